"""What a board of a round is made of: plain values, each moment aware.

Minutes count from 1970-01-01T00:00Z, as those of the scheduler do (`scheduling.values`): the rules
of the board are its rules, and so they reckon in the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from scse_desk.language import N_, Message

DEAD = {
    "declined": N_("This request was declined."),
    "withdrawn": N_("This request was withdrawn."),
}
HAPPENED = frozenset({"held", "no_show"})
"""The statuses of meetings that nothing moves: they took place, or somebody did not come."""
RANKS = ("must", "high", "normal", "if_possible")


def minute(moment: datetime) -> int:
    """The minute that a moment lies in."""
    return int(moment.timestamp() // 60)


def minute_after(moment: datetime) -> int:
    """The first minute that does not begin before a moment."""
    return int(-(-moment.timestamp() // 60))


def minutes(starts_at: datetime, ends_at: datetime) -> tuple[int, int]:
    """The minutes a span touches; one at least, since what has no known end takes its beginning."""
    starts = minute(starts_at)
    return starts, max(minute_after(ends_at), starts + 1)


def table_called(label: str) -> Message | str:
    """What a place is called in a sentence: a number is that of a table."""
    return Message(N_("Table {number}"), {"number": label}) if label.isdecimal() else label


@dataclass(frozen=True, slots=True)
class Busy:
    """A span in which somebody is taken; `what` says by what. `item_id` is a programme item's."""

    starts_at: datetime
    ends_at: datetime
    what: str
    item_id: int | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A span of minutes in which at most so many meetings are held at once, 0 for none, and why."""

    starts: int
    ends: int
    most: int
    why: Message


@dataclass(frozen=True, slots=True)
class Span:
    """A slot; `day` is that of its start, `grid` names the grid it belongs to, "" the main one."""

    id: int
    starts_at: datetime
    ends_at: datetime
    day: date
    starts: int
    ends: int
    grid: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A table, booth, room or online room. It offers the slots of its grid.

    `owner_id` is the participant whose own place it is; `area` numbers hall and leg for walking;
    `closed` is when it is not to be had; `has_cabin` says that interpreters have theirs there.
    """

    id: int
    label: str
    kind: str
    hall: str
    grid: str = ""
    owner_id: int | None = None
    leg_id: int | None = None
    area: int = 0
    closed: tuple[Limit, ...] = ()
    has_cabin: bool = False

    @property
    def called(self) -> Message | str:
        """What it is called in a sentence."""
        return table_called(self.label)

    @property
    def is_online(self) -> bool:
        """Whether one meets there from afar."""
        return self.kind == "online"


@dataclass(frozen=True, slots=True)
class Party:
    """A participant; `who` is the same in every round, `people` are those who must be there.

    `country` is its code, "" where it is not known. `rest` is in minutes. `zone` is the IANA name
    of the zone it is in where that is not the edition's.
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
    attendance: str = "head"
    quorum: int | None = None
    rest: int = 0
    preferred_half: str | None = None
    own_place_only: bool = False
    is_online: bool = False
    zone: str = ""
    wakes_at: int = 0
    sleeps_at: int = 24


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
    minutes: int = 0

    @property
    def alive(self) -> bool:
        """Whether it may be placed."""
        return self.status not in DEAD

    @property
    def sides(self) -> tuple[int, int]:
        """The two who are to meet, the one with the lower number first."""
        return min(self.first, self.second), max(self.first, self.second)


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
    """An interpreter of the edition; `shifts` are minutes, empty for throughout.

    `longest` and `rest` are minutes, as in `scheduling.values.Interpreter`.
    """

    id: int
    person_id: int
    name: str
    pairs: str
    shifts: tuple[tuple[int, int], ...] = ()
    longest: int | None = None
    rest: int = 0


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


class Timed(Protocol):
    """Anything with a start and an end, both aware."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""

    @property
    def ends_at(self) -> datetime:
        """When it ends; as it begins where the end is not known."""


class Lasting(Protocol):
    """Anything with a start and an end in minutes."""

    @property
    def starts(self) -> int:
        """The minute in which it begins."""

    @property
    def ends(self) -> int:
        """The minute before which it ends."""


def at_once(one: Timed, other: Timed) -> bool:
    """Whether two things overlap; what begins together does, also where an end is not known."""
    if one.starts_at == other.starts_at:
        return True
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def overlap(one: Lasting, other: Lasting) -> bool:
    """Whether two spans have a minute in common."""
    return one.starts < other.ends and other.starts < one.ends


def gap(one: Lasting, other: Lasting) -> int:
    """Minutes between two spans, below 0 where they overlap."""
    return max(one.starts, other.starts) - min(one.ends, other.ends)


def times(span: Timed, zone: ZoneInfo) -> Mapping[str, str]:
    """From when to when a span lasts, for a message."""
    return {
        "start": f"{span.starts_at.astimezone(zone):%H:%M}",
        "end": f"{span.ends_at.astimezone(zone):%H:%M}",
    }
