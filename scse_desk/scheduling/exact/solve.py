"""The fewest breaks of a published event, from above and from below at once.

Those who must break are found without search, so that many breaks are certain. If nobody else
breaks, the event narrows: one racer looks for the best plan of that kind. If anybody else breaks,
that is one break more than are certain; so only where the best of these plans has two more is
anything left to prove: then it raises the bound until a plan is found at it. The other racer makes
the best plan so far better, and near the bound asks as well whether one has no more breaks.
"""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Iterator
from contextlib import closing

from scse_desk.scheduling.exact.event import Answer, Event, Status, tables_of
from scse_desk.scheduling.exact.known import crowds, known
from scse_desk.scheduling.exact.race import Aim, Found, Question, Race
from scse_desk.scheduling.exact.search import Search, Stage

EFFORT = 2.0
"""Deterministic time for the first try at a question."""
MORE = 2.0
"""How many times as long the next try lasts."""
SHORT = 0.3
"""Its share while there is no plan at all: then any plan is better than none."""
PREPARING = 0.2
"""The share of the time after which no more is found out without search."""
NEAR = 5
"""A plan with so many breaks more than the bound may be one of the best."""

Asked = tuple[Stage, Question, float]
Racer = Generator[Asked, Found, Found]
"""Asks about plans for so much deterministic time, is sent what was found, and goes on."""


def solve(
    event: Event,
    *,
    fairness: int = 2,
    seconds: float | None = None,
    budget: float | None = None,
    workers: int = 2,
    seed: int = 0,
) -> Answer:
    """The plan with the fewest breaks, or the best found in time, with a proven bound.

    With a `budget` of deterministic time in place of seconds the answer is the same each time.
    """
    from ortools.sat.python import cp_model  # loaded before the clock runs

    del cp_model
    began = time.monotonic()
    facts = known(event)
    if facts.hopeless:
        return Answer("infeasible", None, 0, time.monotonic() - began)
    deadline = math.inf if seconds is None else began + seconds
    search = Search(facts, crowds(facts), fairness, until=began + PREPARING * (deadline - began))
    if search.is_impossible:
        return Answer("infeasible", None, 0, time.monotonic() - began)
    with closing(Race(workers=workers, seed=seed, deadline=deadline, budget=budget)) as race:
        _run(search, race, workers)
    return _answer(search, time.monotonic() - began)


def _run(search: Search, race: Race, workers: int) -> None:
    racers = [_finder(search, in_turn=race.in_turn), _prover(search, blocks=False)]
    racers += [_prover(search, blocks=number % 2 == 0) for number in range(2, workers)]
    asked = [next(racer) for racer in racers]
    for number, (_, question, effort) in enumerate(asked):
        race.ask(number, question, effort)
    while True:
        number, found = race.next()
        search.learn(asked[number][0], found)
        if search.is_done:
            return
        if race.is_over:
            for number, found in race.rest():
                search.learn(asked[number][0], found)
            return
        asked[number] = racers[number].send(found)
        race.ask(number, *asked[number][1:])


def _finder(search: Search, *, in_turn: bool) -> Racer:
    """Look for the best of the few plans; then raise the bound until a plan is found at it."""
    limit = max(search.certain + 1, search.bound)
    best = Question(search.few.model(blocks=True), limit, "best")
    yield from _settled(search.few, best, in_turn=in_turn)
    while True:
        least = Question(search.every.model(blocks=True), search.bound)
        yield from _settled(search.every, least, in_turn=in_turn)


def _settled(stage: Stage, question: Question, *, in_turn: bool) -> Racer:
    """Ask until it is settled: at once, or in turn with the other for longer and longer."""
    effort = SHORT * EFFORT if in_turn else math.inf
    while True:
        found = yield stage, question, effort
        if found.is_settled:
            return found
        effort *= MORE


def _prover(search: Search, *, blocks: bool) -> Racer:
    """Ask in turn whether a plan has as few breaks as the bound, and for ever better plans."""
    effort = EFFORT
    while True:
        for stage, limit, share, aim in _doubts(search):
            near = search.best.slots if search.best and aim == "better" else None
            yield stage, Question(stage.model(blocks=blocks), limit, aim, near), share * effort
        effort *= MORE


def _doubts(search: Search) -> Iterator[tuple[Stage, int | None, float, Aim]]:
    """What to ask one after the other, and for how long a share.

    Far from the bound nothing is asked of all plans but for better ones.
    """
    near = search.is_near(NEAR)
    if search.few.refuted < search.bound:
        yield search.few, search.bound, 1.0 if search.best else SHORT, "any"
    if search.best is None:
        yield search.every, None, 1.0, "better"
    else:
        yield search.every, search.best.breaks, 0.5 if near else 1.0, "better"
    if search.bound > search.certain and near:
        yield search.every, search.bound, 0.5, "any"


def _answer(search: Search, seconds: float) -> Answer:
    best = search.best
    if search.is_impossible:
        return Answer("infeasible", None, 0, seconds)
    if best is None or best.slots is None:
        return Answer("unknown", None, search.bound, seconds)
    bound = min(search.bound, best.breaks)
    slots = tuple(slot + 1 for slot in best.slots)
    status: Status = "optimal" if best.breaks == bound else "feasible"
    return Answer(status, best.breaks, bound, seconds, slots, tables_of(slots))
