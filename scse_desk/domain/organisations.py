"""Organisations: companies, governments, agencies, associations, universities, media."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain import fields
from scse_desk.domain.columns import (
    field_column,
    name_column,
    name_columns,
    note_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import City, Organisation, OrganisationAlias, Record

KINDS = {
    "company": N_("Company"),
    "city_government": N_("City government"),
    "central_government": N_("Central government"),
    "agency": N_("Agency"),
    "association": N_("Association"),
    "bank": N_("Bank"),
    "university": N_("University"),
    "school": N_("School"),
    "media": N_("Media"),
    "international_organisation": N_("International organisation"),
    "representative_office": N_("Representative office"),
    "other": N_("Other"),
}

_city = aliased(City)
_parent = aliased(Organisation)

LISTING = Listing(
    "organisations",
    N_("Organisations"),
    Organisation,
    [
        name_column("name", N_("Name"), Organisation, width=40),
        field_column(Organisation, "kind", N_("Kind"), "code", KINDS, width=20),
        field_column(Organisation, "country", N_("Country"), "country", width=14),
        name_column("city", N_("City"), _city, width=16),
        field_column(Organisation, "abbreviation", N_("Abbreviation"), width=12),
        field_column(Organisation, "website", N_("Website"), width=26),
        field_column(Organisation, "email", N_("E-mail"), width=26, shown=False),
        field_column(Organisation, "phone", N_("Phone"), width=18, shown=False),
        field_column(Organisation, "tax_number", N_("Tax number"), width=10, shown=False),
        name_column("parent", N_("Part of"), _parent, shown=False),
        Column(
            "aliases",
            N_("Other spellings"),
            width=26,
            shown=False,
            sql=select(func.aggregate_strings(OrganisationAlias.text, ", "))
            .where(OrganisationAlias.organisation_id == Organisation.id)
            .correlate(Organisation)
            .scalar_subquery(),
        ),
        *note_columns(Organisation),
        *name_columns(Organisation),
    ],
    joins=[
        Join(_city, _city.id == Organisation.city_id),
        Join(_parent, _parent.id == Organisation.parent_id),
    ],
    order=(("name", False),),
    also=["organisation_alias"],
)


def check(session: Session, organisation: Record) -> None:  # noqa: ARG001 - as all checks are called
    """Refuse a Taiwanese tax number that is none, and an organisation that is part of itself."""
    assert isinstance(organisation, Organisation)  # noqa: S101 - called for its own kind
    if organisation.country == "TW" and organisation.tax_number:
        organisation.tax_number = fields.tax_number(organisation.tax_number)
    if organisation.parent_id is not None and organisation.parent_id == organisation.id:
        raise fields.NotAcceptable(N_("An organisation cannot be a part of itself."))
