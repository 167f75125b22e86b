"""The model of CP-SAT counts an objective as the measure does, beside what is fixed."""

from dataclasses import replace

import pytest
from ortools.sat.python import cp_model

from scse_desk.scheduling.candidates import Candidates, Held
from scse_desk.scheduling.goals import Goals
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.model import Model
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.values import Participant, Placement, Request, Span
from tests.scheduling.small_rounds import SLOTS, TOGETHER, a_round, at


@pytest.mark.parametrize("free", [{1, 2, 3}, {1}, {2}, {3}])
@pytest.mark.parametrize("stage", ["moved", "breaks", "preferred"])
def test_an_objective_is_counted_alike(stage: str, free: set[int]) -> None:
    who = Participant(1, preferred=(Span(0, 20),))
    wishes = at((*TOGETHER, Request(3, 1, 4)), 0, 2, 4)
    asked = replace(a_round(wishes, SLOTS, who), placed={2: Placement(1, 0)})
    candidates = Candidates(asked)
    whole = {key: Held(slot, 0) for key, slot in ((1, 0), (2, 2), (3, 4))}
    fixed = Occupancy(candidates, {key: each for key, each in whole.items() if key not in free})
    model = Model(fixed, {key: [whole[key].option] for key in free}, frozenset(free))
    goals = Goals(model, Measure(candidates))
    model.cp.minimize(goals.expression(stage))
    solver = cp_model.CpSolver()
    assert solver.solve(model.cp) == cp_model.OPTIMAL
    assert solver.objective_value == goals.local(stage, whole)
