"""Questions about an event, put to two models side by side: the first answer counts."""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scse_desk.scheduling.exact.event import Status
from scse_desk.scheduling.exact.model import Model

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

LEAST_SECONDS = 0.01
"""A solver takes a limit of 0 for none."""
STOPPING = 0.02
"""Seconds after which a solver is told again to stop: it does not hear it before it has begun."""


@dataclass(frozen=True)
class Question:
    """Whether there is a plan with at most `limit` breaks in which only those of `free` break.

    The best one is asked for with `best`, else any. None: any number, anybody.
    """

    free: frozenset[int] | None = None
    limit: int | None = None
    best: bool = False


@dataclass(frozen=True)
class Found:
    """What came of a question.

    `bound` holds for the plans asked about. `core` are participants of whom one must break, where
    there was no plan without.
    """

    question: Question
    status: Status
    bound: int = 0
    slots: tuple[int, ...] | None = None
    breaks: int = 0
    core: frozenset[int] = frozenset()


class Race:
    """A racer for each model, with one question at a time; so many threads work at them."""

    def __init__(self, models: list[Model], *, workers: int, seed: int, deadline: float) -> None:
        self.models = models
        self.seed = seed
        self.deadline = deadline
        self._pool = ThreadPoolExecutor(workers)
        self._running: dict[int, tuple[Future[Found], cp_model.CpSolver]] = {}

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.deadline

    def is_running(self, racer: int) -> bool:
        """Whether a racer is at work."""
        return racer in self._running

    def ask(self, racer: int, question: Question, effort: float | None = None) -> None:
        """Begin on a question, for so much deterministic time at most."""
        solver = _solver(self.seed, question, effort)
        solver.parameters.max_time_in_seconds = max(LEAST_SECONDS, self.deadline - time.monotonic())
        job = self._pool.submit(_find, self.models[racer], question, solver)
        self._running[racer] = (job, solver)

    def next(self) -> tuple[int, Found]:
        """The racer that is ready first, and what it found."""
        wait([job for job, _ in self._running.values()], return_when=FIRST_COMPLETED)
        racer = next(racer for racer, (job, _) in self._running.items() if job.done())
        return racer, self._running.pop(racer)[0].result()

    def stop(self) -> None:
        """End all work, and wait until it has ended."""
        while self._running:
            for _, solver in self._running.values():
                solver.stop_search()
            done, _ = wait([job for job, _ in self._running.values()], timeout=STOPPING)
            self._running = {r: job for r, job in self._running.items() if job[0] not in done}

    def close(self) -> None:
        """End all work and the threads."""
        self.stop()
        self._pool.shutdown()


def _solver(seed: int, question: Question, effort: float | None) -> cp_model.CpSolver:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.optimize_with_core = question.best
    solver.parameters.random_seed = seed
    if effort is not None:
        solver.parameters.max_deterministic_time = effort
    return solver


def _find(model: Model, question: Question, solver: cp_model.CpSolver) -> Found:
    from ortools.sat.python import cp_model

    asked = model.cp.clone()
    whole = _must_be_whole(model, question.free)
    if question.best:
        asked.minimize(model.breaks)
        asked.add_bool_and(list(whole.values()))
    else:
        asked.add_assumptions(list(whole.values()))
    if question.limit is not None:
        asked.add(model.breaks <= question.limit)
    status = solver.solve(asked)
    if status == cp_model.INFEASIBLE:
        return Found(question, "infeasible", core=_core(solver, whole))
    bound = max(0, round(solver.best_objective_bound)) if question.best else 0
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Found(question, "unknown", bound)
    slots = _slots(model, solver)
    breaks = sum(model.known.event.breaks_of(slots))
    said: Status = "optimal" if status == cp_model.OPTIMAL else "feasible"
    return Found(question, said, bound, slots, breaks)


def _must_be_whole(model: Model, free: frozenset[int] | None) -> dict[int, Any]:
    """For each participant who may not break the literal that says so."""
    if free is None:
        return {}
    return {p: ~literals[0] for p, literals in model.broken.items() if p not in free}


def _core(solver: cp_model.CpSolver, whole: dict[int, Any]) -> frozenset[int]:
    named = set(solver.sufficient_assumptions_for_infeasibility())
    return frozenset(p for p, literal in whole.items() if literal.index in named)


def _slots(model: Model, solver: cp_model.CpSolver) -> tuple[int, ...]:
    found = [0] * len(model.known.event.pairs)
    for item in model.items:
        chosen = [slot for slot, literal in item.at.items() if solver.value(literal)]
        for meeting, slot in zip(item.meetings, chosen, strict=True):
            found[meeting] = slot
    return tuple(found)
