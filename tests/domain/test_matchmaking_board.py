"""What a round's board counts, whom it finds free, and what it reads from the records."""

from datetime import timedelta

import pytest

from scse_desk.domain import absences, matchmaking, participants, records, requests, rounds
from scse_desk.domain.absences import CannotBeAway
from scse_desk.domain.queries import Query
from scse_desk.store import Store
from scse_desk.store.models import Delegation, Exhibitor
from tests.domain.conftest import Round, Show, at


def test_wishes_musts_and_tables_are_counted_from_the_records(store: Store, board: Round) -> None:
    with store.change("Prepare") as session:
        records.set_value(session, "request", board.requests[0], "priority", "must")
        records.set_value(session, "request", board.requests[1], "status", "declined")
        matchmaking.place_freely(session, board.requests[0], board.slots[0], board.tables[1])
    with store.read() as session:
        tally = matchmaking.board(session, board.id).tally()
    assert (tally.wishes, tally.placed, tally.dead) == (2, 1, 1)
    assert (tally.musts, tally.musts_placed) == (1, 1)
    assert (tally.tables, tally.tables_used) == (2, 1)


def test_a_wish_gets_an_interpreter_who_is_free_and_keeps_it(store: Store, board: Round) -> None:
    with store.change("Place") as session:
        meeting = matchmaking.place_freely(
            session, board.requests[0], board.slots[0], board.tables[0]
        )
        assert meeting.interpreter_id == board.interpreter
        moved = matchmaking.place_freely(
            session, board.requests[0], board.slots[1], board.tables[1]
        )
        assert (moved.id, moved.interpreter_id) == (meeting.id, board.interpreter)


def test_without_a_free_interpreter_a_wish_is_refused(store: Store, board: Round) -> None:
    with store.change("Away") as session:
        away = absences.add(session, "interpreter", board.interpreter, "Ill")
        assert (away.starts_at, away.ends_at) == (at(9), at(10))
    with pytest.raises(matchmaking.CannotPlace) as refused, store.change("Place") as session:
        matchmaking.place_freely(session, board.requests[0], board.slots[0], board.tables[0])
    assert str(refused.value) == "No Vietnamese–Chinese interpreter is free from 09:00 to 09:20."


def test_a_delegation_meets_nobody_before_it_comes_or_after_it_goes(
    store: Store, show: Show, board: Round
) -> None:
    with store.change("Stay") as session:
        delegation = session.get_one(Delegation, show.delegations[0])
        delegation.arrives_at, delegation.departs_at = at(9, 10), at(14, 10)
    with store.read() as session:
        held = matchmaking.board(session, board.id)
        said = [
            [reason.english() for reason in held.in_slot(board.requests[0], slot)]
            for slot in board.slots
        ]
    assert [bool(each) for each in said] == [True, False, True]
    assert said[0][0] == "Hà Nội arrives on 18 March, 09:10 only."
    assert said[2][0] == "Hà Nội departs on 18 March, 14:10."


def test_names_in_reasons_are_in_the_language_asked_for(
    store: Store, show: Show, board: Round
) -> None:
    with store.change("Name") as session:
        exhibitor = session.get_one(Exhibitor, show.exhibitors[0])
        exhibitor.organisation.name_zh_tw = "九龍公司"
        matchmaking.place_freely(session, board.requests[0], board.slots[0], board.tables[0])
    with store.read() as session:
        held = matchmaking.board(session, board.id, "zh_TW")
        values = held.in_slot(board.requests[1], board.slots[0])[0].values
    assert values["name"] == "九龍公司"


def test_an_absence_ends_after_it_starts(store: Store, board: Round) -> None:
    with store.change("Away") as session:
        away = absences.add(session, "participant", board.participants[0], "Tour")
        absences.set_value(session, away.id, "starts_at", at(12))
        assert away.ends_at - away.starts_at == timedelta(hours=1)
    with pytest.raises(CannotBeAway), store.change("Away") as session:
        absences.set_value(session, away.id, "ends_at", at(12))


@pytest.mark.parametrize(
    ("one", "other", "pair"),
    [("vi", "zh", "vi-zh"), ("zh", "vi en", "vi-zh"), ("vi en", "zh en", ""), ("", "zh", "")],
)
def test_two_sides_need_interpreting_where_they_share_no_language(
    one: str, other: str, pair: str
) -> None:
    assert requests.needed_pair(one, other) == pair


def test_a_table_is_narrowed_to_one_round(store: Store, show: Show, board: Round) -> None:
    with store.change("Second") as session:
        second = records.add(
            session, "matchmaking_round", edition_id=show.edition, name="Round 2"
        ).id
        participants.add_participant(session, second, "exhibitor_id", show.exhibitors[0])
    query = Query(edition_id=show.edition)
    with store.read() as session:
        counts = [
            rounds.narrowed(participants.LISTING, each).count(session, query)
            for each in (board.id, second)
        ]
        assert [each.id for each in rounds.of_edition(session, show.edition)] == [board.id, second]
        assert show.exhibitors[0] not in participants.missing(session, second, "exhibitor_id")
        assert participants.missing(session, second, "delegation_id") == list(show.delegations)
    assert counts == [3, 1]
