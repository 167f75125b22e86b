"""Which place of its kind each meeting takes: slot after slot, with the fewest changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from scse_desk.scheduling.candidates import Holding, Option
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.values import Placement

_SWEEPS = 3
"""How often the slots are gone through."""


def at_places(measure: Measure, holding: Holding) -> dict[int, Placement]:
    """A plan with its places; kept meetings stay where they are.

    The first time each slot looks at those before it, then at those after it, too.
    """
    candidates, asked = measure.candidates, measure.asked
    placed = {key: asked.placed[key] for key in candidates.kept if key in holding}
    kept_at = taken(measure)
    waiting: dict[Option, list[int]] = defaultdict(list)
    for key, held in sorted(holding.items()):
        if key not in placed:
            waiting[held.option].append(key)
    order = {slot.id: number for number, slot in enumerate(candidates.slots)}
    options = sorted(waiting, key=lambda option: (order[option.slot], option.kind))
    best, least = placed, None
    for _ in range(_SWEEPS):
        for option in options:
            free = [p for p in candidates.places[option.kind] if p not in kept_at[option.slot]]
            _deal_out(measure, holding, placed, option, waiting[option], free)
        cost = measure.tables(placed)
        if least is None or cost < least:
            best, least = dict(placed), cost
    return best


def _deal_out(
    measure: Measure,
    holding: Holding,
    placed: dict[int, Placement],
    option: Option,
    keys: Sequence[int],
    free: Sequence[int],
) -> None:
    """Give the meetings of a slot and kind their places."""
    pleasing = _Pleasing(measure, placed, option)
    for number, place in assign([pleasing.of(key, free) for key in keys], len(free)):
        key = keys[number]
        placed[key] = Placement(option.slot, free[place], holding[key].interpreter)


def taken(measure: Measure) -> Mapping[int, set[int]]:
    """The places that kept meetings have, by slot."""
    asked = measure.asked
    found: dict[int, set[int]] = defaultdict(set)
    for key in measure.candidates.kept:
        kept, span = asked.placed[key], asked.slots[asked.placed[key].slot]
        for slot in measure.candidates.slots:
            if slot.starts < span.ends and span.starts < slot.ends:
                found[slot.id].add(kept.place)
    return found


class _Pleasing:
    """How well places suit a request: the one that a side comes from, or goes to, pleases."""

    def __init__(self, measure: Measure, placed: Mapping[int, Placement], option: Option) -> None:
        self.measure = measure
        self.placed = placed
        self.slot = measure.asked.slots[option.slot]

    def of(self, key: int, free: Sequence[int]) -> dict[int, int]:
        """What a request gains by each of the free places, by their number; others gain 0."""
        near: dict[int, int] = defaultdict(int)
        standing = self.measure.asked.placed.get(key)
        for side in self.measure.candidates.sides(key):
            if self.measure.asked.participants[side].capacity == 1:
                for place in self._neighbours(side):
                    near[place] += 2
        if standing is not None:
            near[standing.place] += 1
        return {number: near[place] for number, place in enumerate(free) if place in near}

    def _neighbours(self, side: int) -> list[int]:
        """The places of the meetings right before and right after, of the same day."""
        slots, here = self.measure.asked.slots, self.slot
        before, after = None, None
        for key in self.measure.candidates.requests_of[side]:
            placed = self.placed.get(key)
            if placed is None or slots[placed.slot].day != here.day:
                continue
            slot = slots[placed.slot]
            if slot.starts < here.starts and (before is None or slot.starts > before[0]):
                before = (slot.starts, placed.place)
            if slot.starts > here.starts and (after is None or slot.starts < after[0]):
                after = (slot.starts, placed.place)
        return [found[1] for found in (before, after) if found is not None]


def assign(gains: Sequence[Mapping[int, int]], places: int) -> list[tuple[int, int]]:
    """Deal out places, each once, with the greatest gain in all: (request, place) by number."""
    pleased = _greatest(gains)
    rest = iter(sorted(set(range(places)) - set(pleased.values())))
    return [(row, pleased[row] if row in pleased else next(rest)) for row in range(len(gains))]


def _greatest(gains: Sequence[Mapping[int, int]]) -> dict[int, int]:
    """The matching of greatest gain, of those rows that gain anything by it."""
    from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]

    flow, rows = min_cost_flow.SimpleMinCostFlow(), len(gains)
    wanted = sorted({place for own in gains for place in own})
    node = {place: rows + 2 + number for number, place in enumerate(wanted)}
    for row, own in enumerate(gains):
        flow.add_arc_with_capacity_and_unit_cost(0, row + 2, 1, 0)
        flow.add_arc_with_capacity_and_unit_cost(row + 2, 1, 1, 0)
        for place, gain in own.items():
            flow.add_arc_with_capacity_and_unit_cost(row + 2, node[place], 1, -gain)
    for place in wanted:
        flow.add_arc_with_capacity_and_unit_cost(node[place], 1, 1, 0)
    flow.set_node_supply(0, rows)  # one by one: the call for many goes through numpy
    flow.set_node_supply(1, -rows)
    flow.solve()
    places = {number: place for place, number in node.items()}
    return {
        flow.tail(arc) - 2: places[flow.head(arc)]
        for arc in range(flow.num_arcs())
        if flow.flow(arc) and flow.head(arc) in places and flow.tail(arc) > 1
    }
