"""What is said that no plan can do better than, no plan does better than."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from scse_desk.scheduling.candidates import Candidates, Held
from scse_desk.scheduling.day_program import Levels
from scse_desk.scheduling.floors import simple_bound
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.values import Limit, Participant, Place, Placement, Round, Span
from tests.scheduling.rounds import musts, plans, tiny_rounds, wishes
from tests.scheduling.small_rounds import NEXT_DAY, SLOTS, TOGETHER, a_round, at


@given(tiny_rounds())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_plan_that_holds_as_much_is_below_a_floor(asked: Round) -> None:
    measure = Measure(Candidates(asked))
    for plan in plans(asked):
        levels = Levels(musts(asked, plan), wishes(asked, plan))
        kind_of = measure.candidates.kind_of
        holding = {k: Held(p.slot, kind_of[p.place], p.interpreter) for k, p in plan.items()}
        found = {
            "moved": len(measure.moved(holding)),
            "breaks": sum(measure.costs(holding).values()),
            "preferred": measure.preferred(holding),
            "tables": measure.tables(plan),
        }
        for stage, value in found.items():
            assert value >= simple_bound(measure, stage, levels), stage


def floor(asked: Round, stage: str, left_out: int = 0) -> int:
    whole = sum(3 for _ in asked.requests)
    return simple_bound(Measure(Candidates(asked)), stage, Levels(0, whole - left_out))


def test_who_must_be_met_on_two_days_comes_on_two_if_all_wishes_are_held() -> None:
    asked = a_round(at(TOGETHER, 0, NEXT_DAY.id), (*SLOTS, NEXT_DAY))
    assert floor(asked, "breaks") == 4
    assert floor(asked, "breaks", left_out=3) == 0


def test_who_is_met_at_the_booths_of_two_on_one_day_changes_once() -> None:
    hosts = [Participant(key, own_place_only=True) for key in (2, 3)]
    booths = [Place(key, 0, owner=key) for key in (2, 3)]
    asked = a_round(TOGETHER, SLOTS, *hosts, places=booths)
    assert floor(asked, "tables") == 1


def test_a_meeting_that_cannot_stay_moves_both_and_one_outside_of_what_is_liked_counts() -> None:
    asked = a_round(TOGETHER, SLOTS, Participant(1, preferred=(Span(0, 20),)))
    late = Participant(2, limits=(Limit(0, 20),))
    asked = replace(
        asked,
        participants={**asked.participants, 2: late},
        placed={1: Placement(0, 0), 2: Placement(1, 0)},
    )
    assert floor(asked, "moved") == 2
    assert floor(asked, "preferred") == 1
    assert floor(asked, "preferred", left_out=3) == 0
