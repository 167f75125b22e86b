"""What the scheduler takes and gives: plain values.

Moments and lengths are whole minutes; moments count from 1970-01-01T00:00Z. Records are known by
the ids their owner gave them. A span is half open: what ends when another begins does not clash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MUST, HIGH, NORMAL, IF_POSSIBLE = range(4)
WEIGHTS = (27, 9, 3, 1)
"""What a wish held is worth, by priority; musts come before all others whatever they are worth."""


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment to another."""

    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Limit:
    """A span in which a participant can hold at most so many meetings at once; 0: none."""

    starts: int
    ends: int
    most: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """A span that one meeting takes at a place of the same grid; `day` is the local day's number.

    Slots of one grid never overlap.
    """

    id: int
    grid: int
    day: int
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where one meeting at a time is held: a table, a booth, a room, an online room.

    `area` is the hall for walking. Only meetings of `owner` are held at a place that has one; only
    those with an online side at an online place, and nowhere else (`Participant.is_online`). Of
    places that are equal otherwise, those with a cabin are for meetings with an interpreter.
    """

    id: int
    grid: int
    area: int = 0
    owner: int | None = None
    is_online: bool = False
    closed: tuple[Span, ...] = ()
    has_cabin: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """Who meets: a team, a delegation as a unit, or one person.

    `limits` hold all that it is known to be busy with. A participant of capacity 1 needs `rest`
    between two meetings, or the walk between their areas if that is longer; one of several groups
    needs neither. `people` are those who must be there: no person is in two meetings at once,
    with the walk and the longest rest of those whose `people` they are, whosever side they are on.
    `preferred` are the spans it would rather meet in; empty: no matter. `own_place_only`: it meets
    at a place it owns only.
    """

    id: int
    capacity: int = 1
    limits: tuple[Limit, ...] = ()
    most_per_day: int | None = None
    rest: int = 0
    people: frozenset[int] = frozenset()
    preferred: tuple[Span, ...] = ()
    own_place_only: bool = False
    is_online: bool = False


@dataclass(frozen=True, slots=True)
class Interpreter:
    """An interpreter with the pairs of languages, each its two codes in order with a hyphen.

    `shifts` are when they work, empty for throughout; a meeting lies within one of them.
    No stretch is longer than `longest`, from the start of its first meeting to the end of its
    last; it ends where at least `rest` is idle. They walk as participants do. Known as a `person`,
    they interpret no meeting that this person is a side of.
    """

    id: int
    pairs: frozenset[str]
    shifts: tuple[Span, ...] = ()
    busy: tuple[Span, ...] = ()
    longest: int | None = None
    rest: int = 0
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A wish of two to meet, of a priority (`MUST` … `IF_POSSIBLE`).

    `pair` is the pair of languages that needs an interpreter, "" where none does. The slot must
    last at least `minutes`. `slots` are the only ones allowed, None for all. The meetings `after`
    must have ended before it begins, on whatever day; those that are not held do not matter.
    """

    id: int
    first: int
    second: int
    priority: int = NORMAL
    pair: str = ""
    minutes: int = 0
    slots: frozenset[int] | None = None
    after: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where and when a request is met, and who interprets."""

    slot: int
    place: int
    interpreter: int | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """All that a plan is made of. Mappings are by id.

    `placed` is the plan as it stands; those of `kept` (locked, held, past) stay as they are.
    Nothing else is placed in a slot that begins before `now`. `walking` is the minutes between two
    areas, the lower number first; none is 0.
    """

    slots: Mapping[int, Slot]
    places: Mapping[int, Place]
    participants: Mapping[int, Participant]
    requests: Mapping[int, Request]
    interpreters: Mapping[int, Interpreter] = field(default_factory=dict)
    walking: Mapping[tuple[int, int], int] = field(default_factory=dict)
    placed: Mapping[int, Placement] = field(default_factory=dict)
    kept: frozenset[int] = frozenset()
    now: int | None = None

    def walk(self, one: int, other: int) -> int:
        """Minutes from an area to another."""
        return self.walking.get((min(one, other), max(one, other)), 0)


STAGES = ("musts", "wishes", "moved", "worst_served", "breaks", "preferred", "tables")
"""The objectives in their strict order.

musts: how many are held (the more the better, as with the next). wishes: the sum of the weights of
the others held. moved (the fewer the better): participants of a meeting that is kept at another
time, each participant once; only where it is asked for. worst_served (the more the better): the
least share, in whole thousandths, of the weight of a participant's wishes (musts among them) that
is held, over those with a wish that some slot and place would take if nothing else were held.
breaks (the fewer the better, as all that follow): 2 × groups of idle slots between two meetings
of a participant on one day + participant-days. preferred: meetings that lie in none of the spans a
participant prefers, once for each participant with such spans. tables: changes of place between
successive meetings of a participant of capacity 1 on one day + the minutes walked between them.

A slot is idle for a participant if none of its limits of 0 touches it; a gap with a forum in it
and nothing else is no break. The slots of all grids count.
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """An objective with the best value found and what no plan can do better than."""

    name: str
    value: int
    bound: int

    @property
    def is_proven(self) -> bool:
        """Whether nothing better is possible, the stages before it being as they are."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True)
class Plan:
    """Placements by request; those not in it are not met.

    `most_held` is what no plan can hold more than, in number.
    """

    placements: Mapping[int, Placement]
    stages: tuple[Stage, ...] = ()
    most_held: int | None = None

    @property
    def held(self) -> int:
        """How many requests are met."""
        return len(self.placements)
