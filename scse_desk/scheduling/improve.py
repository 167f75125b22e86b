"""Making a plan better in one objective, the ones before it held as they are.

Some requests are lifted out and put back as well as CP-SAT can, beside all the others: all of
them where the round is small, so that the bound it gives is one of the round.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from scse_desk.scheduling.candidates import Candidates, Holding
from scse_desk.scheduling.goals import MOST, Goals
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.model import Model, free_options, read
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.search import OPTION, Answer, Desk, search

_CORE = {"optimize_with_core": True, "linearization_level": 0}
"""How breaks are minimised best in a neighbourhood."""

UNKNOWN = 10**9
"""How much better an objective could be as long as nothing is known."""


@dataclass
class Work:
    """A plan in the making: `held` is changed in place, never for the worse."""

    measure: Measure
    desk: Desk
    held: Occupancy
    random: Random
    earlier: list[str] = field(default_factory=list)

    @property
    def candidates(self) -> Candidates:
        """What the requests could take."""
        return self.measure.candidates

    @property
    def holding(self) -> Holding:
        """What is held."""
        return self.held.held

    def value(self, stage: str) -> int:
        """The value of an objective as the plan is now."""
        measure, holding = self.measure, self.holding
        if stage in {"musts", "wishes"}:
            return getattr(measure, stage)(holding)  # type: ignore[no-any-return]
        if stage == "breaks":
            return sum(measure.costs(holding).values())
        if stage == "moved":
            return len(measure.moved(holding))
        return (
            measure.worst_served(holding) if stage == "worst_served" else measure.preferred(holding)
        )


@dataclass(frozen=True)
class Lifted:
    """What came of lifting some requests out: how much better, and how much could be."""

    gain: int
    most_gain: int
    is_optimal: bool


def lift(
    work: Work,
    stage: str,
    keys: Iterable[int],
    effort: float,
    *,
    keeps_held: bool = False,
    within: Mapping[int, frozenset[int]] | None = None,
    workers: int = 1,
    settings: Mapping[str, Any] | None = None,
    most: int | None = None,
    fewest_moved: bool = False,
) -> Lifted:
    """Take requests out and put them back so that an objective is as good as it can be.

    With `keeps_held` those held remain so. `most` is how much better the objective can become at
    all, if that is known. With `fewest_moved`, of equally good ways the one that moves the fewest
    is looked for, and how much better the objective could be is not told.
    """
    keys = sorted(keys)
    work.desk.budget.spend(OPTION * sum(len(work.candidates.options[key]) for key in keys))
    before = {key: work.holding[key] for key in keys if key in work.holding}
    whole = dict(work.holding)
    for key in before:
        work.held.remove(key)
    after = before
    try:
        model = Model(
            work.held,
            free_options(work.held, keys, within),
            frozenset(before) if keeps_held else frozenset(),
        )
        goals = Goals(model, work.measure)
        current = goals.local(stage, whole)
        expression = _state(work, model, goals, stage, whole, keeps_held=keeps_held, most=most)
        if expression is None:
            return Lifted(0, 0, is_optimal=True)
        if fewest_moved:
            model.cp.maximize(expression * (1 + len(goals.sides)) - goals.expression("moved"))
        hint(model, before)
        answer = search(model.cp, work.desk, effort, workers=workers, settings=settings)
        if answer.is_infeasible:
            raise RuntimeError(f"a plan that holds breaks a rule of the model ({stage})")
        if not answer.has_solution:
            return Lifted(0, UNKNOWN, is_optimal=False)
        found = read(model, answer.is_true)
        gain = _gain(stage, current, goals.local(stage, {**whole_without(whole, before), **found}))
        if gain >= 0:
            after = found
        most_gain = UNKNOWN if fewest_moved else _most_gain(stage, answer, current)
        return Lifted(max(0, gain), most_gain, answer.is_optimal)
    finally:
        for key, held in after.items():
            work.held.place(key, held)


def whole_without(whole: Holding, keys: Iterable[int]) -> Holding:
    """A plan without some requests."""
    gone = set(keys)
    return {key: held for key, held in whole.items() if key not in gone}


def _state(
    work: Work,
    model: Model,
    goals: Goals,
    stage: str,
    whole: Holding,
    *,
    keeps_held: bool,
    most: int | None,
) -> Any:
    """State what is asked; None where nothing can change."""
    for earlier in work.earlier:
        if not (keeps_held and earlier in MOST):
            goals.keep(earlier, whole)
    expression, current = goals.expression(stage), goals.local(stage, whole)
    if isinstance(expression, int):
        return None
    if stage in MOST:
        model.cp.add(expression >= current)
        if most is not None:
            model.cp.add(expression <= current + most)
        model.cp.maximize(expression)
    else:
        model.cp.add(expression <= current)
        if most is not None:
            model.cp.add(expression >= current - most)
        model.cp.minimize(expression)
    return expression


def hint(model: Model, before: Holding) -> None:
    """Let the search begin with what was held before."""
    for key, literals in model.literals.items():
        held = before.get(key)
        for option, literal in literals.items():
            model.cp.add_hint(literal, held is not None and held.option == option)


def _gain(stage: str, before: int, after: int) -> int:
    return after - before if stage in MOST else before - after


def _most_gain(stage: str, answer: Answer, current: int) -> int:
    """How much better the objective could be, by the bound of the search."""
    bound = answer.bound
    if stage in MOST:
        return max(0, math.floor(bound + 1e-6) - current)
    return max(0, current - math.ceil(bound - 1e-6))


def core() -> Mapping[str, Any]:
    """The settings for breaks in a neighbourhood."""
    return dict(_CORE)


def by_sides(work: Work, sides: Sequence[int]) -> list[int]:
    """The requests of some participants that are not kept."""
    own, options = work.candidates.requests_of, work.candidates.options
    return sorted({key for side in sides for key in own[side] if options.get(key)})
