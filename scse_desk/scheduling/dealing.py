"""From days to slots: each day is dealt out by itself, beside what the others hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from scse_desk.scheduling.candidates import Candidates, Holding
from scse_desk.scheduling.greedy import fill
from scse_desk.scheduling.improve import hint
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.model import Model, free_options, read
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.search import Desk, search

_EASY = 0.4
"""How much of a day's effort goes into holding all; the rest into as much as possible."""


def deal(measure: Measure, desk: Desk, days: Mapping[int, int], effort: float) -> Holding:
    """A plan that holds what it can of the requests, each on its day, beside what is kept."""
    candidates = measure.candidates
    there: dict[int, list[int]] = defaultdict(list)
    for key, day in sorted(days.items()):
        if key in candidates.options:
            there[day].append(key)
    occupancy = Occupancy(candidates)
    for day in sorted(there, key=lambda day: (len(there[day]), day)):
        if not desk.stopped:
            _deal_day(measure, desk, occupancy, there[day], day, effort / len(there))
    fill(measure, occupancy, [key for key in candidates.options if key not in occupancy.held])
    return occupancy.held


def _deal_day(
    measure: Measure,
    desk: Desk,
    occupancy: Occupancy,
    keys: Sequence[int],
    day: int,
    effort: float,
) -> None:
    slots = frozenset(slot.id for slot in measure.candidates.slots if slot.day == day)
    options = free_options(occupancy, keys, dict.fromkeys(keys, slots))
    needed = frozenset(key for key in keys if options[key])
    model = Model(occupancy, options, needed)
    answer = search(model.cp, desk, effort * _EASY)
    if not answer.has_solution and not desk.stopped:
        model = Model(occupancy, options)
        _hold_most(measure.candidates, model)
        hint(model, _filled(measure, occupancy, keys, slots))
        answer = search(model.cp, desk, effort * (1 - _EASY))
    if answer.has_solution:
        for key, held in read(model, answer.is_true).items():
            occupancy.place(key, held)


def _hold_most(candidates: Candidates, model: Model) -> None:
    """Musts before everything else, then the weight."""
    worth = {key: candidates.weight(key) for key in model.held}
    before_all = 1 + sum(worth[key] for key in worth if not candidates.is_must(key))
    model.cp.maximize(
        sum(
            (before_all if candidates.is_must(key) else worth[key]) * held
            for key, held in model.held.items()
        )
    )


def _filled(
    measure: Measure, occupancy: Occupancy, keys: Sequence[int], slots: frozenset[int]
) -> Holding:
    """What goes into the day one after the other; the plan is left as it was."""
    found = fill(measure, occupancy, keys, slots)
    return {key: occupancy.remove(key) for key in found}
