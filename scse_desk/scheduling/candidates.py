"""Which slots and places a request could take if nothing else were held.

Places that are alike (same grid, area, owner, openness) are one *kind*: which of them a meeting
takes is settled at the end (`tables`). Those with a cabin come last, so as to be left free.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from scse_desk.scheduling.values import MUST, WEIGHTS, Limit, Place, Request, Round, Slot, Span


class Option(NamedTuple):
    """A slot, and the number of a kind of place."""

    slot: int
    kind: int


class Held(NamedTuple):
    """Where and when a request is held: slot, kind of place, interpreter."""

    slot: int
    kind: int
    interpreter: int | None = None

    @property
    def option(self) -> Option:
        """The slot and the kind of place."""
        return Option(self.slot, self.kind)


Holding = dict[int, Held]
"""A plan while it is worked on, by request; kept placements are in it too."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Places that are alike."""

    grid: int
    area: int
    owner: int | None
    is_online: bool
    closed: tuple[Span, ...]


def kind_of(place: Place) -> Kind:
    """What a place has in common with those like it."""
    closed = tuple(sorted(place.closed, key=lambda span: (span.starts, span.ends)))
    return Kind(place.grid, place.area, place.owner, place.is_online, closed)


class Candidates:
    """A round, seen from what its requests could take.

    `options` are those of each request that is not kept, in the order of time; `kept` are the
    kept placements as they are held; `kinds` and `places` go by the number of the kind.
    """

    def __init__(self, asked: Round) -> None:
        self.asked = asked
        self.kinds, self.places = _kinds(asked)
        self.kind_of = {place: kind for kind, own in enumerate(self.places) for place in own}
        self.slots: list[Slot] = sorted(
            asked.slots.values(), key=lambda slot: (slot.starts, slot.ends, slot.id)
        )
        self.kept: Holding = {
            key: Held(placed.slot, self.kind_of[placed.place], placed.interpreter)
            for key, placed in sorted(asked.placed.items())
            if key in asked.kept and key in asked.requests
        }
        self._apart: dict[int, Mapping[int, frozenset[int]]] = {}
        self._kinds_of_owner = self._by_owner()
        self.open_slots = [self._open_slots(kind) for kind in self.kinds]
        self.options = {
            key: self._options(request)
            for key, request in sorted(asked.requests.items())
            if key not in self.kept
        }

    @cached_property
    def requests_of(self) -> Mapping[int, tuple[int, ...]]:
        """The requests of each participant, kept ones too."""
        found: dict[int, list[int]] = defaultdict(list)
        for key, request in sorted(self.asked.requests.items()):
            for side in {request.first, request.second}:
                found[side].append(key)
        return {side: tuple(keys) for side, keys in found.items()}

    @cached_property
    def free_slots(self) -> Mapping[int, frozenset[int]]:
        """The slots of each participant that no limit of 0 touches."""
        return {key: self._free_slots(key) for key in self.asked.participants}

    @cached_property
    def interpreting(self) -> Mapping[tuple[str, int], tuple[int, ...]]:
        """Who could interpret a pair of languages in a slot, by pair and slot."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for key, who in sorted(self.asked.interpreters.items()):
            for slot in self.slots:
                if _works(who.shifts, who.busy, slot) and (
                    who.longest is None or slot.ends - slot.starts <= who.longest
                ):
                    for pair in who.pairs:
                        found[pair, slot.id].append(key)
        return {key: tuple(who) for key, who in found.items()}

    def interpreters(self, request: Request, slot: int) -> tuple[int, ...]:
        """Who could interpret a request in a slot; nobody interprets where they are a side."""
        able = self.interpreting.get((request.pair, slot), ())
        asked = self.asked
        people = (
            asked.participants[request.first].people | asked.participants[request.second].people
        )
        return tuple(key for key in able if asked.interpreters[key].person not in people)

    def sides(self, key: int) -> tuple[int, ...]:
        """The participants of a request."""
        request = self.asked.requests[key]
        return (request.first, request.second)

    def weight(self, key: int) -> int:
        """What a request is worth when held."""
        return WEIGHTS[self.asked.requests[key].priority]

    def is_must(self, key: int) -> bool:
        """Whether a request comes before all wishes."""
        return self.asked.requests[key].priority == MUST

    def is_possible(self, key: int) -> bool:
        """Whether some slot and place would take a request if nothing else were held."""
        return key in self.kept or bool(self.options[key])

    def apart(self, rest: int) -> Mapping[int, frozenset[int]]:
        """By slot, those that overlap it or are less than a rest away."""
        if rest not in self._apart:
            self._apart[rest] = {
                one.id: frozenset(
                    other.id
                    for other in self.slots
                    if other.starts < one.ends + rest and one.starts < other.ends + rest
                )
                for one in self.slots
            }
        return self._apart[rest]

    def rest_with(self, person: int, key: int) -> int:
        """The rest that a person needs around a request: the longest of those they are with."""
        sides = (self.asked.participants[side] for side in self.sides(key))
        return max((side.rest for side in sides if person in side.people), default=0)

    def _by_owner(self) -> Mapping[tuple[int | None, bool], list[int]]:
        found: dict[tuple[int | None, bool], list[int]] = defaultdict(list)
        for number, kind in enumerate(self.kinds):
            found[kind.owner, kind.is_online].append(number)
        return found

    def _open_slots(self, kind: Kind) -> tuple[Slot, ...]:
        now = self.asked.now
        return tuple(
            slot
            for slot in self.slots
            if slot.grid == kind.grid
            and (now is None or slot.starts >= now)
            and not any(overlap(span, slot) for span in kind.closed)
        )

    def _free_slots(self, key: int) -> frozenset[int]:
        shut = [limit for limit in self.asked.participants[key].limits if limit.most <= 0]
        return frozenset(
            slot.id for slot in self.slots if not any(overlap(span, slot) for span in shut)
        )

    def _options(self, request: Request) -> tuple[Option, ...]:
        if request.first == request.second:
            return ()
        free = self.free_slots[request.first] & self.free_slots[request.second]
        if request.slots is not None:
            free &= request.slots
        found = [
            Option(slot.id, kind)
            for kind in self.kinds_for(request)
            for slot in self.open_slots[kind]
            if slot.id in free
            and slot.ends - slot.starts >= request.minutes
            and (not request.pair or self.interpreters(request, slot.id))
        ]
        order = {slot.id: number for number, slot in enumerate(self.slots)}
        return tuple(sorted(found, key=lambda option: (order[option.slot], option.kind)))

    def kinds_for(self, request: Request) -> Iterable[int]:
        """The kinds of places where a request may be held at all."""
        sides = [self.asked.participants[side] for side in (request.first, request.second)]
        online = any(side.is_online for side in sides)
        bound = {side.id for side in sides if side.own_place_only}
        if len(bound) > 1:
            return []
        owners: list[int | None] = [None, *sorted({side.id for side in sides})]
        if bound:
            owners = [*bound]
        return [kind for owner in owners for kind in self._kinds_of_owner.get((owner, online), ())]


Spanning = Span | Slot | Limit


def overlap(one: Spanning, other: Spanning) -> bool:
    """Whether two spans have a minute in common."""
    return one.starts < other.ends and other.starts < one.ends


def _works(shifts: Iterable[Span], busy: Iterable[Span], slot: Slot) -> bool:
    shifts = tuple(shifts)
    inside = not shifts or any(s.starts <= slot.starts and slot.ends <= s.ends for s in shifts)
    return inside and not any(overlap(span, slot) for span in busy)


def _kinds(asked: Round) -> tuple[tuple[Kind, ...], tuple[tuple[int, ...], ...]]:
    alike: dict[Kind, list[int]] = defaultdict(list)
    for place in sorted(asked.places.values(), key=lambda place: (place.has_cabin, place.id)):
        alike[kind_of(place)].append(place.id)
    return tuple(alike), tuple(tuple(own) for own in alike.values())
