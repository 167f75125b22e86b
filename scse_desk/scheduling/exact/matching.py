"""Whether each position can have a value of its own: matchings, and what follows from them.

Sets of values are the bits of whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Choices = Sequence[int]
"""What each position may have."""


def mask(values: Iterable[int]) -> int:
    """A set as bits."""
    return sum(1 << value for value in values)


def values(mask: int) -> Iterator[int]:
    """The values of a set, in their order."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def match(choices: Choices) -> dict[int, int]:
    """Give different values to as many positions as possible: value to position."""
    holder: dict[int, int] = {}
    for position in range(len(choices)):
        _place(choices, holder, position, 0)
    return holder


def _place(choices: Choices, holder: dict[int, int], position: int, seen: int) -> int:
    """Give a position a value that is not `seen`; -1 where it has one, else all that were seen."""
    left = choices[position] & ~seen
    while left:
        lowest = left & -left
        value, seen = lowest.bit_length() - 1, seen | lowest
        found = _place(choices, holder, holder[value], seen) if value in holder else -1
        if found == -1:
            holder[value] = position
            return -1
        seen |= found
        left = choices[position] & ~seen
    return seen


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
        for value in values(choices[queue.pop()]):
            if holder[value] not in found:
                found.add(holder[value])
                queue.append(holder[value])
    return short, found


def possible(choices: Choices) -> list[int] | None:
    """The values that each position can have while all have different ones; None if they cannot.

    Those of the matching, those that can become free, and those that positions can pass around
    among them (Régin, A filtering algorithm for constraints of difference, 1994).
    """
    holder = match(choices)
    if len(holder) < len(choices):
        return None
    own = {position: value for value, position in holder.items()}
    held = mask(holder)
    free = _can_become_free(choices, own, held)
    rounds = _ways(choices, holder, held)
    return [
        choice
        & (
            free
            | 1 << own[position]
            | mask(v for v in values(choice & held) if rounds[holder[v]] >> position & 1)
        )
        for position, choice in enumerate(choices)
    ]


def _can_become_free(choices: Choices, own: dict[int, int], held: int) -> int:
    """The values that nobody holds, and those that are let go for them."""
    free, before = ~held, 0
    while free != before:
        before = free
        for position, choice in enumerate(choices):
            if choice & free:
                free |= 1 << own[position]
    return free


def _ways(choices: Choices, holder: dict[int, int], held: int) -> list[int]:
    """The positions that can be reached from each by going on to the holder of a possible value."""
    ways = [mask({holder[value] for value in values(choice & held)}) for choice in choices]
    for middle in range(len(ways)):
        for position, way in enumerate(ways):
            if way >> middle & 1:
                ways[position] |= ways[middle]
    return ways
