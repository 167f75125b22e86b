import json
from pathlib import Path

import pytest

from scse_desk import cli
from scse_desk.language import LANGUAGES, language

DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"
EVENT = """
nBusiness = 3; nMeetings = 2; nTables = 2; nTotalSlots = 4; nMorningSlots = 4;
requested = [|1, 2, 3, |1, 3, 3|];
fixed = [1, 0];
forbidden = [{2}, {0}, {4}];
"""


@pytest.fixture
def event(tmp_path: Path) -> str:
    path = tmp_path / "event.dzn"
    path.write_text(EVENT, encoding="utf-8")
    return str(path)


def test_the_plan_is_printed_as_json(event: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["solve", event, "--json", "--time-limit", "60", "--workers", "1"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer.pop("seconds") >= 0
    assert answer == {
        "status": "optimal",
        "breaks": 1,
        "bound": 1,
        "slots": [1, 3],
        "tables": [1, 1],
    }


def test_every_field_of_the_plan_is_documented(
    event: str, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["solve", event, "--json"])
    told = DOCS.read_text("utf-8").partition("## Plans")[2]
    assert [
        name for name in json.loads(capsys.readouterr().out) if f"| `{name}` |" not in told
    ] == []


def test_without_json_the_plan_is_a_table(event: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", "en", "solve", event]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Breaks: 1; no plan has fewer (")
    assert lines[1].split() == ["Meeting", "Slot", "Table"]
    assert [line.split() for line in lines[3:]] == [["1", "1", "1"], ["2", "3", "1"]]


def test_what_is_fair_decides_whether_there_is_a_plan(
    event: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--language", "en", "solve", event, "--fairness", "0"]) == 0
    assert capsys.readouterr().out.startswith("There is no plan (")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_bad_file_is_refused_in_one_sentence(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.dzn"
    path.write_text("nBusiness = 3;", encoding="utf-8")
    assert cli.main(["--language", code, "solve", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "bad.dzn" in said.err
    assert language(code).text("{name} is missing.", name="nMeetings") in said.err


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_file_that_is_not_there_or_a_folder_is_said_in_the_words_of_the_language(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = language(code)
    for name, problem in (
        ("none.dzn", "there is no such file or folder"),
        ("", "it is a folder"),
    ):
        path = tmp_path / name
        assert cli.main(["--language", code, "solve", str(path)]) == 2
        said = words.text(
            "{file} cannot be read: {problem}.", file=path.name, problem=words.text(problem)
        )
        assert capsys.readouterr().err == f"{said}\n"


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--fairness", "-1", "--fairness must be at least 0."),
        ("--workers", "0", "--workers must be at least 1."),
        ("--time-limit", "0", "--time-limit must be more than 0."),
        ("--time-limit", "nan", "--time-limit must be more than 0."),
    ],
)
def test_options_that_mean_nothing_are_refused(
    event: str, option: str, value: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--language", "en", "solve", event, option, value]) == 2
    assert capsys.readouterr().err == sentence + "\n"


def test_without_a_plan_in_the_time_given_that_is_said_and_the_exit_code_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everyone meets everyone: far too much for a moment."""
    pairs = [(one, other) for one in range(1, 24) for other in range(one + 1, 25)]
    path = tmp_path / "crowded.dzn"
    path.write_text(
        f"nBusiness = 24; nMeetings = {len(pairs)}; nTables = 12; nTotalSlots = 23;"
        f"nMorningSlots = 11; requested = [|{'|'.join(f'{a},{b},3' for a, b in pairs)}|];",
        encoding="utf-8",
    )
    given = ["--language", "en", "solve", str(path), "--time-limit", "0.001", "--json"]
    assert cli.main(given) == 2
    said = capsys.readouterr()
    assert json.loads(said.out)["status"] == "unknown"
    assert said.err.startswith("No plan was found in the time given (")
