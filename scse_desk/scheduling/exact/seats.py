"""The fewest breaks that the tables leave room for.

In the middle of the day an unbroken participant with many meetings is busy wherever its block
begins. Where the tables have too few seats for all of them then, some must break. A linear program
weighs this: fractions of blocks, fractions of broken days, and the seats of each slot.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from scse_desk.scheduling.exact.known import Crowd, Known

EXACT = 1e-3
"""What a fraction may be off; the breaks are far coarser."""
DEAR = 1e4
"""The cost of seats that there are not."""


def least_breaks(known: Known, crowds: Iterable[Crowd]) -> float:
    """No plan has fewer breaks; infinite where there is no plan."""
    program = _Program(known, crowds)
    seats, breaks = program.solve()
    if seats is None or breaks is None:
        return 0
    return math.inf if seats > EXACT else math.ceil(breaks - EXACT)


class _Program:
    def __init__(self, known: Known, crowds: Iterable[Crowd]) -> None:
        from ortools.linear_solver.python import model_builder

        self.known = known
        self.lp: Any = model_builder.Model()  # type: ignore[no-untyped-call]
        self.sum = model_builder.LinearExpr.sum
        self.busy: list[list[Any]] = [[] for _ in range(known.event.slots)]
        self.broken = {p: self._add(p) for p, own in enumerate(known.meetings) if own}
        for crowd in crowds:
            who = [self.broken[participant] for participant in crowd.participants]
            self.lp.add(self.sum(who) >= crowd.breaking)
        self.extra = self._part(math.inf)
        for there in self.busy:
            if there:
                self.lp.add(self.sum([*there, -self.extra]) <= 2 * known.event.tables)

    def solve(self) -> tuple[float, float] | tuple[None, None]:
        """Seats that there are not, as few as possible; then the breaks."""
        from ortools.linear_solver.python import model_builder

        costs = [max(1, self.known.least[p]) * broken for p, broken in self.broken.items()]
        self.lp.minimize(self.sum([*costs, DEAR * self.extra]))
        solver = model_builder.Solver("glop")
        if solver.solve(self.lp) != model_builder.SolveStatus.OPTIMAL:
            return None, None
        return solver.value(self.extra), sum(map(solver.value, costs))

    def _add(self, participant: int) -> Any:
        """A participant is in its blocks or broken; broken it may be in any of its slots."""
        known = self.known
        own = known.meetings[participant]
        blocks = {start: self._part(1) for start in sorted(known.starts[participant])}
        broken = self._part(1)
        self.lp.add(self.sum([*blocks.values(), broken]) == 1)
        allowed, needed = known.slots_of(participant)
        loose = {slot: self._part(1) for slot in allowed}
        for slot, part in loose.items():
            self.lp.add(part == broken if slot in needed else part <= broken)
        self.lp.add(self.sum(list(loose.values())) == len(own) * broken)
        for start, block in blocks.items():
            for slot in range(start, start + len(own)):
                self.busy[slot].append(block)
        for slot, part in loose.items():
            self.busy[slot].append(part)
        return broken

    def _part(self, most: float) -> Any:
        return self.lp.new_num_var(0, most, "")
