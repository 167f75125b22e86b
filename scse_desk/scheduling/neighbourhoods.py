"""Which requests to lift out together, so that a plan becomes better in an objective."""

from __future__ import annotations

from collections.abc import Sequence

from scse_desk.scheduling.improve import Work

SMALL, LARGE = 25, 60
"""How many meetings a neighbourhood has, at least and at most."""


def neighbourhood(work: Work, stage: str) -> list[int]:
    """Requests around one that costs; empty where nothing does."""
    centres = _centres(work, stage)
    if not centres:
        return []
    return around(work, work.random.choice(centres), work.random.randint(SMALL, LARGE))


def around(work: Work, request: int, most: int) -> list[int]:
    """A request, the others of its sides, the others of theirs, until there are enough."""
    own, options = work.candidates.requests_of, work.candidates.options
    found: dict[int, None] = {request: None}
    waiting = [request]
    while waiting and len(found) < most:
        key = waiting.pop(0)
        others = sorted(
            {other for side in work.candidates.sides(key) for other in own[side]} - found.keys()
        )
        work.random.shuffle(others)
        taken = [other for other in others if options.get(other)][: most - len(found)]
        found.update(dict.fromkeys(taken))
        waiting += taken
    return [key for key in found if options.get(key)]


def _centres(work: Work, stage: str) -> Sequence[int]:
    """The requests that an objective is worse for."""
    options, holding, measure = work.candidates.options, work.holding, work.measure
    if stage == "musts":
        return [key for key in _unheld(work) if work.candidates.is_must(key)]
    if stage == "wishes":
        return _unheld(work)
    if stage == "moved":
        return [key for key in options if key in holding and measure.moves(key, holding[key].slot)]
    if stage == "worst_served":
        worst, shares = work.value(stage), measure.shares(holding)
        return [
            key
            for key in _unheld(work)
            if any(shares.get(side) == worst for side in work.candidates.sides(key))
        ]
    if stage == "preferred":
        return [
            key for key in options if key in holding and measure.outside(key, holding[key].slot)
        ]
    costs = measure.costs(holding)
    return [
        key
        for key in options
        if key in holding and any(costs[side] > 1 for side in work.candidates.sides(key))
    ]


def _unheld(work: Work) -> list[int]:
    options = work.candidates.options
    return [key for key, own in options.items() if own and key not in work.holding]
