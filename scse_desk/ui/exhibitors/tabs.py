"""What belongs to an exhibitor, in tabs: booths, people, solutions, wishes, days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from scse_desk.domain import exhibiting, labels, records
from scse_desk.domain.attendees import STATUS_TONES as REGISTRATION_TONES
from scse_desk.domain.attendees import STATUSES as REGISTRATION_STATUSES
from scse_desk.domain.booths import KINDS as BOOTH_KINDS
from scse_desk.domain.exhibitors import assign_booth, release_booth
from scse_desk.domain.texts import text_in, texts
from scse_desk.language import N_, Message
from scse_desk.ui import saving
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice, finder
from scse_desk.ui.matchmaking.days import days_tab
from scse_desk.ui.matchmaking.recommended import recommended_tab
from scse_desk.ui.matchmaking.wishes import wishes_tab
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.relating import taking_away
from scse_desk.ui.saving import called, changing
from scse_desk.ui.sources import sources_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Booth, Exhibitor


def _exhibitor(session: Session, record_id: int) -> Exhibitor:
    from scse_desk.store.models import Exhibitor

    return records.find(session, Exhibitor, record_id)


# Booths


def _booths(session: Session, context: Context, record_id: int) -> list[Line]:
    return [
        Line(booth.id, booth.number, _booth_words(context, booth), opens=("booth", booth.id))
        for booth in exhibiting.booths(session, record_id)
    ]


def _booth_words(context: Context, booth: Booth) -> str:
    parts = [booth.hall, context.text(BOOTH_KINDS[booth.kind])]
    if booth.area_m2 is not None:
        parts.append(f"{context.language.number(booth.area_m2)} m²")
    if booth.pavilion:
        parts.append(context.language.name_of(booth.pavilion))
    return " · ".join(filter(None, parts))


def _booth_summary(session: Session, context: Context, record_id: int) -> str:
    held = exhibiting.booths(session, record_id)
    if not held:
        return ""
    count = context.language.plural(N_("{number} booth"), N_("{number} booths"), len(held))
    area = exhibiting.area(held)
    return f"{count} · {context.language.number(area)} m²" if area else count


def _search_booths(context: Context, record_id: int, text: str) -> Sequence[Choice]:
    with context.store.read() as session:
        edition_id = _exhibitor(session, record_id).edition_id
        found = exhibiting.booths_called(session, edition_id, text)
        return [Choice(booth.id, booth.number, _holder(context, booth)) for booth in found]


def _holder(context: Context, booth: Booth) -> str:
    if booth.assignment is None:
        return " · ".join([context.text(N_("Free")), _booth_words(context, booth)])
    return context.language.name_of(booth.assignment.exhibitor.organisation)


def _assign(context: Context, record_id: int, booth_id: int) -> None:
    values = {
        "booth": called(context, "booth", booth_id),
        "name": called(context, "exhibitor", record_id),
    }
    with changing(context, Message(labels.ASSIGN_BOOTH, values)) as session:
        assign_booth(session, record_id, booth_id)


def _assign_numbered(context: Context, record_id: int, number: str) -> None:
    with context.store.read() as session:
        edition_id = _exhibitor(session, record_id).edition_id
        booth_id = exhibiting.booth_numbered(session, edition_id, number).id
    _assign(context, record_id, booth_id)


def _release(context: Context, booth_id: int) -> None:
    values = {"booth": called(context, "booth", booth_id)}
    with changing(context, Message(labels.RELEASE_BOOTH, values)) as session:
        release_booth(session, booth_id)


BOOTHS = related_tab(
    "booths",
    N_("Booths"),
    Related(
        _booths,
        Empty(N_("No booth assigned"), N_("Type the number of a booth above."), icon="booth"),
        Adding(
            N_("Assign a booth by its number"),
            _search_booths,
            _assign,
            _assign_numbered,
            offers_new=False,
        ),
        remove=_release,
        remove_label=N_("Release"),
        summary=_booth_summary,
    ),
)


# People


def _people(session: Session, context: Context, record_id: int) -> list[Line]:
    exhibitor = _exhibitor(session, record_id)
    return [_member(context, member) for member in exhibiting.team(session, exhibitor)]


def _member(context: Context, member: exhibiting.Team) -> Line:
    language, registration = context.language, member.registration
    chips = [(context.text(N_("Contact")), "violet")] if member.is_contact else []
    if registration:
        words = context.text(REGISTRATION_STATUSES[registration.status])
        chips.append((words, REGISTRATION_TONES[registration.status]))
    else:
        chips.append((context.text(N_("Not registered")), "neutral"))
    return Line(
        member.person.id,
        language.name_of(member.person),
        language.name_of(member.post) if member.post else "",
        tuple(chips),
        ("person", member.person.id),
    )


def _register(context: Context, record_id: int, person_id: int) -> None:
    name = called(context, "person", person_id)
    with changing(context, labels.adding("registration", name)) as session:
        exhibiting.register_staff(session, _exhibitor(session, record_id), person_id)


def _register_new(context: Context, record_id: int, name: str) -> None:
    with changing(context, labels.adding("registration", name)) as session:
        person = records.add(session, "person", name=name)
        exhibiting.register_staff(session, _exhibitor(session, record_id), person.id)


def _people_summary(session: Session, context: Context, record_id: int) -> str:
    found = exhibiting.team(session, _exhibitor(session, record_id))
    registered = sum(member.registration is not None for member in found)
    if not found:
        return ""
    return context.language.plural(
        N_("{number} person registered as staff"),
        N_("{number} people registered as staff"),
        registered,
    )


PEOPLE = related_tab(
    "people",
    N_("People"),
    Related(
        _people,
        Empty(
            N_("Nobody yet"),
            N_("Type a name above to register somebody as staff of this exhibitor."),
            icon="people",
        ),
        Adding(
            N_("Register somebody as staff"),
            lambda context, _record_id, text: finder("person")(context, text),
            _register,
            _register_new,
        ),
        summary=_people_summary,
    ),
)


# Solutions


def domain_choices(context: Context, text: str) -> Sequence[Choice]:
    """The terms of the vocabulary that have the words in any language."""
    wanted = text.casefold()
    with context.store.read() as session:
        return [
            choice(context, domain.id, domain)
            for domain in exhibiting.domains(session)
            if any(wanted in name.casefold() for name in domain.names.values())
        ]


SOLUTION_FIELDS = (
    Field("names", N_("Name"), "names"),
    Field("domains", N_("Domains"), "references", search=domain_choices),
    Field("description", N_("Description"), "texts"),
)


def solution_values(session: Session, context: Context, record_id: int) -> Mapping[str, object]:
    """A solution as its fields show it."""
    from scse_desk.store.models import Solution

    found = records.find(session, Solution, record_id)
    domains = (choice(context, link.domain_id, link.domain) for link in found.domains)
    return {
        "names": found.names,
        **texts(found, "description"),
        "domains": tuple(domains),
    }


def save_solution(context: Context, record_id: int, key: str, value: object) -> None:
    """Save one field of a solution as one change."""
    if key != "domains":
        saving.save(context, "solution", record_id, key, value)
        return
    wanted: Any = value
    label = labels.editing("solution", called(context, "solution", record_id))
    with changing(context, label) as session:
        exhibiting.set_domains(session, record_id, wanted)


def _solutions(session: Session, context: Context, record_id: int) -> list[Line]:
    name_of = context.language.name_of
    return [
        Line(
            found.id,
            name_of(found) or context.text(N_("Without a name")),
            text_in(found, "description", context.language),
            tuple((name_of(link.domain), "violet") for link in found.domains),
            ("solution", found.id),
        )
        for found in exhibiting.solutions(session, record_id)
    ]


def _add_solution(context: Context, record_id: int, name: str) -> None:
    saving.add(context, "solution", name, exhibitor_id=record_id, name=name)


SOLUTIONS = related_tab(
    "solutions",
    N_("Solutions"),
    Related(
        _solutions,
        Empty(N_("No solution yet"), N_("Type the name of the first one above."), icon="solutions"),
        Adding(N_("Add a solution by its name"), create=_add_solution, offers_new=False),
        SOLUTION_FIELDS,
        solution_values,
        save_solution,
        taking_away("solution"),
    ),
)


WISHES = wishes_tab("exhibitor")
RECOMMENDED = recommended_tab("exhibitor")
DAYS = days_tab("exhibitor")
SOURCES = sources_tab(
    "exhibitor",
    lambda session, key: [("organisation", exhibiting.organisation_of(session, key).id)],
)
