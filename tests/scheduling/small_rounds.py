"""Small rounds made in a line, and the best plan of one found in every way of planning."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from scse_desk.scheduling import stages
from scse_desk.scheduling.candidates import Candidates, Held
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.goals import MOST
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.model import Model, free_options, read
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.options import Options
from scse_desk.scheduling.solve import solve
from scse_desk.scheduling.tables import at_places
from scse_desk.scheduling.values import (
    Interpreter,
    Participant,
    Place,
    Placement,
    Plan,
    Request,
    Round,
    Slot,
)
from scse_desk.task import silent
from tests.scheduling import rounds, worth

SLOTS = tuple(Slot(key, 0, 0, 25 * key, 25 * key + 20) for key in range(5))
NEXT_DAY = Slot(10, 0, 1, 1440, 1460)
OVERLAPPING = Slot(20, 1, 0, 10, 30)
TABLES = (Place(0, 0), Place(1, 0))
APART = (Request(1, 1, 2), Request(2, 3, 4))
TOGETHER = (Request(1, 1, 2), Request(2, 1, 3))


def a_round(
    wishes: Iterable[Request],
    slots: Iterable[Slot] = SLOTS[:1],
    *who: Participant,
    places: Iterable[Place] = TABLES,
    voices: Iterable[Interpreter] = (),
    walk: int = 0,
) -> Round:
    requests = {each.id: each for each in wishes}
    sides = {side for each in requests.values() for side in (each.first, each.second)}
    return Round(
        {each.id: each for each in slots},
        {each.id: each for each in places},
        {key: Participant(key) for key in sides} | {each.id: each for each in who},
        requests,
        {each.id: each for each in voices},
        {(0, 1): walk} if walk else {},
    )


def far_apart(walk: int, *who: Participant, wishes: Iterable[Request] = APART) -> Round:
    """The meetings of the second side of each wish are in areas of their own."""
    wishes = tuple(wishes)
    places = [Place(each.second, 0, n, each.second) for n, each in enumerate(wishes)]
    hosts = [Participant(each.second, own_place_only=True) for each in wishes]
    return a_round(wishes, SLOTS[:2], *hosts, *who, places=places, walk=walk)


def at(wishes: Iterable[Request], *slots: int) -> tuple[Request, ...]:
    """The wishes, each with one slot allowed."""
    pairs = zip(wishes, slots, strict=True)
    return tuple(replace(each, slots=frozenset({slot})) for each, slot in pairs)


def planned(asked: Round, *, counts_moves: bool = False) -> Plan:
    return solve(asked, Options(counts_moves, effort=5, workers=1), silent)


def planned_by_chains(asked: Round, *, counts_moves: bool = False) -> Plan:
    """As a round that is too large for searches, with no time to lift meetings out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "_WHOLE", dict.fromkeys(stages._WHOLE, 0))
        patch.setattr(stages, "_PATIENCE", 0)
        return solve(asked, Options(counts_moves, effort=0.5, workers=1), silent)


def planned_by_model(asked: Round, fixed: Mapping[int, Placement]) -> Mapping[int, Placement]:
    """The most that the model of CP-SAT allows beside what is fixed."""
    candidates = Candidates(asked)
    occupancy = Occupancy(candidates)
    for key, each in fixed.items():
        occupancy.place(key, Held(each.slot, candidates.kind_of[each.place], each.interpreter))
    free = candidates.options.keys() - fixed.keys()
    model = Model(occupancy, free_options(occupancy, free))
    model.cp.maximize(sum(candidates.weight(key) * held for key, held in model.held.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model.cp) == cp_model.OPTIMAL
    return at_places(Measure(candidates), {**occupancy.held, **read(model, solver.boolean_value)})


def values(plan: Plan) -> dict[str, int]:
    return {stage.name: stage.value for stage in plan.stages}


def held(asked: Round) -> int:
    """How many are held in the best plan, which is the same in every way of planning."""
    plan, by_chains = planned(asked), planned_by_chains(asked)
    found = [each for each in plan.stages if each.name != "tables"]
    assert all(stage.is_proven for stage in found)
    signed = tuple(each.value if each.name in MOST else -each.value for each in found)
    assert signed == worth.best(asked, counts_moves=False)
    free = plan.placements.keys() - asked.kept
    by_model = [
        planned_by_model(asked, {}),
        *(planned_by_model(asked, {key: plan.placements[key]}) for key in free),
    ]
    for each in (plan.placements, by_chains.placements, *by_model):
        assert violations(asked, each) == []
        assert len(each) == plan.held
        assert rounds.wishes(asked, each) == rounds.wishes(asked, plan.placements)
    assert plan.most_held == plan.held
    return plan.held
