"""One objective after the other, each with what no plan can do better than."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scse_desk.scheduling.annealing import ORDER, cool
from scse_desk.scheduling.candidates import Holding
from scse_desk.scheduling.dealing import deal
from scse_desk.scheduling.floors import simple_bound
from scse_desk.scheduling.goals import MOST
from scse_desk.scheduling.improve import Work, core, lift
from scse_desk.scheduling.neighbourhoods import neighbourhood
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.outlook import Outlook
from scse_desk.scheduling.values import STAGES, Stage

SHARES = {
    "musts": 0.15,
    "wishes": 0.4,
    "moved": 0.4,
    "worst_served": 0.2,
    "breaks": 0.85,
    "preferred": 0.7,
}
"""How much of the budget that is left each objective may use."""

_WHOLE = {
    "musts": 100_000,
    "wishes": 100_000,
    "moved": 40_000,
    "worst_served": 40_000,
    "breaks": 3_000,
    "preferred": 3_000,
}
"""Options in all, up to which the round is searched as a whole."""

_ALWAYS = frozenset({"musts", "wishes"})
"""Of these a bound is looked for even when the time is up."""

_SMALL, _FIRST_PATIENCE = 5_000, 15
"""Options in all, above which a few neighbourhoods are tried before the whole; how many."""

_COOLING = 0.95
"""How much of what is left of its budget an objective gives to chains of moves."""

_WHOLE_SHARE = 0.6
"""How much of its budget an objective gives to the search of the round as a whole."""

_STEP = 1.0
"""Deterministic time of one neighbourhood."""

_PATIENCE = 200
"""Neighbourhoods without any gain, one after the other, after which an objective is left."""


def work_on(work: Work, outlook: Outlook, stage: str, known: int | None = None) -> Stage:
    """Make the plan as good as it can be in an objective, and say how good any could be.

    `known` is a bound of it, if there is one. From then on `outlook` holds the objective, too.
    """
    desk, bound = work.desk, simple_bound(work.measure, stage, outlook.levels)
    if known is not None:
        bound = min(bound, known) if stage in MOST else max(bound, known)
    desk.budget.set_aside(SHARES[stage])
    if work.value(stage) != bound and not (desk.stopped if stage in _ALWAYS else desk.is_over):
        view = outlook.view(stage, bound)
        bound = view.bound
        _show(work, stage, bound)
        is_to_deal = bool(view.days) and not (desk.options.counts_moves or desk.is_over)
        if work.value(stage) != bound and is_to_deal:
            _deal(work, stage, view.days)
    _show(work, stage, bound)
    if _size(work) > _SMALL and stage not in ORDER:
        _step_by_step(work, stage, bound, _FIRST_PATIENCE)
    if work.value(stage) != bound and not desk.is_over and _size(work) <= _WHOLE[stage]:
        bound = _whole(work, stage, bound)
    if work.value(stage) != bound and not desk.is_over and stage in ORDER:
        cool(work, stage, bound, _COOLING, lambda: _show(work, stage, bound))
    _step_by_step(work, stage, bound, _PATIENCE)
    work.earlier.append(stage)
    outlook.hold(stage, work.value(stage))
    return Stage(stage, work.value(stage), bound)


def _deal(work: Work, stage: str, days: Mapping[int, int]) -> None:
    """Plan again by days, and take that plan if it is better."""
    desk = work.desk
    before = dict(work.holding)
    old = [_signed(name, work.value(name)) for name in [*work.earlier, stage]]
    dealt = deal(work.measure, desk, days, desk.budget.left * _DEALING)
    _replace(work, dealt)
    new = [_signed(name, work.value(name)) for name in [*work.earlier, stage]]
    if new < old or new[:-1] != old[:-1]:
        _replace(work, before)


def _replace(work: Work, holding: Holding) -> None:
    work.held = Occupancy(work.candidates, holding)


def _signed(stage: str, value: int) -> int:
    return value if stage in MOST else -value


def _step_by_step(work: Work, stage: str, bound: int, patience: int) -> None:
    """Lift out some requests at a time, until nothing has come of it for long."""
    desk, idle = work.desk, 0
    while work.value(stage) != bound and not desk.is_over and idle < patience:
        keys = neighbourhood(work, stage)
        if not keys:
            break
        found = lift(
            work,
            stage,
            keys,
            _STEP,
            keeps_held=_keeps(stage),
            settings=_settings(stage),
            fewest_moved=desk.options.counts_moves and stage in _ALWAYS,
        )
        idle = 0 if found.gain else idle + 1
        if found.gain:
            _show(work, stage, bound)


_DEALING = 0.5
"""How much of its budget an objective gives to planning by days."""


def _whole(work: Work, stage: str, bound: int) -> int:
    """Search the round as a whole; the better of the bound so far and of its bound."""
    desk = work.desk
    before = work.value(stage)
    known = abs(bound - before)
    keys = [key for key, own in work.candidates.options.items() if own]
    found = lift(
        work,
        stage,
        keys,
        desk.budget.left * _WHOLE_SHARE,
        workers=desk.options.workers,
        settings=_settings(stage),
        most=known,
    )
    most = min(found.most_gain, known)
    _show(work, stage, bound)
    return before + most if stage in MOST else before - most


def _size(work: Work) -> int:
    return sum(map(len, work.candidates.options.values()))


def _keeps(stage: str) -> bool:
    """Whether the requests held stay so while an objective is worked on."""
    return STAGES.index(stage) > STAGES.index("worst_served")


def _settings(stage: str) -> dict[str, object]:
    return dict(core()) if stage == "breaks" else {}


def _show(work: Work, stage: str, bound: int) -> None:
    sight = replace(
        work.desk.sight,
        stage=stage,
        held=len(work.holding),
        value=work.value(stage),
        bound=bound,
    )
    work.desk.show(sight)
