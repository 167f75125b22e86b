"""How plans are counted: breaks, days, preferred times, changes of place, those who are moved."""

from dataclasses import replace

import pytest

from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.values import (
    Limit,
    Participant,
    Place,
    Placement,
    Request,
    Round,
    Slot,
    Span,
)
from tests.scheduling import worth
from tests.scheduling.small_rounds import (
    NEXT_DAY,
    SLOTS,
    TABLES,
    TOGETHER,
    a_round,
    at,
    far_apart,
    planned,
    planned_by_chains,
    values,
)


def counted(asked: Round, name: str, *, counts_moves: bool = False) -> int:
    """What the best plan has of an objective, found in whatever way."""
    plan = planned(asked, counts_moves=counts_moves)
    chained = planned_by_chains(asked, counts_moves=counts_moves)
    assert plan.held == chained.held == len(asked.requests)
    for each in (plan, chained):
        assert violations(asked, each.placements) == []
        found = values(each)
        assert found["breaks"] == worth.breaks(asked, each.placements)
        assert found["preferred"] == worth.outside(asked, each.placements)
    assert values(plan) == values(chained)
    return values(plan)[name]


def in_slots(first: int, second: int, *limits: Limit, capacity: int = 1) -> int:
    """The breaks and days of three who meet in two slots of five on one day, or on two."""
    slots = (*SLOTS, NEXT_DAY)
    who = Participant(1, limits=limits, capacity=capacity)
    return counted(a_round(at(TOGETHER, first, second), slots, who), "breaks")


def test_an_idle_slot_between_two_meetings_is_a_break() -> None:
    assert in_slots(0, 1) == 3
    assert in_slots(0, 2) == 5
    assert in_slots(0, 4) == 5
    assert in_slots(0, 2, capacity=2) == 5


def test_a_slot_that_is_blocked_makes_no_break() -> None:
    assert in_slots(0, 2, Limit(44, 46)) == 3
    assert in_slots(0, 2, Limit(45, 50)) == 5
    assert in_slots(0, 3, Limit(25, 45)) == 5
    assert in_slots(0, 3, Limit(25, 70)) == 3


def test_a_limit_that_leaves_one_meeting_blocks_no_slot() -> None:
    assert in_slots(0, 2, Limit(25, 45, 1), capacity=2) == 5


def test_two_days_are_two_and_no_break() -> None:
    assert in_slots(0, 10) == 4
    assert in_slots(4, 10) == 4


def test_two_breaks_are_counted_twice() -> None:
    wishes = at((*TOGETHER, Request(3, 1, 4)), 0, 2, 4)
    assert counted(a_round(wishes, SLOTS), "breaks") == 8
    busy = Participant(1, limits=(Limit(25, 45),))
    assert counted(a_round(wishes, SLOTS, busy), "breaks") == 6


def test_meetings_at_once_make_no_break() -> None:
    wishes = at((*TOGETHER, Request(3, 1, 4)), 0, 0, 1)
    assert counted(a_round(wishes, SLOTS, Participant(1, capacity=2)), "breaks") == 4


def test_what_lies_beside_a_longer_meeting_of_another_group_makes_no_break() -> None:
    long = Slot(20, 1, 0, 20, 95)
    wishes = at((*TOGETHER, Request(3, 1, 4)), 20, 1, 4)
    places = (Place(0, 0), Place(1, 1))
    asked = a_round(wishes, (*SLOTS, long), Participant(1, capacity=2), places=places)
    assert counted(asked, "breaks") == 4
    shorter = replace(asked, slots={**asked.slots, 20: replace(long, ends=75)})
    assert counted(shorter, "breaks") == 6


def test_an_idle_slot_of_another_grid_is_a_break_too() -> None:
    between = replace(NEXT_DAY, grid=1, day=0, starts=20, ends=25)
    asked = a_round(at(TOGETHER, 0, 1), (*SLOTS[:2], between))
    assert counted(asked, "breaks") == 5
    later = replace(asked, slots={**asked.slots, 10: replace(between, ends=26)})
    assert counted(later, "breaks") == 3


def test_the_best_plan_has_the_fewest_breaks() -> None:
    wishes = (*at(TOGETHER[:1], 0), TOGETHER[1])
    assert counted(a_round(wishes, (*SLOTS, NEXT_DAY)), "breaks") == 3
    without = (SLOTS[0], SLOTS[2], NEXT_DAY, replace(SLOTS[1], grid=1))
    assert counted(a_round(wishes, without), "breaks") == 4


def test_a_meeting_outside_what_a_side_prefers_is_counted_for_each_such_side() -> None:
    def preferred(*spans: Span, slot: int = 0) -> int:
        who = (Participant(key, preferred=spans) for key in (1, 2))
        return counted(a_round(at([Request(1, 1, 2)], slot), SLOTS, *who), "preferred")

    assert preferred() == 0
    assert preferred(Span(0, 20)) == 0
    assert preferred(Span(1, 60)) == 2
    assert preferred(Span(0, 19)) == 2
    assert preferred(Span(0, 10), Span(10, 20)) == 2
    assert preferred(Span(100, 160), Span(0, 45), slot=1) == 0


def test_the_best_plan_meets_in_preferred_slots_without_breaks() -> None:
    late = Participant(1, preferred=(Span(70, 120),))
    asked = a_round(TOGETHER, SLOTS, late)
    assert counted(asked, "preferred") == 0
    plan = planned(asked)
    assert {each.slot for each in plan.placements.values()} == {3, 4}
    assert values(plan)["breaks"] == 3


@pytest.mark.parametrize(("slots", "number"), [((0, 1), 4), ((0, 10), 0)])
def test_a_change_of_place_is_counted_with_its_walk_on_one_day(
    slots: tuple[int, int], number: int
) -> None:
    asked = far_apart(3, wishes=at(TOGETHER, *slots))
    asked = replace(asked, slots={**asked.slots, 10: NEXT_DAY})
    assert counted(asked, "tables") == number


def test_the_places_of_groups_are_not_counted() -> None:
    groups = Participant(1, capacity=2)
    assert counted(far_apart(3, groups, wishes=at(TOGETHER, 0, 1)), "tables") == 0


def test_who_stays_at_a_place_changes_none() -> None:
    assert counted(a_round(at(TOGETHER, 0, 1), SLOTS, places=TABLES), "tables") == 0
    closed = (Place(0, 0, closed=(Span(0, 20),)), Place(1, 0, closed=(Span(25, 45),)))
    assert counted(a_round(at(TOGETHER, 0, 1), SLOTS, places=closed), "tables") == 1


def test_each_who_is_moved_is_counted_once() -> None:
    asked = a_round(at(TOGETHER, 0, 1), SLOTS[:3])
    placed = {1: Placement(1, 0), 2: Placement(2, 0)}
    assert counted(replace(asked, placed=placed), "moved", counts_moves=True) == 3
    placed = {1: Placement(0, 1), 2: Placement(2, 0)}
    assert counted(replace(asked, placed=placed), "moved", counts_moves=True) == 2


@pytest.mark.parametrize(("walk", "cost"), [(6, 14), (5, 6)])
def test_a_meeting_comes_no_nearer_to_one_side_than_the_other_can_walk(
    walk: int, cost: int
) -> None:
    wishes = (*TOGETHER, Request(3, 3, 4), Request(4, 1, 5))
    near = Place(0, 0, 0, closed=(Span(25, 45),))
    far = Place(1, 0, 1, closed=(Span(0, 20), Span(100, 120)))
    asked = a_round(at(wishes, 0, 2, 1, 4), SLOTS, places=(near, far), walk=walk)
    assert counted(asked, "tables") == cost


def test_only_one_of_two_who_met_at_a_place_stays_there() -> None:
    wishes = at((*TOGETHER, Request(3, 2, 4)), 0, 1, 1)
    assert counted(a_round(wishes, SLOTS), "tables") == 1
