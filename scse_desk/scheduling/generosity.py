"""A round in which a request may have more than there is, each such thing at a price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from scse_desk.scheduling.candidates import Candidates, Held, Kind, Option, overlap
from scse_desk.scheduling.model import Literal, Model
from scse_desk.scheduling.occupancy import most_at
from scse_desk.scheduling.relocation import ASKED, Outcome
from scse_desk.scheduling.remedies import (
    FREE,
    INTERPRETER,
    MOST_PER_DAY,
    TABLE,
    Grant,
    new_interpreter,
    new_place,
    sides_of,
)
from scse_desk.scheduling.values import Interpreter, Participant, Round, Slot


@dataclass(frozen=True, slots=True)
class Way:
    """What is asked for, how many things at most, and whether lower wishes may be given up."""

    name: str
    kinds: frozenset[str] = frozenset()
    most: int = 0
    gives_up: bool = False


class Generosity:
    """A round as generous to one request as a way allows.

    `candidates` are those of the generous round: in it the two have one meeting more wherever
    their limits count, an interpreter more is there at any time, and kinds of places more, which
    only the request may take. `state` puts the price on each; each is for the slot, or the day, in
    which the request is held then.
    """

    def __init__(self, candidates: Candidates, request: int, way: Way) -> None:
        self.given = candidates
        self.request = request
        self.way = way
        self.sides = sides_of(candidates.asked, request)
        self.place = new_place(candidates.asked)
        self.interpreter = new_interpreter(candidates.asked)
        self.extra = self._extra_kinds() if TABLE in way.kinds else {}
        self.candidates = self._generous()
        self.prices = dict(self._options())
        self.candidates.options = {**candidates.options, request: tuple(self.prices)}
        self._asked: list[tuple[Model, list[tuple[Grant, Literal]]]] = []

    @property
    def is_of_use(self) -> bool:
        """Whether there is anything in this way for the request."""
        if not self.prices:
            return False
        kinds, wish = self.way.kinds, self.given.asked.requests[self.request]
        return not kinds or bool(
            (INTERPRETER in kinds and wish.pair)
            or (MOST_PER_DAY in kinds and any(s.most_per_day is not None for s in self.sides))
            or (FREE in kinds and any(side.limits for side in self.sides))
            or self.extra
        )

    def state(self, model: Model) -> Sequence[tuple[int, Literal]]:
        """State what is to be paid for, and how much at most."""
        asked = [*self._of_options(model), *self._of_interpreters(model)]
        for side in {side.id: side for side in self.sides}.values():
            asked += self._of_days(model, side)
            asked += self._of_limits(model, side)
        self._asked.append((model, asked))
        if self.way.kinds:
            number = sum(literal for _, literal in asked)
            model.cp.add_linear_constraint(number, 1, self.way.most)
        return [(ASKED, literal) for _, literal in asked]

    def grants(self, outcome: Outcome) -> tuple[Grant, ...]:
        """What an outcome asks for, in the order of slots."""
        answer = outcome.answer
        if answer is None:
            return ()
        asked = next(asked for model, asked in self._asked if model is outcome.model)
        found = {grant for grant, literal in asked if answer.is_true(literal)}
        return tuple(sorted(found, key=lambda each: (each.slot, each.kind, each.record or 0)))

    def real(
        self, changes: Mapping[int, Held | None], grants: Sequence[Grant]
    ) -> dict[int, Held | None]:
        """The changes with the interpreter of each slot as `granted` numbers them."""
        slots = [grant.slot for grant in grants if grant.kind == INTERPRETER]
        numbers = {slot: self.interpreter - place for place, slot in enumerate(slots)}
        return {
            key: held._replace(interpreter=numbers[held.slot])
            if held is not None and held.interpreter == self.interpreter
            else held
            for key, held in changes.items()
        }

    def _generous(self) -> Candidates:
        wider = copy(self.given)
        wider.asked = self._generous_round()
        wider.kinds = (*self.given.kinds, *(kind for kind, _ in self.extra.values()))
        wider.places = (*self.given.places, *((self.place,) for _ in self.extra))
        if INTERPRETER in self.way.kinds:
            pair, able = wider.asked.requests[self.request].pair, dict(self.given.interpreting)
            for slot in wider.slots:
                able[pair, slot.id] = (*able.get((pair, slot.id), ()), self.interpreter)
            wider.__dict__["interpreting"] = able
        return wider

    def _generous_round(self) -> Round:
        asked = self.given.asked
        if INTERPRETER in self.way.kinds:
            pair = frozenset({asked.requests[self.request].pair})
            who = {self.interpreter: Interpreter(self.interpreter, pair)}
            asked = replace(asked, interpreters={**asked.interpreters, **who})
        generous = {side.id: self._generous_side(side) for side in self.sides}
        return replace(asked, participants={**asked.participants, **generous})

    def _generous_side(self, side: Participant) -> Participant:
        if FREE in self.way.kinds:
            limits = tuple(replace(limit, most=limit.most + 1) for limit in side.limits)
            side = replace(side, limits=limits)
        if MOST_PER_DAY in self.way.kinds and side.most_per_day is not None:
            side = replace(side, most_per_day=side.most_per_day + 1)
        return side

    def _extra_kinds(self) -> dict[int, tuple[Kind, int | None]]:
        """Kinds that are asked for, by their number, and a place that is like them.

        They are nobody's own: ordinary tables, or online rooms for those who need one.
        """
        given, first = self.given, len(self.given.kinds)
        if any(side.own_place_only for side in self.sides):
            return {}
        like: dict[Kind, int | None] = {}
        for number in given.kinds_for(given.asked.requests[self.request]):
            kind = replace(given.kinds[number], closed=())
            if kind.owner is None:
                like.setdefault(kind, given.places[number][0])
        online = any(side.is_online for side in self.sides)
        for grid in sorted({slot.grid for slot in given.slots} - {kind.grid for kind in like}):
            like[Kind(grid, 0, None, online, ())] = None
        return {first + place: each for place, each in enumerate(like.items())}

    def _options(self) -> Iterator[tuple[Option, tuple[Grant, ...]]]:
        """What the request may take, and what each asks for."""
        given = self.given
        for number in given.kinds_for(given.asked.requests[self.request]):
            for slot in given.open_slots[number]:
                yield from self._priced(slot, number, ())
        for number, (kind, like) in self.extra.items():
            for slot in given.slots:
                if slot.grid == kind.grid:
                    yield from self._priced(slot, number, (Grant(TABLE, slot.id, like),))

    def _priced(
        self, slot: Slot, kind: int, grants: tuple[Grant, ...]
    ) -> Iterator[tuple[Option, tuple[Grant, ...]]]:
        asked = self.given.asked
        wish = asked.requests[self.request]
        for side in {side.id for side in self.sides}:
            if slot.id not in self.given.free_slots[side]:
                grants = (*grants, Grant(FREE, slot.id, side))
        is_allowed = (
            wish.first != wish.second
            and (asked.now is None or slot.starts >= asked.now)
            and slot.ends - slot.starts >= wish.minutes
            and (wish.slots is None or slot.id in wish.slots)
            and {grant.kind for grant in grants} <= self.way.kinds
            and len(grants) <= self.way.most
        )
        if is_allowed and (not wish.pair or self.candidates.interpreters(wish, slot.id)):
            yield Option(slot.id, kind), grants

    def _of_options(self, model: Model) -> list[tuple[Grant, Literal]]:
        there: dict[Grant, list[Literal]] = {}
        for option, literal in model.literals[self.request].items():
            for grant in self.prices[option]:
                there.setdefault(grant, []).append(literal)
        return [(grant, _any(model, literals)) for grant, literals in there.items()]

    def _of_interpreters(self, model: Model) -> list[tuple[Grant, Literal]]:
        own = model.by_slot([self.request])
        found = []
        for (number, _, slot, _), literal in model.interpreting.items():
            if number == self.interpreter:
                model.cp.add(literal <= sum(own.get(slot, ())))
                found.append((Grant(INTERPRETER, slot), literal))
        return found

    def _of_days(self, model: Model, side: Participant) -> list[tuple[Grant, Literal]]:
        if MOST_PER_DAY not in self.way.kinds or side.most_per_day is None:
            return []
        slots, found = self.given.asked.slots, []
        fixed = [slots[model.fixed.held[key].slot].day for key in model.fixed.of_side[side.id]]
        by_slot = model.by_slot(model.of_side.get(side.id, ()))
        own = model.by_slot([self.request])
        for day in sorted({slots[slot].day for slot in by_slot}):
            there = [x for slot, xs in by_slot.items() if slots[slot].day == day for x in xs]
            left = max(0, side.most_per_day - fixed.count(day))
            that_day = {slot: xs for slot, xs in own.items() if slots[slot].day == day}
            if that_day:
                more = model.cp.new_bool_var("")
                model.cp.add(sum(there) <= left + more)
                model.cp.add(more <= sum(x for xs in that_day.values() for x in xs))
                found.append((Grant(MOST_PER_DAY, min(that_day), side.id), more))
            else:
                model.cp.add(sum(there) <= left)
        return found

    def _of_limits(self, model: Model, side: Participant) -> list[tuple[Grant, Literal]]:
        """What limits of more than none leave to a participant of several groups."""
        if FREE not in self.way.kinds or side.capacity == 1:
            return []
        slots, own = self.given.asked.slots, model.by_slot([self.request])
        more: dict[int, Any] = {
            slot: model.cp.new_bool_var("")
            for slot in own
            if any(limit.most > 0 and overlap(limit, slots[slot]) for limit in side.limits)
            and slot in self.given.free_slots[side.id]
        }
        for slot, literal in more.items():
            model.cp.add(literal <= sum(own[slot]))
        for moment in self._moments(model, side):
            self._hold_limit(model, side, moment, more)
        return [(Grant(FREE, slot, side.id), literal) for slot, literal in more.items()]

    def _moments(self, model: Model, side: Participant) -> list[int]:
        slots, keys = self.given.asked.slots, model.of_side.get(side.id, ())
        starts = {slots[slot].starts for slot in model.by_slot(keys)}
        starts |= {slots[model.fixed.held[k].slot].starts for k in model.fixed.of_side[side.id]}
        starts |= {limit.starts for limit in side.limits}
        inside = (m for m in starts if any(x.starts <= m < x.ends for x in side.limits))
        return sorted(inside)

    def _hold_limit(
        self, model: Model, side: Participant, moment: int, more: Mapping[int, Any]
    ) -> None:
        slots = self.given.asked.slots
        others = [key for key in model.of_side.get(side.id, ()) if key != self.request]
        there = [
            x for s, own in model.by_slot(others).items() if _at(slots[s], moment) for x in own
        ]
        unpaid = [
            literal
            for option, literal in model.literals[self.request].items()
            if _at(slots[option.slot], moment)
            and Grant(FREE, option.slot, side.id) not in self.prices[option]
        ]
        paid = [literal for slot, literal in more.items() if _at(slots[slot], moment)]
        fixed = model.fixed
        taken = sum(_at(slots[fixed.held[key].slot], moment) for key in fixed.of_side[side.id])
        left = max(0, most_at(side, moment) - taken)
        model.cp.add(sum(there) + sum(unpaid) <= left + sum(paid))


def _at(slot: Slot, moment: int) -> bool:
    return slot.starts <= moment < slot.ends


def _any(model: Model, literals: Sequence[Literal]) -> Literal:
    """A literal for one of several of which at most one is true."""
    if len(literals) == 1:
        return literals[0]
    made = model.cp.new_bool_var("")
    model.cp.add(sum(literals) == made)
    return made
