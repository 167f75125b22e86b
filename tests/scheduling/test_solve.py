from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scse_desk.scheduling import stages
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.goals import MOST
from scse_desk.scheduling.options import Options
from scse_desk.scheduling.solve import solve
from scse_desk.scheduling.values import Placement, Plan, Round
from scse_desk.task import Cancelled, silent
from tests.scheduling import worth
from tests.scheduling.rounds import rounds, tiny_rounds

many = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@st.composite
def locked_anyhow(draw: st.DrawFn) -> Round:
    """A round in which what is kept may break any rule."""
    asked = draw(rounds())
    placed = {
        key: Placement(
            draw(st.sampled_from(sorted(asked.slots))), draw(st.sampled_from(sorted(asked.places)))
        )
        for key in draw(st.sets(st.sampled_from(sorted(asked.requests)), max_size=3))
    }
    return replace(asked, placed=placed, kept=frozenset(placed))


def planned(asked: Round, *, counts_moves: bool = False, effort: float = 20) -> Plan:
    return solve(asked, Options(counts_moves, effort=effort, workers=1), silent)


@many
@given(rounds() | locked_anyhow(), st.booleans())
def test_a_plan_breaks_no_rule_and_no_value_is_better_than_its_bound(
    asked: Round, counts_moves: bool
) -> None:
    plan = planned(asked, counts_moves=counts_moves)
    assert violations(asked, plan.placements) == []
    for stage in plan.stages:
        better = stage.value > stage.bound if stage.name in MOST else stage.value < stage.bound
        assert not better, stage
    assert plan.most_held is not None
    assert plan.held <= plan.most_held


@many
@given(tiny_rounds(), st.booleans())
def test_each_objective_of_a_tiny_round_is_the_best_of_all_plans(
    asked: Round, counts_moves: bool
) -> None:
    plan = planned(asked, counts_moves=counts_moves)
    timed = [stage for stage in plan.stages if stage.name != "tables"]
    assert all(stage.is_proven for stage in timed)
    found = [stage.value if stage.name in MOST else -stage.value for stage in timed]
    assert tuple(found) == worth.best(asked, counts_moves=counts_moves)
    assert worth.worth(asked, plan.placements, counts_moves=counts_moves) == tuple(found)
    assert plan.most_held == worth.most(asked)


@many
@given(rounds() | locked_anyhow(), st.booleans())
def test_a_round_too_large_to_search_as_a_whole_keeps_the_same_rules(
    asked: Round, counts_moves: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "_WHOLE", dict.fromkeys(stages._WHOLE, 0))
        patch.setattr(stages, "_PATIENCE", 3)
        plan = planned(asked, counts_moves=counts_moves, effort=2)
    assert violations(asked, plan.placements) == []
    best = planned(asked, counts_moves=counts_moves)
    signs = [1 if stage.name in MOST else -1 for stage in plan.stages]
    found, optimal = (
        [sign * stage.value for sign, stage in zip(signs, each.stages, strict=True)][:-1]
        for each in (plan, best)
    )
    assert found <= optimal
    for stage, other in zip(plan.stages[:-1], best.stages[:-1], strict=True):
        assert stage.bound >= other.value if stage.name in MOST else stage.bound <= other.value
        if stage.value != other.value:
            break


@many
@given(rounds())
def test_the_same_seed_gives_the_same_plan(asked: Round) -> None:
    assert planned(asked) == planned(asked)


@many
@given(rounds(), st.integers(0, 6))
def test_a_plan_that_is_stopped_is_kept(asked: Round, after: int) -> None:
    reports = []

    def report(done: int, total: int, text: str) -> None:
        reports.append(done)
        if len(reports) > after:
            raise Cancelled

    plan = solve(asked, Options(workers=1), report)
    assert violations(asked, plan.placements) == []
