"""The published problem stated for CP-SAT, without its objective.

Implied constraints decide how fast it is solved: a participant is busy in as many slots as it has
meetings, and in a session in at least as many as are bound to it; tables are counted over stars
of meetings that share a participant, and once more over the people at them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from scse_desk.scheduling.days import Literal, add_blocks, add_day, add_unbroken, begins, negated
from scse_desk.scheduling.exact.event import AFTERNOON, MORNING
from scse_desk.scheduling.exact.known import Crowd, Known
from scse_desk.scheduling.exact.narrowing import Block, Narrowed

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Item:
    """Interchangeable meetings, a literal for each slot in which one of them is.

    `ends` are those of its two participants who have other meetings, too: the only ones that
    have to be looked at.
    """

    meetings: tuple[int, ...]
    ends: tuple[int, ...]
    at: dict[int, Literal]


@dataclass
class Model:
    """The constraints, and the literals that the search asks about.

    `busy` has for each participant of several meetings its slots, `broken` its breaks in unary:
    the first literal is for at least one, the next for at least two. `begins` has the literals
    that together say where an unbroken participant begins. There are
    as many breaks as are `certain`, and one more for each literal of `extra`.
    """

    known: Known
    cp: cp_model.CpModel
    items: list[Item] = field(default_factory=list)
    busy: dict[int, dict[int, Literal]] = field(default_factory=dict)
    broken: dict[int, list[Literal]] = field(default_factory=dict)
    begins: dict[Block, list[Literal]] = field(default_factory=dict)
    extra: list[Literal] = field(default_factory=list)
    certain: int = 0

    @cached_property
    def items_of(self) -> dict[int, list[Item]]:
        """The items of each participant of several meetings."""
        found: dict[int, list[Item]] = {}
        for item in self.items:
            for participant in item.ends:
                found.setdefault(participant, []).append(item)
        return found

    @property
    def breaks(self) -> Any:
        """The breaks of all participants, as a sum."""
        return self.certain + sum(self.extra)


def build(narrowed: Narrowed, crowds: Iterable[Crowd], fairness: int, *, blocks: bool) -> Model:
    """State an event; with `blocks` the places of unbroken blocks have literals of their own."""
    from ortools.sat.python import cp_model

    model = Model(narrowed.known, cp_model.CpModel())
    _add_items(model)
    for participant in model.items_of:
        _add_occupancy(model, participant)
    _add_capacity(model)
    for participant in model.busy:
        _add_breaks(
            model, participant, _most_breaks(model.known, participant, fairness), blocks=blocks
        )
    _add_fairness(model, fairness)
    _add_precedences(model)
    _add_narrowing(model, narrowed)
    _add_extra(model, crowds)
    return model


def _add_items(model: Model) -> None:
    for meetings in _interchangeable(model.known):
        pair = model.known.event.pairs[meetings[0]]
        ends = tuple(p for p in pair if len(model.known.meetings[p]) > 1)
        slots = sorted(model.known.domains[meetings[0]])
        item = Item(meetings, ends, {slot: model.cp.new_bool_var("") for slot in slots})
        model.items.append(item)
        if len(meetings) == 1:
            model.cp.add_exactly_one(item.at.values())
        else:
            model.cp.add(sum(item.at.values()) == len(meetings))


def _interchangeable(known: Known) -> Iterator[tuple[int, ...]]:
    """Meetings of one with partners who have no other, and the same slots to choose from."""
    event = known.event
    ordered = set().union(*event.before) | {m for m, earlier in enumerate(event.before) if earlier}
    groups: dict[tuple[object, ...], list[int]] = {}
    for meeting, pair in enumerate(event.pairs):
        hubs = [p for p in pair if len(known.meetings[p]) > 1]
        alike = len(hubs) == 1 and meeting not in ordered
        key = (hubs[0], known.domains[meeting]) if alike else (meeting,)
        groups.setdefault(key, []).append(meeting)
    yield from map(tuple, groups.values())


def _add_occupancy(model: Model, participant: int) -> None:
    """A participant is busy in a slot through exactly one meeting; in all through all of them."""
    items = model.items_of[participant]
    busy: dict[int, Literal] = {}
    for slot in sorted({slot for item in items for slot in item.at}):
        busy[slot] = model.cp.new_bool_var("")
        model.cp.add_exactly_one([*_here(items, slot), ~busy[slot]])
    model.busy[participant] = busy
    model.cp.add(sum(busy.values()) == len(model.known.meetings[participant]))
    morning = model.known.event.morning
    for session in (MORNING, AFTERNOON):
        inside = [busy[slot] for slot in busy if (slot < morning) == (session == MORNING)]
        bound = model.known.bound_to(participant, session)
        if bound:
            model.cp.add(sum(inside) >= bound)


def _here(items: Iterable[Item], slot: int) -> list[Literal]:
    return [item.at[slot] for item in items if slot in item.at]


def _add_capacity(model: Model) -> None:
    """There are at most so many tables; that matters where more people could meet at once."""
    event = model.known.event
    if sum(map(bool, model.known.meetings)) // 2 <= event.tables:
        return
    stars = list(_stars(model))
    for slot in range(event.slots):
        used = [literal for hub, items in stars for literal in _used(model, hub, items, slot)]
        people = [busy[slot] for busy in model.busy.values() if slot in busy]
        alone = [(2 - len(item.ends)) * item.at[slot] for item in model.items if slot in item.at]
        if len(used) > event.tables:
            model.cp.add(sum(used) <= event.tables)
            model.cp.add(sum(people) + sum(alone) <= 2 * event.tables)


def _used(model: Model, hub: int, items: Sequence[Item], slot: int) -> list[Literal]:
    """The literals that count the meetings of a star in a slot."""
    here = _here(items, slot)
    if len(here) < 2:  # noqa: PLR2004 - no star
        return here
    if len(items) == len(model.items_of[hub]):
        return [model.busy[hub][slot]]
    used = model.cp.new_bool_var("")
    model.cp.add_exactly_one([*here, ~used])
    return [used]


def _stars(model: Model) -> Iterator[tuple[int, list[Item]]]:
    """Each item once, in stars around those who have most of the items left."""
    left = {p: {item.meetings: item for item in items} for p, items in model.items_of.items()}
    for item in model.items:
        if not item.ends:
            yield -1, [item]
    while any(left.values()):
        hub = max(left, key=lambda p: (len(left[p]), -p))
        star = left[hub].copy()
        yield hub, list(star.values())
        for items in left.values():
            for meetings in star:
                items.pop(meetings, None)


def _most_breaks(known: Known, participant: int, fairness: int) -> int:
    """What a participant can have at most; who can have few of them bounds all the others."""
    most = [
        max(0, min(len(own) - 1, known.event.slots - len(own))) if own else 0
        for own in known.meetings
    ]
    return min(most[participant], min(most) + fairness)


def _add_breaks(model: Model, participant: int, most: int, *, blocks: bool) -> None:
    known = model.known
    busy, count = model.busy[participant], len(known.meetings[participant])
    day = add_day(model.cp, [busy.get(slot, False) for slot in range(known.event.slots)])
    broken = [model.cp.new_bool_var("") for _ in range(max(most, 1))]
    for more, fewer in zip(broken[1:], broken, strict=False):
        model.cp.add_implication(more, fewer)
    if known.least[participant]:
        model.cp.add(sum(broken) >= known.least[participant])
    if most:
        model.cp.add(day.breaks == sum(broken))
        for end in day.ends:
            if end is not False:
                model.cp.add_implication(end, broken[0])
    else:
        model.cp.add(broken[0] == 0)
    starts = known.starts[participant]
    add_unbroken(model.cp, day, count, broken[0], starts)
    places = add_blocks(model.cp, day, count, broken[0], starts) if blocks else {}
    for start in starts:
        begun = [places[start]] if blocks else begins(day, start)
        model.begins[participant, start] = begun
    model.broken[participant] = broken


def _add_fairness(model: Model, fairness: int) -> None:
    """The breaks of two differ at most so much; those who cannot break bound the others already."""
    event = model.known.event
    if len(model.broken) < event.participants:
        return
    fewest = model.cp.new_int_var(0, event.slots, "")
    for literals in model.broken.values():
        model.cp.add(sum(literals) >= fewest)
        model.cp.add(sum(literals) <= fewest + fairness)


def _add_precedences(model: Model) -> None:
    at = {meeting: item.at for item in model.items for meeting in item.meetings}
    for later, earlier in enumerate(model.known.event.before):
        for first in sorted(earlier):
            for slot in range(model.known.event.slots):
                late = [literal for s, literal in at[first].items() if s >= slot]
                soon = [literal for s, literal in at[later].items() if s <= slot]
                if late and soon:
                    model.cp.add_at_most_one([*late, *soon])


def _add_narrowing(model: Model, narrowed: Narrowed) -> None:
    """Only some may break; where another begins, its meetings are only where they fit."""
    for participant, literals in model.broken.items():
        if participant not in narrowed.free:
            model.cp.add_bool_and([~literals[0]])
    at = {meeting: item.at for item in model.items for meeting in item.meetings}
    for block, fits in narrowed.inside.items():
        begun = model.begins.get(block, [])
        for meeting, slots in zip(model.known.meetings[block[0]], fits, strict=True):
            inside = range(block[1], block[1] + len(fits))
            for slot in inside if begun else ():
                if slot in at[meeting] and not slots >> slot & 1:
                    model.cp.add_bool_or([*map(negated, begun), ~at[meeting][slot]])


def _add_extra(model: Model, crowds: Iterable[Crowd]) -> None:
    """Count the breaks beyond those that are certain; of a crowd so many break."""
    counted: set[int] = set()
    for crowd in crowds:
        who = [model.broken[participant][0] for participant in sorted(crowd.participants)]
        more = [model.cp.new_bool_var("") for _ in range(len(who) - crowd.breaking)]
        model.cp.add(sum(who) == crowd.breaking + sum(more))
        for greater, less in pairwise(reversed(more)):
            model.cp.add_implication(greater, less)
        model.extra += more
        model.certain += crowd.breaking
        counted |= crowd.participants
    for participant, literals in model.broken.items():
        least = max(model.known.least[participant], participant in counted)
        model.certain += least - (participant in counted)
        model.extra += literals[least:]
