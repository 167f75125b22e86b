"""Interpreters of an edition: the language pairs they work in, and when they do."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased, joinedload

from scse_desk.domain import records
from scse_desk.domain.columns import count_column, field_column, name_column
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_, Language, When
from scse_desk.refused import FieldRefused
from scse_desk.store.models import (
    Interpreter,
    MatchmakingRound,
    Meeting,
    Person,
    Record,
    Request,
    Shift,
    Slot,
    Unavailability,
)

_person = aliased(Person)

LISTING = Listing(
    "interpreters",
    N_("Interpreters"),
    Interpreter,
    [
        name_column("name", N_("Full name"), _person, width=26),
        field_column(Interpreter, "pairs", N_("Language pairs"), "languages", width=36),
        count_column(
            "meetings",
            N_("Meetings"),
            Interpreter,
            Meeting.interpreter_id == Interpreter.id,
            Meeting.status != "cancelled",
            width=9,
        ),
        count_column(
            "shifts", N_("Shifts"), Interpreter, Shift.interpreter_id == Interpreter.id, width=9
        ),
        field_column(
            Interpreter, "longest_minutes", N_("Longest stretch in minutes"), "number", width=12
        ),
        field_column(Interpreter, "rest_minutes", N_("Rest in minutes"), "number", width=11),
        count_column(
            "absences",
            N_("Absences"),
            Interpreter,
            Unavailability.interpreter_id == Interpreter.id,
            width=10,
            shown=False,
        ),
        Column("email", N_("E-mail"), width=28, shown=False, sensitive=True, sql=_person.email),
        Column("phone", N_("Phone"), width=18, shown=False, sensitive=True, sql=_person.phone),
    ],
    joins=[Join(_person, _person.id == Interpreter.person_id, outer=False)],
    edition=Interpreter.edition_id,
    order=(("name", False),),
    also=["meeting", "shift", "unavailability"],
)


class CannotWork(FieldRefused):
    """The shift of an interpreter is none, or there twice."""


def check(session: Session, shift: Record) -> None:
    """Refuse a shift that ends before it starts, or overlaps another one of the interpreter."""
    assert isinstance(shift, Shift)  # noqa: S101 - called for its own kind
    if shift.ends_at <= shift.starts_at:
        raise CannotWork(N_("The end must be after the start."), "closes")
    other = session.scalars(
        select(Shift).where(
            Shift.interpreter_id == shift.interpreter_id,
            Shift.id.is_not(shift.id),
            Shift.starts_at < shift.ends_at,
            Shift.ends_at > shift.starts_at,
        )
    ).first()
    if other is not None:
        zone = zone_of(session, shift.interpreter_id)
        raise CannotWork(
            N_("There is a shift on {day} from {start} to {end} already."),
            "opens",
            day=When(other.starts_at.astimezone(zone).date()),
            start=f"{other.starts_at.astimezone(zone):%H:%M}",
            end=f"{other.ends_at.astimezone(zone):%H:%M}",
        )


def zone_of(session: Session, interpreter_id: int) -> ZoneInfo:
    """The zone of the edition an interpreter works in."""
    return ZoneInfo(records.find(session, Interpreter, interpreter_id).edition.time_zone)


def shifts(session: Session, interpreter_id: int) -> list[Shift]:
    """The shifts of an interpreter by time; without any they work throughout."""
    found = select(Shift).where(Shift.interpreter_id == interpreter_id)
    return list(session.scalars(found.order_by(Shift.starts_at)))


def add_shifts(
    session: Session,
    interpreter_ids: Sequence[int],
    days: Sequence[date],
    opens: time,
    closes: time,
) -> int:
    """A shift on each of the days for each interpreter, on the clock of their edition; how many.

    Refused where one overlaps a shift that is there.
    """
    if not days:
        raise CannotWork(N_("The last day must not be before the first."), "last")
    for interpreter_id in interpreter_ids:
        zone = zone_of(session, interpreter_id)
        for day in days:
            records.add(
                session,
                Shift,
                interpreter_id=interpreter_id,
                starts_at=datetime.combine(day, opens, zone),
                ends_at=datetime.combine(day, closes, zone),
            )
    return len(interpreter_ids) * len(days)


def set_shift(session: Session, shift_id: int, key: str, value: datetime) -> None:
    """Set `starts_at` or `ends_at` (aware) of a shift; a later start takes the end along."""
    shift = records.find(session, Shift, shift_id)
    if key == "starts_at" and value >= shift.ends_at:
        with session.no_autoflush:
            shift.ends_at = value + max(shift.ends_at - shift.starts_at, timedelta(minutes=1))
    records.set_value(session, "shift", shift_id, key, value)


def in_words(pairs: str, language: Language) -> str:
    """Language pairs (`vi-zh en-zh`) in the words of a language: Vietnamese–Chinese."""
    return language.listing(language.spoken(pairs))


def covers(pairs: str, wanted: str) -> bool:
    """Whether language pairs (`vi-zh en-zh`) include a wanted one (`zh-vi`), either direction."""
    return not wanted or frozenset(wanted.lower().split("-")) in {
        frozenset(pair.split("-")) for pair in pairs.lower().split()
    }


def meetings(session: Session, interpreter_id: int) -> list[Meeting]:
    """The placed meetings of an interpreter, by time."""
    return placed(session, Meeting.interpreter_id == interpreter_id)


def placed(session: Session, which: ColumnElement[bool]) -> list[Meeting]:
    """Placed meetings, by time."""
    statement = (
        select(Meeting)
        .join(Slot, Slot.id == Meeting.slot_id)
        .where(which)
        .options(
            joinedload(Meeting.slot),
            joinedload(Meeting.table),
            joinedload(Meeting.request).joinedload(Request.first),
            joinedload(Meeting.request).joinedload(Request.second),
        )
        .order_by(Slot.starts_at)
    )
    return list(session.scalars(statement))


def days(session: Session, interpreter_id: int) -> list[date]:
    """The days on which the rounds of an interpreter's edition have slots, else those of its legs.

    The first of March of its year where neither is known.
    """
    edition = records.find(session, Interpreter, interpreter_id).edition
    zone = ZoneInfo(edition.time_zone)
    statement = select(Slot.starts_at).join(MatchmakingRound, MatchmakingRound.id == Slot.round_id)
    moments = session.scalars(statement.where(MatchmakingRound.edition_id == edition.id))
    found = {moment.astimezone(zone).date() for moment in moments}
    for leg in edition.legs:
        if not found and leg.starts_on and leg.ends_on:
            found = {leg.starts_on, leg.ends_on}
    return sorted(found) or [date(edition.year, 3, 1)]
