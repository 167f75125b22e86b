"""What is taken while a plan is worked on, and whether one more meeting fits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from scse_desk.scheduling.candidates import Candidates, Held, Holding, Option, overlap
from scse_desk.scheduling.values import Participant, Request, Slot

Somewhere = Option | Held
"""A slot and a kind of place."""


class Occupancy:
    """The meetings held, by all that can be in one place only.

    `held` may be read; `place` and `remove` change it. `at` is one meeting of a participant in a
    slot, the only one if it is of capacity 1.
    """

    def __init__(self, candidates: Candidates, holding: Holding | None = None) -> None:
        self.candidates = candidates
        self.asked = candidates.asked
        self.held: Holding = {}
        self.at: dict[tuple[int, int], int] = {}
        self.in_slot: dict[int, set[int]] = defaultdict(set)
        self.of_side: dict[int, set[int]] = defaultdict(set)
        self.of_person: dict[int, set[int]] = defaultdict(set)
        self.of_interpreter: dict[int, set[int]] = defaultdict(set)
        self._heard: dict[tuple[int, int], int] = {}
        self._taken: Counter[Option] = Counter()
        self._before, self._after = _orders(candidates)
        self._shared = shared_people(candidates)
        self._odd = _odd_uses(candidates)
        self._longest = max(self.asked.walking.values(), default=0)
        for key, held in (candidates.kept if holding is None else holding).items():
            self.place(key, held)

    def place(self, key: int, held: Held) -> None:
        """Hold a request, whether it fits or not."""
        self.held[key] = held
        self.in_slot[held.slot].add(key)
        self._count(key, held, 1)
        for side in self.candidates.sides(key):
            self.of_side[side].add(key)
            self.at[side, held.slot] = key
        for person in self.people(key, held.interpreter):
            self.of_person[person].add(key)
        if held.interpreter is not None:
            self.of_interpreter[held.interpreter].add(key)
            self._heard[held.interpreter, held.slot] = key

    def remove(self, key: int) -> Held:
        """Hold a request no longer."""
        held = self.held.pop(key)
        self.in_slot[held.slot].discard(key)
        self._count(key, held, -1)
        for side in self.candidates.sides(key):
            self.of_side[side].discard(key)
            if self.at.get((side, held.slot)) == key:
                del self.at[side, held.slot]
        for person in self.people(key, held.interpreter):
            self.of_person[person].discard(key)
        if held.interpreter is not None:
            self.of_interpreter[held.interpreter].discard(key)
            if self._heard.get((held.interpreter, held.slot)) == key:
                del self._heard[held.interpreter, held.slot]
        return held

    def people(self, key: int, interpreter: int | None = None) -> frozenset[int]:
        """The people of a request who might be asked for elsewhere at the same time."""
        first, second = self.candidates.sides(key)
        who = self.asked.participants[first].people | self.asked.participants[second].people
        if interpreter is not None:
            person = self.asked.interpreters[interpreter].person
            who |= frozenset() if person is None else {person}
        return who & self._shared

    def room(self, option: Option) -> int:
        """How many places of a kind are still free in a slot."""
        kind = self.candidates.places[option.kind]
        return len(kind) - self._taken[option]

    def fits(self, key: int, option: Option) -> bool:
        """Whether a request fits into an option, the interpreter aside."""
        return (
            self.room(option) > 0
            and all(self._side_fits(side, key, option) for side in self.candidates.sides(key))
            and all(self._person_fits(p, key, option) for p in self.people(key))
            and self._in_order(key, option)
        )

    def interpreter_for(self, key: int, option: Option) -> int | None:
        """Who is free to interpret a request, the least busy first; None if nobody is."""
        request = self.asked.requests[key]
        able = self.candidates.interpreters(request, option.slot)
        for number in sorted(able, key=lambda each: (len(self.of_interpreter[each]), each)):
            if self.interprets(number, option):
                return number
        return None

    def interprets(self, number: int, option: Option) -> bool:
        """Whether an interpreter can take one more meeting."""
        who, slots = self.asked.interpreters[number], self.asked.slots
        if not self.is_free(number, option):
            return False
        others = [slots[self.held[other].slot] for other in self.of_interpreter[number]]
        here = slots[option.slot]
        return who.longest is None or stretch_around(here, others, who.rest) <= who.longest

    def is_free(self, number: int, option: Option) -> bool:
        """Whether an interpreter, if able, is free for an option; the stretch aside."""
        if (number, option.slot) in self._heard:
            return False
        others = self.of_interpreter[number]
        if any(self.clash(option, self.held[other], 0) for other in others):
            return False
        person = self.asked.interpreters[number].person
        return person is None or not any(
            self.clash(option, self.held[other], self.candidates.rest_with(person, other))
            for other in self.of_person[person]
        )

    def is_any_free(self, request: Request, option: Option) -> bool:
        """Whether an interpreter could be free for a request; stretches aside."""
        able = self.candidates.interpreters(request, option.slot)
        return any(self.is_free(number, option) for number in able)

    def clash(self, one: Somewhere, other: Somewhere, rest: int) -> bool:
        """Whether the same people cannot be at both: they overlap, or are too close."""
        if other.slot in self.candidates.apart(rest)[one.slot]:
            return True
        if (
            not self.asked.walking
            or other.slot not in self.candidates.apart(self._longest)[one.slot]
        ):
            return False
        earlier, later = self.asked.slots[one.slot], self.asked.slots[other.slot]
        gap = max(earlier.starts, later.starts) - min(earlier.ends, later.ends)
        kinds = self.candidates.kinds
        return gap < self.asked.walk(kinds[one.kind].area, kinds[other.kind].area)

    def _side_fits(self, side: int, key: int, option: Option) -> bool:
        who = self.asked.participants[side]
        if who.capacity == 1 and self.at.get((side, option.slot), key) != key:
            return False
        others = [self.held[other] for other in self.of_side[side] if other != key]
        if who.capacity == 1:
            if any(self.clash(option, other, who.rest) for other in others):
                return False
        elif not self._has_capacity(who, option, others):
            return False
        if who.most_per_day is None:
            return True
        slots, day = self.asked.slots, self.asked.slots[option.slot].day
        return sum(slots[other.slot].day == day for other in others) < who.most_per_day

    def _has_capacity(self, who: Participant, option: Option, others: Sequence[Held]) -> bool:
        here = self.asked.slots[option.slot]
        close = [self.asked.slots[other.slot] for other in others]
        close = [slot for slot in close if overlap(slot, here)]
        return all(
            sum(slot.starts <= moment < slot.ends for slot in close) < most
            for moment, most in moments(who, here, close)
        )

    def _person_fits(self, person: int, key: int, option: Option) -> bool:
        rest = self.candidates.rest_with(person, key)
        return not any(
            self.clash(
                option,
                self.held[other],
                max(rest, self.candidates.rest_with(person, other)),
            )
            for other in self.of_person[person]
            if other != key
        )

    def _in_order(self, key: int, option: Option) -> bool:
        slots, here = self.asked.slots, self.asked.slots[option.slot]
        return all(
            slots[self.held[other].slot].ends <= here.starts
            for other in self._before.get(key, ())
            if other in self.held
        ) and all(
            here.ends <= slots[self.held[other].slot].starts
            for other in self._after.get(key, ())
            if other in self.held
        )

    def _count(self, key: int, held: Held, by: int) -> None:
        for option in self._odd.get(key, (held.option,)):
            self._taken[option] += by


def moments(who: Participant, here: Slot, close: Iterable[Slot]) -> list[tuple[int, int]]:
    """The moments within a slot at which to count meetings, and how many there may be."""
    limits = [limit for limit in who.limits if overlap(limit, here)]
    starts = {slot.starts for slot in close} | {limit.starts for limit in limits} | {here.starts}
    return [
        (moment, most_at(who, moment)) for moment in starts if here.starts <= moment < here.ends
    ]


def most_at(who: Participant, moment: int) -> int:
    """How many meetings a participant can hold at a moment."""
    limits = [limit.most for limit in who.limits if limit.starts <= moment < limit.ends]
    return min([who.capacity, *limits])


def stretch_around(here: Slot, others: Iterable[Slot], rest: int) -> int:
    """How long the stretch of an interpreter would be that a meeting becomes part of."""
    starts, ends = here.starts, here.ends
    slots = sorted(others, key=lambda slot: slot.starts)
    for slot in slots:
        if slot.starts >= ends and slot.starts - ends < rest:
            ends = max(ends, slot.ends)
    for slot in sorted(slots, key=lambda slot: -slot.ends):
        if slot.ends <= starts and starts - slot.ends < rest:
            starts = slot.starts
    return ends - starts


def shared_people(candidates: Candidates) -> frozenset[int]:
    """The people whom a participant of capacity 1 does not already keep from clashing."""
    asked = candidates.asked
    seen = Counter(person for who in asked.participants.values() for person in who.people)
    seen.update(w.person for w in asked.interpreters.values() if w.person is not None)
    several = (who.people for who in asked.participants.values() if who.capacity > 1)
    return frozenset({person for person, count in seen.items() if count > 1}.union(*several))


def _orders(candidates: Candidates) -> tuple[dict[int, tuple[int, ...]], dict[int, list[int]]]:
    """By request, which come before it and which after."""
    requests = candidates.asked.requests
    before = {
        key: tuple(sorted(request.after & requests.keys()))
        for key, request in requests.items()
        if request.after
    }
    after: dict[int, list[int]] = defaultdict(list)
    for key, earlier in before.items():
        for other in earlier:
            after[other].append(key)
    return before, after


def _odd_uses(candidates: Candidates) -> dict[int, list[Option]]:
    """What a kept meeting takes of its kind of place if its slot is of another grid."""
    asked = candidates.asked
    found = {}
    for key, held in candidates.kept.items():
        slot, kind = asked.slots[held.slot], candidates.kinds[held.kind]
        if slot.grid != kind.grid:
            own = [s for s in candidates.slots if s.grid == kind.grid and overlap(s, slot)]
            found[key] = [Option(each.id, held.kind) for each in own]
    return found
