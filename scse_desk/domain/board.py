"""The board of a round as plain values, and what stands in the way of a wish in one of its cells.

A `Board` is read once (`board_reading.read`) and then asked about any number of cells: a day of
100 tables is answered without a query. Moments are aware; days and times said are those of the
edition's zone. What it refuses is what `scheduling.checking` refuses.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from scse_desk.domain import board_places, board_sides, board_voices
from scse_desk.domain.board_standing import Standing
from scse_desk.domain.board_values import (
    DEAD,
    RANKS,
    Busy,
    Held,
    Limit,
    Party,
    Place,
    Span,
    Tally,
    Voice,
    Wish,
    at_once,
    overlap,
    times,
)
from scse_desk.domain.interpreters import covers
from scse_desk.language import N_, Message, Spoken

__all__ = [
    "DEAD",
    "NO_PAIR",
    "NO_VOICE",
    "RANKS",
    "Board",
    "Busy",
    "Held",
    "Limit",
    "Party",
    "Place",
    "Span",
    "Tally",
    "Voice",
    "Wish",
    "at_once",
]

NO_PAIR = N_("No interpreter of this edition has {pair}.")
NO_VOICE = N_("No {pair} interpreter is free from {start} to {end}.")
NO_VOICE_NEAR = N_("No {pair} interpreter who is free then can be at {table} in time.")


@dataclass(frozen=True)
class Board:
    """A round: its slots by time, its tables in order, its wishes, all meetings of the edition.

    `limits` is what keeps its participants from meeting, `busy` the part of it that is programme,
    absence or a meeting of another round. `cancelled` are the wishes whose meeting was cancelled.
    """

    round_id: int
    zone: ZoneInfo
    spans: Mapping[int, Span]
    tables: Mapping[int, Place]
    parties: Mapping[int, Party]
    voices: Mapping[int, Voice]
    wishes: Mapping[int, Wish]
    held: Sequence[Held]
    busy: Mapping[int, Sequence[Busy]]
    """By participant: programme, absences, meetings of other rounds."""
    voices_busy: Mapping[int, Sequence[Busy]]
    limits: Mapping[int, Sequence[Limit]]
    voice_limits: Mapping[int, Sequence[Limit]]
    walking: Mapping[tuple[int, int], int]
    cancelled: frozenset[int] = frozenset()
    _known: dict[tuple[object, ...], list[Any]] = field(default_factory=dict)
    """What was found out before, since the same is asked for each table of a slot."""

    @cached_property
    def meetings(self) -> Mapping[int, Held]:
        """The meetings of this round by their requests."""
        return {held.wish.id: held for held in self.held if held.wish.round_id == self.round_id}

    @cached_property
    def standing(self) -> Standing:
        """The meetings of this round as its rules ask for them."""
        return Standing(
            self.zone,
            self.tables,
            self.parties,
            self.voices,
            self.walking,
            list(self.meetings.values()),
            self.limits,
            self.voice_limits,
        )

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Held]:
        """The meetings of this round by slot and table."""
        return {(held.span.id, held.table_id): held for held in self.meetings.values()}

    @cached_property
    def days(self) -> Sequence[date]:
        """The days of the round."""
        return list(dict.fromkeys(span.day for span in self.spans.values()))

    @cached_property
    def meetings_of(self) -> Mapping[int, Sequence[Held]]:
        """The meetings of each participant by time."""
        made: dict[int, list[Held]] = defaultdict(list)
        for held in sorted(self.held, key=lambda each: each.span.starts_at):
            made[held.wish.first].append(held)
            made[held.wish.second].append(held)
        return made

    def waiting(self) -> list[Wish]:
        """The wishes that may be placed and are not, musts first."""
        found = [w for w in self.wishes.values() if w.alive and w.id not in self.meetings]
        return sorted(found, key=lambda wish: RANKS.index(wish.priority))

    def tally(self) -> Tally:
        """The figures of the round."""
        alive = [w for w in self.wishes.values() if w.alive or w.id in self.meetings]
        musts = [wish for wish in alive if wish.priority == "must"]
        return Tally(
            len(self.wishes),
            len(self.meetings),
            len(self.wishes) - len(alive),
            len(musts),
            sum(wish.id in self.meetings for wish in musts),
            len(self.tables),
            len({held.table_id for held in self.meetings.values()}),
        )

    def reasons(
        self, wish_id: int, slot_id: int, table_id: int, voice_id: int | None = None
    ) -> list[Message]:
        """All that stands in the way of a wish in a slot at a table; empty if nothing does.

        Asked with an interpreter, what stands in their way too.
        """
        wish = self.wishes.get(wish_id)
        if wish is None or slot_id not in self.spans or table_id not in self.tables:
            return [Message(N_("The slot and the table belong to another round."))]
        found = [Message(DEAD[wish.status])] if not wish.alive else []
        found += self._at_table(wish, slot_id, table_id)
        found += self.in_slot(wish_id, slot_id)
        if voice_id is not None:
            voice, span = self.voices[voice_id], self.spans[slot_id]
            found += board_voices.in_slot(self.standing, voice, wish, span)
            area = self.standing.area(table_id)
            found += board_voices.on_foot(self.standing, voice, wish, span, area)
        return found

    def at_table(self, wish_id: int, slot_id: int, table_id: int) -> list[Message]:
        """What keeps a wish from a table at the time of a slot, whatever keeps it from the slot."""
        wish = self.wishes[wish_id]
        found = self._at_table(wish, slot_id, table_id)
        if wish.language and self.free_voices(wish_id, slot_id):
            found += self.needed_voice(wish_id, slot_id, table_id)[1]
        return found

    def _at_table(self, wish: Wish, slot_id: int, table_id: int) -> list[Message]:
        span, place, standing = self.spans[slot_id], self.tables[table_id], self.standing
        found = list(board_places.in_slot(standing, wish, span, place))
        found += self._once(("place", wish.id, table_id), board_places.not_for, wish, place)
        if self.walking:
            found += self._on_foot(wish, slot_id, place.area)
        return found

    def _on_foot(self, wish: Wish, slot_id: int, area: int) -> list[Message]:
        key = ("walk", wish.id, slot_id, area)
        return self._once(key, board_sides.on_foot, wish, self.spans[slot_id], area)

    def _once(self, key: tuple[object, ...], find: Any, *asked: object) -> list[Any]:
        """What a rule finds, found once."""
        if key not in self._known:
            self._known[key] = list(find(self.standing, *asked))
        return self._known[key]

    def taken_tables(self, wish_id: int, slot_id: int) -> frozenset[int]:
        """The tables at which a wish cannot be held in a slot, whatever keeps it from the slot.

        Those at which `at_table` finds something, in a tenth of the time.
        """
        wish, span = self.wishes[wish_id], self.spans[slot_id]
        occupied = self.standing.taken(span).items()
        found = {key for key, there in occupied if any(h.wish.id != wish_id for h in there)}
        found.update(self._once(("unfit", wish_id), self._unfit, wish))
        found.update(self._once(("grid", span.grid), self._of_other_grids, span.grid))
        shut = (p.id for p in self._closable if any(overlap(limit, span) for limit in p.closed))
        found.update(shut)
        if self.walking:
            far = {area for area in self._areas if self._is_far(wish, slot_id, area)}
            found.update(p.id for p in self.tables.values() if p.area in far)
        return frozenset(found)

    def _unfit(self, standing: Standing, wish: Wish) -> list[int]:
        places = self.tables.values()
        return [place.id for place in places if any(board_places.not_for(standing, wish, place))]

    def _of_other_grids(self, _: Standing, grid: str) -> list[int]:
        return [place.id for place in self.tables.values() if place.grid != grid]

    @cached_property
    def _closable(self) -> Sequence[Place]:
        return [place for place in self.tables.values() if place.closed]

    @cached_property
    def _areas(self) -> Mapping[int, int]:
        """The areas, each with a table that is in it."""
        return {place.area: place.id for place in self.tables.values()}

    def _is_far(self, wish: Wish, slot_id: int, area: int) -> bool:
        """Whether the two, or every interpreter who is free, come too late to an area."""
        table_id = self._areas[area]
        if self._on_foot(wish, slot_id, area):
            return True
        waits = bool(wish.language and self.free_voices(wish.id, slot_id))
        return waits and not self.free_voices(wish.id, slot_id, table_id)

    def against(self, wish_id: int, slot_id: int) -> list[Message]:
        """What keeps a wish from a slot at whatever table: the two, the status, the interpreter."""
        wish = self.wishes[wish_id]
        found = [Message(DEAD[wish.status])] if not wish.alive else []
        found += self.in_slot(wish_id, slot_id)
        return found + self.needed_voice(wish_id, slot_id)[1]

    def in_slot(self, wish_id: int, slot_id: int) -> list[Message]:
        """What keeps the two from meeting in a slot at whatever table."""
        wish, span = self.wishes[wish_id], self.spans[slot_id]
        return list(self._once(("slot", wish_id, slot_id), board_sides.in_slot, wish, span))

    def needed_voice(
        self, wish_id: int, slot_id: int, table_id: int | None = None
    ) -> tuple[int | None, list[Message]]:
        """An interpreter for a wish in a slot, its present one first; or why there is none.

        Neither where the two need none. Of those who are free, and can be at a table in time where
        one is named, the one with the fewest meetings.
        """
        wish, span = self.wishes[wish_id], self.spans[slot_id]
        present = self.meetings[wish_id].voice_id if wish_id in self.meetings else None
        if not wish.language:
            return None, []
        free = self.free_voices(wish_id, slot_id, table_id)
        if not free:
            return None, [self._no_voice(wish, span, table_id)]
        load = self._voice_load
        best = min(free, key=lambda voice: (voice.id != present, load[voice.id], voice.id))
        return best.id, []

    def free_voices(self, wish_id: int, slot_id: int, table_id: int | None = None) -> list[Voice]:
        """The interpreters who have a wish's pair of languages and are free in a slot.

        Where a table is named, those who can be there in time.
        """
        wish, span = self.wishes[wish_id], self.spans[slot_id]
        free = self._once(("voices", wish_id, slot_id), self._voices_in_slot, wish, span)
        if table_id is None or not self.walking:
            return list(free)
        area = self.tables[table_id].area
        key = ("voices", wish_id, slot_id, area)
        return list(self._once(key, self._voices_there, free, wish, span, area))

    def _voices_in_slot(self, standing: Standing, wish: Wish, span: Span) -> Iterator[Voice]:
        for voice in self._able(wish.language):
            if not any(board_voices.in_slot(standing, voice, wish, span)):
                yield voice

    def _able(self, pair: str) -> list[Voice]:
        """The interpreters who have a pair of languages."""
        key = ("able", pair)
        if key not in self._known:
            self._known[key] = [v for v in self.voices.values() if covers(v.pairs, pair)]
        return self._known[key]

    def _voices_there(
        self, standing: Standing, free: Sequence[Voice], wish: Wish, span: Span, area: int
    ) -> Iterator[Voice]:
        for voice in free:
            if not any(board_voices.on_foot(standing, voice, wish, span, area)):
                yield voice

    @cached_property
    def _voice_load(self) -> Counter[int]:
        return Counter(held.voice_id for held in self.held if held.voice_id is not None)

    def _no_voice(self, wish: Wish, span: Span, table_id: int | None) -> Message:
        pair = {"pair": Spoken(wish.language)}
        if not self._able(wish.language):
            return Message(NO_PAIR, pair)
        if table_id is None or not self.free_voices(wish.id, span.id):
            return Message(NO_VOICE, {**pair, **times(span, self.zone)})
        return Message(NO_VOICE_NEAR, {**pair, "table": self.tables[table_id].called})
