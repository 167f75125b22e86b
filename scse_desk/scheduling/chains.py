"""Moving a meeting to another slot, and whoever is in its way to where it was, and so on.

Such a chain of swaps between two slots is what Kempe used for colours. It keeps all that are
held, takes next to no time, and is tried by the thousand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from scse_desk.scheduling.candidates import Candidates, Held, Option
from scse_desk.scheduling.greedy import hold
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.occupancy import Occupancy

LONGEST = 40
"""Meetings that one chain moves at most."""


class Chains:
    """Chains of moves in a plan; `occupancy` is changed in place, `tried` counts them."""

    def __init__(self, measure: Measure, occupancy: Occupancy) -> None:
        self.measure = measure
        self.candidates: Candidates = measure.candidates
        self.occupancy = occupancy
        self.tried = 0
        self._kinds: dict[int, dict[int, int]] = {}

    def slots(self, key: int) -> Mapping[int, int]:
        """The slots that a request can take, with the first kind of place there."""
        found = self._kinds.get(key)
        if found is None:
            options = reversed(self.candidates.options.get(key, ()))
            found = self._kinds[key] = {option.slot: option.kind for option in options}
        return found

    def chain(self, key: int, to: int, back: int, *others: int) -> dict[int, int] | None:
        """Which slot each meeting of a chain goes to; None if one cannot go there.

        `others` go back in any case.
        """
        self.tried += 1
        moves = {key: to, **dict.fromkeys(others, back)}
        waiting = list(moves)
        while waiting:
            one = waiting.pop()
            target = moves[one]
            for other in self._in_the_way(one, target):
                if other not in moves:
                    goes = back if target == to else to
                    if goes not in self.slots(other) or len(moves) >= LONGEST:
                        return None
                    moves[other] = goes
                    waiting.append(other)
        return moves

    def is_too_full(self, moves: Mapping[int, int], key: int) -> bool:
        """Whether too few places are free for all that come to where a meeting of a chain goes."""
        held, to, kind = self.occupancy.held, moves[key], self.occupancy.held[key].kind
        coming = sum(1 if moves[k] == to else -1 for k in moves if held[k].kind == kind)
        return coming > self.occupancy.room(Option(to, kind))

    def sides(self, moves: Mapping[int, int]) -> set[int]:
        """The participants of a chain."""
        return {side for key in moves for side in self.candidates.sides(key)}

    def make(self, moves: Mapping[int, int]) -> dict[int, Held] | None:
        """Move a chain; where everything was before, or None if a rule forbids it."""
        occupancy, held = self.occupancy, self.occupancy.held
        before = {key: occupancy.remove(key) for key in moves if key in held}
        for key, slot in moves.items():
            kind = before[key].kind if key in before else -1
            option = Option(slot, kind)
            if key not in before or option not in self.candidates.options[key]:
                option = Option(slot, self.slots(key)[slot])
            if not (occupancy.fits(key, option) and hold(occupancy, key, option)):
                self.take_back(moves, before)
                return None
        return before

    def take_back(self, moves: Mapping[int, int], before: Mapping[int, Held]) -> None:
        """Undo a chain."""
        for key in moves:
            if key in self.occupancy.held:
                self.occupancy.remove(key)
        for key, held in before.items():
            self.occupancy.place(key, held)

    def insert(self, key: int, within: frozenset[int] | None = None) -> bool:
        """Hold one more request, others being moved out of its way."""
        own = [slot for slot in self.slots(key) if within is None or slot in within]
        roomy = {slot for slot in own if self.occupancy.room(Option(slot, self.slots(key)[slot]))}
        free = [roomy, *(self._free(side, own) for side in set(self.candidates.sides(key)))]
        for to in own:
            for back in own:
                if back != to and all(to in each or back in each for each in free):
                    moves = self.chain(key, to, back)
                    if moves is not None and self.make(moves) is not None:
                        return True
        return False

    def _free(self, side: int, slots: Sequence[int]) -> set[int]:
        """The slots in which a participant could still take part: one of the two must be."""
        if self.measure.asked.participants[side].capacity > 1:
            return set(slots)
        return {slot for slot in slots if (side, slot) not in self.occupancy.at}

    def _in_the_way(self, key: int, slot: int) -> list[int]:
        at = self.occupancy.at
        found = [at.get((side, slot)) for side in self.candidates.sides(key)]
        return [other for other in found if other is not None and other != key]


Cost = Callable[[int, Mapping[int, int]], int]
"""What a participant costs once some meetings are in other slots."""


def anneal(
    chains: Chains, random: Random, cost: Cost, going: Callable[[], float], batch: int = 200
) -> int:
    """Move chains at random as long as `going` says how warm it is; how much cheaper it became.

    A chain that costs more is kept with a probability that falls with the warmth; at the end the
    cheapest plan seen stands.
    """
    keys = [key for key in chains.candidates.options if key in chains.occupancy.held]
    metal = _Metal(chains, random, cost, keys)
    gained = best = 0
    while keys and (warmth := going()) > 0:
        for _ in range(batch):
            gained += metal.strike(warmth)
            if gained > best:
                best = gained
                metal.cheapest.clear()
    for key in metal.cheapest:
        chains.occupancy.remove(key)
    for key, held in metal.cheapest.items():
        chains.occupancy.place(key, held)
    return best


_OTHERS = 8
"""So many meetings are tried that could make room by going back."""


@dataclass
class _Metal:
    """A plan that is annealed; `cheapest` tells where what moved since was when it cost least."""

    chains: Chains
    random: Random
    cost: Cost
    keys: Sequence[int]
    cheapest: dict[int, Held] = field(default_factory=dict)
    _costs: dict[int, int] = field(default_factory=dict)

    def strike(self, warmth: float) -> int:
        """Try one chain; how much it gains, 0 if it is not kept."""
        chains, random = self.chains, self.random
        key = self.keys[random.randrange(len(self.keys))]
        slots = chains.slots(key)
        to, back = _target(chains, random, key), chains.occupancy.held[key].slot
        if to == back or to not in slots:
            return 0
        found = max(
            (self._weighed(moves) for moves in self._chains(key, to, back)),
            key=lambda each: each[0],
            default=None,
        )
        if found is None:
            return 0
        gain, costs, moves = found
        if gain < 0 and random.random() >= math.exp(gain / warmth):
            return 0
        before = chains.make(moves)
        if before is None:
            return 0
        self._costs.update(costs)
        for moved, held in before.items():
            self.cheapest.setdefault(moved, held)
        return gain

    def _chains(self, key: int, to: int, back: int) -> Iterator[Mapping[int, int]]:
        """The chain of a move; where too few places are free, some with one more that goes back."""
        moves = self.chains.chain(key, to, back)
        if moves is None or not self.chains.is_too_full(moves, key):
            yield from [] if moves is None else [moves]
            return
        there = sorted(self.chains.occupancy.in_slot[to] - moves.keys())
        for other in self.random.sample(there, min(_OTHERS, len(there))):
            longer = None
            if back in self.chains.slots(other):
                longer = self.chains.chain(key, to, back, other)
            if longer is not None and not self.chains.is_too_full(longer, key):
                yield longer

    def _weighed(self, moves: Mapping[int, int]) -> tuple[int, dict[int, int], Mapping[int, int]]:
        """What a chain gains, and what everybody in it costs then."""
        costs = {side: self.cost(side, moves) for side in self.chains.sides(moves)}
        return sum(map(self._cost, costs)) - sum(costs.values()), costs, moves

    def _cost(self, side: int) -> int:
        """What a participant costs as the plan is."""
        if side not in self._costs:
            self._costs[side] = self.cost(side, {})
        return self._costs[side]


def _target(chains: Chains, random: Random, key: int) -> int:
    """A slot next to another meeting of a side, mostly; else any, or where the meeting stands."""
    slots = list(chains.slots(key))
    standing = chains.measure.asked.placed.get(key)
    if standing is not None and random.random() < _BACK:
        return standing.slot
    if random.random() < _ANYWHERE:
        return random.choice(slots)
    side = random.choice(chains.candidates.sides(key))
    others = sorted(chains.occupancy.of_side[side] - {key})
    if not others:
        return random.choice(slots)
    near = chains.occupancy.held[random.choice(others)].slot
    return random.choice(chains.measure.beside(near))


_ANYWHERE, _BACK = 0.2, 0.3
"""How often a chain goes to any slot, or to where the meeting stands."""
