"""The random rounds of the tests are what they say."""

from hypothesis import HealthCheck, given, settings

from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.values import Round
from tests.scheduling.rounds import plans, rounds, tiny_rounds


@given(asked=rounds())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_placed_in_a_random_round_breaks_no_rule(asked: Round) -> None:
    assert violations(asked, asked.placed) == []
    assert asked.kept <= asked.placed.keys()


@given(asked=tiny_rounds())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_plans_of_a_tiny_round_are_tried_one_by_one(asked: Round) -> None:
    found = list(plans(asked))
    assert dict(asked.placed) in found
    assert len({tuple(sorted(plan.items(), key=str)) for plan in found}) == len(found)
