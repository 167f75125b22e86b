"""From days to slots: each day is dealt out by itself, beside what the others hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from scse_desk.scheduling.candidates import Candidates, Holding, Option
from scse_desk.scheduling.chains import Chains
from scse_desk.scheduling.greedy import fill, stand
from scse_desk.scheduling.improve import hint
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.model import Model, free_options, read
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.search import CHAIN, OPTION, Desk, search


def deal(measure: Measure, desk: Desk, days: Mapping[int, int], effort: float) -> Holding:
    """A plan that holds what it can of the requests, each on its day, beside what is kept."""
    candidates = measure.candidates
    there: dict[int, list[int]] = defaultdict(list)
    for key, day in sorted(days.items()):
        if key in candidates.options:
            there[day].append(key)
    occupancy = Occupancy(candidates)
    for day in sorted(there, key=lambda day: (len(there[day]), day)):
        if not desk.look():
            slots = frozenset(slot.id for slot in candidates.slots if slot.day == day)
            if not put(measure, desk, occupancy, there[day], slots):
                _deal_day(measure, desk, occupancy, there[day], slots, effort / len(there))
    if days.keys() - occupancy.held.keys():
        left = [key for key in candidates.options if key not in occupancy.held]
        put(measure, desk, occupancy, left)
    return occupancy.held


def put(
    measure: Measure,
    desk: Desk,
    occupancy: Occupancy,
    keys: Sequence[int],
    slots: frozenset[int] | None = None,
) -> bool:
    """Hold requests one after the other, moving others out of their way; whether all are held."""
    chains = Chains(measure, occupancy)
    done = set(fill(measure, occupancy, keys, slots))
    desk.budget.spend(OPTION * sum(len(measure.candidates.options[key]) for key in keys))
    left = sorted((measure.asked.requests[key].priority, key) for key in keys if key not in done)
    for _, key in left:
        if not desk.is_over and chains.insert(key, slots):
            done.add(key)
        desk.budget.spend(CHAIN * chains.tried)
        chains.tried = 0
    return len(done) == len(keys)


def _deal_day(
    measure: Measure,
    desk: Desk,
    occupancy: Occupancy,
    keys: Sequence[int],
    slots: frozenset[int],
    effort: float,
) -> None:
    """Hold all the requests of a day, or as much as possible; some are already."""
    before = {key: occupancy.remove(key) for key in keys if key in occupancy.held}
    options = free_options(occupancy, keys, dict.fromkeys(keys, slots))
    found = _all(desk, occupancy, options, before, effort * _EASY)
    if found is None and not desk.stopped:
        found = _most(measure.candidates, desk, occupancy, options, before, effort * (1 - _EASY))
    for key, held in (before if found is None else found).items():
        occupancy.place(key, held)


_EASY = 0.5
"""How much of a day's effort goes into holding all; the rest into as much as possible."""

Options = Mapping[int, Sequence[Option]]


def _all(
    desk: Desk, occupancy: Occupancy, options: Options, before: Holding, effort: float
) -> Holding | None:
    """All that can be held on the day at all, without asking for more."""
    model = Model(occupancy, options, frozenset(key for key, own in options.items() if own))
    hint(model, before)
    answer = search(model.cp, desk, effort)
    return read(model, answer.is_true) if answer.has_solution else None


def _most(
    candidates: Candidates,
    desk: Desk,
    occupancy: Occupancy,
    options: Options,
    before: Holding,
    effort: float,
) -> Holding | None:
    """As much as can be held on the day; None if that is no more than before."""
    model = Model(occupancy, options)
    worth = _worth(candidates, model)
    model.cp.maximize(sum(worth[key] * held for key, held in model.held.items()))
    hint(model, before)
    answer = search(model.cp, desk, effort)
    found = read(model, answer.is_true) if answer.has_solution else {}
    better = sum(worth[key] for key in found) > sum(worth[key] for key in before)
    return found if better else None


def _worth(candidates: Candidates, model: Model) -> Mapping[int, int]:
    """Musts before everything else, then the weight."""
    worth = {key: candidates.weight(key) for key in model.held}
    before_all = 1 + sum(worth[key] for key in worth if not candidates.is_must(key))
    return {key: before_all if candidates.is_must(key) else worth[key] for key in worth}


def first_plan(measure: Measure, desk: Desk) -> Holding:
    """What is kept, then what stands if it still fits, then the rest by weight and scarcity."""
    occupancy = Occupancy(measure.candidates)
    stand(measure.candidates, occupancy)
    desk.budget.set_aside(_FIRST)
    left = [key for key in measure.candidates.options if key not in occupancy.held]
    put(measure, desk, occupancy, left)
    return occupancy.held


_FIRST = 0.2
"""How much of the budget goes at most into making room in a first plan."""
