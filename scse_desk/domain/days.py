"""The days of an exhibitor or a delegation at a glance: meetings, programme, absences by time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import engagements, exhibiting, itinerary, records, wishes
from scse_desk.domain.texts import text_in
from scse_desk.domain.wishes import Who
from scse_desk.language import Language, Message
from scse_desk.store.models import (
    Delegation,
    Exhibitor,
    Meeting,
    Person,
    ProgrammeItem,
    ProgrammeParticipant,
    Unavailability,
)


@dataclass(frozen=True)
class Entry:
    """A meeting, a programme item or an absence (`reason` says why), one of the three.

    `starts_at` and `ends_at` are aware, in the edition's zone, None where they are not known;
    `day` too where not even the day is. `person` is who of an exhibitor's staff is at the item,
    None where the exhibitor as such is. `clash` says who is elsewhere at that time.
    """

    day: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    meeting: Meeting | None = None
    item: ProgrammeItem | None = None
    reason: str = ""
    person: Person | None = None
    clash: Message | None = None


def of(session: Session, who: Who, language: Language) -> list[Entry]:
    """All that an `exhibitor` or a `delegation` does in its edition, by time.

    What has no time stands first in its day, what has no day last of all.
    """
    kind, record_id = who
    made = _of_delegation if kind == "delegation" else _of_exhibitor
    found = [*made(session, record_id, language), *_absences(session, who, language)]
    return sorted(found, key=_order)


def _order(entry: Entry) -> tuple[str, str]:
    day = entry.day.isoformat() if entry.day else "9"
    return day, entry.starts_at.isoformat() if entry.starts_at else ""


def _of_delegation(session: Session, record_id: int, language: Language) -> Iterator[Entry]:
    delegation = itinerary.whole(session, record_id)
    for one in engagements.of_delegation(session, delegation, language):
        clash = one.clashes[0] if one.clashes else None
        yield Entry(one.day, one.starts_at, one.ends_at, one.meeting, one.item, clash=clash)


def _of_exhibitor(session: Session, record_id: int, _language: Language) -> Iterator[Entry]:
    exhibitor = records.find(session, Exhibitor, record_id)
    zone = ZoneInfo(exhibitor.edition.time_zone)
    for request in exhibiting.requests(session, record_id):
        slot = request.meeting.slot if request.meeting else None
        if slot is not None:
            starts, ends = slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone)
            yield Entry(starts.date(), starts, ends, request.meeting)
    yield from _programme(session, exhibitor, zone)


def _programme(session: Session, exhibitor: Exhibitor, zone: ZoneInfo) -> Iterator[Entry]:
    """Items that the exhibitor hosts or is in, and those that its staff are in."""
    team = {
        member.person.id: member.person
        for member in exhibiting.team(session, exhibitor)
        if member.registration is not None or member.is_contact
    }
    organisation_id = exhibitor.organisation_id
    parts = session.scalars(
        select(ProgrammeParticipant)
        .join(ProgrammeParticipant.item)
        .where(
            ProgrammeItem.edition_id == exhibitor.edition_id,
            or_(
                ProgrammeParticipant.organisation_id == organisation_id,
                ProgrammeParticipant.person_id.in_(team),
            ),
        )
        .options(joinedload(ProgrammeParticipant.item).joinedload(ProgrammeItem.venue))
        .order_by(ProgrammeParticipant.id)
    )
    hosted = session.scalars(
        select(ProgrammeItem).where(
            ProgrammeItem.edition_id == exhibitor.edition_id,
            ProgrammeItem.host_organisation_id == organisation_id,
        )
    )
    found: dict[int, tuple[ProgrammeItem, Person | None]] = {
        item.id: (item, None) for item in hosted
    }
    for part in parts:
        found.setdefault(part.item_id, (part.item, team.get(part.person_id or 0)))
    for item, person in found.values():
        starts = item.starts_at.astimezone(zone) if item.starts_at else None
        ends = item.ends_at.astimezone(zone) if item.ends_at else None
        yield Entry(starts.date() if starts else item.day, starts, ends, None, item, person=person)


def _absences(session: Session, who: Who, language: Language) -> Iterator[Entry]:
    ids = wishes.participants_of(session, who)
    held: Delegation | Exhibitor
    if who[0] == "delegation":
        held = records.find(session, Delegation, who[1])
    else:
        held = records.find(session, Exhibitor, who[1])
    zone = ZoneInfo(held.edition.time_zone)
    away = select(Unavailability).where(Unavailability.participant_id.in_(ids))
    for each in session.scalars(away):
        starts, ends = each.starts_at.astimezone(zone), each.ends_at.astimezone(zone)
        yield Entry(starts.date(), starts, ends, reason=text_in(each, "reason", language))
