"""What stands in the way of a request, slot by slot, gathered into as few facts as there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from scse_desk.scheduling.candidates import Option, overlap
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.values import Limit, Participant, Slot, Span

ALWAYS = ("one_side", "no_place", "no_slot_long_enough", "no_pair")
"""What no change of the plan can mend."""
KINDS = (
    *ALWAYS,
    *("past", "short", "not_allowed", "limit", "meeting", "rest", "walk", "full", "most_per_day"),
    *("person", "after", "no_shift", "interpreters", "closed", "table", "together"),
)
"""The kinds of hindrances.

one_side: both sides are one. no_place: no place takes the two (an online room, a booth of its own).
no_slot_long_enough; no_pair: no interpreter has the pair of languages. past: before `now`. short:
the slot. not_allowed: the request's `slots`. limit: a participant's; `span` is when. meeting: a
participant is in one. rest, walk: too close to one. full: as many meetings at once as it can hold.
most_per_day. person: somebody who must be there is in a meeting of others. after: a meeting that
must have ended, or must begin later. no_shift: no interpreter of the pair works then.
interpreters: all who do are taken. closed, table: no place is open, or free. together: there are
places and interpreters, but none that go together.
"""


class Cause(NamedTuple):
    """What stands in the way: of whom (participant or person), and when it is a limit's span."""

    kind: str
    record: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A cause with the slots that it takes, in the order of time, and the meetings behind it."""

    cause: Cause
    slots: tuple[int, ...] = ()
    requests: frozenset[int] = frozenset()


Found = Iterator[tuple[Cause, frozenset[int]]]


def hindrances(held: Occupancy, key: int) -> list[Hindrance]:
    """What keeps a request out of each slot that a place it may use has; the widest first.

    A slot that nothing keeps it out of is in none of them: there the request fits.
    """
    lasting = _always(held, key)
    if lasting is not None:
        return [Hindrance(Cause(lasting))]
    slots: dict[Cause, list[int]] = defaultdict(list)
    requests: dict[Cause, set[int]] = defaultdict(set)
    for slot in usable_slots(held, key):
        found = list(_in_slot(held, key, slot))
        if not found and not _fits(held, key, slot):
            found = [(Cause("together"), frozenset())]
        for cause, others in found:
            slots[cause].append(slot.id)
            requests[cause] |= others
    made = [Hindrance(c, tuple(own), frozenset(requests[c])) for c, own in slots.items()]
    return sorted(made, key=lambda each: (-len(each.slots), KINDS.index(each.cause.kind)))


def usable_slots(held: Occupancy, key: int) -> list[Slot]:
    """The slots of all places that a request may use, open or not, in the order of time."""
    candidates = held.candidates
    kinds = candidates.kinds_for(held.asked.requests[key])
    grids = {candidates.kinds[kind].grid for kind in kinds}
    return [slot for slot in candidates.slots if slot.grid in grids]


def _always(held: Occupancy, key: int) -> str | None:
    request, asked = held.asked.requests[key], held.asked
    slots = usable_slots(held, key)
    if request.first == request.second:
        return "one_side"
    if not slots:
        return "no_place"
    if all(slot.ends - slot.starts < request.minutes for slot in slots):
        return "no_slot_long_enough"
    if request.pair and not any(request.pair in w.pairs for w in asked.interpreters.values()):
        return "no_pair"
    return None


def _in_slot(held: Occupancy, key: int, slot: Slot) -> Found:
    request, nothing = held.asked.requests[key], frozenset[int]()
    now = held.asked.now
    if now is not None and slot.starts < now:
        yield Cause("past"), nothing
        return
    if slot.ends - slot.starts < request.minutes:
        yield Cause("short"), nothing
    if request.slots is not None and slot.id not in request.slots:
        yield Cause("not_allowed"), nothing
    for side in held.candidates.sides(key):
        yield from _of_side(held, held.asked.participants[side], key, slot)
    yield from _of_people(held, key, slot)
    yield from _of_order(held, key, slot)
    yield from _of_interpreters(held, key, slot)
    yield from _of_places(held, key, slot)


def _of_side(held: Occupancy, who: Participant, key: int, slot: Slot) -> Found:
    others = sorted(held.of_side[who.id] - {key})
    for limit in who.limits:
        if overlap(limit, slot):
            there = _at_once(held, others, _common(limit, slot))
            if len(there) >= limit.most:
                yield Cause("limit", who.id, Span(limit.starts, limit.ends)), there
    if who.capacity > 1:
        there = _at_once(held, others, Span(slot.starts, slot.ends))
        if len(there) >= who.capacity:
            yield Cause("full", who.id), there
    else:
        for other in others:
            gap = _gap(_slot(held, other), slot)
            if gap < max(0, who.rest):
                yield Cause("meeting" if gap < 0 else "rest", who.id), frozenset({other})
    if who.most_per_day is not None:
        that_day = frozenset(other for other in others if _slot(held, other).day == slot.day)
        if len(that_day) >= who.most_per_day:
            yield Cause("most_per_day", who.id), that_day


def _of_people(held: Occupancy, key: int, slot: Slot) -> Found:
    sides = set(held.candidates.sides(key))
    for person in sorted(held.people(key)):
        rest = held.candidates.rest_with(person, key)
        for other in sorted(held.of_person[person] - {key}):
            needed = max(0, rest, held.candidates.rest_with(person, other))
            is_told = any(_is_one(held, s) for s in sides & set(held.candidates.sides(other)))
            if _gap(_slot(held, other), slot) < needed and not is_told:
                yield Cause("person", person), frozenset({other})


def _of_order(held: Occupancy, key: int, slot: Slot) -> Found:
    requests = held.asked.requests
    for other in sorted(requests[key].after & held.held.keys()):
        if _slot(held, other).ends > slot.starts:
            yield Cause("after"), frozenset({other})
    for other in sorted(held.held):
        if key in requests[other].after and _slot(held, other).starts < slot.ends:
            yield Cause("after"), frozenset({other})


def _of_interpreters(held: Occupancy, key: int, slot: Slot) -> Found:
    request = held.asked.requests[key]
    if not request.pair:
        return
    able = held.candidates.interpreters(request, slot.id)
    if not able:
        yield Cause("no_shift"), frozenset()
    elif not any(held.interprets(each, o) for each in able for o in _options(held, key, slot)):
        there = {other for each in able for other in held.of_interpreter[each]}
        near = {other for other in there if overlap(_slot(held, other), slot)}
        yield Cause("interpreters"), frozenset(near)


def _of_places(held: Occupancy, key: int, slot: Slot) -> Found:
    options = _options(held, key, slot)
    if not options:
        yield Cause("closed"), frozenset()
        return
    free = [option for option in options if held.room(option) > 0]
    if not free:
        kinds = {option.kind for option in options}
        there = (o for o, its in held.held.items() if its.slot == slot.id and its.kind in kinds)
        yield Cause("table"), frozenset(there)
    for side in held.candidates.sides(key):
        if free and _is_one(held, side):
            yield from _of_walk(held, side, key, free)


def _of_walk(held: Occupancy, side: int, key: int, free: list[Option]) -> Found:
    """The meetings from which no free place can be reached in time."""
    for other in sorted(held.of_side[side] - {key}):
        there = held.held[other].option
        apart = _gap(held.asked.slots[there.slot], held.asked.slots[free[0].slot])
        is_near = apart >= max(0, held.asked.participants[side].rest)
        if is_near and all(held.clash(option, there, 0) for option in free):
            yield Cause("walk", side), frozenset({other})


def _fits(held: Occupancy, key: int, slot: Slot) -> bool:
    pair = held.asked.requests[key].pair
    return any(
        held.fits(key, option) and (not pair or held.interpreter_for(key, option) is not None)
        for option in _options(held, key, slot)
    )


def _options(held: Occupancy, key: int, slot: Slot) -> list[Option]:
    """The open places of a slot that a request may use."""
    candidates = held.candidates
    kinds = candidates.kinds_for(held.asked.requests[key])
    return [Option(slot.id, kind) for kind in kinds if slot in candidates.open_slots[kind]]


def _is_one(held: Occupancy, side: int) -> bool:
    return held.asked.participants[side].capacity == 1


def _slot(held: Occupancy, key: int) -> Slot:
    return held.asked.slots[held.held[key].slot]


def _at_once(held: Occupancy, others: list[int], span: Span) -> frozenset[int]:
    """The most meetings that there are at one moment of a span."""
    there = [(other, _slot(held, other)) for other in others]
    there = [(other, slot) for other, slot in there if overlap(slot, span)]
    moments = {span.starts} | {max(slot.starts, span.starts) for _, slot in there}
    sets = [frozenset(o for o, s in there if s.starts <= t < s.ends) for t in sorted(moments)]
    return max(sets, key=len)


def _common(limit: Limit, slot: Slot) -> Span:
    return Span(max(limit.starts, slot.starts), min(limit.ends, slot.ends))


def _gap(one: Slot, other: Slot) -> int:
    """Minutes between two slots, below 0 where they overlap."""
    return max(one.starts, other.starts) - min(one.ends, other.ends)
