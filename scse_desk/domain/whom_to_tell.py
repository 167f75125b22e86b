"""Whom a change concerns, and which papers it makes wrong: of what happened, or of any change.

A happening, a plan that was applied, a meeting moved by hand and an undo are told alike; what a
change did is read back from the journal.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scse_desk.domain import scheduling
from scse_desk.domain.board import Board, Wish
from scse_desk.domain.scheduling import Difference, Proposal
from scse_desk.domain.the_day import CANCELLED, Happening, placed
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.scheduling.values import Placement
from scse_desk.store import models
from scse_desk.store.models import JournalEntry, MatchmakingRound, Meeting

Row = Mapping[str, Any]
LOOKED_THROUGH = 50
"""Changes, for the latest one that concerns anybody."""
CHANGES: Mapping[str, str] = {
    CANCELLED: N_("Cancelled"),
    scheduling.DROPPED: N_("Not placed any more"),
    scheduling.MOVED: N_("Other time"),
    scheduling.TABLE: N_("Other table"),
    scheduling.INTERPRETER: N_("Other interpreter"),
    scheduling.PLACED: N_("New"),
}
"""What becomes of a meeting, in a word."""
CHANGE_TONES: Mapping[str, str] = {
    CANCELLED: "red",
    scheduling.DROPPED: "red",
    scheduling.MOVED: "amber",
    scheduling.TABLE: "blue",
    scheduling.INTERPRETER: "violet",
    scheduling.PLACED: "green",
}


class NoSuchChange(Refused):
    """There is no change of that number."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a meeting, by the kinds of `scheduling.Difference` or CANCELLED."""

    kind: str
    wish: Wish
    before: Placement | None
    after: Placement | None


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody to tell: a participant, or an interpreter, and what changes for them, by time."""

    id: int
    is_interpreter: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """What is to be printed once more: schedules of participants, signs of tables by day."""

    schedules: tuple[int, ...]
    signs: tuple[tuple[int, date], ...]


def changes(board: Board, found: Happening, proposal: Proposal | None) -> list[Change]:
    """What becomes of each meeting that is not as it was: of what happened, and of the plan."""
    made: list[Change] = []
    if found.kind == CANCELLED and found.request_id is not None:
        held = placed(board, found.request_id)
        before = Placement(held.span.id, held.table_id, held.voice_id)
        made.append(Change(CANCELLED, held.wish, before, None))
    planned: Sequence[Difference] = proposal.differences if proposal else ()
    return [*made, *(Change(d.kind, d.wish, d.before, d.after) for d in planned)]


def to_tell(board: Board, made: Sequence[Change]) -> list[Told]:
    """Whom to tell, those first for whom something changes first."""
    by_who: dict[tuple[bool, int], list[Change]] = defaultdict(list)
    for change in sorted(made, key=lambda change: _time(board, change)):
        for side in change.wish.sides:
            by_who[False, side].append(change)
        for voice in _voices(change):
            by_who[True, voice].append(change)
    return [Told(key, voice, tuple(found)) for (voice, key), found in by_who.items()]


def _time(board: Board, change: Change) -> tuple[datetime, int]:
    slots = [board.spans[p.slot].starts_at for p in (change.before, change.after) if p]
    return min(slots), change.wish.id


def _voices(change: Change) -> Iterator[int]:
    found = (p.interpreter for p in (change.before, change.after) if p is not None)
    return iter(dict.fromkeys(voice for voice in found if voice is not None))


def papers(board: Board, made: Sequence[Change]) -> Papers:
    """The schedules and signs that are not right any more."""
    schedules = dict.fromkeys(side for change in made for side in change.wish.sides)
    signs = {
        (there.place, board.spans[there.slot].day)
        for change in made
        for there in (change.before, change.after)
        if there is not None
    }
    order = {table: place for place, table in enumerate(board.tables)}
    by_day = sorted(signs, key=lambda sign: (sign[1], order.get(sign[0], 0)))
    return Papers(tuple(schedules), tuple(by_day))


# A change, read back from the journal


def find(session: Session, change_id: int) -> models.Change:
    """The change of a number. Refused where there is none."""
    found = session.get(models.Change, change_id)
    if found is None:
        raise NoSuchChange(N_("There is no change {number}."), number=change_id)
    return found


def newest(session: Session) -> int | None:
    """The number of the latest change of all."""
    return session.scalar(select(func.max(models.Change.id)))


def latest(session: Session, board: Board) -> tuple[models.Change | None, list[Change]]:
    """The latest change that gave a meeting of a round another time, place or interpreter.

    None where that made the round itself: nobody knew of anything else before.
    """
    recent = (
        select(JournalEntry.change_id)
        .where(JournalEntry.table_name == Meeting.__tablename__)
        .group_by(JournalEntry.change_id)
        .order_by(JournalEntry.change_id.desc())
        .limit(LOOKED_THROUGH)
    )
    for change_id in session.scalars(recent):
        made = of_change(session, board, change_id)
        if made and not _made_the_round(session, board, change_id):
            return find(session, change_id), made
    return None, []


def _made_the_round(session: Session, board: Board, change_id: int) -> bool:
    entries = select(JournalEntry.id).where(
        JournalEntry.change_id == change_id,
        JournalEntry.table_name == MatchmakingRound.__tablename__,
        JournalEntry.row_id == board.round_id,
        JournalEntry.before.is_(None),
    )
    return session.scalars(entries).first() is not None


def of_change(session: Session, board: Board, change_id: int) -> list[Change]:
    """What became of each meeting of a round by a change; slots and places gone since are left out.

    Of a meeting that was removed and made again within it, the first and the last state count.
    """
    entries = session.execute(
        select(JournalEntry.before, JournalEntry.after)
        .where(
            JournalEntry.change_id == change_id,
            JournalEntry.table_name == Meeting.__tablename__,
        )
        .order_by(JournalEntry.id)
    )
    before: dict[int, Row] = {}
    after: dict[int, Row] = {}
    for first, last in entries:
        rows = [json.loads(each) if each else {} for each in (first, last)]
        key = int((rows[0] or rows[1])["request_id"])
        before.setdefault(key, rows[0])
        after[key] = rows[1]
    known = sorted(before.keys() & board.wishes.keys())
    made = (_change(board, key, before[key], after[key]) for key in known)
    return [each for each in made if each is not None]


def _change(board: Board, key: int, before: Row, after: Row) -> Change | None:
    stood, stands = _placement(board, before), _placement(board, after)
    kind = scheduling.kind_of(stood, stands)
    if kind == scheduling.DROPPED and after.get("status") == CANCELLED:
        kind = CANCELLED
    return None if kind is None else Change(kind, board.wishes[key], stood, stands)


def _placement(board: Board, row: Row) -> Placement | None:
    slot, table, voice = (row.get(f"{of}_id") for of in ("slot", "table", "interpreter"))
    if slot is None or slot not in board.spans or table is None or table not in board.tables:
        return None
    return Placement(slot, table, voice if voice in board.voices else None)
