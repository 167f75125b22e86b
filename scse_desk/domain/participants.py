"""Participants of a matchmaking round: an exhibitor's team, a delegation, or one person."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.expression import SQLColumnExpression

from scse_desk.domain import records
from scse_desk.domain.listing import Join, in_language, spellings
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Delegation,
    Exhibitor,
    MatchmakingRound,
    Organisation,
    Participant,
    Person,
    Registration,
)


class CannotTakePart(Refused):
    """The participant is in the round already, or belongs to another edition."""


@dataclass(frozen=True)
class Side:
    """The tables that tell who one participant of a request is, joined to it."""

    participant: Any
    exhibitor: Any
    organisation: Any
    delegation: Any
    registration: Any
    person: Any

    def name(self, code: str) -> ColumnElement[Any]:
        """The participant's name in a language."""
        return func.coalesce(
            in_language(self.organisation, code),
            in_language(self.delegation, code),
            in_language(self.person, code),
        )

    def spellings(self) -> list[Any]:
        """Every column in which the name stands."""
        named = (self.organisation, self.delegation, self.person)
        return [column for entity in named for column in spellings(entity)]

    def named(self) -> list[tuple[Any, str]]:
        """The entities whose names these are."""
        return [(entity, "name") for entity in (self.organisation, self.delegation, self.person)]

    def joins(self, key: SQLColumnExpression[Any]) -> list[Join]:
        """The joins to the participant whose id `key` holds."""
        party = self.participant
        return [
            Join(party, party.id == key, outer=False),
            Join(self.exhibitor, self.exhibitor.id == party.exhibitor_id),
            Join(self.organisation, self.organisation.id == self.exhibitor.organisation_id),
            Join(self.delegation, self.delegation.id == party.delegation_id),
            Join(self.registration, self.registration.id == party.registration_id),
            Join(self.person, self.person.id == self.registration.person_id),
        ]


def side() -> Side:
    """A side of its own, to be joined to one column."""
    models = (Participant, Exhibitor, Organisation, Delegation, Registration, Person)
    return Side(*(aliased(model) for model in models))


def add_participant(
    session: Session, round_id: int, field: str, record_id: int, **values: object
) -> Participant:
    """Let an exhibitor, delegation or registration take part in a round of its edition.

    `field` is `exhibitor_id`, `delegation_id` or `registration_id`.
    """
    target = {"exhibitor_id": Exhibitor, "delegation_id": Delegation}.get(field, Registration)
    record: Any = records.find(session, target, record_id)
    held = records.find(session, MatchmakingRound, round_id)
    if record.edition_id != held.edition_id:
        raise CannotTakePart(
            N_("{name} belongs to another edition than the round."), name=records.name(record)
        )
    column = getattr(Participant, field)
    there = select(Participant).where(Participant.round_id == round_id, column == record_id)
    if session.scalars(there).first():
        raise CannotTakePart(
            N_("{name} takes part in this round already."), name=records.name(record)
        )
    given = {"round_id": round_id, field: record_id, **values}
    made = records.add(session, "participant", **given)
    assert isinstance(made, Participant)  # noqa: S101 - what was asked for
    return made
