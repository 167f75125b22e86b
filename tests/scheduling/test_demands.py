"""A demand that no plan can meet is found before any is made."""

import subprocess
import sys
from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, given, settings

from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.demands import CLASH, KEPT, NO_SLOT, Demand, demands
from scse_desk.scheduling.leeway import pressed
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.values import MUST, Limit, Placement, Round
from tests.benchmarks.fairs import Fair, fair
from tests.scheduling.rounds import plans, tiny_rounds
from tests.scheduling.test_hindrances import PLAIN

MUSTS = replace(
    PLAIN, requests={key: replace(each, priority=MUST) for key, each in PLAIN.requests.items()}
)


def test_two_musts_of_one_participant_that_has_one_slot_for_them_clash() -> None:
    busy = replace(MUSTS.participants[1], limits=(Limit(21, 1000),))
    asked = replace(MUSTS, participants={**MUSTS.participants, 1: busy})
    assert demands(asked) == [Demand(CLASH, (1, 2), participant=1, slots=(0,))]


def test_a_must_that_fits_nowhere_is_told_with_the_reason() -> None:
    away = replace(MUSTS.participants[2], limits=(Limit(0, 1000),))
    asked = replace(MUSTS, participants={**MUSTS.participants, 2: away})
    (found,) = demands(asked)
    assert (found.kind, found.requests) == (NO_SLOT, (1,))
    assert [each.cause.kind for each in found.hindrances] == ["limit"]


def test_a_locked_meeting_outside_of_what_a_participant_has_is_told() -> None:
    away = replace(MUSTS.participants[2], limits=(Limit(0, 50),))
    asked = replace(
        MUSTS,
        participants={**MUSTS.participants, 2: away},
        placed={1: Placement(0, 1)},
        kept=frozenset({1}),
    )
    assert demands(asked) == [Demand(KEPT, (1,), "limit", 2)]
    assert demands(replace(asked, now=10)) == []


def test_two_locked_meetings_that_clash_are_told() -> None:
    placed = {1: Placement(0, 1), 3: Placement(0, 1)}
    asked = replace(MUSTS, placed=placed, kept=frozenset(placed))
    assert demands(asked) == [Demand(KEPT, (1, 3), "place", 1)]


def test_more_musts_than_tables_clash_without_a_participant_in_common() -> None:
    asked = replace(
        MUSTS, slots={0: MUSTS.slots[0]}, requests={1: MUSTS.requests[1], 3: MUSTS.requests[3]}
    )
    assert demands(asked) == [Demand(CLASH, (1, 3), slots=(0,))]


def test_musts_that_can_all_be_held_are_no_demand() -> None:
    assert demands(MUSTS) == []


def test_musts_of_a_whole_fair_that_can_all_be_held_need_no_search() -> None:
    found = subprocess.run(
        [sys.executable, "-c", _OF_A_FAIR], capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == ["147", "{'no_slot'}", "False"]


_OF_A_FAIR = """
import sys
from scse_desk.scheduling.demands import demands
from tests.benchmarks.fairs import Fair, fair

asked = fair(Fair(3_000, 100))
found = demands(asked)
print(sum(each.priority == 0 for each in asked.requests.values()))
print({each.kind for each in found}, "ortools" in sys.modules)
"""


def test_of_a_whole_fair_only_the_musts_are_searched_that_others_could_leave_nowhere() -> None:
    asked = fair(Fair(600, 100))
    first, second = (asked.requests[key] for key in (1, 2))
    asked = replace(
        asked,
        requests={
            **asked.requests,
            1: replace(first, priority=MUST),
            2: replace(second, first=first.first, priority=MUST),
        },
    )
    occupied = Occupancy(Candidates(asked))
    musts = {
        k: own
        for k, own in occupied.candidates.options.items()
        if asked.requests[k].priority == MUST
    }
    musts[1] = musts[2] = musts[1][:1]
    assert pressed(occupied, musts, musts) == [1, 2]


@given(asked=tiny_rounds())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_musts_clash_if_no_plan_holds_them_all_and_the_smallest_set_is_named(asked: Round) -> None:
    musts = {k for k, each in asked.requests.items() if each.priority == MUST} - asked.kept
    found = [each for each in demands(asked) if each.kind != KEPT]
    all_plans = list(plans(asked))
    assert bool(found) != any(musts <= plan.keys() for plan in all_plans)
    for each in found:
        named = set(each.requests)
        assert not any(named <= plan.keys() for plan in all_plans)
        for fewer in combinations(sorted(named), len(named) - 1):
            assert any(set(fewer) <= plan.keys() for plan in all_plans)
