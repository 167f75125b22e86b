"""The delegation brief: who comes, in which order, and what they do hour by hour."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from scse_desk.domain import interpreters, itinerary, names
from scse_desk.domain.members import ROLES
from scse_desk.domain.texts import lines_in, text_in
from scse_desk.language import N_, DateStyle, Language
from scse_desk.reports import report
from scse_desk.reports.cells import in_a_row
from scse_desk.reports.editions import edition_title, sample_note
from scse_desk.store.models import (
    Delegation,
    DelegationMember,
    Meeting,
    Person,
    ProgrammeItem,
    ProgrammeParticipant,
)

NAME = "delegation-brief"
TITLE = N_("Delegation brief")
DESCRIPTION = N_("Members in order of precedence, the programme by day, meetings and contacts.")
FORMATS = ("pdf",)

FLIGHT = re.compile(r"\b([0-9A-Z]{2}) (\d{1,4})\b")
"""The airline's code and the number of the flight, which no line parts."""

STATUSES: dict[str, tuple[str, report.Tone]] = {
    "planned": (N_("To be confirmed"), "amber"),
    "cancelled": (N_("Cancelled"), "red"),
}


@dataclass(frozen=True)
class Options:
    """Which delegation; `printed_at` is aware, in any zone."""

    delegation_id: int
    printed_at: datetime
    with_contacts: bool = True
    """Telephone numbers and e-mail addresses of those who look after the delegation."""


@dataclass(frozen=True)
class Scene:
    """What the parts of one brief share."""

    language: Language
    zone: ZoneInfo
    spoken: frozenset[str]
    """Languages of the delegation."""

    def at(self, moment: datetime) -> datetime:
        """The moment in the edition's time zone."""
        return moment.astimezone(self.zone)

    def span(self, start: datetime, end: datetime | None) -> str:
        """A time of day, or from and to."""
        times = [start] if end is None else [start, end]
        return "–".join(self.language.time(self.at(moment)) for moment in times)


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The brief of one delegation in a language; times in the edition's time zone."""
    delegation = itinerary.whole(session, options.delegation_id)
    edition = delegation.edition
    scene = Scene(language, ZoneInfo(edition.time_zone), frozenset(delegation.languages.split()))
    items = itinerary.items(session, delegation)
    meetings = itinerary.meetings(session, delegation)
    return report.Report(
        kicker=language.text(TITLE),
        title=language.name_of(delegation),
        subtitle=_subtitle(delegation, scene),
        header=edition_title(edition, language),
        language=language,
        printed_at=scene.at(options.printed_at),
        blocks=[
            *sample_note(edition, language),
            _facts(delegation, scene),
            *_members(delegation, language),
            *_talking_points(delegation, language),
            *_programme(items, meetings, delegation, scene),
            *_meeting_table(meetings, delegation, scene),
            *(_contacts(delegation, items, meetings, scene) if options.with_contacts else ()),
        ],
    )


def _subtitle(delegation: Delegation, scene: Scene) -> str:
    language = scene.language
    parts = [language.country(delegation.country)] if delegation.country else []
    parts.append(language.plural("{number} member", "{number} members", len(delegation.members)))
    if delegation.arrives_at and delegation.departs_at:
        stay = (scene.at(delegation.arrives_at).date(), scene.at(delegation.departs_at).date())
        parts.append(language.dates(*stay, "paper"))
    return " · ".join(parts)


def _facts(delegation: Delegation, scene: Scene) -> report.Facts:
    language = scene.language
    languages = language.spoken(delegation.languages)
    organisation = language.name_of(delegation.organisation) if delegation.organisation else ""
    facts = (
        (N_("City"), language.name_of(delegation.city) if delegation.city else ""),
        (N_("Organisation"), organisation),
        (N_("Arrival"), _travel(delegation, "arrival", delegation.arrives_at, scene)),
        (N_("Departure"), _travel(delegation, "departure", delegation.departs_at, scene)),
        (N_("Hotel"), text_in(delegation, "hotel", language)),
        (N_("Languages"), language.listing(languages) if languages else ""),
        (N_("Liaison"), _liaison(delegation.liaison, language)),
    )
    shown = [report.Fact(language.text(label), value) for label, value in facts if value]
    return report.Facts(shown, columns=2)


def _travel(delegation: Delegation, way: str, moment: datetime | None, scene: Scene) -> str:
    carrier = FLIGHT.sub("\\1\N{NO-BREAK SPACE}\\2", text_in(delegation, way, scene.language))
    when = scene.language.datetime(scene.at(moment), "paper") if moment else ""
    return " · ".join(part for part in (when, carrier) if part)


def _liaison(person: Person | None, language: Language) -> str:
    if person is None:
        return ""
    return " · ".join(part for part in (names.printed_name(person, language), person.phone) if part)


def _members(delegation: Delegation, language: Language) -> Iterator[report.Block]:
    yield report.Heading(language.text("Members in order of precedence"))
    yield report.Table(
        columns=[
            report.Column(language.text("No."), kind="number", width=0.07, align="right"),
            report.Column(language.text("Full name"), width=0.4),
            report.Column(language.text("Title"), width=0.38),
            report.Column(language.text("Role"), kind="status", width=0.15),
        ],
        rows=[_member(member, language) for member in delegation.members],
        empty=language.text("No members have been entered yet."),
    )


def _member(member: DelegationMember, language: Language) -> tuple[report.Cell, ...]:
    name = names.printed_name(member.person, language)
    title = names.printed_title(member.post, language)
    organisation = names.printed_organisation(member.post, language)
    return (
        member.position,
        report.Stack(name, names.original_name(member.person, language)),
        report.Stack(title or "—", organisation),
        _role(member, language),
    )


def _role(member: DelegationMember, language: Language) -> report.Cell:
    if member.is_head:
        return report.Status(language.text("Head"), "violet")
    if member.role == "member":
        return None
    return report.Status(language.text(ROLES[member.role]), "blue")


def _talking_points(delegation: Delegation, language: Language) -> Iterator[report.Block]:
    points = lines_in(delegation, "talking_points", language)
    if points:
        yield report.Heading(language.text("Talking points"))
        yield report.Bullets(points)


def _programme(
    items: Sequence[ProgrammeItem],
    meetings: Sequence[Meeting],
    delegation: Delegation,
    scene: Scene,
) -> Iterator[report.Block]:
    language = scene.language
    yield report.Heading(language.text("Programme"))
    timed = [(_day(item, scene), item.starts_at, _entry(item, scene)) for item in items]
    timed += [
        (
            scene.at(itinerary.times(meeting)[0]).date(),
            itinerary.times(meeting)[0],
            _meeting(meeting, delegation, scene),
        )
        for meeting in meetings
    ]
    timed.sort(
        key=lambda entry: (entry[0] or date.max, entry[1] or datetime.min.replace(tzinfo=UTC))
    )
    if not timed:
        yield report.Text(language.text("Nothing is planned for this delegation yet."), "secondary")
    for day, entries in groupby(timed, key=lambda entry: entry[0]):
        title = language.date(day, _day_style(language)) if day else language.text("Day not known")
        yield report.Day(title, [entry for _, _, entry in entries])


def _day_style(language: Language) -> DateStyle:
    """Official Chinese papers print the ROC date."""
    return "official" if language.code == "zh_TW" else "long"


def _day(item: ProgrammeItem, scene: Scene) -> date | None:
    return scene.at(item.starts_at).date() if item.starts_at else item.day


def _entry(item: ProgrammeItem, scene: Scene) -> report.Entry:
    language = scene.language
    status = STATUSES.get(item.status)
    return report.Entry(
        when=scene.span(item.starts_at, item.ends_at) if item.starts_at else "",
        title=language.name_of(item),
        place=_place(item, language),
        status=report.Status(language.text(status[0]), status[1]) if status else None,
        facts=_entry_facts(item, scene),
        points=lines_in(item, "talking_points", language),
        points_title=language.text("Talking points"),
    )


def _place(item: ProgrammeItem, language: Language) -> str:
    venue = language.name_of(item.venue) if item.venue else ""
    return " · ".join(part for part in (text_in(item, "place", language), venue) if part)


def _entry_facts(item: ProgrammeItem, scene: Scene) -> list[report.Fact]:
    language = scene.language
    hosts = [language.name_of(item.host_organisation)] if item.host_organisation else []
    facts = (
        (N_("Host"), [*hosts, *_parties(item, "host", scene)]),
        (N_("Speakers"), _parties(item, "speaker", scene)),
        (N_("Interpreter"), _parties(item, "interpreter", scene)),
        (N_("Liaison"), _parties(item, "liaison", scene)),
        (N_("Topics"), lines_in(item, "topics", language)),
        (N_("Vehicles"), lines_in(item, "vehicles", language)),
    )
    return [
        report.Fact(language.text(label), in_a_row(list(dict.fromkeys(values)), language))
        for label, values in facts
        if values
    ]


def _parties(item: ProgrammeItem, role: str, scene: Scene) -> list[str]:
    """Those in a role; of several interpreters the ones for this delegation."""
    return [
        _party(party, scene.language)
        for party in item.participants
        if party.role == role and _concerns(party, scene)
    ]


def _concerns(party: ProgrammeParticipant, scene: Scene) -> bool:
    pair = frozenset(party.languages.replace("-", " ").split())
    return not pair or not scene.spoken or bool(pair & scene.spoken)


def _party(party: ProgrammeParticipant, language: Language) -> str:
    if party.person:
        return _person(party, party.person, language)
    other = party.delegation or party.organisation
    return language.name_of(other) if other else ""


def _person(party: ProgrammeParticipant, person: Person, language: Language) -> str:
    """Name and title, of an interpreter the language pair instead."""
    shown, title = names.printed_name(person, language), names.printed_title(party.post, language)
    if party.languages:
        pair = interpreters.in_words(party.languages, language).replace("Tiếng ", "tiếng ")
        return language.text(N_("{label} ({language})"), label=shown, language=pair)
    return language.text(N_("{name}, {title}"), name=shown, title=title) if title else shown


def _meeting(meeting: Meeting, delegation: Delegation, scene: Scene) -> report.Entry:
    language = scene.language
    start, end = itinerary.times(meeting)
    interpreter = _interpreter(meeting, language)
    facts = [report.Fact(language.text("Interpreter"), interpreter)] if interpreter else []
    return report.Entry(
        when=scene.span(start, end),
        title=language.text(
            "Meeting with {name}", name=_counterpart(meeting, delegation, language)
        ),
        place=_table(meeting, language),
        status=report.Status(language.text("Matchmaking"), "accent"),
        facts=facts,
    )


def _interpreter(meeting: Meeting, language: Language) -> str:
    if meeting.interpreter is None:
        return ""
    return names.printed_name(meeting.interpreter.person, language)


def _table(meeting: Meeting, language: Language) -> str:
    if meeting.table is None:
        return ""
    label = language.text("Table {label}", label=meeting.table.label)
    shown = label if meeting.table.kind == "table" else meeting.table.label
    hall = meeting.table.hall
    if len(hall) == 1:
        hall = language.text(N_("Hall {hall}"), hall=hall)
    return " · ".join(part for part in (shown, hall, meeting.table.link) if part)


def _counterpart(meeting: Meeting, delegation: Delegation, language: Language) -> str:
    first, second = meeting.request.first, meeting.request.second
    return itinerary.participant_name(
        second if first.delegation_id == delegation.id else first, language
    )


def _meeting_table(
    meetings: Sequence[Meeting], delegation: Delegation, scene: Scene
) -> Iterator[report.Block]:
    if not meetings:
        return
    language = scene.language
    yield report.Heading(language.text("Matchmaking meetings"))
    yield report.Table(
        columns=[
            report.Column(language.text("Day"), kind="date", width=0.18),
            report.Column(language.text("Time"), width=0.13),
            report.Column(language.text("Table"), width=0.17),
            report.Column(language.text("With"), width=0.31),
            report.Column(language.text("Interpreter"), width=0.21),
        ],
        rows=[
            (
                scene.at(itinerary.times(meeting)[0]).date(),
                scene.span(*itinerary.times(meeting)),
                _table(meeting, language),
                _counterpart(meeting, delegation, language),
                _interpreter(meeting, language),
            )
            for meeting in meetings
        ],
    )


def _contacts(
    delegation: Delegation,
    items: Sequence[ProgrammeItem],
    meetings: Sequence[Meeting],
    scene: Scene,
) -> Iterator[report.Block]:
    language = scene.language
    rows = [
        (report.Stack(names.printed_name(person, language), ""), role, person.phone, person.email)
        for person, role in _people_to_call(delegation, items, meetings, scene)
    ]
    if not rows:
        return
    columns = (
        report.Column(language.text("Full name"), width=0.28),
        report.Column(language.text("Role"), width=0.18),
        report.Column(language.text("Telephone"), width=0.18),
        report.Column(language.text("E-mail"), width=0.36),
    )
    filled = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    yield report.Heading(language.text("Contacts"))
    yield report.Table(
        columns=[columns[place] for place in filled],
        rows=[tuple(row[place] for place in filled) for row in rows],
    )


def _people_to_call(
    delegation: Delegation,
    items: Sequence[ProgrammeItem],
    meetings: Sequence[Meeting],
    scene: Scene,
) -> Iterator[tuple[Person, str]]:
    """Those who look after the delegation, each once: liaison first, then interpreters."""
    seen: set[int] = set()
    found = [(delegation.liaison, N_("Liaison"))] if delegation.liaison else []
    found += [
        (party.person, ROLES[party.role])
        for item in items
        for party in item.participants
        if party.person and party.role in {"liaison", "interpreter"} and _concerns(party, scene)
    ]
    found += [(m.interpreter.person, N_("Interpreter")) for m in meetings if m.interpreter]
    for person, role in found:
        if person.id not in seen:
            seen.add(person.id)
            yield person, scene.language.text(role)
