"""What is recorded of meetings, what is to follow, and the figure it all comes to."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from scse_desk.domain import follow_ups, matchmaking, meetings_held, outcomes, records
from scse_desk.domain.listing import Listing
from scse_desk.domain.queries import Query
from scse_desk.language import language
from scse_desk.refused import Refused
from scse_desk.store import Store
from scse_desk.store.models import Meeting, Outcome, Request, Statistic
from tests.domain.conftest import Round, Show

TODAY = date(2026, 3, 21)


def place(store: Store, board: Round, request: int) -> int:
    with store.change("Place") as session:
        return matchmaking.place(
            session,
            board.requests[request],
            board.slots[request],
            board.tables[request],
            board.interpreter,
        ).id


def record(store: Store, meeting_id: int, **values: object) -> None:
    with store.change("Record") as session:
        for key, value in values.items():
            outcomes.record(session, meeting_id, key, value)


def status(store: Store, meeting_id: int) -> str:
    with store.read() as session:
        return records.find(session, Meeting, meeting_id).status


def listed(store: Store, listing: Listing, *keys: str) -> list[tuple[object, ...]]:
    with store.read() as session:
        return [values for _, values in listing.rows(session, Query(), keys)]


def refused(store: Store, meeting_id: int, **values: object) -> str:
    with pytest.raises(Refused) as refusal:
        record(store, meeting_id, **values)
    return refusal.value.message.english()


def test_the_meeting_follows_what_is_said_of_it_and_undo_takes_both_back(
    store: Store, board: Round
) -> None:
    meeting = place(store, board, 0)
    record(store, meeting, held="held")
    assert status(store, meeting) == "held"
    record(store, meeting, held="second")
    assert status(store, meeting) == "no_show"
    assert listed(store, outcomes.LISTING, "held", "absent") == [("no_show", "first")]
    record(store, meeting, held=None)
    assert status(store, meeting) == "placed"
    store.undo()
    assert status(store, meeting) == "no_show"
    store.undo()
    store.undo()
    assert status(store, meeting) == "placed"
    assert listed(store, outcomes.LISTING, "held") == []


def test_the_table_tells_sides_by_who_asked(store: Store, board: Round) -> None:
    meeting = place(store, board, 0)
    record(store, meeting, held="held", first_rating=5, second_rating=3)
    keys = ("first", "second", "first_rating", "second_rating")
    assert listed(store, outcomes.LISTING, *keys) == [("Hà Nội", "Công ty Cửu Long", 3, 5)]


def test_nothing_comes_of_a_meeting_that_has_no_place(store: Store, board: Round) -> None:
    meeting = place(store, board, 0)
    with store.change("Cancel") as session:
        found = records.find(session, Meeting, meeting)
        found.slot_id = found.table_id = None
        found.status = "cancelled"
    assert refused(store, meeting, held="held") == (
        "Nothing can have come of a meeting that has no place."
    )


def test_only_who_was_there_rates_from_1_to_5(store: Store, board: Round) -> None:
    meeting = place(store, board, 0)
    assert refused(store, meeting, first_rating=6) == "A rating is from 1 to 5."
    record(store, meeting, held="first")
    assert refused(store, meeting, first_rating=4) == (
        "Công ty Cửu Long did not come, so there is no rating by them."
    )
    record(store, meeting, second_rating=4)
    assert refused(store, meeting, held="both") == (
        "Hà Nội did not come, so there is no rating by them."
    )


def test_a_value_has_a_currency_of_iso_4217(store: Store, board: Round) -> None:
    meeting = place(store, board, 0)
    record(store, meeting, value=Decimal(1200000))
    assert listed(store, outcomes.LISTING, "value", "currency") == [(1200000, "TWD")]
    record(store, meeting, currency="usd")
    assert listed(store, outcomes.LISTING, "currency") == [("USD",)]
    assert refused(store, meeting, currency="XYZ") == (
        "“XYZ” is no currency code, such as TWD or USD."
    )
    assert refused(store, meeting, value=Decimal(-1))


def test_what_is_overdue_comes_first_and_is_done_with_one_change(
    store: Store, board: Round, show: Show
) -> None:
    first, second = place(store, board, 0), place(store, board, 1)
    record(store, first, follow_up={"zh_TW": "寄報價單"}, owner="Lin", due_on=date(2999, 1, 1))
    record(store, second, held="held", due_on=date(2020, 1, 1), owner="Mei")
    keys = ("state", "owner", "follow_up_zh_tw")
    assert listed(store, follow_ups.LISTING, *keys) == [
        ("overdue", "Mei", None),
        ("open", "Lin", "寄報價單"),
    ]
    with store.read() as session:
        (overdue,) = follow_ups.due(session, show.edition, TODAY)
    with store.change("Done") as session:
        outcomes.done(session, overdue, TODAY)
    assert listed(store, follow_ups.LISTING, "state") == [("open",), ("done",)]
    store.undo()
    assert listed(store, follow_ups.LISTING, "state") == [("overdue",), ("open",)]


def test_a_meeting_with_nothing_to_follow_is_no_follow_up(store: Store, board: Round) -> None:
    record(store, place(store, board, 0), held="held", note={"en": "Good"})
    assert listed(store, follow_ups.LISTING, "state") == []


def expect(store: Store, show: Show, **values: object) -> None:
    given = {"metric": "matchmaking_sessions", "value": 1000, "unit": "sessions"}
    given |= {"comparator": "estimated", "status": "expected", "definition_code": "theirs"}
    with store.change("Expect") as session:
        records.add(session, Statistic, edition_id=show.edition, **{**given, **values})


def enter(store: Store, board: Round) -> None:
    with store.change("Enter") as session:
        meetings_held.enter(session, board.id, TODAY)


def figures(store: Store) -> list[tuple[object, ...]]:
    with store.read() as session:
        found = session.scalars(select(Statistic).order_by(Statistic.id))
        return [(f.metric, int(f.value), f.unit, f.status, f.source) for f in found]


def test_the_figure_is_final_once_it_is_known_of_every_meeting_and_stands_beside_the_expected(
    store: Store, board: Round, show: Show
) -> None:
    expect(store, show)
    theirs = ("matchmaking_sessions", 1000, "sessions", "expected", "own")
    first, second = place(store, board, 0), place(store, board, 1)
    with pytest.raises(Refused, match="Say first of a meeting"):
        enter(store, board)
    record(store, first, held="held")
    enter(store, board)
    ours = ("matchmaking_sessions", 1, "meetings")
    assert figures(store) == [theirs, (*ours, "achieved_so_far", "record")]
    record(store, second, held="both")
    enter(store, board)
    assert figures(store) == [theirs, (*ours, "final", "record")]
    store.undo()
    assert figures(store) == [theirs, (*ours, "achieved_so_far", "record")]
    with store.read() as session:
        figure = meetings_held.of_edition(session, show.edition)
        assert figure is not None
        assert figure.as_of == TODAY
        assert (figure.definition_zh_tw or "").startswith("媒合")
        assert figure.source_note_en == (
            "Counted from the outcomes entered here by 21 March 2026: "
            "1 held, 0 no-shows, 0 cancelled, 1 not said yet."
        )


def test_an_edition_that_expected_nothing_counts_meetings(store: Store, board: Round) -> None:
    record(store, place(store, board, 0), held="held")
    enter(store, board)
    assert figures(store) == [("meetings", 1, "meetings", "final", "record")]


def test_what_came_of_a_meeting_keeps_it_where_it_was(store: Store, board: Round) -> None:
    meeting = place(store, board, 0)
    record(store, meeting, held="held")
    with pytest.raises(Refused, match="What came of the meeting"), store.change("Off") as session:
        matchmaking.unplace(session, meeting)
    with pytest.raises(Refused, match="What came of the meeting"), store.change("Move") as session:
        matchmaking.move(session, meeting, board.slots[2], board.tables[1])


def test_what_keeps_a_meeting_is_said_with_the_names_of_the_reader(
    store: Store, board: Round
) -> None:
    meeting = place(store, board, 0)
    with store.change("Names") as session:
        request = session.get_one(Request, board.requests[0])
        company, city = request.first.exhibitor, request.second.delegation
        assert company is not None
        assert city is not None
        company.organisation.name_zh_tw, city.name_zh_tw = "九龍公司", "河內"
        matchmaking.lock(session, meeting)
    with pytest.raises(Refused) as refusal, store.change("Off") as session:
        matchmaking.unplace(session, meeting)
    assert "九龍公司 – 河內" in language("zh_TW").say(refusal.value.message)
    assert "Công ty Cửu Long – Hà Nội" in language("vi").say(refusal.value.message)
    with store.read() as session, pytest.raises(Refused) as refusal:
        matchmaking.interpret(
            session, board.requests[1], board.slots[0], board.tables[0], board.interpreter, "zh_TW"
        )
    assert "九龍公司 – 河內" in language("zh_TW").say(refusal.value.message)


def test_removing_a_meeting_removes_what_came_of_it(store: Store, board: Round) -> None:
    meeting = place(store, board, 0)
    record(store, meeting, held="held")
    with store.change("Remove") as session:
        records.remove(session, "meeting", meeting)
    with store.read() as session:
        assert session.scalars(select(Outcome)).all() == []


def test_the_history_of_an_outcome_tells_whether_it_was_held(store: Store, board: Round) -> None:
    meeting = place(store, board, 0)
    record(store, meeting, held="held")
    with store.read() as session:
        outcome = outcomes.of_meeting(session, meeting)
        assert outcome is not None
    held = [
        entry.after["status"]
        for entry in store.history("outcome", outcome.id)
        if entry.table == "meeting" and entry.after
    ]
    assert held[0] == "held"
