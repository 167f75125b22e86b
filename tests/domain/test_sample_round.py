"""The round of the sample: every kind of place and of participant, and a plan that stands."""

from collections import Counter, defaultdict
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select

from scse_desk.domain import matchmaking, scheduling
from scse_desk.domain.outcomes import check
from scse_desk.language import LANGUAGES
from scse_desk.scheduling import checking
from scse_desk.store import Store
from scse_desk.store.models import (
    Interpreter,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Outcome,
    Participant,
    Slot,
    Unavailability,
    texts_of,
)

TAIPEI = ZoneInfo("Asia/Taipei")


def test_places_are_of_every_kind_and_follow_two_grids(sample_store: Store) -> None:
    with sample_store.read() as session:
        held = session.scalars(select(MatchmakingRound)).one()
        places = list(session.scalars(select(MeetingTable)))
        assert (held.hall_minutes, held.rest_minutes) == (5, 5)
        assert Counter(each.kind for each in places) == {
            "table": 72,
            "booth": 20,
            "room": 5,
            "online": 3,
        }
        assert {each.hall for each in places if each.kind == "table"} == {"A", "B", "C"}
        assert {each.grid for each in places if each.kind == "online"} == {"Online"}
        assert all(each.link for each in places if each.kind == "online")
        assert all(each.has_interpreting for each in places if each.kind == "room")
        assert all(bool(each.owner_id) == (each.kind == "booth") for each in places)
        assert Counter(session.scalars(select(Slot.grid))) == {"": 64, "Online": 40}
        closed = select(Unavailability).where(Unavailability.table_id.is_not(None))
        assert len(session.scalars(closed).all()) == 1


def test_participants_meet_in_many_ways(sample_store: Store) -> None:
    with sample_store.read() as session:
        parties = list(session.scalars(select(Participant)))
        attendances = Counter(each.attendance for each in parties if each.delegation_id)
        assert (attendances["head"], attendances["any"], attendances["quorum"]) == (72, 9, 9)
        online = [each for each in parties if each.is_online]
        assert len(online) == 8
        assert all(ZoneInfo(each.time_zone) for each in online)
        assert sum(each.own_place_only for each in parties) == 15
        assert sum(bool(each.topics) for each in parties) > 200
        assert {each.preferred_half for each in parties} == {None, "morning", "afternoon"}


def test_meetings_are_held_where_and_when_they_can_be(sample_store: Store) -> None:
    with sample_store.read() as session:
        for meeting in session.scalars(select(Meeting)):
            slot, table = meeting.slot, meeting.table
            assert slot is not None
            assert table is not None
            assert slot.grid == table.grid
            sides = (meeting.request.first, meeting.request.second)
            assert (table.kind == "online") == any(each.is_online for each in sides)
            assert table.owner_id in {None, *(each.id for each in sides)}
            for side in sides:
                if side.own_place_only:
                    assert table.owner_id == side.id
                if side.is_online:
                    starts = slot.starts_at.astimezone(ZoneInfo(side.time_zone))
                    assert side.wakes_at <= starts.hour < side.sleeps_at
        kinds = Counter(each.table.kind for each in session.scalars(select(Meeting)) if each.table)
    assert min(kinds[kind] for kind in ("table", "booth", "room", "online")) > 10


def test_the_checker_finds_nothing_against_the_plan_of_the_sample(sample_store: Store) -> None:
    with sample_store.read() as session:
        asked = scheduling.problem(matchmaking.board(session, 1))
    assert len(asked.placed) == 700
    assert checking.violations(asked, asked.placed) == []


def test_interpreters_speak_in_their_shifts_and_not_for_too_long(sample_store: Store) -> None:
    with sample_store.read() as session:
        for voice in session.scalars(select(Interpreter)):
            held = session.scalars(
                select(Slot)
                .join(Meeting, Meeting.slot_id == Slot.id)
                .where(Meeting.interpreter_id == voice.id)
                .order_by(Slot.starts_at)
            ).all()
            spans = [(each.starts_at, each.ends_at) for each in held]
            shifts = [(each.starts_at, each.ends_at) for each in voice.shifts]
            assert len(shifts) == 4
            for starts, ends in spans:
                assert any(since <= starts and ends <= until for since, until in shifts)
            for place, (starts, _) in enumerate(spans):
                stretch = starts
                end = spans[place][1]
                for since, until in spans[place + 1 :]:
                    if (since - end).total_seconds() >= 60 * voice.rest_minutes:
                        break
                    end = until
                limit = voice.longest_minutes
                assert limit is None or (end - stretch).total_seconds() <= 60 * limit


def test_of_the_first_day_it_is_told_what_came_of_it(sample_store: Store) -> None:
    with sample_store.read() as session:
        told: dict[str, set[date]] = defaultdict(set)
        for meeting in session.scalars(select(Meeting)):
            assert meeting.slot is not None
            told[meeting.status].add(meeting.slot.starts_at.astimezone(TAIPEI).date())
        outcomes = list(session.scalars(select(Outcome)))
        for each in outcomes:
            check(session, each)
    assert told["held"] == told["no_show"] == {date(2026, 3, 17)}
    assert told["placed"] == {date(2026, 3, day) for day in (17, 18, 19, 20)}
    assert Counter(each.absent for each in outcomes).keys() == {None, "first", "second", "both"}
    follow_ups = [each for each in outcomes if each.follow_up]
    assert {each.owner for each in follow_ups} == {f"Sample · Desk {letter}" for letter in "ABC"}
    assert all(
        each.due_on and texts_of(each, "follow_up").keys() >= {*LANGUAGES} for each in follow_ups
    )
    assert {bool(each.done_on) for each in follow_ups} == {True, False}
    assert {each.currency for each in outcomes if each.value} == {"TWD", "USD"}
