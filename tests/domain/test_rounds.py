"""Rounds with several grids, places of every kind, participants and interpreters as they meet."""

from datetime import date, time

import pytest
from sqlalchemy import select

from scse_desk.domain import absences, interpreters, participants, records, rounds, tables
from scse_desk.domain.exhibitors import assign_booth
from scse_desk.domain.queries import Query
from scse_desk.refused import Refused
from scse_desk.store import Store
from scse_desk.store.models import Booth, MeetingTable, Participant, Slot
from tests.domain.conftest import Round, Show, at

DAY = date(2026, 3, 19)


def times(store: Store, grid: str) -> list[str]:
    with store.read() as session:
        found = session.scalars(select(Slot).where(Slot.grid == grid).order_by(Slot.starts_at))
        return [f"{each.starts_at:%d %H:%M}–{each.ends_at:%H:%M}" for each in found]


def test_a_grid_has_its_own_length_gap_and_breaks(store: Store, board: Round) -> None:
    breaks = rounds.read_breaks("10:00–10:30, 11：00-11:10")
    with store.change("Slots") as session:
        rounds.make_slots(
            session, board.id, [DAY], time(9), time(12), breaks, length=45, gap=0, grid="Rooms"
        )
    assert times(store, "Rooms") == ["19 01:00–01:45", "19 03:10–03:55"]
    assert len(times(store, "")) == 3


def test_a_break_that_cannot_be_read_is_told(store: Store, board: Round) -> None:
    with pytest.raises(Refused, match="“noon” is no break"):
        rounds.read_breaks("12:00–13:00, noon")
    with pytest.raises(Refused, match="The end must be after the start"):
        rounds.read_breaks("13:00–12:00")


def test_slots_of_one_grid_do_not_overlap(store: Store, board: Round) -> None:
    with (
        pytest.raises(Refused, match="There is a slot from 09:00 to 09:20 already"),
        store.change("Slot") as session,
    ):
        rounds.set_slot(session, board.slots[1], "starts_at", at(9, 10))
    with store.change("Slot") as session:
        rounds.set_slot(session, board.slots[1], "grid", "Rooms")
        rounds.set_slot(session, board.slots[1], "starts_at", at(9, 10))
    assert times(store, "Rooms") == ["18 01:10–01:40"]


def test_the_slots_of_a_day_are_cleared_at_once(store: Store, board: Round) -> None:
    with store.change("Clear") as session:
        assert rounds.clear_slots(session, board.id, [date(2026, 3, 18)], None) == 3
    assert times(store, "") == []
    store.undo()
    assert len(times(store, "")) == 3


def test_a_table_follows_a_grid_that_has_slots_only(store: Store, board: Round) -> None:
    with (
        pytest.raises(Refused, match="no slots of a grid “Rooms”"),
        store.change("Grid") as session,
    ):
        records.set_value(session, "meeting_table", board.tables[0], "grid", "Rooms")


def test_the_booths_of_exhibitors_become_places_of_their_own(
    store: Store, board: Round, show: Show
) -> None:
    with store.change("Booths") as session:
        assign_booth(session, show.exhibitors[0], show.booths[0])
        session.get_one(Booth, show.booths[0]).hall = "A"
        session.get_one(Participant, board.participants[0]).capacity = 2
        made = tables.add_booths(session, board.id, own_place_only=True)
        found = [(each.label, each.hall, each.kind, each.owner_id) for each in made]
        kept = session.get_one(Participant, board.participants[0]).own_place_only
    owner = board.participants[0]
    assert found == [("A101", "A", "booth", owner), ("A101-2", "A", "booth", owner)]
    assert kept
    with (
        pytest.raises(Refused, match="No exhibitor of this round has a booth"),
        store.change("Again") as session,
    ):
        tables.add_booths(session, board.id)


def test_a_table_is_closed_for_a_while(store: Store, board: Round) -> None:
    with store.change("Close") as session:
        away = absences.add(session, "meeting_table", board.tables[0], "Fire drill")
        absences.set_value(session, away.id, "ends_at", at(11))
    with store.read() as session:
        (found,) = absences.of(session, "meeting_table", board.tables[0])
        assert (found.starts_at, found.ends_at) == (at(9), at(11))
        rows = dict(tables.LISTING.rows(session, Query(), ["absences"]))
    assert rows == {board.tables[0]: (1,), board.tables[1]: (0,)}


def test_a_quorum_and_its_number_go_together(store: Store, board: Round) -> None:
    group = board.participants[1]

    def said() -> tuple[str, int | None]:
        with store.read() as session:
            found = session.get_one(Participant, group)
            return found.attendance, found.quorum

    for field, value, wanted in (
        ("attendance", "quorum", ("quorum", 2)),
        ("quorum", 3, ("quorum", 3)),
        ("attendance", "any", ("any", None)),
        ("quorum", 4, ("quorum", 4)),
        ("quorum", None, ("any", None)),
    ):
        with store.change("Attendance") as session:
            participants.set_value(session, group, field, value)
        assert said() == wanted


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("time_zone", "Asia/Atlantis", "is no time zone"),
        ("wakes_at", 23, "Waking hours run from an earlier hour"),
        ("capacity", 0, "more than 0"),
        ("rest_minutes", -5, "not be less than 0"),
        ("attendance", "quorum", "Say how many members"),
    ],
)
def test_what_cannot_be_of_a_participant_is_refused(
    store: Store, board: Round, field: str, value: object, why: str
) -> None:
    with pytest.raises(Refused, match=why), store.change("Try") as session:
        records.set_value(session, "participant", board.participants[1], field, value)


def test_interpreters_work_in_shifts_that_do_not_overlap(store: Store, board: Round) -> None:
    days = [date(2026, 3, 18), date(2026, 3, 19)]
    with store.change("Shifts") as session:
        made = interpreters.add_shifts(session, [board.interpreter], days, time(9), time(12))
    assert made == 2
    with (
        pytest.raises(Refused, match="shift on 18 March from 09:00 to 12:00 already"),
        store.change("Again") as session,
    ):
        interpreters.add_shifts(session, [board.interpreter], days, time(11), time(13))
    with store.read() as session:
        found = [each.starts_at for each in interpreters.shifts(session, board.interpreter)]
        assert found == [at(9), at(9, day=19)]
        assert interpreters.days(session, board.interpreter) == [date(2026, 3, 18)]


def test_places_stand_behind_those_there_are(store: Store, board: Round) -> None:
    with store.change("Room") as session:
        made = tables.add(session, board.id, label="Room 1", kind="room", has_interpreting=True)
        again = session.scalars(select(MeetingTable.position).order_by(MeetingTable.position)).all()
    assert made.position == max(again)
