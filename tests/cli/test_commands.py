import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from scse_desk import cli
from scse_desk.domain.listings import MODULES as KINDS
from scse_desk.language import LANGUAGES
from scse_desk.reports import MODULES, REPORTS
from scse_desk.store import Store
from tests.cli.conftest import Desk


def test_help_names_every_command_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for code in LANGUAGES:
        with pytest.raises(SystemExit) as ended:
            cli.main(["--language", code, "--help"])
        assert ended.value.code == 0
        said = capsys.readouterr().out
        for command in ("open", "seed", "list", "report", "undo", "pictures", "tour"):
            assert f"\n    {command}" in said


def test_help_loads_neither_the_store_nor_the_window() -> None:
    program = (
        "import sys; from scse_desk import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('sqlalchemy', 'PySide6', 'babel') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_report_has_what_the_command_line_asks_of_it() -> None:
    for name in MODULES:
        kind = REPORTS[name]
        assert name == kind.NAME
        assert set(kind.FORMATS) <= {"pdf", "xlsx", "ics", "zip"}
        assert "printed_at" in kind.Options.__dataclass_fields__


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "boats"], "There is no list of “boats”. Choose one of series, editions"),
        (["list", "claims", "--edition", "1999"], "There is no edition 1999. These are known: "),
        (["report", "poem", "--out", "a.pdf"], "There is no report “poem”. Choose one of"),
        (["report", "fact-sheet", "--out", "a.pdf"], "Say which edition: --edition YEAR."),
        (
            ["report", "fact-sheet", "--edition", "2025", "--out", "a.txt"],
            "fact-sheet can be written to a file ending in .pdf, not to a.txt.",
        ),
        (["report", "delegation-brief", "--out", "a.pdf"], "Say which delegation"),
        (
            ["report", "delegation-brief", "--delegation", "Nobody", "--out", "a.pdf"],
            "There is no delegation “Nobody”.",
        ),
        (["history", "--record", "edition", "x"], "“x” is no id of a record."),
        (["history", "--record", "edition", "999"], "There is no edition 999."),
        (["history", "--record", "boat", "1"], "There is no kind of record “boat”."),
        (["redo"], "There is nothing to redo."),
        (["sail"], "This command is not understood (COMMAND is one of open, seed,"),
        (["list"], "This command is not understood (KIND must be given); see scse-desk --help."),
        (["documents", "attach", "/nowhere/at/all"], ""),
        (["sample", "--size", "0"], "The size of the sample is a whole number from 1 to"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    desk: Desk, arguments: list[str], sentence: str
) -> None:
    said = desk(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.error.startswith(sentence)
    assert said.error.count("\n") == 1


def test_an_unknown_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", "fr", "list", "editions"]) == 2
    assert "fr" in capsys.readouterr().err


def test_reading_without_a_store_says_how_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none.scse"
    assert cli.main(["--store", str(missing), "--language", "en", "list", "people"]) == 2
    assert "“scse-desk seed” makes one." in capsys.readouterr().err
    assert not missing.exists()


def test_options_may_stand_before_or_after_the_command(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    after = ["list", "series", "--store", str(path), "--language", "en"]
    assert cli.main(after) == 0
    shown = capsys.readouterr().out
    assert cli.main(["--language", "en", "--store", str(path), "list", "series"]) == 0
    assert capsys.readouterr().out == shown


def test_seeding_again_adds_nothing(desk: Desk) -> None:
    assert desk("seed").out == "Nothing new: everything was there already.\n"


def test_a_list_is_a_table_whose_columns_align_with_chinese_names(desk: Desk) -> None:
    lines = desk("list", "editions", "--language", "zh_TW").out.splitlines()
    assert lines[1].startswith("──")
    assert "2025 智慧城市論壇暨展覽" in "\n".join(lines)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_as_a_table_and_as_json(desk: Desk, kind: str) -> None:
    table, listed = desk("list", kind), desk("list", kind, "--json")
    assert (table.code, listed.code) == (0, 0)
    rows = json.loads(listed.out)
    number = len(rows)
    assert table.out.splitlines()[-1] == f"{number} record{'' if number == 1 else 's'}"


def test_a_statistic_in_json_leads_back_to_its_source(desk: Desk) -> None:
    rows = json.loads(desk("list", "statistics", "--edition", "2025", "--json").out)
    mayors = next(row for row in rows if row["metric"] == "mayors")
    assert {key: mayors[key] for key in ("edition", "series", "value", "comparator", "status")} == {
        "edition": 2025,
        "series": "SCSE",
        "value": 86,
        "comparator": "eq",
        "status": "achieved_so_far",
    }
    assert set(mayors) >= {"leg", "unit", "as_of", "definition"}
    assert set(mayors["source"]) == {"kind", "document", "sha256", "offset", "length"}


def test_personal_data_stays_out_of_lists(desk: Desk) -> None:
    rows = json.loads(desk("list", "people", "--json").out)
    assert {"email", "phone"}.isdisjoint(rows[0])


def test_a_change_is_taken_back_and_made_again(desk: Desk) -> None:
    assert desk("undo").out == "Taken back: Seed the facts of the documents\n"
    assert json.loads(desk("list", "editions", "--json").out) == []
    assert desk("redo").out == "Made again: Seed the facts of the documents\n"
    assert "Undo: Seed the facts of the documents" in desk("history").out


def test_the_history_of_a_record_shows_what_became_of_each_field(desk: Desk, path: Path) -> None:
    with Store.open(path, "Lin") as store, store.change("Edit") as session:
        from scse_desk.domain import records

        records.set_value(session, "series", 1, "name_en", "Another name")
    said = desk("history", "--record", "series", "1").out
    assert "Lin  Edit" in said
    assert " → Another name" in said
    entries = json.loads(desk("history", "--record", "series", "1", "--json").out)
    assert entries[0]["after"]["name_en"] == "Another name"


def test_a_sound_store_is_said_to_be(desk: Desk, path: Path) -> None:
    assert desk("check").out == f"{path} is sound.\n"


def test_writing_beside_an_open_window_is_refused_and_reading_is_not(
    desk: Desk, path: Path
) -> None:
    with Store.open(path, "Lin"):
        assert desk("undo").code == 2
        assert desk("list", "series").code == 0


def test_a_fact_sheet_is_written_where_it_was_asked_for(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    said = desk(
        "report", "fact-sheet", "--edition", "2025", "--language", "vi", "--out", str(target)
    )
    assert (said.code, said.out) == (0, f"{target}\n")
    assert target.read_bytes().startswith(b"%PDF")


def test_a_brief_is_written_for_a_delegation_named_in_any_language(
    desk: Desk, tmp_path: Path
) -> None:
    target = tmp_path / "brief.pdf"
    said = desk("report", "delegation-brief", "--delegation", "捷克", "--out", str(target))
    assert said.code == 0
    assert "The window shows all of them beside the delegation." in said.error
    assert re.search(r"Before printing · Missing \(\d+\): ", said.error)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_brief_is_written_for_a_delegation_of_which_the_id_is_given(
    desk: Desk, tmp_path: Path
) -> None:
    (found,) = (one for one in json.loads(desk("list", "delegations", "--json").out)
                if "Czech" in one["name"])  # fmt: skip
    target = tmp_path / "brief.pdf"
    number = str(found["id"])
    said = desk("report", "delegation-brief", "--delegation", number, "--out", str(target))
    assert (said.out, said.code) == (f"{target}\n", 0)
    assert target.read_bytes().startswith(b"%PDF")


def test_delegations_that_may_be_meant_are_told_apart_by_their_ids(
    desk: Desk, tmp_path: Path
) -> None:
    said = desk("report", "delegation-brief", "--delegation", "a", "--out", str(tmp_path / "a.pdf"))
    assert said.code == 2
    assert re.search(r"“a” may be any of these delegations: .* \(ID \d+\), .*", said.error)


def test_an_attendee_list_knows_the_columns_asked_for(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "list.xlsx"
    asked = ["report", "attendee-list", "--edition", "2025", "--out", str(target), "--columns"]
    assert desk(*asked, "name,country").code == 0
    said = desk(*asked, "name,age")
    assert said.error.startswith("There is no column “age”. Choose from number, name")


@pytest.mark.parametrize(
    ("asked", "filtered"),
    [
        ("--role press --country vn,TW", "Role: Press; Country: Taiwan, Vietnam"),
        ("--role Buyer,VIP --status confirmed", "Role: Buyer, VIP; Status: Confirmed"),
        ("--country Japan", "Country: Japan"),
    ],
)
def test_an_attendee_list_is_narrowed_and_says_so(
    sample_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    asked: str,
    filtered: str,
) -> None:
    target = tmp_path / "list.xlsx"
    report = ["report", "attendee-list", "--edition", "SAMPLE-2026", "--out", str(target)]
    own = shutil.copy(sample_file, tmp_path / "own.scse")
    start = ["--store", str(own), "--language", "en"]
    assert cli.main([*start, *report, "--columns", "role,country,status", *asked.split()]) == 0
    capsys.readouterr()
    list_sheet, about = openpyxl.load_workbook(target, read_only=True).worksheets
    said = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert said["Filter"] == filtered
    words = {word for part in filtered.split("; ") for word in part.split(": ")[1].split(", ")}
    rows = list(list_sheet.iter_rows(min_row=2, values_only=True))
    assert rows
    places = [
        ["Role", "Country", "Status"].index(part.split(":")[0]) for part in filtered.split("; ")
    ]
    assert {str(row[place]) for row in rows for place in places} <= words


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ("--role king", "--role cannot be “king”. Choose from visitor, buyer, "),
        ("--status ,", "--status cannot be “”. Choose from registered, confirmed, cancelled."),
        ("--country XX", "There is no country “XX”. Give its code, such as TW, or its name."),
    ],
)
def test_a_filter_that_means_nothing_is_refused(
    desk: Desk, tmp_path: Path, asked: str, refusal: str
) -> None:
    target = tmp_path / "list.xlsx"
    report = ["report", "attendee-list", "--edition", "2025", "--out", str(target)]
    said = desk(*report, *asked.split())
    assert said.code == 2
    assert said.error.startswith(refusal)
    assert not target.exists()


@pytest.mark.parametrize("option", ["--role", "--columns", "--delegation"])
def test_an_option_of_another_report_is_not_left_unheard(
    desk: Desk, tmp_path: Path, option: str
) -> None:
    report = ["report", "fact-sheet", "--edition", "2025", "--out", str(tmp_path / "sheet.pdf")]
    said = desk(*report, option, "press")
    assert (said.code, said.error) == (2, f"{option} does not go with the report fact-sheet.\n")


def test_changes_are_listed_in_words(desk: Desk, path: Path) -> None:
    with Store.open(path, "Lin") as store, store.change("Add {name}", name="Huế") as session:
        from scse_desk.domain import records

        records.set_value(session, "series", 1, "name_en", "Another name")
    assert "Add Huế" in desk("list", "changes").out


def test_a_folder_that_is_synchronised_is_warned_of(desk: Desk, path: Path) -> None:
    (path.parent / ".stfolder").mkdir()
    said = desk("list", "series", "--json")
    assert (said.code, len(json.loads(said.out)) > 0) == (0, True)
    assert "is synchronised by a cloud service" in said.error
