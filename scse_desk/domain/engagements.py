"""What a delegation does hour by hour, and where it, its people or its interpreters are double."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import combinations
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from scse_desk.domain import itinerary, presence, whereabouts
from scse_desk.domain.clashes import AT_ONCE
from scse_desk.domain.texts import text_in
from scse_desk.domain.whereabouts import Appointment
from scse_desk.language import N_, Language, Message
from scse_desk.store.models import (
    Delegation,
    Meeting,
    Participant,
    Person,
    ProgrammeItem,
    ProgrammeParticipant,
)


@dataclass(frozen=True)
class Engagement:
    """One programme item or one placed meeting of a delegation.

    `starts_at` and `ends_at` are aware, in the edition's zone; `starts_at` is None where the time
    is not known, `day` too where not even the day is. `whole` tells whether the delegation takes
    part as such, not only one of its members. `clashes` say who is elsewhere at that time.
    """

    day: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    item: ProgrammeItem | None = None
    meeting: Meeting | None = None
    whole: bool = True
    clashes: tuple[Message, ...] = ()

    @property
    def kind(self) -> str:
        """Kind of the record: `programme_item` or `meeting`."""
        return "programme_item" if self.item else "meeting"

    @property
    def record_id(self) -> int:
        """Id of the record."""
        record = self.item or self.meeting
        assert record is not None  # noqa: S101 - one of the two is always there
        return record.id

    @property
    def cancelled(self) -> bool:
        """Whether it is not held after all."""
        return self.item is not None and self.item.status == "cancelled"


def of_delegation(session: Session, delegation: Delegation, language: Language) -> list[Engagement]:
    """All that a delegation does, by time, those without one first in their day.

    Give it a delegation as `itinerary.whole` loads it. Names in the clashes are in `language`.
    """
    zone = ZoneInfo(delegation.edition.time_zone)
    found = [_of_item(item, delegation, zone) for item in itinerary.items(session, delegation)]
    found += [_of_meeting(meeting, zone) for meeting in itinerary.meetings(session, delegation)]
    found.sort(key=_order)
    reasons = _clashes(session, delegation, found, language)
    return [
        replace(one, clashes=tuple(reasons.get((one.kind, one.record_id), ()))) for one in found
    ]


def _order(one: Engagement) -> tuple[str, str]:
    day = one.day.isoformat() if one.day else "9"
    return day, one.starts_at.isoformat() if one.starts_at else ""


def _of_item(item: ProgrammeItem, delegation: Delegation, zone: ZoneInfo) -> Engagement:
    starts = item.starts_at.astimezone(zone) if item.starts_at else None
    ends = item.ends_at.astimezone(zone) if item.ends_at else None
    whole = any(party.delegation_id == delegation.id for party in item.participants)
    return Engagement(starts.date() if starts else item.day, starts, ends, item, whole=whole)


def _of_meeting(meeting: Meeting, zone: ZoneInfo) -> Engagement:
    starts, ends = (moment.astimezone(zone) for moment in itinerary.times(meeting))
    return Engagement(starts.date(), starts, ends, meeting=meeting)


def title(one: Engagement, delegation: Delegation, language: Language) -> str:
    """What it is called: the item's title, or with whom the delegation meets."""
    if one.item is not None:
        return language.name_of(one.item)
    name = itinerary.participant_name(counterpart(one, delegation), language)
    return language.text(N_("Meeting with {name}"), name=name)


def counterpart(one: Engagement, delegation: Delegation) -> Participant:
    """Whom the delegation meets."""
    assert one.meeting is not None  # noqa: S101 - asked of meetings only
    request = one.meeting.request
    return request.second if request.first.delegation_id == delegation.id else request.first


def place(one: Engagement, language: Language) -> str:
    """Where it is: room and venue, or table and hall."""
    if one.item is not None:
        venue = language.name_of(one.item.venue) if one.item.venue else ""
        return " · ".join(filter(None, (text_in(one.item, "place", language), venue)))
    table = one.meeting.table if one.meeting else None
    if table is None:
        return ""
    label = table.label
    if table.kind == "table":
        label = language.text(N_("Table {number}"), number=table.label)
    return " · ".join(filter(None, (label, table.hall)))


# Clashes

Key = tuple[str, int]


def _clashes(
    session: Session, delegation: Delegation, found: Sequence[Engagement], language: Language
) -> dict[Key, list[Message]]:
    alive = [one for one in found if one.starts_at and not one.cancelled]
    reasons: dict[Key, list[Message]] = {}
    name = language.name_of(delegation)
    for first, second in combinations([one for one in alive if one.whole], 2):
        if _at_once(first, second) and not _in_parallel(first, second, delegation):
            titles = [title(one, delegation, language) for one in (first, second)]
            said = Message(AT_ONCE, {"name": name, "first": titles[0], "second": titles[1]})
            for one in (first, second):
                reasons.setdefault((one.kind, one.record_id), []).append(said)
    for person, held in _busy_people(delegation, alive):
        others = _binding(session, person, delegation)
        for one, other in _doubles(held, others):
            values = {
                "name": language.name_of(person),
                "first": title(one, delegation, language),
                "second": _called(other, language),
            }
            said = Message(AT_ONCE, values)
            reasons.setdefault((one.kind, one.record_id), []).append(said)
    return reasons


def _binding(session: Session, person: Person, delegation: Delegation) -> list[Appointment]:
    """Where a person has to be: of the meetings of their delegation, those that they lead it in."""
    heads = presence.heads(session, delegation.edition_id)
    return [
        one
        for one in whereabouts.appointments(session, person.id, delegation.edition_id)
        if not (one.meeting and one.delegation) or heads.get(one.delegation.id) == person.id
    ]


def _in_parallel(first: Engagement, second: Engagement, delegation: Delegation) -> bool:
    """Whether the delegation is large enough to hold both meetings at once."""
    if first.meeting is None or second.meeting is None:
        return False
    request = first.meeting.request
    ours = request.first if request.first.delegation_id == delegation.id else request.second
    return ours.capacity > 1


def _at_once(first: Engagement | Appointment, second: Engagement | Appointment) -> bool:
    if first.starts_at is None or second.starts_at is None or _related(first.item, second.item):
        return False
    ends = (first.ends_at or first.starts_at, second.ends_at or second.starts_at)
    return first.starts_at < ends[1] and second.starts_at < ends[0]


def _related(first: ProgrammeItem | None, second: ProgrammeItem | None) -> bool:
    if first is None or second is None:
        return False
    return first.parent_id == second.id or second.parent_id == first.id


def _busy_people(
    delegation: Delegation, found: Sequence[Engagement]
) -> Iterator[tuple[Person, list[Engagement]]]:
    """Interpreters, and members who take part in person, each with where they are needed here."""
    members = {member.person_id for member in delegation.members}
    people: dict[int, tuple[Person, list[Engagement]]] = {}
    for one in found:
        for person in _of_concern(one, delegation, members):
            people.setdefault(person.id, (person, []))[1].append(one)
    yield from people.values()


def _of_concern(one: Engagement, delegation: Delegation, members: set[int]) -> Iterator[Person]:
    if one.meeting is not None and one.meeting.interpreter is not None:
        yield one.meeting.interpreter.person
    for party in one.item.participants if one.item else ():
        mine = party.person_id in members or (
            party.role == "interpreter" and interprets_for(party, delegation)
        )
        if party.person is not None and mine:
            yield party.person


def interprets_for(party: ProgrammeParticipant, delegation: Delegation) -> bool:
    """Whether an interpreter of an item works in a language of the delegation."""
    pair = frozenset(party.languages.replace("-", " ").split())
    spoken = frozenset(delegation.languages.split())
    return not pair or not spoken or bool(pair & spoken)


def _doubles(
    held: Sequence[Engagement], others: Sequence[Appointment]
) -> Iterator[tuple[Engagement, Appointment]]:
    for one in held:
        for other in others:
            same = (one.item and other.item and one.item.id == other.item.id) or (
                one.meeting and other.meeting and one.meeting.id == other.meeting.id
            )
            off = other.item is not None and other.item.status == "cancelled"
            if not same and not off and _at_once(one, other):
                yield one, other


def _called(appointment: Appointment, language: Language) -> str:
    if appointment.item is not None:
        return language.name_of(appointment.item)
    assert appointment.meeting is not None  # noqa: S101 - an appointment is one of the two
    request = appointment.meeting.request
    sides = (itinerary.participant_name(side, language) for side in (request.first, request.second))
    return " – ".join(sides)
