from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from scse_desk.domain import (
    agenda,
    delegations,
    engagements,
    itinerary,
    programme,
    readiness,
    records,
)
from scse_desk.domain.matchmaking import place
from scse_desk.domain.texts import set_texts
from scse_desk.language import language
from scse_desk.store import Store
from scse_desk.store.models import Delegation, ProgrammeItem
from tests.domain.conftest import Round, Show, at

ENGLISH = language("en")


def said(session: Session, show: Show, code: str = "en") -> list[str]:
    """What is to be done for the first delegation, in English words."""
    found = readiness.of_delegation(session, show.delegations[0], language(code), ENGLISH)
    return [ENGLISH.say(gap.message) for gap in found]


def item(session: Session, show: Show, title: str, hour: int, **values: object) -> ProgrammeItem:
    """An hour with the first delegation as guest."""
    given: dict[str, object] = {"starts_at": at(hour), "ends_at": at(hour + 1), "place": "201"}
    made = records.add(
        session, "programme_item", edition_id=show.edition, title=title, **(given | values)
    )
    assert isinstance(made, ProgrammeItem)
    programme.add_participant(session, made.id, "delegation_id", show.delegations[0], "guest")
    return made


def complete(session: Session, show: Show) -> None:
    """Nothing is missing on the paper of the first delegation in Vietnamese."""
    delegations.set_head(session, show.members[0])
    for member, person in zip(show.members, show.people, strict=False):
        post = records.add(session, "post", person_id=person, title="Mayor", title_vi="Thị trưởng")
        records.set_value(session, "delegation_member", member, "post_id", post.id)
    values = {
        "arrives_at": at(8, day=17),
        "departs_at": at(20, day=20),
        "hotel": "Example Hotel",
        "languages": "vi en",
        "liaison_person_id": show.people[2],
        "name_vi": "Hà Nội",
    }
    for key, value in values.items():
        records.set_value(session, "delegation", show.delegations[0], key, value)


def test_a_delegation_with_everything_is_ready(store: Store, show: Show) -> None:
    with store.change("Complete") as session:
        complete(session, show)
    with store.read() as session:
        assert said(session, show, "vi") == []


def test_titles_are_asked_for_in_the_language_of_the_paper(store: Store, show: Show) -> None:
    with store.change("Complete") as session:
        complete(session, show)
        records.set_value(session, "delegation", show.delegations[0], "name_id", "Hanoi")
    with store.read() as session:
        assert said(session, show, "id") == [
            "The title of Nguyễn An in Indonesian.",
            "The title of Bùi Bình in Indonesian.",
        ]


def test_who_and_when_are_asked_for(store: Store, show: Show) -> None:
    with store.read() as session:
        assert said(session, show) == [
            "There is no head of delegation.",
            "Nguyễn An has no title.",
            "Bùi Bình has no title.",
            "The day and time of arrival.",
            "The day and time of departure.",
            "The hotel.",
            "The liaison who looks after the delegation.",
            "The languages in which the delegation is received.",
            "The name of the delegation in English.",
        ]


def test_two_items_at_a_time_clash_once(store: Store, show: Show) -> None:
    with store.change("Two at a time") as session:
        complete(session, show)
        item(session, show, "Forum", 10, status="confirmed")
        item(session, show, "Tour", 10, status="confirmed")
        item(session, show, "Lunch", 11, status="confirmed")
    with store.read() as session:
        assert said(session, show, "vi") == ["Hà Nội is in “Forum” and in “Tour” at the same time."]


def test_a_meeting_clashes_with_the_programme(store: Store, show: Show, board: Round) -> None:
    with store.change("At a meeting") as session:
        complete(session, show)
        place(session, board.requests[0], board.slots[0], board.tables[0], board.interpreter)
        item(session, show, "Forum", 9, status="confirmed")
    with store.read() as session:
        assert said(session, show, "vi") == [
            "Hà Nội is in “Forum” and in “Meeting with Công ty Cửu Long” at the same time."
        ]


def test_an_interpreter_elsewhere_at_the_time_is_told(store: Store, show: Show) -> None:
    with store.change("Interpreter in two places") as session:
        complete(session, show)
        call = item(session, show, "Courtesy call", 10, kind="courtesy_call", status="confirmed")
        other = records.add(
            session,
            "programme_item",
            edition_id=show.edition,
            title="Forum",
            starts_at=at(10, 30),
            ends_at=at(12),
        )
        for one in (call, other):
            programme.add_participant(session, one.id, "person_id", show.people[2], "interpreter")
    with store.read() as session:
        assert said(session, show, "vi") == [
            "Chen Yi is in “Courtesy call” and in “Forum” at the same time."
        ]


def test_a_session_does_not_clash_with_its_forum(store: Store, show: Show) -> None:
    with store.change("Forum and session") as session:
        complete(session, show)
        forum = item(session, show, "Forum", 10, status="confirmed")
        item(session, show, "Session", 10, status="confirmed", parent_id=forum.id)
    with store.read() as session:
        assert said(session, show, "vi") == []


def test_what_is_cancelled_neither_clashes_nor_waits(store: Store, show: Show) -> None:
    with store.change("Cancelled") as session:
        complete(session, show)
        item(session, show, "Forum", 10, status="confirmed")
        item(session, show, "Tour", 10, status="cancelled", place="")
    with store.read() as session:
        assert said(session, show, "vi") == []


def test_what_is_not_settled_is_told(store: Store, show: Show) -> None:
    with store.change("Not settled") as session:
        complete(session, show)
        item(session, show, "Call", 10, kind="courtesy_call", place="")
    with store.read() as session:
        assert said(session, show, "vi") == [
            "An interpreter for “Call”.",
            "The place of “Call”.",
            "“Call” 18/03/2026, 10:00",
        ]


def test_what_lies_outside_the_stay_is_told(store: Store, show: Show) -> None:
    with store.change("Outside") as session:
        complete(session, show)
        for title, day in (("Early", 16), ("Late", 21)):
            times = {"starts_at": at(9, day=day), "ends_at": at(10, day=day)}
            item(session, show, title, 9, status="confirmed", **times)
    with store.read() as session:
        assert said(session, show, "vi") == [
            "“Early” begins before the delegation arrives.",
            "“Late” ends after the delegation has left.",
        ]


def test_a_character_without_a_glyph_is_named(store: Store, show: Show) -> None:
    with store.change("Complete") as session:
        complete(session, show)
        records.set_value(session, "delegation", show.delegations[0], "name_vi", "Hà Nội ⸎")
    with store.read() as session:
        delegation = itinerary.whole(session, show.delegations[0])
        found = readiness.gaps(
            delegation,
            [],
            language("vi"),
            ENGLISH,
            lambda texts: [("⸎", text) for text in texts if "⸎" in text],
        )
        assert [ENGLISH.say(gap.message) for gap in found] == [
            "No font has ⸎ (U+2E0E) in “Hà Nội ⸎”."
        ]


@pytest.mark.parametrize(
    ("spoken", "code"),
    [("vi en", "vi"), ("zh", "zh_TW"), ("fr en", "en"), ("ja", "en"), ("", "en"), ("id", "id")],
)
def test_the_paper_is_in_the_best_language_the_delegation_reads(spoken: str, code: str) -> None:
    assert readiness.print_language(Delegation(languages=spoken)) == code


def test_the_plan_of_a_delegation_is_in_the_zone_of_the_edition(store: Store, show: Show) -> None:
    with store.change("Forum") as session:
        item(session, show, "Forum", 10)
    with store.read() as session:
        delegation = itinerary.whole(session, show.delegations[0])
        (one,) = engagements.of_delegation(session, delegation, ENGLISH)
        assert one.starts_at == datetime(2026, 3, 18, 2, 0, tzinfo=UTC)
        assert one.starts_at.hour == 10


def test_the_agenda_puts_sessions_beneath_their_forum(store: Store, show: Show) -> None:
    with store.change("Forum and session") as session:
        forum = item(session, show, "Forum", 10)
        item(session, show, "Tour", 10)
        item(session, show, "Session", 11, parent_id=forum.id)
        item(session, show, "Someday", 9, starts_at=None, ends_at=None)
    with store.read() as session:
        found = agenda.entries(session, show.edition, ENGLISH)
        assert [(one.item.title, one.depth, one.delegation) for one in found] == [
            ("Forum", 0, "Hà Nội"),
            ("Session", 1, "Hà Nội"),
            ("Tour", 0, "Hà Nội"),
            ("Someday", 0, "Hà Nội"),
        ]


def test_the_agenda_names_a_delegation_only_where_it_comes_alone(store: Store, show: Show) -> None:
    with store.change("Alone and together") as session:
        item(session, show, "Call", 9)
        tour = item(session, show, "Tour", 10)
        programme.add_participant(session, tour.id, "delegation_id", show.delegations[1], "guest")
    with store.read() as session:
        found = agenda.entries(session, show.edition, ENGLISH)
        assert [(one.delegations, one.delegation) for one in found] == [(1, "Hà Nội"), (2, "")]


def test_what_is_not_told_in_the_language_of_the_paper_is_asked_for(
    store: Store, show: Show
) -> None:
    with store.change("Complete") as session:
        complete(session, show)
        first = show.delegations[0]
        set_texts(session, "delegation", first, "arrival", {"en": "By train from Taoyuan"})
        set_texts(session, "delegation", first, "hotel", {"raw": "", "zh_TW": "燈籠飯店"})
    with store.read() as session:
        assert said(session, show, "vi") == [
            "The hotel of “Hà Nội” in Vietnamese.",
            "By what “Hà Nội” arrives, in Vietnamese.",
        ]
