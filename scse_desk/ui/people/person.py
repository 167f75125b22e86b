"""The table and the record of people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain import biography, names
from scse_desk.domain.people import HONORIFICS, LISTING, NAME_ORDERS
from scse_desk.domain.texts import Nameless, texts
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty, Notice
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import found
from scse_desk.ui.history import last_change
from scse_desk.ui.matchmaking.recommended import recommended_tab
from scse_desk.ui.matchmaking.wishes import wishes_tab
from scse_desk.ui.people import spoken
from scse_desk.ui.people.aliases import PERSON_ALIASES
from scse_desk.ui.people.day import DAY
from scse_desk.ui.people.posts import POSTS
from scse_desk.ui.people.registrations import REGISTRATIONS
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import remover, saver
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.sources import sources_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Person

CONTACT = N_("Contact details")
FIELDS = (
    Field("names", N_("Full name"), "names"),
    Field("family_name", N_("Family name")),
    Field("given_name", N_("Given name")),
    Field("name_order", N_("Order of the name"), "choice", choices=NAME_ORDERS),
    Field("honorific", N_("Honorific"), "choice", choices=HONORIFICS),
    Field("country", N_("Country"), "country"),
    Field("languages", N_("Languages spoken"), "references", search=spoken.search),
    Field("email", N_("E-mail"), section=CONTACT, wide=True),
    Field("phone", N_("Phone"), section=CONTACT),
    Field("note", N_("Note"), "texts", section=CONTACT),
)


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Person

    record = session.get(Person, record_id)
    if record is None:
        return None
    posts = biography.posts(session, record_id)
    post = posts[0] if posts else None
    words = (
        names.printed_title(post, context.language),
        names.printed_organisation(post, context.language),
    )
    return RecordView(
        names.printed_name(record, context.language),
        " · ".join(filter(None, words)),
        _values(context, record),
        (context.text(N_("Sample")), "neutral") if record.is_sample else None,
        _notices(context, record),
        last_change(context, "person", record_id),
    )


def _values(context: Context, record: Person) -> Mapping[str, object]:
    return {
        "names": record.names,
        "family_name": record.family_name,
        "given_name": record.given_name,
        "name_order": record.name_order,
        "honorific": record.honorific,
        "country": record.country,
        "languages": spoken.choices(context, record.languages),
        "email": record.email,
        "phone": record.phone,
        **texts(record, "note"),
    }


def _notices(context: Context, record: Person) -> tuple[Notice, ...]:
    """Which part of a name is the family name is told, never guessed: ask for it."""
    if record.name_order is None and not (record.family_name or record.given_name):
        said = N_("It is not said which part of the name is the family name.")
        return (Notice(context.text(said), "blue"),)
    return ()


def _make(context: Context, values: Mapping[str, object]) -> int:
    name = str(values.get("name") or "").strip()
    if not name:
        raise Nameless(N_("A person needs a name."))
    return saving.add(context, "person", name, **values)


def area(_page: SectionsPage) -> RecordArea:
    """Everyone in the store, whatever the edition."""
    return RecordArea(
        kind="person",
        title=N_("People"),
        listing=LISTING,
        fields=FIELDS,
        load=_load,
        save=saver("person"),
        empty=Empty(
            N_("No people yet"),
            N_("Enter the first person; posts and registrations follow on the record."),
            icon="people",
        ),
        new=Asking(
            N_("New person"),
            (
                Field(
                    "name",
                    N_("Full name"),
                    hint=N_("As it is written in the original"),
                    search=lambda context, text: found(context, text, "person") if text else (),
                    wide=True,
                ),
                Field("honorific", N_("Honorific"), "choice", choices=HONORIFICS),
                Field("country", N_("Country"), "country"),
            ),
            _make,
            text=N_("Names found below the line are people who are known already."),
        ),
        new_label=N_("New person"),
        delete=remover("person"),
        tabs=(
            POSTS,
            REGISTRATIONS,
            DAY,
            wishes_tab("person"),
            recommended_tab("person"),
            PERSON_ALIASES,
            sources_tab(
                "person",
                lambda session, key: [("post", post.id) for post in biography.posts(session, key)],
            ),
        ),
        panel_width=440,
        also=frozenset(
            {
                "registration",
                "programme_participant",
                "programme_item",
                "delegation_member",
                "meeting",
                "participant",
                "recommendation",
                "request",
            }
        ),
    )
