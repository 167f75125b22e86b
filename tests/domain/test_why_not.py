"""Why a wish is not placed is said in words, and what is advised can be done."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from scse_desk.domain import demand_words, matchmaking, scheduling, why_not
from scse_desk.domain.why_not import Explained, NotWaiting
from scse_desk.language import LANGUAGES, Message, language
from scse_desk.store import Store
from scse_desk.store.models import Interpreter, Participant, Request, Unavailability
from tests.domain.conftest import Round, at
from tests.domain.rich_rounds import Maker


def said(messages: Sequence[Message]) -> list[str]:
    return [language("en").say(message) for message in messages]


def explained(store: Store, board: Round, request: int = 0) -> Explained:
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    return why_not.explain(found, board.requests[request])


def hold_only_the_first_slot(store: Store, board: Round) -> None:
    """The exhibitor is there in the first slot only, where it meets the second delegation."""
    with store.change("Away") as session:
        away = Unavailability(starts_at=at(9, 20), ends_at=at(18), reason="Fair")
        away.participant_id = board.participants[0]
        session.add(away)
        cell = board.requests[1], board.slots[0], board.tables[0]
        matchmaking.place_freely(session, *cell)


def test_the_reasons_and_the_cheapest_advice_are_said(store: Store, board: Round) -> None:
    hold_only_the_first_slot(store, board)
    found = explained(store, board)
    assert said(found.reasons) == [
        "Công ty Cửu Long is taken from 09:20 to 18:00: Fair.",
        "Công ty Cửu Long is in other meetings: 18 March 09:00–09:20.",
        "Every Vietnamese–Chinese interpreter is taken: 18 March 09:00–09:20.",
    ]
    assert [said(each.steps) for each in found.advice] == [
        [
            "Free Công ty Cửu Long on 18 March, 14:00.",
            "Place it on 18 March, 14:00 at table 1.",
        ]
    ]


def test_who_takes_part_online_is_advised_an_online_room_and_never_beside_an_own_booth(
    store: Store, board: Round
) -> None:
    with store.change("Online") as session:
        session.get_one(Participant, board.participants[1]).is_online = True
    steps = [step for each in explained(store, board).advice for step in said(each.steps)]
    assert steps[0] == "Set up one more online room on 18 March, 14:00."
    with store.change("Booth") as session:
        session.get_one(Participant, board.participants[0]).own_place_only = True
    found = explained(store, board)
    assert not found.advice
    assert said(found.reasons) == ["No table, booth or online room of the round takes these two."]


def test_what_can_fit_at_once_is_advised_and_applied_as_a_proposal(
    store: Store, board: Round
) -> None:
    found = explained(store, board)
    advice = found.advice[0]
    assert said(advice.steps) == ["Place it on 18 March, 09:00 at table 1."]
    assert said([advice.costs]) == ["Participants moved: 0. Nothing is lost."]
    assert advice.is_proven
    with store.change(scheduling.APPLY, round="Round 1") as session:
        assert scheduling.apply(session, why_not.proposal(found, advice)) == 1
    with store.read() as session:
        assert board.requests[0] in matchmaking.board(session, board.id).meetings


def test_what_has_to_be_got_first_is_no_proposal(store: Store, board: Round) -> None:
    hold_only_the_first_slot(store, board)
    found = explained(store, board)
    with pytest.raises(NotWaiting):
        why_not.proposal(found, found.advice[0])


def test_a_placed_or_declined_request_has_no_why(store: Store, board: Round) -> None:
    hold_only_the_first_slot(store, board)
    with pytest.raises(NotWaiting, match="is placed"):
        explained(store, board, 1)
    with store.change("Decline") as session:
        session.get_one(Request, board.requests[0]).status = "declined"
    with pytest.raises(NotWaiting, match="declined"):
        explained(store, board)


def test_two_musts_for_one_slot_are_said_in_one_sentence(store: Store, board: Round) -> None:
    with store.change("Musts") as session:
        away = Unavailability(starts_at=at(9, 20), ends_at=at(18), reason="Fair")
        away.participant_id = board.participants[0]
        session.add(away)
        for key in board.requests:
            session.get_one(Request, key).priority = "must"
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    assert said(why_not.unmeetable(found)) == [
        (
            "These musts of Công ty Cửu Long cannot all be held: Công ty Cửu Long – Hà Nội · "
            "Công ty Cửu Long – Huế. All that they could take: 18 March 09:00–09:20."
        )
    ]


def test_musts_beyond_the_most_per_day_are_said_with_it(store: Store, board: Round) -> None:
    with store.change("Musts") as session:
        for key in board.requests:
            session.get_one(Request, key).priority = "must"
        session.get_one(Participant, board.participants[0]).most_per_day = 1
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    assert said(why_not.unmeetable(found)) == [
        (
            "These musts of Công ty Cửu Long, which takes 1 a day at most, cannot all be held: "
            "Công ty Cửu Long – Hà Nội · Công ty Cửu Long – Huế. All that they could take: "
            "18 March 09:00–14:20."
        )
    ]


def test_what_stays_against_a_rule_is_said_with_who_when_and_why(
    store: Store, board: Round
) -> None:
    with store.change("Lock") as session:
        for request, slot, table in zip(board.requests, board.slots, board.tables, strict=False):
            held = matchmaking.place_freely(session, request, slot, table)
            matchmaking.lock(session, held.id)
    with store.change("Most") as session:
        session.get_one(Participant, board.participants[0]).most_per_day = 1
        away = Unavailability(starts_at=at(9), ends_at=at(9, 20), reason="Fair")
        away.participant_id = board.participants[1]
        session.add(away)
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    assert sorted(said(why_not.unmeetable(found))) == [
        (
            "Công ty Cửu Long – Hà Nội stays on 18 March, 09:00, where it cannot be: "
            "Hà Nội is taken from 09:00 to 09:20: Fair."
        ),
        "Meetings of Công ty Cửu Long that stay on 18 March: 2; at most 1 a day are wanted.",
    ]


def test_slots_with_others_between_are_said_as_one_span_a_day(store: Store, board: Round) -> None:
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    words = Message("{times}", {"times": demand_words.within(found, board.slots[::2])})
    assert said([words]) == ["2 slots within 18 March 09:00–14:20"]


def test_of_one_more_interpreter_is_told_how_many_wishes_lack_only_one(
    store: Store, board: Round
) -> None:
    with store.change("Away") as session:
        for voice in session.scalars(select(Interpreter)):
            session.delete(voice)
    advice = explained(store, board).advice[0]
    assert said(advice.steps)[0].startswith("Get one more Vietnamese–Chinese interpreter for 18 ")
    assert said(advice.helps) == ["Wishes that lack only such an interpreter that day: 2."]
    assert explained(store, board, 1).advice[0].helps == advice.helps


@pytest.mark.parametrize("seed", range(3))
def test_every_unmet_wish_of_a_round_is_explained_in_every_language(
    store: Store, seed: int
) -> None:
    with store.change("Make") as session:
        board = matchmaking.board(session, Maker(session, seed).round())
    for code in LANGUAGES:
        words = language(code)
        assert all(map(words.say, why_not.unmeetable(board)))
    for wish in board.waiting():
        if wish.id in board.cancelled:
            continue
        found = why_not.explain(board, wish.id)
        assert found.reasons or found.advice
        for message in (*found.reasons, *(step for each in found.advice for step in each.steps)):
            assert all("{" not in language(code).say(message) for code in LANGUAGES)
