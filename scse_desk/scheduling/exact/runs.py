"""In how few runs of slots a participant can have its meetings, by its own slots alone."""

from __future__ import annotations

from collections.abc import Collection


def fewest_breaks(count: int, allowed: Collection[int], needed: Collection[int]) -> int | None:
    """The fewest breaks of a day with `count` busy slots; None where there is no such day.

    All are `allowed`, and among them are all that are `needed`. Slot after slot the fewest runs
    are kept for each number of slots that were busy, and for whether the last of them was.
    """
    runs = {(0, False): 0}
    for slot in range(min(allowed, default=0), max(allowed, default=-1) + 1):
        after: dict[tuple[int, bool], int] = {}
        for (busy, was), number in runs.items():
            if slot not in needed:
                _keep(after, (busy, False), number)
            if slot in allowed and busy < count:
                _keep(after, (busy + 1, True), number + (not was))
        runs = after
    found = [number for (busy, _), number in runs.items() if busy == count]
    return max(0, min(found) - 1) if found else None


def _keep(runs: dict[tuple[int, bool], int], at: tuple[int, bool], number: int) -> None:
    runs[at] = min(number, runs.get(at, number))
