"""Fewer changes of place and less walking, by moving meetings to where a side comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from scse_desk.scheduling.candidates import Held, Option, overlap
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.values import Placement

_PASSES = 3


class Nearer:
    """Places that may still change, of whatever kind; the slots stay. `placed` is changed."""

    def __init__(
        self, measure: Measure, occupancy: Occupancy, placed: dict[int, Placement]
    ) -> None:
        self.measure = measure
        self.asked = measure.asked
        self.occupancy = occupancy
        self.placed = placed
        self._there: dict[int, set[int]] = defaultdict(set)
        for key, placement in placed.items():
            self._there[placement.place].add(key)

    def improve(self) -> None:
        """Go through all meetings until none can come nearer."""
        for _ in range(_PASSES):
            keys = sorted(self.placed.keys() - self.measure.candidates.kept.keys())
            if not [key for key in keys if self._bring(key)]:
                break

    def _bring(self, key: int) -> bool:
        """Move a meeting to a place where one of its sides is before or after."""
        here = self.placed[key]
        before = self._cost(key)
        if not before:
            return False
        for place in sorted(self._near(key) - {here.place}):
            if self._can_be_at(key, place):
                self._put(key, place)
                if self._cost(key) < before:
                    return True
                self._put(key, here.place)
        return False

    def _near(self, key: int) -> set[int]:
        day = self.asked.slots[self.placed[key].slot].day
        return {
            self.placed[other].place
            for side in self.measure.candidates.sides(key)
            for other in self.occupancy.of_side[side]
            if self.asked.slots[self.placed[other].slot].day == day
        }

    def _can_be_at(self, key: int, place: int) -> bool:
        """Whether the place is free and no rule forbids it."""
        candidates, held = self.measure.candidates, self.occupancy.held[key]
        option = Option(held.slot, candidates.kind_of[place])
        slot = self.asked.slots[held.slot]
        if option not in candidates.options[key] or any(
            overlap(slot, self.asked.slots[self.placed[other].slot]) for other in self._there[place]
        ):
            return False
        self.occupancy.remove(key)
        number = held.interpreter
        fits = self.occupancy.fits(key, option) and (
            number is None or self.occupancy.interprets(number, option)
        )
        self.occupancy.place(key, held)
        return fits

    def _put(self, key: int, place: int) -> None:
        old = self.placed[key]
        self._there[old.place].discard(key)
        self._there[place].add(key)
        self.placed[key] = Placement(old.slot, place, old.interpreter)
        self.occupancy.remove(key)
        kind = self.measure.candidates.kind_of[place]
        self.occupancy.place(key, Held(old.slot, kind, old.interpreter))

    def _cost(self, key: int) -> int:
        """The changes and walks of both sides on the day."""
        sides = set(self.measure.candidates.sides(key))
        return sum(self.measure.way(self._on_day(side, key)) for side in sides if self._walks(side))

    def _walks(self, side: int) -> bool:
        return self.asked.participants[side].capacity == 1

    def _on_day(self, side: int, key: int) -> Iterable[Placement]:
        day = self.asked.slots[self.placed[key].slot].day
        own = [self.placed[other] for other in sorted(self.occupancy.of_side[side])]
        return [each for each in own if self.asked.slots[each.slot].day == day]
