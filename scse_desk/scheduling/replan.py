"""Planning anew after a change, with as few participants moved as any plan that holds as much.

What can stay stays; what fell and what was not held before looks for a place: first beside all
that stays, at once. Then room is made (`relocation`) until nothing better exists in the whole plan;
where too much waits for that, or the effort does not suffice, the plan is made better stage by
stage as any other. What moves nobody further is polished last (`polish`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from random import Random

from scse_desk.scheduling.candidates import Candidates, Holding
from scse_desk.scheduling.counting import most_held
from scse_desk.scheduling.floors import simple_bound
from scse_desk.scheduling.greedy import fill, hold
from scse_desk.scheduling.improve import Work
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.options import Options, Sight
from scse_desk.scheduling.outlook import Outlook
from scse_desk.scheduling.polish import LATER, judged, polish
from scse_desk.scheduling.relocation import Outcome, Terms, relocate
from scse_desk.scheduling.search import OPTION, Budget, Desk
from scse_desk.scheduling.stages import work_on
from scse_desk.scheduling.standing import standing
from scse_desk.scheduling.values import STAGES, Plan, Round, Stage
from scse_desk.task import Progress

_RELOCATING, _MOST_WAITING = 0.6, 5_000
"""How much of the budget goes into making room; options of what waits, up to which it does."""

_FAITH = 3
"""In changes of place: more than it is worth to hold another of the same weight instead."""


@dataclass(frozen=True)
class _Scale:
    """What things cost, so that each unit outweighs all that comes after it."""

    moved: int
    weight: int
    must: int


def replan(asked: Round, options: Options, report: Progress) -> Plan:
    """The plan that holds as much as possible and moves the fewest, from the one that stands.

    `asked.placed` is the plan as it stood before the change; what the change forbids of it falls.
    All objectives are given, each with what no plan can do better than, those before it being as
    they are. Once `report` raises Cancelled, the best so far is returned.
    """
    options = replace(options, counts_moves=True)
    desk = Desk(options, report, Budget(options), Sight("moved", 0, len(asked.requests)))
    measure = Measure(Candidates(asked))
    held, fallen = standing(measure.candidates)
    work = Work(measure, desk, held, Random(options.seed))  # noqa: S311 - the same each time
    before = dict(held.held)
    _hold_beside(work, fallen)
    desk.show(replace(desk.sight, held=len(work.holding)))
    outlook = Outlook(measure, desk)
    most = most_held(work, outlook)
    desk.show(replace(desk.sight, most_held=most))
    bounds = _make_room(work, before)
    stages = [work_on(work, outlook, name, bounds.get(name)) for name in STAGES[:3]]
    placements = polish(work)
    stages = [replace(stage, value=work.value(stage.name)) for stage in stages]
    stages += [judged(work, outlook, name) for name in LATER]
    fewest = simple_bound(measure, "tables", outlook.levels)
    stages.append(Stage("tables", measure.tables(placements), fewest))
    return Plan(placements, tuple(stages), max(most, len(placements)))


def _hold_beside(work: Work, fallen: Iterable[int]) -> None:
    """Hold what nobody has to move for; what fell at the time it had, if it can be."""
    held, options = work.held, work.candidates.options
    for key in fallen:
        now = [option for option in options[key] if not work.measure.moves(key, option.slot)]
        any(held.fits(key, option) and hold(held, key, option) for option in now)
    waiting = [key for key in options if key not in held.held]
    work.desk.budget.spend(OPTION * _size(work, waiting))
    fill(work.measure, held, waiting)


def _make_room(work: Work, before: Holding) -> Mapping[str, int]:
    """Let in what does not fit by itself, the fewest being moved; the bounds that come of it.

    `before` is what stands. Where too much waits, only what stood before it and fell is let in,
    and there are no bounds.
    """
    candidates, options, placed = (
        work.candidates,
        work.candidates.options,
        work.measure.asked.placed,
    )
    waiting = [key for key, own in options.items() if own and key not in before]
    left = [key for key in waiting if key not in work.holding]
    if not left and not work.value("moved"):
        return {}
    if _size(work, waiting) <= _MOST_WAITING:
        scale = _scale(candidates)
        found = _relocated(work, before, waiting, scale)
        return _bounds(work.measure, work.holding, {*before, *waiting}, found, scale)
    fallen = [key for key in left if key in placed]
    if fallen and _size(work, fallen) <= _MOST_WAITING:
        _relocated(work, dict(work.holding), fallen, _scale(candidates))
    return {}


def _size(work: Work, keys: Iterable[int]) -> int:
    return sum(len(work.candidates.options[key]) for key in keys)


def _relocated(work: Work, before: Holding, waiting: Iterable[int], scale: _Scale) -> Outcome:
    """Let some requests into a plan; it is taken if it is as good as the one there is."""
    candidates, desk = work.candidates, work.desk
    desk.budget.set_aside(_RELOCATING)
    if desk.is_over:
        return Outcome({}, None, 0)
    terms = Terms(losses=_losses(candidates, before, scale), moved=scale.moved)
    found = relocate(candidates, before, waiting, terms, desk)
    after = _after(before, found)
    if _worth(work.measure, after) >= _worth(work.measure, work.holding):
        work.held = Occupancy(candidates, after)
    return found


def _worth(measure: Measure, holding: Holding) -> tuple[int, int, int]:
    return measure.musts(holding), measure.wishes(holding), -len(measure.moved(holding))


def _scale(candidates: Candidates) -> _Scale:
    """Places and interpreters of up to a thousand meetings count less than one participant."""
    moved = 1_000
    weight = moved * (1 + len(candidates.requests_of))
    return _Scale(moved, weight, weight * (1 + sum(map(candidates.weight, candidates.options))))


def _losses(candidates: Candidates, holding: Holding, scale: _Scale) -> dict[int, int]:
    """What is held is not given up for what is worth as much."""
    return {
        key: (scale.must if candidates.is_must(key) else scale.weight * candidates.weight(key))
        + (_FAITH if key in holding else 0)
        for key in candidates.options
    }


def _after(holding: Holding, found: Outcome) -> Holding:
    after = {key: held for key, held in holding.items() if key not in found.changes}
    return {**after, **{key: held for key, held in found.changes.items() if held is not None}}


def _bounds(
    measure: Measure, holding: Holding, most: Iterable[int], found: Outcome, scale: _Scale
) -> Mapping[str, int]:
    """What no plan can do better than; `most` are all that could be held at all."""
    most = set(most)
    musts, wishes = measure.musts(holding), measure.wishes(holding)
    lost_musts, rest = divmod(found.bound or 0, scale.must)
    most_musts = max(musts, measure.musts(most) - lost_musts)
    lost, rest = divmod(rest, scale.weight) if most_musts == musts else (0, 0)
    most_wishes = max(wishes, measure.wishes(most) - lost)
    fewest = rest // scale.moved if (most_musts, most_wishes) == (musts, wishes) else 0
    moved = len(measure.moved(holding))
    return {"musts": most_musts, "wishes": most_wishes, "moved": min(moved, fewest)}
