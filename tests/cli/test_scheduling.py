import json
import shutil
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from scse_desk import cli
from scse_desk.cli import scheduling
from scse_desk.domain import scheduling as domain
from scse_desk.language import LANGUAGES, language
from scse_desk.store import Store
from scse_desk.store.models import Meeting
from scse_desk.task import Cancelled
from tests.cli.conftest import Said
from tests.domain.rich_rounds import Maker

DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"
Run = Callable[..., Said]


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("rounds") / "rounds.scse"
    with Store.create(made, "Lin") as store, store.change("Make rounds") as session:
        Maker(session, 1).round()
    return made


@pytest.fixture
def path(rounds: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(rounds, tmp_path / "rounds.scse"))


@pytest.fixture
def schedule(path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str, code: str = "en", command: str = "schedule") -> Said:
        given = ["--store", str(path), "--language", code, *command.split(), "--edition", "2026"]
        result = cli.main([*given, *arguments])
        said = capsys.readouterr()
        return Said(result, said.out, said.err)

    return run


def meetings(path: Path) -> int:
    with Store.open(path, "Lin", read_only=True) as store, store.read() as session:
        return session.scalar(select(func.count()).select_from(Meeting)) or 0


def test_a_plan_is_printed_and_nothing_is_written(schedule: Run, path: Path) -> None:
    before = meetings(path)
    said = schedule("--round", "Round", "--mode", "all", "--time-limit", "0.5")
    assert said.code == 0
    assert "Musts held" in said.out
    assert said.out.endswith("Nothing was changed; --apply applies the plan.\n")
    assert meetings(path) == before


def test_a_plan_is_applied_as_one_change(schedule: Run, path: Path) -> None:
    before = meetings(path)
    said = schedule("--round", "Round", "--time-limit", "0.5", "--apply", "--json")
    plan = json.loads(said.out)
    placed = [each for each in plan["differences"] if each["kind"] == "placed"]
    assert plan["applied"] is True
    assert meetings(path) == before + len(placed) > before
    with Store.open(path, "Lin") as store:
        assert store.undo().english() == "Apply the plan of Round"
    assert meetings(path) == before


def test_every_field_of_a_plan_is_documented(schedule: Run) -> None:
    plan = json.loads(schedule("--round", "Round", "--time-limit", "0.5", "--json").out)
    section = DOCS.read_text("utf-8").partition("## Plans of rounds")[2]
    for field in plan:
        assert f"| `{field}` |" in section
    assert {each["name"] for each in plan["objectives"]} <= set(section.split("`"))
    after = next(each["after"] for each in plan["differences"] if each["after"])
    assert "{" + ", ".join(after) + "}" in section
    assert datetime.fromisoformat(after["starts_at"]).utcoffset() is not None


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--round", "Nowhere"), "There is no round “Nowhere” in this edition."),
        (("--round", "9" * 20), f"There is no round “{'9' * 20}” in this edition."),
        (("--round", "Round", "--time-limit", "0"), "--time-limit must be more than 0."),
        (
            ("--round", "Round", "--at", "noon"),
            "“noon” is no time; write it as 2026-03-17T14:30.",
        ),
        (
            ("--round", "Round", "--mode", "from-now", "--at", "2026-04-01T00:00"),
            "All slots of this round are past.",
        ),
    ],
)
def test_what_cannot_be_planned_is_refused_in_a_sentence(
    schedule: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    said = schedule(*arguments)
    assert (said.code, said.out, said.error) == (2, "", f"{sentence}\n")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_plan_is_told_in_every_language(schedule: Run, code: str) -> None:
    said = schedule("--round", "Round", "--time-limit", "0.5", code=code)
    assert language(code).text("Nothing was changed; --apply applies the plan.") in said.out


def test_meetings_are_listed_with_who_where_and_when(schedule: Run) -> None:
    rows = json.loads(schedule("meetings", "--json", command="list").out)
    for row in rows:
        assert row["participants"] == [row["first"], row["second"]]
        assert row["starts_at"].endswith("+08:00")
        assert row["ends_at"].endswith("+08:00")
        assert {"slot", "table", "interpreter"} <= row.keys()


def test_unmet_wishes_are_listed_with_what_stands_in_their_way(schedule: Run) -> None:
    every = json.loads(schedule("requests", "--json", command="list").out)
    unmet = json.loads(schedule("unmet", "--json", command="list").out)
    assert {row["id"] for row in unmet} == {row["id"] for row in every if row["place"] == "waiting"}
    assert all(row["reasons"] for row in unmet)


@pytest.fixture
def unmet(schedule: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(schedule("unmet", "--json", command="list").out)
    return found


def test_it_is_said_why_a_request_is_not_met(schedule: Run, unmet: list[dict[str, object]]) -> None:
    for row in unmet[:3]:
        said = schedule(str(row["id"]), command="why")
        assert (said.code, said.error) == (0, "")
        assert "What stands in the way:\n  – " in said.out


def test_a_request_is_named_by_the_two_and_every_field_is_documented(
    schedule: Run, unmet: list[dict[str, object]]
) -> None:
    section = DOCS.read_text("utf-8").partition("## Why a request is not met")[2]
    kinds = set()
    for row in unmet:
        why = json.loads(schedule(str(row["id"]), "--json", command="why").out)
        assert why["participants"] == [row["first"], row["second"]]
        assert all(f"| `{field}` |" in section for field in why)
        for remedy in why["remedies"]:
            assert "{" + ", ".join(remedy) + "}" in section
            kinds.add(remedy["kind"])
    assert kinds
    assert kinds <= set(section.split("`"))
    again = schedule(f"{row['second']} – {row['first']}", command="why")
    assert again.out == schedule(str(row["id"]), command="why").out


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        (("999999",), "There is no request 999999."),
        (
            ("Nobody",),
            "Name a request by its ID, or by the names of the two who are to meet.",
        ),
        (("Nobody", "Company 1"), "There is no request of “Nobody” and “Company 1”."),
    ],
)
def test_a_request_that_is_not_there_is_refused(
    schedule: Run, named: tuple[str, ...], sentence: str
) -> None:
    said = schedule(*named, command="why")
    assert (said.code, said.out, said.error) == (2, "", f"{sentence}\n")


def test_one_interrupt_keeps_the_best_plan_so_far_and_a_second_one_ends() -> None:
    with scheduling.watched(language("en")) as (report, _, stopped):
        report(0, 3, "")
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Cancelled):
            report(1, 3, "")
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert stopped


def test_a_plan_that_was_stopped_is_printed_and_not_applied(
    schedule: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose = domain.propose

    def stopped(*given: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return propose(*given)

    monkeypatch.setattr(domain, "propose", stopped)
    before = meetings(path)
    said = schedule("--round", "Round", "--mode", "all", "--time-limit", "0.5", "--apply")
    assert said.code == cli.STOPPED
    assert said.out.endswith("this is the best plan so far. Nothing was changed.\n")
    assert meetings(path) == before


def test_what_is_not_known_is_null_in_every_list(schedule: Run) -> None:
    for kind in ("requests", "meetings", "unmet", "participants", "tables"):
        said = schedule("--json", command=f"list {kind}")
        rows = json.loads(said.out)
        assert rows
        assert not [key for row in rows for key, value in row.items() if value == ""]


@pytest.mark.parametrize(
    "moment",
    ["2026-03-17", "20260317T1200", "2026-W12-2T09:00", "0001-03-17T09:00", "2026-03-17 09:00"],
)
def test_a_moment_is_a_day_with_its_hour_and_minute(moment: str) -> None:
    zone = ZoneInfo("Asia/Taipei")
    with pytest.raises(scheduling.NoMoment):
        scheduling.moment(moment, zone)
    nine = datetime(2026, 3, 17, 9, tzinfo=zone)
    for text in ("2026-03-17T09:00", "2026-03-17T09:00:00", "2026-03-17T01:00Z"):
        assert scheduling.moment(text, zone) == nine
    assert scheduling.moment("2026-03-17T10:00+09:00", zone) == nine
