"""Reading the board of a round from the store: columns only, so that it takes no noticeable time.

Names are in the language asked for, else in the spelling they came in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scse_desk.domain import presence, records
from scse_desk.domain.board import Board, Busy, Held, Party, Place, Span, Voice, Wish
from scse_desk.domain.columns import in_language
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
    ProgrammeItem,
    Registration,
    Request,
    Slot,
    Unavailability,
)

Taken = dict[int, list[Busy]]


def read(session: Session, round_id: int, code: str = "") -> Board:
    """The board of a round as it is now; `code` is the language of its names, "" as they came."""
    held = records.find(session, MatchmakingRound, round_id)
    zone = ZoneInfo(held.edition.time_zone)
    edition_id = held.edition_id
    spans = _spans(session, edition_id, zone)
    parties = _parties(session, edition_id, code)
    voices = _voices(session, edition_id, code)
    wishes = _wishes(session, edition_id, parties, code)
    busy, voices_busy = _away(session, code)
    _add_programme(session, edition_id, code, (parties, busy), (voices, voices_busy))
    return Board(
        round_id,
        zone,
        {span.id: span for each, span in spans.values() if each == round_id},
        _tables(session, round_id),
        parties,
        voices,
        {wish.id: wish for wish in wishes.values() if wish.round_id == round_id},
        _meetings(session, edition_id, wishes, spans),
        busy,
        voices_busy,
    )


def _name(entity: Any, code: str, attribute: str = "name") -> Any:
    return in_language(entity, code, attribute) if code else getattr(entity, attribute)


def _spans(session: Session, edition_id: int, zone: ZoneInfo) -> dict[int, tuple[int, Span]]:
    rows = session.execute(
        select(Slot.id, Slot.round_id, Slot.starts_at, Slot.ends_at, Slot.grid)
        .join(MatchmakingRound, MatchmakingRound.id == Slot.round_id)
        .where(MatchmakingRound.edition_id == edition_id)
        .order_by(Slot.starts_at, Slot.ends_at)
    )
    return {
        row.id: (
            row.round_id,
            Span(row.id, row.starts_at, row.ends_at, _day(row.starts_at, zone), row.grid),
        )
        for row in rows
    }


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


def _tables(session: Session, round_id: int) -> Mapping[int, Place]:
    rows = session.execute(
        select(
            MeetingTable.id,
            MeetingTable.label,
            MeetingTable.kind,
            MeetingTable.hall,
            MeetingTable.grid,
            MeetingTable.owner_id,
        )
        .where(MeetingTable.round_id == round_id)
        .order_by(MeetingTable.position, MeetingTable.id)
    )
    return {
        row.id: Place(row.id, row.label, row.kind, row.hall, row.grid, row.owner_id) for row in rows
    }


def _parties(session: Session, edition_id: int, code: str) -> dict[int, Party]:
    heads = presence.heads(session, edition_id)
    rows = session.execute(
        select(
            Participant.id,
            Participant.round_id,
            Participant.exhibitor_id,
            Participant.delegation_id,
            Participant.registration_id,
            Participant.capacity,
            Participant.most_per_day,
            _name(Organisation, code).label("exhibitor"),
            _name(Delegation, code).label("delegation"),
            Delegation.arrives_at,
            Delegation.departs_at,
            _name(Person, code).label("person"),
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
    )
    return {row.id: _party(row, heads) for row in rows}


def _party(row: Any, heads: Mapping[int, int]) -> Party:
    person = row.person_id or heads.get(row.delegation_id)
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
    )


def _voices(session: Session, edition_id: int, code: str) -> dict[int, Voice]:
    rows = session.execute(
        select(
            Interpreter.id,
            Interpreter.person_id,
            _name(Person, code).label("called"),
            Interpreter.pairs,
        )
        .join(Person, Person.id == Interpreter.person_id)
        .where(Interpreter.edition_id == edition_id)
    )
    return {row.id: Voice(row.id, row.person_id, row.called or "", row.pairs) for row in rows}


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
            _name(Request, code, "topics").label("topics"),
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


def _away(session: Session, code: str) -> tuple[Taken, Taken]:
    """When participants, and interpreters, are not available."""
    parties: Taken = defaultdict(list)
    voices: Taken = defaultdict(list)
    rows = session.execute(
        select(
            Unavailability.participant_id,
            Unavailability.interpreter_id,
            Unavailability.starts_at,
            Unavailability.ends_at,
            _name(Unavailability, code, "reason").label("reason"),
        )
    )
    for row in rows:
        busy = Busy(row.starts_at, row.ends_at, row.reason or "")
        if row.participant_id is not None:
            parties[row.participant_id].append(busy)
        else:
            voices[row.interpreter_id].append(busy)
    return parties, voices


def _add_programme(
    session: Session,
    edition_id: int,
    code: str,
    party_side: tuple[Mapping[int, Party], Taken],
    voice_side: tuple[Mapping[int, Voice], Taken],
) -> None:
    """Add to when each is taken the items that they, or their delegation, are in."""
    people, delegations = presence.in_programme(session, edition_id)
    groups = presence.groups(session, edition_id)
    titles = _titles(session, edition_id, code)

    def items(persons: Iterable[int], delegation: int | None = None) -> Iterator[Busy]:
        stays = list(delegations.get(delegation, ())) if delegation else []
        for person in persons:
            stays += people.get(person, ())
            stays += presence.through_delegations(delegations, groups.get(person, []))
        for stay in sorted(set(stays), key=lambda stay: (stay.starts_at, stay.id)):
            yield Busy(stay.starts_at, stay.ends_at, titles[stay.id] or "", stay.id)

    parties, busy = party_side
    for party in parties.values():
        busy[party.id] += items(party.people, party.who[1])
    voices, voices_busy = voice_side
    for voice in voices.values():
        voices_busy[voice.id] += items([voice.person_id])


def _titles(session: Session, edition_id: int, code: str) -> dict[int, str]:
    rows = session.execute(
        select(ProgrammeItem.id, _name(ProgrammeItem, code, "title").label("called")).where(
            ProgrammeItem.edition_id == edition_id
        )
    )
    return {row.id: row.called for row in rows}
