"""What a delegation does in an edition: its programme items and its meetings, by time."""

from datetime import UTC, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from scse_desk.domain import names
from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Delegation,
    DelegationMember,
    Edition,
    Interpreter,
    Meeting,
    Participant,
    Post,
    ProgrammeItem,
    ProgrammeParticipant,
    Request,
)


class NoDelegation(Refused):
    """The delegation that was asked for is not there."""


def whole(session: Session, delegation_id: int) -> Delegation:
    """A delegation with its edition, members, posts and organisations loaded."""
    found = session.get(
        Delegation,
        delegation_id,
        options=[
            joinedload(Delegation.edition).joinedload(Edition.series),
            joinedload(Delegation.city),
            joinedload(Delegation.organisation),
            joinedload(Delegation.liaison),
            selectinload(Delegation.members).joinedload(DelegationMember.person),
            selectinload(Delegation.members)
            .joinedload(DelegationMember.post)
            .joinedload(Post.organisation),
        ],
    )
    if found is None:
        raise NoDelegation(N_("This delegation is not there any more."))
    return found


def items(session: Session, delegation: Delegation) -> list[ProgrammeItem]:
    """Programme items in which the delegation or one of its members takes part, by time."""
    people = [member.person_id for member in delegation.members]
    taking_part = select(ProgrammeParticipant.item_id).where(
        or_(
            ProgrammeParticipant.delegation_id == delegation.id,
            ProgrammeParticipant.person_id.in_(people),
        )
    )
    found = session.scalars(
        select(ProgrammeItem)
        .where(ProgrammeItem.id.in_(taking_part), ProgrammeItem.edition_id == delegation.edition_id)
        .options(
            joinedload(ProgrammeItem.venue),
            joinedload(ProgrammeItem.host_organisation),
            selectinload(ProgrammeItem.participants).options(
                joinedload(ProgrammeParticipant.person),
                joinedload(ProgrammeParticipant.organisation),
                joinedload(ProgrammeParticipant.delegation),
                joinedload(ProgrammeParticipant.post).joinedload(Post.organisation),
            ),
        )
        .order_by(ProgrammeItem.day, ProgrammeItem.starts_at)
    )
    return list(found)


def meetings(session: Session, delegation: Delegation) -> list[Meeting]:
    """Meetings of the delegation that have a place, by time."""
    ours = select(Participant.id).where(Participant.delegation_id == delegation.id)
    party = joinedload(Meeting.request)
    found = session.scalars(
        select(Meeting)
        .join(Meeting.request)
        .where(
            Meeting.slot_id.is_not(None),
            or_(Request.first_id.in_(ours), Request.second_id.in_(ours)),
        )
        .options(
            joinedload(Meeting.slot),
            joinedload(Meeting.table),
            joinedload(Meeting.interpreter).joinedload(Interpreter.person),
            party.joinedload(Request.first),
            party.joinedload(Request.second),
        )
    )
    return sorted(found, key=lambda meeting: times(meeting)[0])


def times(meeting: Meeting) -> tuple[datetime, datetime]:
    """Start and end of a meeting in UTC; one without a slot comes last."""
    slot = meeting.slot
    return (slot.starts_at, slot.ends_at) if slot else (datetime.max.replace(tzinfo=UTC),) * 2


def participant_name(participant: Participant, language: Language) -> str:
    """What a participant of a round is called in a language."""
    if participant.exhibitor:
        return language.name_of(participant.exhibitor.organisation)
    if participant.delegation:
        return language.name_of(participant.delegation)
    person = participant.registration.person if participant.registration else None
    return names.printed_name(person, language) if person else ""
