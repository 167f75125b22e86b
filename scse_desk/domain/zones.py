"""The time zone in which the moments of a table are read."""

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.store.models import Edition


def zone_of(session: Session, edition_id: int | None) -> tzinfo | None:
    """The zone in which the times of an edition are read; None is the computer's own."""
    if edition_id is None:
        return None
    name = session.execute(select(Edition.time_zone).where(Edition.id == edition_id)).scalar()
    return ZoneInfo(name) if name else None


def day_bound(bound: object, zone: tzinfo | None, days: int) -> object:
    """The first or last second of a day in a zone, for a bound that is a day."""
    if not isinstance(bound, date) or isinstance(bound, datetime):
        return bound
    midnight = datetime.combine(bound + timedelta(days), time(), zone)
    return (midnight if zone else midnight.astimezone()) - timedelta(seconds=days)
