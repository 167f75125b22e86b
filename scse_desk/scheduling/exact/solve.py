"""The fewest breaks of a published event, from above and from below at once.

First those who must break are found, without search and then as infeasible cores of "everyone
else is unbroken". Then one racer looks for the best plan in which only those break, while the
other proves that no plan at all has fewer. Each uses what the other finds.
"""

from __future__ import annotations

import math
import time
from contextlib import closing
from dataclasses import dataclass

from scse_desk.scheduling.exact.event import Answer, Event, Status, tables_of
from scse_desk.scheduling.exact.known import crowds, known
from scse_desk.scheduling.exact.model import build
from scse_desk.scheduling.exact.race import Found, Question, Race

FINDER, PROVER = 0, 1
CORE_EFFORT = 6.0
"""Deterministic time for one step of the search for those who must break."""
FIRST_EFFORT = 1.5
"""The same for the first try to prove a bound; more with each failure."""


@dataclass
class Search:
    """What is known while the race runs."""

    race: Race
    free: frozenset[int]
    bound: int
    best: Found | None = None
    is_impossible: bool = False

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to find, or no time."""
        proven = self.best is not None and self.best.breaks <= self.bound
        return proven or self.is_impossible or self.race.is_over

    def learn(self, found: Found) -> None:
        """Keep a better plan, and what is proven about all plans."""
        asked = found.question
        if found.slots is not None and (self.best is None or found.breaks < self.best.breaks):
            self.best = found
        if asked.free is not None:
            return
        self.bound = max(self.bound, found.bound)
        if found.status != "infeasible":
            return
        if asked.limit is None:
            self.is_impossible = True
        else:
            self.bound = max(self.bound, asked.limit + 1)


def solve(
    event: Event,
    *,
    fairness: int = 2,
    seconds: float | None = None,
    workers: int = 2,
    seed: int = 0,
) -> Answer:
    """The plan with the fewest breaks, or the best found in so many seconds with a proven bound."""
    began = time.monotonic()
    facts = known(event)
    if facts.hopeless:
        return Answer("infeasible", None, 0, time.monotonic() - began)
    breaking = crowds(facts)
    models = [build(facts, breaking, fairness, blocks=blocks) for blocks in (True, False)]
    deadline = math.inf if seconds is None else began + seconds
    free = frozenset[int]().union(*(crowd.participants for crowd in breaking))
    with closing(Race(models, workers=workers, seed=seed, deadline=deadline)) as race:
        search = Search(race, free, sum(crowd.breaking for crowd in breaking))
        narrowed = _widen(search)
        if not search.is_done:
            _close(search, search.free if narrowed else None)
    return _answer(search, time.monotonic() - began)


def _widen(search: Search) -> bool:
    """Add those who must break to the free until a plan exists; False when that got too hard."""
    race = search.race
    while not search.is_done:
        for racer in (FINDER, PROVER):
            race.ask(racer, Question(search.free), CORE_EFFORT)
        _, found = race.next()
        if found.status == "unknown":
            _, found = race.next()
        race.stop()
        search.learn(found)
        if found.slots is not None:
            return True
        if not found.core:
            search.is_impossible |= found.status == "infeasible"
            return False
        search.free |= found.core
        search.bound += 1
    return False


def _close(search: Search, free: frozenset[int] | None) -> None:
    """From above, at first with only `free` breaking, and from below, until they meet."""
    race, effort = search.race, FIRST_EFFORT
    race.ask(FINDER, Question(free, best=True))
    race.ask(PROVER, Question(limit=search.bound), effort)
    while True:
        racer, found = race.next()
        search.learn(found)
        if search.is_done:
            return
        if racer == FINDER:
            free = None
            limit = search.best.breaks - 1 if search.best else None
            race.ask(FINDER, Question(limit=limit, best=True))
            continue
        unsettled = found.status == "unknown"
        if found.question.free is None and unsettled and free is not None:
            race.ask(PROVER, Question(free, search.bound), 3 * effort)
            continue
        effort = 4 * effort if unsettled or found.question.free is not None else FIRST_EFFORT
        race.ask(PROVER, Question(limit=search.bound), effort)


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
