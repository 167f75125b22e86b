"""A small edition to try the rules on."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scse_desk.store import Store
from scse_desk.store.models import (
    Booth,
    Delegation,
    DelegationMember,
    Edition,
    Exhibitor,
    Interpreter,
    Leg,
    MatchmakingRound,
    MeetingTable,
    Organisation,
    Participant,
    Person,
    Request,
    Series,
    Slot,
)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "empty.scse"
    Store.create(path, "Lin").close()
    return path


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Iterator[Store]:
    path = tmp_path / "test.scse"
    shutil.copy(empty, path)
    with Store.open(path, "Lin") as made:
        yield made


@dataclass(frozen=True)
class Show:
    """Ids of what the edition SCSE 2026 holds."""

    series: int
    edition: int
    exhibitors: tuple[int, int]
    booths: tuple[int, int]
    delegations: tuple[int, int]
    members: tuple[int, int]
    people: tuple[int, int, int]


def at(hour: int, minute: int = 0, day: int = 18) -> datetime:
    """A time of a day of March 2026 in Taipei, as an instant."""
    return datetime(2026, 3, day, hour - 8, minute, tzinfo=UTC)


@pytest.fixture
def show(store: Store) -> Show:
    with store.change("Make a show") as session:
        series = Series(code="SCSE", name="Smart City Summit & Expo")
        edition = Edition(series=series, year=2026)
        edition.legs.append(Leg(position=1))
        companies = [
            Organisation(name="Công ty Cửu Long", country="VN"),
            Organisation(name="Đông Á Telecom", name_zh_tw="東亞電信", country="TW"),
        ]
        exhibitors = [Exhibitor(edition=edition, organisation=company) for company in companies]
        booths = [Booth(edition=edition, number=number) for number in ("A101", "A102")]
        people = [Person(name=name) for name in ("Nguyễn An", "Bùi Bình", "Chen Yi")]
        delegations = [Delegation(edition=edition, name=name) for name in ("Hà Nội", "Huế")]
        session.add_all([edition, *companies, *exhibitors, *booths, *people, *delegations])
        session.flush()
        members = [
            DelegationMember(delegation=delegations[0], person=person, position=place)
            for place, person in enumerate(people[:2], start=1)
        ]
        session.add_all(members)
        session.flush()
        return Show(
            series.id,
            edition.id,
            (exhibitors[0].id, exhibitors[1].id),
            (booths[0].id, booths[1].id),
            (delegations[0].id, delegations[1].id),
            (members[0].id, members[1].id),
            (people[0].id, people[1].id, people[2].id),
        )


@dataclass(frozen=True)
class Round:
    """Ids of what a round holds: both delegations wish to meet the first exhibitor."""

    id: int
    participants: tuple[int, int, int]
    """The first exhibitor, then the two delegations."""
    requests: tuple[int, int]
    slots: tuple[int, int, int]
    tables: tuple[int, int]
    interpreter: int


@pytest.fixture
def board(store: Store, show: Show) -> Round:
    with store.change("Make a round") as session:
        held = MatchmakingRound(
            edition_id=show.edition, name="Round 1", slot_minutes=20, gap_minutes=5
        )
        parties = [Participant(round=held, exhibitor_id=show.exhibitors[0])]
        parties += [Participant(round=held, delegation_id=key) for key in show.delegations]
        slots = [
            Slot(round=held, starts_at=at(9, minutes), ends_at=at(9, minutes + 20))
            for minutes in (0, 20)
        ]
        slots.append(Slot(round=held, starts_at=at(14), ends_at=at(14, 20)))
        tables = [MeetingTable(round=held, label=label) for label in ("1", "2")]
        interpreter = Interpreter(
            edition_id=show.edition, person_id=show.people[2], pairs="vi-zh en-zh"
        )
        session.add_all([held, *parties, *slots, *tables, interpreter])
        session.flush()
        requests = [
            Request(
                round=held,
                first=parties[0],
                second=party,
                requested_by=party,
                language="vi-zh",
            )
            for party in parties[1:]
        ]
        session.add_all(requests)
        session.flush()
        return Round(
            held.id,
            (parties[0].id, parties[1].id, parties[2].id),
            (requests[0].id, requests[1].id),
            (slots[0].id, slots[1].id, slots[2].id),
            (tables[0].id, tables[1].id),
            interpreter.id,
        )
