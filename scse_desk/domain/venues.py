"""Venues: the halls, hotels and offices where legs, programme items and meetings are held."""

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

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
