"""What a plan is worth: the value of each objective (`values.STAGES`)."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from scse_desk.scheduling.candidates import Candidates, Holding
from scse_desk.scheduling.values import Placement, Slot, Span

HIGHEST_SHARE = 1_000


class Measure:
    """The objectives of one round, of whatever plan."""

    def __init__(self, candidates: Candidates) -> None:
        self.candidates = candidates
        self.asked = candidates.asked
        by_day = sorted(candidates.slots, key=lambda slot: slot.day)
        self._order = {slot.id: number for number, slot in enumerate(by_day)}
        self._next_idle: dict[int, dict[int, float]] = {}
        self._beside: dict[int, list[int]] = {}

    @cached_property
    def wanting(self) -> Mapping[int, int]:
        """The weight of all wishes of each participant that could have any."""
        own = self.candidates.requests_of
        return {
            side: sum(map(self.candidates.weight, keys))
            for side, keys in own.items()
            if any(map(self.candidates.is_possible, keys))
        }

    @cached_property
    def idle_slots(self) -> Mapping[int, Mapping[int, tuple[Slot, ...]]]:
        """By participant and day, the slots that make a break when nothing is held in them."""
        found: dict[int, dict[int, list[Slot]]] = {}
        for side in self.candidates.requests_of:
            free, days = self.candidates.free_slots[side], found.setdefault(side, {})
            for slot in self.candidates.slots:
                if slot.id in free:
                    days.setdefault(slot.day, []).append(slot)
        return {
            side: {day: tuple(slots) for day, slots in days.items()} for side, days in found.items()
        }

    def musts(self, keys: Iterable[int]) -> int:
        """How many musts are among the requests held."""
        return sum(map(self.candidates.is_must, keys))

    def wishes(self, keys: Iterable[int]) -> int:
        """The weight of the other requests held."""
        weight, is_must = self.candidates.weight, self.candidates.is_must
        return sum(weight(key) for key in keys if not is_must(key))

    def moves(self, key: int, slot: int) -> bool:
        """Whether a slot is another time for a request than it has in the standing plan."""
        placed = self.asked.placed.get(key)
        if placed is None:
            return False
        slots = self.asked.slots
        return span_of(slots[placed.slot]) != span_of(slots[slot])

    def moved(self, holding: Holding) -> frozenset[int]:
        """The participants of meetings that are kept at another time."""
        return frozenset(
            side
            for key, held in holding.items()
            if self.moves(key, held.slot)
            for side in self.candidates.sides(key)
        )

    def share(self, side: int, keys: Iterable[int]) -> int:
        """The share of its wishes that a participant has, in thousandths, rounded down."""
        total = self.wanting.get(side)
        held = sum(map(self.candidates.weight, keys))
        return HIGHEST_SHARE if not total else HIGHEST_SHARE * held // total

    def shares(self, holding: Holding) -> Mapping[int, int]:
        """The share of each participant that could have any."""
        own = self.candidates.requests_of
        return {
            side: self.share(side, (key for key in own[side] if key in holding))
            for side in self.wanting
        }

    def worst_served(self, holding: Holding) -> int:
        """The least of the shares."""
        return min(self.shares(holding).values(), default=HIGHEST_SHARE)

    def costs(self, holding: Holding, sides: Iterable[int] | None = None) -> Mapping[int, int]:
        """2 × breaks + days of each participant, or of those asked for."""
        own = self.candidates.requests_of
        return {
            side: self.cost(side, [holding[key].slot for key in own[side] if key in holding])
            for side in (own if sides is None else sides)
        }

    def cost(self, side: int, slots: Iterable[int]) -> int:
        """2 × breaks + days of a participant that meets in the slots given.

        A break is a group of idle slots between two of them on a day.
        """
        known = self._next_idle.setdefault(side, {})
        total, today, ends, idle = 0, None, -1, math.inf
        for key in sorted(slots, key=self._order.__getitem__):
            slot = self.asked.slots[key]
            if slot.day != today:
                total, today, ends = total + 1, slot.day, -1
            elif idle <= slot.starts:
                total += 2
            if slot.ends > ends:
                ends = slot.ends
                if key not in known:
                    known[key] = self._idle_after(side, slot.day, ends)
                idle = known[key]
        return total

    def _idle_after(self, side: int, day: int, moment: int) -> float:
        """When the first slot ends in which a participant would be idle after a moment."""
        idle = self.idle_slots.get(side, {}).get(day, ())
        return min((slot.ends for slot in idle if slot.starts >= moment), default=math.inf)

    def beside(self, slot: int) -> Sequence[int]:
        """The slots of the same grid right before and after one, on its day; or itself."""
        if not self._beside:
            grids: dict[tuple[int, int], list[int]] = {}
            for each in self.candidates.slots:
                grids.setdefault((each.grid, each.day), []).append(each.id)
            for own in grids.values():
                for number, key in enumerate(own):
                    near = own[max(0, number - 1) : number] + own[number + 1 : number + 2]
                    self._beside[key] = near or [key]
        return self._beside[slot]

    def outside(self, key: int, slot: int) -> int:
        """How many sides of a request do not prefer a slot."""
        return sum(self.outside_of(side, slot) for side in set(self.candidates.sides(key)))

    def outside_of(self, side: int, slot: int) -> bool:
        """Whether a participant does not prefer a slot."""
        return not prefers(self.asked.participants[side].preferred, self.asked.slots[slot])

    def preferred(self, holding: Holding) -> int:
        """Meetings outside what the participants prefer."""
        return sum(self.outside(key, held.slot) for key, held in holding.items())

    def tables(self, placements: Mapping[int, Placement]) -> int:
        """Changes of place between successive meetings on one day, and minutes walked."""
        own, asked = self.candidates.requests_of, self.asked
        total = 0
        for side, keys in own.items():
            if asked.participants[side].capacity == 1:
                placed = [placements[key] for key in keys if key in placements]
                total += self.way(placed)
        return total

    def way(self, placed: Iterable[Placement]) -> int:
        """Changes of place and minutes walked between the meetings of one participant."""
        slots, total = self.asked.slots, 0
        ordered = sorted(placed, key=lambda each: slots[each.slot].starts)
        for one, other in pairwise(ordered):
            if slots[one.slot].day == slots[other.slot].day and one.place != other.place:
                total += 1 + self.walk(one.place, other.place)
        return total

    def walk(self, one: int, other: int) -> int:
        """Minutes from a place to another."""
        places = self.asked.places
        return self.asked.walk(places[one].area, places[other].area)


def span_of(slot: Slot) -> tuple[int, int]:
    """When a slot is."""
    return slot.starts, slot.ends


def prefers(spans: Sequence[Span], slot: Slot) -> bool:
    """Whether a slot lies within one of the spans preferred, or there are none."""
    return not spans or any(span.starts <= slot.starts and slot.ends <= span.ends for span in spans)


def lies_between(slots: Sequence[Slot], starts: int, ends: int) -> bool:
    """Whether one of the slots, in the order of their start, lies within a gap."""
    first = bisect_left(slots, starts, key=lambda slot: slot.starts)
    return any(slot.ends <= ends for slot in slots[first:] if slot.starts < ends)
