"""What was placed in a round, read whole in one language as plain values: for papers and calendars.

Moments are aware and in the edition's zone. Cancelled meetings keep no place and are not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import itinerary, names, paper_language, records
from scse_desk.domain.columns import in_language
from scse_desk.language import Language
from scse_desk.store.models import (
    Delegation,
    Exhibitor,
    Interpreter,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Participant,
    Registration,
    Request,
    Slot,
)

Times = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Place:
    """A table, booth, room or online room; `link` is the address of the latter."""

    id: int
    label: str
    kind: str
    hall: str
    link: str
    grid: str
    owner_id: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """A participant as it is printed.

    `country` is its code or "". `paper_language` is the code of the language its papers are best
    in, "" where nothing tells. `zone` is the IANA name of where it sits at a screen, "" for one
    who comes.
    """

    id: int
    name: str
    kind: str
    country: str
    paper_language: str
    zone: str
    is_online: bool


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting with its time and place; `first` asked for it. `voice` is the interpreter."""

    id: int
    request_id: int
    starts_at: datetime
    ends_at: datetime
    slot_id: int
    place: Place
    first: int
    second: int
    voice_id: int | None
    voice: str
    pair: str
    topics: Sequence[str]
    priority: str
    status: str
    is_locked: bool

    @property
    def day(self) -> date:
        """The day in the edition's zone."""
        return self.starts_at.date()

    def other(self, participant_id: int) -> int:
        """The counterpart of one of the two."""
        return self.second if participant_id == self.first else self.first


@dataclass(frozen=True)
class Timetable:
    """A round: `grids` has the spans of time of each grid of slots ("" the main one), by time."""

    id: int
    name: str
    edition_id: int
    zone: ZoneInfo
    grids: Mapping[str, Sequence[Times]]
    places: Mapping[int, Place]
    sides: Mapping[int, Side]
    appointments: Sequence[Appointment]

    @cached_property
    def days(self) -> Sequence[date]:
        """The days that have slots or meetings."""
        spans = [times for grid in self.grids.values() for times in grid]
        found = {start.date() for start, _ in spans} | {each.day for each in self.appointments}
        return sorted(found)

    @cached_property
    def of_side(self) -> Mapping[int, Sequence[Appointment]]:
        """The meetings of each participant by time."""
        made: dict[int, list[Appointment]] = defaultdict(list)
        for each in self.appointments:
            made[each.first].append(each)
            made[each.second].append(each)
        return made

    @cached_property
    def at_place(self) -> Mapping[tuple[int, date], Sequence[Appointment]]:
        """The meetings at each place on each day, by time."""
        made: dict[tuple[int, date], list[Appointment]] = defaultdict(list)
        for each in self.appointments:
            made[each.place.id, each.day].append(each)
        return made


def read(session: Session, round_id: int, language: Language) -> Timetable:
    """The round as it is now, its names and topics in a language. Refused if it is not there."""
    held = records.find(session, MatchmakingRound, round_id)
    zone = ZoneInfo(held.edition.time_zone)
    places = _places(session, round_id)
    sides = _sides(session, round_id, held.edition.time_zone, language)
    return Timetable(
        round_id,
        language.name_of(held),
        held.edition_id,
        zone,
        _grids(session, round_id, zone),
        places,
        sides,
        list(_appointments(session, round_id, places, zone, language)),
    )


def _places(session: Session, round_id: int) -> dict[int, Place]:
    found = session.scalars(
        select(MeetingTable)
        .where(MeetingTable.round_id == round_id)
        .order_by(MeetingTable.position, MeetingTable.id)
    )
    return {
        one.id: Place(one.id, one.label, one.kind, one.hall, one.link, one.grid, one.owner_id)
        for one in found
    }


def _grids(session: Session, round_id: int, zone: ZoneInfo) -> dict[str, list[Times]]:
    rows = session.execute(
        select(Slot.grid, Slot.starts_at, Slot.ends_at)
        .where(Slot.round_id == round_id)
        .order_by(Slot.grid, Slot.starts_at, Slot.ends_at)
    )
    made: dict[str, list[Times]] = defaultdict(list)
    for grid, start, end in rows:
        made[grid].append((start.astimezone(zone), end.astimezone(zone)))
    return made


def _sides(
    session: Session, round_id: int, edition_zone: str, language: Language
) -> dict[int, Side]:
    found = session.scalars(
        select(Participant)
        .where(Participant.round_id == round_id)
        .options(
            joinedload(Participant.exhibitor).joinedload(Exhibitor.organisation),
            joinedload(Participant.delegation).joinedload(Delegation.city),
            joinedload(Participant.registration).joinedload(Registration.person),
        )
        .order_by(Participant.id)
    )
    return {one.id: _side(one, edition_zone, language) for one in found}


def _side(one: Participant, edition_zone: str, language: Language) -> Side:
    kind = "exhibitor" if one.exhibitor else "delegation" if one.delegation else "person"
    return Side(
        one.id,
        itinerary.participant_name(one, language),
        kind,
        paper_language.country_of(one),
        paper_language.of_participant(one),
        (one.time_zone or edition_zone) if one.is_online else "",
        one.is_online,
    )


def _appointments(
    session: Session,
    round_id: int,
    places: Mapping[int, Place],
    zone: ZoneInfo,
    language: Language,
) -> list[Appointment]:
    rows = session.execute(
        select(
            Meeting.id,
            Meeting.slot_id,
            Meeting.table_id,
            Meeting.interpreter_id,
            Meeting.status,
            Meeting.is_locked,
            Request.id.label("request_id"),
            Request.first_id,
            Request.second_id,
            Request.requested_by_id,
            Request.priority,
            Request.language,
            in_language(Request, language.code, "topics").label("topics"),
            Slot.starts_at,
            Slot.ends_at,
        )
        .join(Request, Request.id == Meeting.request_id)
        .join(Slot, Slot.id == Meeting.slot_id)
        .where(Request.round_id == round_id)
        .order_by(Slot.starts_at, Slot.ends_at, Meeting.id)
    )
    voices = voices_of_edition(session, round_id, language)
    return [_appointment(row, places, voices, zone) for row in rows]


def voices_of_edition(session: Session, round_id: int, language: Language) -> dict[int, str]:
    """The interpreters of a round's edition: id -> the name as it is printed."""
    edition = select(MatchmakingRound.edition_id).where(MatchmakingRound.id == round_id)
    found = session.scalars(
        select(Interpreter)
        .where(Interpreter.edition_id == edition.scalar_subquery())
        .options(joinedload(Interpreter.person))
    )
    return {one.id: names.printed_name(one.person, language) for one in found}


def _appointment(
    row: Any, places: Mapping[int, Place], voices: Mapping[int, str], zone: ZoneInfo
) -> Appointment:
    return Appointment(
        row.id,
        row.request_id,
        row.starts_at.astimezone(zone),
        row.ends_at.astimezone(zone),
        row.slot_id,
        places[row.table_id],
        row.requested_by_id,
        row.first_id + row.second_id - row.requested_by_id,
        row.interpreter_id,
        voices.get(row.interpreter_id, ""),
        row.language,
        [line.strip() for line in (row.topics or "").splitlines() if line.strip()],
        row.priority,
        row.status,
        row.is_locked,
    )
