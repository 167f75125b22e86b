"""A round seen by days only: which request is held on which day.

It leaves out the slots within a day: a participant has as many meetings on a day as go into its
slots there, and so have the places, the interpreters and the people. So what it can hold is more
than, or as much as, any plan can: its bounds are bounds of the round; and its best solution says
on which days to look for a plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from scse_desk.scheduling.candidates import Candidates, Option
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.model import free_options
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.search import Desk
from scse_desk.scheduling.values import Slot


class Days:
    """What requests beside the kept ones can take by day, and how much goes into each day.

    `seconds` are what a question about them may take at least, however short the time.
    """

    seconds = 5.0

    def __init__(self, measure: Measure, desk: Desk) -> None:
        self.measure = measure
        self.desk = desk
        self.candidates: Candidates = measure.candidates
        self.asked = measure.asked
        self.kept = Occupancy(measure.candidates)
        self.options = free_options(self.kept, measure.candidates.options)

    @cached_property
    def by_day(self) -> Mapping[int, Mapping[int, Sequence[Option]]]:
        """The options of each request by day."""
        slots = self.asked.slots
        found = {}
        for key, options in self.options.items():
            days: dict[int, list[Option]] = defaultdict(list)
            for option in options:
                days[slots[option.slot].day].append(option)
            found[key] = days
        return found

    @cached_property
    def of_side(self) -> Mapping[int, Mapping[int, Sequence[int]]]:
        """By participant and day, the requests that can be held on it."""
        found: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for key, days in self.by_day.items():
            for side in set(self.candidates.sides(key)):
                for day in days:
                    found[side][day].append(key)
        return found

    def room(self, side: int, day: int) -> int:
        """How many more meetings a participant can have on a day at most."""
        who, slots = self.asked.participants[side], self.asked.slots
        there = {o.slot for key in self.of_side[side][day] for o in self.by_day[key][day]}
        most = who.capacity * packed([slots[key] for key in there], self._rest(side))
        if who.most_per_day is None:
            return most
        fixed = [slots[self.kept.held[key].slot].day for key in self.kept.of_side[side]]
        return max(0, min(most, who.most_per_day - fixed.count(day)))

    def kept_days(self, side: int) -> frozenset[int]:
        """The days on which a participant has a kept meeting."""
        slots, held = self.asked.slots, self.kept.held
        return frozenset(slots[held[key].slot].day for key in self.kept.of_side[side])

    def _rest(self, side: int) -> int:
        who = self.asked.participants[side]
        return who.rest if who.capacity == 1 else 0


def packed(slots: Iterable[Slot], rest: int) -> int:
    """How many of some slots can be taken one after the other."""
    number, free = 0, None
    for slot in sorted(slots, key=lambda slot: slot.ends):
        if free is None or slot.starts >= free:
            number += 1
            free = slot.ends + rest
    return number
