"""Breaks of one participant on one day, stated for CP-SAT.

The encoding is shared by the exact solver of the published problem and by the neighbourhoods in
which a large round is improved. A *break* is a group of idle positions between two meetings; how
long it is does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Literal = Any
"""What CP-SAT takes for a Boolean: a variable, its negation, or a constant True or False."""


@dataclass(frozen=True)
class Day:
    """What is stated of a day, by position in the order of time.

    `begun[s]`: the first meeting is at `s` or earlier; so the last of them tells whether the
    participant is there at all. `ends[s]`: a break ends at `s`, its next meeting is there.
    """

    busy: tuple[Literal, ...]
    begun: tuple[Literal, ...]
    ends: tuple[Literal, ...]

    @property
    def present(self) -> Literal:
        """Whether there is any meeting on the day."""
        return self.begun[-1] if self.begun else False

    @property
    def breaks(self) -> Any:
        """How many breaks the day has, as a sum."""
        return sum(end for end in self.ends if end is not False)


def add_day(model: cp_model.CpModel, busy: Sequence[Literal]) -> Day:
    """State the breaks of a participant that is busy as told, position by position.

    Positions in which it cannot be busy are False, those in which it is in any case True. Blocked
    positions between two meetings are idle like any other.
    """
    begun: list[Literal] = []
    ends: list[Literal] = []
    for position, here in enumerate(busy):
        earlier = begun[-1] if begun else False
        was = busy[position - 1] if position else False
        ends.append(_ends(model, earlier, was, here))
        begun.append(_either(model, earlier, here))
    return Day(tuple(busy), tuple(begun), tuple(ends))


def negated(literal: Literal) -> Literal:
    """Not that; `~True` would be the number -2."""
    return not literal if isinstance(literal, bool) else ~literal


def _either(model: cp_model.CpModel, one: Literal, other: Literal) -> Literal:
    """A literal for one or the other."""
    if one is False or other is False:
        return other if one is False else one
    if one is True or other is True:
        return True
    made = model.new_bool_var("")
    model.add_implication(one, made)
    model.add_implication(other, made)
    model.add_bool_or([~made, one, other])
    return made


def _ends(model: cp_model.CpModel, begun: Literal, was: Literal, here: Literal) -> Literal:
    """A literal for: had begun, was idle, and is busy here."""
    if begun is False or was is True or here is False or begun is was:
        return False
    made = model.new_bool_var("")
    parts = [part for part in (begun, here) if part is not True]
    parts += [negated(was)] if was is not False else []
    model.add_bool_or([made, *(negated(part) for part in parts)])
    for part in parts:
        model.add_implication(made, part)
    return made


def add_unbroken(
    model: cp_model.CpModel,
    day: Day,
    count: int,
    broken: Literal,
    starts: frozenset[int],
) -> None:
    """A participant with `count` meetings on the day, unless it is `broken`, has them in a row.

    Then it is busy where it has begun and had not `count` positions ago, and it begins at one of
    `starts`. Implied by the rest where `broken` is; but the search learns much from it.
    """
    begun, last = day.begun, len(day.begun) - count
    model.add_bool_or([begun[last]])
    for position, here in enumerate(day.busy):
        over = begun[position - count] if position >= count else False
        model.add_bool_or([broken, negated(begun[position]), over, here])
        if over is not False and here is not False:
            model.add_bool_or([broken, negated(over), negated(here)])
    for start in range(last + 1):
        if start not in starts:
            earlier = begun[start - 1] if start else False
            model.add_bool_or([broken, negated(begun[start]), earlier])


def begins(day: Day, start: int) -> list[Literal]:
    """The literals that together say that the first meeting of the day is at a position."""
    return [day.begun[start], *([negated(day.begun[start - 1])] if start else [])]


def add_blocks(
    model: cp_model.CpModel,
    day: Day,
    count: int,
    broken: Literal,
    starts: frozenset[int],
) -> dict[int, Literal]:
    """A literal for each start of the unbroken block, exactly one of them or `broken`.

    It says the same as `add_unbroken`, in another way that suits other instances.
    """
    covers: list[list[Literal]] = [[] for _ in day.busy]
    places = {start: model.new_bool_var("") for start in sorted(starts)}
    for start, place in places.items():
        model.add_bool_or([place, broken, *map(negated, begins(day, start))])
        for literal in (*begins(day, start), *day.busy[start : start + count]):
            model.add_implication(place, literal)
        for position in range(start, start + count):
            covers[position].append(place)
    model.add_exactly_one([*places.values(), broken])
    for position, here in enumerate(day.busy):
        if here is not False:
            model.add_bool_or([*covers[position], negated(here), broken])
    return places
