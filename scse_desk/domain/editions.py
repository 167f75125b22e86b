"""Editions of a series: finding one, opening a new one, their legs, dates and time zone."""

import re
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased, joinedload

from scse_desk.domain import records
from scse_desk.domain.columns import (
    field_column,
    in_language,
    name_columns,
    note_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import (
    City,
    CoLocation,
    Edition,
    Leg,
    Pavilion,
    Record,
    Series,
)

STATUSES = {"planned": N_("Planned"), "held": N_("Held"), "cancelled": N_("Cancelled")}
STATUS_TONES = {"planned": "amber", "held": "green", "cancelled": "red"}
MODES = {"in_person": N_("In person"), "online": N_("Online"), "hybrid": N_("Hybrid")}
ORDINAL_SOURCES = {
    "stated": N_("Stated in a document"),
    "derived": N_("Computed from the years"),
    "public": N_("Public source"),
    "own": N_("Entered by staff"),
}
ORDINAL_TONES = {"stated": "green", "derived": "blue", "public": "green", "own": "neutral"}
HOME = "SCSE"
"""The series meant by a year alone."""
YEARS = range(1900, 2200)
R = TypeVar("R", bound=Record)

_series = aliased(Series)

LISTING = Listing(
    "editions",
    N_("Editions"),
    Edition,
    [
        Column("series", N_("Series"), width=10, sql=_series.code),
        Column("year", N_("Year"), "number", width=6, sql=Edition.year),
        Column(
            "name",
            N_("Name"),
            "name",
            width=34,
            sql=lambda code: func.coalesce(in_language(Edition, code), in_language(_series, code)),
        ),
        field_column(Edition, "ordinal", N_("Ordinal"), "number", width=8),
        field_column(
            Edition,
            "ordinal_source",
            N_("Source of the ordinal"),
            "code",
            ORDINAL_SOURCES,
            ORDINAL_TONES,
            width=20,
            shown=False,
        ),
        field_column(Edition, "status", N_("Status"), "code", STATUSES, STATUS_TONES, width=10),
        field_column(Edition, "mode", N_("Mode"), "code", MODES, width=10),
        Column(
            "cities",
            N_("Cities"),
            width=24,
            sql=lambda code: (
                select(
                    func.aggregate_strings(in_language(City, code), " · ").aggregate_order_by(
                        Leg.position
                    )
                )
                .select_from(City)
                .join(Leg, Leg.city_id == City.id)
                .where(Leg.edition_id == Edition.id)
                .correlate(Edition)
                .scalar_subquery()
            ),
        ),
        Column(
            "starts_on",
            N_("From"),
            "date",
            width=12,
            sql=select(func.min(Leg.starts_on))
            .where(Leg.edition_id == Edition.id)
            .correlate(Edition)
            .scalar_subquery(),
        ),
        Column(
            "ends_on",
            N_("To"),
            "date",
            width=12,
            sql=select(func.max(Leg.ends_on))
            .where(Leg.edition_id == Edition.id)
            .correlate(Edition)
            .scalar_subquery(),
        ),
        Column("time_zone", N_("Time zone"), width=14, shown=False, sql=Edition.time_zone),
        *note_columns(Edition),
        *name_columns(Edition),
    ],
    joins=[Join(_series, _series.id == Edition.series_id, outer=False)],
    order=(("year", True), ("series", False)),
    also=["leg", "city"],
)


class NoSuchEdition(Refused):
    """No edition goes by that sign."""


class CannotOpen(Refused):
    """An edition cannot be opened for that year."""


class DatesCross(Refused):
    """Something ends before it starts."""


def sign(edition: Edition) -> str:
    """The sign of an edition in commands: `SCSE-2025`."""
    return f"{edition.series.code}-{edition.year}"


def find(session: Session, text: str) -> Edition:
    """The edition of a sign: a year (of SCSE) or `SERIES-YEAR`. Refused, listing the known."""
    series, _, year = text.strip().rpartition("-")
    found = session.scalars(
        select(Edition)
        .join(Edition.series)
        .where(
            func.upper(Series.code) == (series.upper() or HOME),
            Edition.year == (int(year) if re.fullmatch(r"\d{4}", year) else None),
        )
    ).first()
    if found is None:
        raise _unknown(session, text)
    return found


def _unknown(session: Session, text: str) -> NoSuchEdition:
    statement = select(Edition).join(Edition.series).order_by(Series.code, Edition.year)
    known = [sign(edition) for edition in session.scalars(statement)]
    if not known:
        return NoSuchEdition(N_("There is no edition in this store yet."))
    return NoSuchEdition(
        N_("There is no edition {edition}. These are known: {known}."),
        edition=text,
        known=", ".join(known),
    )


def current(session: Session) -> Edition | None:
    """The edition to show first: the latest one of SCSE, else of any other series."""
    home = (Series.code == HOME).desc()
    statement = select(Edition).join(Edition.series).order_by(home, Edition.year.desc()).limit(1)
    return session.scalars(statement).first()


def all_of_them(session: Session) -> list[Edition]:
    """Every edition with its series, the latest first."""
    statement = select(Edition).join(Edition.series).options(joinedload(Edition.series))
    return list(session.scalars(statement.order_by(Edition.year.desc(), Series.code)))


def edition_of(session: Session, kind: str, record_id: int) -> int | None:
    """The edition that a record belongs to (that is the host, of a show held with it)."""
    record: Any = records.get(session, kind, record_id)
    owner = getattr(record, "edition_id", None) or getattr(record, "host_edition_id", None)
    return int(owner) if owner else None


def check(session: Session, record: Record) -> None:  # noqa: ARG001 - as all checks are called
    """Refuse an edition of an impossible year, and a leg that ends before it starts."""
    if isinstance(record, Edition) and record.year not in YEARS:
        raise CannotOpen(N_("{year} is no year of an edition."), year=record.year)
    if isinstance(record, Leg) and record.starts_on and record.ends_on:
        refuse_crossed(record.starts_on, record.ends_on)


def refuse_crossed(start: object, end: object) -> None:
    """Refuse an end before its start; either may be missing."""
    if start is not None and end is not None and end < start:  # type: ignore[operator]
        raise DatesCross(N_("The end is before the start."))


def new_edition(
    session: Session, series_id: int, year: int, copy_from: int | None = None
) -> Edition:
    """Open an edition of a series, on the pattern of another one.

    Its legs, organisers, pavilions and co-located series are copied, but nothing dated: no
    dates, no names that carry a year, no figures. The ordinal is the
    next one where the copied edition is of the same series and of the year before, and says that
    it is derived. Refused where the series has an edition of that year.
    """
    series = records.find(session, Series, series_id)
    there = select(Edition.id).where(Edition.series_id == series_id, Edition.year == year)
    if session.scalar(there):
        raise CannotOpen(
            N_("{series} has an edition of {year} already."), series=series.code, year=year
        )
    made = records.add(session, Edition, series_id=series_id, year=year)
    if copy_from is not None:
        _copy(session, records.find(session, Edition, copy_from), made)
    return made


def _copy(session: Session, source: Edition, made: Edition) -> None:
    made.time_zone, made.mode = source.time_zone, source.mode
    if source.series_id == made.series_id and source.year == made.year - 1 and source.ordinal:
        made.ordinal, made.ordinal_source = source.ordinal + 1, "derived"
    legs = {leg.id: _copied(leg, edition_id=made.id) for leg in source.legs}
    for leg in legs.values():
        leg.starts_on = leg.ends_on = None
        leg.dates_status, leg.note = "planned", ""
    session.add_all(legs.values())
    session.flush()
    for organiser in source.organisers:
        session.add(_copied(organiser, edition_id=made.id))
    pavilions = select(Pavilion).where(Pavilion.edition_id == source.id)
    for pavilion in session.scalars(pavilions).all():
        leg_id = legs[pavilion.leg_id].id if pavilion.leg_id in legs else None
        session.add(_copied(pavilion, edition_id=made.id, leg_id=leg_id))
    _copy_co_locations(session, source, made)
    session.flush()


def _copied(record: R, **values: object) -> R:
    kept = {
        column.name: getattr(record, column.name)
        for column in type(record).__table__.columns
        if column.name != "id"
    }
    return type(record)(**{**kept, **values})


def _copy_co_locations(session: Session, source: Edition, made: Edition) -> None:
    for held in source.co_locations:
        if held.status == "cancelled":
            continue
        wanted = select(Edition).where(
            Edition.series_id == held.guest.series_id, Edition.year == made.year
        )
        guest = session.scalars(wanted).first()
        if guest is None:
            guest = Edition(series_id=held.guest.series_id, year=made.year)
            session.add(guest)
            session.flush()
        session.add(CoLocation(host_edition_id=made.id, guest_edition_id=guest.id))
