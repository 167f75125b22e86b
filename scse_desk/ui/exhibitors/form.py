"""The record of an exhibitor: what it shows, and how it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain import exhibiting, labels, records
from scse_desk.domain.exhibitors import KINDS, STAGE_TONES, STAGES, CannotExhibit, add_exhibitor
from scse_desk.domain.texts import texts
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Notice
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice, finder, listed, reference
from scse_desk.ui.history import last_change
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Exhibitor
    from scse_desk.ui.record_page import RecordPage

SETTLED = ("confirmed", "invoiced", "paid")
OF_ORGANISATION = frozenset({"country", "tax_number", "website"})
"""Fields that are the organisation's, not only this edition's."""

FIELDS = (
    Field("names", N_("Name"), "names"),
    Field("country", N_("Country"), "country"),
    Field("tax_number", N_("Tax number"), hint=N_("8 digits")),
    Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
    Field("stage", N_("Stage"), "choice", choices=STAGES, tones=STAGE_TONES, required=True),
    Field(
        "main_exhibitor_id",
        N_("On the stand of"),
        "reference",
        search=finder("exhibitor", here=True),
        opens="exhibitor",
    ),
    Field(
        "pavilion_id",
        N_("Pavilion"),
        "reference",
        search=lambda context, text: listed(context, text, "pavilion"),
        opens="pavilion",
    ),
    reference("contact_person_id", N_("Contact"), "person"),
    Field("website", N_("Website")),
    Field("domains", N_("Solution domains"), "references", read_only=True),
    Field("note", N_("Note"), "texts"),
    Field(
        "organisation",
        N_("Organisation"),
        "reference",
        opens="organisation",
        read_only=True,
        wide=True,
    ),
)


def load(session: Session, context: Context, record_id: int, page: RecordPage) -> RecordView | None:
    """An exhibitor in the window's language."""
    from scse_desk.store.models import Exhibitor

    found = session.get(Exhibitor, record_id)
    if found is None:
        return None
    language = context.language
    return RecordView(
        language.name_of(found.organisation),
        _subtitle(session, context, found),
        _values(session, context, found),
        (language.text(STAGES[found.stage]), STAGE_TONES[found.stage]),
        _notices(session, context, found, page),
        last_change(context, "exhibitor", record_id),
    )


def _subtitle(session: Session, context: Context, found: Exhibitor) -> str:
    held = exhibiting.booths(session, found.id)
    parts = [context.text(KINDS[found.kind])]
    if held:
        numbers = exhibiting.numbers(held)
        words = context.language.plural(
            N_("booth {booths}"), N_("booths {booths}"), len(held), booths=numbers
        )
        parts.append(words)
    if found.pavilion:
        parts.append(context.language.name_of(found.pavilion))
    return " · ".join(parts)


def _values(session: Session, context: Context, found: Exhibitor) -> Mapping[str, object]:
    organisation, main = found.organisation, found.main_exhibitor
    pavilion, contact = found.pavilion, found.contact_person
    return {
        "names": organisation.names,
        "country": organisation.country,
        "tax_number": organisation.tax_number,
        "website": organisation.website,
        "kind": found.kind,
        "stage": found.stage,
        "main_exhibitor_id": main and choice(context, main.id, main.organisation),
        "pavilion_id": pavilion and choice(context, pavilion.id, pavilion),
        "contact_person_id": contact and choice(context, contact.id, contact),
        "domains": _domains(session, context, found.id),
        **texts(found, "note"),
        "organisation": choice(context, organisation.id, organisation),
    }


def _domains(session: Session, context: Context, exhibitor_id: int) -> tuple[Choice, ...]:
    shown = {
        link.domain_id: choice(context, link.domain_id, link.domain)
        for solution in exhibiting.solutions(session, exhibitor_id)
        for link in solution.domains
    }
    return tuple(shown.values())


def _notices(
    session: Session, context: Context, found: Exhibitor, page: RecordPage
) -> tuple[Notice, ...]:
    made = []
    text, own = context.text, found.stage in SETTLED

    def remedy(words: str, tab: str) -> tuple[Remedy, ...]:
        return (Remedy(text(words), lambda: page.panel.open_tab(tab)),)

    if own and found.kind == "main" and not exhibiting.booths(session, found.id):
        said = text(N_("No booth has been assigned yet."))
        made.append(Notice(said, "amber", remedy(N_("Assign a booth"), "booths")))
    if found.kind != "main" and found.main_exhibitor is None and found.stage != "withdrawn":
        made.append(Notice(text(N_("It is not said on whose stand this exhibitor appears."))))
    if own and found.contact_person is None:
        made.append(Notice(text(N_("There is no contact."))))
    if own and not found.solutions:
        said = text(N_("No solution has been entered, so it cannot be found by domain."))
        made.append(Notice(said, "blue", remedy(N_("Add a solution"), "solutions")))
    return tuple(made)


def save(context: Context, record_id: int, key: str, value: object) -> None:
    """Save one field as one change; what is the organisation's is saved there."""
    with context.store.read() as session:
        organisation_id = exhibiting.organisation_of(session, record_id).id
    label = labels.editing("exhibitor", called(context, "exhibitor", record_id))
    if key == "names" or key in OF_ORGANISATION:
        saving.save(context, "organisation", organisation_id, key, value, label=label)
    else:
        saving.save(context, "exhibitor", record_id, key, value, label=label)


def _make(context: Context, values: Mapping[str, object]) -> int:
    if context.edition_id is None:
        raise CannotExhibit(N_("Choose an edition first."))
    name = str(values.get("name") or "")
    with changing(context, labels.adding("exhibitor", name)) as session:
        made = add_exhibitor(
            session, context.edition_id, name, kind=values["kind"], stage=values["stage"]
        )
        if values.get("country"):
            organisation = made.organisation_id
            records.set_value(session, "organisation", organisation, "country", values["country"])
        return made.id


NEW = Asking(
    N_("New exhibitor"),
    (
        Field(
            "name",
            N_("Name"),
            search=finder("organisation"),
            hint=N_("An organisation known already, or a new name"),
            wide=True,
        ),
        Field("country", N_("Country"), "country"),
        Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
        Field("stage", N_("Stage"), "choice", choices=STAGES, required=True),
    ),
    _make,
    start=lambda _context: {"kind": "main", "stage": "prospect"},
)
