"""Each rule by itself: small rounds that could hold more if it were not for the rule.

Of each group of rounds the last keeps the rule by a hair and holds everything.
"""

from dataclasses import replace

import pytest

from scse_desk.scheduling.values import (
    MUST,
    Limit,
    Participant,
    Place,
    Placement,
    Request,
    Round,
    Span,
)
from tests.scheduling.small_rounds import (
    APART,
    NEXT_DAY,
    OVERLAPPING,
    SLOTS,
    TABLES,
    TOGETHER,
    a_round,
    at,
    far_apart,
    held,
    planned,
    planned_by_chains,
    values,
)


def test_a_participant_is_in_one_meeting_at_a_time_unless_it_has_groups() -> None:
    assert held(a_round(TOGETHER)) == 1
    assert held(a_round(TOGETHER, SLOTS[:1], Participant(1, capacity=2))) == 2


def test_slots_of_two_grids_that_overlap_are_one_time_for_a_participant() -> None:
    wishes, places = at(TOGETHER, 0, 20), (Place(0, 0), Place(1, 1))
    later = replace(OVERLAPPING, starts=20)
    assert held(a_round(wishes, (SLOTS[0], OVERLAPPING), places=places)) == 1
    assert held(a_round(wishes, (SLOTS[0], later), places=places)) == 2


@pytest.mark.parametrize(("most", "number"), [(1, 1), (2, 2)])
def test_groups_meet_at_once_in_slots_of_two_grids(most: int, number: int) -> None:
    wishes, places = at(TOGETHER, 0, 20), (Place(0, 0), Place(1, 1))
    who = Participant(1, capacity=2, limits=(Limit(15, 16, most),))
    assert held(a_round(wishes, (SLOTS[0], OVERLAPPING), who, places=places)) == number


def test_a_limit_lowers_the_groups_over_its_span_only() -> None:
    def asked(*limits: Limit) -> Round:
        return a_round(TOGETHER, SLOTS[:1], Participant(1, capacity=2, limits=limits))

    assert held(asked(Limit(19, 30, 1))) == 1
    assert held(asked(Limit(-5, 1, 1))) == 1
    assert held(asked(Limit(0, 20, 2), Limit(5, 6, 1))) == 1
    assert held(asked(Limit(-5, 0, 1), Limit(20, 30, 1))) == 2


def test_three_groups_hold_as_many_meetings_as_the_limit_leaves() -> None:
    wishes, places = [Request(key, 1, key + 1) for key in (1, 2, 3)], (*TABLES, Place(2, 0))
    whole = Participant(1, capacity=3)
    less = replace(whole, limits=(Limit(10, 12, 2),))
    assert held(a_round(wishes, SLOTS[:1], less, places=places)) == 2
    assert held(a_round(wishes, SLOTS[:1], whole, places=places)) == 3


def test_nobody_meets_while_busy() -> None:
    assert held(a_round(APART, SLOTS[:1], Participant(2, limits=(Limit(19, 40),)))) == 1
    assert held(a_round(APART, SLOTS[:1], Participant(2, limits=(Limit(20, 40),)))) == 2


@pytest.mark.parametrize(("rest", "number"), [(6, 1), (5, 2)])
def test_a_participant_rests_between_two_meetings(rest: int, number: int) -> None:
    assert held(a_round(TOGETHER, SLOTS[:2], Participant(1, rest=rest))) == number


@pytest.mark.parametrize(("rest", "number"), [(31, 1), (30, 2)])
def test_a_rest_may_be_longer_than_a_slot(rest: int, number: int) -> None:
    assert held(a_round(TOGETHER, SLOTS[:3], Participant(1, rest=rest))) == number


def test_groups_need_no_rest() -> None:
    who = Participant(1, capacity=2, rest=60)
    assert held(a_round(TOGETHER, SLOTS[:2], who, places=TABLES[:1])) == 2


@pytest.mark.parametrize(("walk", "number"), [(6, 1), (5, 2)])
def test_a_participant_walks_between_two_meetings(walk: int, number: int) -> None:
    assert held(far_apart(walk, wishes=TOGETHER)) == number


def test_the_longer_of_rest_and_walk_counts() -> None:
    assert held(far_apart(3, Participant(1, rest=6), wishes=TOGETHER)) == 1
    assert held(far_apart(6, Participant(1, rest=3), wishes=TOGETHER)) == 1
    assert held(far_apart(5, Participant(1, rest=5), wishes=TOGETHER)) == 2


def test_no_more_meetings_on_a_day_than_the_participant_wants() -> None:
    who = Participant(1, most_per_day=1)
    assert held(a_round(TOGETHER, SLOTS[:2], who)) == 1
    assert held(a_round(TOGETHER, (SLOTS[0], NEXT_DAY), who)) == 2
    assert held(a_round(TOGETHER, SLOTS[:1], replace(who, capacity=2))) == 1
    three, twice = (*TOGETHER, Request(3, 1, 4)), replace(who, most_per_day=2)
    assert held(a_round(three, SLOTS[:3], twice)) == 2
    assert held(a_round(three, (*SLOTS[:2], NEXT_DAY), twice)) == 3


def test_nobody_is_in_two_meetings_at_once_whosever_side_they_are_on() -> None:
    who = Participant(1, people=frozenset({7}))
    assert held(a_round(APART, SLOTS[:1], who, replace(who, id=4))) == 1
    assert held(a_round(APART, SLOTS[:1], who, Participant(4, people=frozenset({8})))) == 2


@pytest.mark.parametrize(("rest", "number"), [(6, 1), (5, 2)])
def test_who_is_with_two_participants_has_the_longest_of_their_rests(
    rest: int, number: int
) -> None:
    seven = frozenset({7})
    who = (Participant(1, people=seven, rest=rest), Participant(3, people=seven))
    assert held(a_round(APART, SLOTS[:2], *who)) == number


def test_the_rest_of_the_other_side_is_nothing_to_a_person() -> None:
    seven = frozenset({7})
    who = (Participant(1, people=seven), Participant(2, rest=60), Participant(3, people=seven))
    assert held(a_round(APART, SLOTS[:2], *who)) == 2


@pytest.mark.parametrize(("walk", "number"), [(6, 1), (5, 2)])
def test_who_is_with_two_participants_walks_between_them(walk: int, number: int) -> None:
    seven = frozenset({7})
    assert held(far_apart(walk, *(Participant(key, people=seven) for key in (1, 3)))) == number


def test_groups_that_need_the_same_person_do_not_meet_at_once() -> None:
    who = Participant(1, capacity=2, people=frozenset({7}))
    assert held(a_round(TOGETHER, SLOTS[:1], who)) == 1
    assert held(a_round(TOGETHER, SLOTS[:1], replace(who, people=frozenset()))) == 2


def test_a_place_holds_one_meeting_at_a_time() -> None:
    assert held(a_round(APART, places=TABLES[:1])) == 1
    assert held(a_round(APART, places=TABLES)) == 2


def test_only_its_owner_meets_at_a_place() -> None:
    assert held(a_round(APART, SLOTS[:2], places=(Place(0, 0, owner=4),))) == 1
    assert held(a_round(TOGETHER, SLOTS[:2], places=(Place(0, 0, owner=1),))) == 2


def test_who_meets_at_its_own_place_only_meets_nowhere_else() -> None:
    host = Participant(1, own_place_only=True)
    both = (host, Participant(2, own_place_only=True))
    booths = (*TABLES, Place(2, 0, owner=1), Place(3, 0, owner=2))
    assert held(a_round(APART, SLOTS[:1], host)) == 1
    assert held(a_round(APART, SLOTS[:1], host, places=booths)) == 2
    assert held(a_round(APART, SLOTS[:1], *both, places=booths)) == 1


def test_online_meetings_are_held_online_and_no_others() -> None:
    online = Place(2, 0, is_online=True)
    far = Participant(1, is_online=True)
    assert held(a_round(APART, SLOTS[:1], far)) == 1
    assert held(a_round(APART, SLOTS[:1], far, places=(online,))) == 1
    assert held(a_round(APART, SLOTS[:1], places=(online,))) == 0
    assert held(a_round(APART, SLOTS[:1], far, places=(*TABLES, online))) == 2


def test_nobody_meets_at_a_closed_place() -> None:
    shut = Place(1, 0, closed=(Span(19, 30),))
    open_before = Place(1, 0, closed=(Span(20, 30),))
    assert held(a_round(APART, places=(TABLES[0], shut))) == 1
    assert held(a_round(APART, places=(TABLES[0], open_before))) == 2


def test_a_place_is_taken_in_the_slots_of_its_grid_only() -> None:
    assert held(a_round(APART, (SLOTS[0], OVERLAPPING), places=TABLES[:1])) == 1
    assert held(a_round(APART, (SLOTS[0], OVERLAPPING), places=(TABLES[0], Place(1, 1)))) == 2


def test_a_slot_is_long_enough_for_the_meeting() -> None:
    assert held(a_round([replace(APART[0], minutes=21), APART[1]])) == 1
    assert held(a_round([replace(APART[0], minutes=20), APART[1]])) == 2


def test_a_request_is_met_in_the_slots_it_allows() -> None:
    assert held(a_round(at(TOGETHER, 0, 0), SLOTS)) == 1
    assert held(a_round(at(TOGETHER, 0, 4), SLOTS)) == 2
    assert held(a_round([replace(APART[0], slots=frozenset()), APART[1]], SLOTS)) == 1


def test_a_meeting_begins_when_those_before_it_have_ended() -> None:
    later = replace(APART[1], after=frozenset({1}))
    assert held(a_round(at((APART[0], later), 0, 0), SLOTS[:2])) == 1
    assert held(a_round(at((APART[0], later), 1, 0), SLOTS[:2])) == 1
    assert held(a_round(at((APART[0], later), 0, 1), SLOTS[:2])) == 2
    assert held(a_round(at((APART[0], later), 10, 0), (SLOTS[0], NEXT_DAY))) == 1
    assert held(a_round((APART[0], later), SLOTS[:1])) == 1
    assert held(a_round((APART[0], later), SLOTS[:2])) == 2


def test_a_meeting_may_begin_the_minute_the_one_before_ends() -> None:
    later = replace(APART[1], after=frozenset({1}))
    places, after = (Place(0, 0), Place(1, 1)), replace(OVERLAPPING, starts=20)
    wishes = at((APART[0], later), 0, 20)
    assert held(a_round(wishes, (SLOTS[0], OVERLAPPING), places=places)) == 1
    assert held(a_round(wishes, (SLOTS[0], after), places=places)) == 2


def test_a_wish_that_is_not_held_comes_before_nothing() -> None:
    never = replace(APART[0], slots=frozenset())
    assert held(a_round((never, replace(APART[1], after=frozenset({1}))))) == 1


def test_nothing_new_begins_in_the_past() -> None:
    asked = a_round(TOGETHER, SLOTS[:2])
    assert held(replace(asked, now=1)) == 1
    assert held(replace(asked, now=0)) == 2


def test_what_is_kept_stays_and_leaves_no_room_for_others() -> None:
    asked = replace(a_round(TOGETHER, SLOTS[:2]), placed={1: Placement(0, 1)}, kept=frozenset({1}))
    past = replace(asked, now=25)
    assert held(past) == 2
    assert planned(past).placements == {1: Placement(0, 1), 2: Placement(1, 1)}
    assert held(replace(asked, now=26)) == 1
    assert held(replace(asked, participants={**asked.participants, 1: Participant(1, rest=6)})) == 1
    one_a_day = Participant(1, most_per_day=1)
    assert held(replace(asked, participants={**asked.participants, 1: one_a_day})) == 1


def test_a_kept_meeting_takes_its_place_in_the_slots_of_any_grid_it_overlaps() -> None:
    asked = a_round(APART, (SLOTS[0], OVERLAPPING), places=TABLES[:1])
    kept = replace(asked, placed={1: Placement(20, 0)}, kept=frozenset({1}))
    later = replace(asked.slots[20], starts=20)
    assert held(kept) == 1
    assert held(replace(kept, slots={**asked.slots, 20: later})) == 2


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("slot", [0, 20])
def test_a_kept_meeting_leaves_the_other_place_to_others(slot: int, place: int) -> None:
    asked = a_round(at(APART, slot, 0), (SLOTS[0], OVERLAPPING))
    placed = {1: Placement(slot, place)}
    assert held(replace(asked, placed=placed, kept=frozenset({1}))) == 2


def test_groups_beside_a_kept_meeting_are_one_less() -> None:
    wishes, places = [Request(key, 1, key + 1) for key in (1, 2, 3)], (*TABLES, Place(2, 0))
    asked = a_round(wishes, SLOTS[:1], Participant(1, capacity=2), places=places)
    assert held(replace(asked, placed={3: Placement(0, 2)}, kept=frozenset({3}))) == 2


def test_a_must_is_held_before_any_wish() -> None:
    wishes = [replace(TOGETHER[0], priority=MUST), Request(2, 1, 3), Request(3, 2, 4)]
    plan = planned(a_round(wishes))
    assert set(plan.placements) == {1}
    assert values(plan)["musts"] == 1
    assert planned_by_chains(a_round(wishes)).placements == plan.placements
