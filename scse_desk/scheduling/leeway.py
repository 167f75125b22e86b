"""Requests that can be held whatever the others do: nobody has to search for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from scse_desk.scheduling.candidates import Candidates, Option
from scse_desk.scheduling.occupancy import Occupancy


def pressed(
    held: Occupancy, keys: Iterable[int], options: Mapping[int, Sequence[Option]]
) -> list[int]:
    """Those of some requests that the others could leave without any of their options.

    Each other one has left somewhere to go, so that it can be held after them: whether all can be
    held is a question of those returned only. `options` are what each can take beside what is held.
    """
    left = {key: _slots(held, options[key]) for key in keys}
    rules, number = _Rules(held, left), -1
    while number != len(left):
        number = len(left)
        for key in list(left):
            if rules.has_leeway(key, left[key], len(left)):
                rules.leave(key)
                del left[key]
    return list(left)


def _slots(held: Occupancy, options: Sequence[Option]) -> Mapping[int, int]:
    """The slots of some options, each with the places free in it."""
    found: dict[int, int] = defaultdict(int)
    for option in options:
        found[option.slot] += held.room(option)
    return found


class _Rules:
    """What the requests that are left can keep another one from, counted as the worst there is."""

    def __init__(self, held: Occupancy, keys: Iterable[int]) -> None:
        self.held = held
        self.candidates: Candidates = held.candidates
        requests = held.asked.requests
        self._number = Counter(side for key in keys for side in set(self.candidates.sides(key)))
        self._ordered = {key for key, each in requests.items() if each.after}.union(
            *(each.after for each in requests.values())
        )
        rests = (who.rest for who in held.asked.participants.values())
        apart = max([0, *rests, *held.asked.walking.values()])
        self._near = list(self.candidates.apart(apart).values())

    def leave(self, key: int) -> None:
        """Reckon no longer with a request."""
        self._number.subtract(set(self.candidates.sides(key)))

    def has_leeway(self, key: int, slots: Mapping[int, int], number: int) -> bool:
        """Whether a request finds a slot whatever the others do; not if more than slots matter."""
        if key in self._ordered or self.held.asked.requests[key].pair or self.held.people(key):
            return False
        sides = set(self.candidates.sides(key))
        if any(self._is_limited(side) for side in sides):
            return False
        others = sum(self._number[side] - 1 for side in sides)
        reach = max(len(near & slots.keys()) for near in self._near)
        full = sum(room < number for room in accumulate(sorted(slots.values())))
        return len(slots) > reach * others + full

    def _is_limited(self, side: int) -> bool:
        """Whether a participant wants fewer meetings a day than it could have."""
        most = self.held.asked.participants[side].most_per_day
        return most is not None and self._number[side] + len(self.held.of_side[side]) > most
