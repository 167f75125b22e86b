"""What no plan can hold more than, in number."""

from __future__ import annotations

import math

from scse_desk.scheduling.improve import Work
from scse_desk.scheduling.model import Model, free_options
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.outlook import Outlook
from scse_desk.scheduling.search import search

_SHARE = 0.1


_SIZE = 5_000
"""Options in all, up to which the slots are looked at, and not the days only."""


def most_held(work: Work, outlook: Outlook) -> int:
    """A number of requests that no plan can hold more than."""
    possible = sum(map(work.candidates.is_possible, work.candidates.asked.requests))
    if len(work.holding) == possible or work.desk.stopped:
        return possible
    possible = min(possible, outlook.most_held())
    if len(work.holding) == possible or sum(map(len, work.candidates.options.values())) > _SIZE:
        return possible
    work.desk.budget.set_aside(_SHARE)
    kept = Occupancy(work.candidates)
    model = Model(kept, free_options(kept, work.candidates.options))
    model.cp.maximize(sum(model.held.values()))
    for key, literals in model.literals.items():
        held = work.holding.get(key)
        for option, literal in literals.items():
            model.cp.add_hint(literal, held is not None and held.option == option)
    answer = search(model.cp, work.desk, work.desk.budget.left, workers=work.desk.options.workers)
    if not answer.has_solution:
        return possible
    return min(possible, len(work.candidates.kept) + math.floor(answer.bound + 1e-6))
