"""Venues: the halls, hotels and offices where legs, programme items and meetings are held."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain.columns import (
    ADDRESS_TITLES,
    count_column,
    name_column,
    name_columns,
    text_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import City, Leg, ProgrammeItem, Venue

_city = aliased(City)

LISTING = Listing(
    "venues",
    N_("Venues"),
    Venue,
    [
        name_column("name", N_("Venue"), Venue, width=40),
        name_column("city", N_("City"), _city, width=18),
        *text_columns("address", N_("Address"), ADDRESS_TITLES, Venue, width=36),
        count_column("legs", N_("Legs"), Venue, Leg.venue_id == Venue.id, width=8),
        count_column(
            "items", N_("Programme items"), Venue, ProgrammeItem.venue_id == Venue.id, width=12
        ),
        Column("is_sample", N_("Sample"), "boolean", width=8, shown=False, sql=Venue.is_sample),
        *name_columns(Venue),
    ],
    joins=[Join(_city, _city.id == Venue.city_id)],
    order=(("name", False),),
    also=["leg", "programme_item"],
)

OFFERED = 12


def venues_called(session: Session, text: str) -> list[Venue]:
    """Venues with a text in one of their names, those that begin with it first."""
    places = (Venue.name, Venue.name_en, Venue.name_zh_tw, Venue.name_vi, Venue.name_id)
    statement = (
        select(Venue)
        .where(or_(*(place.icontains(text, autoescape=True) for place in places)))
        .order_by(Venue.name.istartswith(text, autoescape=True).desc(), Venue.name)
    )
    return list(session.scalars(statement.limit(OFFERED)))


def legs_at(session: Session, venue_id: int) -> list[Leg]:
    """The legs held at a venue, the latest first."""
    statement = select(Leg).where(Leg.venue_id == venue_id)
    return list(session.scalars(statement.order_by(Leg.starts_on.desc().nulls_last(), Leg.id)))


def items_at(session: Session, venue_id: int, most: int) -> list[ProgrammeItem]:
    """The programme items held at a venue in their order, the latest day first; so many at most."""
    statement = (
        select(ProgrammeItem)
        .where(ProgrammeItem.venue_id == venue_id)
        .order_by(
            ProgrammeItem.day.desc().nulls_last(),
            ProgrammeItem.starts_at.nulls_last(),
            ProgrammeItem.id,
        )
    )
    return list(session.scalars(statement.limit(most)))
