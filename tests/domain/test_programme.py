from datetime import date

import pytest

from scse_desk.domain import clashes as clashing
from scse_desk.domain import matchmaking, programme, records, todo
from scse_desk.language import language
from scse_desk.store import Store
from scse_desk.store.models import DelegationMember, Leg, ProgrammeItem, Statistic
from tests.domain.conftest import Round, Show, at


def item(
    store: Store, show: Show, title: str, start: int, end: int, parent: int | None = None
) -> int:
    with store.change("Add item") as session:
        return records.add(
            session,
            "programme_item",
            edition_id=show.edition,
            title=title,
            starts_at=at(start),
            ends_at=at(end),
            parent_id=parent,
        ).id


def put(store: Store, item_id: int, field: str, record_id: int, role: str = "participant") -> None:
    with store.change("Take part") as session:
        programme.add_participant(session, item_id, field, record_id, role)


def clashes(store: Store, show: Show) -> list[str]:
    with store.read() as session:
        found = clashing.clashes(session, show.edition, language("en"))
        return [clash.message.english() for clash in found]


def test_nobody_is_in_two_places_at_a_time_unseen(store: Store, show: Show) -> None:
    summit = item(store, show, "Summit", 9, 11)
    tour = item(store, show, "Tour", 10, 12)
    dinner = item(store, show, "Dinner", 12, 13)
    for each in (summit, tour, dinner):
        put(store, each, "person_id", show.people[2], "interpreter")
        put(store, each, "delegation_id", show.delegations[0])
    assert clashes(store, show) == [
        "Chen Yi is in “Summit” and in “Tour” at the same time.",
        "Hà Nội is in “Summit” and in “Tour” at the same time.",
    ]


def test_a_member_is_also_where_the_delegation_is(store: Store, show: Show) -> None:
    summit = item(store, show, "Summit", 9, 11)
    interview = item(store, show, "Interview", 10, 11)
    put(store, summit, "delegation_id", show.delegations[0])
    put(store, interview, "person_id", show.people[0])
    assert clashes(store, show) == ["Nguyễn An is in “Summit” and in “Interview” at the same time."]


def meet(store: Store, board: Round) -> None:
    """Hà Nội meets Công ty Cửu Long at 9:00, Chen Yi interprets."""
    with store.change("Place") as session:
        wanted = (board.requests[0], board.slots[0], board.tables[0], board.interpreter)
        matchmaking.place(session, *wanted)


def test_a_delegation_is_not_unseen_in_the_programme_and_in_a_meeting(
    store: Store, show: Show, board: Round
) -> None:
    meet(store, board)
    put(store, item(store, show, "Summit", 9, 11), "delegation_id", show.delegations[0])
    assert clashes(store, show) == [
        "Hà Nội is in “Meeting with Công ty Cửu Long” and in “Summit” at the same time."
    ]


def test_an_interpreter_is_not_unseen_in_the_programme_and_in_a_meeting(
    store: Store, show: Show, board: Round
) -> None:
    meet(store, board)
    put(store, item(store, show, "Summit", 8, 11), "person_id", show.people[2], "interpreter")
    assert clashes(store, show) == [
        "Chen Yi is in “Summit” and in “Meeting: Công ty Cửu Long – Hà Nội” at the same time."
    ]


def test_the_head_must_be_where_the_delegation_meets_and_the_others_need_not(
    store: Store, show: Show, board: Round
) -> None:
    with store.change("Lead") as session:
        session.get_one(DelegationMember, show.members[0]).is_head = True
    meet(store, board)
    summit = item(store, show, "Summit", 8, 11)
    for person in show.people[:2]:
        put(store, summit, "person_id", person, "speaker")
    assert clashes(store, show) == [
        "Nguyễn An is in “Summit” and in “Meeting with Công ty Cửu Long” at the same time."
    ]


def test_a_meeting_before_or_after_the_item_clashes_with_nothing(
    store: Store, show: Show, board: Round
) -> None:
    meet(store, board)
    put(store, item(store, show, "Summit", 10, 11), "delegation_id", show.delegations[0])
    assert clashes(store, show) == []


def test_what_the_programme_shows_the_board_refuses(store: Store, show: Show, board: Round) -> None:
    """An interpreter who belongs to a delegation is where it is."""
    with store.change("Join") as session:
        records.add(
            session,
            "delegation_member",
            delegation_id=show.delegations[1],
            person_id=show.people[2],
            position=1,
        )
    put(store, item(store, show, "Summit", 9, 11), "delegation_id", show.delegations[1])
    with store.read() as session:
        wanted = (board.requests[0], board.slots[0], board.tables[0], board.interpreter)
        assert [reason.english() for reason in matchmaking.reasons(session, *wanted)] == [
            "Chen Yi is taken from 09:00 to 11:00: Summit."
        ]


def test_a_forum_does_not_clash_with_its_own_session(store: Store, show: Show) -> None:
    forum = item(store, show, "Forum", 9, 12)
    session_of_it = item(store, show, "Session", 10, 11, forum)
    for each in (forum, session_of_it):
        put(store, each, "person_id", show.people[0], "speaker")
    assert clashes(store, show) == []


def test_a_cancelled_item_clashes_with_nothing(store: Store, show: Show) -> None:
    first, second = item(store, show, "A", 9, 11), item(store, show, "B", 9, 11)
    for each in (first, second):
        put(store, each, "person_id", show.people[0])
    with store.change("Cancel") as session:
        session.get_one(ProgrammeItem, second).status = "cancelled"
    assert clashes(store, show) == []


def test_somebody_is_in_an_item_once_per_role(store: Store, show: Show) -> None:
    forum = item(store, show, "Forum", 9, 12)
    put(store, forum, "person_id", show.people[0], "speaker")
    put(store, forum, "person_id", show.people[0], "host")
    with pytest.raises(programme.CannotSchedule):
        put(store, forum, "person_id", show.people[0], "host")


def test_an_item_is_no_part_of_itself(store: Store, show: Show) -> None:
    forum = item(store, show, "Forum", 9, 12)
    part = item(store, show, "Part", 9, 10, forum)
    with pytest.raises(programme.CannotSchedule), store.change("Edit") as session:
        records.set_value(session, "programme_item", forum, "parent_id", part)


def test_an_item_ends_after_it_starts(store: Store, show: Show) -> None:
    forum = item(store, show, "Forum", 9, 12)
    with pytest.raises(programme.CannotSchedule), store.change("Edit") as session:
        records.set_value(session, "programme_item", forum, "ends_at", at(9))


def test_what_needs_doing_is_told_with_the_worst_first(store: Store, show: Show) -> None:
    for title in ("Summit", "Tour"):
        put(store, item(store, show, title, 9, 11), "person_id", show.people[0])
    with store.change("Fill") as session:
        leg = session.get_one(Leg, 1)
        leg.starts_on, leg.ends_on = date(2026, 3, 17), date(2026, 3, 20)
        session.add(
            Statistic(
                edition_id=show.edition,
                metric="exhibitors",
                value=600,
                unit="organisations",
                status="expected",
                definition_code="exhibitors_all_legs",
            )
        )
    with store.read() as session:
        before = todo.tasks(session, show.edition, date(2026, 3, 20), language("en"))
        after = todo.tasks(session, show.edition, date(2026, 3, 21), language("en"))
    assert (before[0].tone, before[0].kind) == ("red", "programme_item")
    assert "statistic" not in {task.kind for task in before}
    assert "statistic" in {task.kind for task in after}
