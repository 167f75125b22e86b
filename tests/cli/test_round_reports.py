"""The papers of a matchmaking round from the command line, by name."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from scse_desk import cli
from tests.cli.conftest import Desk, Said
from tests.reports.papers import page_count, pages_of
from tests.reports.round_store import held_round_file

__all__ = ["held_round_file"]


@pytest.fixture
def desk(held_round_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Runs `scse-desk` in English on a store with one small round."""
    path = Path(shutil.copy(held_round_file, tmp_path / "round.scse"))

    def run(*arguments: str) -> Said:
        code = cli.main(["--store", str(path), "--language", "en", *arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


def test_every_paper_of_the_round_is_written_by_its_name(desk: Desk, tmp_path: Path) -> None:
    for name, ending in (
        ("meeting-schedule", "pdf"),
        ("table-sign", "pdf"),
        ("master-grid", "pdf"),
        ("unmet-wishes", "pdf"),
        ("unmet-wishes", "xlsx"),
        ("round-report", "pdf"),
        ("round-workbook", "xlsx"),
        ("calendar", "zip"),
        ("people-to-tell", "pdf"),
    ):
        out = tmp_path / f"{name}.{ending}"
        said = desk("report", name, "--edition", "2026", "--out", str(out))
        assert (said.code, said.out) == (0, f"{out}\n"), said.error
        assert out.stat().st_size > 500


def test_one_participant_is_named_in_any_language_or_in_part(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "one.pdf"
    wanted = ("report", "meeting-schedule", "--edition", "2026", "--out", str(out))
    for name in ("河內市", "Thành phố Hà Nội", "hanoi", "1"):
        assert desk(*wanted, "--participant", name).code == 0
        (page,) = pages_of(out.read_bytes())
        assert "Hanoi City" in page


def test_own_language_and_day_are_heard(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "all.pdf"
    said = desk(
        "report", "meeting-schedule", "--edition", "2026", "--round", "全球商機媒合會",
        "--day", "2026-03-17", "--own-language", "--out", str(out),
    )  # fmt: skip
    assert said.code == 0
    pages = pages_of(out.read_bytes())
    assert len(pages) == 3
    assert "Thành phố Hà Nội" in pages[0]


def test_one_table_has_a_sign_for_each_day(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "signs.pdf"
    wanted = ("report", "table-sign", "--edition", "2026", "--out", str(out), "--table", "1")
    assert desk(*wanted).code == 0
    assert page_count(out.read_bytes()) == 2
    assert desk(*wanted, "--day", "2026-03-17").code == 0
    assert page_count(out.read_bytes()) == 1


def test_a_calendar_is_one_participant_s_file_or_a_folder(desk: Desk, tmp_path: Path) -> None:
    one, whole = tmp_path / "one.ics", tmp_path / "all.zip"
    wanted = ("report", "calendar", "--edition", "2026", "--out")
    assert desk(*wanted, str(one), "--participant", "Grace").code == 0
    assert one.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert desk(*wanted, str(whole)).code == 0
    with ZipFile(whole) as archive:
        assert len(archive.namelist()) == 4
    said = desk(*wanted, str(one))
    assert said.code == 2
    assert "choose one, or write a .zip of all" in said.error


def test_the_language_is_the_paper_s(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "book.xlsx"
    given = ("report", "round-workbook", "--edition", "2026", "--out", str(out))
    assert desk(*given, "--language", "zh_TW").code == 0
    assert openpyxl.load_workbook(out).sheetnames[0] == "洽談"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("meeting-schedule",), "Say which edition: --edition YEAR."),
        (
            ("meeting-schedule", "--edition", "2026", "--round", "Nowhere"),
            "There is no round “Nowhere” in this edition.",
        ),
        (
            ("meeting-schedule", "--edition", "2026", "--participant", "Nobody"),
            "There is no participant “Nobody” in this round.",
        ),
        (
            ("table-sign", "--edition", "2026", "--table", "99"),
            "There is no table “99” in this round.",
        ),
        (
            ("table-sign", "--edition", "2026", "--day", "tomorrow"),
            "“tomorrow” is no day; write it as 2026-03-17.",
        ),
        *(
            (
                (name, "--edition", "2026", "--day", "2026-03-20"),
                "The round is not held on 20 March 2026.",
            )
            for name in ("meeting-schedule", "table-sign", "master-grid")
        ),
        (
            ("meeting-schedule", "--edition", "2026", "--participant", ""),
            "There is no participant “” in this round.",
        ),
        (
            ("table-sign", "--edition", "2026", "--day", ""),
            "“” is no day; write it as 2026-03-17.",
        ),
        (
            ("meeting-schedule", "--edition", "2026", "--participant", "9" * 20),
            f"There is no participant “{'9' * 20}” in this round.",
        ),
        (
            ("people-to-tell", "--edition", "2026", "--change", "9" * 20),
            f"There is no change {'9' * 20}.",
        ),
        (
            ("people-to-tell", "--edition", "2026", "--change", "99"),
            "There is no change 99.",
        ),
        (
            ("table-sign", "--edition", "2026", "--contacts"),
            "--contacts does not go with the report table-sign.",
        ),
        (
            ("table-sign", "--edition", "2026", "--participant", "Hanoi"),
            "--participant does not go with the report table-sign.",
        ),
        (
            ("master-grid", "--edition", "2026", "--own-language"),
            "--own-language does not go with the report master-grid.",
        ),
    ],
)
def test_what_is_not_there_or_does_not_go_together_is_refused(
    desk: Desk, tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    said = desk("report", *arguments, "--out", str(tmp_path / "x.pdf"))
    assert said.code == 2
    assert said.error.strip() == reason
    assert not (tmp_path / "x.pdf").exists()


def test_of_two_rounds_it_is_asked_which(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "round.scse"
    from scse_desk.domain import records
    from scse_desk.store import Store

    with Store.open(path, "Mei-ling") as store, store.change("Add") as session:
        records.add(session, "matchmaking_round", edition_id=1, name="Second")
    said = desk("report", "round-report", "--edition", "2026", "--out", str(tmp_path / "x.pdf"))
    assert said.code == 2
    assert "Global Matchmaking (ID 1), Second (ID 2)" in said.error
