"""What is still free once the fewest are moved: made better, all others staying where they are."""

from __future__ import annotations

from dataclasses import replace

from scse_desk.scheduling.cabins import use_cabins
from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.floors import simple_bound
from scse_desk.scheduling.improve import Work
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.options import Sight
from scse_desk.scheduling.outlook import Outlook
from scse_desk.scheduling.search import Desk
from scse_desk.scheduling.stages import work_on
from scse_desk.scheduling.standing import at_places as at_standing_places
from scse_desk.scheduling.tables import at_places
from scse_desk.scheduling.values import Placement, Stage
from scse_desk.scheduling.walks import Nearer

LATER = ("worst_served", "breaks", "preferred")
"""The objectives after the number of those who are moved, places aside."""


def polish(work: Work) -> dict[int, Placement]:
    """Make a plan better in the later objectives; its placements.

    Only what is new, and what moves nobody who is not moved anyhow, may still change.
    """
    part = _part(work)
    outlook = Outlook(part.measure, part.desk)
    outlook.hold("musts", part.value("musts"))
    outlook.hold("wishes", part.value("wishes"))
    for name in LATER if part.candidates.options else ():
        work_on(part, outlook, name)
    placements = at_places(part.measure, part.holding)
    Nearer(part.measure, part.held, placements).improve()
    use_cabins(part.measure, placements)
    work.held = Occupancy(work.candidates, part.holding)
    work.desk.stopped = part.desk.stopped
    return placements


def judged(work: Work, outlook: Outlook, name: str) -> Stage:
    """The value of an objective with a bound of the whole round, if there is time to look for it.

    `outlook` holds the values of the objectives before.
    """
    value, bound = work.value(name), simple_bound(work.measure, name, outlook.levels)
    work.desk.budget.set_aside(1.0)
    if value != bound and not work.desk.is_over:
        bound = outlook.view(name, bound).bound
    outlook.hold(name, value)
    return Stage(name, value, bound)


def _part(work: Work) -> Work:
    """The same plan, what is not to change being kept; no bound of it is shown."""
    measure, asked, desk = work.measure, work.measure.asked, work.desk
    moved = measure.moved(work.holding)
    placements = at_standing_places(work.candidates, work.holding)
    stays = {
        key: placed
        for key, placed in placements.items()
        if key in asked.placed
        and not measure.moves(key, placed.slot)
        and not moved.issuperset(work.candidates.sides(key))
    }
    fixed = replace(asked, placed={**asked.placed, **stays}, kept=asked.kept.union(stays))

    def watch(sight: Sight) -> None:
        desk.options.watch(replace(sight, bound=None))

    own = Desk(
        replace(desk.options, watch=watch), desk.report, desk.budget, desk.sight, desk.stopped
    )
    candidates = Candidates(fixed)
    held = Occupancy(candidates, work.holding)
    return Work(Measure(candidates), own, held, work.random, list(work.earlier))
