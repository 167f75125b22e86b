"""After a mishap: how soon a proposal is there, how soon the fewest moved are proven."""

from __future__ import annotations

import time
from collections.abc import Iterator

from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.options import Options, Sight
from scse_desk.scheduling.replan import replan
from scse_desk.scheduling.values import Round
from scse_desk.task import silent
from tests.benchmarks.measuring import Figure
from tests.benchmarks.standing_rounds import befallen, planned

SIZES = ((1_000, 100),)
PROPOSAL, PROOF = 3.0, 15.0
"""Seconds."""


def figures() -> Iterator[Figure]:
    """Four mishaps of each size."""
    for requests, tables in SIZES:
        asked = planned(requests, tables)
        for mishap, after in befallen(asked):
            yield _figure(f"re-planning {requests:,} requests: {mishap}", after)


def _figure(what: str, asked: Round) -> Figure:
    seen: list[float] = []
    began, cpu = time.perf_counter(), time.process_time()

    def watch(sight: Sight) -> None:
        del sight
        seen.append(time.perf_counter() - began)

    plan = replan(asked, Options(seconds=PROOF, watch=watch), silent)
    took, used = time.perf_counter() - began, time.process_time() - cpu
    first = held, wishes, moved = plan.stages[:3]
    proven = all(stage.is_proven for stage in first)
    worth = f"{len(plan.placements)} held, {moved.value} moved"
    bounds = (
        "proven" if proven else f"musts ≤ {held.bound}, wishes ≤ {wishes.bound}, ≥ {moved.bound}"
    )
    met = seen[0] < PROPOSAL and took < PROOF + 1 and not violations(asked, plan.placements)
    ours = f"proposal {seen[0]:.1f} s, end {took:.1f} s ({used:.1f} cpu)"
    return Figure(what, ours, worth, bounds, f"{PROPOSAL:g} s, {PROOF:g} s", met)
