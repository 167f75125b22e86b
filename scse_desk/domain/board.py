"""The board of a round as plain values, and what stands in the way of a wish in one of its cells.

A `Board` is read once (`board_reading.read`) and then asked about any number of cells: a day of
100 tables is answered without a query. Moments are aware; days and times said are those of the
edition's zone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

from scse_desk.domain.interpreters import covers
from scse_desk.language import N_, Message, Spoken

DEAD = {
    "declined": N_("This request was declined."),
    "withdrawn": N_("This request was withdrawn."),
}
IN_MEETING = N_("{name} is in the meeting {meeting} from {start} to {end}.")
AWAY = N_("{name} is not available from {start} to {end}.")
OCCUPIED = N_("{name} is taken from {start} to {end}: {what}.")
ARRIVES = N_("{name} arrives on {moment} only.")
DEPARTS = N_("{name} departs on {moment}.")
DAY_FULL = N_("{name} has {number} meetings that day already, the most it wants.")
NO_PAIR = N_("No interpreter of this edition has {pair}.")
NO_VOICE = N_("No {pair} interpreter is free from {start} to {end}.")
RANKS = ("must", "high", "normal", "if_possible")


@dataclass(frozen=True, slots=True)
class Busy:
    """A span in which somebody is taken; `what` says by what. `item_id` is a programme item's."""

    starts_at: datetime
    ends_at: datetime
    what: str
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A slot; `day` is that of its start, `grid` names the grid it belongs to, "" the main one."""

    id: int
    starts_at: datetime
    ends_at: datetime
    day: date
    grid: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A table, booth, room or online room. It offers the slots of its grid.

    `owner_id` is the participant whose own place it is.
    """

    id: int
    label: str
    kind: str
    hall: str
    grid: str = ""
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A participant; `who` is the same in every round, `people` are those who must be there.

    `country` is its code, "" where it is not known.
    """

    id: int
    round_id: int
    name: str
    kind: str
    who: tuple[int | None, int | None, int | None]
    capacity: int
    most_per_day: int | None
    people: frozenset[int]
    arrives_at: datetime | None = None
    departs_at: datetime | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """A request; `first` is who asked for it, whose name stands first in `pair`."""

    id: int
    round_id: int
    first: int
    second: int
    pair: str
    priority: str
    status: str
    language: str
    is_mutual: bool
    topics: str

    @property
    def alive(self) -> bool:
        """Whether it may be placed."""
        return self.status not in DEAD


@dataclass(frozen=True, slots=True)
class Held:
    """A placed meeting of the edition, of this round or another."""

    id: int
    wish: Wish
    span: Span
    table_id: int
    voice_id: int | None
    is_locked: bool
    status: str


@dataclass(frozen=True, slots=True)
class Voice:
    """An interpreter of the edition."""

    id: int
    person_id: int
    name: str
    pairs: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a round is: all wishes, those placed, those declined or withdrawn, musts alive."""

    wishes: int
    placed: int
    dead: int
    musts: int
    musts_placed: int
    tables: int
    tables_used: int


@dataclass(frozen=True)
class Board:
    """A round: its slots by time, its tables in order, its wishes, all meetings of the edition."""

    round_id: int
    zone: ZoneInfo
    spans: Mapping[int, Span]
    tables: Mapping[int, Place]
    parties: Mapping[int, Party]
    voices: Mapping[int, Voice]
    wishes: Mapping[int, Wish]
    held: Sequence[Held]
    busy: Mapping[int, Sequence[Busy]]
    """By participant: programme and absences."""
    voices_busy: Mapping[int, Sequence[Busy]]
    _overlapping: dict[int, list[Held]] = field(default_factory=dict)

    @cached_property
    def meetings(self) -> Mapping[int, Held]:
        """The meetings of this round by their requests."""
        return {held.wish.id: held for held in self.held if held.wish.round_id == self.round_id}

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Held]:
        """The meetings of this round by slot and table."""
        return {(held.span.id, held.table_id): held for held in self.meetings.values()}

    @cached_property
    def days(self) -> Sequence[date]:
        """The days of the round."""
        return list(dict.fromkeys(span.day for span in self.spans.values()))

    @cached_property
    def _days_of(self) -> Mapping[tuple[int, date], int]:
        made: Counter[tuple[int, date]] = Counter()
        for held in self.held:
            made[held.wish.first, held.span.day] += 1
            made[held.wish.second, held.span.day] += 1
        return made

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
        found += self.at_table(wish_id, slot_id, table_id)
        found += self.in_slot(wish_id, slot_id)
        if voice_id is not None:
            found += self._voice_taken(self.voices[voice_id], wish, self.spans[slot_id])
        return found

    def at_table(self, wish_id: int, slot_id: int, table_id: int) -> list[Message]:
        """What stands at a table at the time of a slot."""
        return [
            Message(
                N_("Table {table} is taken by {meeting}."),
                {"table": self.tables[table_id].label, "meeting": held.wish.pair},
            )
            for held in self._others(wish_id, self.spans[slot_id])
            if held.table_id == table_id
        ]

    def taken_tables(self, wish_id: int, slot_id: int) -> frozenset[int]:
        """The tables at which others meet at the time of a slot."""
        return frozenset(held.table_id for held in self._others(wish_id, self.spans[slot_id]))

    def against(self, wish_id: int, slot_id: int) -> list[Message]:
        """What keeps a wish from a slot at whatever table: the two, the status, the interpreter."""
        wish = self.wishes[wish_id]
        found = [Message(DEAD[wish.status])] if not wish.alive else []
        found += self.in_slot(wish_id, slot_id)
        return found + self.needed_voice(wish_id, slot_id)[1]

    def in_slot(self, wish_id: int, slot_id: int) -> list[Message]:
        """What keeps the two from meeting in a slot at whatever table."""
        wish, span = self.wishes[wish_id], self.spans[slot_id]
        others = self._others(wish_id, span)
        return [
            reason
            for key in sorted((wish.first, wish.second))
            for reason in self._party_taken(self.parties[key], wish, span, others)
        ]

    def needed_voice(self, wish_id: int, slot_id: int) -> tuple[int | None, list[Message]]:
        """An interpreter for a wish in a slot, its present one first; or why there is none.

        Neither where the two need none. Of those who are free the one with the fewest meetings.
        """
        wish, span = self.wishes[wish_id], self.spans[slot_id]
        present = self.meetings[wish_id].voice_id if wish_id in self.meetings else None
        if not wish.language:
            return None, []
        free = self.free_voices(wish_id, slot_id)
        if not free:
            able = any(covers(voice.pairs, wish.language) for voice in self.voices.values())
            return None, [self._no_voice(wish, span, found=able)]
        load = self._voice_load
        best = min(free, key=lambda voice: (voice.id != present, load[voice.id], voice.id))
        return best.id, []

    def free_voices(self, wish_id: int, slot_id: int) -> list[Voice]:
        """The interpreters who have a wish's pair of languages and are free in a slot."""
        wish, span = self.wishes[wish_id], self.spans[slot_id]
        return [v for v in self.voices.values() if not any(self._voice_taken(v, wish, span))]

    @cached_property
    def _voice_load(self) -> Counter[int]:
        return Counter(held.voice_id for held in self.held if held.voice_id is not None)

    def _no_voice(self, wish: Wish, span: Span, *, found: bool) -> Message:
        if not found:
            return Message(NO_PAIR, {"pair": Spoken(wish.language)})
        return Message(
            NO_VOICE,
            {"pair": Spoken(wish.language), **self._times(span)},
        )

    def _others(self, wish_id: int, span: Span) -> list[Held]:
        if span.id not in self._overlapping:
            self._overlapping[span.id] = [held for held in self.held if at_once(held.span, span)]
        return [held for held in self._overlapping[span.id] if held.wish.id != wish_id]

    def _party_taken(
        self, party: Party, wish: Wish, span: Span, others: Sequence[Held]
    ) -> Iterator[Message]:
        taking = [held for held in others if self._takes_part(party, held)]
        if len(taking) >= party.capacity:
            yield self._in_meeting(party.name, taking[0])
        else:
            for held in others:
                if held not in taking and party.people & self._people(held):
                    yield self._in_meeting(party.name, held)
        for busy in self.busy.get(party.id, ()):
            if at_once(busy, span):
                yield self._occupied(party.name, busy)
        yield from self._not_there(party, span)
        yield from self._day_full(party, wish, span)

    def _takes_part(self, party: Party, held: Held) -> bool:
        """Whether the participant, in whatever round, is one of the two who meet."""
        sides = (self.parties[held.wish.first], self.parties[held.wish.second])
        return any(side.who == party.who for side in sides)

    def _people(self, held: Held) -> frozenset[int]:
        return self.parties[held.wish.first].people | self.parties[held.wish.second].people

    def _not_there(self, party: Party, span: Span) -> Iterator[Message]:
        if party.arrives_at is not None and span.starts_at < party.arrives_at:
            yield Message(
                ARRIVES,
                {"name": party.name, "moment": self._moment(party.arrives_at)},
            )
        if party.departs_at is not None and span.ends_at > party.departs_at:
            yield Message(
                DEPARTS,
                {"name": party.name, "moment": self._moment(party.departs_at)},
            )

    def _day_full(self, party: Party, wish: Wish, span: Span) -> Iterator[Message]:
        if party.most_per_day is None:
            return
        own = self.meetings.get(wish.id)
        number = self._days_of[party.id, span.day] - (own is not None and own.span.day == span.day)
        if number >= party.most_per_day:
            yield Message(
                DAY_FULL,
                {"name": party.name, "number": number},
            )

    def _voice_taken(self, voice: Voice, wish: Wish, span: Span) -> Iterator[Message]:
        if not covers(voice.pairs, wish.language):
            yield Message(
                N_("{name} does not interpret {pair}."),
                {"name": voice.name, "pair": Spoken(wish.language)},
            )
        for held in self._others(wish.id, span):
            other = self.voices.get(held.voice_id) if held.voice_id is not None else None
            if other is not None and other.person_id == voice.person_id:
                yield self._in_meeting(voice.name, held)
        for busy in self.voices_busy.get(voice.id, ()):
            if at_once(busy, span):
                yield self._occupied(voice.name, busy)

    def _in_meeting(self, name: str, held: Held) -> Message:
        return Message(
            IN_MEETING,
            {"name": name, "meeting": held.wish.pair, **self._times(held.span)},
        )

    def _occupied(self, name: str, busy: Busy) -> Message:
        times = self._times(busy)
        if not busy.what:
            return Message(AWAY, {"name": name, **times})
        return Message(
            OCCUPIED,
            {"name": name, "what": busy.what, **times},
        )

    def _times(self, span: Span | Busy) -> Mapping[str, str]:
        return {
            "start": f"{span.starts_at.astimezone(self.zone):%H:%M}",
            "end": f"{span.ends_at.astimezone(self.zone):%H:%M}",
        }

    def _moment(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}"


class Timed(Protocol):
    """Anything with a start and an end, both aware."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""

    @property
    def ends_at(self) -> datetime:
        """When it ends; as it begins where the end is not known."""


def at_once(one: Timed, other: Timed) -> bool:
    """Whether two things overlap; what begins together does, also where an end is not known."""
    if one.starts_at == other.starts_at:
        return True
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
