"""Two meetings that change places: one change, checked by the rules of the board."""

import pytest
from sqlalchemy import select

from scse_desk.domain import matchmaking
from scse_desk.store import Store
from scse_desk.store.models import Meeting, Participant, Unavailability
from tests.domain.conftest import Round, at

Places = list[tuple[int | None, int | None]]


def place(store: Store, board: Round, request: int, slot: int, table: int) -> None:
    with store.change("Place") as session:
        matchmaking.place_freely(
            session, board.requests[request], board.slots[slot], board.tables[table]
        )


def swap(store: Store, board: Round) -> None:
    with store.change("Swap") as session:
        matchmaking.swap(session, board.requests[0], board.requests[1])


def places(store: Store) -> Places:
    with store.read() as session:
        found = session.scalars(select(Meeting).order_by(Meeting.request_id))
        return [(each.slot_id, each.table_id) for each in found]


def test_two_meetings_change_places_as_one_change(store: Store, board: Round) -> None:
    place(store, board, 0, 0, 0)
    place(store, board, 1, 2, 1)
    before = places(store)
    swap(store, board)
    assert places(store) == [before[1], before[0]]
    store.undo()
    assert places(store) == before
    store.redo()
    assert places(store) == [before[1], before[0]]


def test_neither_stands_in_the_way_of_the_other(store: Store, board: Round) -> None:
    with store.change("Capacity") as session:
        session.get_one(Participant, board.participants[0]).most_per_day = 2
    place(store, board, 0, 0, 0)
    place(store, board, 1, 1, 0)
    before = places(store)
    swap(store, board)
    assert places(store) == [before[1], before[0]]


def test_what_stands_in_the_way_of_either_is_said_and_nothing_changes(
    store: Store, board: Round
) -> None:
    place(store, board, 0, 0, 0)
    place(store, board, 1, 2, 1)
    with store.change("Away") as session:
        participant_id = board.participants[1]
        session.add(Unavailability(participant_id=participant_id, starts_at=at(13), ends_at=at(15)))
    before = places(store)
    with pytest.raises(matchmaking.CannotPlace) as refused:
        swap(store, board)
    assert [reason.english() for reason in refused.value.reasons] == [
        "Hà Nội is not available from 13:00 to 15:00."
    ]
    assert places(store) == before


def test_a_locked_meeting_stays_and_one_without_a_place_has_none_to_give(
    store: Store, board: Round
) -> None:
    place(store, board, 0, 0, 0)
    with pytest.raises(matchmaking.CannotPlace, match="Only two meetings on the board"):
        swap(store, board)
    place(store, board, 1, 2, 1)
    with store.change("Lock") as session:
        found = session.scalars(
            select(Meeting).where(Meeting.request_id == board.requests[1])
        ).one()
        matchmaking.lock(session, found.id)
    with pytest.raises(matchmaking.CannotPlace, match="is locked in its place"):
        swap(store, board)
