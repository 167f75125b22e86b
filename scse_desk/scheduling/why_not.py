"""Why a request is not met, and the cheapest things that would let it in.

The remedies named: move other meetings; give up wishes of lower priority; free one of the two in
one slot; one more table, or one more interpreter of the pair, in one slot; one more meeting a day
for one of the two. Nothing else that is held is lost. Of each remedy the one that moves the fewest
participants is found, and whether that is proven of the whole plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scse_desk.scheduling.candidates import Candidates, Held, Holding
from scse_desk.scheduling.checking import violations
from scse_desk.scheduling.generosity import Generosity, Way
from scse_desk.scheduling.hindrances import Hindrance, hindrances
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.options import Options, Sight
from scse_desk.scheduling.relocation import ASKED, WEIGHT, Outcome, Terms, relocate
from scse_desk.scheduling.remedies import FREE, INTERPRETER, MOST_PER_DAY, TABLE, Grant, granted
from scse_desk.scheduling.search import Budget, Desk
from scse_desk.scheduling.standing import at_places, standing
from scse_desk.scheduling.values import Placement, Round
from scse_desk.task import Progress, silent

MOVE, GIVE_UP, TOGETHER = "move", "give_up", "together"
WAYS = (
    Way(MOVE),
    Way(FREE, frozenset({FREE}), most=1),
    Way(INTERPRETER, frozenset({INTERPRETER}), most=1),
    Way(TABLE, frozenset({TABLE}), most=1),
    Way(MOST_PER_DAY, frozenset({MOST_PER_DAY}), most=1),
    Way(GIVE_UP, gives_up=True),
    Way(TOGETHER, frozenset({FREE, INTERPRETER, TABLE, MOST_PER_DAY}), most=9, gives_up=True),
)
"""Several things together are tried only where no single thing helps."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What lets a request in: what is asked for, and what changes then.

    `placements` are the new ones of the request and of all meetings that change, in the round
    that `granted` makes; `moved` the participants of those at another time. `is_proven`: with
    this kind of remedy nothing cheaper exists: first as few things asked for and given up as
    possible, then as few participants moved, then as little weight given up.
    """

    way: str
    grants: tuple[Grant, ...]
    placements: Mapping[int, Placement]
    given_up: frozenset[int]
    moved: frozenset[int]
    is_proven: bool

    @property
    def cost(self) -> tuple[int, int, int]:
        """What remedies are ordered by."""
        asked = len(self.grants) + len(self.given_up)
        return asked, len(self.moved), len(self.placements)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What stands in the way of a request, the widest first, and what would help, cheapest first.

    `is_complete`: of every remedy named the cheapest is there, or it is proven not to help.
    """

    request: int
    hindrances: tuple[Hindrance, ...]
    remedies: tuple[Remedy, ...]
    is_complete: bool


_EFFORT = 0.4
"""For one wish: less than a second of a processor at the size of a fair."""
_SHARE, _LAST = 0.4, 0.02
"""What each kind of remedy may spend of what is left, and for a proposal after that."""


def why_not(
    candidates: Candidates, request: int, *, effort: float = _EFFORT, report: Progress = silent
) -> WhyNot:
    """Why a request of a round is not in the plan as it stands (`Round.placed`).

    `effort` is the deterministic time for all kinds of remedies. The same question has the same
    answer.
    """
    held, _ = standing(candidates)
    found: list[Remedy] = []
    is_complete, desk = True, _desk(effort, report)
    for way in WAYS:
        if _is_needless(way, found):
            continue
        desk.budget.set_aside(_SHARE)
        remedy, is_known = _remedy(candidates, held.held, request, way, desk)
        is_complete = is_complete and is_known
        if remedy is not None and not _is_beaten(remedy, found):
            found.append(remedy)
    ordered = sorted(found, key=lambda each: each.cost)
    return WhyNot(request, tuple(hindrances(held, request)), tuple(ordered), is_complete)


def _is_needless(way: Way, found: Sequence[Remedy]) -> bool:
    if way.name == TOGETHER:
        return bool(found)
    moves = [remedy for remedy in found if remedy.way == MOVE]
    return bool(moves) and (way.gives_up or not moves[0].moved)


def _is_beaten(remedy: Remedy, found: Sequence[Remedy]) -> bool:
    """Whether moves alone, of as few participants, do without what the remedy asks for."""
    return any(each.way == MOVE and len(each.moved) <= len(remedy.moved) for each in found)


def applied(asked: Round, why: WhyNot, remedy: Remedy) -> Round:
    """The round as it is once a remedy is carried out."""
    changed = granted(asked, remedy.grants, why.request)
    placed = {key: each for key, each in asked.placed.items() if key not in remedy.given_up}
    return _with(changed, {**placed, **remedy.placements})


def _with(asked: Round, placed: Mapping[int, Placement]) -> Round:
    from dataclasses import replace

    return replace(asked, placed=placed)


def _desk(effort: float, report: Progress) -> Desk:
    options = Options(effort=effort, workers=1)
    return Desk(options, report, Budget(options), Sight("", 0, 0))


def _remedy(
    candidates: Candidates, holding: Holding, request: int, way: Way, desk: Desk
) -> tuple[Remedy | None, bool]:
    """The cheapest remedy of a kind, if there is one; and whether that is all there is to know."""
    generosity = Generosity(candidates, request, way)
    if not generosity.is_of_use:
        return None, True
    terms = Terms(
        frozenset({request}),
        _losses(candidates, holding, request) if way.gives_up else {},
        generosity.state,
        last=_LAST,
    )
    outcome = relocate(generosity.candidates, holding, [request], terms, desk)
    if outcome.cost is None:
        return None, outcome.bound is None
    return _told(candidates, holding, request, generosity, outcome), outcome.is_proven


def _losses(candidates: Candidates, holding: Holding, request: int) -> dict[int, int]:
    """What it costs to give up each wish of a lower priority."""
    requests = candidates.asked.requests
    return {
        key: ASKED + WEIGHT * candidates.weight(key)
        for key in holding
        if key not in candidates.kept and requests[key].priority > requests[request].priority
    }


def _told(
    candidates: Candidates,
    holding: Holding,
    request: int,
    generosity: Generosity,
    outcome: Outcome,
) -> Remedy:
    grants = generosity.grants(outcome)
    changes = generosity.real(outcome.changes, grants)
    after: Holding = {**holding, **{key: held for key, held in changes.items() if held is not None}}
    given_up = frozenset(key for key, held in changes.items() if held is None)
    after = {key: held for key, held in after.items() if key not in given_up}
    placements = _placements(candidates, generosity, after, request)
    asked = granted(candidates.asked, grants, request)
    faults = violations(asked, placements)
    if faults:
        raise RuntimeError(f"a remedy breaks a rule: {faults}")
    changed = {key: placements[key] for key, held in changes.items() if held is not None}
    moved = Measure(candidates).moved({key: after[key] for key in changed})
    return Remedy(
        generosity.way.name, grants, changed, given_up, moved, is_proven=outcome.is_proven
    )


def _placements(
    candidates: Candidates, generosity: Generosity, after: Holding, request: int
) -> dict[int, Placement]:
    own = after[request]
    if own.kind < len(candidates.kinds):
        return at_places(candidates, after)
    others: dict[int, Held] = {key: held for key, held in after.items() if key != request}
    placed = at_places(candidates, others)
    return {**placed, request: Placement(own.slot, generosity.place, own.interpreter)}
