"""What the participants, interpreters and tables of a round are taken by besides its own meetings.

Read from the absences, the programme and the meetings of the edition's other rounds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import board_limits, presence
from scse_desk.domain.board_limits import Around
from scse_desk.domain.board_values import Busy, Held, Limit, Party, Voice
from scse_desk.domain.columns import in_language
from scse_desk.store.models import ProgrammeItem, Unavailability

Taken = dict[int, list[Busy]]
Who = tuple[int | None, int | None, int | None]


@dataclass(frozen=True)
class Absences:
    """When participants, interpreters and tables are not to be had."""

    parties: Taken = field(default_factory=lambda: defaultdict(list))
    voices: Taken = field(default_factory=lambda: defaultdict(list))
    tables: Taken = field(default_factory=lambda: defaultdict(list))


def name(entity: Any, code: str, attribute: str = "name") -> Any:
    """SQL for a name in a language, "" as it came in."""
    return in_language(entity, code, attribute) if code else getattr(entity, attribute)


def absences(session: Session, code: str) -> Absences:
    """All absences, with their reasons."""
    found = Absences()
    rows = session.execute(
        select(
            Unavailability.participant_id,
            Unavailability.interpreter_id,
            Unavailability.table_id,
            Unavailability.starts_at,
            Unavailability.ends_at,
            name(Unavailability, code, "reason").label("reason"),
        ).order_by(Unavailability.starts_at, Unavailability.id)
    )
    for row in rows:
        busy = Busy(row.starts_at, row.ends_at, row.reason or "")
        if row.participant_id is not None:
            found.parties[row.participant_id].append(busy)
        elif row.interpreter_id is not None:
            found.voices[row.interpreter_id].append(busy)
        else:
            found.tables[row.table_id].append(busy)
    return found


class Programme:
    """The items that people and delegations of an edition are in."""

    def __init__(self, session: Session, edition_id: int, code: str) -> None:
        self._people, self._delegations = presence.in_programme(session, edition_id)
        self._groups = presence.groups(session, edition_id)
        self._titles = _titles(session, edition_id, code)
        self._members: dict[int, list[int]] = defaultdict(list)
        for person, delegations in self._groups.items():
            for delegation in delegations:
                self._members[delegation].append(person)

    def of(self, people: Iterable[int], delegation: int | None = None) -> list[Busy]:
        """What people are in, themselves or with their delegations, and one delegation is in."""
        stays = list(self._delegations.get(delegation, ())) if delegation else []
        for person in people:
            stays += self._people.get(person, ())
            groups = self._groups.get(person, [])
            stays += presence.through_delegations(self._delegations, groups)
        ordered = sorted(set(stays), key=lambda stay: (stay.starts_at, stay.id))
        return [
            Busy(stay.starts_at, stay.ends_at, self._titles[stay.id] or "", stay.id)
            for stay in ordered
        ]

    def members(self, delegation: int) -> Sequence[int]:
        """The people of a delegation."""
        return self._members.get(delegation, ())


def _titles(session: Session, edition_id: int, code: str) -> dict[int, str]:
    rows = session.execute(
        select(ProgrammeItem.id, name(ProgrammeItem, code, "title").label("called")).where(
            ProgrammeItem.edition_id == edition_id
        )
    )
    return {row.id: row.called for row in rows}


class OtherRounds:
    """The meetings of an edition's other rounds, by who and by whom they are held."""

    def __init__(
        self, meetings: Iterable[Held], parties: Mapping[int, Party], voices: Mapping[int, Voice]
    ) -> None:
        self._of_who: dict[Who, list[Held]] = defaultdict(list)
        self._of_person: dict[int, list[Held]] = defaultdict(list)
        for held in meetings:
            people = set[int]()
            for key in held.wish.sides:
                self._of_who[parties[key].who].append(held)
                people |= parties[key].people
            if held.voice_id is not None:
                people.add(voices[held.voice_id].person_id)
            for person in people:
                self._of_person[person].append(held)

    def of(self, people: Iterable[int]) -> list[Busy]:
        """The meetings that one of these people must be at."""
        found = {held.id: held for person in people for held in self._of_person.get(person, ())}
        return [_busy(held) for held in found.values()]

    def without(self, people: frozenset[int], who: Who) -> list[Busy]:
        """The meetings of a participant that none of these people must be at."""
        theirs = {held.id for person in people for held in self._of_person.get(person, ())}
        return [_busy(held) for held in self._of_who.get(who, ()) if held.id not in theirs]


def _busy(held: Held) -> Busy:
    return Busy(held.span.starts_at, held.span.ends_at, held.wish.pair)


@dataclass(frozen=True)
class Away:
    """All that the participants and interpreters of a round are taken by, and their limits."""

    busy: Taken = field(default_factory=lambda: defaultdict(list))
    voices_busy: Taken = field(default_factory=lambda: defaultdict(list))
    limits: dict[int, list[Limit]] = field(default_factory=dict)
    voice_limits: dict[int, list[Limit]] = field(default_factory=dict)


@dataclass(frozen=True)
class Sources:
    """Where it is read from. `days` and `whole` are as in `board_limits.Around`."""

    zone: ZoneInfo
    days: Sequence[date]
    whole: tuple[int, int]
    absences: Absences
    programme: Programme
    rounds: OtherRounds


def read(sources: Sources, parties: Iterable[Party], voices: Iterable[Voice]) -> Away:
    """What participants of a round and interpreters are taken by."""
    away = Away()
    for party in parties:
        around = _around(sources, party)
        away.busy[party.id] = sorted([*around.busy, *around.elsewhere], key=_by_time)
        away.limits[party.id] = board_limits.of_party(party, around)
    for voice in voices:
        found = [*sources.absences.voices[voice.id], *sources.programme.of([voice.person_id])]
        busy = [*found, *sources.rounds.of([voice.person_id])]
        away.voices_busy[voice.id] = sorted(busy, key=_by_time)
        away.voice_limits[voice.id] = [
            board_limits.occupied(voice.name, each, sources.zone)
            for each in away.voices_busy[voice.id]
        ]
    return away


def _by_time(busy: Busy) -> tuple[Any, Any, str]:
    return busy.starts_at, busy.ends_at, busy.what


def _around(sources: Sources, party: Party) -> Around:
    delegation = party.who[1]
    whole = sources.programme.of(party.people, delegation)
    busy = [*sources.absences.parties[party.id], *whole, *sources.rounds.of(party.people)]
    elsewhere = sources.rounds.without(party.people, party.who)
    members: dict[int, list[Busy]] = {}
    if delegation is not None and party.attendance != "head":
        members = dict(_members(sources, delegation, whole))
    return Around(sources.zone, sources.days, sources.whole, busy, elsewhere, members)


def _members(
    sources: Sources, delegation: int, whole: Sequence[Busy]
) -> Iterator[tuple[int, list[Busy]]]:
    """What each member of a delegation is in where the others are not."""
    for person in sources.programme.members(delegation):
        own = [busy for busy in sources.programme.of([person]) if busy not in whole]
        yield person, [*own, *sources.rounds.of([person])]
