"""Planning anew after a change, with as few participants moved as any plan that holds as much.

What can stay stays; what fell and what was not held before looks for a place. First a proposal in
which all others stay is made, at once; then it is made better until nothing better exists in the
whole plan, or the effort is spent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scse_desk.scheduling.candidates import Candidates, Holding
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.options import Options, Sight
from scse_desk.scheduling.relocation import Outcome, Terms, proposal, relocate
from scse_desk.scheduling.search import Budget, Desk
from scse_desk.scheduling.standing import at_places, standing
from scse_desk.scheduling.values import Plan, Round, Stage
from scse_desk.task import Progress

_QUICK = 0.15
"""How much of the effort the first proposal may take."""


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
    The stages musts, wishes and moved are given, each with what no plan can do better than, those
    before it being as they are. Once `report` raises Cancelled, the best so far is returned.
    """
    candidates = Candidates(asked)
    held, _ = standing(candidates)
    desk = Desk(
        options, report, Budget(options), Sight("moved", len(held.held), len(asked.requests))
    )
    desk.show(desk.sight)
    waiting = [key for key, own in candidates.options.items() if own and key not in held.held]
    scale = _scale(candidates)
    terms = Terms(losses=_losses(candidates, held.held, scale), moved=scale.moved)
    found = _better(candidates, held.held, waiting, terms, desk)
    after = _after(held.held, found)
    placements = at_places(candidates, after)
    faults = violations(asked, placements)
    if faults:
        raise RuntimeError(f"a plan breaks a rule: {faults}")
    return Plan(placements, _stages(candidates, after, found, scale, waiting))


def _better(
    candidates: Candidates,
    holding: Holding,
    waiting: Iterable[int],
    terms: Terms,
    desk: Desk,
) -> Outcome:
    """First what is possible if all else stays, then the best of all plans; the cheaper of both."""
    desk.budget.set_aside(_QUICK)
    first = proposal(candidates, holding, waiting, terms, desk)
    desk.show(replace(desk.sight, held=len(_after(holding, first))))
    desk.budget.set_aside(1.0)
    best = relocate(candidates, holding, waiting, terms, desk)
    if best.cost is None or (first.cost is not None and first.cost < best.cost):
        return replace(first, bound=best.bound)
    return best


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


def _stages(
    candidates: Candidates, after: Holding, found: Outcome, scale: _Scale, waiting: list[int]
) -> tuple[Stage, ...]:
    measure = Measure(candidates)
    most = after.keys() | set(waiting) | {k for k, held in found.changes.items() if held is None}
    musts, wishes = measure.musts(after), measure.wishes(after)
    lost_musts, rest = divmod(found.bound or 0, scale.must)
    most_musts = max(musts, measure.musts(most) - lost_musts)
    lost, rest = divmod(rest, scale.weight) if most_musts == musts else (0, 0)
    most_wishes = max(wishes, measure.wishes(most) - lost)
    moved = len(measure.moved(after))
    fewest = rest // scale.moved if (most_musts, most_wishes) == (musts, wishes) else 0
    return (
        Stage("musts", musts, most_musts),
        Stage("wishes", wishes, most_wishes),
        Stage("moved", moved, min(moved, fewest)),
    )
