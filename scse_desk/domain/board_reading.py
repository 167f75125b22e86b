"""Reading the board of a round from the store: columns only, so that it takes no noticeable time.

Names are in the language asked for, else in the spelling they came in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scse_desk.domain import board_away, board_limits, presence, records
from scse_desk.domain.board import Board, Held, Party, Place, Span, Voice, Wish
from scse_desk.domain.board_away import Absences, OtherRounds, Programme, Sources, name
from scse_desk.domain.board_values import minute, minute_after
from scse_desk.store.models import (
    Delegation,
    Exhibitor,
    Interpreter,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Organisation,
    Participant,
    Person,
    Registration,
    Request,
    Shift,
    Slot,
)


def read(session: Session, round_id: int, code: str = "") -> Board:
    """The board of a round as it is now; `code` is the language of its names, "" as they came."""
    asked = records.find(session, MatchmakingRound, round_id)
    zone = ZoneInfo(asked.edition.time_zone)
    edition_id = asked.edition_id
    spans = _spans(session, edition_id, zone)
    own = {span.id: span for each, span in spans.values() if each == round_id}
    parties = _parties(session, edition_id, code)
    voices = _voices(session, edition_id, code)
    wishes = _wishes(session, edition_id, parties, code)
    meetings = _meetings(session, edition_id, wishes, spans)
    absent = board_away.absences(session, code)
    sources = Sources(
        zone,
        list(dict.fromkeys(span.day for span in own.values())),
        _whole(own),
        absent,
        Programme(session, edition_id, code),
        OtherRounds((h for h in meetings if h.wish.round_id != round_id), parties, voices),
    )
    here = [party for party in parties.values() if party.round_id == round_id]
    away = board_away.read(sources, here, voices.values())
    tables, walking = _tables(session, asked, absent, zone)
    return Board(
        round_id,
        zone,
        own,
        tables,
        parties,
        voices,
        {wish.id: wish for wish in wishes.values() if wish.round_id == round_id},
        meetings,
        away.busy,
        away.voices_busy,
        away.limits,
        away.voice_limits,
        walking,
        _cancelled(session, round_id),
    )


def again(session: Session, board: Board) -> Board:
    """A board with its meetings as they are now; all else is taken to be as it was.

    Only where no other round of the edition has meetings: theirs are not read.
    """
    wishes, spans = board.wishes, {key: (board.round_id, span) for key, span in board.spans.items()}
    asked = records.find(session, MatchmakingRound, board.round_id)
    meetings = _meetings(session, asked.edition_id, wishes, spans)
    return replace(board, held=meetings, cancelled=_cancelled(session, board.round_id), _known={})


def _spans(session: Session, edition_id: int, zone: ZoneInfo) -> dict[int, tuple[int, Span]]:
    rows = session.execute(
        select(Slot.id, Slot.round_id, Slot.starts_at, Slot.ends_at, Slot.grid)
        .join(MatchmakingRound, MatchmakingRound.id == Slot.round_id)
        .where(MatchmakingRound.edition_id == edition_id)
        .order_by(Slot.starts_at, Slot.ends_at, Slot.id)
    )
    return {row.id: (row.round_id, _span(row, zone)) for row in rows}


def _span(row: Any, zone: ZoneInfo) -> Span:
    return Span(
        row.id,
        row.starts_at,
        row.ends_at,
        _day(row.starts_at, zone),
        minute(row.starts_at),
        minute_after(row.ends_at),
        row.grid,
    )


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _whole(spans: Mapping[int, Span]) -> tuple[int, int]:
    """From the first minute of a round to its last."""
    if not spans:
        return 0, 0
    found = spans.values()
    return min(span.starts for span in found), max(span.ends for span in found)


def _tables(
    session: Session, asked: MatchmakingRound, absent: Absences, zone: ZoneInfo
) -> tuple[dict[int, Place], dict[tuple[int, int], int]]:
    """The tables of a round in their order, and the minutes between their areas."""
    rows = session.execute(
        select(
            MeetingTable.id,
            MeetingTable.label,
            MeetingTable.kind,
            MeetingTable.hall,
            MeetingTable.grid,
            MeetingTable.owner_id,
            MeetingTable.leg_id,
            MeetingTable.has_interpreting,
        )
        .where(MeetingTable.round_id == asked.id)
        .order_by(MeetingTable.position, MeetingTable.id)
    ).all()
    areas: dict[tuple[int | None, str], int] = {}
    tables = {}
    for row in rows:
        where = (row.leg_id or asked.leg_id, row.hall.strip())
        area = 0 if row.kind == "online" else areas.setdefault(where, len(areas) + 1)
        closed = tuple(board_limits.closed(row.label, each, zone) for each in absent.tables[row.id])
        tables[row.id] = Place(*row[:6], where[0], area, closed, row.has_interpreting)
    return tables, _walking(asked, areas)


def _walking(
    asked: MatchmakingRound, areas: Mapping[tuple[int | None, str], int]
) -> dict[tuple[int, int], int]:
    """Minutes between areas; none where a hall is not known, nor to a place one need not go to."""
    found = {}
    for (leg, hall), one in areas.items():
        for (other_leg, other_hall), other in areas.items():
            apart = leg != other_leg and leg is not None and other_leg is not None
            halls = asked.hall_minutes if hall and other_hall and hall != other_hall else 0
            minutes = asked.leg_minutes if apart else halls
            if one < other and minutes:
                found[one, other] = minutes
    return found


def _parties(session: Session, edition_id: int, code: str) -> dict[int, Party]:
    heads = presence.heads(session, edition_id)
    rows = session.execute(
        select(
            *_PARTY,
            MatchmakingRound.rest_minutes.label("round_rest"),
            name(Organisation, code).label("exhibitor"),
            name(Delegation, code).label("delegation"),
            Delegation.arrives_at,
            Delegation.departs_at,
            name(Person, code).label("person"),
            Registration.person_id,
            func.coalesce(Organisation.country, Delegation.country, Person.country).label(
                "country"
            ),
        )
        .select_from(Participant)
        .join(MatchmakingRound, MatchmakingRound.id == Participant.round_id)
        .outerjoin(Exhibitor, Exhibitor.id == Participant.exhibitor_id)
        .outerjoin(Organisation, Organisation.id == Exhibitor.organisation_id)
        .outerjoin(Delegation, Delegation.id == Participant.delegation_id)
        .outerjoin(Registration, Registration.id == Participant.registration_id)
        .outerjoin(Person, Person.id == Registration.person_id)
        .where(MatchmakingRound.edition_id == edition_id)
        .order_by(Participant.id)
    )
    return {row.id: _party(row, heads) for row in rows}


_PARTY = (
    Participant.id,
    Participant.round_id,
    Participant.exhibitor_id,
    Participant.delegation_id,
    Participant.registration_id,
    Participant.capacity,
    Participant.most_per_day,
    Participant.attendance,
    Participant.quorum,
    Participant.rest_minutes,
    Participant.preferred_half,
    Participant.own_place_only,
    Participant.is_online,
    Participant.time_zone,
    Participant.wakes_at,
    Participant.sleeps_at,
)


def _party(row: Any, heads: Mapping[int, int]) -> Party:
    led = row.attendance == "head"
    person = row.person_id or (heads.get(row.delegation_id) if led else None)
    kind = "exhibitor" if row.exhibitor_id else "delegation" if row.delegation_id else "person"
    return Party(
        row.id,
        row.round_id,
        row.exhibitor or row.delegation or row.person or "",
        kind,
        (row.exhibitor_id, row.delegation_id, row.registration_id),
        row.capacity,
        row.most_per_day,
        frozenset({person} if person else ()),
        row.arrives_at,
        row.departs_at,
        row.country or "",
        row.attendance,
        row.quorum,
        row.round_rest if row.rest_minutes is None else row.rest_minutes,
        row.preferred_half,
        row.own_place_only,
        row.is_online,
        row.time_zone if row.is_online else "",
        row.wakes_at,
        row.sleeps_at,
    )


def _voices(session: Session, edition_id: int, code: str) -> dict[int, Voice]:
    shifts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in session.execute(
        select(Shift.interpreter_id, Shift.starts_at, Shift.ends_at)
        .join(Interpreter, Interpreter.id == Shift.interpreter_id)
        .where(Interpreter.edition_id == edition_id)
        .order_by(Shift.starts_at, Shift.id)
    ):
        shifts[row.interpreter_id].append((minute_after(row.starts_at), minute(row.ends_at)))
    rows = session.execute(
        select(
            Interpreter.id,
            Interpreter.person_id,
            name(Person, code).label("called"),
            Interpreter.pairs,
            Interpreter.longest_minutes,
            Interpreter.rest_minutes,
        )
        .join(Person, Person.id == Interpreter.person_id)
        .where(Interpreter.edition_id == edition_id)
        .order_by(Interpreter.id)
    )
    return {
        row.id: Voice(
            row.id,
            row.person_id,
            row.called or "",
            row.pairs,
            _joined(shifts[row.id]),
            row.longest_minutes,
            row.rest_minutes,
        )
        for row in rows
    }


def _joined(shifts: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Shifts by time, those together that touch: one works on from one to the other."""
    made: list[tuple[int, int]] = []
    for starts, ends in shifts:
        if made and starts <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], ends))
        else:
            made.append((starts, ends))
    return tuple(made)


def _wishes(
    session: Session, edition_id: int, parties: Mapping[int, Party], code: str
) -> dict[int, Wish]:
    rows = session.execute(
        select(
            Request.id,
            Request.round_id,
            Request.first_id,
            Request.second_id,
            Request.requested_by_id,
            Request.priority,
            Request.status,
            Request.language,
            Request.is_mutual,
            Request.minutes,
            name(Request, code, "topics").label("topics"),
        )
        .join(MatchmakingRound, MatchmakingRound.id == Request.round_id)
        .where(MatchmakingRound.edition_id == edition_id)
        .order_by(Request.id)
    )
    return {row.id: _wish(row, parties) for row in rows}


def _wish(row: Any, parties: Mapping[int, Party]) -> Wish:
    asking = row.requested_by_id
    other = row.first_id + row.second_id - asking
    return Wish(
        row.id,
        row.round_id,
        asking,
        other,
        f"{parties[row.first_id].name} – {parties[row.second_id].name}",
        row.priority,
        row.status,
        row.language,
        row.is_mutual,
        " · ".join((row.topics or "").splitlines()),
        row.minutes or 0,
    )


def _meetings(
    session: Session,
    edition_id: int,
    wishes: Mapping[int, Wish],
    spans: Mapping[int, tuple[int, Span]],
) -> list[Held]:
    rows = session.execute(
        select(
            Meeting.id,
            Meeting.request_id,
            Meeting.slot_id,
            Meeting.table_id,
            Meeting.interpreter_id,
            Meeting.is_locked,
            Meeting.status,
        )
        .join(Request, Request.id == Meeting.request_id)
        .join(MatchmakingRound, MatchmakingRound.id == Request.round_id)
        .where(MatchmakingRound.edition_id == edition_id, Meeting.slot_id.is_not(None))
        .order_by(Meeting.id)
    )
    return [
        Held(
            row.id,
            wishes[row.request_id],
            spans[row.slot_id][1],
            row.table_id,
            row.interpreter_id,
            row.is_locked,
            row.status,
        )
        for row in rows
    ]


def _cancelled(session: Session, round_id: int) -> frozenset[int]:
    """The requests of a round whose meetings were cancelled."""
    statement = select(Meeting.request_id).join(Request, Request.id == Meeting.request_id)
    cancelled = (Request.round_id == round_id) & (Meeting.status == "cancelled")
    return frozenset(session.scalars(statement.where(cancelled)))
