"""Exhibitors: organisations in an edition, main, co-exhibiting or represented."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain import records
from scse_desk.domain.columns import (
    count_column,
    field_column,
    in_language,
    name_column,
    note_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Booth,
    BoothAssignment,
    Exhibitor,
    Organisation,
    OrganisationAlias,
    Pavilion,
    Person,
    Record,
    Solution,
    SolutionDomain,
    SolutionDomainLink,
)

KINDS = {
    "main": N_("Main exhibitor"),
    "co_exhibitor": N_("Co-exhibitor"),
    "represented": N_("Represented exhibitor"),
}
SHORT_KINDS = {**KINDS, "main": N_("Main"), "represented": N_("Represented")}
"""As they stand in a column that says they are kinds of exhibitors."""
STAGES = {
    "prospect": N_("Prospect"),
    "applied": N_("Applied"),
    "confirmed": N_("Confirmed"),
    "invoiced": N_("Invoiced"),
    "paid": N_("Paid"),
    "withdrawn": N_("Withdrawn"),
}
STAGE_TONES = {
    "prospect": "neutral",
    "applied": "amber",
    "confirmed": "blue",
    "invoiced": "violet",
    "paid": "green",
    "withdrawn": "red",
}

_organisation = aliased(Organisation)
_pavilion = aliased(Pavilion)
_contact = aliased(Person)
_main = aliased(Exhibitor)
_main_organisation = aliased(Organisation)

LISTING = Listing(
    "exhibitors",
    N_("Exhibitors"),
    Exhibitor,
    [
        Column(
            "booths",
            N_("Booths"),
            width=14,
            sql=select(func.aggregate_strings(Booth.number, ", ").aggregate_order_by(Booth.number))
            .join(BoothAssignment, BoothAssignment.booth_id == Booth.id)
            .where(BoothAssignment.exhibitor_id == Exhibitor.id)
            .correlate(Exhibitor)
            .scalar_subquery(),
        ),
        name_column("name", N_("Name"), _organisation, width=30),
        field_column(
            Exhibitor, "stage", N_("Stage"), "code", STAGES, STAGE_TONES, width=11, steps=True
        ),
        field_column(Exhibitor, "kind", N_("Kind"), "code", SHORT_KINDS, width=12),
        Column("country", N_("Country"), "country", width=9, sql=_organisation.country),
        Column(
            "domains",
            N_("Domains"),
            width=16,
            sql=lambda code: (
                select(func.aggregate_strings(in_language(SolutionDomain, code), ", "))
                .where(
                    SolutionDomain.id.in_(
                        select(SolutionDomainLink.domain_id)
                        .join(Solution, Solution.id == SolutionDomainLink.solution_id)
                        .where(Solution.exhibitor_id == Exhibitor.id)
                        .correlate(Exhibitor)
                    )
                )
                .correlate(Exhibitor)
                .scalar_subquery()
            ),
        ),
        Column("raw", N_("Name as it came in"), width=20, sql=_organisation.name),
        name_column("pavilion", N_("Pavilion"), _pavilion, width=24),
        Column(
            "area_m2",
            N_("Net area (m²)"),
            "number",
            width=9,
            sql=select(func.sum(Booth.area_m2))
            .join(BoothAssignment, BoothAssignment.booth_id == Booth.id)
            .where(BoothAssignment.exhibitor_id == Exhibitor.id)
            .correlate(Exhibitor)
            .scalar_subquery(),
        ),
        count_column(
            "solutions", N_("Solutions"), Exhibitor, Solution.exhibitor_id == Exhibitor.id, width=9
        ),
        name_column("contact", N_("Contact"), _contact, width=22, shown=False),
        Column("email", N_("E-mail"), width=28, shown=False, sensitive=True, sql=_contact.email),
        Column("phone", N_("Phone"), width=18, shown=False, sensitive=True, sql=_contact.phone),
        name_column("main_exhibitor", N_("On the stand of"), _main_organisation, shown=False),
        Column("tax_number", N_("Tax number"), width=10, shown=False, sql=_organisation.tax_number),
        Column("website", N_("Website"), width=26, shown=False, sql=_organisation.website),
        *note_columns(Exhibitor),
    ],
    joins=[
        Join(_organisation, _organisation.id == Exhibitor.organisation_id, outer=False),
        Join(_pavilion, _pavilion.id == Exhibitor.pavilion_id),
        Join(_contact, _contact.id == Exhibitor.contact_person_id),
        Join(_main, _main.id == Exhibitor.main_exhibitor_id),
        Join(_main_organisation, _main_organisation.id == _main.organisation_id),
    ],
    edition=Exhibitor.edition_id,
    order=(("name", False),),
    also=["booth", "booth_assignment", "solution", "solution_domain", "solution_domain_link"],
)


class BoothTaken(Refused):
    """The booth has been given to another exhibitor."""


class CannotExhibit(Refused):
    """The organisation exhibits already, or not in this way."""


def organisation_called(session: Session, name: str) -> Organisation:
    """The organisation with exactly this name or alias, else a new one with it."""
    name = name.strip()
    if not name:
        raise CannotExhibit(N_("An exhibitor needs a name."))
    columns = [Organisation.name, Organisation.name_en, Organisation.name_zh_tw]
    for column in [*columns, Organisation.name_vi, Organisation.name_id]:
        found = session.scalars(select(Organisation).where(column == name).limit(1)).first()
        if found:
            return found
    alias = select(OrganisationAlias).where(OrganisationAlias.text == name).limit(1)
    if known := session.scalars(alias).first():
        return known.organisation
    return records.add(session, Organisation, name=name)


def add_exhibitor(session: Session, edition_id: int, name: str, **values: object) -> Exhibitor:
    """A new exhibitor in an edition; its organisation is found by name, or made.

    Refused where the organisation exhibits there already.
    """
    organisation = organisation_called(session, name)
    there = select(Exhibitor.id).where(
        Exhibitor.edition_id == edition_id, Exhibitor.organisation_id == organisation.id
    )
    if session.scalar(there):
        raise CannotExhibit(N_("{name} exhibits in this edition already."), name=name.strip())
    return records.add(
        session, Exhibitor, edition_id=edition_id, organisation_id=organisation.id, **values
    )


def assign_booth(session: Session, exhibitor_id: int, booth_id: int) -> BoothAssignment:
    """Give a booth to an exhibitor of the same edition. Refused where another has it.

    A booth has one exhibitor. Represented companies appear on another's stand and have none;
    neither have those that withdrew.
    """
    exhibitor = records.find(session, Exhibitor, exhibitor_id)
    booth = records.find(session, Booth, booth_id)
    _refuse_unfit(exhibitor, booth)
    held = session.scalars(
        select(BoothAssignment).where(BoothAssignment.booth_id == booth_id)
    ).first()
    if held is None:
        held = BoothAssignment(booth=booth, exhibitor=exhibitor)
        session.add(held)
        session.flush()
    elif held.exhibitor_id != exhibitor_id:
        raise BoothTaken(
            N_("Booth {number} is given to {name}. Release it there first."),
            number=booth.number,
            name=records.name(held.exhibitor),
        )
    return held


def _refuse_unfit(exhibitor: Exhibitor, booth: Booth) -> None:
    name = records.name(exhibitor)
    if exhibitor.edition_id != booth.edition_id:
        raise CannotExhibit(
            N_("Booth {number} belongs to another edition than {name}."),
            number=booth.number,
            name=name,
        )
    if exhibitor.kind == "represented":
        raise CannotExhibit(
            N_("{name} is represented on another’s stand and has no booth of its own."), name=name
        )
    if exhibitor.stage == "withdrawn":
        raise CannotExhibit(N_("{name} has withdrawn and can be given no booth."), name=name)


def release_booth(session: Session, booth_id: int) -> None:
    """Take a booth back from whoever has it; a free one stays free."""
    held = session.scalars(
        select(BoothAssignment).where(BoothAssignment.booth_id == booth_id)
    ).first()
    if held:
        session.delete(held)
        session.flush()


def check(session: Session, exhibitor: Record) -> None:
    """Refuse an exhibitor whose kind, stand or stage do not go together."""
    assert isinstance(exhibitor, Exhibitor)  # noqa: S101 - called for its own kind
    main = exhibitor.main_exhibitor_id and session.get(Exhibitor, exhibitor.main_exhibitor_id)
    name = records.name(exhibitor)
    if exhibitor.kind == "main" and main:
        raise CannotExhibit(N_("{name} is a main exhibitor and has a stand of its own."), name=name)
    if main and (main.kind != "main" or main.edition_id != exhibitor.edition_id):
        raise CannotExhibit(
            N_("{main} is not a main exhibitor of this edition, so {name} cannot be on its stand."),
            main=records.name(main),
            name=name,
        )
    holds = session.scalar(select(func.count()).where(BoothAssignment.exhibitor_id == exhibitor.id))
    if holds and (exhibitor.kind == "represented" or exhibitor.stage == "withdrawn"):
        raise CannotExhibit(N_("{name} still has booths. Release them first."), name=name)
    _refuse_guests(session, exhibitor, name)


def _refuse_guests(session: Session, exhibitor: Exhibitor, name: str) -> None:
    guests = select(Exhibitor).where(Exhibitor.main_exhibitor_id == exhibitor.id).limit(1)
    guest = session.scalars(guests).first() if exhibitor.kind != "main" else None
    if guest:
        raise CannotExhibit(
            N_("{guest} is on the stand of {name}, which must stay a main exhibitor."),
            guest=records.name(guest),
            name=name,
        )
