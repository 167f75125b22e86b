import math
import random
from dataclasses import replace
from itertools import combinations

import pytest

from scse_desk.scheduling.exact.known import crowds, known
from scse_desk.scheduling.exact.runs import fewest_breaks
from scse_desk.scheduling.exact.seats import least_breaks
from scse_desk.scheduling.exact.solve import solve
from tests.scheduling.event_judge import breaks, fewest, plans
from tests.scheduling.test_exact import event, invented

UNFAIR = 99
"""A fairness that forbids nothing."""
RING = ((0, 3), (0, 4), (1, 4), (1, 5), (2, 5), (2, 3))
"""Everyone has two meetings: in three slots whoever is unbroken is busy in the middle one."""


def test_who_finds_no_seat_in_the_middle_must_break() -> None:
    facts = known(event(*RING, tables=2, slots=3))
    assert least_breaks(facts, []) == 2
    assert solve(facts.event).breaks == 2


def test_where_no_plan_has_seats_for_all_there_is_none() -> None:
    full = event(*RING, tables=1, slots=5)
    assert least_breaks(known(full), []) == math.inf
    assert solve(full).status == "infeasible"


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_has_fewer_breaks_than_the_seats_allow(seed: int) -> None:
    made, _ = invented(seed)
    facts = known(made)
    if facts.hopeless:
        return
    best = fewest(made, UNFAIR)
    least = least_breaks(facts, crowds(facts))
    assert least <= (math.inf if best is None else best)


@pytest.mark.parametrize("seed", range(40))
def test_nobody_breaks_less_often_than_alone_it_could(seed: int) -> None:
    made, _ = invented(seed)
    facts = known(made)
    for slots in plans(made, UNFAIR):
        assert all(map(int.__ge__, breaks(made, slots), facts.least))


def test_who_is_fixed_apart_breaks_more_than_once() -> None:
    apart = replace(event((0, 1), (0, 2), (0, 3), slots=5), fixed=(0, 2, 4))
    assert known(apart).least == [2, 0, 0, 0]
    assert (solve(apart).breaks, solve(apart).bound) == (2, 2)


@pytest.mark.parametrize("seed", range(60))
def test_the_fewest_runs_are_those_of_some_choice_of_slots(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    allowed = {slot for slot in range(7) if chance.random() < 0.7}
    needed = {slot for slot in allowed if chance.random() < 0.2}
    count = chance.randint(1, 4)
    found = [
        sum(slot - 1 not in chosen for slot in chosen) - 1
        for chosen in combinations(sorted(allowed), count)
        if needed <= set(chosen)
    ]
    assert fewest_breaks(count, allowed, needed) == min(found, default=None)
