"""Booths: stand units with their numbers."""

from sqlalchemy import case
from sqlalchemy.orm import Session, aliased

from scse_desk.domain.columns import field_column, leg_column, name_column
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Booth,
    BoothAssignment,
    City,
    Exhibitor,
    Leg,
    Organisation,
    Pavilion,
    Record,
)

KINDS = {
    "shell": N_("Shell scheme"),
    "raw": N_("Raw space"),
    "online": N_("Online"),
}
STATES = {"free": N_("Free"), "taken": N_("Taken")}
STATE_TONES = {"free": "blue", "taken": "green"}

_assignment = aliased(BoothAssignment)
_exhibitor = aliased(Exhibitor)
_organisation = aliased(Organisation)
_pavilion = aliased(Pavilion)
_leg = aliased(Leg)
_city = aliased(City)

LISTING = Listing(
    "booths",
    N_("Booths"),
    Booth,
    [
        field_column(Booth, "number", N_("Number"), width=9),
        field_column(Booth, "hall", N_("Hall"), width=10),
        field_column(Booth, "kind", N_("Kind"), "code", KINDS, width=13),
        field_column(Booth, "area_m2", N_("Net area (m²)"), "number", width=9),
        name_column("pavilion", N_("Pavilion"), _pavilion, width=24),
        Column(
            "state",
            N_("State"),
            "code",
            STATES,
            STATE_TONES,
            width=8,
            sql=case((_assignment.id.is_(None), "free"), else_="taken"),
        ),
        name_column("exhibitor", N_("Exhibitor"), _organisation, width=34),
        leg_column(_city, shown=False),
    ],
    joins=[
        Join(_assignment, _assignment.booth_id == Booth.id),
        Join(_exhibitor, _exhibitor.id == _assignment.exhibitor_id),
        Join(_organisation, _organisation.id == _exhibitor.organisation_id),
        Join(_pavilion, _pavilion.id == Booth.pavilion_id),
        Join(_leg, _leg.id == Booth.leg_id),
        Join(_city, _city.id == _leg.city_id),
    ],
    edition=Booth.edition_id,
    order=(("number", False),),
)


class BoothExists(Refused):
    """The number is given in this edition already, or the booth measures nothing."""


def check(session: Session, record: Record) -> None:
    """Refuse a booth without area."""
    if isinstance(record, Booth) and record.area_m2 is not None and record.area_m2 <= 0:
        raise BoothExists(N_("The area must be more than 0 m²."))
    if isinstance(record, BoothAssignment):
        from scse_desk.domain import exhibitors

        exhibitors.check(session, record.exhibitor)
