"""Making room: which meetings move so that some requests are held, at the least cost of all plans.

Only some requests are *opened*: they may be anywhere. Those in their way stay where they are or,
as a relaxation, are sent to another time at what that costs at least: there they take their place
among the meetings of those they share with what is opened, and nobody asks what else is in their
way. What a solution sends away so is opened next, until nothing is: then nothing cheaper exists in
the whole plan, although most of it was never looked at. Before that, the relaxation is a bound.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scse_desk.scheduling.candidates import Candidates, Held, Holding
from scse_desk.scheduling.crowding import is_crowded, is_full
from scse_desk.scheduling.measure import Measure
from scse_desk.scheduling.model import Literal, Model, free_options, read
from scse_desk.scheduling.occupancy import Occupancy
from scse_desk.scheduling.opening import Relaxed, Space, with_nowhere
from scse_desk.scheduling.search import Answer, Desk, search

CHANGED = 1
"""The cost of another place or interpreter at the same time."""
WEIGHT = 1_000
"""The cost of a unit of weight given up, where that comes after moves."""
MOVED = 1_000_000
"""The cost of a participant moved."""
ASKED = 1_000_000_000
"""The cost of something asked for, or given up."""

_SETTLING = 0.2
"""The effort for the interpreters."""

_LITERAL = 5e-5
"""What making a model counts for, for each of its literals: deterministic time."""


@dataclass(frozen=True)
class Terms:
    """What is wanted at what cost.

    `wanted` are held in any case. `losses` are what it costs not to hold a request: those without
    must be held if they are held now, and stay out if not. `state` states more rules, and returns
    what more costs there are. `moved` is the cost of a participant moved, `last` the effort for a
    proposal when all else is spent.
    """

    wanted: frozenset[int] = frozenset()
    losses: Mapping[int, int] = field(default_factory=dict)
    state: Callable[[Model], Sequence[tuple[int, Literal]]] = lambda _model: ()
    moved: int = MOVED
    last: float = 1.0


@dataclass(frozen=True)
class Outcome:
    """The cheapest way found: what is held otherwise than before (None: no longer), its cost.

    `bound` is what no way can be cheaper than. None of all is known of a way if `cost` is None:
    there is none if `bound` is None too.
    """

    changes: Mapping[int, Held | None]
    cost: int | None
    bound: int | None
    model: Model | None = None
    answer: Answer | None = None

    @property
    def is_proven(self) -> bool:
        """Whether nothing cheaper exists."""
        return self.cost == self.bound


IMPOSSIBLE = Outcome({}, None, None)


def relocate(
    candidates: Candidates, holding: Holding, opened: Iterable[int], terms: Terms, desk: Desk
) -> Outcome:
    """The cheapest way to come to terms, the requests opened first given.

    `holding` is the plan as it stands, without those of them that can no longer stay.
    """
    crowded = is_crowded(candidates, holding, terms.wanted, terms.losses)
    candidates, nowhere = with_nowhere(candidates)
    held = Occupancy(candidates, holding)
    if crowded or is_full(held, terms.wanted, terms.losses):
        return IMPOSSIBLE
    space = Space(held, nowhere, dict(holding), set(opened) | terms.wanted)
    bound, best = 0, None
    while True:
        space.widen()
        is_late = _is_late(space, terms, desk)
        if space.rounds:
            best = _cheaper(best, _solve(space, terms, desk, is_relaxed=False))
        if is_late or (best is not None and best.cost <= bound):
            return _last(best, bound, desk)
        relaxed = _solve(space, terms, desk, is_relaxed=True)
        if relaxed is None:
            return IMPOSSIBLE
        if not relaxed.answer.has_solution:
            desk.budget.until = max(desk.budget.until, desk.budget.used + terms.last)
            best = best or _cheaper(None, _solve(space, terms, desk, is_relaxed=False))
            return _last(best, bound, desk)
        bound = max(bound, relaxed.bound)
        sent = relaxed.sent_away()
        if not sent:
            best = _cheaper(best, relaxed)
        if not sent or (best is not None and (best.cost <= bound or desk.is_over)):
            return _last(best, bound, desk)
        space.open(sent)


def _is_late(space: Space, terms: Terms, desk: Desk) -> bool:
    """Whether all effort is spent; then there is a little more for a proposal."""
    is_late = bool(space.rounds) and desk.is_over
    if is_late:
        desk.budget.until = desk.budget.used + terms.last
    return is_late


def _cheaper(one: _Solved | None, other: _Solved | None) -> _Solved | None:
    """The cheaper of two solutions, the first if they cost the same."""
    if other is None or not other.answer.has_solution:
        return one
    return other if one is None or other.cost < one.cost else one


def _last(best: _Solved | None, bound: int, desk: Desk) -> Outcome:
    return Outcome({}, None, bound) if best is None else best.outcome(bound, desk)


@dataclass
class _Solved:
    """A model of a space with what it came to."""

    space: Space
    model: Model
    answer: Answer

    @property
    def cost(self) -> int:
        """What it costs."""
        return round(self.answer.solver.objective_value)

    @property
    def bound(self) -> int:
        """What no way can be cheaper than."""
        return math.ceil(self.answer.bound - 1e-3)

    def sent_away(self) -> list[int]:
        """What stood in the way and was sent nobody asks where."""
        return sorted(key for key in self.space.beside if self._is_sent(key))

    def outcome(self, bound: int, desk: Desk) -> Outcome:
        """The way as it was found; all that stood in the way stays."""
        found = _with_interpreters(self.space, desk, self)
        changes: dict[int, Held | None] = {
            key: found.get(key)
            for key in sorted(self.model.literals)
            if found.get(key) != self.space.before.get(key)
        }
        return Outcome(changes, self.cost, bound, self.model, self.answer)

    def _is_sent(self, key: int) -> bool:
        gone, own = self.space.gone.get(key), self.space.before[key].option
        options = self.model.literals[key].items()
        return (gone is not None and self.answer.is_true(gone)) or any(
            self.answer.is_true(literal) for option, literal in options if option != own
        )


def _solve(space: Space, terms: Terms, desk: Desk, *, is_relaxed: bool) -> _Solved | None:
    """None where nothing comes to terms."""
    model = _model(space, terms, is_relaxed=is_relaxed)
    if model is None:
        return None
    desk.budget.spend(_LITERAL * sum(map(len, model.literals.values())))
    space.gone.clear()
    costs = [*_costs(space, terms, model), *terms.state(model)]
    _hold_capacity(space, model)
    model.cp.minimize(sum(cost * literal for cost, literal in costs))
    answer = search(model.cp, desk, desk.budget.left, settings={"linearization_level": 2})
    return None if answer.is_infeasible else _Solved(space, model, answer)


def _model(space: Space, terms: Terms, *, is_relaxed: bool) -> Model | None:
    """The rules; None where something that must be held has nowhere to go."""
    options = free_options(space.held, space.opened)
    needed = {
        key
        for key in space.opened
        if key in terms.wanted or (key in space.before and key not in terms.losses)
    }
    for key in space.beside:
        options[key] = [space.before[key].option]
        if is_relaxed:
            options[key] += space.elsewhere(key)
        if not is_relaxed or (space.inner(key) and key not in terms.losses):
            needed.add(key)
    if any(not options[key] for key in needed):
        return None
    if is_relaxed:
        return Relaxed(space, options, frozenset(needed))
    return Model(space.held, options, frozenset(needed))


def _costs(space: Space, terms: Terms, model: Model) -> list[tuple[int, Any]]:
    """Losses, moves of participants each once, and changes at the same time."""
    moved: dict[int, Literal] = {}
    costs: list[tuple[int, Any]] = []
    measure = Measure(space.held.candidates)
    for key in sorted(space.opened):
        if key in terms.losses and key not in terms.wanted:
            costs.append((terms.losses[key], 1 - model.held[key]))
        if key in space.held.asked.placed:
            costs += _opened_costs(space, model, measure, key, moved)
    for key in sorted(space.beside):
        costs += _opened_costs(space, model, measure, key, moved)
        if model.held[key] is not True:
            costs += _unheld_costs(space, terms, model, key, moved)
    return costs + [(terms.moved, literal) for literal in moved.values()]


def _unheld_costs(
    space: Space, terms: Terms, model: Model, key: int, moved: dict[int, Literal]
) -> list[tuple[int, Any]]:
    """What stands in the way and is not held is given up, or else was only in the place wanted."""
    costs: list[tuple[int, Any]] = []
    out = [model.held[key]]
    if key in terms.losses:
        lost = model.cp.new_bool_var("")
        costs.append((terms.losses[key], lost))
        out.append(lost)
    if not space.inner(key):
        gone = space.gone[key] = model.cp.new_bool_var("")
        _moves(space, model, key, gone, moved)
        out.append(gone)
    model.cp.add_exactly_one(out)
    return costs


def _hold_capacity(space: Space, model: Model) -> None:
    """There are no more meetings than all places together have room for."""
    own = {key for key in space.opened if key not in space.before}
    new = [
        x
        for key in sorted(own)
        for o, x in model.literals[key].items()
        if o.kind < len(model.candidates.open_slots)
    ]
    lost = [
        1 - model.held[key] - space.gone.get(key, 0)
        for key in model.literals
        if key not in own and model.held[key] is not True
    ]
    if new:
        model.cp.add(sum(new) - sum(lost) <= space.room_left)


def _opened_costs(
    space: Space, model: Model, measure: Measure, key: int, moved: dict[int, Literal]
) -> list[tuple[int, Any]]:
    before, costs = space.before.get(key), []
    elsewhere: list[Literal] = []
    for option, literal in model.literals[key].items():
        if measure.moves(key, option.slot):
            elsewhere.append(literal)
        elif before is None or option != before.option:
            costs.append((CHANGED, literal))
    if elsewhere:
        goes = model.cp.new_bool_var("")
        model.cp.add(sum(elsewhere) <= goes)
        _moves(space, model, key, goes, moved)
    return costs


def _moves(space: Space, model: Model, key: int, goes: Literal, moved: dict[int, Literal]) -> None:
    for side in space.held.candidates.sides(key):
        if side not in moved:
            moved[side] = model.cp.new_bool_var("")
        model.cp.add_implication(goes, moved[side])


def _with_interpreters(space: Space, desk: Desk, solved: _Solved) -> Holding:
    """What a solution holds, with as few interpreters as can be other than before."""
    first = read(solved.model, solved.answer.is_true)
    options = {key: [held.option] for key, held in first.items()}
    rest = {k: held for k, held in space.before.items() if k not in solved.model.literals}
    model = Model(Occupancy(space.held.candidates, rest), options, frozenset(options))
    before = {(held.interpreter, *held.option) for k, held in space.before.items() if k in first}
    working = {(number, slot) for number, slot, _ in before}
    used = {(held.interpreter, held.slot) for held in first.values()}
    costs = []
    for (number, _, slot, kind), voice in model.interpreting.items():
        if (number, slot, kind) not in before:
            costs.append(voice)
            if (number, slot) not in used and (number, slot) not in working:
                model.cp.add(voice == 0)
    if costs:
        model.cp.minimize(sum(costs))
    answer = search(model.cp, desk, _SETTLING)
    if not answer.has_solution:
        return settle_interpreters(solved.model, space.before, solved.answer.is_true)
    return settle_interpreters(model, space.before, answer.is_true)


def settle_interpreters(
    model: Model, before: Mapping[int, Held], is_true: Callable[[Literal], bool]
) -> Holding:
    """What a solution holds, its interpreters dealt out so that as many as can stay do."""
    found = read(model, is_true)
    free: dict[tuple[Any, ...], list[int]] = {}
    for (number, team, slot, kind), voice in model.interpreting.items():
        if is_true(voice):
            free.setdefault((team, slot, kind), []).append(number)
    waiting: list[tuple[int, list[int]]] = []
    for key, held in sorted(found.items()):
        request = model.asked.requests[key]
        if request.pair:
            team = model.candidates.interpreters(request, held.slot)
            there = free[team, held.slot, held.kind]
            own = before[key].interpreter if key in before else None
            if own in there and before[key].slot == held.slot:
                there.remove(own)
                found[key] = held._replace(interpreter=own)
            else:
                waiting.append((key, there))
    for key, there in waiting:
        found[key] = found[key]._replace(interpreter=there.pop())
    return found
