"""An objective made better by chains of moves, thousands of them, warm at first, then cold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scse_desk.scheduling.chains import Chains, anneal
from scse_desk.scheduling.improve import Work

WARM, COLD = 0.6, 0.05
_BATCH = 200
_EFFORT = 0.025
"""Deterministic time that a batch of chains counts for."""

_FAR = 1_000
"""How much an objective weighs more than the next."""

ORDER = ("moved", "breaks", "preferred")
"""The objectives that chains can work on: those that ask when, not what."""


def cool(work: Work, stage: str, bound: int, share: float, show: Callable[[], None]) -> None:
    """Spend a share of the stage's budget on chains; what is held stays held."""
    desk, whole = work.desk, work.desk.budget.left * share
    end = desk.budget.left - whole
    cost = _cost(work, [name for name in ORDER if name in work.earlier or name == stage])
    batches = 0

    def going() -> float:
        nonlocal batches
        batches += 1
        desk.budget.spend(_EFFORT)
        left = (desk.budget.left - end) / whole if whole > 0 else 0.0
        if batches % 20 == 0:
            show()
        if desk.is_over or left <= 0 or (batches % 50 == 0 and work.value(stage) == bound):
            return 0
        return COLD + (WARM - COLD) * left

    anneal(Chains(work.measure, work.held), work.random, cost, going, _BATCH)


def _cost(work: Work, names: Sequence[str]) -> Callable[[int], int]:
    """What a participant costs; the objectives before the last one weigh far more."""
    measure, held, of_side = work.measure, work.held.held, work.held.of_side
    moves = "moved" in names
    last = names[-1]

    def cost(side: int) -> int:
        own = of_side[side]
        total = 0
        if moves:
            total = int(any(measure.moves(key, held[key].slot) for key in own))
        if last != "moved":
            total = _FAR * total + measure.cost(side, [held[key].slot for key in own])
        if last == "preferred":
            outside = sum(measure.outside_of(side, held[key].slot) for key in own)
            total = _FAR * total + outside
        return total

    return cost
