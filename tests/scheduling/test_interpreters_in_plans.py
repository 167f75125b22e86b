"""What interpreters ask for, each rule by itself, in small rounds that could else hold more."""

from dataclasses import replace

import pytest

from scse_desk.scheduling.values import Interpreter, Participant, Place, Placement, Slot, Span
from tests.scheduling.small_rounds import (
    APART,
    NEXT_DAY,
    OVERLAPPING,
    SLOTS,
    TABLES,
    a_round,
    at,
    far_apart,
    held,
    planned,
)

SPOKEN = tuple(replace(each, pair="vi-zh") for each in APART)
THREE = (*SPOKEN, replace(SPOKEN[0], id=3, first=5, second=6))
VOICE = Interpreter(9, frozenset({"vi-zh"}))
SEVEN = frozenset({7})


def spoken(voice: Interpreter, *slots: Slot) -> int:
    """How many of three meetings that need the same interpreter are held."""
    return held(a_round(THREE, slots or SLOTS[:3], voices=(voice,)))


def test_a_meeting_that_needs_an_interpreter_has_one_of_its_languages() -> None:
    english = replace(VOICE, pairs=frozenset({"en-vi"}))
    assert held(a_round(SPOKEN, SLOTS[:2])) == 0
    assert held(a_round((SPOKEN[0], APART[1]), voices=(english,))) == 1
    assert held(a_round((SPOKEN[0], APART[1]), voices=(VOICE,))) == 2


def test_nobody_interprets_where_no_interpreter_is_needed() -> None:
    plan = planned(a_round((SPOKEN[0], APART[1]), voices=(VOICE,)))
    assert {key: each.interpreter for key, each in plan.placements.items()} == {1: 9, 2: None}


def test_an_interpreter_is_in_one_meeting_at_a_time() -> None:
    assert held(a_round(SPOKEN, voices=(VOICE,))) == 1
    assert held(a_round(SPOKEN, voices=(VOICE, replace(VOICE, id=10)))) == 2


def test_an_interpreter_of_two_pairs_is_in_one_meeting_at_a_time() -> None:
    both = replace(VOICE, pairs=frozenset({"vi-zh", "en-vi"}))
    wishes = (SPOKEN[0], replace(APART[1], pair="en-vi"))
    assert held(a_round(wishes, voices=(both,))) == 1
    assert held(a_round(wishes, SLOTS[:2], voices=(both,))) == 2


def test_slots_of_two_grids_that_overlap_are_one_time_for_an_interpreter() -> None:
    wishes, places = at(SPOKEN, 0, 20), (Place(0, 0), Place(1, 1))
    later = replace(OVERLAPPING, starts=20)
    for slot, number in ((OVERLAPPING, 1), (later, 2)):
        asked = a_round(wishes, (SLOTS[0], slot), places=places, voices=(VOICE,))
        assert held(asked) == number


def test_a_meeting_lies_within_a_shift_of_its_interpreter() -> None:
    wishes = (SPOKEN[0], APART[1])
    for shifts, number in (
        ((Span(1, 60),), 1),
        ((Span(0, 19),), 1),
        ((Span(0, 10), Span(10, 20)), 1),
        ((Span(-30, -10), Span(0, 20)), 2),
    ):
        assert held(a_round(wishes, voices=(replace(VOICE, shifts=shifts),))) == number


def test_nobody_interprets_while_busy() -> None:
    wishes = (SPOKEN[0], APART[1])
    for busy, number in ((Span(19, 60), 1), (Span(-10, 1), 1), (Span(20, 60), 2)):
        assert held(a_round(wishes, voices=(replace(VOICE, busy=(busy,)),))) == number


@pytest.mark.parametrize(("walk", "number"), [(6, 1), (5, 2)])
def test_an_interpreter_walks_between_two_meetings(walk: int, number: int) -> None:
    asked = far_apart(walk, wishes=SPOKEN)
    assert held(replace(asked, interpreters={9: VOICE})) == number


@pytest.mark.parametrize(("longest", "number"), [(19, 0), (44, 2), (69, 2), (70, 3)])
def test_an_interpreter_works_no_longer_than_the_longest_stretch(longest: int, number: int) -> None:
    assert spoken(replace(VOICE, longest=longest, rest=30)) == number


def test_only_a_whole_rest_ends_a_stretch() -> None:
    slots = (SLOTS[0], SLOTS[1], SLOTS[3])
    assert spoken(replace(VOICE, longest=45, rest=31), *slots) == 2
    assert spoken(replace(VOICE, longest=45, rest=30), *slots) == 3
    assert spoken(replace(VOICE, longest=20, rest=6)) == 2
    assert spoken(replace(VOICE, longest=20, rest=5)) == 3
    assert spoken(replace(VOICE, longest=20, rest=600), SLOTS[0], SLOTS[1], NEXT_DAY) == 2


def test_what_is_kept_is_part_of_a_stretch() -> None:
    voice = replace(VOICE, longest=45, rest=30)
    asked = a_round(SPOKEN, (SLOTS[0], SLOTS[1], SLOTS[2]), voices=(voice,))
    first = replace(asked, requests={**asked.requests, 2: at(SPOKEN[1:], 2)[0]})
    kept = {1: Placement(0, 0, 9)}
    assert held(replace(first, placed=kept, kept=frozenset({1}))) == 2
    tired = a_round(THREE, SLOTS[:3], voices=(voice,))
    kept[2] = Placement(1, 0, 9)
    assert held(replace(tired, placed=kept, kept=frozenset({1, 2}))) == 2


def test_nobody_interprets_where_they_are_a_side() -> None:
    def number(person: int | None) -> int:
        voice = replace(VOICE, person=person)
        who = Participant(1, people=SEVEN)
        return held(a_round((SPOKEN[0], APART[1]), SLOTS[:1], who, voices=(voice,)))

    assert number(7) == 1
    assert number(8) == 2
    assert number(None) == 2


def test_who_interprets_is_in_no_other_meeting_then() -> None:
    wishes, voice = (SPOKEN[0], APART[1]), replace(VOICE, person=7)
    for person, number in ((7, 1), (8, 2)):
        who = Participant(3, people=frozenset({person}))
        assert held(a_round(wishes, SLOTS[:1], who, voices=(voice,))) == number


@pytest.mark.parametrize(("rest", "number"), [(6, 1), (5, 2)])
def test_who_interprets_rests_before_and_after_their_own_meeting(rest: int, number: int) -> None:
    who = Participant(3, people=SEVEN, rest=rest)
    voice = replace(VOICE, person=7)
    assert held(a_round((SPOKEN[0], APART[1]), SLOTS[:2], who, voices=(voice,))) == number


@pytest.mark.parametrize(("walk", "number"), [(6, 1), (5, 2)])
def test_who_interprets_walks_to_their_own_meeting(walk: int, number: int) -> None:
    who = Participant(3, people=SEVEN)
    asked = far_apart(walk, who, wishes=(SPOKEN[0], APART[1]))
    assert held(replace(asked, interpreters={9: replace(VOICE, person=7)})) == number


def test_two_interpreters_known_as_one_person_are_in_one_meeting_at_a_time() -> None:
    first, second = (replace(VOICE, id=key, person=7) for key in (9, 10))
    assert held(a_round(SPOKEN, voices=(first, second), places=TABLES)) == 1
    assert held(a_round(SPOKEN, voices=(first, replace(second, person=8)))) == 2
