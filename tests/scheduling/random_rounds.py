"""Small random rounds with a plan that keeps all rules, and all plans of a tiny one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from hypothesis import strategies as st

from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.values import (
    MUST,
    WEIGHTS,
    Interpreter,
    Limit,
    Participant,
    Place,
    Placement,
    Request,
    Round,
    Slot,
    Span,
)

DAY = 1440
STARTS_AT = 540
PAIRS = ("vi-zh", "en-vi")
Plan = Mapping[int, Placement]


@st.composite
def rounds(
    draw: st.DrawFn, *, most_requests: int = 8, most_slots: int = 4, most_tables: int = 2
) -> Round:
    """A round with some of its wishes placed, none of them against a rule; some may be kept."""
    days = draw(st.integers(1, 2))
    slots = _slots(days, draw(st.integers(2, most_slots)), long=draw(st.booleans()))
    number = draw(st.integers(3, 6))
    participants = {key: draw(_participants(key, days)) for key in range(1, number + 1)}
    places = _places(draw, number, most_tables, days)
    owners = {place.owner for place in places.values()}
    for key, who in participants.items():
        if key in owners and draw(st.booleans()):
            participants[key] = replace(who, own_place_only=True)
    voices = {key: draw(_interpreters(key, days)) for key in range(1, draw(st.integers(0, 2)) + 1)}
    requests = draw(_requests(number, most_requests, sorted(slots)))
    walking = {(0, 1): draw(st.sampled_from((0, 0, 5, 15, 30)))}
    empty = Round(slots, places, participants, requests, voices, walking)
    return _with_plan(draw, empty)


def tiny_rounds() -> st.SearchStrategy[Round]:
    """Rounds of which all plans can be tried."""
    return rounds(most_requests=4, most_slots=3, most_tables=1)


def _slots(days: int, number: int, *, long: bool) -> dict[int, Slot]:
    found = {}
    for day in range(days):
        for position in range(number):
            key = 10 * day + position
            starts = DAY * day + STARTS_AT + 25 * position
            found[key] = Slot(key, 0, day, starts, starts + 20)
    if long:
        found[50] = Slot(50, 1, 0, STARTS_AT + 25, STARTS_AT + 70)
    return found


def _places(draw: st.DrawFn, number: int, most: int, days: int) -> dict[int, Place]:
    found = {}
    for key in range(1, draw(st.integers(1, most)) + 1):
        closed = draw(st.one_of(st.just(()), st.tuples(_spans(days))))
        found[key] = Place(key, 0, area=draw(st.integers(0, 1)), closed=closed)
    if draw(st.booleans()):
        found[7] = Place(7, 0, area=1, owner=draw(st.integers(1, number)))
    if draw(st.booleans()):
        found[8] = Place(8, 0, is_online=True)
    if draw(st.booleans()):
        found[9] = Place(9, 1)
    return found


@st.composite
def _spans(draw: st.DrawFn, days: int) -> Span:
    starts = DAY * draw(st.integers(0, days - 1)) + STARTS_AT + 5 * draw(st.integers(-2, 15))
    return Span(starts, starts + draw(st.sampled_from((5, 20, 25, 60))))


@st.composite
def _participants(draw: st.DrawFn, key: int, days: int) -> Participant:
    limits = [
        Limit(span.starts, span.ends, draw(st.sampled_from((0, 0, 1))))
        for span in draw(st.lists(_spans(days), max_size=2))
    ]
    capacity = draw(st.sampled_from((1, 1, 1, 2)))
    people = st.frozensets(st.integers(1, 3), max_size=1) | st.just(frozenset[int]())
    return Participant(
        key,
        capacity=capacity,
        limits=tuple(limits),
        most_per_day=draw(st.sampled_from((None, None, 1, 2))),
        rest=draw(st.sampled_from((0, 0, 5, 10, 30))),
        people=draw(people),
        preferred=tuple(draw(st.lists(_spans(days), max_size=1))),
        is_online=draw(st.sampled_from((False, False, False, False, True))),
    )


@st.composite
def _interpreters(draw: st.DrawFn, key: int, days: int) -> Interpreter:
    whole = [Span(DAY * day + STARTS_AT, DAY * day + STARTS_AT + 70) for day in range(days)]
    shifts = draw(st.sampled_from(((), (), tuple(whole), tuple(whole[:1]))))
    return Interpreter(
        key,
        pairs=draw(st.frozensets(st.sampled_from(PAIRS), min_size=1)),
        shifts=shifts,
        busy=tuple(draw(st.lists(_spans(days), max_size=1))),
        longest=draw(st.sampled_from((None, None, 45, 50))),
        rest=draw(st.sampled_from((0, 10, 30))),
        person=draw(st.sampled_from((None, None, 1))),
    )


@st.composite
def _requests(draw: st.DrawFn, number: int, most: int, slots: list[int]) -> dict[int, Request]:
    pairs = list(combinations(range(1, number + 1), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=most, unique=True))
    found: dict[int, Request] = {}
    for key, (first, second) in enumerate(chosen, 1):
        after = frozenset({draw(st.integers(1, key - 1))}) if key > 1 else frozenset[int]()
        allowed = draw(st.frozensets(st.sampled_from(slots), min_size=1))
        found[key] = Request(
            key,
            first,
            second,
            priority=draw(st.integers(0, 3)),
            pair=draw(st.sampled_from(("", "", "", *PAIRS))),
            minutes=draw(st.sampled_from((0, 0, 20, 30))),
            slots=allowed if draw(st.integers(0, 4)) == 0 else None,
            after=after if draw(st.integers(0, 4)) == 0 else frozenset(),
        )
    return found


def _with_plan(draw: st.DrawFn, empty: Round) -> Round:
    placed: dict[int, Placement] = {}
    for key in draw(st.permutations(sorted(empty.requests))):
        if draw(st.booleans()):
            free = [p for p in options(empty, key) if not violations(empty, {**placed, key: p})]
            if free:
                placed[key] = draw(st.sampled_from(free))
    now = draw(st.sampled_from((None, None, STARTS_AT + 25)))
    past = {k for k, p in placed.items() if now is not None and empty.slots[p.slot].starts < now}
    locked = draw(st.sets(st.sampled_from(sorted(placed)))) if placed else set()
    kept = past | (locked if draw(st.booleans()) else set())
    return replace(empty, placed=placed, kept=frozenset(kept), now=now)


def options(asked: Round, key: int) -> list[Placement]:
    """All placements of a request that break no rule by themselves."""
    voices = asked.interpreters if asked.requests[key].pair else (None,)
    return [
        placed
        for slot in asked.slots
        for place in asked.places
        for voice in voices
        if not _alone(asked, key, placed := Placement(slot, place, voice))
    ]


def _alone(asked: Round, key: int, placed: Placement) -> bool:
    return any(fault.rule != "lost" for fault in violations(asked, {key: placed}))


def plans(asked: Round) -> Iterator[dict[int, Placement]]:
    """Every plan that keeps all rules, one by one."""
    kept = {key: asked.placed[key] for key in asked.kept & asked.placed.keys()}
    free = sorted(asked.requests.keys() - kept.keys())
    choices = {key: options(asked, key) for key in free}
    yield from _extended(asked, kept, free, choices)


def _extended(
    asked: Round,
    plan: dict[int, Placement],
    free: list[int],
    choices: Mapping[int, list[Placement]],
) -> Iterator[dict[int, Placement]]:
    if not free:
        yield plan
        return
    yield from _extended(asked, plan, free[1:], choices)
    for placed in choices[free[0]]:
        longer = {**plan, free[0]: placed}
        if not violations(asked, longer):
            yield from _extended(asked, longer, free[1:], choices)


def musts(asked: Round, plan: Plan) -> int:
    """How many musts a plan holds."""
    return sum(asked.requests[key].priority == MUST for key in plan)


def wishes(asked: Round, plan: Plan) -> int:
    """The weight of the other wishes that a plan holds."""
    priorities = [asked.requests[key].priority for key in plan]
    return sum(WEIGHTS[priority] for priority in priorities if priority != MUST)


def moved(asked: Round, plan: Plan) -> int:
    """How many participants have a meeting at another time than before."""
    keys = [key for key, old in asked.placed.items() if key in plan and plan[key].slot != old.slot]
    return len(
        {side for key in keys for side in (asked.requests[key].first, asked.requests[key].second)}
    )


def best(asked: Round) -> tuple[int, int, int]:
    """Most musts, then most weight, then fewest moved, of all plans."""
    held, weight, few = max(
        (musts(asked, plan), wishes(asked, plan), -moved(asked, plan)) for plan in plans(asked)
    )
    return held, weight, -few
