"""A round by days as a linear program: bounds of the objectives, and the days that have them.

Its constraints are nearly those of flows, so that its solutions are whole, or nearly so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scse_desk.scheduling.by_days import Days, packed
from scse_desk.scheduling.candidates import Option
from scse_desk.scheduling.measure import HIGHEST_SHARE
from scse_desk.scheduling.search import stoppable

Variable = Any
_SOME, _EXACT = 0.4, 1e-5
_ENTRY = 1.5e-8
"""What an entry of a program counts for, in deterministic time: about what it takes to solve it."""


class Unsolved(Exception):  # noqa: N818 - there was no time, or it was stopped
    """It is not known whether there is a solution."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What is held at least: of the musts, of the wishes, of everybody's share."""

    musts: int = 0
    wishes: int = 0
    share: int = 0


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The value of a solution, and by request how much of it is held on each day."""

    value: float
    parts: Mapping[int, Mapping[int, float]]

    @property
    def days(self) -> dict[int, int]:
        """The day of each request of which some is held."""
        found = {}
        for key, own in self.parts.items():
            best = max(own, key=lambda day: (own[day], -day), default=None)
            if best is not None and own[best] > _SOME:
                found[key] = best
        return found

    @property
    def most(self) -> int:
        """The value as an upper bound of a whole number."""
        return math.floor(self.value + _EXACT)

    @property
    def least(self) -> int:
        """The value as a lower bound of a whole number."""
        return math.ceil(self.value - _EXACT)


class DayProgram:
    """The round by days as a linear program: a variable by request and day.

    `variables` are those of each request by day.
    """

    def __init__(self, days: Days) -> None:
        from ortools.linear_solver.python import model_builder

        self.lp: Any = model_builder.Model()  # type: ignore[no-untyped-call]
        self.total = model_builder.LinearExpr.sum
        self.days = days
        self.variables: dict[int, dict[int, Variable]] = {
            key: {day: self.lp.new_bool_var("") for day in own} for key, own in days.by_day.items()
        }
        for own in self.variables.values():
            if len(own) > 1:
                self.lp.add(self.total(list(own.values())) <= 1)
        self._add_sides()
        self._add_places()
        self._add_interpreters()

    def sum(self, keys: Iterable[int], weight: Callable[[int], int] = lambda _: 1) -> Any:
        """How many of some requests are held, each for its weight."""
        from ortools.linear_solver.python import model_builder

        own = [(key, variable) for key in keys for variable in self.variables[key].values()]
        return model_builder.LinearExpr.weighted_sum(
            [variable for _, variable in own], [weight(key) for key, _ in own]
        )

    def _add_sides(self) -> None:
        for side, days in self.days.of_side.items():
            for day, keys in days.items():
                room = self.days.room(side, day)
                if len(keys) > room:
                    self.lp.add(self.total([self.variables[key][day] for key in keys]) <= room)

    def _add_places(self) -> None:
        """On no day more meetings than the places have slots, of those bound to some kinds."""
        there: dict[int, dict[frozenset[int], list[Variable]]] = defaultdict(
            lambda: defaultdict(list)
        )
        open_at: dict[tuple[int, int], set[Option]] = defaultdict(set)
        for key, own in self.days.by_day.items():
            for day, options in own.items():
                kinds = frozenset(option.kind for option in options)
                there[day][kinds].append(self.variables[key][day])
                for kind in kinds:
                    open_at[day, kind].update(o for o in options if o.kind == kind)
        room = {
            at: sum(self.days.kept.room(option) for option in options)
            for at, options in open_at.items()
        }
        for day, groups in there.items():
            for kinds in groups:
                own_there = [
                    x for own_kinds, xs in groups.items() if own_kinds <= kinds for x in xs
                ]
                most = sum(room[day, kind] for kind in kinds)
                if len(own_there) > most:
                    self.lp.add(self.total(own_there) <= most)

    def _add_interpreters(self) -> None:
        """On no day more meetings in a pair of languages than who speaks it has slots."""
        days = self.days
        there: dict[tuple[int, str], list[int]] = defaultdict(list)
        for key, own in days.by_day.items():
            pair = days.asked.requests[key].pair
            for day in own if pair else ():
                there[day, pair].append(key)
        for (day, pair), keys in there.items():
            slots = {o.slot for key in keys for o in days.by_day[key][day]}
            most = 0
            for who in days.asked.interpreters:
                able = days.candidates.interpreting
                own_slots = [slot for slot in slots if who in able.get((pair, slot), ())]
                most += packed([days.asked.slots[slot] for slot in own_slots], 0)
            if len(keys) > most:
                self.lp.add(self.total([self.variables[key][day] for key in keys]) <= most)

    def hold(self, levels: Levels) -> None:
        """Hold at least so much; what is kept counts."""
        own, kept, measure = self.days.candidates, self.days.kept.held, self.days.measure
        musts = [key for key in self.variables if own.is_must(key)]
        wishes = [key for key in self.variables if not own.is_must(key)]
        for least, fixed, keys, weight in (
            (levels.musts, measure.musts(kept), musts, _one),
            (levels.wishes, measure.wishes(kept), wishes, own.weight),
        ):
            if least > fixed:
                self.lp.add(self.sum(keys, weight) >= least - fixed)
        if levels.share > 0:
            self._serve(levels.share)

    def _serve(self, share: int) -> None:
        """Serve everybody at least so well; in whole wishes, so that no part of one suffices."""
        days, weight = self.days, self.days.candidates.weight
        for side, total in days.measure.wanting.items():
            fixed = sum(map(weight, days.kept.of_side[side]))
            need = -(-share * total // HIGHEST_SHARE) - fixed
            if need > 0:
                keys = [key for key in days.candidates.requests_of[side] if self.variables.get(key)]
                greatest = max(map(weight, keys), default=1)
                self.lp.add(self.sum(keys, weight) >= need)
                self.lp.add(self.sum(keys) >= -(-need // greatest))

    def solve(self) -> Relaxed | None:
        """The best solution in fractions; None where there is none."""
        from ortools.linear_solver.python import model_builder

        solver, desk = model_builder.Solver("glop"), self.days.desk
        if desk.options.seconds is not None:
            solver.set_time_limit_in_seconds(
                max(self.days.seconds, desk.budget.whole - desk.budget.used)
            )
        status = stoppable(lambda: solver.solve(self.lp), solver.stop_search, desk)
        desk.budget.spend(_ENTRY * self.lp.num_variables * self.lp.num_constraints)
        if status == model_builder.SolveStatus.INFEASIBLE:
            return None
        if status != model_builder.SolveStatus.OPTIMAL:
            raise Unsolved
        parts = {
            key: {day: solver.value(variable) for day, variable in own.items()}
            for key, own in self.variables.items()
        }
        return Relaxed(solver.objective_value, parts)


def _one(key: int) -> int:  # noqa: ARG001 - each counts the same
    return 1


def most_of(
    days: Days, keys: Iterable[int], weight: Callable[[int], int], levels: Levels
) -> Relaxed | None:
    """The greatest weight of some requests that can be held, kept ones aside."""
    program = DayProgram(days)
    program.hold(levels)
    program.lp.maximize(program.sum([key for key in keys if key in program.variables], weight))
    return program.solve()


def fewest_days(days: Days, levels: Levels) -> DayProgram:
    """A program for the fewest participant-days, those of the kept meetings aside."""
    program = DayProgram(days)
    program.hold(levels)
    present = []
    for side, own in days.of_side.items():
        for day in sorted(own.keys() - days.kept_days(side)):
            there = program.lp.new_bool_var("")
            present.append(there)
            room = days.room(side, day)
            variables = [program.variables[key][day] for key in own[day]]
            for variable in variables:
                program.lp.add(variable <= there)
            if len(variables) > room:
                program.lp.add(program.total(variables) <= room * there)
    program.lp.minimize(program.total(present))
    return program
