"""The table and the record of booths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain import exhibiting, labels
from scse_desk.domain.booths import KINDS, LISTING, STATE_TONES, STATES
from scse_desk.domain.exhibitors import CannotExhibit, assign_booth, release_booth
from scse_desk.language import N_, Message
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice, finder, listed
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import called, changing, remover
from scse_desk.ui.sections import SectionsPage

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Booth


def _legs(context: Context, text: str) -> list[Choice]:
    wanted = text.casefold()
    with context.store.read() as session:
        legs = exhibiting.legs(session, context.edition_id)
        named = [choice(context, leg.id, leg.city) for leg in legs if leg.city]
    return [each for each in named if wanted in each.title.casefold()]


PAVILION = Field(
    "pavilion_id",
    N_("Pavilion"),
    "reference",
    search=lambda context, text: listed(context, text, "pavilion"),
    opens="pavilion",
)
FIELDS = (
    Field("number", N_("Number"), required=True),
    Field("hall", N_("Hall")),
    Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
    Field("area_m2", N_("Net area"), "number", unit=N_("m²")),
    PAVILION,
    Field("leg_id", N_("Leg"), "reference", search=_legs),
    Field(
        "exhibitor_id",
        N_("Exhibitor"),
        "reference",
        search=finder("exhibitor", here=True),
        opens="exhibitor",
        hint=N_("Free: type a name to assign it"),
        wide=True,
    ),
)


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Booth

    found = session.get(Booth, record_id)
    if found is None:
        return None
    state = "free" if found.assignment is None else "taken"
    parts = [found.hall, context.text(KINDS[found.kind])]
    return RecordView(
        context.text(N_("Booth {number}"), number=found.number),
        " · ".join(filter(None, parts)),
        _values(context, found),
        (context.text(STATES[state]), STATE_TONES[state]),
        changed=last_change(context, "booth", record_id),
    )


def _values(context: Context, found: Booth) -> Mapping[str, object]:
    pavilion, leg, held = found.pavilion, found.leg, found.assignment
    exhibitor = held.exhibitor if held else None
    return {
        "number": found.number,
        "hall": found.hall,
        "kind": found.kind,
        "area_m2": found.area_m2,
        "pavilion_id": pavilion and choice(context, pavilion.id, pavilion),
        "leg_id": leg and leg.city and choice(context, leg.id, leg.city),
        "exhibitor_id": exhibitor and choice(context, exhibitor.id, exhibitor.organisation),
    }


def _save(context: Context, record_id: int, key: str, value: object) -> None:
    if key != "exhibitor_id":
        saving.save(context, "booth", record_id, key, value)
        return
    number = called(context, "booth", record_id)
    if not isinstance(value, int):
        with changing(context, Message(labels.RELEASE_BOOTH, {"booth": number})) as session:
            release_booth(session, record_id)
        return
    values = {"booth": number, "name": called(context, "exhibitor", value)}
    with changing(context, Message(labels.ASSIGN_BOOTH, values)) as session:
        assign_booth(session, value, record_id)


def _make(context: Context, values: Mapping[str, object]) -> int:
    if context.edition_id is None:
        raise CannotExhibit(N_("Choose an edition first."))
    number = str(values.get("number") or "")
    return saving.add(context, "booth", number, edition_id=context.edition_id, **values)


NEW = Asking(
    N_("New booth"),
    (
        Field("number", N_("Number"), required=True, hint="A101"),
        Field("hall", N_("Hall")),
        Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
        Field("area_m2", N_("Net area"), "number", unit=N_("m²")),
        PAVILION,
    ),
    _make,
    start=lambda _context: {"number": "", "kind": "shell"},
)


def area(_page: SectionsPage) -> RecordArea:
    """Booths of the chosen edition."""
    return RecordArea(
        kind="booth",
        title=N_("Booths"),
        listing=LISTING,
        fields=FIELDS,
        load=_load,
        save=_save,
        empty=Empty(
            N_("No booths yet"),
            N_("Enter the booths of this edition; then they can be assigned to exhibitors."),
            icon="booth",
        ),
        new=NEW,
        new_label=N_("New booth"),
        delete=remover("booth"),
    )
