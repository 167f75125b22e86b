"""The rules of a round as a model for CP-SAT, of all its requests or of some beside fixed ones.

What is fixed is taken out of the options of the others before; so the model knows only what can
still change. Kinds of places are counted, not told apart (`candidates`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scse_desk.scheduling.candidates import Candidates, Held, Option
from scse_desk.scheduling.occupancy import Occupancy, most_at
from scse_desk.scheduling.values import Slot

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Literal = Any
"""A Boolean variable of CP-SAT, its negation, or True or False."""

Use = tuple[Option, int, Literal]
"""Somebody is at an option, with a rest around it, if the literal is true."""


Team = tuple[int, ...]
"""The interpreters who could interpret some requests."""


class Model:
    """The options of some requests as literals, under all rules, beside what is fixed.

    `literals` are by request and option; `held` tells whether a request is held.
    """

    def __init__(
        self,
        fixed: Occupancy,
        options: Mapping[int, Sequence[Option]],
        needed: frozenset[int] = frozenset(),
    ) -> None:
        from ortools.sat.python import cp_model

        self.cp: cp_model.CpModel = cp_model.CpModel()
        self.fixed = fixed
        self.candidates: Candidates = fixed.candidates
        self.asked = fixed.asked
        self.literals: dict[int, dict[Option, Literal]] = {}
        self.held: dict[int, Literal] = {}
        for key, own in options.items():
            self._add_request(key, own, is_needed=key in needed)
        self.of_side = self._by_side()
        self._add_places()
        self._add_participants()
        self._add_order()
        self.interpreting: dict[tuple[int, Team, int, int], Literal] = {}
        self._add_interpreters()
        self._add_people()

    def uses(self, keys: Iterable[int], rest: int = 0) -> list[Use]:
        """All the options of some requests."""
        return [
            (option, rest, literal)
            for key in keys
            for option, literal in self.literals[key].items()
        ]

    def by_slot(self, keys: Iterable[int]) -> dict[int, list[Literal]]:
        """The literals of some requests by slot."""
        found: dict[int, list[Literal]] = defaultdict(list)
        for key in keys:
            for option, literal in self.literals[key].items():
                found[option.slot].append(literal)
        return found

    def _add_request(self, key: int, options: Sequence[Option], *, is_needed: bool) -> None:
        literals = {option: self.cp.new_bool_var("") for option in options}
        self.literals[key] = literals
        if is_needed:
            self.held[key] = True
            self.cp.add_exactly_one(literals.values())
        elif not literals:
            self.held[key] = False
        elif len(literals) == 1:
            self.held[key] = next(iter(literals.values()))
        else:
            self.held[key] = self.cp.new_bool_var("")
            self.cp.add_exactly_one([*literals.values(), ~self.held[key]])

    def _by_side(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for key in self.literals:
            for side in set(self.candidates.sides(key)):
                found[side].append(key)
        return found

    def _add_places(self) -> None:
        there: dict[Option, list[Literal]] = defaultdict(list)
        for option, _, literal in self.uses(self.literals):
            there[option].append(literal)
        for option, literals in there.items():
            self._at_most(literals, self.fixed.room(option))

    def _add_participants(self) -> None:
        for side, keys in self.of_side.items():
            who = self.asked.participants[side]
            if who.capacity == 1:
                self._add_one_at_a_time(self.uses(keys, who.rest))
            elif len(keys) + len(self.fixed.of_side[side]) > 1:
                self._add_several(side, keys)
            if who.most_per_day is not None:
                self._add_days(side, keys, who.most_per_day)

    def _add_several(self, side: int, keys: Sequence[int]) -> None:
        """No more meetings at once than a participant of several groups, or a limit, allows."""
        who, slots = self.asked.participants[side], self.asked.slots
        there = self.by_slot(keys)
        fixed = [slots[self.fixed.held[key].slot] for key in self.fixed.of_side[side]]
        starts = {slots[slot].starts for slot in there} | {limit.starts for limit in who.limits}
        for moment in sorted(starts | {slot.starts for slot in fixed}):
            literals = [
                literal
                for slot, own in there.items()
                if slots[slot].starts <= moment < slots[slot].ends
                for literal in own
            ]
            taken = sum(slot.starts <= moment < slot.ends for slot in fixed)
            self._at_most(literals, most_at(who, moment) - taken)

    def _add_days(self, side: int, keys: Sequence[int], most: int) -> None:
        slots = self.asked.slots
        fixed = Counter(slots[self.fixed.held[key].slot].day for key in self.fixed.of_side[side])
        days: dict[int, list[Literal]] = defaultdict(list)
        for slot, literals in self.by_slot(keys).items():
            days[slots[slot].day] += literals
        for day, literals in days.items():
            self._at_most(literals, most - fixed[day])

    def _at_most(self, literals: Sequence[Literal], most: int) -> None:
        if most <= 0:
            for literal in literals:
                self.cp.add(literal == 0)
        elif most == 1:
            self.cp.add_at_most_one(literals)
        elif len(literals) > most:
            self.cp.add(sum(literals) <= most)

    def _add_one_at_a_time(self, uses: Sequence[Use]) -> None:
        """No two of the uses at once, nor closer than rest and walk: first by moment, then pairs.

        Each use lasts at least until the least of all rests is over, so at any moment there is
        one at most; what longer rests and walks forbid is said of neighbouring slots.
        """
        least = min((rest for _, rest, _ in uses), default=0)
        groups: dict[tuple[int, int, int], list[Literal]] = defaultdict(list)
        for option, rest, literal in uses:
            groups[option.slot, self.candidates.kinds[option.kind].area, rest].append(literal)
        self._add_moments(groups, least)
        if self.asked.walking or any(rest > least for _, _, rest in groups):
            self._add_walks(groups, least)

    def _add_moments(
        self, groups: Mapping[tuple[int, int, int], list[Literal]], least: int
    ) -> None:
        slots = self.asked.slots
        ordered = sorted(groups, key=lambda group: (slots[group[0]].starts, group))
        there: list[tuple[int, int, int]] = []
        for moment, begun in groupby(ordered, key=lambda group: slots[group[0]].starts):
            going = [group for group in there if moment < slots[group[0]].ends + least]
            there = [*going, *begun]
            literals = [literal for group in there for literal in groups[group]]
            if len(literals) > 1:
                self.cp.add_at_most_one(literals)

    def _add_walks(self, groups: Mapping[tuple[int, int, int], list[Literal]], least: int) -> None:
        by_slot: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for group in groups:
            by_slot[group[0]].append(group)
        longest = max([0, *self.asked.walking.values(), *(rest for _, _, rest in groups)])
        for slot, area, rest in groups:
            ends = self.asked.slots[slot].ends
            for other, there in by_slot.items():
                starts = self.asked.slots[other].starts
                if ends + least <= starts < ends + longest:
                    far = [
                        literal
                        for _, its_area, its_rest in there
                        if starts - ends < max(rest, its_rest, self.asked.walk(area, its_area))
                        for literal in groups[other, its_area, its_rest]
                    ]
                    if far:
                        self.cp.add_at_most_one([*groups[slot, area, rest], *far])

    def _add_order(self) -> None:
        """Where both are held, the earlier has ended when the later begins."""
        slots = self.asked.slots
        for key in self.literals:
            for other in sorted(self.asked.requests[key].after & self.literals.keys()):
                late, early = self.by_slot([key]), self.by_slot([other])
                for moment in sorted({slots[slot].starts for slot in late}):
                    begun = [x for s, own in late.items() if slots[s].starts <= moment for x in own]
                    going = [x for s, own in early.items() if slots[s].ends > moment for x in own]
                    if going:
                        self.cp.add_at_most_one([*begun, *going])

    def _add_people(self) -> None:
        there: dict[int, list[Use]] = defaultdict(list)
        for key in self.literals:
            for person in sorted(self.fixed.people(key)):
                there[person] += self.uses([key], self.candidates.rest_with(person, key))
        for (number, _, slot, kind), literal in self.interpreting.items():
            who = self.asked.interpreters[number].person
            if who is not None:
                there[who].append((Option(slot, kind), 0, literal))
        for uses in there.values():
            if len(uses) > 1:
                self._add_one_at_a_time(uses)

    def _add_interpreters(self) -> None:
        for (team, slot, kind), literals in self._spoken().items():
            voices = []
            for number in team:
                if self.fixed.is_free(number, Option(slot, kind)):
                    voice = self.cp.new_bool_var("")
                    self.interpreting[number, team, slot, kind] = voice
                    voices.append(voice)
            self.cp.add(sum(literals) <= sum(voices))
        by_number: dict[int, list[Use]] = defaultdict(list)
        for (number, _, slot, kind), voice in self.interpreting.items():
            by_number[number].append((Option(slot, kind), 0, voice))
        for number, uses in by_number.items():
            self._add_one_at_a_time(uses)
            self._add_stretches(number, uses)

    def _spoken(self) -> dict[tuple[Team, int, int], list[Literal]]:
        """The literals that need one of a team of interpreters, by team, slot and kind."""
        found: dict[tuple[Team, int, int], list[Literal]] = defaultdict(list)
        for key, own in self.literals.items():
            request = self.asked.requests[key]
            if request.pair:
                for option, literal in own.items():
                    team = self.candidates.interpreters(request, option.slot)
                    found[team, option.slot, option.kind].append(literal)
        return found

    def _add_stretches(self, number: int, uses: Sequence[Use]) -> None:
        """Between two meetings further apart than the longest stretch, a rest."""
        who, slots = self.asked.interpreters[number], self.asked.slots
        if who.longest is None or not who.rest:
            return
        working = self._working(number, uses)
        rests = {ends: self._resting(working, ends, who.rest) for ends in _ends(slots, working)}
        for one, early in working.items():
            first = slots[one]
            for other, late in working.items():
                last = slots[other]
                far = last.ends - first.starts > who.longest
                if far and first.ends <= last.starts < first.starts + who.longest + who.rest:
                    between = [
                        rest
                        for ends, rest in rests.items()
                        if first.ends <= ends and ends + who.rest <= last.starts
                    ]
                    self._either([*between, _negated(early), _negated(late)])

    def _working(self, number: int, uses: Sequence[Use]) -> dict[int, Literal]:
        """Whether an interpreter works in a slot, by slot."""
        there: dict[int, list[Literal]] = defaultdict(list)
        for option, _, voice in uses:
            there[option.slot].append(voice)
        found: dict[int, Literal] = {}
        for slot, voices in there.items():
            found[slot] = voices[0]
            if len(voices) > 1:
                found[slot] = self.cp.new_bool_var("")
                self.cp.add(sum(voices) == found[slot])
        for key in self.fixed.of_interpreter[number]:
            found[self.fixed.held[key].slot] = True
        return found

    def _resting(self, working: Mapping[int, Literal], ends: int, rest: int) -> Literal:
        """A literal for idleness from a moment on, as long as a rest."""
        idle = self.cp.new_bool_var("")
        for slot, literal in working.items():
            there = self.asked.slots[slot]
            if there.starts < ends + rest and ends < there.ends:
                self._either([~idle, _negated(literal)])
        return idle

    def _either(self, literals: Sequence[Literal]) -> None:
        if not any(literal is True for literal in literals):
            self.cp.add_bool_or([literal for literal in literals if literal is not False])


def _negated(literal: Literal) -> Literal:
    return (not literal) if isinstance(literal, bool) else ~literal


def _ends(slots: Mapping[int, Slot], working: Iterable[int]) -> list[int]:
    return sorted({slots[slot].ends for slot in working})


def free_options(
    fixed: Occupancy, keys: Iterable[int], within: Mapping[int, frozenset[int]] | None = None
) -> dict[int, list[Option]]:
    """What some requests can take beside what is fixed, `within` slots if any are given for one."""
    found = {}
    for key in sorted(keys):
        options: Sequence[Option] = fixed.candidates.options[key]
        if within is not None and key in within:
            options = [option for option in options if option.slot in within[key]]
        if not fixed.held:
            found[key] = list(options)
            continue
        request = fixed.asked.requests[key]
        found[key] = [
            option
            for option in options
            if fixed.fits(key, option) and (not request.pair or fixed.is_any_free(request, option))
        ]
    return found


def read(model: Model, is_true: Any) -> dict[int, Held]:
    """What a solution holds; the interpreters of a team in a slot are dealt out in order."""
    found: dict[int, Held] = {}
    waiting: dict[tuple[Team, int, int], list[int]] = defaultdict(list)
    for (number, team, slot, kind), voice in model.interpreting.items():
        if is_true(voice):
            waiting[team, slot, kind].append(number)
    for key, literals in model.literals.items():
        request = model.asked.requests[key]
        for option, literal in literals.items():
            if is_true(literal):
                interpreter = None
                if request.pair:
                    team = model.candidates.interpreters(request, option.slot)
                    interpreter = waiting[team, option.slot, option.kind].pop()
                found[key] = Held(option.slot, option.kind, interpreter)
    return found
