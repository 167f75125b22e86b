"""What stands in the way of a request is true of each slot, and of no slot where it fits."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from scse_desk.scheduling.candidates import Candidates, Held, Holding
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.hindrances import KINDS, hindrances
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.values import Limit, Participant, Place, Placement, Request, Round, Slot
from tests.scheduling.rounds import options, rounds

SLOTS = {key: Slot(key, 0, 1, 25 * key, 25 * key + 20) for key in range(4)}
PLAIN = Round(
    slots=SLOTS,
    places={1: Place(1, 0)},
    participants={key: Participant(key) for key in (1, 2, 3, 4)},
    requests={1: Request(1, 1, 2), 2: Request(2, 1, 3), 3: Request(3, 3, 4)},
)


def held(asked: Round) -> Occupancy:
    candidates = Candidates(asked)
    holding: Holding = {
        key: Held(placed.slot, candidates.kind_of[placed.place], placed.interpreter)
        for key, placed in asked.placed.items()
    }
    return Occupancy(candidates, holding)


def test_what_stands_in_the_way_names_the_participant_the_slots_and_the_meetings() -> None:
    away = replace(PLAIN.participants[2], limits=(Limit(30, 75),))
    asked = replace(
        PLAIN,
        participants={**PLAIN.participants, 2: away},
        placed={2: Placement(0, 1), 3: Placement(3, 1)},
    )
    found = [
        (each.cause.kind, each.cause.record, each.slots, set(each.requests))
        for each in hindrances(held(asked), 1)
    ]
    assert found == [
        ("limit", 2, (1, 2), set()),
        ("table", None, (0, 3), {2, 3}),
        ("meeting", 1, (0,), {2}),
    ]


def test_what_no_plan_can_mend_is_told_alone() -> None:
    asked = replace(PLAIN, requests={1: Request(1, 1, 2, minutes=30)})
    assert [each.cause.kind for each in hindrances(held(asked), 1)] == ["no_slot_long_enough"]


@given(asked=rounds())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_request_fits_into_just_the_slots_that_nothing_keeps_it_out_of(asked: Round) -> None:
    occupied = held(asked)
    for key in asked.requests.keys() - asked.placed.keys():
        found = hindrances(occupied, key)
        assert {each.cause.kind for each in found} <= set(KINDS)
        barred = {slot for each in found for slot in each.slots}
        free = {
            option.slot
            for option in options(asked, key)
            if not violations(asked, {**asked.placed, key: option})
        }
        if all(each.slots for each in found):
            usable = {s.id for s in occupied.candidates.slots} - barred
            assert free <= usable
            kinds = occupied.candidates.kinds_for(asked.requests[key])
            grids = {occupied.candidates.kinds[kind].grid for kind in kinds}
            assert {slot for slot in usable if asked.slots[slot].grid in grids} == free
        else:
            assert not free
