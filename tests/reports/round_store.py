"""A small round, made by hand, that the papers of a round are tried on."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from scse_desk.domain import records
from scse_desk.store import Store

DAY = date(2026, 3, 17)
PRINTED = datetime(2026, 3, 1, 9, tzinfo=UTC)
ROUND, HANOI, ACME, LI, GRACE = 1, 1, 2, 3, 4
LINK = "https://meet.example.org/room/8f3a"


def at(hour: int, minute: int = 0, day: int = 17) -> datetime:
    """A moment in Taipei, in UTC."""
    return datetime(2026, 3, day, hour - 8, minute, tzinfo=UTC)


@pytest.fixture(scope="session")
def held_round_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with the round: to be copied.

    Hanoi meets Acme (held, table 1) and Li (no-show, table 2); Acme meets Grace, who sits in Los
    Angeles, online on the second day; Hanoi's wish to meet Grace is not met, Li's to meet Acme was
    declined. Two days of two slots, three tables and an online room.
    """
    path = tmp_path_factory.mktemp("rounds") / "round.scse"
    with Store.create(path, "Mei-ling") as store, store.change("Fill") as session:
        _fill(session)
    return path


@pytest.fixture
def held_round(held_round_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The round in a store of the test's own."""
    path = Path(shutil.copy(held_round_file, tmp_path / "round.scse"))
    with Store.open(path, "Mei-ling") as store:
        yield store


def _fill(session: Session) -> None:
    def add(of: str, /, **values: object) -> int:
        return records.add(session, of, **values).id

    series = add("series", code="SCSE", name="Smart City Summit & Expo")
    edition = add(
        "edition", series_id=series, year=2026, name="SCSE 2026", name_zh_tw="2026 智慧城市展"
    )
    held = add(
        "matchmaking_round",
        edition_id=edition,
        name="Global Matchmaking",
        name_zh_tw="全球商機媒合會",
        slot_minutes=20,
        gap_minutes=5,
    )
    hanoi = add(
        "delegation",
        edition_id=edition,
        name="Hanoi City",
        name_vi="Thành phố Hà Nội",
        name_zh_tw="河內市",
        country="VN",
        languages="vi",
    )
    acme = add("organisation", name="=Acme, Ltd", name_zh_tw="艾克美公司", country="TW")
    exhibitor = add("exhibitor", edition_id=edition, organisation_id=acme)
    guests = [
        add("registration", edition_id=edition, person_id=person, language=language)
        for person, language in (
            (add("person", name="Li Wei", name_zh_tw="李偉", honorific="mr", country="SG"), None),
            (add("person", name="Grace Hopper", country="US"), "en"),
        )
    ]
    sides = [
        add("participant", round_id=held, delegation_id=hanoi),
        add("participant", round_id=held, exhibitor_id=exhibitor, languages="zh"),
        add("participant", round_id=held, registration_id=guests[0]),
        add(
            "participant",
            round_id=held,
            registration_id=guests[1],
            is_online=True,
            time_zone="America/Los_Angeles",
        ),
    ]
    tables = [
        add("meeting_table", round_id=held, label=str(number), hall="A", position=number)
        for number in (1, 2, 3)
    ]
    online = add(
        "meeting_table", round_id=held, label="Zoom 1", kind="online", link=LINK, position=4
    )
    slots = [
        add("slot", round_id=held, starts_at=at(hour, day=day), ends_at=at(hour, 20, day))
        for day in (17, 18)
        for hour in (9, 10)
    ]
    voice = add(
        "interpreter",
        edition_id=edition,
        person_id=add("person", name="Nguyễn Phiên Dịch", honorific="ms"),
        pairs="vi-zh",
    )

    def wish(first: int, second: int, **values: object) -> int:
        one, other = sorted((sides[first], sides[second]))
        given = {"round_id": held, "first_id": one, "second_id": other}
        return add("request", **given, requested_by_id=sides[first], **values)

    met = wish(0, 1, priority="must", language="vi-zh", topics="Street lights\nWater")
    missed = wish(2, 0, priority="high")
    far = wish(1, 3)
    wish(0, 3, status="accepted")
    wish(2, 1, status="declined")
    meetings = [
        add(
            "meeting",
            request_id=met,
            slot_id=slots[0],
            table_id=tables[0],
            interpreter_id=voice,
            status="held",
        ),
        add("meeting", request_id=missed, slot_id=slots[1], table_id=tables[1], status="no_show"),
        add("meeting", request_id=far, slot_id=slots[2], table_id=online),
    ]
    add(
        "outcome",
        meeting_id=meetings[0],
        first_rating=5,
        second_rating=3,
        value=Decimal("1200000.50"),
        currency="TWD",
        follow_up="Send the offer",
        due_on=date(2026, 4, 1),
    )
    add("outcome", meeting_id=meetings[1], absent="second")
    add(
        "statistic",
        edition_id=edition,
        metric="matchmaking_sessions",
        value=1000,
        unit="sessions",
        comparator="estimated",
        status="expected",
        definition_code="matchmaking_sessions",
        source="own",
    )
