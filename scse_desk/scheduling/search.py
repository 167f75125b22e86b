"""Running CP-SAT within a budget, from a thread, so that it can be stopped at any time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any

from scse_desk.scheduling.options import Options, Sight
from scse_desk.task import Cancelled, Progress

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

_POLL = 0.1
"""Seconds between two looks at whether the user has stopped the work."""

_SHORTEST = 0.01

OPTION, CHAIN = 3e-5, 2e-4
"""What looking at an option of a request, and trying a chain of moves, count for: deterministic
time, as is spent in searches."""


@dataclass
class Budget:
    """What is left of the effort; spent by the searches, by a share set aside for each stage.

    `until` is where the present stage ends, on the same scale as `spent`.
    """

    options: Options
    spent: float = 0.0
    until: float = field(init=False)
    _began: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self.until = self.whole

    @property
    def whole(self) -> float:
        """The whole budget."""
        return self.options.effort if self.options.seconds is None else self.options.seconds

    @property
    def left(self) -> float:
        """What the present stage may still spend."""
        return self.until - self.used

    @property
    def used(self) -> float:
        """What has been spent in all."""
        return self.spent if self.options.seconds is None else time.monotonic() - self._began

    def set_aside(self, share: float) -> None:
        """Let the next stage have a share of what is left of the whole."""
        self.until = self.used + share * max(0.0, self.whole - self.used)

    def spend(self, effort: float) -> None:
        """Take away deterministic time that was used."""
        self.spent += effort


@dataclass
class Desk:
    """Who is told how far the work has come, and whether they have stopped it."""

    options: Options
    report: Progress
    budget: Budget
    sight: Sight
    stopped: bool = False

    def show(self, sight: Sight) -> None:
        """Tell what is reached."""
        self.sight = sight
        self.options.watch(sight)
        self.look()

    def look(self) -> bool:
        """Report; whether the work is to be stopped."""
        if not self.stopped:
            try:
                self.report(self.sight.held, self.sight.requests, "")
            except Cancelled:
                self.stopped = True
        return self.stopped

    @property
    def is_over(self) -> bool:
        """Whether the present stage has no time left."""
        return self.stopped or self.budget.left <= _SHORTEST


@dataclass(frozen=True)
class Answer:
    """What a search came to: whether there is a solution, how to read it, and the bound."""

    solver: cp_model.CpSolver
    has_solution: bool
    is_optimal: bool
    is_infeasible: bool

    @property
    def bound(self) -> float:
        """What no solution of the model can be better than."""
        return float(self.solver.best_objective_bound)

    def is_true(self, literal: Any) -> bool:
        """The value of a literal."""
        return literal if isinstance(literal, bool) else bool(self.solver.boolean_value(literal))


def search(
    cp: cp_model.CpModel,
    desk: Desk,
    most: float,
    *,
    workers: int = 1,
    callback: cp_model.CpSolverSolutionCallback | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Answer:
    """Solve a model with at most so much effort, and no more than what the stage has left."""
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    limit = max(_SHORTEST, min(most, desk.budget.left))
    _set(solver.parameters, desk.options, limit, workers)
    for name, value in (settings or {}).items():
        if isinstance(value, list):
            getattr(solver.parameters, name).extend(value)
        else:
            setattr(solver.parameters, name, value)
    status = _run(solver, cp, desk, callback)
    desk.budget.spend(_effort(solver))
    known = {cp_model.OPTIMAL, cp_model.FEASIBLE}
    return Answer(
        solver, status in known, status == cp_model.OPTIMAL, status == cp_model.INFEASIBLE
    )


def _set(parameters: Any, options: Options, limit: float, workers: int) -> None:
    parameters.random_seed = options.seed
    parameters.num_workers = workers
    parameters.catch_sigint_signal = False  # whoever called hears it, and stops the search
    parameters.interleave_search = workers > 1 and options.seconds is None
    if options.seconds is None:
        parameters.max_deterministic_time = limit
    else:
        parameters.max_time_in_seconds = limit


def _effort(solver: cp_model.CpSolver) -> float:
    return float(solver.response_proto.deterministic_time)


def _run(
    solver: cp_model.CpSolver,
    cp: cp_model.CpModel,
    desk: Desk,
    callback: cp_model.CpSolverSolutionCallback | None,
) -> Any:
    return stoppable(lambda: solver.solve(cp, callback), solver.stop_search, desk)


def stoppable(work: Callable[[], Any], stop: Callable[[], object], desk: Desk) -> Any:
    """Do work in a thread of its own, looking now and then whether to stop it."""
    answers: list[Any] = []
    faults: list[BaseException] = []
    thread = Thread(target=_caught(work, answers, faults))
    thread.start()
    try:
        thread.join(_POLL)
        while thread.is_alive():
            if desk.look():
                stop()
            thread.join(_POLL)
    finally:
        while thread.is_alive():
            stop()
            thread.join(_POLL)
    if faults:
        raise faults[0]
    return answers[0]


def _caught(
    work: Callable[[], Any], answers: list[Any], faults: list[BaseException]
) -> Callable[[], None]:
    def run() -> None:
        try:
            answers.append(work())
        except BaseException as fault:  # noqa: BLE001 - raised again by whoever waits
            faults.append(fault)

    return run
