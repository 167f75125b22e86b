"""A round is planned, looked at as a proposal, and the proposal applied as one change."""

from datetime import datetime

import pytest
from sqlalchemy import select

from scse_desk.domain import absences, matchmaking, records, scheduling
from scse_desk.domain.board_values import minute
from scse_desk.domain.scheduling import ALL, FILL, FROM_NOW, Proposal
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.options import Options
from scse_desk.scheduling.values import MUST, NORMAL, Placement, Plan, Span
from scse_desk.store import Store
from scse_desk.store.models import Meeting, MeetingTable, Participant
from tests.domain.conftest import Round, Show, at
from tests.domain.rich_rounds import Maker

QUICK = Options(effort=1.0, workers=1)


def place(store: Store, board: Round, request: int, slot: int, table: int) -> int:
    with store.change("Place") as session:
        cell = board.requests[request], board.slots[slot], board.tables[table]
        return matchmaking.place_freely(session, *cell).id


def proposed(store: Store, board: Round, mode: str = FILL, now: datetime | None = None) -> Proposal:
    with store.read() as session:
        return scheduling.propose(matchmaking.board(session, board.id), mode, now, QUICK)


def planned(store: Store, board: Round, placements: dict[int, Placement]) -> Proposal:
    """A proposal with a plan of our own."""
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    asked = scheduling.problem(found, ALL)
    return Proposal(found, ALL, None, asked, Plan(placements))


def standing(store: Store, board: Round) -> dict[int, tuple[int | None, int | None]]:
    with store.read() as session:
        meetings = session.scalars(select(Meeting).order_by(Meeting.request_id))
        return {meeting.request_id: (meeting.slot_id, meeting.table_id) for meeting in meetings}


def test_a_round_is_planned_and_the_plan_applied_as_one_change(store: Store, board: Round) -> None:
    proposal = proposed(store, board)
    assert [each.kind for each in proposal.differences] == ["placed", "placed"]
    assert standing(store, board) == {}
    with store.change(scheduling.APPLY, round="Round 1") as session:
        assert scheduling.apply(session, proposal) == 2
    assert set(standing(store, board)) == set(board.requests)
    store.undo()
    assert standing(store, board) == {}


def test_what_is_placed_stays_when_only_what_is_free_is_filled(store: Store, board: Round) -> None:
    place(store, board, 0, 1, 1)
    proposal = proposed(store, board)
    assert [(each.kind, each.wish.id) for each in proposal.differences] == [
        ("placed", board.requests[1])
    ]


def test_what_is_locked_or_took_place_stays_in_every_mode(store: Store, board: Round) -> None:
    first, second = place(store, board, 0, 0, 0), place(store, board, 1, 2, 1)
    with store.change("Day") as session:
        matchmaking.lock(session, first)
        session.get_one(Meeting, second).status = "held"
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    assert scheduling.problem(found, ALL).kept == frozenset(board.requests)


def test_the_past_stays_and_nothing_new_is_planned_in_it(store: Store, board: Round) -> None:
    place(store, board, 0, 0, 0)
    place(store, board, 1, 1, 0)
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    asked = scheduling.problem(found, FROM_NOW, at(9, 10))
    assert asked.kept == {board.requests[0]}
    assert asked.now == minute(at(9, 10))
    assert scheduling.problem(found, ALL, at(9, 10)).kept == {board.requests[0]}
    assert scheduling.problem(found, ALL).kept == frozenset()


def test_a_place_with_a_cabin_for_interpreters_is_one_for_the_scheduler(
    store: Store, board: Round
) -> None:
    with store.change("Cabin") as session:
        session.get_one(MeetingTable, board.tables[1]).has_interpreting = True
    with store.read() as session:
        asked = scheduling.problem(matchmaking.board(session, board.id))
    assert [asked.places[key].has_cabin for key in board.tables] == [False, True]


def test_a_round_that_is_over_can_be_tried_out_but_not_planned_from_now(
    store: Store, board: Round
) -> None:
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    assert scheduling.problem(found, FILL, at(18)).now is None
    with pytest.raises(scheduling.CannotPlan, match="All slots of this round are past"):
        scheduling.propose(found, FROM_NOW, at(18), QUICK)


def test_declined_wishes_and_cancelled_meetings_are_not_planned_again(
    store: Store, board: Round
) -> None:
    meeting = place(store, board, 0, 0, 0)
    with store.change("Day") as session:
        cancelled = session.get_one(Meeting, meeting)
        cancelled.slot_id = cancelled.table_id = None
        cancelled.status = "cancelled"
        records.set_value(session, "request", board.requests[1], "status", "declined")
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    assert scheduling.problem(found, ALL).requests == {}
    with pytest.raises(scheduling.CannotPlan, match="no requests to schedule"):
        scheduling.propose(found, ALL, None, QUICK)


def test_a_declined_wish_that_is_placed_leaves_the_board_when_all_is_planned_again(
    store: Store, board: Round
) -> None:
    place(store, board, 0, 0, 0)
    with store.change("Decline") as session:
        records.set_value(session, "request", board.requests[0], "status", "declined")
    assert proposed(store, board, FILL).of_kind("dropped") == ()
    dropped = proposed(store, board, ALL).of_kind("dropped")
    assert [each.wish.id for each in dropped] == [board.requests[0]]


def test_two_meetings_change_places(store: Store, board: Round) -> None:
    place(store, board, 0, 0, 0)
    place(store, board, 1, 1, 1)
    one, other = board.requests
    proposal = planned(
        store,
        board,
        {
            one: Placement(board.slots[1], board.tables[1], board.interpreter),
            other: Placement(board.slots[0], board.tables[0], board.interpreter),
        },
    )
    assert [each.kind for each in proposal.differences] == ["moved", "moved"]
    assert proposal.moved == frozenset(board.participants)
    with store.change("Apply") as session:
        scheduling.apply(session, proposal)
    cells = [(board.slots[at], board.tables[at]) for at in (1, 0)]
    assert standing(store, board) == dict(zip(board.requests, cells, strict=True))
    with store.read() as session:
        assert set(session.scalars(select(Meeting.status))) == {"placed"}
    store.undo()
    assert standing(store, board)[one] == (board.slots[0], board.tables[0])


def test_a_change_of_table_alone_and_what_is_dropped_are_told_apart(
    store: Store, board: Round
) -> None:
    place(store, board, 0, 0, 0)
    place(store, board, 1, 1, 1)
    there = Placement(board.slots[0], board.tables[1], board.interpreter)
    proposal = planned(store, board, {board.requests[0]: there})
    assert [each.kind for each in proposal.differences] == ["table", "dropped"]
    assert [wish.id for wish in proposal.unmet] == [board.requests[1]]
    assert proposal.moved == frozenset()


def test_a_plan_of_a_round_that_changed_since_is_not_applied(store: Store, board: Round) -> None:
    proposal = proposed(store, board)
    with store.change("Most") as session:
        session.get_one(Participant, board.participants[0]).most_per_day = 1
    with (
        pytest.raises(scheduling.PlanOutdated, match="has changed since"),
        store.change("Apply") as session,
    ):
        scheduling.apply(session, proposal)
    assert standing(store, board) == {}


def test_priorities_languages_and_halves_are_told_as_the_scheduler_knows_them(
    store: Store, show: Show, board: Round
) -> None:
    with store.change("Prepare") as session:
        records.set_value(session, "request", board.requests[0], "priority", "must")
        records.set_value(session, "request", board.requests[0], "language", "zh-vi")
        session.get_one(Participant, board.participants[0]).preferred_half = "afternoon"
    with store.read() as session:
        asked = scheduling.problem(matchmaking.board(session, board.id))
    assert [asked.requests[key].priority for key in board.requests] == [MUST, NORMAL]
    assert {asked.requests[key].pair for key in board.requests} == {"vi-zh"}
    noon = minute(at(12))
    assert asked.participants[board.participants[0]].preferred == (Span(noon, noon + 720),)
    assert asked.interpreters[board.interpreter].person == show.people[2]


@pytest.mark.parametrize("seed", [20, 21, 22])
@pytest.mark.parametrize("mode", [FILL, ALL, FROM_NOW])
def test_a_plan_of_a_rich_round_breaks_no_rule_when_applied(
    store: Store, seed: int, mode: str
) -> None:
    with store.change("Make a round") as session:
        board = matchmaking.board(session, Maker(session, seed).round())
    proposal = scheduling.propose(board, mode, at(8), QUICK)
    with store.change("Apply") as session:
        scheduling.apply(session, proposal)
        applied = matchmaking.board(session, board.round_id)
    asked = scheduling.problem(applied, ALL)
    assert asked.placed == proposal.plan.placements
    assert violations(asked, asked.placed) == []
    assert len(board.meetings) <= len(applied.meetings) <= (proposal.plan.most_held or 0)


def test_from_now_on_the_fewest_are_moved_and_it_is_said_so(store: Store, board: Round) -> None:
    place(store, board, 0, 0, 0)
    place(store, board, 1, 1, 0)
    with store.change("Away") as session:
        absences.add(session, "participant", board.participants[1], "Ill")
    proposal = proposed(store, board, FROM_NOW, at(8))
    assert [(each.kind, each.wish.id) for each in proposal.differences] == [
        ("moved", board.requests[0])
    ]
    stages = {stage.name: (stage.value, stage.is_proven) for stage in proposal.plan.stages}
    first = {"musts": (0, True), "wishes": (6, True), "moved": (2, True)}
    then = {"worst_served": (1000, True), "breaks": (3, True), "preferred": (0, True)}
    assert stages == {**first, **then, "tables": (0, True)}
