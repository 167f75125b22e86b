"""Small rounds whose best plan is plain to see."""

from dataclasses import replace

import pytest

from scse_desk.scheduling.options import Options, Sight
from scse_desk.scheduling.solve import solve
from scse_desk.scheduling.values import (
    HIGH,
    MUST,
    NORMAL,
    Interpreter,
    Limit,
    Participant,
    Place,
    Placement,
    Plan,
    Request,
    Round,
    Slot,
    Span,
)
from scse_desk.task import Cancelled, silent

SLOTS = {key: Slot(key, 0, 0, 25 * key, 25 * key + 20) for key in range(6)}


def a_round(*pairs: tuple[int, int], tables: int = 3) -> Round:
    sides = {side for pair in pairs for side in pair}
    return Round(
        SLOTS,
        {key: Place(key, 0) for key in range(tables)},
        {key: Participant(key) for key in sides},
        {key: Request(key, *pair) for key, pair in enumerate(pairs)},
    )


def planned(asked: Round, **options: object) -> Plan:
    return solve(asked, Options(effort=10, workers=1, **options), silent)  # type: ignore[arg-type]


def value(plan: Plan, name: str) -> tuple[int, int]:
    return next((stage.value, stage.bound) for stage in plan.stages if stage.name == name)


def test_a_participant_meets_without_breaks() -> None:
    plan = planned(a_round((1, 2), (1, 3), (1, 4)))
    slots = sorted(placed.slot for placed in plan.placements.values())
    assert slots == list(range(slots[0], slots[0] + 3))
    assert value(plan, "breaks") == (4, 4)


def test_a_slot_that_is_blocked_is_no_break() -> None:
    asked = a_round((1, 2), (1, 3))
    two = replace(
        asked, requests={k: replace(r, slots=frozenset({1, 3})) for k, r in asked.requests.items()}
    )
    assert value(planned(two), "breaks") == (5, 5)
    busy = Participant(1, limits=(Limit(50, 70),))
    assert value(planned(replace(two, participants={**two.participants, 1: busy})), "breaks") == (
        3,
        3,
    )


def test_who_meets_twice_in_a_row_stays_at_the_table() -> None:
    plan = planned(a_round((1, 2), (1, 3), (4, 5), (4, 6)))
    assert value(plan, "tables") == (0, 0)


def test_a_must_comes_before_whatever_many_wishes() -> None:
    asked = a_round((1, 2), (1, 3), (1, 4))
    day = replace(asked, slots={0: SLOTS[0]})
    requests = {0: Request(0, 1, 2, MUST), 1: Request(1, 1, 3, HIGH), 2: Request(2, 1, 4, NORMAL)}
    plan = planned(replace(day, requests=requests))
    assert set(plan.placements) == {0}
    assert plan.most_held == 1
    assert value(plan, "musts") == (1, 1)
    assert value(plan, "wishes") == (0, 0)


def test_an_interpreter_rests_after_the_longest_stretch() -> None:
    asked = a_round((1, 2), (3, 4), (5, 6), (7, 8))
    spoken = {key: replace(each, pair="vi-zh") for key, each in asked.requests.items()}
    voice = Interpreter(9, frozenset({"vi-zh"}), (Span(0, 120),), longest=45, rest=30)
    plan = planned(replace(asked, requests=spoken, interpreters={9: voice}))
    assert sorted(placed.slot for placed in plan.placements.values()) == [0, 1, 3, 4]
    assert plan.held == plan.most_held == 4


def test_a_standing_plan_moves_as_few_as_possible() -> None:
    asked = a_round((1, 2), (1, 3), (1, 4))
    placed = {0: Placement(0, 0), 1: Placement(2, 0), 2: Placement(5, 0)}
    plan = planned(replace(asked, placed=placed), counts_moves=True)
    assert {key: each.slot for key, each in plan.placements.items()} == {0: 0, 1: 2, 2: 5}
    assert value(plan, "moved") == (0, 0)


def test_the_work_is_watched_and_what_stops_it_keeps_the_plan() -> None:
    seen: list[Sight] = []

    def report(done: int, total: int, text: str) -> None:
        if len(seen) > 1:
            raise Cancelled

    asked = a_round((1, 2), (1, 3), (2, 3))
    plan = solve(asked, Options(effort=10, watch=seen.append), report)
    assert plan.held == 3
    assert seen[0].most_held == 3


@pytest.mark.parametrize("seconds", [None, 5.0])
def test_a_round_without_wishes_has_an_empty_plan(seconds: float | None) -> None:
    plan = planned(Round({}, {}, {}, {}), seconds=seconds)
    assert plan.placements == {}
    assert all(stage.is_proven for stage in plan.stages)
