"""The meetings of a round as they stand: who is in which, what is held where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from scse_desk.domain.board_values import (
    Held,
    Lasting,
    Limit,
    Party,
    Place,
    Span,
    Voice,
    Wish,
    overlap,
)


@dataclass(frozen=True)
class Standing:
    """The meetings of one round with who and what they are made of; asked by the board's rules.

    `limits` are those of participants, `voice_limits` of interpreters; `walking` is minutes
    between two areas, the lower number first.
    """

    zone: ZoneInfo
    tables: Mapping[int, Place]
    parties: Mapping[int, Party]
    voices: Mapping[int, Voice]
    walking: Mapping[tuple[int, int], int]
    meetings: Sequence[Held]
    limits: Mapping[int, Sequence[Limit]]
    voice_limits: Mapping[int, Sequence[Limit]]
    _taken: dict[int, Mapping[int, Sequence[Held]]] = field(default_factory=dict)

    def taken(self, span: Span) -> Mapping[int, Sequence[Held]]:
        """The meetings at each table that overlap a slot."""
        if span.id not in self._taken:
            there = (held for held in self.meetings if overlap(held.span, span))
            self._taken[span.id] = _grouped((held.table_id, held) for held in there)
        return self._taken[span.id]

    @cached_property
    def of_party(self) -> Mapping[int, Sequence[Held]]:
        """The meetings of each participant."""
        return _grouped((side, held) for held in self.meetings for side in held.wish.sides)

    @cached_property
    def of_person(self) -> Mapping[int, Sequence[Held]]:
        """The meetings of each person who must be there, as a side or to interpret."""
        return _grouped((person, held) for held in self.meetings for person in self.present(held))

    @cached_property
    def of_voice(self) -> Mapping[int, Sequence[Held]]:
        """The meetings of each interpreter."""
        spoken = (held for held in self.meetings if held.voice_id is not None)
        return _grouped((held.voice_id or 0, held) for held in spoken)

    def present(self, held: Held) -> frozenset[int]:
        """The people who must be at a meeting."""
        who = self.people(held.wish)
        return who if held.voice_id is None else who | {self.voices[held.voice_id].person_id}

    def people(self, wish: Wish) -> frozenset[int]:
        """The people who must be there on either side."""
        return self.parties[wish.first].people | self.parties[wish.second].people

    def rest(self, person: int, wish: Wish) -> int:
        """The rest that a person needs as one of either side."""
        sides = (self.parties[side] for side in wish.sides)
        return max((side.rest for side in sides if person in side.people), default=0)

    def walk(self, held: Held, area: int) -> int:
        """Minutes from a meeting to an area, or from there."""
        there = self.area(held.table_id)
        return self.walking.get((min(there, area), max(there, area)), 0)

    def area(self, table_id: int) -> int:
        """The area that a table is in; 0 where that does not matter."""
        return self.tables[table_id].area if table_id in self.tables else 0


def most_at_once(meetings: Iterable[Held], within: Lasting) -> int:
    """How many meetings are held at the busiest moment of a span."""
    inside = [held.span for held in meetings if overlap(held.span, within)]
    moments = {max(span.starts, within.starts) for span in inside}
    return max((sum(s.starts <= m < s.ends for s in inside) for m in moments), default=0)


def _grouped(pairs: Iterable[tuple[int, Held]]) -> Mapping[int, list[Held]]:
    made: dict[int, list[Held]] = defaultdict(list)
    for key, held in pairs:
        made[key].append(held)
    return made
