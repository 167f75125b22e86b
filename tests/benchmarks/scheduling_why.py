"""Why a wish is not met: how long the answer takes, and how much of it is proven."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.values import Round
from scse_desk.scheduling.why_not import WhyNot, why_not
from tests.benchmarks.measuring import Figure, Time, timed
from tests.benchmarks.standing_rounds import planned

SIZES = ((1_000, 100), (1_000, 15))
"""Requests and tables; the second has fewer than its wishes need."""
MOST = 40
"""So many wishes are asked about at most."""
LATE = 1.0
"""Seconds."""


def figures() -> Iterator[Figure]:
    """The wishes that the plan does not hold."""
    for requests, tables in SIZES:
        what = f"why not, {requests:,} requests, {tables} tables"
        yield _figure(what, planned(requests, tables))


def _figure(what: str, asked: Round) -> Figure:
    candidates = Candidates(asked)
    found: list[WhyNot] = []

    def ask(key: int) -> Time:
        return timed(lambda: found.append(why_not(candidates, key)))

    times = [ask(key) for key in sorted(asked.requests.keys() - asked.placed.keys())[:MOST]]
    walls, most = [each.wall for each in times], max(each.cpu for each in times)
    helped = sum(bool(each.remedies) for each in found)
    complete = sum(each.is_complete for each in found)
    ours = f"median {median(walls):.2f} s, most {max(walls):.2f} s ({most:.2f} cpu)"
    worth = f"{helped} of {len(found)} helped, {complete} complete"
    return Figure(what, ours, worth, bound=f"< {LATE:g} s cpu", met=most < LATE)
