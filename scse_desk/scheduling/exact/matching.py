"""Whether each position can have a value of its own: matchings, and Hall's reason where not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

Choices = Sequence[Collection[int]]
"""What each position may have."""


def match(choices: Choices) -> dict[int, int]:
    """Give different values to as many positions as possible: value to position."""
    holder: dict[int, int] = {}
    for position in range(len(choices)):
        _place(choices, holder, position, set())
    return holder


def _place(choices: Choices, holder: dict[int, int], position: int, seen: set[int]) -> bool:
    for value in choices[position]:
        if value not in seen:
            seen.add(value)
            if value not in holder or _place(choices, holder, holder[value], seen):
                holder[value] = position
                return True
    return False


def can_all_have(choices: Choices) -> bool:
    """Whether every position can have a value of its own."""
    return len(match(choices)) == len(choices)


def crowded(choices: Choices) -> tuple[int, set[int]]:
    """How many positions stay without a value at best, and the positions that compete for too few.

    Those who compete are the positions reached from the ones left over by alternating paths:
    together they have so many values fewer than they are (Hall, König).
    """
    holder = match(choices)
    found = set(range(len(choices))) - set(holder.values())
    short, queue = len(found), list(found)
    while queue:
        for value in choices[queue.pop()]:
            if holder[value] not in found:
                found.add(holder[value])
                queue.append(holder[value])
    return short, found
