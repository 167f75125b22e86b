"""Meetings that come before others, and the slots that this leaves.

A meeting with two others of the same participant before it cannot be in the first two slots that
the participant has, nor in the first two of its block. Slots are bits of whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scse_desk.scheduling.exact.event import Event
from scse_desk.scheduling.exact.matching import mask, values

Room = tuple[int, int]
"""How many meetings of the same participant come before one, and how many after it."""


@dataclass(frozen=True)
class Order:
    """The `pairs` of a meeting and one after it, and the `rooms` of each participant's meetings."""

    pairs: tuple[tuple[int, int], ...]
    rooms: tuple[tuple[Room, ...], ...]

    def within(self, participant: int, choices: Sequence[int], slots: int) -> list[int]:
        """What is left of the slots of its meetings if all are in `slots`."""
        inside = [choice & slots for choice in choices]
        if not any(map(any, self.rooms[participant])):
            return inside
        there = list(values(slots))
        return [
            choice & mask(there[before : len(there) - after])
            for choice, (before, after) in zip(inside, self.rooms[participant], strict=True)
        ]

    def narrow(self, domains: list[int]) -> set[int]:
        """Take away slots that leave none before or after them; the meetings that lost some."""
        changed: set[int] = set()
        before = None
        while before != domains:
            before = domains.copy()
            for first, later in self.pairs:
                soonest = domains[first] & -domains[first]
                domains[later] &= ~(2 * soonest - 1) if soonest else 0
                domains[first] &= (1 << max(domains[later].bit_length() - 1, 0)) - 1
            changed |= {meeting for meeting, old in enumerate(before) if domains[meeting] != old}
        return changed


def order(event: Event) -> Order:
    """The order of an event's meetings."""
    pairs = tuple((m, later) for later, earlier in enumerate(event.before) for m in sorted(earlier))
    ahead = _all_before(event)
    return Order(pairs, tuple(_rooms(own, ahead) for own in event.meetings_of()))


def _all_before(event: Event) -> list[set[int]]:
    """The meetings before each, directly or not."""
    ahead = [set(earlier) for earlier in event.before]
    before: list[set[int]] | None = None
    while before != ahead:
        before = ahead
        ahead = [earlier.union(*(before[meeting] for meeting in earlier)) for earlier in before]
    return ahead


def _rooms(own: Sequence[int], ahead: Sequence[set[int]]) -> tuple[Room, ...]:
    return tuple(
        (len(ahead[meeting] & set(own)), sum(meeting in ahead[other] for other in own))
        for meeting in own
    )
