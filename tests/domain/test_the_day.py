"""What happens on the day: recorded with the plan that answers it, and who is told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from scse_desk.domain import board_reading, matchmaking, records, scheduling, the_day, whom_to_tell
from scse_desk.domain.board import Board, Held
from scse_desk.domain.scheduling import Proposal
from scse_desk.domain.the_day import Happening
from scse_desk.refused import Refused
from scse_desk.scheduling.options import Options
from scse_desk.store import Store
from scse_desk.store.models import (
    Interpreter,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Participant,
    Request,
    Slot,
)
from tests.domain.conftest import Round, Show, at


@pytest.fixture
def placed(store: Store, board: Round) -> Round:
    """Hà Nội meets at 09:00 at table 1, Huế at 09:20 at table 2."""
    with store.change("Place") as session:
        for place in (0, 1):
            matchmaking.place(
                session,
                board.requests[place],
                board.slots[place],
                board.tables[place],
                board.interpreter,
            )
    return board


def read(store: Store, board: Round) -> Board:
    with store.read() as session:
        return board_reading.read(session, board.id, "en")


def answer(store: Store, board: Round, tell: Callable[[Board], Happening]) -> Proposal:
    """Record what happened, with its plan, as one change."""
    before = read(store, board)
    found = tell(before)
    proposal = the_day.answer(
        before,
        the_day.tried(store, before, found),
        found,
        at(8),
        Options(counts_moves=True, effort=2, workers=1),
    )
    with store.change("Happened") as session:
        the_day.record(session, before, found)
        scheduling.apply(session, proposal)
    return proposal


def places(store: Store, board: Round) -> list[tuple[int, int, int] | None]:
    """Slot and table of the two meetings, by their place in the round, and the interpreter."""
    found = read(store, board)
    made: list[tuple[int, int, int] | None] = []
    for key in board.requests:
        held = found.meetings.get(key)
        made.append(_place(board, held) if held else None)
    return made


def _place(board: Round, held: Held) -> tuple[int, int, int]:
    table = board.tables.index(held.table_id)
    return board.slots.index(held.span.id), table, held.voice_id or 0


def test_a_closed_table_is_left_for_another_as_one_change(store: Store, placed: Round) -> None:
    first = placed.interpreter
    assert places(store, placed) == [(0, 0, first), (1, 1, first)]
    proposal = answer(
        store, placed, lambda _board: the_day.table_closed(placed.tables[1], at(9), at(18))
    )
    assert [each.kind for each in proposal.differences] == ["table"]
    assert places(store, placed) == [(0, 0, first), (1, 0, first)]
    store.undo()
    assert places(store, placed) == [(0, 0, first), (1, 1, first)]
    assert not any(table.closed for table in read(store, placed).tables.values())


def test_a_locked_meeting_gives_way_where_it_cannot_stay(store: Store, placed: Round) -> None:
    with store.change("Lock") as session:
        matchmaking.lock(session, read(store, placed).meetings[placed.requests[1]].id)
    answer(store, placed, lambda _board: the_day.table_closed(placed.tables[1], at(9), at(18)))
    assert places(store, placed)[1] == (1, 0, placed.interpreter)


def test_an_ill_interpreter_is_replaced(store: Store, placed: Round, show: Show) -> None:
    with store.change("Another") as session:
        other = records.add(
            session, Interpreter, edition_id=show.edition, person_id=show.people[0], pairs="vi-zh"
        ).id
    before = read(store, placed)
    found = the_day.ill(placed.interpreter, at(9, 10), at(18))
    assert [held.wish.id for held in the_day.hits(before, found)] == list(placed.requests)
    found = the_day.ill(placed.interpreter, at(9, 20), at(18))
    assert [held.wish.id for held in the_day.hits(before, found)] == [placed.requests[1]]
    proposal = answer(store, placed, lambda _board: found)
    assert [each and each[2] for each in places(store, placed)] == [placed.interpreter, other]
    assert [each.kind for each in proposal.differences] == ["interpreter"]
    told = whom_to_tell.to_tell(before, whom_to_tell.changes(before, found, proposal))
    assert [(each.id, each.is_interpreter) for each in told][-2:] == [
        (placed.interpreter, True),
        (other, True),
    ]


def test_who_is_late_is_met_later(store: Store, placed: Round) -> None:
    proposal = answer(
        store,
        placed,
        lambda board: the_day.late(board, placed.requests[0], placed.participants[1], 15),
    )
    moved = places(store, placed)
    assert moved[0] is not None
    assert moved[0][0] == 2
    assert placed.participants[1] in proposal.moved


def test_a_cancelled_meeting_keeps_no_place_and_both_are_told(store: Store, placed: Round) -> None:
    before = read(store, placed)
    found = the_day.cancelled(placed.requests[0])
    answer(store, placed, lambda _board: found)
    assert places(store, placed)[0] is None
    made = whom_to_tell.changes(before, found, None)
    told = whom_to_tell.to_tell(before, made)
    assert [each.id for each in told if not each.is_interpreter] == [*placed.participants[:2]]
    assert [each.id for each in told if each.is_interpreter] == [placed.interpreter]
    papers = whom_to_tell.papers(before, made)
    assert papers.schedules == placed.participants[:2]
    assert papers.signs == ((placed.tables[0], at(9).date()),)
    with store.change("Back") as session:
        the_day.restore(session, placed.requests[0])
    assert placed.requests[0] in {wish.id for wish in read(store, placed).waiting()}


def test_a_no_show_is_an_outcome_and_stays_where_it_was(store: Store, placed: Round) -> None:
    answer(store, placed, lambda _board: the_day.no_show(placed.requests[0], "second"))
    with store.read() as session:
        meeting = session.get(Meeting, read(store, placed).meetings[placed.requests[0]].id)
        assert meeting is not None
        assert meeting.outcome is not None
        assert (meeting.status, meeting.outcome.absent) == ("no_show", "second")


def test_what_cannot_have_happened_is_refused(store: Store, placed: Round) -> None:
    before = read(store, placed)
    with pytest.raises(Refused, match="The end must be after the start"):
        the_day.ill(placed.interpreter, at(10), at(9))
    with pytest.raises(Refused, match="Say by how many minutes"):
        the_day.late(before, placed.requests[0], placed.participants[1], 0)


def test_a_round_that_is_tried_out_is_planned_as_if_it_were_then(
    store: Store, placed: Round
) -> None:
    before = read(store, placed)
    found = the_day.cancelled(placed.requests[1])
    assert the_day.moment(before, found, datetime(2030, 1, 1, tzinfo=UTC)) == at(9, 20)
    meanwhile = at(9) + timedelta(minutes=3)
    assert the_day.moment(before, found, meanwhile) == meanwhile


def test_who_is_late_is_met_at_the_next_free_time_of_the_day(store: Store, placed: Round) -> None:
    with store.change("More slots") as session:
        for starts, ends in ((at(10, 40), at(11)), (at(9, day=19), at(9, 20, 19))):
            records.add(session, "slot", round_id=placed.id, starts_at=starts, ends_at=ends)
    before = read(store, placed)
    proposal = answer(
        store,
        placed,
        lambda board: the_day.late(board, placed.requests[0], placed.participants[1], 15),
    )
    (moved,) = proposal.differences
    assert moved.after is not None
    assert before.spans[moved.after.slot].starts_at == at(10, 40)


def test_the_change_that_made_the_round_tells_nobody_anything(store: Store, show: Show) -> None:
    with store.change("Make all of it") as session:
        held = MatchmakingRound(edition_id=show.edition, name="Round", slot_minutes=20)
        sides = [Participant(round=held, delegation_id=key) for key in show.delegations]
        slots = [Slot(round=held, starts_at=at(hour), ends_at=at(hour, 20)) for hour in (9, 10)]
        table = MeetingTable(round=held, label="1")
        first, second = sides
        asked = Request(round=held, first=first, second=second, requested_by=first)
        session.add_all([held, *sides, *slots, table, asked])
        session.flush()
        meeting = matchmaking.place(session, asked.id, slots[0].id, table.id).id
    with store.read() as session:
        found = board_reading.read(session, held.id, "en")
        assert whom_to_tell.latest(session, found) == (None, [])
    with store.change("Move") as session:
        matchmaking.move(session, meeting, slots[1].id, table.id)
    with store.read() as session:
        change, made = whom_to_tell.latest(session, board_reading.read(session, held.id, "en"))
        assert change is not None
        assert [each.kind for each in made] == [scheduling.MOVED]
