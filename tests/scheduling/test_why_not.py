"""Every remedy that is named lets the wish in, loses nothing it must not, and is the cheapest."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import HealthCheck, given, settings

from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.remedies import (
    FREE,
    INTERPRETER,
    MOST_PER_DAY,
    TABLE,
    Grant,
    granted,
)
from scse_desk.scheduling.values import Placement, Round
from scse_desk.scheduling.why_not import GIVE_UP, MOVE, TOGETHER, applied, why_not
from tests.scheduling.random_rounds import moved, plans, rounds, tiny_rounds

THOROUGH = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def unmet(asked: Round) -> list[int]:
    return sorted(asked.requests.keys() - asked.placed.keys())


@given(asked=rounds())
@THOROUGH
def test_the_remedy_of_every_unmet_wish_lets_it_in_and_loses_nothing(asked: Round) -> None:
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
        for slot in asked.slots.values():
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
