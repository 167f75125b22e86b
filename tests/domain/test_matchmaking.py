from datetime import date, time

import pytest
from sqlalchemy import select

from scse_desk.domain import matchmaking, requests, rounds
from scse_desk.store import Store
from scse_desk.store.models import (
    DelegationMember,
    MatchmakingRound,
    Meeting,
    Participant,
    ProgrammeItem,
    ProgrammeParticipant,
    Request,
    Unavailability,
)
from tests.domain.conftest import Round, Show, at


def why_not(
    store: Store,
    board: Round,
    request: int,
    slot: int = 0,
    table: int = 0,
    interpreter: int | None = None,
) -> list[str]:
    with store.read() as session:
        found = matchmaking.reasons(
            session, board.requests[request], board.slots[slot], board.tables[table], interpreter
        )
    return [reason.english() for reason in found]


def place(store: Store, board: Round, request: int, slot: int = 0, table: int = 0) -> int:
    with store.change("Place") as session:
        return matchmaking.place(
            session,
            board.requests[request],
            board.slots[slot],
            board.tables[table],
            board.interpreter,
        ).id


def test_a_free_cell_takes_a_meeting(store: Store, board: Round) -> None:
    assert why_not(store, board, 0, interpreter=board.interpreter) == []
    place(store, board, 0)
    assert why_not(store, board, 0, interpreter=board.interpreter) == []


def test_table_participant_and_interpreter_are_taken_by_the_meeting_that_is_there(
    store: Store, board: Round
) -> None:
    place(store, board, 0)
    assert why_not(store, board, 1, interpreter=board.interpreter) == [
        "Table 1 is taken by Công ty Cửu Long – Hà Nội.",
        "Công ty Cửu Long is in the meeting Công ty Cửu Long – Hà Nội from 09:00 to 09:20.",
        "Chen Yi is in the meeting Công ty Cửu Long – Hà Nội from 09:00 to 09:20.",
    ]
    with pytest.raises(matchmaking.CannotPlace) as refused:
        place(store, board, 1)
    assert str(refused.value) == "Table 1 is taken by Công ty Cửu Long – Hà Nội."
    assert len(refused.value.reasons) == 3


def test_a_participant_of_capacity_two_holds_two_meetings_at_once(
    store: Store, board: Round
) -> None:
    with store.change("Capacity") as session:
        session.get_one(Participant, board.participants[0]).capacity = 2
    place(store, board, 0)
    assert why_not(store, board, 1, table=1) == []


def test_the_next_slot_at_the_same_table_is_free(store: Store, board: Round) -> None:
    place(store, board, 0)
    assert why_not(store, board, 1, slot=1, interpreter=board.interpreter) == []


def test_nobody_is_placed_while_away_or_in_the_programme(
    store: Store, show: Show, board: Round
) -> None:
    with store.change("Occupy") as session:
        item = ProgrammeItem(
            edition_id=show.edition, title="Mayors’ summit", starts_at=at(9, 10), ends_at=at(11)
        )
        item.participants.append(ProgrammeParticipant(delegation_id=show.delegations[0]))
        away = Unavailability(
            participant_id=board.participants[0], starts_at=at(9), ends_at=at(9, 5)
        )
        session.add_all([item, away])
    assert why_not(store, board, 0) == [
        "Công ty Cửu Long is not available from 09:00 to 09:05.",
        "Hà Nội is taken from 09:10 to 11:00: Mayors’ summit.",
    ]
    assert why_not(store, board, 0, slot=2) == []


def test_the_head_s_own_programme_keeps_the_delegation_from_meeting(
    store: Store, show: Show, board: Round
) -> None:
    with store.change("Occupy") as session:
        session.get_one(DelegationMember, show.members[0]).is_head = True
        item = ProgrammeItem(
            edition_id=show.edition, title="Interview", starts_at=at(9), ends_at=at(10)
        )
        item.participants.append(ProgrammeParticipant(person_id=show.people[0]))
        session.add(item)
    assert why_not(store, board, 0) == ["Hà Nội is taken from 09:00 to 10:00: Interview."]


def test_a_participant_has_no_more_meetings_a_day_than_it_wants(store: Store, board: Round) -> None:
    with store.change("Most") as session:
        session.get_one(Participant, board.participants[0]).most_per_day = 1
    place(store, board, 0)
    assert why_not(store, board, 1, slot=2) == [
        "Công ty Cửu Long has 1 meetings that day already, the most it wants."
    ]


def test_an_interpreter_must_have_the_pair(store: Store, board: Round) -> None:
    with store.change("Language") as session:
        request = session.get_one(Request, board.requests[0])
        request.language = "th-zh"
    assert why_not(store, board, 0, interpreter=board.interpreter) == [
        "Chen Yi does not interpret Thai–Chinese."
    ]


def test_a_declined_request_is_not_placed(store: Store, board: Round) -> None:
    with store.change("Decline") as session:
        session.get_one(Request, board.requests[0]).status = "declined"
    assert why_not(store, board, 0) == ["This request was declined."]


def test_a_locked_meeting_stays_where_it_is(store: Store, board: Round) -> None:
    meeting = place(store, board, 0)
    with store.change("Lock") as session:
        matchmaking.lock(session, meeting)
    with pytest.raises(matchmaking.CannotPlace), store.change("Move") as session:
        matchmaking.move(session, meeting, board.slots[1], board.tables[1])
    with pytest.raises(matchmaking.CannotPlace), store.change("Unplace") as session:
        matchmaking.unplace(session, meeting)
    with store.change("Unlock") as session:
        matchmaking.lock(session, meeting, locked=False)
        matchmaking.move(session, meeting, board.slots[1], board.tables[1])
    with store.read() as session:
        held = session.get_one(Meeting, meeting)
        assert (held.slot_id, held.table_id, held.interpreter_id) == (
            board.slots[1],
            board.tables[1],
            board.interpreter,
        )


def test_an_unplaced_request_waits_again(store: Store, board: Round) -> None:
    meeting = place(store, board, 0)
    with store.change("Unplace") as session:
        matchmaking.unplace(session, meeting)
    with store.read() as session:
        assert session.scalars(select(Meeting)).all() == []


def test_a_pair_has_one_request_which_the_counterpart_makes_mutual(
    store: Store, board: Round
) -> None:
    exhibitor, delegation, _ = board.participants
    with store.change("Add") as session:
        there = requests.add_request(session, exhibitor, delegation)
        assert (there.id, there.is_mutual) == (board.requests[0], True)
    with pytest.raises(requests.CannotRequest), store.change("Add") as session:
        requests.add_request(session, delegation, exhibitor)
    with pytest.raises(requests.CannotRequest), store.change("Add") as session:
        requests.add_request(session, exhibitor, exhibitor)


def test_slots_of_unknown_length_are_not_made(store: Store, board: Round) -> None:
    with store.change("Forget") as session:
        session.get_one(MatchmakingRound, board.id).slot_minutes = None
    with (
        pytest.raises(rounds.CannotMakeSlots, match="Say first how long a slot"),
        store.change("Slots") as session,
    ):
        rounds.make_slots(session, board.id, [date(2026, 3, 18)], time(9), time(11))


def test_slots_are_made_around_breaks_and_around_those_there_are(
    store: Store, board: Round
) -> None:
    with store.change("Slots") as session:
        made = rounds.make_slots(
            session,
            board.id,
            [date(2026, 3, 18)],
            time(9),
            time(11),
            [(time(10), time(10, 15))],
        )
        spans = [(slot.starts_at, slot.ends_at) for slot in made]
    assert spans == [
        (at(9, 40), at(10)),
        (at(10, 15), at(10, 35)),
        (at(10, 40), at(11)),
    ]
    with pytest.raises(rounds.CannotMakeSlots), store.change("Slots") as session:
        rounds.make_slots(session, board.id, [date(2026, 3, 18)], time(9), time(9, 30))


def test_tables_are_numbered_on(store: Store, board: Round) -> None:
    with store.change("Tables") as session:
        made = [table.label for table in rounds.make_tables(session, board.id, 2)]
    assert made == ["3", "4"]
