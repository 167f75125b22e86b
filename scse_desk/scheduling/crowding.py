"""Whether a participant has too few slots for its meetings, by themselves: no search is needed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from scse_desk.scheduling.candidates import Candidates, Holding


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
