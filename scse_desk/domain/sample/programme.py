"""The programme of the sample: forums with sessions, calls, tours, meals and transfers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from scse_desk.domain.sample import lists
from scse_desk.domain.sample.cast import Someone
from scse_desk.domain.sample.delegations import Party
from scse_desk.domain.sample.ground import Ground, Host
from scse_desk.domain.sample.interpreters import Interpreters
from scse_desk.domain.sample.rows import Rows
from scse_desk.domain.sample.times import Diary
from scse_desk.store.models import ProgrammeItem, ProgrammeParticipant

ITEMS = 150
"""At size 1, sessions too."""

FORUM_TIMES = (
    (0, "13:30", "16:30"),
    (0, "14:00", "17:00"),
    (1, "09:30", "12:00"),
    (1, "13:30", "16:30"),
    (1, "14:00", "17:00"),
    (2, "09:30", "12:00"),
    (2, "10:00", "12:10"),
    (2, "13:30", "16:30"),
    (3, "09:30", "12:00"),
    (3, "10:00", "12:10"),
)
SECOND_LEG_FORUMS = (4, 7)
"""Forums of the second leg, counted from 0; delegations in the first leg are not in them."""
CALL_TIMES = (("11:20", "12:05"), ("10:00", "10:45"), ("14:00", "14:45"), ("16:00", "16:45"))
TOUR_TIMES = (("14:15", "16:15"), ("09:40", "11:40"))
TOURS, LUNCHES, DINNERS, TRANSFERS = 20, 12, 8, 24
"""At size 1."""
SESSION_GAP = timedelta(minutes=10)
PEOPLE_AT_TABLE = 9

MOST_A_DAY = {"courtesy_call": 1, "tour": 1, "forum": 1, "summit": 1, "conference": 1, "meal": 2}
FREE_FOR_MEETINGS = 4
"""Items a day from which on a delegation gets no further ones; the first one does."""

TOUR_DAYS_OF_FIRST = (1, 3)
"""Days on which the first delegation goes to no forum but on a tour."""


@dataclass(frozen=True)
class Plan:
    """An item to be entered: its span, and how many delegations are in it at most."""

    kind: str
    texts: lists.Texts
    starts_at: datetime
    ends_at: datetime
    room: lists.Texts = field(default_factory=dict)
    host: Host | None = None
    leg: int = 0
    capacity: int = 0
    topics: lists.Texts = field(default_factory=dict)
    points: lists.Texts = field(default_factory=dict)
    vehicles: lists.Texts = field(default_factory=dict)
    sessions: Sequence[lists.Texts] = field(default_factory=tuple)
    status: str = "confirmed"


@dataclass
class Making:
    """What the steps of entering the programme share."""

    rows: Rows
    ground: Ground
    parties: Sequence[Party]
    speakers: Sequence[Someone]
    interpreters: Interpreters
    diary: Diary
    rng: Random
    loads: dict[tuple[int, object], list[str]] = field(default_factory=dict)
    """Kinds of the items of a delegation on a day."""
    totals: Counter[int] = field(default_factory=Counter)
    """Items of a delegation."""


def make(making: Making, size: int) -> None:
    """Keep the items with those who take part; times a delegation is taken go to the diary."""
    words, ground, rng = lists.load("programme"), making.ground, making.rng
    plans = [*_fixed(words, ground), *_forums(words, ground, size)]
    plans += [*_tours(words, ground, rng, size), *_meals(words, ground, size)]
    plans += _transfers(words, ground, rng, size)
    entered = sum(1 + len(plan.sessions) for plan in plans)
    plans += _calls(words, ground, rng, ITEMS * size - entered)
    ceremonies_first = sorted(plans, key=lambda plan: (plan.kind != "ceremony", plan.starts_at))
    for plan in ceremonies_first:
        _enter(making, plan)


def _fixed(words: Mapping[str, Any], ground: Ground) -> Iterator[Plan]:
    points = lists.lines(words["talking_points"]["ceremony"])
    for kind, entry, day, start, end, everybody in (
        ("ceremony", "opening", 0, "09:30", "10:45", True),
        ("press_conference", "press", 0, "11:00", "11:40", False),
        ("general_assembly", "assembly", 2, "16:45", "17:45", False),
        ("press_conference", "press", 3, "13:00", "13:40", False),
        ("ceremony", "closing", 3, "17:00", "18:00", True),
    ):
        yield Plan(
            kind,
            lists.texts(words[entry]),
            ground.at(day, start),
            ground.at(day, end),
            room=words["room"]["stage" if everybody else "guests"],
            host=ground.hosts[0],
            capacity=1_000_000 if everybody else 0,
            points=points if everybody else {},
        )


def _forums(words: Mapping[str, Any], ground: Ground, size: int) -> Iterator[Plan]:
    sessions = [lists.texts(each) for each in words["sessions"]]
    points = lists.lines(words["talking_points"]["forum"])
    rooms = words["texts"]["seminar_rooms"]
    for number in range(len(words["forums"]) * size):
        place = number % len(words["forums"])
        entry = words["forums"][place]
        day, start, end = FORUM_TIMES[place]
        yield Plan(
            entry["kind"],
            lists.texts(entry),
            ground.at(day, start),
            ground.at(day, end),
            room=lists.filled(words["room"]["numbered"], number={"en": rooms[place % 3]}),
            host=ground.hosts[place % len(ground.hosts)],
            leg=int(place in SECOND_LEG_FORUMS),
            capacity=0 if place in SECOND_LEG_FORUMS else 16,
            points=points,
            sessions=sessions,
        )


def _calls(words: Mapping[str, Any], ground: Ground, rng: Random, count: int) -> Iterator[Plan]:
    officials = ground.hosts[:4]
    for number in range(count):
        day, place = number % ground.days, number // ground.days
        start, end = CALL_TIMES[place % len(CALL_TIMES)]
        host = officials[(day + place) % len(officials)]
        yield Plan(
            "courtesy_call",
            lists.filled(words["courtesy_call"], host=host.texts),
            ground.at(day, start),
            ground.at(day, end),
            room=words["room"]["guests"],
            host=host,
            capacity=rng.choice((1, 1, 2, 3)),
            topics=lists.lines(words["topics"]["courtesy_call"]),
            points=lists.lines(words["talking_points"]["courtesy_call"]),
            status=rng.choices(("confirmed", "planned"), (75, 25))[0],
        )


def _tours(words: Mapping[str, Any], ground: Ground, rng: Random, size: int) -> Iterator[Plan]:
    for number in range(TOURS * size):
        start, end = TOUR_TIMES[number // ground.days % len(TOUR_TIMES)]
        sight = lists.texts(words["sights"][number % len(words["sights"])])
        yield Plan(
            "tour",
            lists.filled(words["tour"], place=sight),
            ground.at(number % ground.days, start),
            ground.at(number % ground.days, end),
            room=words["room"]["meeting_point"],
            host=ground.hosts[4 + number % 2],
            capacity=6,
            topics=lists.lines(words["topics"]["tour"]),
            points=lists.lines(words["talking_points"]["tour"]),
            vehicles=rng.choice(words["vehicles"]),
        )


def _meals(words: Mapping[str, Any], ground: Ground, size: int) -> Iterator[Plan]:
    meals = [("lunch", "12:25", "13:20")] * LUNCHES + [("dinner", "18:45", "20:45")] * DINNERS
    for number, (meal, start, end) in enumerate(meals * size):
        host = ground.hosts[number % len(ground.hosts)]
        yield Plan(
            "meal",
            lists.filled(words[meal], host=host.texts),
            ground.at(number % ground.days, start),
            ground.at(number % ground.days, end),
            room=words["room"]["banquet"],
            host=host,
            capacity=PEOPLE_AT_TABLE,
            points=lists.lines(words["talking_points"]["meal"]),
        )


def _transfers(words: Mapping[str, Any], ground: Ground, rng: Random, size: int) -> Iterator[Plan]:
    for number in range(TRANSFERS * size):
        morning = number // ground.days % 2 == 0
        start, end = ("08:20", "08:50") if morning else ("18:05", "18:35")
        place = lists.texts(words["places"][0 if morning else 1])
        yield Plan(
            "transfer",
            lists.filled(words["transfer"], place=place),
            ground.at(number % ground.days, start),
            ground.at(number % ground.days, end),
            room=words["room"]["meeting_point"],
            capacity=8,
            vehicles=rng.choice(words["vehicles"]),
        )


def _enter(making: Making, plan: Plan) -> None:
    item_id = _item(making, plan, None)
    guests = _guests(making, plan)
    if plan.host:
        _participant(making, item_id, 1, "host", organisation_id=plan.host.id)
    for position, party in enumerate(guests, start=2):
        _participant(making, item_id, position, "guest", delegation_id=party.id)
    if plan.kind in {"courtesy_call", "tour", "meal"}:
        _interpreters(making, plan, item_id, guests)
    for session in _sessions(plan):
        _speakers(making, session, _item(making, session, item_id))


def _item(making: Making, plan: Plan, parent_id: int | None) -> int:
    leg = making.ground.legs[plan.leg]
    return making.rows.add(
        ProgrammeItem,
        edition_id=making.ground.edition_id,
        leg_id=leg.id,
        parent_id=parent_id,
        kind=plan.kind,
        status=plan.status,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        day=making.ground.day_of(plan.starts_at),
        venue_id=leg.venue_id,
        host_organisation_id=plan.host.id if plan.host else None,
        **lists.titles(plan.texts, "zh_TW"),
        **lists.columns("place", plan.room),
        **lists.columns("topics", plan.topics),
        **lists.columns("talking_points", plan.points),
        **lists.columns("vehicles", plan.vehicles),
    )


def _participant(
    making: Making, item_id: int, position: int, role: str, **columns: int | str | None
) -> None:
    making.rows.add(ProgrammeParticipant, item_id=item_id, role=role, position=position, **columns)


def _guests(making: Making, plan: Plan) -> list[Party]:
    """The delegations in an item: those with the fewest items, the first one before all."""
    if not plan.capacity:
        return []
    day = (making.ground.day_of(plan.starts_at) - making.ground.first_day).days
    able = [party for party in making.parties if _can_come(making, plan, day, party)]
    first = making.parties[0]

    def wait(party: Party) -> tuple[bool, int, float]:
        return party is not first, making.totals[party.id], making.rng.random()

    chosen = sorted(able, key=wait)[: plan.capacity]
    for party in chosen:
        making.diary.take(("delegation", party.id), plan.starts_at, plan.ends_at)
        making.loads.setdefault((party.id, day), []).append(plan.kind)
        making.totals[party.id] += 1
    return sorted(chosen, key=lambda party: party.id)


def _can_come(making: Making, plan: Plan, day: int, party: Party) -> bool:
    if plan.starts_at < party.arrives_at or plan.ends_at > party.departs_at:
        return False
    kinds = making.loads.get((party.id, day), [])
    is_first = party is making.parties[0]
    if is_first and plan.sessions and day in TOUR_DAYS_OF_FIRST:
        return False
    full = len(kinds) >= FREE_FOR_MEETINGS and not is_first
    if full or kinds.count(plan.kind) >= MOST_A_DAY.get(plan.kind, 2):
        return False
    return making.diary.is_free(("delegation", party.id), plan.starts_at, plan.ends_at)


def _interpreters(making: Making, plan: Plan, item_id: int, guests: Sequence[Party]) -> None:
    """One interpreter for each language that the guests are received in, as far as there are."""
    spoken = sorted({party.languages.split()[0] for party in guests} - {"zh"})
    for position, code in enumerate(spoken, start=1):
        pair = f"{code}-zh"
        found = making.interpreters.free(pair, plan.starts_at, plan.ends_at)
        if found:
            making.diary.take(found.key, plan.starts_at, plan.ends_at)
            columns = {"person_id": found.someone.id, "post_id": found.someone.post_id}
            _participant(making, item_id, 100 + position, "interpreter", languages=pair, **columns)


def _sessions(plan: Plan) -> Iterator[Plan]:
    """The sessions of a forum, of the same length, with a pause between them."""
    count = len(plan.sessions)
    if not count:
        return
    length = (plan.ends_at - plan.starts_at - SESSION_GAP * (count - 1)) // count
    for number, texts in enumerate(plan.sessions):
        start = plan.starts_at + (length + SESSION_GAP) * number
        whole = start.replace(second=0)
        yield Plan("session", texts, whole, whole + length, plan.room, plan.host, plan.leg)


def _speakers(making: Making, session: Plan, item_id: int) -> None:
    """A moderator and two speakers who are not elsewhere."""
    span = (session.starts_at, session.ends_at)
    able = [each for each in making.speakers if making.diary.is_free(("person", each.id), *span)]
    chosen = making.rng.sample(able, min(3, len(able)))
    for position, someone in enumerate(chosen, start=1):
        making.diary.take(("person", someone.id), *span)
        role = "moderator" if position == 1 else "speaker"
        columns = {"person_id": someone.id, "post_id": someone.post_id}
        _participant(making, item_id, position, role, **columns)
