"""A first plan: request after request into the slot that suits it best."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from scse_desk.scheduling.candidates import Candidates, Held, Option
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.occupancy import Occupancy


def stand(candidates: Candidates, occupancy: Occupancy) -> None:
    """Hold again what the standing plan holds, where it still may be."""
    asked = candidates.asked
    for key in sorted(candidates.options, key=lambda key: (asked.requests[key].priority, key)):
        placed = asked.placed.get(key)
        if placed is None or placed.place not in candidates.kind_of:
            continue
        option = Option(placed.slot, candidates.kind_of[placed.place])
        if option in candidates.options[key]:
            _hold_standing(occupancy, key, option, placed.interpreter)


def _hold_standing(occupancy: Occupancy, key: int, option: Option, interpreter: int | None) -> None:
    if not occupancy.fits(key, option):
        return
    request = occupancy.asked.requests[key]
    able = occupancy.candidates.interpreters(request, option.slot) if request.pair else ()
    if (
        interpreter is not None
        and interpreter in able
        and occupancy.interprets(interpreter, option)
    ):
        occupancy.place(key, Held(option.slot, option.kind, interpreter))
    else:
        hold(occupancy, key, option)


def fill(
    measure: Measure,
    occupancy: Occupancy,
    keys: Iterable[int],
    slots: frozenset[int] | None = None,
) -> list[int]:
    """Hold what can be held of some requests, in the slots given if any are; those that were."""
    candidates = measure.candidates
    asked, options = candidates.asked, candidates.options
    wanted = Counter(side for key in options for side in candidates.sides(key))

    def urgency(key: int) -> tuple[int, int, int]:
        busiest = max(wanted[side] for side in candidates.sides(key))
        return asked.requests[key].priority, len(options[key]) - 2 * busiest, key

    ordered = sorted(keys, key=urgency)
    return [key for key in ordered if _hold_best(measure, occupancy, key, slots)]


def hold(occupancy: Occupancy, key: int, option: Option) -> bool:
    """Hold a request that fits, if somebody is there to interpret where that is needed."""
    if not occupancy.asked.requests[key].pair:
        occupancy.place(key, Held(option.slot, option.kind))
        return True
    number = occupancy.interpreter_for(key, option)
    if number is not None:
        occupancy.place(key, Held(option.slot, option.kind, number))
    return number is not None


def _hold_best(
    measure: Measure, occupancy: Occupancy, key: int, slots: frozenset[int] | None
) -> bool:
    fitting = [
        option
        for option in measure.candidates.options[key]
        if (slots is None or option.slot in slots) and occupancy.fits(key, option)
    ]
    dearness = _Dearness(measure, occupancy, key)
    return any(hold(occupancy, key, option) for option in sorted(fitting, key=dearness.of))


class _Dearness:
    """What an option costs: breaks and days of both sides, then scarcity of places."""

    def __init__(self, measure: Measure, occupancy: Occupancy, key: int) -> None:
        self.measure = measure
        self.occupancy = occupancy
        self.key = key
        self.sides = sorted(set(measure.candidates.sides(key)))
        slots, held = measure.asked.slots, occupancy.held
        self._taken: dict[tuple[int, int], list[int]] = defaultdict(list)
        for side in self.sides:
            for other in occupancy.of_side[side]:
                self._taken[side, slots[held[other].slot].day].append(held[other].slot)
        self._costs: dict[int, int] = {}

    def of(self, option: Option) -> tuple[int, int, int, Option]:
        """The cheaper comes first."""
        if option.slot not in self._costs:
            self._costs[option.slot] = sum(self._cost(side, option.slot) for side in self.sides)
        outside = self.measure.outside(self.key, option.slot)
        return self._costs[option.slot], outside, -self.occupancy.room(option), option

    def _cost(self, side: int, slot: int) -> int:
        """How much a day of a participant costs more with one meeting more."""
        day = self.measure.asked.slots[slot].day
        own, cost = self._taken[side, day], self.measure.cost
        return cost(side, [*own, slot]) - cost(side, own)
