"""Pavilions: themed, national or online groups of exhibitors."""

from sqlalchemy.orm import aliased

from scse_desk.domain.columns import (
    count_column,
    field_column,
    leg_column,
    name_column,
    name_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.language import N_
from scse_desk.store.models import Booth, City, Exhibitor, Leg, Pavilion

_leg = aliased(Leg)
_city = aliased(City)

LISTING = Listing(
    "pavilions",
    N_("Pavilions"),
    Pavilion,
    [
        field_column(Pavilion, "code", N_("Code"), width=8),
        name_column("name", N_("Name"), Pavilion, width=40),
        leg_column(_city),
        count_column(
            "exhibitors",
            N_("Exhibitors"),
            Pavilion,
            Exhibitor.pavilion_id == Pavilion.id,
            Exhibitor.kind != "represented",
            width=10,
        ),
        count_column("booths", N_("Booths"), Pavilion, Booth.pavilion_id == Pavilion.id, width=8),
        *name_columns(Pavilion),
    ],
    joins=[Join(_leg, _leg.id == Pavilion.leg_id), Join(_city, _city.id == _leg.city_id)],
    edition=Pavilion.edition_id,
    order=(("code", False), ("name", False)),
    also=["exhibitor", "booth"],
)
