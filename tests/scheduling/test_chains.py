"""Chains of moves find their way where nothing is free."""

from collections.abc import Mapping
from random import Random

from scse_desk.scheduling.candidates import Candidates, Held
from scse_desk.scheduling.chains import Chains, anneal
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.occupancy import Occupancy
from tests.scheduling.test_plans import a_round


def test_who_has_a_break_changes_with_others_though_no_place_is_free() -> None:
    asked = a_round((1, 2), (1, 3), (4, 5), (6, 7), (8, 9), (10, 11), tables=1)
    candidates = Candidates(asked)
    measure = Measure(candidates)
    at = {0: 0, 2: 1, 1: 2, 3: 3, 4: 4, 5: 5}
    held = Occupancy(candidates, {key: Held(slot, 0) for key, slot in at.items()})
    left = iter([0.1] * 50)

    def cost(side: int, moves: Mapping[int, int]) -> int:
        own = held.of_side[side]
        return measure.cost(side, [moves.get(key, held.held[key].slot) for key in own])

    assert sum(measure.costs(held.held).values()) == 13
    anneal(Chains(measure, held), Random(1), cost, lambda: next(left, 0.0))  # noqa: S311 - the same each time
    assert sum(measure.costs(held.held).values()) == 11
