"""A plan split into what is opened, what stands in its way, and the rest (see `relocation`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field

from scse_desk.scheduling.candidates import Candidates, Holding, Kind, Option
from scse_desk.scheduling.model import Literal, Model, Team
from scse_desk.scheduling.occupancy import Occupancy

_PATIENCE = 3
"""After so many times whole participants are opened."""

_NOWHERE = -1
"""The area from which nobody walks."""


def with_nowhere(candidates: Candidates) -> tuple[Candidates, int]:
    """The same with a kind of place that has room for all and is far from nothing."""
    wider = copy(candidates)
    number = len(candidates.kinds)
    wider.kinds = (*candidates.kinds, Kind(_NOWHERE, _NOWHERE, None, is_online=False, closed=()))
    wider.places = (*candidates.places, tuple(range(len(candidates.asked.requests))))
    return wider, number


@dataclass
class Space:
    """The plan, split into what is opened, what stands in its way, and the rest.

    `held` is the rest; `beside` stands in the way.
    """

    held: Occupancy
    nowhere: int
    before: Holding
    opened: set[int]
    beside: set[int] = field(default_factory=set)
    rounds: int = 0
    gone: dict[int, Literal] = field(default_factory=dict)
    """What was only in the place wanted, and is sent away from it."""

    def __post_init__(self) -> None:
        self._kept = Occupancy(self.held.candidates)
        self.room_left = self._room_left()

    def _room_left(self) -> int:
        """How many more meetings all places that there are have room for."""
        candidates = self.held.candidates
        return sum(
            max(0, self.held.room(Option(slot.id, kind)))
            for kind, slots in enumerate(candidates.open_slots)
            for slot in slots
        )

    def inner(self, key: int) -> list[int]:
        """The sides of a request that it shares with what is opened; of that itself, both."""
        sides = sorted(set(self.held.candidates.sides(key)))
        if key in self.opened:
            return sides
        own = self.held.candidates.requests_of
        return [side for side in sides if any(other in self.opened for other in own[side])]

    def elsewhere(self, key: int) -> list[Option]:
        """Where nobody asks: at another time, or at the same if there is another kind of place."""
        if not self.inner(key):
            return []
        there = self.before[key]
        options = self.held.candidates.options[key]
        slots = {o.slot for o in options if o.slot != there.slot or o.kind != there.kind}
        away = [Option(slot, self.nowhere) for slot in sorted(slots)]
        return [option for option in away if self._kept.fits(key, option)]

    def widen(self) -> None:
        """Take out of the rest what is opened and all that stands in its way."""
        near = self._near() - self.opened - self.held.candidates.kept.keys()
        self.beside = (self.beside | near) - self.opened
        for key in self.opened | self.beside:
            if key in self.held.held:
                self.held.remove(key)

    def open(self, keys: Iterable[int]) -> None:
        """Open more requests; after some rounds all that share a participant with them."""
        self.rounds += 1
        keys = set(keys)
        if self.rounds > _PATIENCE:
            own, sides = self.held.candidates.requests_of, self.held.candidates.sides
            shared = {other for key in keys for side in sides(key) for other in own[side]}
            keys |= shared & self.beside
        self.opened |= keys

    def _near(self) -> set[int]:
        """The meetings, of those in the rest, that may stand in the way of what is opened."""
        held, found = self.held, set[int]()
        for key in self.opened:
            for side in held.candidates.sides(key):
                found |= held.of_side[side]
            for person in held.people(key):
                found |= held.of_person[person]
        found |= self._in_order() | self._interpreted() | self._in_places()
        return found

    def _in_order(self) -> set[int]:
        requests = self.held.asked.requests
        before = {other for key in self.opened for other in requests[key].after}
        return {
            key
            for key in self.held.held
            if key in before or (requests[key].after and requests[key].after & self.opened)
        }

    def _interpreted(self) -> set[int]:
        """All meetings of interpreters who have, or stand in for who has, a pair needed."""
        asked = self.held.asked
        pairs = {asked.requests[key].pair for key in self.opened} - {""}
        while True:
            able = [who for who in asked.interpreters.values() if who.pairs & pairs]
            wider = pairs.union(*(who.pairs for who in able))
            if wider == pairs:
                break
            pairs = wider
        found = {key for who in able for key in self.held.of_interpreter[who.id]}
        for who in able:
            if who.person is not None:
                found |= self.held.of_person[who.person]
        return self._on_days(found)

    def _on_days(self, keys: Iterable[int]) -> set[int]:
        """Those on days on which something opened that is interpreted may be."""
        asked, options = self.held.asked, self.held.candidates.options
        spoken = [key for key in self.opened if asked.requests[key].pair]
        days = {asked.slots[option.slot].day for key in spoken for option in options[key]}
        return {key for key in keys if asked.slots[self.held.held[key].slot].day in days}

    def _in_places(self) -> set[int]:
        """The meetings at kinds of places that those opened could fill."""
        candidates = self.held.candidates
        wanting: dict[Option, int] = {}
        for key in self.opened:
            for option in candidates.options.get(key, ()):
                wanting[option] = wanting.get(option, 0) + 1
        for key in self.beside:
            option = self.before[key].option
            wanting[option] = wanting.get(option, 0) + 1
        tight = {option for option, number in wanting.items() if number > self.held.room(option)}
        return {key for key, held in self.held.held.items() if held.option in tight}


class Relaxed(Model):
    """What stands in the way keeps to the rules of those it shares with what is opened only."""

    def __init__(
        self, space: Space, options: Mapping[int, Sequence[Option]], needed: frozenset[int]
    ) -> None:
        self._space = space
        super().__init__(space.held, options, needed)

    def _by_side(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for key in self.literals:
            for side in self._space.inner(key):
                found.setdefault(side, []).append(key)
        return found

    def _spoken(self) -> dict[tuple[Team, int, int], list[Literal]]:
        nowhere = self._space.nowhere
        return {group: own for group, own in super()._spoken().items() if group[2] != nowhere}
