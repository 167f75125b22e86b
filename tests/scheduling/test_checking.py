"""Each rule of a round, seen broken once."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from scse_desk.scheduling.checking import RULES, Violation, faults_of_kept, violations
from scse_desk.scheduling.values import (
    Interpreter,
    Limit,
    Participant,
    Place,
    Placement,
    Request,
    Round,
    Slot,
    Span,
)

CITY, FIRM, BUYER, GUEST = 1, 2, 3, 4
TABLE, FAR_TABLE, BOOTH, ROOM, HALL = 11, 12, 13, 14, 15
MINH, LINH = 21, 22
MORNING = {key: Slot(key, 0, 1, 25 * key, 25 * key + 20) for key in (0, 1, 2, 3)}
LONG = {9: Slot(9, 1, 1, 30, 90)}
TOMORROW = {10: Slot(10, 0, 2, 1500, 1520)}
ROUND = Round(
    slots={**MORNING, **LONG, **TOMORROW},
    places={
        TABLE: Place(TABLE, 0),
        FAR_TABLE: Place(FAR_TABLE, 0, area=1),
        BOOTH: Place(BOOTH, 0, owner=FIRM),
        ROOM: Place(ROOM, 0, is_online=True),
        HALL: Place(HALL, 1),
    },
    participants={
        key: Participant(key, people=frozenset({100 + key})) for key in (CITY, FIRM, BUYER, GUEST)
    },
    requests={
        1: Request(1, CITY, FIRM),
        2: Request(2, CITY, BUYER),
        3: Request(3, FIRM, BUYER),
        4: Request(4, BUYER, GUEST),
    },
    interpreters={
        MINH: Interpreter(MINH, frozenset({"vi-zh"})),
        LINH: Interpreter(LINH, frozenset({"vi-zh", "en-vi"}), person=500),
    },
    walking={(0, 1): 10},
)
PLAN = {1: Placement(0, TABLE), 4: Placement(0, FAR_TABLE), 2: Placement(2, TABLE)}


def of(given: Round, placements: Mapping[int, Placement]) -> list[tuple[str, set[int]]]:
    return [(fault.rule, set(fault.requests)) for fault in violations(given, placements)]


def with_participant(key: int, **changes: Any) -> Round:
    changed = replace(ROUND.participants[key], **changes)
    return replace(ROUND, participants={**ROUND.participants, key: changed})


def with_place(key: int, **changes: Any) -> Round:
    return replace(ROUND, places={**ROUND.places, key: replace(ROUND.places[key], **changes)})


def with_request(key: int, **changes: Any) -> Round:
    changed = replace(ROUND.requests[key], **changes)
    return replace(ROUND, requests={**ROUND.requests, key: changed})


def interpreted(key: int = MINH, pair: str = "vi-zh", **changes: Any) -> Round:
    asked = {each: replace(request, pair=pair) for each, request in ROUND.requests.items()}
    changed = replace(ROUND.interpreters[key], **changes)
    return replace(ROUND, requests=asked, interpreters={**ROUND.interpreters, key: changed})


def test_a_plan_that_keeps_all_rules_has_no_fault() -> None:
    assert violations(ROUND, PLAN) == []


def test_a_violation_names_the_rule_the_requests_and_the_record() -> None:
    plan = {1: Placement(0, TABLE), 4: Placement(0, TABLE)}
    assert violations(ROUND, plan) == [Violation("place", frozenset({1, 4}), TABLE)]


@pytest.mark.parametrize(
    ("given", "placements", "fault"),
    [
        (ROUND, {7: Placement(0, TABLE)}, ("unknown", {7})),
        (ROUND, {1: Placement(7, TABLE)}, ("unknown", {1})),
        (ROUND, {1: Placement(0, 7)}, ("unknown", {1})),
        (ROUND, {1: Placement(0, TABLE, 7)}, ("unknown", {1})),
        (replace(ROUND, placed=PLAN, kept=frozenset({1})), {}, ("lost", {1})),
        (
            replace(ROUND, placed=PLAN, kept=frozenset({1})),
            {1: Placement(0, FAR_TABLE)},
            ("moved", {1}),
        ),
        (replace(ROUND, now=1), {1: Placement(0, TABLE)}, ("before_now", {1})),
        (ROUND, {1: Placement(0, HALL)}, ("grid", {1})),
        (ROUND, {2: Placement(0, BOOTH)}, ("owner", {2})),
        (
            with_participant(CITY, own_place_only=True),
            {1: Placement(0, TABLE)},
            ("own_place", {1}),
        ),
        (with_participant(CITY, is_online=True), {1: Placement(0, TABLE)}, ("online", {1})),
        (ROUND, {1: Placement(0, ROOM)}, ("online", {1})),
        (
            with_place(TABLE, closed=(Span(0, 5), Span(19, 30))),
            {1: Placement(0, TABLE)},
            ("closed", {1}),
        ),
        (with_request(1, minutes=30), {1: Placement(0, TABLE)}, ("minutes", {1})),
        (with_request(1, slots=frozenset({2})), {1: Placement(0, TABLE)}, ("slots", {1})),
        (
            with_request(1, after=frozenset({4})),
            {1: Placement(0, TABLE), 4: Placement(1, TABLE)},
            ("after", {1, 4}),
        ),
        (
            with_participant(CITY, limits=(Limit(10, 30),)),
            {1: Placement(0, TABLE)},
            ("limit", {1}),
        ),
        (
            with_participant(CITY, most_per_day=1),
            {1: Placement(0, TABLE), 2: Placement(3, TABLE)},
            ("most_per_day", {1, 2}),
        ),
        (
            with_participant(CITY, rest=6),
            {1: Placement(0, TABLE), 2: Placement(1, TABLE)},
            ("rest", {1, 2}),
        ),
        (ROUND, {1: Placement(0, TABLE), 2: Placement(1, FAR_TABLE)}, ("walk", {1, 2})),
        (
            with_participant(GUEST, people=frozenset({101})),
            {1: Placement(0, TABLE), 4: Placement(0, FAR_TABLE)},
            ("person", {1, 4}),
        ),
        (interpreted(), {1: Placement(0, TABLE)}, ("no_interpreter", {1})),
        (interpreted(pair="id-zh"), {1: Placement(0, TABLE, MINH)}, ("pair", {1})),
        (ROUND, {1: Placement(0, TABLE, MINH)}, ("pair", {1})),
        (
            interpreted(shifts=(Span(0, 15), Span(15, 100))),
            {1: Placement(0, TABLE, MINH)},
            ("shift", {1}),
        ),
        (
            interpreted(busy=(Span(19, 90),)),
            {1: Placement(0, TABLE, MINH)},
            ("interpreter_busy", {1}),
        ),
        (
            interpreted(),
            {1: Placement(0, TABLE, MINH), 4: Placement(0, FAR_TABLE, MINH)},
            ("interpreter", {1, 4}),
        ),
        (
            interpreted(),
            {1: Placement(0, TABLE, MINH), 4: Placement(1, FAR_TABLE, MINH)},
            ("interpreter", {1, 4}),
        ),
        (
            interpreted(longest=50, rest=10),
            {
                1: Placement(0, TABLE, MINH),
                4: Placement(1, TABLE, MINH),
                2: Placement(2, TABLE, MINH),
            },
            ("stretch", {1, 2, 4}),
        ),
    ],
)
def test_each_rule_is_found_broken(
    given: Round, placements: dict[int, Placement], fault: tuple[str, set[int]]
) -> None:
    assert fault in of(given, placements)


def test_a_participant_of_one_is_not_in_two_meetings_at_once() -> None:
    plan = {1: Placement(1, TABLE), 2: Placement(9, HALL)}
    given = with_participant(CITY, people=frozenset())
    assert of(given, plan) == [("capacity", {1, 2})]


def test_a_team_holds_as_many_at_once_as_it_has_groups_and_needs_no_rest() -> None:
    given = with_participant(CITY, capacity=2, rest=60, people=frozenset())
    assert of(given, {1: Placement(1, TABLE), 2: Placement(9, HALL)}) == []
    assert of(given, {1: Placement(0, TABLE), 2: Placement(1, FAR_TABLE)}) == []


def test_a_limit_leaves_as_many_at_once_as_it_says() -> None:
    given = with_participant(CITY, capacity=2, limits=(Limit(40, 60, 1),), people=frozenset())
    assert of(given, {1: Placement(1, TABLE), 2: Placement(2, TABLE)}) == []
    assert of(given, {1: Placement(1, TABLE), 2: Placement(9, HALL)}) == [("limit", {1, 2})]


def test_what_ends_when_another_begins_does_not_clash() -> None:
    given = with_participant(CITY, limits=(Limit(20, 25),), rest=5)
    assert of(given, {1: Placement(0, TABLE), 2: Placement(1, TABLE)}) == []


def test_an_interpreter_who_is_a_member_is_in_one_meeting_at_a_time() -> None:
    given = interpreted(LINH, "vi-zh", person=101)
    held = {1: Placement(0, TABLE, MINH), 4: Placement(0, FAR_TABLE, LINH)}
    assert of(given, held) == [("person", {1, 4})]
    assert of(given, {1: Placement(0, TABLE, LINH)}) == [("a_side", {1})]
    assert of(given, {4: Placement(0, TABLE, LINH)}) == []


def test_a_person_needs_the_longest_rest_of_those_they_are_with() -> None:
    given = with_participant(GUEST, people=frozenset({101}), rest=10)
    assert of(given, {1: Placement(0, TABLE), 4: Placement(1, TABLE)}) == [("person", {1, 4})]
    assert of(given, {1: Placement(0, TABLE), 4: Placement(2, TABLE)}) == []


def test_a_rest_ends_the_stretch_of_an_interpreter() -> None:
    given = interpreted(longest=50, rest=31)
    held = {1: Placement(0, TABLE, MINH), 2: Placement(2, TABLE, MINH)}
    assert of(given, held) == [("stretch", {1, 2})]
    given = interpreted(longest=50, rest=30)
    assert of(given, held) == []


def test_meetings_far_apart_in_a_day_are_no_changes_of_hall_in_a_hurry() -> None:
    assert of(ROUND, {1: Placement(0, TABLE), 2: Placement(2, FAR_TABLE)}) == []


def test_what_kept_meetings_break_by_themselves_is_told_apart() -> None:
    placed = {1: Placement(0, TABLE), 2: Placement(0, FAR_TABLE)}
    given = replace(ROUND, placed=placed, kept=frozenset({1, 2}), now=30)
    assert violations(given, placed) == []
    assert [fault.rule for fault in faults_of_kept(given)] == ["capacity", "person"]
    assert ("place", {1, 4}) in of(given, {**placed, 4: Placement(0, TABLE)})


def test_a_meeting_comes_after_one_that_is_not_held() -> None:
    given = with_request(1, after=frozenset({4, 99}))
    assert of(given, {1: Placement(0, TABLE)}) == []


def test_every_rule_has_its_name() -> None:
    assert len(RULES) == len(set(RULES))
