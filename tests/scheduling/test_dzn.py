from pathlib import Path

import pytest

from scse_desk.language import LANGUAGES, language
from scse_desk.scheduling import dzn
from scse_desk.scheduling.exact.event import Event

GOOD = """
% the data of an event
nBusiness = 3; nMeetings = 2;
nTables=1;
nTotalSlots =  4 ; nMorningSlots = 2;
requested = [|1, 2,1,
|2, 3,3,|];   /* two
meetings */
meetingsxBusiness = [{2}, {2,3}, {3}];
forbidden = [{0}, { 0, 4 }, 1..2];
fixed = [0, 3];
precedences = [{},
{1}];
"""
READ = Event(
    3,
    1,
    4,
    2,
    ((0, 1), (1, 2)),
    (1, 3),
    (frozenset(), frozenset({3}), frozenset({0, 1})),
    (None, 2),
    (frozenset(), frozenset({0})),
)


def file(folder: Path, text: str) -> Path:
    path = folder / "event.dzn"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_event_is_read_with_comments_and_blanks(tmp_path: Path) -> None:
    assert dzn.read(file(tmp_path, GOOD)) == READ


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fixed", "fixat"),
        ("[|1, 2,1,\n|2, 3,3,|]", "array2d(1..2, 1..3, [1,2,1, 2,3,3])"),
        ("[0, 3]", "array1d(1..2, [0,3])"),
        ("{ 0, 4 }", "4..4"),
        ("{0}, {", "{}, {"),
        (";\n", ";\r\n"),
        ("precedences", "unknownArray = [1, 2];\nprecedences"),
    ],
)
def test_the_same_event_may_be_written_in_other_ways(tmp_path: Path, old: str, new: str) -> None:
    assert old in GOOD
    assert dzn.read(file(tmp_path, GOOD.replace(old, new))) == READ


def test_what_nobody_needs_may_be_missing(tmp_path: Path) -> None:
    short = "\n".join(GOOD.splitlines()[:7])
    event = dzn.read(file(tmp_path, short + "*/"))
    assert (event.forbidden, event.fixed) == ((frozenset(),) * 3, (None, None))
    assert event.before == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("nTables=1", "nTables=many", "nTables is no whole number up to 100000."),
        ("nTables=1;", "", "nTables is missing."),
        ("nBusiness = 3", "nBusiness = 2", "requested has 3, where 1 to 2 are possible."),
        ("|2, 3,3", "|2, 2,3", "participant 2 is to meet itself."),
        ("|2, 3,3", "|0, 3,3", "requested has 0, where 1 to 3 are possible."),
        ("|2, 3,3", "|2, 3,4", "requested has 4, where 1 to 3 are possible."),
        ("|2, 3,3", "|2, 3", "requested has 5 entries instead of 6."),
        ("[0, 3]", "[0, 5]", "fixed has 5, where 1 to 4 are possible."),
        ("[0, 3]", "[0]", "fixed has 1 entries instead of 2."),
        ("[0, 3]", "[0, {3}]", "the values of fixed are not understood."),
        ("[0, 3]", "[0, x]", "the values of fixed are not understood."),
        ("[0, 3]", "0, 3", "the values of fixed are not understood."),
        ("{0}, {", "{", "forbidden has 2 entries instead of 3."),
        ("{1}]", "{3}]", "precedences has 3, where 1 to 2 are possible."),
        ("1..2", "1..999999999", "the values of forbidden are not understood."),
        ("nMorningSlots = 2", "nMorningSlots = 5", "there are more morning slots than slots."),
        ("nTables=1;", "nTables=1; What is this?;", "“What is this?” is no statement."),
    ],
)
def test_a_file_that_tells_of_no_event_is_refused(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert old in GOOD
    with pytest.raises(dzn.Unreadable) as refused:
        dzn.read(file(tmp_path, GOOD.replace(old, new)))
    assert str(refused.value) == f"event.dzn is no event to be scheduled: {sentence}"
    for code in LANGUAGES:
        assert "event.dzn" in language(code).say(refused.value.message)


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "event.dzn"
    with pytest.raises(dzn.Unreadable, match=r"event\.dzn cannot be read: "):
        dzn.read(path)
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(dzn.Unreadable, match=r"event\.dzn is not a text file\."):
        dzn.read(path)
