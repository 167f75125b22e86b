"""Where each person and each delegation of an edition has to be, and when: one reading for all.

The programme shows by it who is in two places (`clashes`), and the board of a round refuses by it
to bring somebody into two (`board_reading`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from scse_desk.store.models import (
    Delegation,
    DelegationMember,
    Interpreter,
    MatchmakingRound,
    Meeting,
    Participant,
    ProgrammeItem,
    ProgrammeParticipant,
    Registration,
    Request,
    Slot,
)


@dataclass(frozen=True, slots=True)
class Stay:
    """A programme item or a placed meeting (`kind`), from when to when, in UTC.

    An item of which only the start is known ends as it starts. `parent_id` is the item that an
    item is a part of.
    """

    kind: str
    id: int
    starts_at: datetime
    ends_at: datetime
    parent_id: int | None = None


Stays = dict[int, list[Stay]]
"""By person or delegation, in the order of time."""


def in_programme(session: Session, edition_id: int) -> tuple[Stays, Stays]:
    """The items of each person in person, and of each delegation as such; none is cancelled."""
    rows = session.execute(
        select(
            ProgrammeItem.id,
            ProgrammeItem.starts_at,
            ProgrammeItem.ends_at,
            ProgrammeItem.parent_id,
            ProgrammeParticipant.person_id,
            ProgrammeParticipant.delegation_id,
        )
        .join(ProgrammeItem, ProgrammeItem.id == ProgrammeParticipant.item_id)
        .where(
            ProgrammeItem.edition_id == edition_id,
            ProgrammeItem.status != "cancelled",
            ProgrammeItem.starts_at.is_not(None),
            or_(
                ProgrammeParticipant.person_id.is_not(None),
                ProgrammeParticipant.delegation_id.is_not(None),
            ),
        )
        .order_by(ProgrammeItem.starts_at, ProgrammeItem.id)
    )
    people: Stays = defaultdict(list)
    delegations: Stays = defaultdict(list)
    for row in rows:
        start = row.starts_at.astimezone(UTC)
        end = row.ends_at.astimezone(UTC) if row.ends_at else start
        stays = people[row.person_id] if row.person_id else delegations[row.delegation_id]
        stay = Stay("programme_item", row.id, start, end, row.parent_id)
        if stay not in stays:  # in two roles
            stays.append(stay)
    return people, delegations


def in_meetings(session: Session, edition_id: int) -> tuple[Stays, Stays]:
    """The placed meetings of each person who must be there, and of each delegation.

    Who must be there: one who takes part in person, the head of a delegation that meets with its
    head only, the interpreter.
    """
    rows = session.execute(
        select(
            Meeting.id,
            Slot.starts_at,
            Slot.ends_at,
            Participant.delegation_id,
            Participant.attendance,
            Registration.person_id,
            Interpreter.person_id.label("interpreter"),
        )
        .join(Slot, Slot.id == Meeting.slot_id)
        .join(Request, Request.id == Meeting.request_id)
        .join(MatchmakingRound, MatchmakingRound.id == Request.round_id)
        .join(Participant, Participant.id.in_((Request.first_id, Request.second_id)))
        .outerjoin(Registration, Registration.id == Participant.registration_id)
        .outerjoin(Interpreter, Interpreter.id == Meeting.interpreter_id)
        .where(MatchmakingRound.edition_id == edition_id)
        .order_by(Slot.starts_at, Meeting.id)
    )
    leaders = heads(session, edition_id)
    people: Stays = defaultdict(list)
    delegations: Stays = defaultdict(list)
    for row in rows:
        stay = Stay("meeting", row.id, row.starts_at.astimezone(UTC), row.ends_at.astimezone(UTC))
        if row.delegation_id:
            delegations[row.delegation_id].append(stay)
        head = leaders.get(row.delegation_id) if row.attendance == "head" else None
        for person in {row.person_id, row.interpreter, head} - {None}:
            if stay not in people[person]:  # an interpreter is met on the side of either
                people[person].append(stay)
    return people, delegations


def heads(session: Session, edition_id: int) -> dict[int, int]:
    """By delegation the person who leads it, and so must be where it meets others."""
    rows = session.execute(
        select(DelegationMember.delegation_id, DelegationMember.person_id)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .where(Delegation.edition_id == edition_id, DelegationMember.is_head)
    )
    return {row.delegation_id: row.person_id for row in rows}


def groups(session: Session, edition_id: int) -> dict[int, list[int]]:
    """By person the delegations of the edition that they belong to."""
    rows = session.execute(
        select(DelegationMember.person_id, DelegationMember.delegation_id)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .where(Delegation.edition_id == edition_id)
        .order_by(DelegationMember.delegation_id)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row.delegation_id)
    return found


def through_delegations(delegations: Stays, belonging: list[int]) -> Iterator[Stay]:
    """Where somebody is because their delegation is."""
    for delegation_id in belonging:
        yield from delegations.get(delegation_id, ())
