"""Delegations: official and business groups, their members and head."""

from collections.abc import Sequence

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain import editions, records
from scse_desk.domain.columns import (
    ARRIVAL_TITLES,
    DEPARTURE_TITLES,
    HOTEL_TITLES,
    count_column,
    field_column,
    name_column,
    name_columns,
    note_columns,
    text_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.ordering import next_position, put_in_order
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import City, Delegation, DelegationMember, Organisation, Person, Record

KINDS = {
    "city": N_("City"),
    "national": N_("National"),
    "parliament": N_("Parliament"),
    "association": N_("Association"),
    "business": N_("Business"),
    "other": N_("Other"),
}
STATUSES = {
    "invited": N_("Invited"),
    "registered": N_("Registered"),
    "confirmed": N_("Confirmed"),
    "declined": N_("Declined"),
    "attended": N_("Attended"),
}
STATUS_TONES = {
    "invited": "amber",
    "registered": "blue",
    "confirmed": "green",
    "declined": "red",
    "attended": "green",
}

_organisation = aliased(Organisation)
_city = aliased(City)
_head_member = aliased(DelegationMember)
_head = aliased(Person)
_liaison = aliased(Person)

LISTING = Listing(
    "delegations",
    N_("Delegations"),
    Delegation,
    [
        name_column("name", N_("Name"), Delegation, width=34),
        field_column(Delegation, "status", N_("Status"), "code", STATUSES, STATUS_TONES, width=16),
        field_column(Delegation, "country", N_("Country"), "country", width=14),
        name_column("city", N_("City"), _city, width=16),
        name_column("head", N_("Head of delegation"), _head, width=24),
        count_column(
            "members",
            N_("Members"),
            Delegation,
            DelegationMember.delegation_id == Delegation.id,
            width=8,
        ),
        Column("arrives_at", N_("Arrives"), "datetime", width=17, sql=Delegation.arrives_at),
        Column("departs_at", N_("Departs"), "datetime", width=17, sql=Delegation.departs_at),
        field_column(Delegation, "kind", N_("Kind"), "code", KINDS, width=12),
        field_column(Delegation, "languages", N_("Languages"), "languages", width=16),
        name_column("liaison", N_("Liaison"), _liaison, width=22, shown=False),
        name_column("organisation", N_("Organisation"), _organisation, shown=False),
        *text_columns("hotel", N_("Hotel"), HOTEL_TITLES, Delegation, width=24, shown=False),
        *text_columns(
            "arrival", N_("Arrival by"), ARRIVAL_TITLES, Delegation, width=14, shown=False
        ),
        *text_columns(
            "departure", N_("Departure by"), DEPARTURE_TITLES, Delegation, width=14, shown=False
        ),
        *note_columns(Delegation),
        *name_columns(Delegation),
    ],
    joins=[
        Join(_organisation, _organisation.id == Delegation.organisation_id),
        Join(_city, _city.id == Delegation.city_id),
        Join(
            _head_member,
            and_(_head_member.delegation_id == Delegation.id, _head_member.is_head),
        ),
        Join(_head, _head.id == _head_member.person_id),
        Join(_liaison, _liaison.id == Delegation.liaison_person_id),
    ],
    edition=Delegation.edition_id,
    order=(("name", False),),
)


def check(session: Session, delegation: Record) -> None:  # noqa: ARG001 - as all checks are called
    """Refuse a delegation that departs before it arrives."""
    assert isinstance(delegation, Delegation)  # noqa: S101 - called for its own kind
    editions.refuse_crossed(delegation.arrives_at, delegation.departs_at)


class NotAMember(Refused):
    """The person is in the delegation already, or is not in it."""


def members(session: Session, delegation_id: int) -> list[DelegationMember]:
    """The members of a delegation by precedence."""
    statement = select(DelegationMember).where(DelegationMember.delegation_id == delegation_id)
    return list(session.scalars(statement.order_by(DelegationMember.position)))


def add_member(
    session: Session, delegation_id: int, person_id: int, **values: object
) -> DelegationMember:
    """Put a person last in the order of precedence. Refused where they are a member already."""
    person = records.find(session, Person, person_id)
    present = members(session, delegation_id)
    if any(member.person_id == person_id for member in present):
        raise NotAMember(
            N_("{name} is a member of this delegation already."), name=records.name(person)
        )
    return records.add(
        session,
        DelegationMember,
        delegation_id=delegation_id,
        person_id=person_id,
        position=next_position(present),
        **values,
    )


def reorder(session: Session, delegation_id: int, member_ids: Sequence[int]) -> None:
    """Give the members the precedence of their places in `member_ids`, from 1 on.

    Members that are not named follow in the order they had.
    """
    present = members(session, delegation_id)
    if set(member_ids) - {member.id for member in present}:
        raise NotAMember(N_("Somebody in this order is no longer a member of the delegation."))
    put_in_order(session, present, member_ids)


def move_member(session: Session, member_id: int, position: int) -> None:
    """Give one member a place in the order of precedence (1 is first); the others make way."""
    member = records.find(session, DelegationMember, member_id)
    ids = [other.id for other in members(session, member.delegation_id) if other.id != member_id]
    ids.insert(max(position, 1) - 1, member_id)
    reorder(session, member.delegation_id, ids)


def set_head(session: Session, member_id: int) -> None:
    """Make a member the head, and first in the order of precedence; there is one head only."""
    member = records.find(session, DelegationMember, member_id)
    for other in members(session, member.delegation_id):
        other.is_head = False
    session.flush()  # the old head goes before the new one comes: there is never a second
    member.is_head = True
    move_member(session, member_id, 1)


def remove_member(session: Session, member_id: int) -> None:
    """Take a member out; those behind move up."""
    member = records.find(session, DelegationMember, member_id)
    delegation_id = member.delegation_id
    records.remove(session, "delegation_member", member_id)
    reorder(session, delegation_id, ())
