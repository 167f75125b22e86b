"""Meetings with an interpreter come to the places that have a cabin, where that costs nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.tables import taken
from scse_desk.scheduling.values import Placement


def use_cabins(measure: Measure, placed: dict[int, Placement]) -> None:
    """Let meetings with an interpreter change with others, or come to a free place of their kind.

    Only where no more places are changed and no more is walked; what stands where it stood stays.
    `placed` is changed.
    """
    asked, kinds = measure.asked, measure.candidates.places
    cabins = {place.id for place in asked.places.values() if place.has_cabin}
    there = {(each.slot, each.place): key for key, each in placed.items()}
    shut = taken(measure)
    for key in sorted(placed):
        here = placed[key]
        if (
            here.interpreter is None
            or here.place in cabins
            or not _may_change(measure, placed, key)
        ):
            continue
        for place in kinds[measure.candidates.kind_of[here.place]]:
            other = there.get((here.slot, place))
            if (
                place in cabins
                and place not in shut[here.slot]
                and (other is None or _gives_way(measure, placed, other))
                and _change(measure, placed, key, other, place)
            ):
                there.pop((here.slot, here.place))
                there[here.slot, place] = key
                if other is not None:
                    there[here.slot, here.place] = other
                break


def _may_change(measure: Measure, placed: dict[int, Placement], key: int) -> bool:
    asked = measure.asked
    return key not in asked.kept and asked.placed.get(key) != placed[key]


def _gives_way(measure: Measure, placed: dict[int, Placement], key: int) -> bool:
    return placed[key].interpreter is None and _may_change(measure, placed, key)


def _change(
    measure: Measure, placed: dict[int, Placement], key: int, other: int | None, place: int
) -> bool:
    """Let a meeting come to a place, and the other one to where it was; whether that was free."""
    here, keys = placed[key], [key] if other is None else [key, other]
    before = _way(measure, placed, keys)
    placed[key] = replace(here, place=place)
    if other is not None:
        placed[other] = replace(placed[other], place=here.place)
    if _way(measure, placed, keys) <= before:
        return True
    placed[key] = here
    if other is not None:
        placed[other] = replace(placed[other], place=place)
    return False


def _way(measure: Measure, placed: dict[int, Placement], keys: Iterable[int]) -> int:
    """The changes of place and the minutes on foot of all who are in some meetings."""
    own, participants = measure.candidates.requests_of, measure.asked.participants
    sides = {side for key in keys for side in measure.candidates.sides(key)}
    return sum(
        measure.way(placed[other] for other in own[side] if other in placed)
        for side in sides
        if participants[side].capacity == 1
    )
