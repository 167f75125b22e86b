"""After a change the plan holds as much as any, and moves the fewest."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.goals import MOST
from scse_desk.scheduling.options import Options
from scse_desk.scheduling.replan import replan
from scse_desk.scheduling.solve import solve
from scse_desk.scheduling.values import Limit, Place, Placement, Request, Round, Span
from scse_desk.task import Cancelled, silent
from tests.benchmarks.fairs import Fair, fair
from tests.scheduling import worth
from tests.scheduling.rounds import best, moved, musts, plans, rounds, tiny_rounds, wishes
from tests.scheduling.test_hindrances import PLAIN

THOROUGH = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def changed(draw: st.DrawFn, asked: Round) -> Round:
    """One request withdrawn, one place closed, one interpreter ill, or one participant late."""
    kind = draw(st.integers(0, 3))
    span = Span(540, 540 + draw(st.sampled_from((25, 50, 1500))))
    if kind == 0 and asked.placed:
        gone = draw(st.sampled_from(sorted(asked.placed)))
        return replace(
            asked,
            requests={key: each for key, each in asked.requests.items() if key != gone},
            placed={key: each for key, each in asked.placed.items() if key != gone},
            kept=asked.kept - {gone},
        )
    if kind == 1:
        place = asked.places[draw(st.sampled_from(sorted(asked.places)))]
        closed = replace(place, closed=(*place.closed, span))
        return replace(asked, places={**asked.places, place.id: closed})
    if kind == 2 and asked.interpreters:
        who = asked.interpreters[draw(st.sampled_from(sorted(asked.interpreters)))]
        ill = replace(who, busy=(*who.busy, span))
        return replace(asked, interpreters={**asked.interpreters, who.id: ill})
    late = asked.participants[draw(st.sampled_from(sorted(asked.participants)))]
    late = replace(late, limits=(*late.limits, Limit(span.starts, span.ends)))
    return replace(asked, participants={**asked.participants, late.id: late})


@given(asked=tiny_rounds().flatmap(changed))
@THOROUGH
def test_no_plan_holds_more_or_moves_fewer(asked: Round) -> None:
    plan = replan(asked, Options(effort=5), silent)
    held = musts(asked, plan.placements), wishes(asked, plan.placements)
    assert (*held, moved(asked, plan.placements)) == best(asked)
    assert [stage.value for stage in plan.stages[:3]] == list(best(asked))
    assert all(stage.is_proven for stage in plan.stages[:3])


@given(asked=tiny_rounds().flatmap(changed))
@THOROUGH
def test_later_objectives_are_told_as_they_are_with_bounds_of_the_whole_round(asked: Round) -> None:
    plan = replan(asked, Options(effort=5), silent)
    found = worth.worth(asked, plan.placements, counts_moves=True)
    values = [(1 if each.name in MOST else -1) * each.value for each in plan.stages]
    assert tuple(values[:-1]) == found
    for stage, value, most in zip(
        plan.stages, found, worth.best(asked, counts_moves=True), strict=False
    ):
        assert (1 if stage.name in MOST else -1) * stage.bound >= most
        if value != most:
            break
    assert plan.most_held == max(map(len, plans(asked)))


@given(asked=rounds().flatmap(changed))
@THOROUGH
def test_a_plan_made_anew_breaks_no_rule_and_its_bounds_are_none_it_beats(asked: Round) -> None:
    plan = replan(asked, Options(effort=5), silent)
    assert violations(asked, plan.placements) == []
    held, weight, few = plan.stages[:3]
    assert held.bound >= held.value
    assert weight.bound >= weight.value
    assert few.bound <= few.value
    assert few.value == moved(asked, plan.placements)


STANDING = replace(
    PLAIN,
    places={1: Place(1, 0), 2: Place(2, 0)},
    placed={1: Placement(0, 1), 2: Placement(1, 1), 3: Placement(0, 2)},
)


def test_a_closed_table_costs_a_change_of_table_and_no_more() -> None:
    closed = replace(STANDING.places[1], closed=(Span(0, 20),))
    spare = {**STANDING.places, 1: closed, 3: Place(3, 0)}
    asked = replace(STANDING, places=spare)
    plan = replan(asked, Options(effort=5), silent)
    assert plan.placements == {**STANDING.placed, 1: Placement(0, 3)}
    assert plan.stages[2].value == 0


def test_who_comes_late_is_met_later_and_the_others_stay() -> None:
    late = replace(STANDING.participants[2], limits=(Limit(0, 60),))
    asked = replace(STANDING, participants={**STANDING.participants, 2: late})
    plan = replan(asked, Options(effort=5), silent)
    assert plan.placements == {**STANDING.placed, 1: Placement(3, 1)}
    assert plan.stages[2].value == plan.stages[2].bound == 2


def test_work_that_is_stopped_leaves_a_plan_that_stands() -> None:
    def stop(done: int, total: int, text: str) -> None:
        raise Cancelled

    late = replace(STANDING.participants[2], limits=(Limit(0, 60),))
    asked = replace(STANDING, participants={**STANDING.participants, 2: late})
    plan = replan(asked, Options(effort=5), stop)
    assert violations(asked, plan.placements) == []
    assert plan.placements.keys() >= {2, 3}


def test_what_is_new_is_held_where_it_makes_the_fewest_breaks_and_nobody_else_moves() -> None:
    new = Request(4, 1, 4)
    asked = replace(STANDING, requests={**STANDING.requests, 4: new})
    plan = replan(asked, Options(effort=5), silent)
    assert plan.placements.keys() == {1, 2, 3, 4}
    assert plan.placements[4].slot == 2
    assert [plan.placements[key] for key in (1, 2, 3)] == list(STANDING.placed.values())
    values = {stage.name: (stage.value, stage.bound) for stage in plan.stages}
    assert values["moved"] == (0, 0)
    assert values["breaks"] == (6, 4)


def test_however_short_the_time_all_that_still_fits_stays_and_what_fits_beside_it_comes_in() -> (
    None
):
    asked = fair(Fair(600, 40))
    whole = solve(asked, Options(effort=0.5, workers=1), silent).placements
    standing = {key: placed for key, placed in whole.items() if key % 5}
    plan = replan(replace(asked, placed=standing), Options(effort=0.01, workers=1), silent)
    assert standing.items() <= plan.placements.items()
    assert len(plan.placements) > len(standing) + (len(whole) - len(standing)) // 2
