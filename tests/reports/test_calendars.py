"""Calendars of a round, read again as RFC 5545 says they are to be read."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from scse_desk.domain import board_reading, records, the_day
from scse_desk.language import language
from scse_desk.refused import Refused
from scse_desk.reports import REPORTS, ics, writing
from scse_desk.reports.report import Calendar, Event
from scse_desk.store import Store
from tests.reports.round_store import ACME, GRACE, HANOI, LINK, PRINTED, ROUND, at

KIND = REPORTS["calendar"]
LONGEST = 75


def write(store: Store, path: Path, code: str = "en", **options: object) -> bytes:
    given = {"printed_at": PRINTED, **options}
    chosen = KIND.Options(ROUND, **given)
    writing.write(store, KIND, chosen, language(code), path, lambda *_: None)
    return path.read_bytes()


def events(data: bytes) -> list[Any]:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "one.ics"


def test_a_calendar_has_the_meetings_with_the_edition_s_zone(held_round: Store, path: Path) -> None:
    first, second = events(write(held_round, path, participant_id=HANOI))
    assert first["dtstart"].params["tzid"] == "Asia/Taipei"
    assert first["dtstart"].dt == at(9)
    assert first["dtend"].dt - first["dtstart"].dt == timedelta(minutes=20)
    assert second["dtstart"].dt == at(10)


def test_its_zone_is_defined_in_the_file(held_round: Store, path: Path) -> None:
    data = write(held_round, path, participant_id=HANOI)
    zone: Any = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")[0]
    assert zone["tzid"] == "Asia/Taipei"
    assert zone.to_tz().utcoffset(datetime(2026, 3, 17, 9)) == timedelta(hours=8)


def test_a_zone_with_summer_time_is_defined_with_it() -> None:
    noon = datetime(2026, 7, 1, 10, tzinfo=UTC)
    event = Event("a@b", noon, noon + timedelta(minutes=20), "Meeting")
    data = ics.as_bytes(Calendar("Berlin", "Europe/Berlin", [event]), PRINTED)
    zone: Any = icalendar.Calendar.from_ical(data).walk("VTIMEZONE")[0]
    assert {part.name for part in zone.subcomponents} == {"STANDARD", "DAYLIGHT"}
    assert b"DTSTART;TZID=Europe/Berlin:20260701T120000" in data


@pytest.mark.parametrize("code", ["en", "zh_TW", "vi", "id"])
def test_lines_end_in_crlf_and_are_folded_at_75_octets_of_whole_letters(
    held_round: Store, path: Path, code: str
) -> None:
    data = write(held_round, path, code, participant_id=HANOI)
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(len(line) for line in lines) <= LONGEST
    for line in lines:
        line.decode("utf-8")  # no letter is parted


def test_what_rfc_5545_asks_of_a_calendar_is_there(held_round: Store, path: Path) -> None:
    made: Any = icalendar.Calendar.from_ical(write(held_round, path, participant_id=HANOI))
    assert (str(made["version"]), str(made["method"])) == ("2.0", "PUBLISH")
    assert made["prodid"]
    for event in events(made.to_ical()):
        assert event["uid"]
        assert event["dtstamp"].dt == PRINTED


def test_an_entry_says_with_whom_where_and_who_interprets(held_round: Store, path: Path) -> None:
    first, _ = events(write(held_round, path, participant_id=HANOI))
    assert str(first["summary"]) == "Meeting with =Acme, Ltd"
    assert str(first["location"]) == "Table 1 · Hall A"
    assert str(first["description"]).splitlines() == [
        "With: =Acme, Ltd · Exhibitor · Taiwan",
        "Place: Table 1 · Hall A",
        "Interpreter: Ms Nguyễn Phiên Dịch",
        "Interpreting: Vietnamese–Chinese",
        "Topics: Street lights, Water",
    ]


def test_an_online_meeting_has_its_link(held_round: Store, path: Path) -> None:
    (only,) = events(write(held_round, path, participant_id=GRACE))
    assert str(only["location"]) == LINK
    assert str(only["url"]) == LINK
    assert LINK in str(only["description"])


def test_it_is_in_the_participant_s_own_language_if_wanted(held_round: Store, path: Path) -> None:
    first, _ = events(write(held_round, path, participant_id=HANOI, own_language=True))
    assert str(first["summary"]).startswith("Cuộc gặp với")
    assert first["summary"].params["language"] == "vi"


def test_a_reprint_names_the_same_meetings_and_nothing_has_changed(
    held_round: Store, path: Path
) -> None:
    first = events(write(held_round, path, participant_id=ACME))
    again = events(
        write(held_round, path, participant_id=ACME, printed_at=PRINTED + timedelta(days=1))
    )
    told = [(str(one["uid"]), one["sequence"]) for one in first]
    assert [(str(one["uid"]), one["sequence"]) for one in again] == told
    assert len({uid for uid, _ in told}) == len(told)


def test_a_meeting_that_moved_keeps_its_name_and_has_a_higher_sequence(
    held_round: Store, path: Path
) -> None:
    before, other = events(write(held_round, path, participant_id=HANOI))
    with held_round.change("Move") as session:
        records.set_value(session, "meeting", 1, "table_id", 3)
    after, same = events(write(held_round, path, participant_id=HANOI))
    assert str(after["uid"]) == str(before["uid"])
    assert after["sequence"] > before["sequence"]
    assert after["last-modified"].dt >= before["last-modified"].dt
    assert str(after["location"]) == "Table 3 · Hall A"
    assert same["sequence"] == other["sequence"]
    held_round.undo()
    back, _ = events(write(held_round, path, participant_id=HANOI))
    assert back["sequence"] > after["sequence"]


def test_a_cancelled_meeting_ends_the_entry_that_was_given_out(
    held_round: Store, path: Path
) -> None:
    before = events(write(held_round, path, participant_id=GRACE))
    with held_round.change("Cancel") as session:
        board = board_reading.read(session, ROUND)
        the_day.record(session, board, the_day.cancelled(3))
    made: Any = icalendar.Calendar.from_ical(write(held_round, path, participant_id=GRACE))
    (event,) = made.walk("VEVENT")
    assert (str(made["method"]), str(event["status"])) == ("CANCEL", "CANCELLED")
    assert str(event["uid"]) == str(before[0]["uid"])
    assert event["sequence"] > before[0]["sequence"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (
        before[0]["dtstart"].dt,
        before[0]["dtend"].dt,
    )
    assert str(event["summary"]) == "Cancelled: Meeting with =Acme, Ltd"
    assert str(event["transp"]) == "TRANSPARENT"
    held_round.undo()
    made = icalendar.Calendar.from_ical(write(held_round, path, participant_id=GRACE))
    (back,) = made.walk("VEVENT")
    assert (str(made["method"]), str(back["status"])) == ("PUBLISH", "CONFIRMED")
    assert back["sequence"] > event["sequence"]


def test_what_is_cancelled_stands_among_what_is_held_for_those_who_knew_of_it(
    held_round: Store, path: Path, tmp_path: Path
) -> None:
    write(held_round, path, participant_id=ACME)
    with held_round.change("Take off") as session:
        records.remove(session, "meeting", 3)
    made: Any = icalendar.Calendar.from_ical(write(held_round, path, participant_id=ACME))
    assert str(made["method"]) == "PUBLISH"
    assert [str(event["status"]) for event in made.walk("VEVENT")] == ["CONFIRMED", "CANCELLED"]
    assert events(write(held_round, path, participant_id=GRACE)) == []
    folder = tmp_path / "all.zip"
    write(held_round, folder)
    with zipfile.ZipFile(folder) as archive:
        assert "Grace Hopper (4).ics" not in archive.namelist()


def test_all_go_into_a_folder_a_file_each(held_round: Store, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    write(held_round, path)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        counts = [len(events(archive.read(name))) for name in names]
    assert names == [
        "Hanoi City (1).ics",
        "=Acme, Ltd (2).ics",
        "Grace Hopper (4).ics",
        "Mr Li Wei (3).ics",
    ]
    assert counts == [2, 2, 1, 1]


def test_one_file_is_refused_for_several_participants(held_round: Store, path: Path) -> None:
    with pytest.raises(Refused):
        write(held_round, path)
    assert not path.exists()


def test_text_cannot_break_out_of_its_line(tmp_path: Path) -> None:
    noon = datetime(2026, 7, 1, 10, tzinfo=UTC)
    title = "Acme\r\nATTENDEE:mailto:x@example.org; a, b\\n"
    event = Event("a@b", noon, noon + timedelta(minutes=20), title, description="x\nEND:VEVENT")
    (read,) = events(ics.as_bytes(Calendar("A", "Asia/Taipei", [event]), PRINTED))
    assert "attendee" not in read
    assert "mailto:x@example.org; a, b" in str(read["summary"])
    assert str(read["description"]) == "x\nEND:VEVENT"
