"""A demand that no plan can meet is found before any is made."""

from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, given, settings

from scse_desk.scheduling.demands import CLASH, KEPT, NO_SLOT, Demand, demands
from scse_desk.scheduling.values import MUST, Limit, Placement, Round
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
