"""What a calendar must know of a meeting beyond its time and place: its name, its changes.

And which meetings it must take back: those that stood in a calendar somebody was given, and are no
more.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scse_desk.domain.timetable import Timetable
from scse_desk.store.models import Change, Edition, Export, JournalEntry, Meeting, Request, Slot


class Changed(NamedTuple):
    """The number of the latest change that a meeting's time or place went through, and when."""

    number: int
    at: datetime


class Cancelled(NamedTuple):
    """A meeting that is no more: of which request, with whom, when it was to be, what ended it."""

    request_id: int
    sides: tuple[int, ...]
    starts_at: datetime
    ends_at: datetime
    change: Changed


class _Stand(NamedTuple):
    """A meeting as it stood: in which slot, since which change it had one, what took it away."""

    slot_id: int
    since: int
    left: Changed


def changes(session: Session, timetable: Timetable) -> dict[int, Changed]:
    """Of each meeting the latest change of itself, its slot, its place or its request, by its id.

    The numbers of changes only grow, also by undoing, so they serve as the SEQUENCE of RFC 5545.
    """
    meetings = _latest(session, "meeting", {one.id for one in timetable.appointments})
    slots = _latest(session, "slot", {one.slot_id for one in timetable.appointments})
    places = _latest(session, "meeting_table", set(timetable.places))
    requests = _latest(session, "request", {one.request_id for one in timetable.appointments})
    found = {}
    for one in timetable.appointments:
        known = (
            meetings.get(one.id),
            slots.get(one.slot_id),
            places.get(one.place.id),
            requests.get(one.request_id),
        )
        latest = [each for each in known if each is not None]
        if latest:
            found[one.id] = max(latest)
    return found


def uid(session: Session, timetable: Timetable, request_id: int, participant_id: int) -> str:
    """The lasting name of a meeting in a participant's calendar.

    It is that of the request, which outlives the meeting being taken off and placed again.
    """
    edition = session.get_one(Edition, timetable.edition_id)
    show = f"{edition.series.code}-{edition.year}".lower()
    return f"{show}-{request_id}-{participant_id}@scse-desk"


def cancelled(session: Session, timetable: Timetable) -> Mapping[int, Sequence[Cancelled]]:
    """By participant the meetings that stood in a calendar of theirs and are no more, by time."""
    given = list(_given(session, timetable.id))
    found: dict[int, list[Cancelled]] = defaultdict(list)
    for one, stood in _gone(session, timetable) if given else ():
        for side in one.sides:
            if any(to in {None, side} and _shows(stood, number) for number, to in given):
                found[side].append(one)
    return {side: sorted(each, key=lambda one: one.starts_at) for side, each in found.items()}


def _shows(stood: _Stand, number: int) -> bool:
    """Whether a meeting stood when a change was the latest one."""
    return stood.since <= number < stood.left.number


def _gone(session: Session, timetable: Timetable) -> Iterator[tuple[Cancelled, _Stand]]:
    """The meetings of a round that have no place any more, and how they stood."""
    there = {one.request_id for one in timetable.appointments}
    stands = _stands(session)
    of_round = select(Request.id, Request.first_id, Request.second_id).where(
        Request.round_id == timetable.id
    )
    slots = {slot.id: slot for slot in session.scalars(select(Slot))}
    for key, *sides in session.execute(of_round):
        stood = None if key in there else stands.get(key)
        slot = slots.get(stood.slot_id) if stood else None
        if stood is not None and slot is not None:
            starts, ends = (
                each.astimezone(timetable.zone) for each in (slot.starts_at, slot.ends_at)
            )
            yield Cancelled(key, tuple(sides), starts, ends, stood.left), stood


def _given(session: Session, round_id: int) -> Iterator[tuple[int, int | None]]:
    """The calendars of a round that left: after which change, whose (None: all of them)."""
    exports = session.scalars(select(Export).where(Export.report == "calendar"))
    for each in exports:
        if each.options.get("round_id") == round_id:
            yield each.last_change_id or 0, each.options.get("participant_id")


def _stands(session: Session) -> dict[int, _Stand]:
    """By request how its meeting stood last, of those that have no place any more."""
    entries = session.execute(
        select(JournalEntry.before, JournalEntry.after, Change.id, Change.at)
        .join(Change, Change.id == JournalEntry.change_id)
        .where(JournalEntry.table_name == Meeting.__tablename__)
        .order_by(JournalEntry.id)
    )
    standing: dict[int, tuple[int, int]] = {}
    gone: dict[int, _Stand] = {}
    for before, after, number, at in entries:
        row = json.loads(after or before or "")
        key, slot = row["request_id"], row["slot_id"] if after else None
        if slot is not None:
            since = standing[key][1] if key in standing else number
            left = gone.pop(key, None)
            if left is not None and left.left.number == number:  # only put aside meanwhile
                since = left.since
            standing[key] = slot, since
        elif key in standing:
            gone[key] = _Stand(*standing.pop(key), Changed(number, at))
    return gone


def _latest(session: Session, table: str, rows: Iterable[int]) -> dict[int, Changed]:
    wanted = set(rows)
    found = session.execute(
        select(JournalEntry.row_id, func.max(Change.id), func.max(Change.at))
        .join(Change, Change.id == JournalEntry.change_id)
        .where(JournalEntry.table_name == table)
        .group_by(JournalEntry.row_id)
    )
    return {row: Changed(number, at) for row, number, at in found if row in wanted}
