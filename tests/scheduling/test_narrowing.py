import math
import random
from itertools import permutations

import pytest

from scse_desk.scheduling.exact.known import crowds, known
from scse_desk.scheduling.exact.matching import crowded, mask, possible, values
from scse_desk.scheduling.exact.narrowing import conflict, narrowed
from scse_desk.scheduling.exact.search import Search
from tests.scheduling.event_judge import breaks, fewest, plans
from tests.scheduling.test_exact import invented

UNFAIR = 99
"""A fairness that forbids nothing."""


@pytest.mark.parametrize("seed", range(40))
def test_what_is_possible_is_what_some_assignment_of_different_values_has(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    number, most = chance.randint(1, 4), 5
    choices = [mask(v for v in range(most) if chance.random() < 0.5) for _ in range(number)]
    assignments = [
        given
        for given in permutations(range(most), number)
        if all(choice >> value & 1 for choice, value in zip(choices, given, strict=True))
    ]
    seen = [mask({given[place] for given in assignments}) for place in range(number)]
    assert possible(choices) == (seen if assignments else None)


def test_positions_that_compete_for_too_few_values_are_named() -> None:
    assert crowded([0b011, 0b011, 0b011, 0b100]) == (1, {0, 1, 2})
    assert list(values(0b1010)) == [1, 3]


@pytest.mark.parametrize("seed", range(40))
def test_narrowing_loses_no_plan_in_which_only_the_free_break(seed: int) -> None:
    event, _ = invented(seed)
    facts = known(event)
    free = frozenset({seed % event.participants})
    kept = [
        slots
        for slots in plans(event, UNFAIR)
        if all(not n or p in free for p, n in enumerate(breaks(event, slots)))
    ]
    left = narrowed(facts, free)
    for slots in kept:
        assert left is not None
        assert all(s in domain for s, domain in zip(slots, left.known.domains, strict=True))


@pytest.mark.parametrize("seed", range(40))
def test_every_plan_has_the_breaks_that_are_certain(seed: int) -> None:
    event, _ = invented(seed)
    facts = known(event)
    best = fewest(event, UNFAIR)
    if facts.hopeless:
        assert best is None
    elif best is not None:
        found = crowds(facts)
        assert sum(crowd.breaking for crowd in found) <= best
        assert sum(len(c.participants) for c in found) == len(
            frozenset[int]().union(*(crowd.participants for crowd in found))
        )


@pytest.mark.parametrize("seed", range(40))
def test_of_those_in_a_conflict_one_breaks_in_every_plan(seed: int) -> None:
    event, _ = invented(seed)
    facts = known(event)
    if facts.hopeless or narrowed(facts, frozenset()) is not None:
        return
    core = conflict(facts, frozenset())
    for slots in plans(event, UNFAIR):
        assert any(breaks(event, slots)[participant] for participant in core)


@pytest.mark.parametrize("until", [0.0, math.inf])
@pytest.mark.parametrize("seed", range(40))
def test_no_plan_has_fewer_breaks_than_are_certain_before_a_search(seed: int, until: float) -> None:
    event, fairness = invented(seed)
    facts = known(event)
    best = fewest(event, fairness)
    if best is not None:
        search = Search(facts, crowds(facts), fairness, until)
        assert not search.is_impossible
        assert search.bound <= best


def test_without_time_to_look_for_a_conflict_one_break_is_certain() -> None:
    seed = next(seed for seed in range(200) if _has_conflict(seed))
    facts = known(invented(seed)[0])
    assert Search(facts, crowds(facts), UNFAIR, 0.0).bound > sum(
        crowd.breaking for crowd in crowds(facts)
    )


def _has_conflict(seed: int) -> bool:
    facts = known(invented(seed)[0])
    breaking = frozenset[int]().union(*(crowd.participants for crowd in crowds(facts)))
    return not facts.hopeless and narrowed(facts, breaking) is None
