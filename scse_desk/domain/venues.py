"""Venues: the halls, hotels and offices where legs, programme items and meetings are held."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain.listing import Column, Join, Listing, name_column
from scse_desk.domain.spellings import name_columns
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
        Column("address", N_("Address"), width=36, editable=True, sql=Venue.address),
        Column(
            "legs",
            N_("Legs"),
            "number",
            width=8,
            sql=select(func.count())
            .where(Leg.venue_id == Venue.id)
            .correlate(Venue)
            .scalar_subquery(),
        ),
        Column(
            "items",
            N_("Programme items"),
            "number",
            width=12,
            sql=select(func.count())
            .where(ProgrammeItem.venue_id == Venue.id)
            .correlate(Venue)
            .scalar_subquery(),
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
