"""Meetings of the sample placed without any clash, most wanted first."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from scse_desk.domain.sample.delegations import Party
from scse_desk.domain.sample.floor import Place, Span
from scse_desk.domain.sample.interpreters import Interpreters, Voice
from scse_desk.domain.sample.times import Diary

Times = tuple[datetime, datetime]
LOCKED_SHARE = 0.05


@dataclass(frozen=True)
class Side:
    """A participant: how many it can meet at once and a day, its rest, where and when it is.

    `places` are those of its own, `zone` that of one who takes part online, awake from `wakes` to
    `sleeps` by their clock.
    """

    id: int
    kind: str
    capacity: int
    most_per_day: int | None
    languages: tuple[str, ...]
    rest: timedelta
    party: Party | None = None
    places: tuple[Place, ...] = ()
    own_place_only: bool = False
    zone: ZoneInfo | None = None
    wakes: int = 8
    sleeps: int = 22

    @property
    def key(self) -> tuple[str, int]:
        """Its key in the diary; of a delegation the one its programme is in."""
        return ("delegation", self.party.id) if self.party else ("participant", self.id)


@dataclass(frozen=True)
class Wish:
    """A request that may be placed; the guest stands before the exhibitor."""

    id: int
    sides: tuple[Side, Side]
    pair: str

    @property
    def is_online(self) -> bool:
        """Whether one of the two takes part online."""
        return any(side.zone for side in self.sides)


@dataclass
class Board:
    """What is placed so far."""

    slots: Sequence[Span]
    places: Sequence[Place]
    interpreters: Interpreters
    diary: Diary
    taken: set[tuple[int, int]] = field(default_factory=set)
    meetings: dict[int, list[Times]] = field(default_factory=lambda: defaultdict(list))
    a_day: Counter[tuple[int, int]] = field(default_factory=Counter)
    spoken: dict[int, list[Times]] = field(default_factory=lambda: defaultdict(list))


def place(
    board: Board, wishes: Sequence[Wish], rng: Random, total: int
) -> Iterator[tuple[Span, dict[str, Any]]]:
    """Place wishes, most wanted first, until `total` are placed; the rest stays open.

    Each as the slot and the fields of its meeting.
    """
    placed = 0
    for wish in wishes:
        if placed == total:
            return
        for slot in rng.sample(board.slots, len(board.slots)):
            if not all(_is_free(board, slot, side) for side in wish.sides):
                continue
            voice = _voice(board, wish, slot)
            table = _table(board, wish, slot)
            if table is None or (wish.pair and voice is None):
                continue
            _take(board, wish, slot, table, voice)
            yield (
                slot,
                {
                    "request_id": wish.id,
                    "slot_id": slot.id,
                    "table_id": table.id,
                    "interpreter_id": voice.id if voice else None,
                    "is_locked": rng.random() < LOCKED_SHARE,
                },
            )
            placed += 1
            break


def _take(board: Board, wish: Wish, slot: Span, table: Place, voice: Voice | None) -> None:
    span = slot.starts_at, slot.ends_at
    board.taken.add((slot.id, table.id))
    for side in wish.sides:
        board.meetings[side.id].append(span)
        board.a_day[side.id, slot.day] += 1
    if voice:
        board.diary.take(voice.key, *span)
        board.spoken[voice.id].append(span)


def _is_free(board: Board, slot: Span, side: Side) -> bool:
    rest = side.rest if side.capacity == 1 else timedelta()
    near = sum(
        starts - rest < slot.ends_at and slot.starts_at < ends + rest
        for starts, ends in board.meetings[side.id]
    )
    if near >= side.capacity:
        return False
    if side.most_per_day is not None and board.a_day[side.id, slot.day] >= side.most_per_day:
        return False
    if not _is_there(side, slot):
        return False
    return board.diary.is_free(side.key, slot.starts_at, slot.ends_at)


def _is_there(side: Side, slot: Span) -> bool:
    """Whether it has arrived and not left yet; online, whether it is awake."""
    if side.zone is not None:
        starts, ends = (at.astimezone(side.zone) for at in (slot.starts_at, slot.ends_at))
        last = ends - timedelta(minutes=1)
        return starts.day == last.day and side.wakes <= starts.hour and last.hour < side.sleeps
    party = side.party
    return not party or (party.arrives_at <= slot.starts_at and slot.ends_at <= party.departs_at)


def _voice(board: Board, wish: Wish, slot: Span) -> Voice | None:
    """Somebody who works in the pair at that time, and has not spoken for too long by then."""
    if not wish.pair:
        return None
    able = board.interpreters.all_free(wish.pair, slot.starts_at, slot.ends_at)
    return next((voice for voice in able if _can_speak(board, voice, slot)), None)


def _can_speak(board: Board, voice: Voice, slot: Span) -> bool:
    shifts = board.interpreters.shifts.get(voice.id, ())
    if not any(starts <= slot.starts_at and slot.ends_at <= ends for starts, ends in shifts):
        return False
    if voice.longest is None:
        return True
    spans = sorted([*board.spoken[voice.id], (slot.starts_at, slot.ends_at)])
    return all(ends - starts <= voice.longest for starts, ends in _stretches(spans, voice.rest))


def _stretches(spans: Sequence[Times], rest: timedelta) -> Iterator[Times]:
    """Spans in their order, joined where less than a rest lies between."""
    starts, ends = spans[0]
    for start, end in spans[1:]:
        if start - ends >= rest:
            yield starts, ends
            starts = start
        ends = max(ends, end)
    yield starts, ends


def _table(board: Board, wish: Wish, slot: Span) -> Place | None:
    """The exhibitor's own place where it has one, else the next free one that fits."""
    stand = wish.sides[1]
    ours = () if wish.is_online else stand.places
    common = () if stand.own_place_only else board.places
    start = stand.id % len(common) if common else 0
    for table in (*ours, *common[start:], *common[:start]):
        if table.grid == slot.grid and (table.kind == "online") == wish.is_online:
            shut = any(
                since < slot.ends_at and slot.starts_at < until for since, until in table.closed
            )
            if (slot.id, table.id) not in board.taken and not shut:
                return table
    return None
