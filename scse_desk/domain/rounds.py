"""Matchmaking rounds: their slots and tables."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain import records
from scse_desk.domain.columns import (
    count_column,
    field_column,
    leg_column,
    name_column,
    name_columns,
    note_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.ordering import next_position
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.refused import FieldRefused
from scse_desk.store.models import (
    City,
    Leg,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Participant,
    Record,
    Request,
    Slot,
)

TABLE_KINDS = {
    "table": N_("Table"),
    "booth": N_("Booth"),
    "room": N_("Room"),
    "online": N_("Online"),
}

MOST_TABLES = 1_000
"""Tables that can be added at once."""

_leg = aliased(Leg)
_city = aliased(City)


def _count(key: str, title: str, of: Any, width: int = 11) -> Column:
    """How many of a kind a round has."""
    return count_column(
        key, title, MatchmakingRound, of.round_id == MatchmakingRound.id, width=width
    )


def _minutes(key: str, title: str) -> Column:
    return field_column(MatchmakingRound, key, title, "number", width=11, shown=False)


LISTING = Listing(
    "rounds",
    N_("Rounds"),
    MatchmakingRound,
    [
        name_column("name", N_("Name"), MatchmakingRound, width=34),
        leg_column(_city),
        field_column(MatchmakingRound, "slot_minutes", N_("Minutes a slot"), "number", width=11),
        field_column(MatchmakingRound, "gap_minutes", N_("Minutes between"), "number", width=11),
        _minutes("rest_minutes", N_("Rest in minutes")),
        _minutes("hall_minutes", N_("Minutes between halls")),
        _minutes("leg_minutes", N_("Minutes between legs")),
        _count("slots", N_("Slots"), Slot),
        _count("tables", N_("Tables"), MeetingTable),
        _count("participants", N_("Participants"), Participant),
        _count("requests", N_("Requests"), Request, width=9),
        Column(
            "meetings",
            N_("Meetings"),
            "number",
            width=9,
            sql=select(func.count())
            .select_from(Meeting)
            .join(Request, Request.id == Meeting.request_id)
            .where(Request.round_id == MatchmakingRound.id, Meeting.status != "cancelled")
            .correlate(MatchmakingRound)
            .scalar_subquery(),
        ),
        *name_columns(MatchmakingRound),
        *note_columns(MatchmakingRound),
    ],
    joins=[
        Join(_leg, _leg.id == MatchmakingRound.leg_id),
        Join(_city, _city.id == _leg.city_id),
    ],
    edition=MatchmakingRound.edition_id,
    order=(("name", False),),
    also=["slot", "meeting_table", "participant", "request", "meeting"],
)


class CannotMakeSlots(FieldRefused):
    """The hours given leave no room for a slot."""


def check(session: Session, slot: Record) -> None:
    """Refuse a slot that ends before it starts, or overlaps another one of its grid."""
    assert isinstance(slot, Slot)  # noqa: S101 - called for its own kind
    if slot.ends_at <= slot.starts_at:
        raise CannotMakeSlots(N_("The end must be after the start."))
    other = session.scalars(
        select(Slot).where(
            Slot.round_id == slot.round_id,
            Slot.grid == slot.grid,
            Slot.id.is_not(slot.id),
            Slot.starts_at < slot.ends_at,
            Slot.ends_at > slot.starts_at,
        )
    ).first()
    if other is not None:
        zone = ZoneInfo(other.round.edition.time_zone)
        raise CannotMakeSlots(
            N_("There is a slot from {start} to {end} already."),
            start=f"{other.starts_at.astimezone(zone):%H:%M}",
            end=f"{other.ends_at.astimezone(zone):%H:%M}",
        )


def set_slot(session: Session, slot_id: int, key: str, value: object) -> None:
    """Set `starts_at`, `ends_at` (aware) or `grid` of a slot; a later start takes the end along.

    Refused while meetings are held in it, and where it would overlap another of its grid.
    """
    slot = records.find(session, Slot, slot_id)
    held = meetings_by(session, slot.round_id, "slot_id").get(slot_id, 0)
    if held:
        raise CannotMakeSlots(
            N_("There are {number} meetings in this slot; move them first."), number=held
        )
    if key == "starts_at" and isinstance(value, datetime) and value >= slot.ends_at:
        with session.no_autoflush:
            slot.ends_at = value + (slot.ends_at - slot.starts_at)
    records.set_value(session, "slot", slot_id, key, value)


def make_slots(
    session: Session,
    round_id: int,
    days: Sequence[date],
    opens: time,
    closes: time,
    breaks: Sequence[tuple[time, time]] = (),
    *,
    length: int | None = None,
    gap: int | None = None,
    grid: str = "",
) -> list[Slot]:
    """The slots of a round on days, from opening to closing time, none into a break.

    Times are those of the edition's zone; `length` and `gap` are minutes, None for the round's
    own. They make up a grid of the round, "" being the one that most tables follow. Slots of the
    grid that are there already stay, and none is made across one. Refused where not one fits, or
    nobody has said how long they last.
    """
    held = records.find(session, MatchmakingRound, round_id)
    zone = ZoneInfo(held.edition.time_zone)
    lasts = _lengths(held, length, gap)
    taken = [(slot.starts_at, slot.ends_at) for slot in held.slots if slot.grid == grid]
    made = []
    for day in days:
        shut = [_between(day, start, end, zone) for start, end in breaks]
        for start, end in _spans(*lasts, *_between(day, opens, closes, zone), [*shut, *taken]):
            made.append(Slot(round=held, grid=grid, starts_at=start, ends_at=end))
    if not made:
        raise CannotMakeSlots(N_("No new slot fits between these hours."), "opens")
    session.add_all(made)
    session.flush()
    return made


Span = tuple[datetime, datetime]


def _between(day: date, start: time, end: time, zone: ZoneInfo) -> Span:
    return datetime.combine(day, start, zone), datetime.combine(day, end, zone)


def _lengths(
    held: MatchmakingRound, length: int | None, gap: int | None
) -> tuple[timedelta, timedelta]:
    """How long slots last and how long it is to the next."""
    length = held.slot_minutes if length is None else length
    gap = held.gap_minutes if gap is None else gap
    if length is None or gap is None:
        raise CannotMakeSlots(
            N_("Say first how long a slot of this round lasts and how long it is to the next."),
            "length",
        )
    if length <= 0 or gap < 0:
        raise CannotMakeSlots(N_("A slot lasts a minute at least."), "length")
    return timedelta(minutes=length), timedelta(minutes=gap)


def _spans(
    length: timedelta, gap: timedelta, opens: datetime, closes: datetime, shut: Sequence[Span]
) -> list[Span]:
    spans: list[Span] = []
    start = opens
    while start + length <= closes:
        end = start + length
        after = max((until for since, until in shut if since < end and start < until), default=None)
        if after is None:
            spans.append((start, end))
        start = (end + gap) if after is None else after.astimezone(opens.tzinfo)
    return spans


def read_breaks(text: str) -> list[tuple[time, time]]:
    """Breaks as typed: "12:00–13:30, 15:00-15:20". Refused where one cannot be read."""
    made = []
    for part in re.split(r"[,;、，；\n]+", text):
        if not part.strip():
            continue
        found = re.fullmatch(r"\s*(\d{1,2})[:：](\d\d)\s*[-–—~～]\s*(\d{1,2})[:：](\d\d)\s*", part)
        try:
            if found is None:
                raise ValueError(part)  # noqa: TRY301 - told with those of the clock
            hour, minute, until, to = map(int, found.groups())
            start, end = time(hour, minute), time(until, to)
        except ValueError as error:
            raise CannotMakeSlots(
                N_("“{text}” is no break, such as 12:00–13:30."), "breaks", text=part.strip()
            ) from error
        if end <= start:
            raise CannotMakeSlots(N_("The end must be after the start."), "breaks")
        made.append((start, end))
    return made


def clear_slots(session: Session, round_id: int, days: Sequence[date], grid: str | None) -> int:
    """Remove the slots of a round on days, of one grid or (None) of all; how many.

    Refused while meetings are placed in one of them, and where there are none.
    """
    held = records.find(session, MatchmakingRound, round_id)
    zone, used = ZoneInfo(held.edition.time_zone), meetings_by(session, round_id, "slot_id")
    going = [
        slot
        for slot in held.slots
        if slot.starts_at.astimezone(zone).date() in days and grid in {None, slot.grid}
    ]
    number = sum(used.get(slot.id, 0) for slot in going)
    if number:
        raise CannotMakeSlots(
            N_("{number} meetings are placed on these days; take them off the board first."),
            number=number,
        )
    if not going:
        raise CannotMakeSlots(N_("There are no slots on these days."))
    for slot in going:
        records.remove(session, "slot", slot.id)
    session.expire(held)
    return len(going)


def grids(session: Session, edition_id: int | None) -> list[str]:
    """The names of the grids of slots of an edition's rounds, that without a name left out."""
    statement = select(Slot.grid).join(MatchmakingRound, MatchmakingRound.id == Slot.round_id)
    if edition_id is not None:
        statement = statement.where(MatchmakingRound.edition_id == edition_id)
    return list(session.scalars(statement.where(Slot.grid != "").distinct().order_by(Slot.grid)))


def grids_of(session: Session, round_id: int) -> Mapping[str, int]:
    """The grids of a round with how many slots each has, the one without a name first."""
    rows = session.execute(
        select(Slot.grid, func.count())
        .where(Slot.round_id == round_id)
        .group_by(Slot.grid)
        .order_by(Slot.grid)
    )
    return {row[0]: row[1] for row in rows}


def make_tables(
    session: Session, round_id: int, number: int, hall: str = "", **values: object
) -> list[MeetingTable]:
    """As many further tables, numbered on from those there are, with other fields as given."""
    held = records.find(session, MatchmakingRound, round_id)
    labels = {table.label for table in held.tables}
    position = max((table.position for table in held.tables), default=0)
    made: list[MeetingTable] = []
    place = position
    while len(made) < number:
        place += 1
        if str(place) not in labels:
            made.append(
                MeetingTable(round=held, label=str(place), position=place, hall=hall, **values)
            )
    session.add_all(made)
    session.flush()
    return made


def of_edition(session: Session, edition_id: int | None) -> list[MatchmakingRound]:
    """The rounds of an edition (None: of all) in the order they were made."""
    statement = select(MatchmakingRound).order_by(MatchmakingRound.id)
    if edition_id is not None:
        statement = statement.where(MatchmakingRound.edition_id == edition_id)
    return list(session.scalars(statement))


def narrowed(table: Listing, round_id: int) -> Listing:
    """A table of the records of one round: a listing whose edition is that of its round."""
    return Listing(
        f"{table.kind}-{round_id}",
        table.title,
        table.base,
        table.columns,
        joins=table.joins,
        edition=case((table.base.round_id == round_id, table.edition)),
        only=table.only,
        order=table.order,
        also=table.tables,
    )


def of_record(session: Session, kind: str, record_id: int) -> int | None:
    """The round that a request, meeting, participant, slot, table or round belongs to."""
    record = records.get(session, kind, record_id)
    if isinstance(record, Meeting):
        return record.request.round_id
    if isinstance(record, MatchmakingRound):
        return record.id
    return getattr(record, "round_id", None)


def hours(session: Session, round_id: int) -> tuple[date, date, time, time]:
    """The first and last day of a round, and from when to when it goes on them.

    Where it has no slots yet, those of its leg or edition, from 09:00 to 17:00.
    """
    held = records.find(session, MatchmakingRound, round_id)
    zone = ZoneInfo(held.edition.time_zone)
    spans = [(s.starts_at.astimezone(zone), s.ends_at.astimezone(zone)) for s in held.slots]
    if spans:
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        opens = min(start.time() for start in starts)
        return starts[0].date(), starts[-1].date(), opens, max(end.time() for end in ends)
    first, last = _days(session, held)
    return first, last, time(9), time(17)


def _days(session: Session, held: MatchmakingRound) -> tuple[date, date]:
    legs = select(Leg).where(Leg.edition_id == held.edition_id).order_by(Leg.starts_on)
    found = [held.leg] if held.leg else list(session.scalars(legs))
    dated = [leg for leg in found if leg.starts_on and leg.ends_on]
    today = date(held.edition.year, 3, 1)
    if not dated:
        return today, today
    return dated[0].starts_on or today, dated[0].ends_on or today


def add_table(session: Session, round_id: int, label: str) -> MeetingTable:
    """A further table, booth or room of a name of its own, after those there are."""
    held = records.find(session, MatchmakingRound, round_id)
    position = next_position(held.tables)
    kind = "table" if label.isdecimal() else "room"
    values = {"round_id": round_id, "label": label, "kind": kind, "position": position}
    made = records.add(session, MeetingTable, **values)
    session.expire(held)
    return made


def meetings_by(session: Session, round_id: int, field: str) -> dict[int, int]:
    """How many meetings of a round each of its slots (`slot_id`) or tables (`table_id`) has."""
    column = getattr(Meeting, field)
    rows = session.execute(
        select(column, func.count())
        .join(Request, Request.id == Meeting.request_id)
        .where(Request.round_id == round_id, column.is_not(None))
        .group_by(column)
    )
    return {row[0]: row[1] for row in rows}
