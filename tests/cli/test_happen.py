"""What happens on the day, told on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from scse_desk import cli
from scse_desk.domain import matchmaking
from scse_desk.language import LANGUAGES, language
from scse_desk.store import Store
from scse_desk.store.models import Export, Meeting
from tests.cli.conftest import Said
from tests.domain.conftest import Round, board, empty, show, store

__all__ = ["board", "empty", "show", "store"]
DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"
NINE = ("--at", "2026-03-18T09:00")
Run = Callable[..., Said]


@pytest.fixture
def path(store: Store, board: Round) -> Path:
    """Hà Nội meets at 09:00 at table 1, Huế at 09:20 at table 2, Chen Yi interprets."""
    with store.change("Place") as session:
        for place in (0, 1):
            matchmaking.place(
                session,
                board.requests[place],
                board.slots[place],
                board.tables[place],
                board.interpreter,
            )
    store.close()
    return store.path


@pytest.fixture
def desk(path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str, code: str = "en") -> Said:
        result = cli.main(["--store", str(path), "--language", code, *arguments])
        said = capsys.readouterr()
        return Said(result, said.out, said.err)

    return run


@pytest.fixture
def happen(desk: Run) -> Run:
    def run(*arguments: str, code: str = "en") -> Said:
        return desk("happen", *arguments, "--edition", "2026", code=code)

    return run


def meetings(path: Path) -> list[tuple[int | None, int | None, str]]:
    """Slot, table and status of every meeting."""
    with Store.open(path, "Lin", read_only=True) as opened, opened.read() as session:
        found = session.scalars(select(Meeting).order_by(Meeting.id))
        return [(each.slot_id, each.table_id, each.status) for each in found]


def test_a_closed_table_is_answered_by_another_and_nothing_is_written(
    happen: Run, path: Path
) -> None:
    before = meetings(path)
    said = happen("table-closed", "2", *NINE)
    assert (said.code, said.error) == (0, "")
    assert said.out == (
        "Table 2 is closed\n"
        "Affected:\n"
        "  – 2026-03-18 09:20 · 2 · Chen Yi: Công ty Cửu Long – Huế\n"
        "Proposal:\n"
        "Change       Participant  Meets             So far                          "
        "From now on\n"
        "───────────  ───────────  ────────────────  ──────────────────────────────  "
        "──────────────────────────────\n"
        "Other table  Huế          Công ty Cửu Long  2026-03-18 09:20 · 2 · Chen Yi  "
        "2026-03-18 09:20 · 1 · Chen Yi\n"
        "To tell:\n"
        "  – Công ty Cửu Long\n"
        "  – Huế\n"
        "  – Chen Yi\n"
        "To print again:\n"
        "  – Schedule of Công ty Cửu Long\n"
        "  – Schedule of Huế\n"
        "  – Sign of Table 1, 18 March\n"
        "  – Sign of Table 2, 18 March\n"
        "Nothing was changed; --apply applies the plan.\n"
    )
    assert meetings(path) == before


def test_what_happened_is_applied_with_its_plan_as_one_change(happen: Run, path: Path) -> None:
    before = meetings(path)
    assert happen("table-closed", "2", *NINE, "--apply").code == 0
    assert meetings(path)[1][:2] == (2, 1)
    with Store.open(path, "Lin") as opened:
        assert opened.undo().english() == "Table 2 is closed"
    assert meetings(path) == before


def test_a_meeting_is_cancelled_by_the_names_of_the_two(happen: Run, path: Path) -> None:
    assert happen("cancelled", "Hà Nội", "Công ty Cửu Long", "--apply").code == 0
    assert meetings(path)[0] == (None, None, "cancelled")


def test_a_no_show_says_whose_side_did_not_come(happen: Run, path: Path, desk: Run) -> None:
    assert happen("no-show", "1", "--absent", "Hà Nội", "--apply").code == 0
    (outcome,) = json.loads(desk("list", "outcomes", "--json").out)
    assert (outcome["first"], outcome["absent"]) == ("Hà Nội", "first")


def test_who_is_late_is_met_later(happen: Run) -> None:
    said = json.loads(happen("late", "Hà Nội", "--minutes", "15", *NINE, "--json").out)
    (change,) = said["differences"]
    assert change["kind"] == "moved"
    assert change["after"]["starts_at"] == "2026-03-18T14:00:00+08:00"


def test_an_ill_interpreter_leaves_meetings_without_a_place(happen: Run) -> None:
    said = happen("interpreter-ill", "Chen", *NINE)
    assert "2 meetings find no other place; their wishes wait again." in said.out


def test_every_field_is_documented(happen: Run) -> None:
    section = DOCS.read_text("utf-8").partition("## What happens on the day")[2]
    said = json.loads(happen("table-closed", "2", *NINE, "--json").out)
    assert all(f"| `{field}` |" in section for field in said)
    for field in ("affected", "differences", "to_tell", "signs"):
        assert "{" + ", ".join(said[field][0]) + "}" in section


def test_the_list_is_written_after_the_change_and_logged_without_names(
    happen: Run, desk: Run, tmp_path: Path, path: Path
) -> None:
    happen("table-closed", "2", *NINE, "--apply")
    out = tmp_path / "whom.xlsx"
    given = ("report", "people-to-tell", "--edition", "2026", "--out", str(out))
    assert desk(*given).code == 0
    people, papers = openpyxl.load_workbook(out).worksheets[:2]
    assert [cell.value for cell in people[1]] == [
        "To tell", "Meets", "Change", "So far", "From now on",
    ]  # fmt: skip
    assert [people.cell(row, 1).value for row in range(2, 5)] == [
        "Công ty Cửu Long · Exhibitor", "Huế · Delegation", "Chen Yi · Interpreter",
    ]  # fmt: skip
    assert papers.max_row == 5
    assert desk(*given, "--contacts", "--language", "vi").code == 0
    assert openpyxl.load_workbook(out).worksheets[0].max_column == 8
    with Store.open(path, "Lin", read_only=True) as opened, opened.read() as session:
        logged = [each.options for each in session.scalars(select(Export).order_by(Export.id))]
    assert [each["contacts"] for each in logged] == [False, True]
    assert set(logged[0]) == {"round_id", "printed_at", "change_id", "contacts"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_told_in_every_language(happen: Run, code: str) -> None:
    said = happen("interpreter-ill", "Chen", *NINE, code=code)
    words = language(code)
    for heading in ("Affected", "Proposal", "To tell", "To print again"):
        assert words.text("{title}:", title=words.text(heading)) in said.out.splitlines()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("cancelled", "99"), "There is no request 99."),
        (("cancelled", "Huế", "Hà Nội"), "There is no request of “Huế” and “Hà Nội”."),
        (("no-show", "1"), "Say who did not come: --absent NAME, or --absent both."),
        (
            ("no-show", "1", "--absent", "Huế"),
            "“Huế” is not one of the two who were to meet.",
        ),
        (("late", "Huế", *NINE), "Say by how many minutes."),
        (("late", "Huế", "Hà Nội"), "Name one: its name or label in quotation marks, or its ID."),
        (
            ("late", "Huế", "--minutes", "5", "--at", "2026-03-18T18:00"),
            "Huế has no meeting any more from then on.",
        ),
        (("table-closed", "9", *NINE), "There is no table “9” in this round."),
        (
            ("table-closed", "1", "--at", "2026-03-20T09:00"),
            "The round is not held on that day; say when it happens.",
        ),
        (
            ("table-closed", "1", *NINE, "--until", "2026-03-18T08:00"),
            "The end must be after the start.",
        ),
        (
            ("table-closed", "1", *NINE, "--until", "noon"),
            "“noon” is no time; write it as 2026-03-17T14:30.",
        ),
        (("table-closed", "1", "--minutes", "5"), "--minutes does not go with table-closed."),
        (
            ("interpreter-ill", "Nobody", *NINE),
            "There is no interpreter “Nobody” in this edition.",
        ),
        (("cancelled", "9" * 20), f"There is no request {'9' * 20}."),
        (("late", "Huế", *NINE, "--minutes", "9" * 12), "Say by how many minutes."),
        (
            ("table-closed", "1", "--at", "0001-01-01T00:00"),
            "“0001-01-01T00:00” is no time; write it as 2026-03-17T14:30.",
        ),
        (("cancelled", "1", "--time-limit", "0"), "--time-limit must be more than 0."),
        (("cancelled", "1", "--round", "Two"), "There is no round “Two” in this edition."),
    ],
)
def test_what_cannot_have_happened_is_refused_in_a_sentence(
    happen: Run, path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    before = meetings(path)
    said = happen(*arguments, "--apply")
    assert (said.code, said.out, said.error) == (2, "", f"{sentence}\n")
    assert meetings(path) == before
