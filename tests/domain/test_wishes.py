"""Wishes entered from any page and pasted as a block; the days of who takes part."""

import pytest
from sqlalchemy import select

from scse_desk.domain import days, matchmaking, records, requests, wish_blocks, wishes
from scse_desk.language import language
from scse_desk.refused import Refused
from scse_desk.store import Store
from scse_desk.store.models import Participant, Request
from tests.domain.conftest import Round, Show, at

CUU, HANOI, HUE = "Công ty Cửu Long", "Hà Nội", "Huế"


def pairs(store: Store) -> list[tuple[str, str, str, bool]]:
    """Who asked whom, how much, and whether it is mutual."""
    with store.read() as session:
        return [
            (
                str(records.name(each.requested_by)),
                str(records.name(each.second if each.requested_by is each.first else each.first)),
                each.priority,
                each.is_mutual,
            )
            for each in session.scalars(select(Request).order_by(Request.id))
        ]


def paste(store: Store, board: Round, *lines: str) -> wish_blocks.Added:
    with store.change("Paste") as session:
        return wish_blocks.add_block(session, board.id, [line.split("\t") for line in lines])


def test_who_wishes_takes_part_from_then_on(store: Store, board: Round, show: Show) -> None:
    with store.change("Wish") as session:
        made = wishes.add(
            session, ("delegation", show.delegations[0]), ("exhibitor", show.exhibitors[1])
        )
        assert (made.round_id, made.requested_by_id) == (board.id, board.participants[1])
        parties = session.scalars(select(Participant.exhibitor_id)).all()
        assert show.exhibitors[1] in parties
    assert pairs(store)[-1] == (HANOI, "Đông Á Telecom", "normal", False)


def test_a_wish_that_is_there_is_named_and_a_counterparts_own_makes_it_mutual(
    store: Store, board: Round, show: Show
) -> None:
    one, other = ("delegation", show.delegations[0]), ("exhibitor", show.exhibitors[0])
    with (
        pytest.raises(Refused, match="Hà Nội and Công ty Cửu Long have a request already"),
        store.change("Wish") as session,
    ):
        wishes.add(session, one, other)
    with store.change("Wish") as session:
        wishes.add(session, other, one)
    assert pairs(store)[0] == (HANOI, CUU, "normal", True)


def test_without_a_round_nobody_can_be_wished_for(store: Store, show: Show) -> None:
    with (
        pytest.raises(Refused, match="no matchmaking round yet"),
        store.change("Wish") as session,
    ):
        wishes.add(session, ("delegation", show.delegations[0]), ("exhibitor", show.exhibitors[0]))


def test_a_block_is_taken_in_any_spelling_with_its_priorities(store: Store, board: Round) -> None:
    with store.change("Clear") as session:
        for request_id in board.requests:
            records.remove(session, "request", request_id)
    added = paste(
        store,
        board,
        "Participant\tWishes to meet",
        "ha noi\tCÔNG TY CỬU LONG\t必須",
        "",
        "Huế\tcong ty cuu long",
    )
    assert added == wish_blocks.Added(2, 0)
    assert pairs(store) == [(HANOI, CUU, "must", False), (HUE, CUU, "normal", False)]
    store.undo()
    assert pairs(store) == []


def test_each_line_that_cannot_be_taken_is_told_and_nothing_is_half_done(
    store: Store, board: Round
) -> None:
    before = pairs(store)
    with pytest.raises(wish_blocks.NothingTaken) as refused:
        paste(
            store,
            board,
            f"{HANOI}\tNobody Ltd",
            f"{HANOI}\t{HUE}",
            f"{HUE}\t{HANOI}",
            f"{HANOI}\t{CUU}",
            f"{HANOI}",
            f"{CUU}\t{CUU}",
            f"{CUU}\t{HUE}\turgent",
        )
    assert [problem.english() for problem in refused.value.problems] == [
        "Line 1: nobody called “Nobody Ltd” takes part in this round.",
        "Line 3: Huế and Hà Nội stand in line 2 already.",
        "Line 4: Hà Nội and Công ty Cửu Long have a request already.",
        "Line 5: two names are needed.",
        "Line 6: Công ty Cửu Long cannot meet itself.",
        "Line 7: “urgent” is no priority, such as Must, High or Normal.",
    ]
    assert pairs(store) == before


def test_a_counterparts_line_makes_a_wish_mutual(store: Store, board: Round) -> None:
    assert paste(store, board, f"{CUU}\t{HUE}") == wish_blocks.Added(0, 1)
    assert pairs(store)[1] == (HUE, CUU, "normal", True)


def test_names_that_two_have_are_told(store: Store, board: Round, show: Show) -> None:
    with store.change("Rename") as session:
        records.set_value(session, "delegation", show.delegations[1], "name", "Ha noi")
    with pytest.raises(wish_blocks.NothingTaken) as refused:
        paste(store, board, f"{HANOI}\t{CUU}")
    assert [problem.english() for problem in refused.value.problems] == [
        "Line 1: 2 participants are called “Hà Nội”."
    ]


def test_the_other_may_have_asked(store: Store, board: Round) -> None:
    with store.change("Turn") as session:
        requests.turn(session, board.requests[0])
    assert pairs(store)[0] == (CUU, HANOI, "normal", False)


def test_days_hold_meetings_programme_and_absences(store: Store, board: Round, show: Show) -> None:
    with store.change("Fill") as session:
        matchmaking.place(
            session, board.requests[0], board.slots[2], board.tables[0], board.interpreter
        )
        item = records.add(
            session,
            "programme_item",
            edition_id=show.edition,
            title="Forum",
            starts_at=at(10),
            ends_at=at(11),
        )
        organisation = records.get(session, "exhibitor", show.exhibitors[0]).organisation_id  # type: ignore[attr-defined]
        for who in ({"delegation_id": show.delegations[0]}, {"organisation_id": organisation}):
            records.add(session, "programme_participant", item_id=item.id, **who)
        records.add(
            session,
            "unavailability",
            participant_id=board.participants[0],
            starts_at=at(16),
            ends_at=at(17),
            reason="Press",
        )
    english = language("en")
    with store.read() as session:
        ours = days.of(session, ("exhibitor", show.exhibitors[0]), english)
        theirs = days.of(session, ("delegation", show.delegations[0]), english)
        assert [f"{each.starts_at:%H:%M}" for each in ours] == ["10:00", "14:00", "16:00"]
        assert [each.reason for each in ours] == ["", "", "Press"]
        assert [bool(each.item) for each in theirs] == [True, False]
