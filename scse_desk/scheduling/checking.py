"""The independent checker: whether a plan breaks a rule of its round.

It reads `values` and nothing else, and shares no code with any model, so that a fault of a model
cannot hide in it. Every plan that leaves the solver comes through here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scse_desk.scheduling.values import (
    Interpreter,
    Participant,
    Placement,
    Request,
    Round,
    Slot,
    Span,
)

RULES = (
    *("unknown", "lost", "moved", "before_now"),
    *("grid", "owner", "own_place", "online", "closed", "place"),
    *("minutes", "slots", "after"),
    *("limit", "capacity", "most_per_day", "rest", "walk", "person"),
    *("no_interpreter", "pair", "a_side", "shift", "interpreter_busy", "interpreter", "stretch"),
)
"""The rules by the names under which they are found broken.

unknown: a slot, place, interpreter or request that the round does not have. lost, moved: a kept
placement that is missing, or is another. before_now: anything else in a slot that begins before
`now`. grid: the slot is none of the place's. owner: a place of somebody else. own_place: one who
meets at a place it owns only, elsewhere. online: an online side elsewhere than online, or nobody
online there. closed, place: the place is closed, or taken. a_side: the interpreter is one of those
who meet. The others are called as in `values`.
"""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule broken by some requests together; `record` is the id of whose rule it is, if any.

    A participant's for limit, capacity, most_per_day, rest, walk and own_place; a person's for
    person; an interpreter's for pair, a_side, shift, interpreter_busy, interpreter and stretch; a
    place's for grid, owner, online, closed and place.
    """

    rule: str
    requests: frozenset[int]
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A request as it is placed, all of it known to the round."""

    request: Request
    placed: Placement
    slot: Slot


Found = Iterator[Violation]


def violations(asked: Round, placements: Mapping[int, Placement]) -> list[Violation]:
    """All rules that a plan breaks; none of what the kept placements break by themselves.

    What was locked, held or is past is a fact that no plan can mend: `faults_of_kept` tells it.
    """
    return [
        fault
        for fault in _all(asked, placements)
        if fault.rule in {"lost", "moved"} or not fault.requests <= asked.kept
    ]


def faults_of_kept(asked: Round) -> list[Violation]:
    """The rules that the kept placements break by themselves."""
    kept = {key: placed for key, placed in asked.placed.items() if key in asked.kept}
    return list(_all(asked, kept))


def _all(asked: Round, placements: Mapping[int, Placement]) -> Found:
    yield from _kept(asked, placements)
    meetings = []
    for key, placed in placements.items():
        if _is_known(asked, key, placed):
            meeting = Meeting(asked.requests[key], placed, asked.slots[placed.slot])
            meetings.append(meeting)
            yield from _alone(asked, meeting)
        else:
            yield Violation("unknown", frozenset({key}))
    yield from _places(meetings)
    yield from _after(meetings)
    yield from _participants(asked, meetings)
    yield from _people(asked, meetings)
    yield from _interpreters(asked, meetings)


def _kept(asked: Round, placements: Mapping[int, Placement]) -> Found:
    for key in sorted(asked.kept & asked.placed.keys()):
        if key not in placements:
            yield Violation("lost", frozenset({key}))
        elif placements[key] != asked.placed[key]:
            yield Violation("moved", frozenset({key}))


def _is_known(asked: Round, key: int, placed: Placement) -> bool:
    return (
        key in asked.requests
        and placed.slot in asked.slots
        and placed.place in asked.places
        and (placed.interpreter is None or placed.interpreter in asked.interpreters)
    )


def _alone(asked: Round, meeting: Meeting) -> Found:
    """What a meeting breaks whatever the others are."""
    request, slot, key = meeting.request, meeting.slot, frozenset({meeting.request.id})
    if asked.now is not None and slot.starts < asked.now and request.id not in asked.kept:
        yield Violation("before_now", key)
    if slot.ends - slot.starts < request.minutes:
        yield Violation("minutes", key)
    if request.slots is not None and slot.id not in request.slots:
        yield Violation("slots", key)
    yield from _at_place(asked, meeting)
    yield from _interpreted(asked, meeting)


def _at_place(asked: Round, meeting: Meeting) -> Found:
    place, key = asked.places[meeting.placed.place], frozenset({meeting.request.id})
    sides = _sides(meeting)
    if place.grid != meeting.slot.grid:
        yield Violation("grid", key, place.id)
    if place.owner is not None and place.owner not in sides:
        yield Violation("owner", key, place.id)
    if place.is_online != any(asked.participants[side].is_online for side in sides):
        yield Violation("online", key, place.id)
    if any(_overlap(span, meeting.slot) for span in place.closed):
        yield Violation("closed", key, place.id)
    for side in sides:
        if asked.participants[side].own_place_only and place.owner != side:
            yield Violation("own_place", key, side)


def _interpreted(asked: Round, meeting: Meeting) -> Found:
    pair, number, slot = meeting.request.pair, meeting.placed.interpreter, meeting.slot
    key = frozenset({meeting.request.id})
    if number is None:
        if pair:
            yield Violation("no_interpreter", key)
        return
    interpreter = asked.interpreters[number]
    if pair not in interpreter.pairs:
        yield Violation("pair", key, number)
    if any(interpreter.person in asked.participants[side].people for side in _sides(meeting)):
        yield Violation("a_side", key, number)
    shifts = interpreter.shifts
    if shifts and not any(s.starts <= slot.starts and slot.ends <= s.ends for s in shifts):
        yield Violation("shift", key, number)
    if any(_overlap(span, slot) for span in interpreter.busy):
        yield Violation("interpreter_busy", key, number)


def _places(meetings: Iterable[Meeting]) -> Found:
    by_place = _grouped((meeting.placed.place, meeting) for meeting in meetings)
    for place, there in by_place.items():
        for one, other in combinations(there, 2):
            if _overlap(one.slot, other.slot):
                yield Violation("place", _ids(one, other), place)


def _after(meetings: Iterable[Meeting]) -> Found:
    """Only where both are held: a meeting that is not held comes before nothing."""
    by_request = {meeting.request.id: meeting for meeting in meetings}
    for later in by_request.values():
        for key in sorted(later.request.after & by_request.keys()):
            if by_request[key].slot.ends > later.slot.starts:
                yield Violation("after", _ids(by_request[key], later))


def _participants(asked: Round, meetings: Iterable[Meeting]) -> Found:
    by_side = _grouped((side, meeting) for meeting in meetings for side in set(_sides(meeting)))
    for key, own in by_side.items():
        who = asked.participants[key]
        yield from _too_many(own, "capacity", key, who.capacity, None)
        for limit in who.limits:
            yield from _too_many(own, "limit", key, limit.most, Span(limit.starts, limit.ends))
        if who.most_per_day is not None:
            yield from _per_day(own, key, who.most_per_day)
        if who.capacity == 1:
            yield from _too_close(asked, own, who)


def _too_many(
    own: Sequence[Meeting], rule: str, record: int, most: int, within: Span | None
) -> Found:
    """At some moment, within a span if one is given, more than so many meetings at once.

    Each such set is told once, at the moment when its last meeting (or the span) begins.
    """
    told = set()
    inside = own if within is None else [m for m in own if _overlap(m.slot, within)]
    for last in inside:
        moment = last.slot.starts if within is None else max(last.slot.starts, within.starts)
        at_once = frozenset(m.request.id for m in inside if m.slot.starts <= moment < m.slot.ends)
        if len(at_once) > most and at_once not in told:
            told.add(at_once)
            yield Violation(rule, at_once, record)


def _per_day(own: Sequence[Meeting], key: int, most: int) -> Found:
    counted = Counter(meeting.slot.day for meeting in own)
    for day, number in counted.items():
        if number > most:
            yield Violation("most_per_day", _ids(*(m for m in own if m.slot.day == day)), key)


def _people(asked: Round, meetings: Iterable[Meeting]) -> Found:
    """A person needs the longest rest of those they are with, and the walk."""
    by_person = _grouped(
        (person, meeting) for meeting in meetings for person in _present(asked, meeting)
    )
    for person, own in by_person.items():
        for one, other in combinations(own, 2):
            rest = max(_rest_of(asked, person, one), _rest_of(asked, person, other))
            if _gap(one, other) < max(rest, _walk(asked, one, other)):
                yield Violation("person", _ids(one, other), person)


def _present(asked: Round, meeting: Meeting) -> frozenset[int]:
    """The people who must be there, the interpreter among them if known as a person."""
    who = frozenset().union(*(asked.participants[side].people for side in _sides(meeting)))
    interpreter = _interpreter(asked, meeting)
    if interpreter is None or interpreter.person is None:
        return who
    return who | {interpreter.person}


def _rest_of(asked: Round, person: int, meeting: Meeting) -> int:
    sides = (asked.participants[side] for side in _sides(meeting))
    return max((side.rest for side in sides if person in side.people), default=0)


def _interpreters(asked: Round, meetings: Iterable[Meeting]) -> Found:
    by_number = _grouped(
        (meeting.placed.interpreter, meeting)
        for meeting in meetings
        if meeting.placed.interpreter is not None
    )
    for number, own in by_number.items():
        for one, other in combinations(own, 2):
            if _gap(one, other) < _walk(asked, one, other):
                yield Violation("interpreter", _ids(one, other), number)
        yield from _stretches(asked.interpreters[number], own)


def _stretches(interpreter: Interpreter, own: Sequence[Meeting]) -> Found:
    if interpreter.longest is None:
        return
    stretch: list[Meeting] = []
    for meeting in sorted(own, key=lambda each: each.slot.starts):
        idle = meeting.slot.starts - max((m.slot.ends for m in stretch), default=0)
        stretch = [*stretch, meeting] if stretch and idle < interpreter.rest else [meeting]
        if max(m.slot.ends for m in stretch) - stretch[0].slot.starts > interpreter.longest:
            yield Violation("stretch", _ids(*stretch), interpreter.id)


def _too_close(asked: Round, own: Sequence[Meeting], who: Participant) -> Found:
    """Of two that do not overlap, less time between than the rest or the walk asks for."""
    for one, other in combinations(own, 2):
        gap = _gap(one, other)
        if 0 <= gap < who.rest:
            yield Violation("rest", _ids(one, other), who.id)
        if 0 <= gap < _walk(asked, one, other):
            yield Violation("walk", _ids(one, other), who.id)


def _sides(meeting: Meeting) -> tuple[int, int]:
    return meeting.request.first, meeting.request.second


def _interpreter(asked: Round, meeting: Meeting) -> Interpreter | None:
    number = meeting.placed.interpreter
    return None if number is None else asked.interpreters[number]


def _overlap(one: Span | Slot, other: Span | Slot) -> bool:
    return one.starts < other.ends and other.starts < one.ends


def _gap(one: Meeting, other: Meeting) -> int:
    """Minutes between two meetings, below 0 where they overlap."""
    return max(one.slot.starts, other.slot.starts) - min(one.slot.ends, other.slot.ends)


def _walk(asked: Round, one: Meeting, other: Meeting) -> int:
    return asked.walk(asked.places[one.placed.place].area, asked.places[other.placed.place].area)


def _ids(*meetings: Meeting) -> frozenset[int]:
    return frozenset(meeting.request.id for meeting in meetings)


def _grouped(pairs: Iterable[tuple[int, Meeting]]) -> Mapping[int, list[Meeting]]:
    groups: dict[int, list[Meeting]] = defaultdict(list)
    for key, meeting in pairs:
        groups[key].append(meeting)
    return groups
