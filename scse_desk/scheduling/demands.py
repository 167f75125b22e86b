"""Demands that no plan can meet, found before any is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scse_desk.scheduling.candidates import Candidates, Option
from scse_desk.scheduling.chains import Chains
from scse_desk.scheduling.checking import faults_of_kept
from scse_desk.scheduling.greedy import hold
from scse_desk.scheduling.hindrances import Hindrance, hindrances
from scse_desk.scheduling.leeway import pressed
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.model import Model, free_options
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.options import Options, Sight
from scse_desk.scheduling.search import Answer, Budget, Desk, search
from scse_desk.scheduling.values import MUST, Round
from scse_desk.task import Progress, silent

KEPT, NO_SLOT, CLASH = "kept", "no_slot", "clash"


@dataclass(frozen=True, slots=True)
class Demand:
    """Requests that cannot all be as demanded.

    kept: meetings that stay break `rule`, of `record` (see `checking`). no_slot: a must fits
    nowhere beside what stays; `hindrances` say why. clash: these musts cannot all be held, each
    but one of them could; `participant` is the one they share, if they do, and `slots` are all
    that any of them could take.
    """

    kind: str
    requests: tuple[int, ...]
    rule: str = ""
    record: int | None = None
    hindrances: tuple[Hindrance, ...] = ()
    participant: int | None = None
    slots: tuple[int, ...] = ()


Free = dict[int, list[Option]]
"""What each must can take beside what stays."""


def demands(asked: Round, *, effort: float = 10.0, report: Progress = silent) -> list[Demand]:
    """What cannot be met of what stays and of the musts; empty if all of it can.

    What broke a rule in the past is no demand any more. `effort` is deterministic time; where it
    does not suffice, clashes may remain unfound.
    """
    found = _kept(asked)
    held = Occupancy(Candidates(_of_musts(asked)))
    musts = list(held.candidates.options)
    options = free_options(held, musts)
    for key in musts:
        if not options[key]:
            why = tuple(hindrances(held, key))
            found.append(Demand(NO_SLOT, (key,), hindrances=why))
    budget = Options(effort=effort, workers=1)
    desk = Desk(budget, report, Budget(budget), Sight("musts", 0, len(musts)))
    fits = [key for key in musts if options[key]]
    while not _all_fit(held.candidates, fits, options):
        fits = pressed(held, fits, options)
        clash = _clash(held, fits, options, desk)
        if not clash:
            break
        found.append(_told(held, clash, options))
        fits = [key for key in fits if key not in clash]
    return found


def _of_musts(asked: Round) -> Round:
    """The round without wishes, but for those that stay."""
    stays = asked.kept
    requests = {k: r for k, r in asked.requests.items() if r.priority == MUST or k in stays}
    return replace(asked, requests=requests)


def _all_fit(candidates: Candidates, musts: Sequence[int], options: Free) -> bool:
    """Whether a plan of the musts alone is found at once, each taking what is free first."""
    plan = Occupancy(candidates)
    chains = Chains(Measure(candidates), plan)

    def is_held(key: int) -> bool:
        return any(plan.fits(key, each) and hold(plan, key, each) for each in options[key])

    ordered = sorted(musts, key=lambda key: (len(options[key]), key))
    return all(is_held(key) or chains.insert(key) for key in ordered)


def _kept(asked: Round) -> list[Demand]:
    def is_past(key: int) -> bool:
        placed = asked.slots.get(asked.placed[key].slot)
        return asked.now is not None and placed is not None and placed.starts < asked.now

    return [
        Demand(KEPT, tuple(sorted(fault.requests)), fault.rule, fault.record)
        for fault in faults_of_kept(asked)
        if not all(is_past(key) for key in fault.requests)
    ]


def _clash(held: Occupancy, musts: Sequence[int], options: Free, desk: Desk) -> list[int]:
    """A smallest set of musts that cannot all be held; empty if all can, as far as is known."""
    core = _core(held, musts, options, desk)
    size = 0
    while len(core) != size:
        size = len(core)
        for key in list(core):
            fewer = [other for other in core if other != key]
            smaller = _core(held, fewer, options, desk)
            core = smaller or core
    return sorted(core)


def _core(held: Occupancy, musts: Sequence[int], options: Free, desk: Desk) -> list[int]:
    """Some of the musts that cannot all be held."""
    model = Model(held, {key: options[key] for key in musts})
    if any(model.held[key] is False for key in musts):
        return [key for key in musts if model.held[key] is False][:1]
    names = {model.held[key].index: key for key in musts}
    model.cp.add_assumptions([model.held[key] for key in musts])
    answer = search(model.cp, desk, desk.budget.left, settings={"linearization_level": 2})
    return _assumed(answer, names) or list(musts) if answer.is_infeasible else []


def _assumed(answer: Answer, names: dict[int, int]) -> list[int]:
    found = answer.solver.sufficient_assumptions_for_infeasibility()
    return [names[index] for index in found if index in names]


def _told(held: Occupancy, clash: Sequence[int], options: Free) -> Demand:
    sides = [set(held.candidates.sides(key)) for key in clash]
    shared = set.intersection(*sides)
    there = {option.slot for key in clash for option in options[key]}
    slots = tuple(slot.id for slot in held.candidates.slots if slot.id in there)
    return Demand(CLASH, tuple(clash), participant=min(shared, default=None), slots=slots)
