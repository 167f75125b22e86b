"""How those who take part in a round are reached: personal data, read only when asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import names
from scse_desk.language import Language
from scse_desk.store.models import (
    DelegationMember,
    Interpreter,
    Organisation,
    Participant,
    Person,
)


@dataclass(frozen=True)
class Contact:
    """Who is to be called: a person's name (or an organisation's), e-mail address, phone."""

    name: str = ""
    email: str = ""
    phone: str = ""


def of_participants(
    session: Session, ids: Iterable[int], language: Language
) -> Mapping[int, Contact]:
    """By participant: an exhibitor's contact, a delegation's liaison, else its head, the person.

    Where no person is known, an exhibitor's organisation.
    """
    found = session.scalars(select(Participant).where(Participant.id.in_(list(ids))))
    return {each.id: _of(session, each, language) for each in found}


def of_interpreters(
    session: Session, ids: Iterable[int], language: Language
) -> Mapping[int, Contact]:
    """By interpreter: the person."""
    found = session.scalars(select(Interpreter).where(Interpreter.id.in_(list(ids))))
    return {each.id: _person(each.person, language) for each in found}


def _of(session: Session, found: Participant, language: Language) -> Contact:
    if found.registration:
        return _person(found.registration.person, language)
    if found.exhibitor:
        person = found.exhibitor.contact_person
        organisation = found.exhibitor.organisation
        return _person(person, language) if person else _organisation(organisation, language)
    liaison = found.delegation.liaison if found.delegation else None
    person = liaison or _head(session, found.delegation_id)
    return _person(person, language) if person else Contact()


def _head(session: Session, delegation_id: int | None) -> Person | None:
    statement = (
        select(Person)
        .join(DelegationMember, DelegationMember.person_id == Person.id)
        .where(DelegationMember.delegation_id == delegation_id, DelegationMember.is_head)
    )
    return session.scalars(statement).first()


def _person(person: Person, language: Language) -> Contact:
    return Contact(names.printed_name(person, language), person.email or "", person.phone or "")


def _organisation(found: Organisation, language: Language) -> Contact:
    return Contact(language.name_of(found), found.email or "", found.phone or "")
