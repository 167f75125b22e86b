"""The table and the record of solutions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain.exhibitors import CannotExhibit
from scse_desk.domain.solutions import LISTING
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.exhibitors.tabs import SOLUTION_FIELDS, save_solution, solution_values
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice, finder
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import remover
from scse_desk.ui.sections import SectionsPage

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

EXHIBITOR = Field(
    "exhibitor_id",
    N_("Exhibitor"),
    "reference",
    search=finder("exhibitor", here=True),
    opens="exhibitor",
    required=True,
    wide=True,
)


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Solution

    found = session.get(Solution, record_id)
    if found is None:
        return None
    owner = found.exhibitor
    name = context.language.name_of(owner.organisation)
    return RecordView(
        context.language.name_of(found) or context.text(N_("Without a name")),
        name,
        {
            **solution_values(session, context, record_id),
            "exhibitor_id": choice(context, owner.id, owner.organisation),
        },
        changed=last_change(context, "solution", record_id),
    )


def _make(context: Context, values: Mapping[str, object]) -> int:
    name = str(values.get("name") or "").strip()
    if not name or not isinstance(values.get("exhibitor_id"), int):
        raise CannotExhibit(N_("A solution needs a name and an exhibitor."))
    return saving.add(context, "solution", name, **values)


def area(_page: SectionsPage) -> RecordArea:
    """Solutions shown in the chosen edition."""
    return RecordArea(
        kind="solution",
        title=N_("Solutions"),
        listing=LISTING,
        fields=(*SOLUTION_FIELDS, EXHIBITOR),
        load=_load,
        save=save_solution,
        empty=Empty(
            N_("No solutions yet"),
            N_("What exhibitors show, told by domains, so that buyers can be led to it."),
            icon="solutions",
        ),
        new=Asking(N_("New solution"), (Field("name", N_("Name"), wide=True), EXHIBITOR), _make),
        new_label=N_("New solution"),
        delete=remover("solution"),
    )
