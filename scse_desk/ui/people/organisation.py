"""The table and the record of organisations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from scse_desk.domain import biography, exhibiting, labels, records
from scse_desk.domain.exhibitors import KINDS as EXHIBITOR_KINDS
from scse_desk.domain.exhibitors import STAGE_TONES, STAGES
from scse_desk.domain.organisations import KINDS, LISTING
from scse_desk.domain.texts import Nameless, texts
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice, finder, found, reference
from scse_desk.ui.history import last_change
from scse_desk.ui.people import posts
from scse_desk.ui.people.aliases import ORGANISATION_ALIASES
from scse_desk.ui.people.registrations import edition_words
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.relating import taking_away
from scse_desk.ui.saving import called, changing, remover, saver
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.sources import sources_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Organisation


def _cities(context: Context, text: str) -> Sequence[Choice]:
    with context.store.read() as session:
        cities = exhibiting.cities_called(session, text)
        return [
            choice(
                context,
                city.id,
                city,
                context.language.country(city.country) if city.country else "",
            )
            for city in cities
        ]


CONTACT = N_("Contact details")
FIELDS = (
    Field("names", N_("Name"), "names"),
    Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
    Field("abbreviation", N_("Abbreviation")),
    Field("country", N_("Country"), "country"),
    Field("city_id", N_("City"), "reference", search=_cities),
    reference("parent_id", N_("Part of"), "organisation"),
    Field("tax_number", N_("Tax number"), hint=N_("8 digits")),
    Field("website", N_("Website"), section=CONTACT),
    Field("email", N_("E-mail"), section=CONTACT),
    Field("phone", N_("Phone"), section=CONTACT),
    Field("note", N_("Note"), "texts", section=CONTACT),
)


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Organisation

    record = session.get(Organisation, record_id)
    if record is None:
        return None
    place = context.language.name_of(record.city) if record.city else ""
    country = context.language.country(record.country) if record.country else ""
    return RecordView(
        context.language.name_of(record),
        " · ".join(filter(None, (context.text(KINDS[record.kind]), place, country))),
        _values(context, record),
        (context.text(N_("Sample")), "neutral") if record.is_sample else None,
        changed=last_change(context, "organisation", record_id),
    )


def _values(context: Context, record: Organisation) -> Mapping[str, object]:
    plain = ("kind", "abbreviation", "country", "tax_number", "website", "email", "phone")
    city, parent = record.city, record.parent
    return {
        **{key: getattr(record, key) for key in plain},
        **texts(record, "note"),
        "names": record.names,
        "city_id": city and choice(context, city.id, city),
        "parent_id": parent and choice(context, parent.id, parent),
    }


def _people(session: Session, context: Context, record_id: int) -> list[Line]:
    return [
        Line(
            post.id,
            context.language.name_of(post.person),
            " · ".join(filter(None, (context.language.name_of(post), posts.dates(context, post)))),
            posts.chips(context, post),
            ("person", post.person_id),
        )
        for post in exhibiting.organisation_people(session, record_id)
    ]


def _add_person(context: Context, record_id: int, person_id: int) -> None:
    name = called(context, "person", person_id)
    saving.add(context, "post", name, person_id=person_id, organisation_id=record_id)


def _create_person(context: Context, record_id: int, name: str) -> None:
    with changing(context, labels.adding("post", name)) as session:
        person = biography.person_called(session, name)
        records.add(session, "post", person_id=person.id, organisation_id=record_id)


PEOPLE = related_tab(
    "people",
    N_("People"),
    Related(
        _people,
        Empty(N_("Nobody has a post here"), N_("Type a name above."), icon="people"),
        Adding(
            N_("Add somebody with a post here"),
            lambda context, _id, text: finder("person")(context, text),
            _add_person,
            _create_person,
        ),
        tuple(field for field in posts.FIELDS if field.key != "organisation_id"),
        posts.values,
        saving.saver("post", "title"),
        taking_away("post"),
    ),
)


def _editions(session: Session, context: Context, record_id: int) -> list[Line]:
    return [
        Line(
            exhibitor.id,
            edition_words(exhibitor.edition),
            " · ".join(
                filter(
                    None,
                    (
                        context.text(EXHIBITOR_KINDS[exhibitor.kind]),
                        exhibiting.numbers(held.booth for held in exhibitor.booth_assignments),
                        context.language.name_of(exhibitor.pavilion) if exhibitor.pavilion else "",
                    ),
                )
            ),
            ((context.text(STAGES[exhibitor.stage]), STAGE_TONES[exhibitor.stage]),),
            ("exhibitor", exhibitor.id),
        )
        for exhibitor in exhibiting.editions_of(session, record_id)
    ]


EXHIBITED = related_tab(
    "exhibited",
    N_("Exhibited"),
    Related(
        _editions,
        Empty(
            N_("Has not exhibited yet"),
            N_("Under Exhibitors, an organisation is entered in an edition by its name."),
            icon="exhibitors",
        ),
    ),
)


def _make(context: Context, values: Mapping[str, object]) -> int:
    name = str(values.get("name") or "").strip()
    if not name:
        raise Nameless(N_("An organisation needs a name."))
    return saving.add(context, "organisation", name, **values)


def area(_page: SectionsPage) -> RecordArea:
    """Every organisation in the store, whatever the edition."""
    return RecordArea(
        kind="organisation",
        title=N_("Organisations"),
        listing=LISTING,
        fields=FIELDS,
        load=_load,
        save=saver("organisation"),
        empty=Empty(
            N_("No organisations yet"),
            N_("Companies, city governments, associations: enter the first one."),
            icon="organisation",
        ),
        new=Asking(
            N_("New organisation"),
            (
                Field(
                    "name",
                    N_("Name"),
                    hint=N_("As it is written in the original"),
                    search=lambda context, text: (
                        found(context, text, "organisation") if text else ()
                    ),
                    wide=True,
                ),
                Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
                Field("country", N_("Country"), "country"),
            ),
            _make,
            text=N_("Names found below the line are organisations that are known already."),
            start=lambda _context: {"kind": "company"},
        ),
        new_label=N_("New organisation"),
        delete=remover("organisation"),
        tabs=(PEOPLE, EXHIBITED, ORGANISATION_ALIASES, sources_tab("organisation")),
        panel_width=420,
        also=frozenset({"post", "person", "exhibitor", "booth_assignment"}),
    )
