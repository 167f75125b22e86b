"""The matchmaking round of the sample: who takes part and how, wishes, and meetings placed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from scse_desk.domain.sample import floor, lists, outcomes, placing
from scse_desk.domain.sample.cast import Someone
from scse_desk.domain.sample.delegations import Party
from scse_desk.domain.sample.exhibitors import Stand
from scse_desk.domain.sample.floor import GAP, SLOT, Home
from scse_desk.domain.sample.ground import Ground
from scse_desk.domain.sample.interpreters import Interpreters
from scse_desk.domain.sample.placing import Board, Side, Wish
from scse_desk.domain.sample.rows import Rows
from scse_desk.domain.sample.times import Diary
from scse_desk.store.models import (
    PRIORITIES,
    MatchmakingRound,
    Meeting,
    Participant,
    Request,
    Unavailability,
)

REQUESTS, MEETINGS = 1_000, 700
"""At size 1."""
EXHIBITORS, DELEGATIONS, BUYERS = 180, 90, 30
"""Participants at size 1."""
ONLINE_BUYERS = 8
"""How many of the buyers take part online, at size 1."""
ZONES = {
    "JP": "Asia/Tokyo",
    "KR": "Asia/Seoul",
    "TH": "Asia/Bangkok",
    "VN": "Asia/Ho_Chi_Minh",
    "ID": "Asia/Jakarta",
    "UA": "Europe/Kyiv",
    "AE": "Asia/Dubai",
    "OM": "Asia/Muscat",
    "MY": "Asia/Kuala_Lumpur",
}
"""Country -> its time zone, for buyers who take part online."""
WAKES, SLEEPS = 8, 22
WALK, TRAVEL, REST = timedelta(minutes=5), timedelta(minutes=120), timedelta(minutes=5)
"""Between two halls, between the legs, and the least rest between two meetings."""
LONGER_REST = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)

PRIORITY_WEIGHTS = (15, 28, 40, 17)
STATUSES = ("open", "accepted", "declined", "withdrawn")
STATUS_WEIGHTS = (34, 58, 6, 2)
ORIGINS = ("own", "counterpart", "staff", "recommendation", "import")
UNAVAILABLE_SHARE = 0.2
WITHOUT_ENGLISH = 0.4
INTERESTED_SHARE = 0.8


@dataclass(frozen=True)
class Making:
    """What the participants of the round are made from."""

    rows: Rows
    round_id: int
    rng: Random
    size: int


def make(
    rows: Rows,
    ground: Ground,
    stands: Sequence[Stand],
    parties: Sequence[Party],
    buyers: Sequence[Someone],
    interpreters: Interpreters,
    diary: Diary,
    rng: Random,
    told: Random,
    size: int,
) -> None:
    """Keep the round with its slots, places, participants, requests and meetings.

    Of the meetings of the first day it is told, by a stream of its own, what came of them.
    """
    entry = lists.load("edition")["matchmaking"]
    round_id = rows.add(
        MatchmakingRound,
        edition_id=ground.edition_id,
        leg_id=ground.legs[0].id,
        slot_minutes=SLOT // MINUTE,
        gap_minutes=GAP // MINUTE,
        hall_minutes=WALK // MINUTE,
        leg_minutes=TRAVEL // MINUTE,
        rest_minutes=REST // MINUTE,
        **lists.names(lists.texts(entry), "zh_TW"),
    )
    making = Making(rows, round_id, rng, size)
    slots = list(floor.slots(rows, ground, round_id))
    places = floor.places(rows, ground, round_id, size)
    interpreters.keep_shifts(rows, ground)
    counted = [stand for stand in stands if stand.kind != "represented"]
    sides = [
        *_delegations(making, interpreters, parties[: DELEGATIONS * size]),
        *_exhibitors(making, rng.sample(counted, EXHIBITORS * size), floor.homes(rows, counted)),
        *_buyers(making, buyers[: BUYERS * size]),
    ]
    for side in sides:
        _unavailable(rows, diary, ground, rng, side)
    wishes = _requests(rows, round_id, sides, rng, REQUESTS * size)
    board = Board(slots, places, interpreters, diary)
    for slot, meeting in placing.place(board, wishes, rng, MEETINGS * size):
        if slot.day == 0:
            outcomes.keep(rows, meeting, ground.first_day, told)
        else:
            rows.add(Meeting, **meeting)


def _interests(rng: Random) -> dict[str, str]:
    """What a participant is interested in, one a line; some do not say."""
    if rng.random() > INTERESTED_SHARE:
        return {}
    topics = lists.load("edition")["matchmaking"]["topics"]
    chosen = rng.sample(topics, rng.choice((1, 2, 2, 3)))
    codes = chosen[0]
    return lists.columns("topics", {c: "\n".join(each[c] for each in chosen) for c in codes})


def _delegations(
    making: Making, interpreters: Interpreters, parties: Sequence[Party]
) -> Iterator[Side]:
    """Those with an interpreter to be had may well need one; the others speak English.

    Of most the head must come; of some any member will do, and they split into two groups; of
    others it takes three members.
    """
    for number, party in enumerate(parties):
        spoken = party.languages.split()
        rng = making.rng
        needs_one = "en" in spoken and interpreters.can(f"{spoken[0]}-zh")
        if needs_one and rng.random() < WITHOUT_ENGLISH:
            spoken = [code for code in spoken if code != "en"] or spoken
        attendance = {4: "any", 7: "quorum"}.get(number % 10, "head")
        groups = 2 if attendance == "any" else 1
        participant_id = making.rows.add(
            Participant,
            round_id=making.round_id,
            delegation_id=party.id,
            capacity=groups,
            attendance=attendance,
            quorum=3 if attendance == "quorum" else None,
            most_per_day=8,
            preferred_half={2: "morning", 5: "afternoon"}.get(number % 8),
            languages=" ".join(spoken),
            **_interests(rng),
        )
        yield Side(participant_id, "delegation", groups, 8, tuple(spoken), REST, party)


def _exhibitors(
    making: Making, stands: Sequence[Stand], homes: Mapping[int, Home]
) -> Iterator[Side]:
    """Some of those that meet one at a time do so at their own booth, most of these only there."""
    rows, rng, size = making.rows, making.rng, making.size
    owned = 0
    for number, stand in enumerate(stands):
        spoken = ("zh", "en") if rng.random() < 0.75 else ("zh",)  # noqa: PLR2004
        capacity = rng.choice((1, 1, 1, 2))
        own = capacity == 1 and stand.id in homes and owned < floor.BOOTHS * size
        only = own and owned % 4 != 0
        rest = LONGER_REST if number % 15 == 0 else REST
        participant_id = rows.add(
            Participant,
            round_id=making.round_id,
            exhibitor_id=stand.id,
            capacity=capacity,
            own_place_only=only,
            rest_minutes=rest // MINUTE if rest != REST else None,
            languages=" ".join(spoken),
            **_interests(rng),
        )
        places: tuple[floor.Place, ...] = ()
        if own:
            owned += 1
            position = (floor.TABLES + floor.ROOMS + floor.ONLINE_ROOMS) * size + owned
            home = homes[stand.id]
            places = (floor.own(rows, making.round_id, position, participant_id, home),)
        yield Side(
            participant_id,
            "exhibitor",
            capacity,
            None,
            spoken,
            rest,
            places=places,
            own_place_only=only,
        )


def _buyers(making: Making, buyers: Sequence[Someone]) -> Iterator[Side]:
    """Some from abroad take part online, by the clock of their country."""
    online = 0
    for buyer in buyers:
        zone = ZONES.get(buyer.country) if online < ONLINE_BUYERS * making.size else None
        online += zone is not None
        columns: dict[str, Any] = {"is_online": True, "time_zone": zone} if zone else {}
        participant_id = making.rows.add(
            Participant,
            round_id=making.round_id,
            registration_id=buyer.registration_id,
            languages="zh en",
            wakes_at=WAKES,
            sleeps_at=SLEEPS,
            **columns,
            **_interests(making.rng),
        )
        yield Side(
            participant_id,
            "person",
            1,
            None,
            ("zh", "en"),
            REST,
            zone=ZoneInfo(zone) if zone else None,
            wakes=WAKES,
            sleeps=SLEEPS,
        )


def _unavailable(rows: Rows, diary: Diary, ground: Ground, rng: Random, side: Side) -> None:
    if rng.random() > UNAVAILABLE_SHARE:
        return
    start = ground.at(rng.randrange(ground.days), f"{rng.randrange(9, 16):02}:00")
    end = start + timedelta(minutes=rng.choice((60, 90, 120)))
    reason = rng.choice(lists.load("programme")["texts"]["reasons"])
    if diary.is_free(side.key, start, end):
        diary.take(side.key, start, end)
        columns = {"participant_id": side.id, "starts_at": start, "ends_at": end}
        rows.add(Unavailability, **columns, **lists.columns("reason", reason))


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
