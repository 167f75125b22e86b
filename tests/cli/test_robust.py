"""The command line under bad input: one sentence, and nothing left behind."""

import io
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from scse_desk import cli
from scse_desk.cli import desk as bars
from tests.cli.conftest import Desk


def test_an_id_beyond_every_key_is_refused(desk: Desk) -> None:
    said = desk("history", "--record", "statistic", "9" * 30)
    assert (said.code, said.error) == (2, f"“{'9' * 30}” is no id of a record.\n")


def test_history_knows_records_by_the_kind_that_lists_them(desk: Desk) -> None:
    by_list = desk("history", "--record", "statistics", "1")
    assert by_list.code == 0
    assert "Metric: — → Exhibitors" in by_list.out
    assert by_list == desk("history", "--record", "statistic", "1")


def test_a_day_of_which_only_the_month_is_known_is_not_listed_as_a_day(desk: Desk) -> None:
    line = next(
        line
        for line in desk("list", "programme", "--edition", "2020").out.splitlines()
        if "Smart City Mayors’ Summit 2020" in line
    )
    assert line.split()[1] == "2020-08"
    items = json.loads(desk("list", "programme", "--edition", "2020", "--json").out)
    assert {("2020-08-01", "month")} == {
        (item["day"], item["precision"]) for item in items if item["day"] == "2020-08-01"
    }


def test_warnings_of_a_command_go_to_the_log(
    desk: Desk, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCSE_DESK_DATA", str(tmp_path / "data"))
    program = (
        "import logging, sys; from scse_desk import cli\n"
        f"assert cli.main(['--store', {str(path)!r}, 'check']) == 0\n"
        "logging.getLogger('scse_desk').warning('kept')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "kept" in (tmp_path / "data" / "scse-desk.log").read_text("utf-8")


def test_an_empty_edition_is_none(desk: Desk) -> None:
    said = desk("list", "editions", "--edition", "")
    assert said.code == 2
    assert said.error.startswith("There is no edition ")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["list"], "KIND must be given"),
        (["list", "series", "--boats"], "--boats means nothing here"),
        (["documents", "sink", "here"], "attach must stand here, not sink"),
        (["list", "series", "--edition"], "--edition needs a value"),
        (["history", "--record", "edition"], "--record needs 2 values"),
        (["sample", "--size", "big"], "--size is a whole number, not big"),
        (["undo", "--help=yes"], "-h/--help takes no value, not yes"),
    ],
)
def test_what_is_not_understood_is_said_in_our_own_words(
    desk: Desk, arguments: list[str], problem: str
) -> None:
    sentence = f"This command is not understood ({problem}); see scse-desk --help.\n"
    assert desk(*arguments).error == sentence


@pytest.mark.parametrize("columns", ["", ",", " , "])
def test_a_list_without_a_column_is_refused(desk: Desk, tmp_path: Path, columns: str) -> None:
    target = tmp_path / "list.xlsx"
    asked = ["report", "attendee-list", "--edition", "2025", "--out", str(target), "--columns"]
    said = desk(*asked, columns)
    assert said.code == 2
    assert said.error.startswith("Say which columns: --columns number,name,")
    assert not target.exists()


@pytest.mark.parametrize("command", ["pictures", "tour"])
def test_a_folder_that_cannot_be_made_is_refused(desk: Desk, tmp_path: Path, command: str) -> None:
    in_the_way = tmp_path / "taken"
    in_the_way.touch()
    said = desk(command, str(in_the_way))
    assert (said.code, said.error) == (2, f"No file can be made in the folder {in_the_way}.\n")


def test_a_store_that_nothing_came_into_is_not_left_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.scse"
    assert cli.main(["--store", str(path), "sample", "--size", "0"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not path.exists()


def test_a_store_that_was_there_stays_when_nothing_comes(desk: Desk, path: Path) -> None:
    assert desk("sample", "--size", "0").code == 2
    assert path.exists()


class Watched(io.StringIO):
    """A stream that tells when a text is written to it."""

    def __init__(self, awaited: str) -> None:
        super().__init__()
        self.awaited = awaited
        self.seen = threading.Event()

    def write(self, text: str) -> int:
        if self.awaited in text:
            self.seen.set()
        return super().write(text)


def test_work_that_reports_nothing_shows_its_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Watched("復原 [00:00]")
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(bars, "SLOW", 0.01)
    monkeypatch.setattr(bars, "PIPED", 0.01)
    with bars.bar("復原"):
        assert shown.seen.wait(10)
    assert "it/s" not in shown.getvalue()


def test_a_year_beyond_every_number_is_refused(desk: Desk) -> None:
    said = desk("list", "people", "--edition", "9" * 30)
    assert said.code == 2
    assert said.error.startswith(f"There is no edition {'9' * 30}. These are known:")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no output here that is always full")
def test_an_output_that_takes_no_more_is_said_in_one_sentence(path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "scse_desk", "--store", str(path), "list", "statistics"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    said = "The computer did not let it be done: the disk is full.\n"
    assert (done.returncode, done.stderr) == (2, said)
