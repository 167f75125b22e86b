"""2 × breaks + 1 for a participant's day on which some slots may be taken, for CP-SAT.

Where the slots of the day follow each other it is stated as in the published problem (`days`);
where slots of several grids overlap, by which slots may go before one without a break.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scse_desk.scheduling.days import Literal, add_day
from scse_desk.scheduling.measure import lies_between
from scse_desk.scheduling.values import Slot

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


def add_breaks(
    cp: cp_model.CpModel,
    slots: Sequence[Slot],
    taken: Mapping[int, Sequence[Literal]],
    idle: Sequence[Slot],
) -> Any:
    """State the cost of a day: 0 with no meeting, else 1 and 2 for each break.

    `taken` are the literals that take a slot, by slot; of a participant of one group one of them
    is true at most. `idle` are the slots in which nothing held is idleness.
    """
    own = sorted(slots, key=lambda slot: (slot.starts, slot.ends, slot.id))
    busy = {slot.id: _any(cp, taken[slot.id]) for slot in own}
    if any(later.starts < earlier.ends for earlier, later in pairwise(own)):
        return _by_predecessors(cp, own, busy, idle)
    day = add_day(cp, _positions(own, busy, idle))
    return 2 * day.breaks + day.present


def _positions(
    own: Sequence[Slot], busy: Mapping[int, Literal], idle: Sequence[Slot]
) -> list[Literal]:
    """The literals in the order of time, False where idleness between two would be a break."""
    found: list[Literal] = []
    for number, slot in enumerate(own):
        if number and lies_between(idle, own[number - 1].ends, slot.starts):
            found.append(False)
        found.append(busy[slot.id])
    return found


def _by_predecessors(
    cp: cp_model.CpModel,
    own: Sequence[Slot],
    busy: Mapping[int, Literal],
    idle: Sequence[Slot],
) -> Any:
    """A group of meetings begins at a slot with no other right before it, nor around it."""
    begins = []
    for number, slot in enumerate(own):
        before = [
            busy[other.id]
            for other in own[:number]
            if slot.starts < other.ends or not lies_between(idle, other.ends, slot.starts)
        ]
        if busy[slot.id] is True and any(other is True for other in before):
            continue
        begin = cp.new_bool_var("")
        cp.add(begin >= busy[slot.id] - sum(before))
        begins.append(begin)
    present = _any(cp, list(busy.values()))
    cp.add(sum(begins) >= present)
    return 2 * sum(begins) - present


def _any(cp: cp_model.CpModel, literals: Sequence[Literal]) -> Literal:
    """A literal for one of them at least."""
    if any(literal is True for literal in literals):
        return True
    if len(literals) == 1:
        return literals[0]
    made = cp.new_bool_var("")
    cp.add_max_equality(made, literals)
    return made
