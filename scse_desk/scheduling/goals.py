"""The objectives as expressions over a model, and as constraints on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from scse_desk.scheduling.candidates import Candidates, Holding
from scse_desk.scheduling.day_breaks import add_breaks
from scse_desk.scheduling.measure import HIGHEST_SHARE, Measure
from scse_desk.scheduling.model import Literal, Model

Expression = Any
"""A linear expression of CP-SAT, or a whole number."""

MOST = frozenset({"musts", "wishes", "worst_served"})
"""The objectives of which more is better."""


class Goals:
    """What each objective is, of the requests a model can change and those they touch.

    `local` gives the same of a plan: so much of the objective as the model can change.
    """

    def __init__(self, model: Model, measure: Measure) -> None:
        self.model = model
        self.measure = measure
        self.candidates: Candidates = model.candidates
        self.sides = tuple(model.of_side)
        self._moved_already = measure.moved(model.fixed.held)

    def expression(self, stage: str) -> Expression:
        """An objective as CP-SAT takes it; `worst_served` has a variable of its own."""
        return {
            "musts": self._musts,
            "wishes": self._wishes,
            "moved": self._moved,
            "worst_served": self._worst_served,
            "breaks": self._breaks,
            "preferred": self._preferred,
        }[stage]()

    def local(self, stage: str, holding: Holding) -> int:
        """The value of the same expression for a plan."""
        keys = [key for key in self.model.literals if key in holding]
        if stage == "musts":
            return self.measure.musts(keys)
        if stage == "wishes":
            return self.measure.wishes(keys)
        if stage == "moved":
            return len(self._moving(holding, keys))
        if stage == "worst_served":
            return self.measure.worst_served(holding)
        if stage == "breaks":
            return sum(self.measure.costs(holding, self.sides).values())
        return sum(self.measure.outside(key, holding[key].slot) for key in keys)

    def keep(self, stage: str, holding: Holding) -> None:
        """Let an objective be no worse than in a plan."""
        if stage == "worst_served":
            self.serve(self.measure.worst_served(holding))
            return
        expression, value = self.expression(stage), self.local(stage, holding)
        if isinstance(expression, int):
            return
        cp = self.model.cp
        cp.add(expression >= value if stage in MOST else expression <= value)

    def serve(self, share: int) -> None:
        """Let everybody have at least a share of their wishes."""
        for side in self.sides:
            if side in self.measure.wanting and share > 0:
                total = self.measure.wanting[side]
                self.model.cp.add(HIGHEST_SHARE * self._weight_of(side) >= share * total)

    def _weight_of(self, side: int) -> Expression:
        """The weight that a participant has of its wishes, what is fixed among them."""
        weight, model = self.candidates.weight, self.model
        fixed = sum(weight(key) for key in model.fixed.of_side[side])
        return fixed + sum(weight(key) * model.held[key] for key in model.of_side[side])

    def _musts(self) -> Expression:
        held = self.model.held
        return sum(held[key] for key in held if self.candidates.is_must(key))

    def _wishes(self) -> Expression:
        held, is_must, weight = self.model.held, self.candidates.is_must, self.candidates.weight
        return sum(weight(key) * held[key] for key in held if not is_must(key))

    def _moving(self, holding: Holding, keys: Iterable[int]) -> set[int]:
        """Participants whom requests of the model move, and who are not moved already."""
        return {
            side
            for key in keys
            if self.measure.moves(key, holding[key].slot)
            for side in self.candidates.sides(key)
        } - self._moved_already

    def _moved(self) -> Expression:
        cp = self.model.cp
        movers: dict[int, list[Literal]] = defaultdict(list)
        for key, literals in self.model.literals.items():
            for option, literal in literals.items():
                if self.measure.moves(key, option.slot):
                    for side in set(self.candidates.sides(key)) - self._moved_already:
                        movers[side].append(literal)
        found = []
        for own in movers.values():
            moved = cp.new_bool_var("")
            for literal in own:
                cp.add_implication(literal, moved)
            found.append(moved)
        return sum(found)

    def _worst_served(self) -> Expression:
        """A share that everybody has; those whom the model cannot change bound it."""
        shares = self.measure.shares(self.model.fixed.held)
        others = [share for side, share in shares.items() if side not in self.model.of_side]
        cp = self.model.cp
        least = cp.new_int_var(0, min([HIGHEST_SHARE, *others]), "")
        for side in self.sides:
            if side in self.measure.wanting:
                total = self.measure.wanting[side]
                cp.add(HIGHEST_SHARE * self._weight_of(side) >= least * total)
        return least

    def _breaks(self) -> Expression:
        return sum(self._cost(side) for side in self.sides)

    def _cost(self, side: int) -> Expression:
        """2 × breaks + days of a participant."""
        model, slots = self.model, self.model.asked.slots
        there = model.by_slot(model.of_side[side])
        fixed = {model.fixed.held[key].slot for key in model.fixed.of_side[side]}
        days: dict[int, dict[int, Sequence[Literal]]] = defaultdict(dict)
        for slot, literals in there.items():
            days[slots[slot].day][slot] = literals
        for slot in fixed:
            days[slots[slot].day][slot] = [True]
        idle = self.measure.idle_slots[side]
        return sum(
            add_breaks(model.cp, [slots[key] for key in own], own, idle.get(day, ()))
            for day, own in days.items()
        )

    def _preferred(self) -> Expression:
        return sum(
            self.measure.outside(key, option.slot) * literal
            for key, literals in self.model.literals.items()
            for option, literal in literals.items()
            if self.measure.outside(key, option.slot)
        )
