"""Rounds of a fair's size and beyond, each planned in a process of its own.

The weighted value demanded is proven the best there is; what is said of breaks is 2 × breaks +
participant-days beside their bound, and beside the sum of what each participant needs by itself.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import Any

from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.options import Options, Sight
from scse_desk.scheduling.solve import solve
from scse_desk.scheduling.values import Plan, Round
from scse_desk.task import silent
from tests.benchmarks import stores
from tests.benchmarks.fairs import Fair, fair
from tests.benchmarks.measuring import Figure, process


@dataclass(frozen=True)
class Demand:
    """A fair, how long it is planned for in seconds, and by when its value is to be proven.

    `near`: it is enough to come so near the bound. `breaks`: after so many seconds at most so
    many times the bound. `megabytes`: with no more memory.
    """

    fair: Fair
    seconds: float
    proven: float
    near: float = 0.0
    breaks: tuple[tuple[float, float], ...] = ()
    megabytes: float | None = None


_TEN_TIMES = Fair(10_000, 300, exhibitors=3_000, buyers=2_500, delegations=500)
_LARGEST = Fair(40_000, 1_200, exhibitors=10_000, buyers=8_000, delegations=2_000, halls=6)
DEMANDS = {
    "1,000 requests": Demand(Fair(1_000, 100), 20, 10),
    "3,000 requests": Demand(Fair(3_000, 100), 300, 30, breaks=((60, 1.4), (300, 1.25))),
    "3,000 requests, 40 tables": Demand(Fair(3_000, 40), 60, 60),
    "10,000 requests": Demand(_TEN_TIMES, 120, 120, near=0.01, megabytes=3_000),
    "40,000 requests, 6 halls": Demand(_LARGEST, 300, 300, near=0.01),
}


def figures() -> Iterator[Figure]:
    """Fair after fair."""
    for name, demand in DEMANDS.items():
        _, printed = process(
            ["-m", "tests.benchmarks.scheduling_fairs", name], folder=stores.folder()
        )
        told = json.loads(printed)
        yield from _value(name, demand, told)
        yield from _breaks(name, demand, told)


def _value(name: str, demand: Demand, told: dict[str, Any]) -> Iterator[Figure]:
    value, bound, seconds = told["value"], told["bound"], told["reached"]
    said = f"{value} of {bound}, held {told['held']} of {told['most']}, {seconds:.1f} s"
    wanted = f"proven, ≤ {demand.proven:g} s"
    if demand.near:
        wanted = f"within {demand.near:.0%}, ≤ {demand.proven:g} s"
    met = value >= (1 - demand.near) * bound and seconds <= demand.proven
    yield Figure(f"{name}: value", said, "", "", wanted, met)
    most = demand.megabytes
    yield Figure(
        f"{name}: memory",
        f"{told['megabytes']:.0f} MB",
        bound="" if most is None else f"≤ {most:g} MB",
        met=None if most is None else told["megabytes"] <= most,
    )


def _breaks(name: str, demand: Demand, told: dict[str, Any]) -> Iterator[Figure]:
    bound, alone = told["least"], told["alone"]
    for after, most in demand.breaks:
        seen = [value for seconds, value in told["breaks"] if seconds <= after]
        ratio = seen[-1] / bound if seen and bound else None
        said = "nothing yet" if ratio is None else f"{seen[-1]}, bound {bound} (alone {alone})"
        told_ratio = "" if ratio is None else f"{ratio:.2f}"
        met = ratio is not None and ratio <= most
        yield Figure(f"{name}: breaks, {after:g} s", said, "", told_ratio, f"≤ {most:g}", met)


@dataclass
class _Watch:
    """When the value was first as good as it became, and the breaks as they went."""

    began: float = field(default_factory=time.monotonic)
    values: list[tuple[float, int, int | None]] = field(default_factory=list)
    breaks: list[tuple[float, int]] = field(default_factory=list)

    def see(self, sight: Sight) -> None:
        seconds = time.monotonic() - self.began
        if sight.value is not None and sight.stage == "wishes":
            self.values.append((seconds, sight.value, sight.bound))
        elif sight.value is not None and sight.stage == "breaks":
            self.breaks.append((seconds, sight.value))


def run(name: str) -> dict[str, Any]:
    """Plan a fair and tell of it."""
    demand = DEMANDS[name]
    asked = fair(demand.fair)
    watch = _Watch()
    plan = solve(asked, Options(seconds=demand.seconds, watch=watch.see), silent)
    if violations(asked, plan.placements):
        raise AssertionError(name)
    stages = {stage.name: stage for stage in plan.stages}
    wishes, breaks = stages["wishes"], stages["breaks"]
    reached = [seconds for seconds, value, bound in watch.values if value == wishes.value and bound]
    return {
        "value": wishes.value,
        "bound": wishes.bound,
        "reached": reached[0],
        "held": plan.held,
        "most": plan.most_held,
        "breaks": [*watch.breaks, (demand.seconds, breaks.value)],
        "least": breaks.bound,
        "alone": alone(asked, plan) if demand.breaks else None,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def alone(asked: Round, plan: Plan) -> int:
    """The fewest days that each participant needs for its meetings, the others not minded."""
    candidates, total = Candidates(asked), 0
    for own in candidates.requests_of.values():
        held = [key for key in own if key in plan.placements]
        days = [{asked.slots[o.slot].day for o in candidates.options[key]} for key in held]
        there = sorted(set(chain.from_iterable(days)))
        sizes = range(len(there) + 1)
        total += next(
            size
            for size in sizes
            if any(all(day & set(chosen) for day in days) for chosen in combinations(there, size))
        )
    return total


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1])))
