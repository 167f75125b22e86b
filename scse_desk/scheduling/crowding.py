"""Whether there are too few slots or places, each by themselves: no search is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from scse_desk.scheduling.candidates import Candidates, Holding, Option
from scse_desk.scheduling.occupancy import Occupancy


def is_crowded(
    candidates: Candidates, holding: Holding, wanted: Iterable[int], loose: Container[int]
) -> bool:
    """Whether a side of a wanted request cannot meet all it must, whatever the others do.

    `loose` are the requests that need not be held.
    """
    wanted = set(wanted)
    for side in {side for key in wanted for side in candidates.sides(key)}:
        if candidates.asked.participants[side].capacity == 1:
            own = [key for key in candidates.requests_of[side] if key in holding or key in wanted]
            kept = {holding[key].slot for key in own if key in candidates.kept}
            slots = {
                key: {option.slot for option in candidates.options[key]} - kept
                for key in own
                if key not in candidates.kept and (key in wanted or key not in loose)
            }
            if not _have_slots(slots):
                return True
    return False


def is_full(held: Occupancy, wanted: Iterable[int], loose: Container[int]) -> bool:
    """Whether a wanted request finds no place however all meetings move, were there nothing else.

    None does if no chain of meetings, each going where the next is, ends where there is room, or
    at one of the `loose`, which need not be held: of all assignments none is larger then.
    """
    there: dict[Option, list[int]] = defaultdict(list)
    for key, own in held.held.items():
        there[own.option].append(key)
    return any(key not in held.held and not _ends(held, there, key, loose) for key in wanted)


def _ends(
    held: Occupancy, there: Mapping[Option, list[int]], key: int, loose: Container[int]
) -> bool:
    candidates = held.candidates
    reached, waiting = set(candidates.options[key]), list(candidates.options[key])
    while waiting:
        option = waiting.pop()
        if held.room(option) > 0:
            return True
        for other in there.get(option, ()):
            if other in loose:
                return True
            new = set(candidates.options.get(other, ())) - reached
            reached |= new
            waiting += new
    return False


def _have_slots(slots: Mapping[int, Iterable[int]]) -> bool:
    """Whether all can have a slot of their own."""
    owner: dict[int, int] = {}

    def finds(key: int, tried: set[int]) -> bool:
        for slot in slots[key]:
            if slot not in tried:
                tried.add(slot)
                if slot not in owner or finds(owner[slot], tried):
                    owner[slot] = key
                    return True
        return False

    return all(finds(key, set()) for key in slots)
