"""The published problem and its answer, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

MORNING, AFTERNOON, EITHER = 1, 2, 3
"""The session a meeting is bound to, numbered as in the published files."""

Status = Literal["optimal", "feasible", "infeasible", "unknown"]


@dataclass(frozen=True)
class Event:
    """One event. Participants, meetings and slots count from 0.

    `morning` is how many of the first slots are the morning. `pairs` are the two participants of
    each meeting, `sessions` its session, `fixed` its slot if given, `before` the meetings held
    in earlier slots than it. `forbidden` are the slots in which a participant cannot meet.
    """

    participants: int
    tables: int
    slots: int
    morning: int
    pairs: tuple[tuple[int, int], ...]
    sessions: tuple[int, ...]
    forbidden: tuple[frozenset[int], ...]
    fixed: tuple[int | None, ...]
    before: tuple[frozenset[int], ...]

    def meetings_of(self) -> list[list[int]]:
        """The meetings of each participant."""
        found: list[list[int]] = [[] for _ in range(self.participants)]
        for meeting, pair in enumerate(self.pairs):
            for participant in pair:
                found[participant].append(meeting)
        return found

    def breaks_of(self, slots: Sequence[int]) -> list[int]:
        """The breaks of each participant where the meetings are held in these slots."""
        busy: list[set[int]] = [set() for _ in range(self.participants)]
        for pair, slot in zip(self.pairs, slots, strict=True):
            for participant in pair:
                busy[participant].add(slot)
        return [sum(slot - 1 not in own for slot in own) - 1 if own else 0 for own in busy]


@dataclass(frozen=True)
class Answer:
    """What was found; slots and tables of the meetings count from 1, as in the published files.

    `breaks` is None without a plan; no plan has fewer than `bound`. "unknown" is the status where
    the time was not enough to find a plan or to prove that there is none.
    """

    status: Status
    breaks: int | None
    bound: int
    seconds: float
    slots: tuple[int, ...] = ()
    tables: tuple[int, ...] = ()


def tables_of(slots: Sequence[int]) -> tuple[int, ...]:
    """A table of its own, from 1, for each meeting of a slot."""
    used: dict[int, int] = {}
    tables = []
    for slot in slots:
        used[slot] = used.get(slot, 0) + 1
        tables.append(used[slot])
    return tuple(tables)
