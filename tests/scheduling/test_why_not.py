"""Every remedy that is named lets the wish in, loses nothing it must not, and is the cheapest."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from hypothesis import HealthCheck, given, settings

from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.options import Options
from scse_desk.scheduling.remedies import (
    FREE,
    INTERPRETER,
    MOST_PER_DAY,
    TABLE,
    Grant,
    granted,
)
from scse_desk.scheduling.solve import solve
from scse_desk.scheduling.values import IF_POSSIBLE, Limit, Place, Placement, Round, Span
from scse_desk.scheduling.why_not import GIVE_UP, MOVE, TOGETHER, Remedy, applied, why_not
from scse_desk.task import silent
from tests.scheduling.rounds import moved, plans, rounds, tiny_rounds
from tests.scheduling.test_hindrances import PLAIN

THOROUGH = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def unmet(asked: Round) -> list[int]:
    return sorted(asked.requests.keys() - asked.placed.keys())


@given(asked=rounds())
@THOROUGH
def test_the_remedy_of_every_unmet_wish_lets_it_in_and_loses_nothing(asked: Round) -> None:
    every_remedy_helps(asked)


@given(asked=rounds(most_requests=12, most_slots=3))
@THOROUGH
def test_the_remedy_of_every_wish_that_the_best_plan_leaves_out_lets_it_in(asked: Round) -> None:
    plan = solve(asked, Options(effort=5, workers=1), silent)
    every_remedy_helps(replace(asked, placed=plan.placements))


def every_remedy_helps(asked: Round) -> None:
    candidates = Candidates(asked)
    for key in unmet(asked):
        why = why_not(candidates, key)
        assert why.is_complete
        for remedy in why.remedies:
            after = applied(asked, why, remedy)
            assert key in after.placed
            assert violations(after, after.placed) == []
            lost = asked.placed.keys() - after.placed.keys()
            assert lost == remedy.given_up
            wish = asked.requests[key]
            assert all(asked.requests[other].priority > wish.priority for other in lost)
            assert moved(asked, after.placed) == len(remedy.moved)


@given(asked=tiny_rounds())
@THOROUGH
def test_no_plan_at_all_has_a_cheaper_remedy_of_the_kind(asked: Round) -> None:
    candidates = Candidates(asked)
    for key in unmet(asked):
        why = why_not(candidates, key)
        found = {
            remedy.way: (len(remedy.grants) + len(remedy.given_up), len(remedy.moved))
            for remedy in why.remedies
            if remedy.way != TOGETHER
        }
        assert found == dict(cheapest(asked, key))
        assert all(remedy.is_proven for remedy in why.remedies)


def cheapest(asked: Round, key: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """By trying all plans of all rounds in which one thing is granted."""
    free = [(0, moved(asked, plan)) for plan in holding_all(asked, asked, key)]
    yield from [(MOVE, min(free))] if free else []
    lower = [(len(gone), moved(asked, plan)) for plan, gone in giving_up(asked, key) if not free]
    yield from [(GIVE_UP, min(lower))] if lower else []
    for kind in (FREE, INTERPRETER, TABLE, MOST_PER_DAY):
        costs = [
            (1, moved(asked, plan))
            for grant in grants_of(asked, key, kind)
            for plan in holding_all(asked, granted(asked, [grant], key), key)
            if is_for(asked, grant, plan[key])
        ]
        if costs and not (free and min(free)[1] <= min(costs)[1]):
            yield kind, min(costs)


def holding_all(asked: Round, after: Round, key: int) -> Iterator[Mapping[int, Placement]]:
    return (plan for plan in plans(after) if {key} | asked.placed.keys() == plan.keys())


def giving_up(asked: Round, key: int) -> Iterator[tuple[Mapping[int, Placement], set[int]]]:
    for plan in plans(asked):
        gone = asked.placed.keys() - plan.keys()
        priorities = {asked.requests[other].priority for other in gone}
        lower = all(priority > asked.requests[key].priority for priority in priorities)
        if key in plan and lower and plan.keys() <= asked.placed.keys() | {key}:
            yield plan, set(gone)


def grants_of(asked: Round, key: int, kind: str) -> Iterator[Grant]:
    wish = asked.requests[key]
    if kind == INTERPRETER:
        yield from (Grant(kind, number) for number in asked.slots if wish.pair)
    elif kind == TABLE:
        candidates = Candidates(asked)
        kinds = [candidates.places[number][0] for number in candidates.kinds_for(wish)]
        kinds = [place for place in kinds if asked.places[place].owner is None]
        sides = (asked.participants[side] for side in (wish.first, wish.second))
        takes_part = not any(side.own_place_only for side in sides)
        for slot in asked.slots.values() if takes_part else ():
            own = [like for like in kinds if asked.places[like].grid == slot.grid]
            yield from (Grant(kind, slot.id, like) for like in own)
            yield from () if own else (Grant(kind, slot.id),)
    else:
        for number, side in product(asked.slots, (wish.first, wish.second)):
            who = asked.participants[side]
            if kind == FREE or who.most_per_day is not None:
                yield Grant(kind, number, side)


def is_for(asked: Round, grant: Grant, placed: Placement) -> bool:
    if grant.kind == MOST_PER_DAY:
        return asked.slots[grant.slot].day == asked.slots[placed.slot].day
    return grant.slot == placed.slot and (grant.kind != TABLE or placed.place < 0)


def only(*slots: int) -> tuple[Limit, ...]:
    """Busy in all slots of PLAIN but these."""
    return tuple(Limit(25 * key, 25 * key + 20) for key in range(4) if key not in slots)


def standing(free: Mapping[int, tuple[int, ...]], placed: Mapping[int, Placement]) -> Round:
    participants = {
        key: replace(each, limits=only(*free.get(key, (0, 1, 2, 3))))
        for key, each in PLAIN.participants.items()
    }
    places = {key: Place(key, 0) for key in (1, 2, 3)}
    return replace(PLAIN, participants=participants, places=places, placed=placed)


def remedies(asked: Round, key: int = 1) -> dict[str, Remedy]:
    return {remedy.way: remedy for remedy in why_not(Candidates(asked), key).remedies}


def test_a_meeting_makes_room_by_moving_once() -> None:
    asked = standing({1: (0, 1), 2: (0,)}, {2: Placement(0, 1)})
    found = remedies(asked)[MOVE]
    assert found.placements == {1: Placement(0, 1), 2: Placement(1, 1)}
    assert found.moved == {1, 3}
    assert found.is_proven


def test_a_chain_of_meetings_makes_room_where_one_move_does_not() -> None:
    chain = {1: (0, 1), 2: (0,), 3: (0, 1), 4: (1, 2)}
    placed = {2: Placement(0, 1), 3: Placement(1, 1)}
    assert MOVE not in remedies(standing(chain, placed))
    found = remedies(standing({**chain, 3: (0, 1, 2)}, placed))[MOVE]
    slots = {key: each.slot for key, each in found.placements.items()}
    assert slots == {1: 0, 2: 1, 3: 2}
    assert found.moved == {1, 3, 4}
    assert found.is_proven


def test_a_participant_who_is_full_is_told_without_search_and_a_lower_wish_is_given_up() -> None:
    asked = standing({1: (0,)}, {2: Placement(0, 1)})
    lower = replace(asked.requests[2], priority=IF_POSSIBLE)
    asked = replace(asked, requests={**asked.requests, 2: lower})
    found = remedies(asked)
    assert found[GIVE_UP].given_up == {2}
    assert [grant.kind for grant in found[FREE].grants] == [FREE]
    assert MOVE not in found


def test_a_table_or_an_interpreter_is_asked_for_where_there_is_none() -> None:
    asked = standing({1: (0,)}, {3: Placement(0, 1)})
    one = replace(asked, places={1: Place(1, 0)}, slots={0: PLAIN.slots[0]})
    found = remedies(one)
    assert found[TABLE].placements == {1: Placement(0, -1)}
    spoken = replace(
        asked, requests={**asked.requests, 1: replace(PLAIN.requests[1], pair="vi-zh")}
    )
    found = remedies(spoken)
    assert found[INTERPRETER].grants == (Grant(INTERPRETER, 0),)
    assert found[INTERPRETER].placements[1].interpreter == -1


def test_no_table_is_asked_for_that_would_not_take_the_two() -> None:
    asked = replace(standing({1: (0,)}, {}), places={1: Place(1, 0, is_online=True)})
    asked = replace(asked, requests={1: PLAIN.requests[1]})
    own = {**asked.participants, 1: replace(asked.participants[1], own_place_only=True)}
    assert remedies(replace(asked, participants=own)) == {}
    both = {**own, 2: replace(own[2], is_online=True)}
    assert remedies(replace(asked, participants=both)) == {}
    booth = {2: Place(2, 0, owner=1, closed=(Span(0, 1000),))}
    assert TABLE not in remedies(replace(asked, participants=own, places=booth))


def test_an_online_room_is_asked_for_by_who_takes_part_online() -> None:
    asked = standing({1: (0,)}, {})
    guest = replace(asked.participants[2], is_online=True)
    asked = replace(asked, participants={**asked.participants, 2: guest})
    found = remedies(asked)[TABLE]
    assert found.grants == (Grant(TABLE, 0),)
    assert granted(asked, found.grants, 1).places[-1].is_online


def test_one_more_meeting_a_day_is_asked_for_where_the_day_is_full() -> None:
    asked = standing({}, {2: Placement(0, 1)})
    few = replace(asked.participants[1], most_per_day=1)
    found = remedies(replace(asked, participants={**asked.participants, 1: few}))
    assert [(grant.kind, grant.record) for grant in found[MOST_PER_DAY].grants] == [
        (MOST_PER_DAY, 1)
    ]
