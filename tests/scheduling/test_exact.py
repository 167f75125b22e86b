import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from scse_desk.scheduling import dzn
from scse_desk.scheduling.exact.event import AFTERNOON, EITHER, MORNING, Event
from scse_desk.scheduling.exact.solve import solve
from tests.scheduling.event_judge import fewest, judge

PUBLISHED = os.environ.get("SCSE_B2B_INSTANCES")
QUICK = {"tic-12": 0, "tic-13": 0, "tic-13crafb": 0, "forumt-14": 5, "forumt-14crafc": 5}
"""Those that take a second at most, with their fewest breaks."""


def event(*pairs: tuple[int, int], tables: int = 9, slots: int = 6, morning: int = 3) -> Event:
    people, meetings = 1 + max(map(max, pairs), default=-1), len(pairs)
    return Event(
        people,
        tables,
        slots,
        morning,
        pairs,
        (EITHER,) * meetings,
        (frozenset(),) * people,
        (None,) * meetings,
        (frozenset(),) * meetings,
    )


def invented(seed: int) -> tuple[Event, int]:
    """A small event with every feature, and a fairness; mostly made around a plan it has."""
    chance = random.Random(seed)  # noqa: S311
    people, slots, morning = chance.randint(3, 5), chance.randint(4, 6), chance.randint(0, 4)
    plan: dict[tuple[int, int], int] = {}
    for _ in range(chance.randint(3, 6)):
        one, other = sorted(chance.sample(range(people), 2))
        taken = {slot for pair, slot in plan.items() if {one, other} & set(pair)}
        if free := sorted(set(range(slots)) - taken):
            plan.setdefault((one, other), chance.choice(free))
    held, meetings = list(plan.values()), range(len(plan))
    rarely = chance.choice((0.1, 0.1, 0.3))
    made = Event(
        people + chance.randint(0, 1),
        max(map(held.count, held)),
        slots,
        morning,
        tuple(plan),
        tuple(
            EITHER if chance.random() < 0.6 else (MORNING if slot < morning else AFTERNOON)
            for slot in held
        ),
        tuple(
            frozenset(
                slot
                for slot in range(slots)
                if chance.random() < rarely
                and all(slot != at for pair, at in plan.items() if person in pair)
            )
            for person in range(people + 1)
        ),
        tuple(slot if chance.random() < rarely else None for slot in held),
        tuple(
            frozenset(m for m in meetings if held[m] < slot and chance.random() < rarely)
            for slot in held
        ),
    )
    return replace(made, forbidden=made.forbidden[: made.participants]), chance.randint(0, 2)


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_of_a_small_event_has_fewer_breaks(seed: int) -> None:
    asked, fairness = invented(seed)
    answer = solve(asked, fairness=fairness)
    best = fewest(asked, fairness)
    assert (answer.status, answer.breaks) == ("infeasible" if best is None else "optimal", best)
    assert judge(asked, answer, fairness) == []


def test_a_break_counts_once_however_long_it_is() -> None:
    held = replace(event((0, 1), (0, 2)), fixed=(0, 5))
    assert solve(held).breaks == 1


def test_a_slot_that_is_forbidden_between_two_meetings_makes_a_break() -> None:
    blocked = frozenset({1, 3, 4, 5})
    closed = replace(event((0, 1), (0, 2)), forbidden=(blocked, frozenset(), frozenset()))
    answer = solve(closed)
    assert (answer.breaks, sorted(answer.slots)) == (1, [1, 3])


def test_a_meeting_comes_in_an_earlier_slot_than_those_after_it() -> None:
    ordered = replace(event((0, 1), (2, 3), slots=2), before=(frozenset({1}), frozenset()))
    assert solve(ordered).slots == (2, 1)


def test_a_meeting_before_itself_is_infeasible() -> None:
    own = replace(event((0, 1), (2, 3)), before=(frozenset({0}), frozenset()))
    assert solve(own).status == "infeasible"


def test_two_meetings_each_before_the_other_are_infeasible() -> None:
    circle = replace(event((0, 1), (2, 3)), before=(frozenset({1}), frozenset({0})))
    answer = solve(circle)
    assert (answer.status, answer.breaks, answer.slots) == ("infeasible", None, ())


def test_more_meetings_than_tables_and_slots_are_infeasible() -> None:
    assert solve(event((0, 1), (2, 3), (4, 5), tables=1, slots=2)).status == "infeasible"


def test_an_event_without_meetings_is_planned() -> None:
    answer = solve(event())
    assert (answer.status, answer.breaks, answer.bound, answer.slots) == ("optimal", 0, 0, ())


def test_breaks_that_must_be_unfair_are_infeasible() -> None:
    apart = replace(event((0, 1), (0, 2)), fixed=(0, 5))
    assert solve(apart, fairness=0).status == "infeasible"
    assert solve(apart, fairness=1).status == "optimal"


def busy_event() -> Event:
    """Everyone of one side meets most of the other: too much for a moment."""
    chance = random.Random(2)  # noqa: S311
    pairs = [(one, other) for one in range(12) for other in range(12, 26) if chance.random() < 0.6]
    bound = tuple(chance.choice((MORNING, AFTERNOON, EITHER)) for _ in pairs)
    return replace(event(*pairs, tables=8, slots=18, morning=9), sessions=bound)


def test_with_a_budget_of_effort_the_plan_is_the_same_each_time() -> None:
    one, same = (solve(busy_event(), budget=1.0) for _ in range(2))
    assert replace(one, seconds=0) == replace(same, seconds=0)
    assert one.slots


def test_when_the_time_is_up_the_best_plan_so_far_is_told_with_a_bound() -> None:
    hard = busy_event()
    answer = solve(hard, budget=1.0)
    assert answer.status == "feasible"
    assert answer.breaks is not None
    assert 0 <= answer.bound < answer.breaks
    assert judge(hard, answer, 2) == []


def test_one_thread_finds_the_same_plan_each_time() -> None:
    pairs = [(one, other) for one in range(6) for other in range(6, 13) if (one + other) % 4]
    one, same = (solve(event(*pairs, tables=5, slots=9), workers=1) for _ in range(2))
    assert one.status == "optimal"
    assert one.slots == same.slots


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_any_number_of_threads_finds_as_few_breaks(workers: int) -> None:
    asked, fairness = invented(7)
    answer = solve(asked, fairness=fairness, workers=workers)
    assert (answer.status, answer.breaks) == ("optimal", fewest(asked, fairness))


@pytest.mark.skipif(PUBLISHED is None, reason="SCSE_B2B_INSTANCES names no folder of instances")
@pytest.mark.parametrize("name", QUICK)
def test_a_published_event_is_solved_to_the_fewest_breaks_known(name: str) -> None:
    asked = dzn.read(Path(PUBLISHED or "") / f"{name}.dzn")
    answer = solve(asked)
    assert (answer.status, answer.breaks, answer.bound) == ("optimal", QUICK[name], QUICK[name])
    assert judge(asked, answer, 2) == []
