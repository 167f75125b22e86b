"""How a round is scheduled: with what budget, and who watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sight:
    """How far the scheduling has come: what is held, and what no plan can hold more than.

    `value` and `bound` are those of the stage that is worked on, None where not yet known.
    """

    stage: str
    held: int
    requests: int
    most_held: int | None = None
    value: int | None = None
    bound: int | None = None


def unseen(sight: Sight) -> None:
    """Watch nothing."""


@dataclass(frozen=True, slots=True)
class Options:
    """How hard to try, and what counts.

    `counts_moves`: the stage `moved` counts, as when a standing plan is planned anew; otherwise
    the standing plan is a start like any other. `effort` is deterministic time (roughly seconds
    of one processor): the same round, seed, workers and effort give the same plan. `seconds`, if
    given, takes its place: then the clock decides, and two runs may differ.
    """

    counts_moves: bool = False
    seed: int = 0
    effort: float = 60.0
    seconds: float | None = None
    workers: int = 2
    watch: Callable[[Sight], None] = unseen
