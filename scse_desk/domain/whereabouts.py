"""Where a person is to be in an edition: programme items and meetings, by time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain.exhibiting import with_meetings
from scse_desk.store.models import (
    Delegation,
    DelegationMember,
    Edition,
    Interpreter,
    Meeting,
    Participant,
    ProgrammeItem,
    ProgrammeParticipant,
    Registration,
    Request,
)


@dataclass(frozen=True)
class Appointment:
    """One thing a person is at: a programme item in a role, or a meeting.

    `delegation` is the one through which the person takes part, None if in person. `day` and
    `starts_at` (aware, in the edition's zone) are None where they are not known.
    """

    day: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    item: ProgrammeItem | None = None
    role: str = ""
    delegation: Delegation | None = None
    meeting: Meeting | None = None
    other: Participant | None = None
    """Whom the person meets; None where they interpret between two others."""


def appointments(session: Session, person_id: int, edition_id: int) -> list[Appointment]:
    """What a person is at in an edition, by time; what has none comes last."""
    edition = session.get(Edition, edition_id)
    zone = ZoneInfo(edition.time_zone if edition else "Asia/Taipei")
    delegations = _delegations(session, person_id, edition_id)
    found = [
        *_programme(session, person_id, edition_id, delegations, zone),
        *_meetings(session, person_id, edition_id, delegations, zone),
    ]
    return sorted(found, key=_order)


def _order(entry: Appointment) -> tuple[str, str]:
    day = entry.day.isoformat() if entry.day else "9"
    return day, f"{entry.starts_at:%H:%M}" if entry.starts_at else ""


def _delegations(session: Session, person_id: int, edition_id: int) -> dict[int, Delegation]:
    statement = (
        select(Delegation)
        .join(DelegationMember, DelegationMember.delegation_id == Delegation.id)
        .where(DelegationMember.person_id == person_id, Delegation.edition_id == edition_id)
    )
    return {delegation.id: delegation for delegation in session.scalars(statement)}


def _programme(
    session: Session,
    person_id: int,
    edition_id: int,
    delegations: dict[int, Delegation],
    zone: ZoneInfo,
) -> list[Appointment]:
    statement = (
        select(ProgrammeParticipant)
        .join(ProgrammeParticipant.item)
        .where(
            ProgrammeItem.edition_id == edition_id,
            or_(
                ProgrammeParticipant.person_id == person_id,
                ProgrammeParticipant.delegation_id.in_(delegations),
            ),
        )
        .options(joinedload(ProgrammeParticipant.item).joinedload(ProgrammeItem.venue))
        .order_by(ProgrammeParticipant.person_id.is_(None), ProgrammeParticipant.id)
    )
    made: dict[int, Appointment] = {}
    for part in session.scalars(statement):
        item = part.item
        starts = item.starts_at.astimezone(zone) if item.starts_at else None
        ends = item.ends_at.astimezone(zone) if item.ends_at else None
        through = delegations.get(part.delegation_id) if part.delegation_id else None
        made.setdefault(item.id, Appointment(item.day, starts, ends, item, part.role, through))
    return list(made.values())


def _meetings(
    session: Session,
    person_id: int,
    edition_id: int,
    delegations: dict[int, Delegation],
    zone: ZoneInfo,
) -> list[Appointment]:
    """Meetings of the person's own, of their delegations, and those they interpret."""
    ours = (
        select(Participant.id)
        .outerjoin(Registration, Registration.id == Participant.registration_id)
        .where(
            or_(
                Participant.delegation_id.in_(delegations),
                (Registration.person_id == person_id) & (Registration.edition_id == edition_id),
            )
        )
    )
    ids = set(session.scalars(ours))
    own = [request.meeting for request in with_meetings(session, ours)]
    interpreted = _interpreted(session, person_id, edition_id)
    made = {}
    for meeting in [*(each for each in own if each), *interpreted]:
        if meeting.slot is not None:
            starts, ends = (
                moment.astimezone(zone) for moment in (meeting.slot.starts_at, meeting.slot.ends_at)
            )
            through = _through(meeting, delegations)
            other = _other(meeting, ids)
            made[meeting.id] = Appointment(
                starts.date(), starts, ends, None, "", through, meeting, other
            )
    return list(made.values())


def _interpreted(session: Session, person_id: int, edition_id: int) -> Sequence[Meeting]:
    theirs = select(Interpreter.id).where(
        Interpreter.person_id == person_id, Interpreter.edition_id == edition_id
    )
    return session.scalars(
        select(Meeting)
        .where(Meeting.interpreter_id.in_(theirs))
        .options(
            joinedload(Meeting.slot),
            joinedload(Meeting.table),
            joinedload(Meeting.request).joinedload(Request.first),
            joinedload(Meeting.request).joinedload(Request.second),
        )
    ).all()


def _other(meeting: Meeting, ours: set[int]) -> Participant | None:
    sides = (meeting.request.first, meeting.request.second)
    if not {side.id for side in sides} & ours:
        return None
    return sides[1] if sides[0].id in ours else sides[0]


def _through(meeting: Meeting, delegations: dict[int, Delegation]) -> Delegation | None:
    sides = (meeting.request.first, meeting.request.second)
    ids = (side.delegation_id for side in sides if side.delegation_id)
    return next((delegations[key] for key in ids if key in delegations), None)
