"""Questions about an event, put side by side."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scse_desk.scheduling.exact.event import Status
from scse_desk.scheduling.exact.model import Model

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

MOST_ASKED = 1000
"""So that no two racers of a kind work with the same seed."""
LEAST_SECONDS = 0.01
"""A solver takes a limit of 0 for none."""
STOPPING = 0.02
"""Seconds after which a solver is told again to stop: it does not hear it before it has begun."""


Aim = Literal["any", "better", "best"]
"""Any plan; one better than the other until none is found; or the best, approached from below."""


@dataclass(frozen=True)
class Question:
    """Whether a model has a plan with at most `limit` breaks, or any; it is sought from `near`."""

    model: Model
    limit: int | None = None
    aim: Aim = "any"
    near: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Found:
    """What came of a question.

    The plans asked about have at least `bound` breaks; None: there are none. `effort` is the
    deterministic time it took.
    """

    question: Question
    status: Status
    bound: int | None
    effort: float
    slots: tuple[int, ...] | None = None
    breaks: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether more time would tell no more."""
        return self.status in {"optimal", "infeasible"}


class Race:
    """Racers, each with one question at a time, on so many threads.

    The first answer counts. With a budget of deterministic time the answers count in the order of
    the questions: then all that comes of a race is the same each time.
    """

    def __init__(
        self, *, workers: int, seed: int, deadline: float = math.inf, budget: float | None = None
    ) -> None:
        self.seed = seed
        self.deadline = deadline
        self.budget = budget
        self.in_turn = workers == 1 or budget is not None
        self._spent = 0.0
        self._asked: Counter[int] = Counter()
        self._pool = ThreadPoolExecutor(workers)
        self._running: dict[int, tuple[Future[Found], cp_model.CpSolver]] = {}

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.deadline or self._left <= 0

    @property
    def _left(self) -> float:
        return math.inf if self.budget is None else self.budget - self._spent

    def ask(self, racer: int, question: Question, effort: float) -> None:
        """Begin on a question, for so much deterministic time at most."""
        solver = _solver(self._seed_of(racer), question, min(effort, self._left))
        self._asked[racer] += 1
        left = self.deadline - time.monotonic()
        if left < math.inf:
            solver.parameters.max_time_in_seconds = max(LEAST_SECONDS, left)
        self._running[racer] = (self._pool.submit(_find, question, solver), solver)

    def _seed_of(self, racer: int) -> int:
        """Another one for each question: what was unlucky once need not be again."""
        return self.seed + self._asked[racer] + MOST_ASKED * (racer // 2)

    def next(self) -> tuple[int, Found]:
        """The racer that is ready first, or whose turn it is, and what it found."""
        jobs = {racer: job for racer, (job, _) in self._running.items()}
        if not self.in_turn:
            wait(jobs.values(), return_when=FIRST_COMPLETED)
        racer = next(racer for racer, job in jobs.items() if self.in_turn or job.done())
        found = jobs[racer].result()
        del self._running[racer]
        self._spent += found.effort
        return racer, found

    def rest(self) -> Iterator[tuple[int, Found]]:
        """What the others have found once the time is up."""
        while self._running:
            yield self.next()

    def close(self) -> None:
        """End all work, wait until it has ended, and end the threads."""
        while self._running:
            for _, solver in self._running.values():
                solver.stop_search()
            done, _ = wait([job for job, _ in self._running.values()], timeout=STOPPING)
            self._running = {r: job for r, job in self._running.items() if job[0] not in done}
        self._pool.shutdown()


def _solver(seed: int, question: Question, effort: float) -> cp_model.CpSolver:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False  # whoever called hears it
    solver.parameters.linearization_level = 0
    solver.parameters.optimize_with_core = question.aim == "best"
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = effort
    return solver


def _find(question: Question, solver: cp_model.CpSolver) -> Found:
    from ortools.sat.python import cp_model

    model, limit = question.model, question.limit
    asked = model.cp.clone()
    if question.aim != "any":
        asked.minimize(model.breaks)
    _hint(asked, question)
    if limit is not None:
        asked.add(model.breaks <= limit)
    status = solver.solve(asked)
    effort = solver.response_proto.deterministic_time
    if status == cp_model.INFEASIBLE:
        least = None if limit is None else limit + 1
        return Found(question, "infeasible", least, effort)
    bound = round(solver.best_objective_bound) if question.aim != "any" else 0
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Found(question, "unknown", bound, effort)
    slots = _slots(model, solver)
    said: Status = "optimal" if status == cp_model.OPTIMAL else "feasible"
    breaks = sum(model.known.event.breaks_of(slots))
    return Found(question, said, bound, effort, slots, breaks)


def _hint(asked: cp_model.CpModel, question: Question) -> None:
    if question.near is None:
        return
    for item in question.model.items:
        there = {question.near[meeting] for meeting in item.meetings}
        for slot, literal in item.at.items():
            asked.add_hint(literal, slot in there)


def _slots(model: Model, solver: cp_model.CpSolver) -> tuple[int, ...]:
    found = [0] * len(model.known.event.pairs)
    for item in model.items:
        chosen = [slot for slot, literal in item.at.items() if solver.value(literal)]
        for meeting, slot in zip(item.meetings, chosen, strict=True):
            found[meeting] = slot
    return tuple(found)
