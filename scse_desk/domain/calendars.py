"""What a calendar must know of a meeting beyond its time and place: its name, its changes."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scse_desk.domain.timetable import Appointment, Timetable
from scse_desk.store.models import Change, Edition, JournalEntry


class Changed(NamedTuple):
    """The number of the latest change that a meeting's time or place went through, and when."""

    number: int
    at: datetime


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


def uid(session: Session, timetable: Timetable, meeting: Appointment, participant_id: int) -> str:
    """The lasting name of a meeting in a participant's calendar.

    It is that of the request, which outlives the meeting being taken off and placed again.
    """
    edition = session.get_one(Edition, timetable.edition_id)
    show = f"{edition.series.code}-{edition.year}".lower()
    return f"{show}-{meeting.request_id}-{participant_id}@scse-desk"


def _latest(session: Session, table: str, rows: Iterable[int]) -> dict[int, Changed]:
    wanted = set(rows)
    found = session.execute(
        select(JournalEntry.row_id, func.max(Change.id), func.max(Change.at))
        .join(Change, Change.id == JournalEntry.change_id)
        .where(JournalEntry.table_name == table)
        .group_by(JournalEntry.row_id)
    )
    return {row: Changed(number, at) for row, number, at in found if row in wanted}
