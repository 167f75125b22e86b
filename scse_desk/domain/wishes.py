"""Wishes entered where one comes across them: on the page of an exhibitor, delegation, person."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import exhibiting, participants, records, requests, rounds
from scse_desk.domain.requests import CannotRequest
from scse_desk.language import N_
from scse_desk.store.models import Participant, Registration, Request

FIELDS = {
    "exhibitor": "exhibitor_id",
    "delegation": "delegation_id",
    "registration": "registration_id",
}
"""Kind of record that can take part in a round -> the field of a participant that names it."""

Who = tuple[str, int]
"""A kind of FIELDS, or `participant`, and an id."""


def add(session: Session, one: Who, other: Who, **values: object) -> Request:
    """A wish of one to meet another of the same edition; who takes no part yet does from now on.

    It belongs to the round in which both take part, else to that of the first of the two that
    takes part in one, else to the edition's first. Refused where the edition has no round, where
    the two are one, and where the wish is there already (the counterpart's own makes it mutual).
    """
    sides = [_parts(session, each) for each in (one, other)]
    round_id = _round(session, one, sides)
    ids = [
        next((each.id for each in parts if each.round_id == round_id), None)
        or _enter(session, round_id, who)
        for parts, who in zip(sides, (one, other), strict=True)
    ]
    return requests.add_request(session, ids[0], ids[1], **values)


def of(session: Session, one: Who) -> list[Request]:
    """The wishes of a record, and for it, in all rounds it takes part in; placed ones first."""
    return exhibiting.with_meetings(session, [each.id for each in _parts(session, one)])


def registration_of(session: Session, person_id: int, edition_id: int | None) -> int | None:
    """The registration of a person in an edition; None without one."""
    return session.scalars(
        select(Registration.id).where(
            Registration.person_id == person_id, Registration.edition_id == edition_id
        )
    ).first()


def _parts(session: Session, who: Who) -> Sequence[Participant]:
    """How a record takes part in rounds."""
    kind, record_id = who
    if kind == "participant":
        return [records.find(session, Participant, record_id)]
    statement = select(Participant).where(getattr(Participant, FIELDS[kind]) == record_id)
    return list(session.scalars(statement.order_by(Participant.round_id)))


def _round(session: Session, one: Who, sides: Sequence[Sequence[Participant]]) -> int:
    first, second = ([each.round_id for each in side] for side in sides)
    common = [each for each in first if each in second]
    if common or first or second:
        return (common or first or second)[0]
    edition_id = getattr(records.get(session, *one), "edition_id", None)
    found = rounds.of_edition(session, edition_id)
    if not found:
        raise CannotRequest(N_("This edition has no matchmaking round yet; make one first."))
    return found[0].id


def _enter(session: Session, round_id: int, who: Who) -> int:
    kind, record_id = who
    if kind == "participant":
        party = records.find(session, Participant, record_id)
        raise CannotRequest(N_("{name} takes part in another round."), name=records.name(party))
    return participants.add_participant(session, round_id, FIELDS[kind], record_id).id


def participants_of(session: Session, one: Who) -> list[int]:
    """The ids under which a record takes part in rounds."""
    return [each.id for each in _parts(session, one)]
