"""The matchmaking round of the sample: wishes, and meetings placed without any clash."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from scse_desk.domain.sample import lists
from scse_desk.domain.sample.cast import Someone
from scse_desk.domain.sample.delegations import Party
from scse_desk.domain.sample.exhibitors import Stand
from scse_desk.domain.sample.ground import Ground
from scse_desk.domain.sample.interpreters import Interpreters, Voice
from scse_desk.domain.sample.rows import Rows
from scse_desk.domain.sample.times import Diary
from scse_desk.store.models import (
    PRIORITIES,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Participant,
    Request,
    Slot,
    Unavailability,
)

REQUESTS, MEETINGS, TABLES = 1_000, 700, 100
"""At size 1."""
EXHIBITORS, DELEGATIONS, BUYERS = 180, 90, 30
"""Participants at size 1."""
SLOT, GAP = timedelta(minutes=20), timedelta(minutes=5)
HALF_DAYS = ("09:00", "13:30")
SLOTS_A_HALF_DAY = 8

PRIORITY_WEIGHTS = (15, 28, 40, 17)
STATUSES = ("open", "accepted", "declined", "withdrawn")
STATUS_WEIGHTS = (34, 58, 6, 2)
ORIGINS = ("own", "counterpart", "staff", "recommendation", "import")
UNAVAILABLE_SHARE = 0.2
WITHOUT_ENGLISH = 0.4


@dataclass(frozen=True)
class Side:
    """A participant: how many it can meet at once and a day, and in which languages."""

    id: int
    kind: str
    capacity: int
    most_per_day: int | None
    languages: tuple[str, ...]
    party: Party | None = None


@dataclass(frozen=True)
class Wish:
    """A request that may be placed."""

    id: int
    sides: tuple[Side, Side]
    pair: str


@dataclass(frozen=True)
class Span:
    """A slot and the number of its day."""

    id: int
    day: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Floor:
    """Where and when meetings can be held."""

    slots: Sequence[Span]
    tables: Sequence[int]
    interpreters: Interpreters
    diary: Diary


def make(
    rows: Rows,
    ground: Ground,
    stands: Sequence[Stand],
    parties: Sequence[Party],
    buyers: Sequence[Someone],
    interpreters: Interpreters,
    diary: Diary,
    rng: Random,
    size: int,
) -> None:
    """Keep the round with its slots, tables, participants, requests and meetings."""
    entry = lists.load("edition")["matchmaking"]
    round_id = rows.add(
        MatchmakingRound,
        edition_id=ground.edition_id,
        leg_id=ground.legs[0].id,
        slot_minutes=SLOT // timedelta(minutes=1),
        gap_minutes=GAP // timedelta(minutes=1),
        **lists.names(lists.texts(entry), "zh_TW"),
    )
    floor = Floor(
        list(_slots(rows, ground, round_id)),
        _tables(rows, ground, round_id, size),
        interpreters,
        diary,
    )
    counted = [stand for stand in stands if stand.kind != "represented"]
    sides = [
        *(
            _delegation(rows, round_id, interpreters, rng, each)
            for each in parties[: DELEGATIONS * size]
        ),
        *(_exhibitor(rows, round_id, rng, each) for each in rng.sample(counted, EXHIBITORS * size)),
        *(_buyer(rows, round_id, each) for each in buyers[: BUYERS * size]),
    ]
    for side in sides:
        _unavailable(rows, floor, ground, rng, side)
    wishes = _requests(rows, round_id, sides, rng, REQUESTS * size)
    _place(rows, floor, wishes, rng, MEETINGS * size)


def _slots(rows: Rows, ground: Ground, round_id: int) -> Iterator[Span]:
    for day in range(ground.days):
        for half in HALF_DAYS:
            for number in range(SLOTS_A_HALF_DAY):
                start = ground.at(day, half) + (SLOT + GAP) * number
                columns = {"round_id": round_id, "starts_at": start, "ends_at": start + SLOT}
                yield Span(rows.add(Slot, **columns), day, start, start + SLOT)


def _tables(rows: Rows, ground: Ground, round_id: int, size: int) -> list[int]:
    return [
        rows.add(
            MeetingTable,
            round_id=round_id,
            label=str(number),
            hall=ground.legs[0].halls[0],
            position=number,
        )
        for number in range(1, TABLES * size + 1)
    ]


def _delegation(
    rows: Rows, round_id: int, interpreters: Interpreters, rng: Random, party: Party
) -> Side:
    """Those with an interpreter to be had may well need one; the others speak English."""
    spoken = party.languages.split()
    if "en" in spoken and interpreters.can(f"{spoken[0]}-zh") and rng.random() < WITHOUT_ENGLISH:
        spoken = [code for code in spoken if code != "en"] or spoken
    participant_id = rows.add(
        Participant,
        round_id=round_id,
        delegation_id=party.id,
        most_per_day=8,
        languages=" ".join(spoken),
    )
    return Side(participant_id, "delegation", 1, 8, tuple(spoken), party)


def _exhibitor(rows: Rows, round_id: int, rng: Random, stand: Stand) -> Side:
    spoken = ("zh", "en") if rng.random() < 0.75 else ("zh",)  # noqa: PLR2004
    capacity = rng.choice((1, 1, 1, 2))
    participant_id = rows.add(
        Participant,
        round_id=round_id,
        exhibitor_id=stand.id,
        capacity=capacity,
        languages=" ".join(spoken),
    )
    return Side(participant_id, "exhibitor", capacity, None, spoken)


def _buyer(rows: Rows, round_id: int, buyer: Someone) -> Side:
    participant_id = rows.add(
        Participant, round_id=round_id, registration_id=buyer.registration_id, languages="zh en"
    )
    return Side(participant_id, "person", 1, None, ("zh", "en"))


def _unavailable(rows: Rows, floor: Floor, ground: Ground, rng: Random, side: Side) -> None:
    if rng.random() > UNAVAILABLE_SHARE:
        return
    start = ground.at(rng.randrange(ground.days), f"{rng.randrange(9, 16):02}:00")
    end = start + timedelta(minutes=rng.choice((60, 90, 120)))
    reason = rng.choice(lists.load("programme")["texts"]["reasons"])
    if floor.diary.is_free(_key(side), start, end):
        floor.diary.take(_key(side), start, end)
        columns = {"participant_id": side.id, "starts_at": start, "ends_at": end}
        rows.add(Unavailability, **columns, **lists.columns("reason", reason))


def _key(side: Side) -> tuple[str, int]:
    """Of a participant's own diary; of a delegation the one its programme is in."""
    return ("delegation", side.party.id) if side.party else ("participant", side.id)


def _requests(
    rows: Rows, round_id: int, sides: Sequence[Side], rng: Random, total: int
) -> list[Wish]:
    """Wishes of pairs, most of a delegation and an exhibitor; those that may be placed, by rank."""
    topics = lists.load("edition")["matchmaking"]["topics"]
    by_kind = {kind: [s for s in sides if s.kind == kind] for kind in {s.kind for s in sides}}
    pairs: dict[tuple[int, int], None] = {}
    wishes: list[tuple[int, Wish]] = []
    while len(pairs) < total:
        other = rng.choices(("delegation", "person"), (86, 14))[0]
        guest, stand = rng.choice(by_kind[other]), rng.choice(by_kind["exhibitor"])
        first, second = sorted((guest, stand), key=lambda side: side.id)
        if (first.id, second.id) in pairs:
            continue
        pairs[first.id, second.id] = None
        rank = rng.choices(range(len(PRIORITIES)), PRIORITY_WEIGHTS)[0]
        status = rng.choices(STATUSES, STATUS_WEIGHTS)[0]
        pair = _interpreted(guest, stand)
        wish_id = rows.add(
            Request,
            round_id=round_id,
            first_id=first.id,
            second_id=second.id,
            requested_by_id=rng.choice((first.id, second.id)),
            is_mutual=rng.random() < 0.3,  # noqa: PLR2004
            priority=PRIORITIES[rank],
            status=status,
            origin=rng.choice(ORIGINS),
            language=pair,
            **lists.columns("topics", rng.choice(topics)),
        )
        if status in {"open", "accepted"}:
            wishes.append((rank, Wish(wish_id, (guest, stand), pair)))
    return [wish for _, wish in sorted(wishes, key=lambda ranked: ranked[0])]


def _interpreted(guest: Side, stand: Side) -> str:
    """The pair of languages that the two need an interpreter for; empty where they need none."""
    if set(guest.languages) & set(stand.languages):
        return ""
    return f"{guest.languages[0]}-zh"


def _place(rows: Rows, floor: Floor, wishes: Sequence[Wish], rng: Random, total: int) -> None:
    """Place wishes, most wanted first, until `total` meetings are held; the rest stays open."""
    taken: set[tuple[int, int]] = set()
    at_once: Counter[tuple[int, int]] = Counter()
    a_day: Counter[tuple[int, int]] = Counter()
    placed = 0
    for wish in wishes:
        if placed == total:
            return
        for slot in rng.sample(floor.slots, len(floor.slots)):
            if not all(_is_free(floor, slot, side, at_once, a_day) for side in wish.sides):
                continue
            voice = _voice(floor, wish, slot)
            table = _table(floor, wish, slot, taken)
            if table is None or (wish.pair and voice is None):
                continue
            taken.add((slot.id, table))
            for side in wish.sides:
                at_once[side.id, slot.id] += 1
                a_day[side.id, slot.day] += 1
            if voice:
                floor.diary.take(voice.key, slot.starts_at, slot.ends_at)
            rows.add(
                Meeting,
                request_id=wish.id,
                slot_id=slot.id,
                table_id=table,
                interpreter_id=voice.id if voice else None,
                is_locked=rng.random() < 0.05,  # noqa: PLR2004
            )
            placed += 1
            break


def _is_free(
    floor: Floor,
    slot: Span,
    side: Side,
    at_once: Counter[tuple[int, int]],
    a_day: Counter[tuple[int, int]],
) -> bool:
    if at_once[side.id, slot.id] >= side.capacity:
        return False
    if side.most_per_day is not None and a_day[side.id, slot.day] >= side.most_per_day:
        return False
    if side.party and not _is_there(side.party, slot):
        return False
    return floor.diary.is_free(_key(side), slot.starts_at, slot.ends_at)


def _is_there(party: Party, slot: Span) -> bool:
    return party.arrives_at <= slot.starts_at and slot.ends_at <= party.departs_at


def _voice(floor: Floor, wish: Wish, slot: Span) -> Voice | None:
    if not wish.pair:
        return None
    return floor.interpreters.free(wish.pair, slot.starts_at, slot.ends_at)


def _table(floor: Floor, wish: Wish, slot: Span, taken: set[tuple[int, int]]) -> int | None:
    """The exhibitor's own table where it is free, else the next free one."""
    start = wish.sides[1].id % len(floor.tables)
    in_turn = (*floor.tables[start:], *floor.tables[:start])
    return next((table for table in in_turn if (slot.id, table) not in taken), None)
