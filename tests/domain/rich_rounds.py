"""Random rounds in a store with every feature that the scheduler knows."""

from datetime import datetime, timedelta
from itertools import combinations
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from scse_desk.domain import matchmaking
from scse_desk.domain.board import Board
from scse_desk.store.models import (
    Delegation,
    DelegationMember,
    Edition,
    Exhibitor,
    Interpreter,
    Leg,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Organisation,
    Participant,
    Person,
    ProgrammeItem,
    ProgrammeParticipant,
    Registration,
    Request,
    Series,
    Shift,
    Slot,
    Unavailability,
)
from tests.domain.conftest import at

PAIRS = ("vi-zh", "en-zh")
LANGUAGES = ("", "", "", "vi-zh", "zh-en")


class Maker:
    """Fills a store with one edition and its round, all by chance of a seed."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session = session
        self.chance = Random(seed)  # noqa: S311 - a test
        self.edition = Edition(series=Series(code="SCSE", name="Smart City"), year=2026)
        self.legs = [Leg(position=1), Leg(position=2)]
        self.edition.legs.extend(self.legs)
        self.add(self.edition)

    def add(self, *made: Any) -> None:
        self.session.add_all(made)
        self.session.flush()

    def some(self, *given: Any) -> Any:
        return self.chance.choice(given)

    def round(self) -> int:
        """A round with a plan that keeps all rules, and another round beside it."""
        self.people = [Person(name=f"Person {number}") for number in range(8)]
        self.add(*self.people)
        self.groups = [self._delegation(number) for number in range(3)]
        self.teams = [
            Exhibitor(edition=self.edition, organisation=Organisation(name=f"Company {number}"))
            for number in range(3)
        ]
        self.guests = [
            Registration(edition=self.edition, number=f"{number}", person=self.people[number])
            for number in (0, 6, 7)
        ]
        self.add(*self.teams, *self.guests)
        self._interpreters()
        self._programme()
        other, first = self._round("Other"), self._round("Round")
        self._fill(other, 0.2)
        self._fill(first, 0.8)
        return first

    def _delegation(self, number: int) -> Delegation:
        stay = (self.some(None, None, at(9, 20)), self.some(None, None, at(9, 30, day=19)))
        made = Delegation(
            edition=self.edition, name=f"City {number}", arrives_at=stay[0], departs_at=stay[1]
        )
        members = self.chance.sample(self.people[:6], self.chance.randint(0, 4))
        for position, person in enumerate(members, 1):
            made.members.append(
                DelegationMember(person=person, position=position, is_head=position == 1)
            )
        self.add(made)
        return made

    def _interpreters(self) -> None:
        for person in self.chance.sample(self.people, 2):
            voice = Interpreter(
                edition=self.edition,
                person=person,
                pairs=self.some("vi-zh", "zh-vi zh-en", "en-zh"),
                longest_minutes=self.some(None, 45, 60),
                rest_minutes=self.some(0, 10, 30),
            )
            if self.chance.random() < 0.5:
                voice.shifts.append(Shift(starts_at=at(9), ends_at=at(9, 50)))
                voice.shifts.append(Shift(starts_at=at(9, 50), ends_at=at(10, 30)))
            self.add(voice)
            if self.chance.random() < 0.4:
                self.add(Unavailability(interpreter_id=voice.id, **self._span()))

    def _span(self) -> dict[str, datetime]:
        starts = at(9, day=self.some(18, 19)) + timedelta(minutes=5 * self.chance.randint(-1, 20))
        return {"starts_at": starts, "ends_at": starts + timedelta(minutes=self.some(5, 20, 45))}

    def _programme(self) -> None:
        for number in range(self.some(0, 2, 4)):
            span: dict[str, datetime | None] = dict(self._span())
            if self.chance.random() < 0.2:
                span["ends_at"] = None
            item = ProgrammeItem(edition=self.edition, title=f"Forum {number}", **span)
            if self.chance.random() < 0.4:
                who = ProgrammeParticipant(delegation=self.chance.choice(self.groups))
            else:
                who = ProgrammeParticipant(person=self.chance.choice(self.people))
            item.participants.append(who)
            self.add(item)

    def _round(self, name: str) -> int:
        held = MatchmakingRound(
            edition=self.edition,
            name=name,
            leg=self.some(None, self.legs[0]),
            hall_minutes=self.some(0, 10, 30),
            leg_minutes=self.some(0, 30),
            rest_minutes=self.some(0, 0, 10),
        )
        self.add(held)
        slots = [
            Slot(round=held, starts_at=start, ends_at=start + timedelta(minutes=20))
            for day in (18, 19)
            for start in (at(9, 0, day) + timedelta(minutes=minute) for minute in (0, 20, 45, 70))
        ]
        long = Slot(round=held, grid="Long", starts_at=at(9, 15), ends_at=at(10))
        self.add(*slots, long)
        parties = self._participants(held)
        self._tables(held, parties)
        self._requests(held, parties)
        return held.id

    def _participants(self, held: MatchmakingRound) -> list[Participant]:
        parties = [self._participant(held, exhibitor=team) for team in self.teams]
        parties += [self._participant(held, delegation=group) for group in self.groups]
        parties += [self._participant(held, registration=guest) for guest in self.guests]
        self.add(*parties)
        for party in self.chance.sample(parties, 3):
            self.add(Unavailability(participant_id=party.id, **self._span()))
        return parties

    def _participant(self, held: MatchmakingRound, **who: Any) -> Participant:
        attendance = self.some("head", "any", "quorum") if "delegation" in who else "head"
        online = self.chance.random() < 0.1
        return Participant(
            round=held,
            capacity=self.some(1, 2, 2) if "registration" not in who else 1,
            attendance=attendance,
            quorum=self.some(1, 2) if attendance == "quorum" else None,
            most_per_day=self.some(None, None, None, 1, 2),
            rest_minutes=self.some(None, 0, 0, 5, 10, 30),
            preferred_half=self.some(None, "morning", "afternoon"),
            is_online=online,
            time_zone=self.some("", "Europe/Prague", "America/New_York") if online else "",
            wakes_at=self.some(0, 2, 8),
            sleeps_at=self.some(22, 24),
            **who,
        )

    def _tables(self, held: MatchmakingRound, parties: list[Participant]) -> None:
        owner = self.chance.choice(parties)
        owner.own_place_only = self.some(True, False)
        tables = [
            MeetingTable(round=held, label="1", hall="A"),
            MeetingTable(round=held, label="2", hall=self.some("A", "B", "")),
            MeetingTable(round=held, label="3", hall="B", leg=self.some(None, self.legs[1])),
            MeetingTable(round=held, label="Long", grid="Long", hall="A", kind="room"),
            MeetingTable(round=held, label="Own", owner=owner, hall="B", kind="booth"),
            MeetingTable(round=held, label="Online", kind="online", link="https://example.org"),
        ]
        self.add(*tables)
        closed = self.chance.choice(tables)
        self.add(Unavailability(table_id=closed.id, **self._span()))

    def _requests(self, held: MatchmakingRound, parties: list[Participant]) -> None:
        pairs = self.chance.sample(list(combinations(parties, 2)), 18)
        self.add(
            *(
                Request(
                    round=held,
                    first=first,
                    second=second,
                    requested_by=first,
                    priority=self.some("must", "high", "normal", "if_possible"),
                    language=self.some(*LANGUAGES),
                    minutes=self.some(None, None, None, 20, 30),
                )
                for first, second in pairs
            )
        )

    def _fill(self, round_id: int, share: float) -> None:
        """Place a share of what can be placed, in places by chance."""
        board = matchmaking.board(self.session, round_id)
        for key in board.wishes:
            cells = free_cells(board, key)
            if cells and self.chance.random() < share:
                slot, table, voice = self.chance.choice(cells)
                self.add(
                    Meeting(request_id=key, slot_id=slot, table_id=table, interpreter_id=voice)
                )
                board = matchmaking.board(self.session, round_id)


def free_cells(board: Board, key: int) -> list[tuple[int, int, int | None]]:
    """All slots, tables and interpreters that a wish could take."""
    return [
        (slot, table, voice)
        for slot in board.spans
        for table in board.tables
        for voice in (board.voices if board.wishes[key].language else (None,))
        if not board.reasons(key, slot, table, voice)
    ]
