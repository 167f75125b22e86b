"""What is left of an event where all but some participants are unbroken.

An unbroken participant has its meetings in a block of slots. Each block that it could have allows
a meeting only the slots that fit with the others of the block; the partners are narrowed by that
in turn, until nothing changes. A clause learner does not see such matchings; it is told of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from scse_desk.scheduling.exact.known import Known
from scse_desk.scheduling.exact.matching import mask, possible, values

Block = tuple[int, int]
"""A participant and the first slot of its block."""


@dataclass(frozen=True)
class Narrowed:
    """An event of which only `free` may break, as it is `known` then.

    `inside` has the slots of a participant's meetings, as bits in its order, for each of the
    blocks that are left.
    """

    free: frozenset[int]
    known: Known
    inside: Mapping[Block, list[int]]


def whole(known: Known) -> Narrowed:
    """An event of which all may break."""
    return Narrowed(frozenset(range(known.event.participants)), known, {})


def narrowed(known: Known, free: frozenset[int]) -> Narrowed | None:
    """Narrow an event; None where it has no plan in which only those of `free` break."""
    state = _State(known, free)
    if not state.settle():
        return None
    left = replace(
        known,
        domains=tuple(frozenset(values(domain)) for domain in state.domains),
        starts=tuple(map(frozenset, state.starts)),
    )
    return Narrowed(free, left, state.inside)


def conflict(known: Known, free: frozenset[int]) -> frozenset[int]:
    """Where an event cannot be narrowed: some of whom one must break, none of them for nothing.

    Half of those who took part in it are set free, then a quarter and so on, as long as it stays
    impossible.
    """
    everyone = frozenset(range(known.event.participants))
    several = (p for p in everyone - free if len(known.meetings[p]) > 1)
    needed = sorted(
        several, key=lambda participant: (len(known.meetings[participant]), participant)
    )
    needed = _taking_part(known, everyone, needed) or needed
    size = len(needed)
    while size > 1:
        size = -(-size // 2)
        for chosen in [set(needed[first : first + size]) for first in range(0, len(needed), size)]:
            fewer = _taking_part(known, everyone, [p for p in needed if p not in chosen])
            needed = needed if fewer is None else fewer
    return frozenset(needed)


def _taking_part(known: Known, everyone: frozenset[int], kept: list[int]) -> list[int] | None:
    """Of those who are kept unbroken who makes a plan impossible; None where it is possible."""
    state = _State(known, everyone.difference(kept))
    return None if state.settle() else [p for p in kept if p in state.active]


class _State:
    """What is left while it becomes less."""

    def __init__(self, known: Known, free: frozenset[int]) -> None:
        self.known = known
        self.free = free
        self.domains = [mask(domain) for domain in known.domains]
        self.starts = [set(starts) for starts in known.starts]
        self.inside: dict[Block, list[int]] = {}
        self.active: set[int] = set()
        """Who took slots away from meetings."""

    def settle(self) -> bool:
        """Take away slots until nothing changes; False where that leaves somebody too few."""
        pairs = self.known.event.pairs
        waiting = dict.fromkeys(range(self.known.event.participants))
        while waiting:
            for participant in list(waiting):
                changed = self.look_at(participant)
                if changed or changed is None:
                    self.active.add(participant)
                if changed is None:
                    return False
                del waiting[participant]
                waiting |= dict.fromkeys(p for m in changed for p in pairs[m])
            moved = self.known.order.narrow(self.domains)
            waiting |= dict.fromkeys(p for m in sorted(moved) for p in pairs[m])
        return True

    def look_at(self, participant: int) -> list[int] | None:
        """The meetings of a participant that lost slots; None if it can hold them no longer."""
        own = self.known.meetings[participant]
        before = [self.domains[meeting] for meeting in own]
        if not own:
            return []
        if participant in self.free:
            after = possible(self.known.order.within(participant, before, reduce(or_, before)))
        else:
            after = self._unbroken(participant, before)
        if after is None:
            return None
        for meeting, slots in zip(own, after, strict=True):
            self.domains[meeting] = slots
        return [m for m, old, new in zip(own, before, after, strict=True) if old != new]

    def _unbroken(self, participant: int, domains: list[int]) -> list[int] | None:
        """The slots of its meetings in any of its blocks; those it cannot have are dropped."""
        after = [0] * len(domains)
        block = (1 << len(domains)) - 1
        for start in sorted(self.starts[participant]):
            choices = self.known.order.within(participant, domains, block << start)
            fits = _fits(self.inside.get((participant, start)), choices)
            if fits is None:
                self.starts[participant].discard(start)
                self.inside.pop((participant, start), None)
                continue
            self.inside[participant, start] = fits
            after = [old | new for old, new in zip(after, fits, strict=True)]
        return after if self.starts[participant] else None


def _fits(known: list[int] | None, choices: list[int]) -> list[int] | None:
    """The same as before where nothing of it was taken away."""
    if known is not None and all(old & ~new == 0 for old, new in zip(known, choices, strict=True)):
        return known
    return possible(choices)
