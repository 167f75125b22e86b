"""What no plan can do better than, seen from each request and each participant by itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations

from scse_desk.scheduling.day_program import Levels
from scse_desk.scheduling.measure import HIGHEST_SHARE, Measure

_MOST_DAYS = 8
"""Days of a participant up to which the fewest are found."""


def simple_bound(measure: Measure, stage: str, levels: Levels) -> int:
    """A bound of an objective for the plans that hold so much of those before it."""
    candidates = measure.candidates
    possible = [key for key in candidates.asked.requests if candidates.is_possible(key)]
    if stage in {"musts", "wishes"}:
        return int(getattr(measure, stage)(possible))
    if stage == "worst_served":
        own = candidates.requests_of
        shares = (
            measure.share(side, filter(candidates.is_possible, own[side]))
            for side in measure.wanting
        )
        return min(shares, default=HIGHEST_SHARE)
    return _Floor(measure, possible, levels).of(stage)


class _Floor:
    """The least that the requests cost which every plan holds that has so much.

    `slack` is the weight of wishes that it need not hold.
    """

    def __init__(self, measure: Measure, possible: Sequence[int], levels: Levels) -> None:
        self.measure = measure
        self.candidates = candidates = measure.candidates
        self.possible = possible
        self.slack = measure.wishes(possible) - levels.wishes
        self.all_musts = measure.musts(possible) <= levels.musts
        self.needed = {
            key
            for key in possible
            if key in candidates.kept
            or (self.all_musts if candidates.is_must(key) else candidates.weight(key) > self.slack)
        }

    def of(self, stage: str) -> int:
        """The least value of an objective of which less is better."""
        if stage == "moved":
            return len(self._moved())
        if stage == "preferred":
            return self._preferred()
        one_by_one = self._days if stage == "breaks" else self._changes
        return sum(map(one_by_one, self.candidates.requests_of))

    def _moved(self) -> set[int]:
        """Who has a meeting that can no longer be when it was."""
        slots_of, placed = self._slots, self.measure.asked.placed
        return {
            side
            for key in self.needed & placed.keys() - self.candidates.kept.keys()
            if all(self.measure.moves(key, slot) for slot in slots_of(key))
            for side in self.candidates.sides(key)
        }

    def _preferred(self) -> int:
        """All that is possible where it suits best, without the worst of what may be left out."""
        weight, is_must = self.candidates.weight, self.candidates.is_must
        costs = {
            key: min(self.measure.outside(key, slot) for slot in self._slots(key))
            for key in self.possible
            if self.all_musts or not is_must(key) or key in self.candidates.kept
        }
        loose = [k for k in costs if not (is_must(k) or k in self.candidates.kept)]
        total, slack = float(sum(costs.values())), self.slack
        for key in sorted(loose, key=lambda key: -costs[key] / weight(key)):
            part = min(1.0, slack / weight(key))
            total -= part * costs[key]
            slack -= min(slack, weight(key))
        return math.ceil(total - 1e-6)

    def _days(self, side: int) -> int:
        """The fewest days on which a participant can have its meetings."""
        needed = self._days_of(self._needed(side))
        there = sorted(set().union(*needed))
        if len(there) > _MOST_DAYS:
            return 1
        return next(
            size
            for size in range(len(there) + 1)
            if any(
                all(own.intersection(chosen) for own in needed)
                for chosen in combinations(there, size)
            )
        )

    def _changes(self, side: int) -> int:
        """The places without which its meetings cannot be, less one for each day it could come."""
        if self.measure.asked.participants[side].capacity > 1:
            return 0
        apart, seen = 0, set[int]()
        for places in sorted(map(self._places, self._needed(side)), key=len):
            if not seen & places:
                apart += 1
                seen |= places
        own = [key for key in self.candidates.requests_of[side] if self.candidates.is_possible(key)]
        return max(0, apart - len(set().union(*self._days_of(own))))

    def _needed(self, side: int) -> list[int]:
        return [key for key in self.candidates.requests_of[side] if key in self.needed]

    def _slots(self, key: int) -> Iterable[int]:
        kept = self.candidates.kept.get(key)
        if kept is not None:
            return [kept.slot]
        return dict.fromkeys(option.slot for option in self.candidates.options[key])

    def _days_of(self, keys: Iterable[int]) -> list[set[int]]:
        slots = self.measure.asked.slots
        return [{slots[slot].day for slot in self._slots(key)} for key in keys]

    def _places(self, key: int) -> set[int]:
        candidates = self.candidates
        if key in candidates.kept:
            return {candidates.asked.placed[key].place}
        kinds = {option.kind for option in candidates.options[key]}
        return {place for kind in kinds for place in candidates.places[kind]}
