"""Where and when the sample's meetings are held: slots in two grids, places of every kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from scse_desk.domain.sample import lists
from scse_desk.domain.sample.exhibitors import Stand
from scse_desk.domain.sample.ground import Ground
from scse_desk.domain.sample.rows import Rows
from scse_desk.store.models import Booth, BoothAssignment, MeetingTable, Slot, Unavailability

TABLES, BOOTHS, ROOMS, ONLINE_ROOMS = 72, 20, 5, 3
"""Places at size 1: a hundred in all."""
SLOT, GAP = timedelta(minutes=20), timedelta(minutes=5)
HALF_DAYS = ("09:00", "13:30")
SLOTS_A_HALF_DAY = 8
ONLINE = "Online"
"""The grid of slots that the online rooms follow."""
ONLINE_SLOT, ONLINE_GAP = timedelta(minutes=30), timedelta(minutes=10)
ONLINE_HALF_DAYS = (("09:00", 4), ("13:30", 6))
CLOSED = {
    "en": "Fire drill",
    "zh_TW": "消防演練",
    "vi": "Diễn tập chữa cháy",
    "id": "Simulasi kebakaran",
}


@dataclass(frozen=True)
class Span:
    """A slot, its grid, and the number of its day."""

    id: int
    grid: str
    day: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Place:
    """A place: which grid it follows, and the spans in which it is closed."""

    id: int
    kind: str
    grid: str
    closed: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True)
class Home:
    """The booth of an exhibitor that is to be a place of its own."""

    number: str
    hall: str
    leg_id: int | None


def slots(rows: Rows, ground: Ground, round_id: int) -> Iterator[Span]:
    """Keep the slots of both grids, the main one first."""
    for day in range(ground.days):
        for half in HALF_DAYS:
            start = ground.at(day, half)
            yield from _row(rows, round_id, "", day, start, SLOTS_A_HALF_DAY, (SLOT, GAP))
    for day in range(ground.days):
        for half, number in ONLINE_HALF_DAYS:
            start, lasts = ground.at(day, half), (ONLINE_SLOT, ONLINE_GAP)
            yield from _row(rows, round_id, ONLINE, day, start, number, lasts)


def _row(
    rows: Rows,
    round_id: int,
    grid: str,
    day: int,
    start: datetime,
    number: int,
    lasts: tuple[timedelta, timedelta],
) -> Iterator[Span]:
    """So many slots one after the other; `lasts` is a slot, and the gap to the next."""
    for place in range(number):
        starts = start + sum(lasts, timedelta()) * place
        ends = starts + lasts[0]
        columns = {"round_id": round_id, "grid": grid, "starts_at": starts, "ends_at": ends}
        yield Span(rows.add(Slot, **columns), grid, day, starts, ends)


def places(rows: Rows, ground: Ground, round_id: int, size: int) -> list[Place]:
    """Keep tables in the halls of the first leg, rooms with a cabin, online rooms with links.

    One table is closed for an hour on the second day.
    """
    halls = ground.legs[0].halls
    made = []
    for number in range(1, TABLES * size + 1):
        hall = halls[(number - 1) * len(halls) // (TABLES * size)]
        made.append(_place(rows, round_id, str(number), number, "table", hall=hall))
    for number in range(1, ROOMS * size + 1):
        position = TABLES * size + number
        columns = {"hall": halls[0], "has_interpreting": True}
        made.append(_place(rows, round_id, f"R{number}", position, "room", **columns))
    for number in range(1, ONLINE_ROOMS * size + 1):
        position = (TABLES + ROOMS) * size + number
        columns = {"grid": ONLINE, "link": f"https://meet.sample.example/room-{number}"}
        made.append(_place(rows, round_id, f"{ONLINE} {number}", position, "online", **columns))
    return [_closed(rows, ground, made[0]), *made[1:]]


def _place(
    rows: Rows, round_id: int, label: str, position: int, kind: str, **columns: object
) -> Place:
    about = {"round_id": round_id, "label": label, "position": position, "kind": kind, **columns}
    return Place(rows.add(MeetingTable, **about), kind, str(columns.get("grid", "")))


def _closed(rows: Rows, ground: Ground, place: Place) -> Place:
    starts, ends = ground.at(1, "15:00"), ground.at(1, "16:00")
    columns = {"table_id": place.id, "starts_at": starts, "ends_at": ends}
    rows.add(Unavailability, **columns, **lists.columns("reason", CLOSED))
    return Place(place.id, place.kind, place.grid, ((starts, ends),))


def own(rows: Rows, round_id: int, position: int, owner_id: int, home: Home) -> Place:
    """Keep the booth of an exhibitor as a place of its own."""
    about = {"hall": home.hall, "leg_id": home.leg_id, "owner_id": owner_id}
    return _place(rows, round_id, home.number, position, "booth", **about)


def homes(rows: Rows, stands: Sequence[Stand]) -> Mapping[int, Home]:
    """By exhibitor of the first leg the first booth it has. Booths are to be written by now."""
    here = {stand.id for stand in stands if stand.leg == 0}
    found = rows.session.execute(
        select(BoothAssignment.exhibitor_id, Booth.number, Booth.hall, Booth.leg_id)
        .join(Booth, Booth.id == BoothAssignment.booth_id)
        .order_by(Booth.number.desc())
    )
    return {row[0]: Home(row[1], row[2], row[3]) for row in found if row[0] in here}
