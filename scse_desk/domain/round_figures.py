"""The figures of a round: what was wished, placed, held, and what came of it.

A meeting counts once, whoever takes part. One that somebody did not come to (no-show) is placed
but not held, a cancelled one neither.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scse_desk.domain.timetable import Appointment, Timetable
from scse_desk.store.models import PRIORITIES, Meeting, Outcome, Request

BUSIEST = 12
DEAD = frozenset({"declined", "withdrawn"})


class Count(NamedTuple):
    """Wishes that may be placed (or were), those placed, held, and not come to."""

    wishes: int
    placed: int
    held: int
    no_shows: int


class Load(NamedTuple):
    """A day: its meetings, those held, and how many participants have one at least."""

    day: date
    placed: int
    held: int
    participants: int


class Voiced(NamedTuple):
    """An interpreter's meetings and minutes in them."""

    name: str
    meetings: int
    minutes: int


class Earned(NamedTuple):
    """The value of deals in a currency, and of how many meetings."""

    currency: str
    value: Decimal
    meetings: int


class Rated(NamedTuple):
    """How many ratings there are from one side, and their mean; None without any."""

    ratings: int
    mean: float | None


@dataclass(frozen=True)
class Outcomes:
    """What was entered of meetings: `asked` and `other` are the ratings by who asked and who not.

    `stars` counts ratings from 1 to 5 by either side.
    """

    entered: int
    asked: Rated
    other: Rated
    stars: Mapping[int, int]
    follow_ups: int
    follow_ups_done: int
    values: Sequence[Earned]
    agreements: int


@dataclass(frozen=True)
class RoundFigures:
    """All figures of a round. Cancelled meetings and dead wishes are told, never counted in."""

    whole: Count
    by_priority: Mapping[str, Count]
    by_kind: Mapping[tuple[str, str], Count]
    by_country: Mapping[str, Count]
    declined: int
    withdrawn: int
    cancelled: int
    days: Sequence[Load]
    busiest: Sequence[tuple[int, int]]
    """Participant and number of meetings, the busiest first."""
    voices: Sequence[Voiced]
    outcomes: Outcomes


class _Wish(NamedTuple):
    first: int
    second: int
    priority: str
    status: str
    meeting: str | None
    """The status of its meeting, None where it has none that keeps a place."""


def figures(session: Session, timetable: Timetable) -> RoundFigures:
    """Count a round that was read."""
    wishes = _wishes(session, timetable.id)
    alive = [one for one in wishes if one.status not in DEAD or one.meeting]
    sides = timetable.sides
    countries = sorted({side.country for side in sides.values() if side.country})
    return RoundFigures(
        _count(alive),
        {code: _count(one for one in alive if one.priority == code) for code in PRIORITIES},
        _by_kind(alive, timetable),
        {code: _count(_of_country(alive, timetable, code)) for code in countries},
        sum(one.status == "declined" for one in wishes),
        sum(one.status == "withdrawn" for one in wishes),
        _cancelled(session, timetable.id),
        _days(timetable),
        _busiest(timetable),
        sorted(voiced(timetable.appointments).values(), key=lambda one: (-one.minutes, one.name)),
        _outcomes(session, timetable.id),
    )


def _wishes(session: Session, round_id: int) -> list[_Wish]:
    rows = session.execute(
        select(
            Request.first_id,
            Request.second_id,
            Request.priority,
            Request.status,
            Meeting.status.label("meeting"),
        )
        .outerjoin(Meeting, (Meeting.request_id == Request.id) & Meeting.slot_id.is_not(None))
        .where(Request.round_id == round_id)
    )
    return [_Wish(*row) for row in rows]


def _count(wishes: Iterable[_Wish]) -> Count:
    found = list(wishes)
    return Count(
        len(found),
        sum(one.meeting is not None for one in found),
        sum(one.meeting == "held" for one in found),
        sum(one.meeting == "no_show" for one in found),
    )


def _by_kind(wishes: Iterable[_Wish], timetable: Timetable) -> dict[tuple[str, str], Count]:
    order = ("delegation", "exhibitor", "person")
    made: dict[tuple[str, str], list[_Wish]] = defaultdict(list)
    for one in wishes:
        kinds = [timetable.sides[key].kind for key in (one.first, one.second)]
        first, second = sorted(kinds, key=order.index)
        made[first, second].append(one)
    return {kinds: _count(found) for kinds, found in sorted(made.items())}


def _of_country(wishes: Iterable[_Wish], timetable: Timetable, country: str) -> Iterable[_Wish]:
    return (
        one
        for one in wishes
        if country in {timetable.sides[one.first].country, timetable.sides[one.second].country}
    )


def _cancelled(session: Session, round_id: int) -> int:
    return (
        session.scalar(
            select(func.count())
            .select_from(Meeting)
            .join(Request, Request.id == Meeting.request_id)
            .where(Request.round_id == round_id, Meeting.status == "cancelled")
        )
        or 0
    )


def _days(timetable: Timetable) -> list[Load]:
    made = []
    for day in timetable.days:
        found = [one for one in timetable.appointments if one.day == day]
        people = {key for one in found for key in (one.first, one.second)}
        held = sum(one.status == "held" for one in found)
        made.append(Load(day, len(found), held, len(people)))
    return made


def _busiest(timetable: Timetable) -> list[tuple[int, int]]:
    counted = [(key, len(found)) for key, found in timetable.of_side.items()]
    counted.sort(key=lambda each: (-each[1], timetable.sides[each[0]].name))
    return counted[:BUSIEST]


def voiced(meetings: Sequence[Appointment]) -> dict[int, Voiced]:
    """What each interpreter of placed meetings has to do, by their ids."""
    made: dict[int, Voiced] = {}
    for one in meetings:
        if one.voice_id is not None:
            before = made.get(one.voice_id, Voiced(one.voice, 0, 0))
            minutes = round((one.ends_at - one.starts_at).total_seconds() / 60)
            made[one.voice_id] = Voiced(one.voice, before.meetings + 1, before.minutes + minutes)
    return made


def _outcomes(session: Session, round_id: int) -> Outcomes:
    rows = session.execute(
        select(Outcome, Request.requested_by_id, Request.first_id)
        .join(Meeting, Meeting.id == Outcome.meeting_id)
        .join(Request, Request.id == Meeting.request_id)
        .where(Request.round_id == round_id)
    ).all()
    asked, other = [], []
    for outcome, asking, first in rows:
        sides = (outcome.first_rating, outcome.second_rating)
        mine, theirs = sides if asking == first else sides[::-1]
        asked.append(mine)
        other.append(theirs)
    stars = Counter(rating for rating in (*asked, *other) if rating is not None)
    wanted = [row[0] for row in rows if row[0].follow_up or row[0].due_on]
    return Outcomes(
        len(rows),
        _rated(asked),
        _rated(other),
        {star: stars[star] for star in range(1, 6)},
        len(wanted),
        sum(one.done_on is not None for one in wanted),
        _values([row[0] for row in rows]),
        len({row[0].agreement_id for row in rows} - {None}),
    )


def _rated(ratings: Iterable[int | None]) -> Rated:
    found = [one for one in ratings if one is not None]
    return Rated(len(found), sum(found) / len(found) if found else None)


def _values(outcomes: Sequence[Any]) -> list[Earned]:
    """The sums by currency; amounts of different currencies are never added."""
    made: dict[str, list[Decimal]] = defaultdict(list)
    for one in outcomes:
        if one.value is not None:
            made[one.currency].append(one.value)
    return [
        Earned(currency, sum(found, Decimal(0)), len(found))
        for currency, found in sorted(made.items())
    ]
