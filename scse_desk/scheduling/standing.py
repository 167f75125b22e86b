"""The plan as it stands, as it is worked on; and back, with as few changes of place as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from scse_desk.scheduling.candidates import Candidates, Held, Holding, overlap
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.values import Placement


def standing(candidates: Candidates) -> tuple[Occupancy, list[int]]:
    """What stands of the plan, and the requests that no longer can, in the order of their ids.

    Kept placements stand whatever they break; of others that cannot stand together the earlier do.
    """
    asked, held = candidates.asked, Occupancy(candidates)
    fallen = []
    for key in sorted(asked.placed.keys() & candidates.options.keys()):
        there = _there(candidates, key)
        if there is not None and _can_stay(held, key, there):
            held.place(key, there)
        else:
            fallen.append(key)
    return held, fallen


def _there(candidates: Candidates, key: int) -> Held | None:
    placed = candidates.asked.placed[key]
    kind = candidates.kind_of.get(placed.place)
    return None if kind is None else Held(placed.slot, kind, placed.interpreter)


def _can_stay(held: Occupancy, key: int, there: Held) -> bool:
    candidates, request = held.candidates, held.asked.requests[key]
    if there.option not in candidates.options[key] or not held.fits(key, there.option):
        return False
    if not request.pair:
        return there.interpreter is None
    able = candidates.interpreters(request, there.slot)
    return there.interpreter in able and held.interprets(there.interpreter, there.option)


def at_places(candidates: Candidates, holding: Holding) -> dict[int, Placement]:
    """The placements of a plan: who is where it was keeps its place, others take a free one."""
    asked = candidates.asked
    placed = {key: asked.placed[key] for key in candidates.kept if key in holding}
    for key, held in holding.items():
        before = asked.placed.get(key)
        same = before is not None and before.slot == held.slot
        if before is not None and same and before.place in candidates.places[held.kind]:
            placed[key] = Placement(held.slot, before.place, held.interpreter)
    taken = _taken(candidates, placed)
    for key in sorted(holding.keys() - placed.keys()):
        held = holding[key]
        there = taken[held.slot]
        place = next(place for place in candidates.places[held.kind] if place not in there)
        there.add(place)
        placed[key] = Placement(held.slot, place, held.interpreter)
    return placed


def _taken(candidates: Candidates, placed: Mapping[int, Placement]) -> dict[int, set[int]]:
    """The places taken in each slot, by a meeting of the slot or one that overlaps it."""
    found: dict[int, set[int]] = defaultdict(set)
    slots = candidates.asked.slots
    for key, each in placed.items():
        found[each.slot].add(each.place)
        if key in candidates.kept:
            for slot in candidates.slots:
                if overlap(slot, slots[each.slot]):
                    found[slot.id].add(each.place)
    return found
