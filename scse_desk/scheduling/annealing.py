"""An objective made better by chains of moves, thousands of them, warm at first, then cold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scse_desk.scheduling.chains import Chains, Cost, anneal
from scse_desk.scheduling.improve import Work

WARM, COLD = 0.4, 0.05
_BATCH = 200
_EFFORT, _CHAIN = 0.002, 5e-5
"""Deterministic time that a batch counts for, and each chain in it: few are ever made."""

_FAR = 1_000
"""How much an objective weighs more than the next."""

ORDER = ("moved", "breaks", "preferred")
"""The objectives that chains can work on: those that ask when, not what."""


def cool(work: Work, stage: str, bound: int, share: float, show: Callable[[], None]) -> None:
    """Spend a share of the stage's budget on chains; what is held stays held."""
    desk, whole = work.desk, work.desk.budget.left * share
    end = desk.budget.left - whole
    cost = _cost(work, [name for name in ORDER if name in work.earlier or name == stage])
    batches, chains = 0, Chains(work.measure, work.held)

    def going() -> float:
        nonlocal batches
        batches += 1
        desk.budget.spend(_EFFORT + _CHAIN * chains.tried)
        chains.tried = 0
        left = (desk.budget.left - end) / whole if whole > 0 else 0.0
        if batches % 20 == 0:
            show()
        if desk.is_over or left <= 0 or (batches % 50 == 0 and work.value(stage) == bound):
            return 0
        return COLD + (WARM - COLD) * left

    anneal(chains, work.random, cost, going, _BATCH)


def _cost(work: Work, names: Sequence[str]) -> Cost:
    """What a participant costs; the objectives before the last one weigh far more."""
    measure, held, of_side = work.measure, work.held.held, work.held.of_side
    last = names[-1]

    def cost(side: int, moves: Mapping[int, int]) -> int:
        own = of_side[side]
        slots = [moves[key] if key in moves else held[key].slot for key in own]
        total = 0
        if "moved" in names:
            total = int(any(map(measure.moves, own, slots)))
        if last != "moved":
            total = _FAR * total + measure.cost(side, slots)
        if last == "preferred":
            total = _FAR * total + sum(measure.outside_of(side, slot) for slot in slots)
        return total

    return cost
