"""Scheduling a round: the objectives in their strict order, one after the other."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from scse_desk.scheduling.cabins import use_cabins
from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.counting import most_held
from scse_desk.scheduling.dealing import first_plan
from scse_desk.scheduling.floors import simple_bound
from scse_desk.scheduling.improve import Work
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.options import Options, Sight
from scse_desk.scheduling.outlook import Outlook
from scse_desk.scheduling.search import Budget, Desk
from scse_desk.scheduling.stages import work_on
from scse_desk.scheduling.tables import at_places
from scse_desk.scheduling.values import STAGES, Plan, Round, Stage
from scse_desk.scheduling.walks import Nearer
from scse_desk.task import Progress


def solve(asked: Round, options: Options, report: Progress) -> Plan:
    """The best plan found for a round, each objective with its value and its bound.

    `report(held, requests, "")` is called all the while, from the caller's thread; once it raises
    Cancelled the best plan so far is returned. Kept placements stay whatever they break; no other
    placement breaks a rule.
    """
    sight = Sight("musts", len(asked.kept), len(asked.requests))
    desk = Desk(options, report, Budget(options), sight)
    measure = Measure(Candidates(asked))
    work = Work(
        measure,
        desk,
        Occupancy(measure.candidates, first_plan(measure, desk)),
        Random(options.seed),  # noqa: S311 - the same seed must give the same plan
    )
    outlook = Outlook(measure, desk)
    most = most_held(work, outlook)
    desk.show(replace(desk.sight, most_held=most))
    stages = [work_on(work, outlook, name) for name in _stages(options)]
    placements = at_places(measure, work.holding)
    Nearer(measure, work.held, placements).improve()
    use_cabins(measure, placements)
    fewest = simple_bound(measure, "tables", outlook.levels)
    stages.append(Stage("tables", measure.tables(placements), fewest))
    return Plan(placements, tuple(stages), max(most, len(placements)))


def _stages(options: Options) -> list[str]:
    """The objectives that count, places aside."""
    return [
        name for name in STAGES if name != "tables" and (name != "moved" or options.counts_moves)
    ]
