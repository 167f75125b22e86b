"""The legs of an edition: found, added at a place, put in order."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import records
from scse_desk.domain.ordering import put_in_order
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import NAME_LANGUAGES, City, Leg, Venue

DATES_STATUSES = {
    "planned": N_("Planned"),
    "actual": N_("Actual"),
    "derived": N_("End computed from the stated duration"),
}
DATES_TONES = {"planned": "amber", "actual": "green", "derived": "blue"}
OFFERED = 12


class NoPlace(Refused):
    """A leg needs a place."""


def legs(session: Session, edition_id: int) -> list[Leg]:
    """The legs of an edition in their order."""
    statement = (
        select(Leg)
        .where(Leg.edition_id == edition_id)
        .options(joinedload(Leg.city), joinedload(Leg.venue).joinedload(Venue.city))
    )
    return list(session.scalars(statement.order_by(Leg.position, Leg.id)))


def add_leg(session: Session, edition_id: int, place: int | str | None) -> Leg:
    """A leg in a city, by its id or by a name (a new city is made of an unknown one); None online.

    Refused for an empty name.
    """
    city_id = place if isinstance(place, int) or place is None else city_called(session, place).id
    position = select(func.coalesce(func.max(Leg.position), 0) + 1)
    return records.add(
        session,
        Leg,
        edition_id=edition_id,
        city_id=city_id,
        is_online=place is None,
        position=session.scalar(position.where(Leg.edition_id == edition_id)),
    )


def city_called(session: Session, name: str) -> City:
    """The city of that name in any language, else a new one."""
    name = name.strip()
    if not name:
        raise NoPlace(N_("A leg needs a city, or is held online."))
    columns = [City.name, *(getattr(City, f"name_{suffix}") for suffix in NAME_LANGUAGES.values())]
    named = select(City).where(or_(*(column == name for column in columns)))
    found = session.scalars(named.order_by(City.id).limit(1)).first()
    return found or records.add(session, City, name=name)


def reorder(session: Session, edition_id: int, ids: Sequence[int]) -> None:
    """Give the legs the places they have in `ids`; those not in it follow."""
    put_in_order(session, legs(session, edition_id), ids)


def venues_called(session: Session, text: str) -> list[Venue]:
    """Some venues whose name or city has the words, without regard to case."""
    wanted = text.strip().casefold()
    statement = select(Venue).options(joinedload(Venue.city)).order_by(Venue.name, Venue.id)
    found = (venue for venue in session.scalars(statement) if wanted in _words(venue))
    return [venue for venue, _ in zip(found, range(OFFERED), strict=False)]


def _words(venue: Venue) -> str:
    names = [*venue.names.values(), *(venue.city.names.values() if venue.city else ())]
    return "\n".join(names).casefold()
