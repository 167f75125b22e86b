"""Pavilions: themed, national or online groups of exhibitors."""

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from scse_desk.domain.listing import Column, Join, Listing, in_language, name_column
from scse_desk.domain.spellings import name_columns
from scse_desk.language import N_
from scse_desk.store.models import Booth, City, Exhibitor, Leg, Pavilion

_leg = aliased(Leg)
_city = aliased(City)

LISTING = Listing(
    "pavilions",
    N_("Pavilions"),
    Pavilion,
    [
        Column("code", N_("Code"), width=8, editable=True, sql=Pavilion.code),
        name_column("name", N_("Name"), Pavilion, width=40),
        Column("leg", N_("Leg"), "name", width=12, sql=lambda code: in_language(_city, code)),
        Column(
            "exhibitors",
            N_("Exhibitors"),
            "number",
            width=10,
            sql=select(func.count())
            .where(Exhibitor.pavilion_id == Pavilion.id, Exhibitor.kind != "represented")
            .correlate(Pavilion)
            .scalar_subquery(),
        ),
        Column(
            "booths",
            N_("Booths"),
            "number",
            width=8,
            sql=select(func.count())
            .where(Booth.pavilion_id == Pavilion.id)
            .correlate(Pavilion)
            .scalar_subquery(),
        ),
        *name_columns(Pavilion),
    ],
    joins=[Join(_leg, _leg.id == Pavilion.leg_id), Join(_city, _city.id == _leg.city_id)],
    edition=Pavilion.edition_id,
    order=(("code", False), ("name", False)),
    also=["exhibitor", "booth"],
)
