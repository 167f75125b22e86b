"""Placing meetings by hand: what stands in the way of a request in a slot at a table.

A `Board` reads a round once and then answers for any cell; `place` and `move` ask it and refuse
with every reason it gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import records
from scse_desk.domain.interpreters import covers
from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Delegation,
    DelegationMember,
    Exhibitor,
    Interpreter,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Participant,
    ProgrammeItem,
    ProgrammeParticipant,
    Registration,
    Request,
    Slot,
    Unavailability,
)

DEAD = {
    "declined": N_("This request was declined."),
    "withdrawn": N_("This request was withdrawn."),
}


class CannotPlace(Refused):
    """A meeting cannot be held there and then. `reasons` are all that stands in the way."""

    def __init__(self, reasons: list[Message]) -> None:
        super().__init__(reasons[0].text, **reasons[0].values)
        self.reasons = reasons


@dataclass(frozen=True)
class Busy:
    """A span in which somebody is taken; `what` says by what."""

    starts_at: datetime
    ends_at: datetime
    what: str

    def meets(self, slot: Slot) -> bool:
        """Whether it overlaps a slot."""
        return self.starts_at < slot.ends_at and slot.starts_at < self.ends_at


@dataclass
class Board:
    """The state of a round: its meetings, and who is taken when. Read once, asked often."""

    round: MatchmakingRound
    zone: ZoneInfo
    meetings: list[Meeting]
    """Every placed meeting of the edition, this round's and others'."""
    busy: dict[int, list[Busy]] = field(default_factory=lambda: defaultdict(list))
    """By participant of this round: programme and unavailability."""
    interpreters_busy: dict[int, list[Busy]] = field(default_factory=lambda: defaultdict(list))
    people: dict[int, set[int]] = field(default_factory=dict)
    """By participant of the edition: the persons who must be there."""

    def reasons(
        self,
        request: Request,
        slot: Slot,
        table: MeetingTable,
        interpreter: Interpreter | None = None,
    ) -> list[Message]:
        """All that stands in the way of a request in a slot at a table; empty if nothing does."""
        others = [m for m in self.meetings if m.request_id != request.id and _overlap(m, slot)]
        found = list(self._unfit(request, slot, table))
        found += self._table_taken(table, others)
        for participant in (request.first, request.second):
            found += self._participant_taken(participant, request, slot, others)
        if interpreter is not None:
            found += self._interpreter_taken(interpreter, request, slot, others)
        return found

    def _unfit(self, request: Request, slot: Slot, table: MeetingTable) -> Iterator[Message]:
        if {request.round_id, slot.round_id, table.round_id} != {self.round.id}:
            yield Message(N_("The slot and the table belong to another round."))
        if request.status in DEAD:
            yield Message(DEAD[request.status])

    def _table_taken(self, table: MeetingTable, others: list[Meeting]) -> Iterator[Message]:
        for meeting in others:
            if meeting.table_id == table.id:
                yield Message(
                    N_("Table {table} is taken by {meeting}."),
                    {"table": table.label, "meeting": records.name(meeting.request)},
                )

    def _participant_taken(
        self, participant: Participant, request: Request, slot: Slot, others: list[Meeting]
    ) -> Iterator[Message]:
        name = records.name(participant)
        held = [m for m in others if _takes_part(participant, m)]
        if len(held) >= participant.capacity:
            yield self._in_meeting(name, held[0])
        else:
            yield from self._person_taken(participant, [m for m in others if m not in held])
        for busy in self.busy[participant.id]:
            if busy.meets(slot):
                yield self._occupied(name, busy)
        yield from self._day_full(participant, request, slot)

    def _person_taken(self, participant: Participant, others: list[Meeting]) -> Iterator[Message]:
        mine = self.people.get(participant.id, set())
        for meeting in others:
            for other in (meeting.request.first, meeting.request.second):
                if mine & self.people.get(other.id, set()):
                    yield self._in_meeting(records.name(participant), meeting)

    def _day_full(
        self, participant: Participant, request: Request, slot: Slot
    ) -> Iterator[Message]:
        if participant.most_per_day is None:
            return
        day = slot.starts_at.astimezone(self.zone).date()
        held = [
            m
            for m in self.meetings
            if m.request_id != request.id
            and participant.id in {m.request.first_id, m.request.second_id}
            and _slot(m).starts_at.astimezone(self.zone).date() == day
        ]
        if len(held) >= participant.most_per_day:
            yield Message(
                N_("{name} has {number} meetings that day already, the most it wants."),
                {"name": records.name(participant), "number": len(held)},
            )

    def _interpreter_taken(
        self, interpreter: Interpreter, request: Request, slot: Slot, others: list[Meeting]
    ) -> Iterator[Message]:
        name = records.name(interpreter)
        if not covers(interpreter.pairs, request.language):
            yield Message(
                N_("{name} does not interpret {pair}."), {"name": name, "pair": request.language}
            )
        for meeting in others:
            person = meeting.interpreter and meeting.interpreter.person_id
            if person == interpreter.person_id:
                yield self._in_meeting(name, meeting)
        for busy in self.interpreters_busy[interpreter.id]:
            if busy.meets(slot):
                yield self._occupied(name, busy)

    def _in_meeting(self, name: str, meeting: Meeting) -> Message:
        slot = _slot(meeting)
        return Message(
            N_("{name} is in the meeting {meeting} from {start} to {end}."),
            {
                "name": name,
                "meeting": records.name(meeting.request),
                "start": self._time(slot.starts_at),
                "end": self._time(slot.ends_at),
            },
        )

    def _occupied(self, name: str, busy: Busy) -> Message:
        times = {"start": self._time(busy.starts_at), "end": self._time(busy.ends_at)}
        if not busy.what:
            return Message(
                N_("{name} is not available from {start} to {end}."), {"name": name, **times}
            )
        return Message(
            N_("{name} is taken from {start} to {end}: {what}."),
            {"name": name, "what": busy.what, **times},
        )

    def _time(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.zone):%H:%M}"


def _slot(meeting: Meeting) -> Slot:
    assert meeting.slot is not None  # noqa: S101 - the board has placed meetings only
    return meeting.slot


def _overlap(meeting: Meeting, slot: Slot) -> bool:
    held = _slot(meeting)
    return held.starts_at < slot.ends_at and slot.starts_at < held.ends_at


def _takes_part(participant: Participant, meeting: Meeting) -> bool:
    """Whether the participant, in whatever round, is one of the two who meet."""
    return _identity(participant) in {
        _identity(meeting.request.first),
        _identity(meeting.request.second),
    }


def _identity(participant: Participant) -> tuple[int | None, ...]:
    return participant.exhibitor_id, participant.delegation_id, participant.registration_id


def board(session: Session, round_id: int) -> Board:
    """The board of a round as it is now."""
    held = records.find(session, MatchmakingRound, round_id)
    made = Board(held, ZoneInfo(held.edition.time_zone), _meetings(session, held.edition_id))
    parties = list(session.scalars(_parties(held.edition_id)))
    heads = _heads(session, held.edition_id)
    for party in parties:
        person = heads.get(party.delegation_id) if party.delegation_id else None
        if party.registration is not None:
            person = party.registration.person_id
        made.people[party.id] = {person} if person else set()
    _fill(session, made, parties)
    return made


def _parties(edition_id: int):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return (
        select(Participant)
        .join(Participant.round)
        .where(MatchmakingRound.edition_id == edition_id)
        .options(
            joinedload(Participant.exhibitor).joinedload(Exhibitor.organisation),
            joinedload(Participant.delegation),
            joinedload(Participant.registration).joinedload(Registration.person),
        )
    )


def _meetings(session: Session, edition_id: int) -> list[Meeting]:
    statement = (
        select(Meeting)
        .join(Meeting.request)
        .join(Request.round)
        .where(MatchmakingRound.edition_id == edition_id, Meeting.slot_id.is_not(None))
        .options(
            joinedload(Meeting.request),
            joinedload(Meeting.slot),
            joinedload(Meeting.table),
            joinedload(Meeting.interpreter).joinedload(Interpreter.person),
        )
    )
    return list(session.scalars(statement))


def _heads(session: Session, edition_id: int) -> dict[int, int]:
    statement = (
        select(DelegationMember.delegation_id, DelegationMember.person_id)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .where(Delegation.edition_id == edition_id, DelegationMember.is_head)
    )
    return {row.delegation_id: row.person_id for row in session.execute(statement)}


def _fill(session: Session, made: Board, parties: list[Participant]) -> None:
    """Write into the board when its participants and the edition's interpreters are taken."""
    interpreters = session.scalars(
        select(Interpreter).where(Interpreter.edition_id == made.round.edition_id)
    ).all()
    for away in session.scalars(select(Unavailability)):
        busy = Busy(away.starts_at, away.ends_at, away.reason)
        if away.participant_id is not None:
            made.busy[away.participant_id].append(busy)
        elif away.interpreter_id is not None:
            made.interpreters_busy[away.interpreter_id].append(busy)
    people, delegations = _programme(session, made.round.edition_id)
    for party in parties:
        if party.delegation_id:
            made.busy[party.id] += delegations[party.delegation_id]
        for person in made.people[party.id]:
            made.busy[party.id] += people[person]
    for interpreter in interpreters:
        made.interpreters_busy[interpreter.id] += people[interpreter.person_id]


Taken = dict[int, list[Busy]]


def _programme(session: Session, edition_id: int) -> tuple[Taken, Taken]:
    """When each person, and each delegation, is in a programme item."""
    statement = (
        select(ProgrammeParticipant)
        .join(ProgrammeParticipant.item)
        .where(
            ProgrammeItem.edition_id == edition_id,
            ProgrammeItem.status != "cancelled",
            ProgrammeItem.ends_at.is_not(None),
            or_(
                ProgrammeParticipant.person_id.is_not(None),
                ProgrammeParticipant.delegation_id.is_not(None),
            ),
        )
        .options(joinedload(ProgrammeParticipant.item))
    )
    people: Taken = defaultdict(list)
    delegations: Taken = defaultdict(list)
    for one in session.scalars(statement):
        item = one.item
        if item.starts_at is None or item.ends_at is None:
            continue
        busy = Busy(item.starts_at, item.ends_at, records.name(item))
        if one.person_id is not None:
            people[one.person_id].append(busy)
        elif one.delegation_id is not None:
            delegations[one.delegation_id].append(busy)
    return people, delegations


def reasons(
    session: Session,
    request_id: int,
    slot_id: int,
    table_id: int,
    interpreter_id: int | None = None,
) -> list[Message]:
    """Why a request cannot be met in a slot at a table; empty if it can."""
    request = records.find(session, Request, request_id)
    interpreter = records.find(session, Interpreter, interpreter_id) if interpreter_id else None
    return board(session, request.round_id).reasons(
        request,
        records.find(session, Slot, slot_id),
        records.find(session, MeetingTable, table_id),
        interpreter,
    )


def place(
    session: Session,
    request_id: int,
    slot_id: int,
    table_id: int,
    interpreter_id: int | None = None,
) -> Meeting:
    """Hold a request's meeting in a slot at a table; one that is placed already is moved there.

    Refused with all that stands in the way: a person or participant taken by another meeting, the
    programme or an absence, its most meetings a day, the table, the interpreter; or a locked place.
    """
    meeting = session.scalars(select(Meeting).where(Meeting.request_id == request_id)).first()
    if meeting is not None and meeting.is_locked:
        raise CannotPlace([_locked(meeting)])
    if found := reasons(session, request_id, slot_id, table_id, interpreter_id):
        raise CannotPlace(found)
    if meeting is None:
        meeting = Meeting(request_id=request_id)
        session.add(meeting)
    meeting.slot_id, meeting.table_id = slot_id, table_id
    meeting.interpreter_id, meeting.status = interpreter_id, "placed"
    session.flush()
    session.expire(meeting)
    return meeting


def move(session: Session, meeting_id: int, slot_id: int, table_id: int) -> Meeting:
    """Move a meeting to another slot or table, its interpreter with it. Refused as `place` is."""
    meeting = records.find(session, Meeting, meeting_id)
    return place(session, meeting.request_id, slot_id, table_id, meeting.interpreter_id)


def unplace(session: Session, meeting_id: int) -> None:
    """Take a meeting off the board; its request waits again. Refused for a locked one."""
    meeting = records.find(session, Meeting, meeting_id)
    if meeting.is_locked:
        raise CannotPlace([_locked(meeting)])
    session.delete(meeting)
    session.flush()


def lock(session: Session, meeting_id: int, *, locked: bool = True) -> None:
    """Lock a meeting in its place, or unlock it."""
    records.find(session, Meeting, meeting_id).is_locked = locked
    session.flush()


def _locked(meeting: Meeting) -> Message:
    return Message(
        N_("The meeting {meeting} is locked in its place. Unlock it first."),
        {"meeting": records.name(meeting.request)},
    )
