"""The time zone in which moments are read and entered: that of the edition they belong to."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.store.models import Edition, Leg, MatchmakingRound, ProgrammeItem, Record

OWNERS: Mapping[str, type[Record]] = {
    "edition_id": Edition,
    "round_id": MatchmakingRound,
    "leg_id": Leg,
    "item_id": ProgrammeItem,
}
"""Field that refers to the owner of a record -> what it refers to."""
ELSEWHERE = str(Edition.__table__.c.time_zone.default.arg)
"""The zone of what belongs to no edition: that of an edition of which nothing is known."""


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


def zone_of_record(session: Session, record: Record, given: Mapping[str, object]) -> str:
    """The IANA zone of the edition that a record, or the values for a new one, belongs to."""
    for key, owning in OWNERS.items():
        owner: Any = given.get(key) or getattr(record, key, None)
        if isinstance(owner, int):
            found: Any = session.get(owning, owner)
            edition = found if owning is Edition else found and found.edition
            return edition.time_zone if edition else ELSEWHERE
    return ELSEWHERE
