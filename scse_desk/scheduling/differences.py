"""What changes from one plan to another, for those who have to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scse_desk.scheduling.values import Placement, Round, Slot

PLACED, DROPPED, MOVED, RELOCATED = "placed", "dropped", "moved", "relocated"


@dataclass(frozen=True, slots=True)
class Difference:
    """A request that is held otherwise than before.

    placed: it was not held before. dropped: it is held no longer. moved: at another time.
    relocated: at the same time, at another place or with another interpreter.
    """

    request: int
    kind: str
    before: Placement | None
    after: Placement | None


@dataclass(frozen=True, slots=True)
class Differences:
    """All differences in the order of the requests, and what stays."""

    changed: tuple[Difference, ...]
    same: frozenset[int]

    def of(self, kind: str) -> tuple[Difference, ...]:
        """Those of a kind."""
        return tuple(each for each in self.changed if each.kind == kind)


def differences(asked: Round, after: Mapping[int, Placement]) -> Differences:
    """What a plan changes of the one that stands (`Round.placed`).

    A request that the round no longer has counts as dropped.
    """
    found = []
    for key in sorted(asked.placed.keys() | after.keys()):
        before, now = asked.placed.get(key), after.get(key)
        if before != now:
            found.append(Difference(key, _kind(asked.slots, before, now), before, now))
    changed = {each.request for each in found}
    return Differences(tuple(found), frozenset(after.keys() - changed))


def affected(asked: Round, found: Differences) -> Mapping[int, tuple[Difference, ...]]:
    """Who has to be told of what, by participant."""
    told: dict[int, tuple[Difference, ...]] = {}
    for each in found.changed:
        wish = asked.requests.get(each.request)
        for side in () if wish is None else (wish.first, wish.second):
            told[side] = (*told.get(side, ()), each)
    return told


def _kind(slots: Mapping[int, Slot], before: Placement | None, after: Placement | None) -> str:
    if before is None or after is None:
        return PLACED if before is None else DROPPED
    one, other = slots.get(before.slot), slots[after.slot]
    same = one is not None and (one.starts, one.ends) == (other.starts, other.ends)
    return RELOCATED if same else MOVED
