"""What is known of a person over the years: posts, registrations, delegations, other spellings."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import records
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import (
    DelegationMember,
    Edition,
    OrganisationAlias,
    Person,
    PersonAlias,
    Post,
    Registration,
)


class SeveralOfThatName(Refused):
    """More than one person is called so."""


def posts(session: Session, person_id: int) -> list[Post]:
    """The posts of a person, those held now first, then the latest."""
    statement = (
        select(Post)
        .where(Post.person_id == person_id)
        .options(joinedload(Post.organisation))
        .order_by(
            Post.ends_on.desc().nulls_first(), Post.starts_on.desc().nulls_last(), Post.id.desc()
        )
    )
    return list(session.scalars(statement))


def registrations(session: Session, person_id: int) -> list[Registration]:
    """The editions in which a person is registered, the latest first."""
    statement = (
        select(Registration)
        .join(Registration.edition)
        .where(Registration.person_id == person_id)
        .options(
            joinedload(Registration.edition).joinedload(Edition.series),
            joinedload(Registration.organisation),
            joinedload(Registration.post),
        )
        .order_by(Edition.year.desc(), Registration.id)
    )
    return list(session.scalars(statement))


def editions_without(session: Session, person_id: int) -> list[Edition]:
    """The editions in which a person is not registered yet, the latest first."""
    there = select(Registration.edition_id).where(Registration.person_id == person_id)
    statement = select(Edition).where(Edition.id.not_in(there)).options(joinedload(Edition.series))
    return list(session.scalars(statement.order_by(Edition.year.desc(), Edition.id)))


def memberships(session: Session, person_id: int) -> list[DelegationMember]:
    """The delegations a person is a member of, with their editions."""
    statement = (
        select(DelegationMember)
        .where(DelegationMember.person_id == person_id)
        .options(joinedload(DelegationMember.delegation))
    )
    return list(session.scalars(statement.order_by(DelegationMember.id.desc())))


def person_aliases(session: Session, person_id: int) -> list[PersonAlias]:
    """The other spellings of a person's name."""
    statement = select(PersonAlias).where(PersonAlias.person_id == person_id)
    return list(session.scalars(statement.order_by(PersonAlias.text)))


def organisation_aliases(session: Session, organisation_id: int) -> list[OrganisationAlias]:
    """The other spellings of an organisation's name."""
    statement = select(OrganisationAlias).where(
        OrganisationAlias.organisation_id == organisation_id
    )
    return list(session.scalars(statement.order_by(OrganisationAlias.text)))


def person_called(session: Session, name: str) -> Person:
    """The one person with exactly this name, else a new one. Refused where several have it."""
    name = name.strip()
    columns = (Person.name, Person.name_en, Person.name_zh_tw, Person.name_vi, Person.name_id)
    found: dict[int, Person] = {}
    for column in columns:
        same = session.scalars(select(Person).where(column == name).limit(2))
        found |= {person.id: person for person in same}
    if len(found) > 1:
        raise SeveralOfThatName(
            N_("Several people are called {name}. Open the one meant, and add it there."),
            name=name,
        )
    if found:
        return next(iter(found.values()))
    return records.add(session, Person, name=name)
