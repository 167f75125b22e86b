"""The table and the record of exhibitors."""

from __future__ import annotations

from scse_desk.domain.exhibitors import LISTING
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.exhibitors import form, tabs
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.saving import remover
from scse_desk.ui.sections import SectionsPage


def area(page: SectionsPage) -> RecordArea:
    """Exhibitors of the chosen edition."""
    return RecordArea(
        kind="exhibitor",
        title=N_("Exhibitors"),
        listing=LISTING,
        fields=form.FIELDS,
        load=lambda session, context, record_id: form.load(
            session, context, record_id, page.page_of("exhibitor")
        ),
        save=form.save,
        empty=Empty(
            N_("No exhibitors yet"),
            N_("Enter the first one; an organisation that is known already keeps its details."),
            icon="exhibitors",
        ),
        new=form.NEW,
        new_label=N_("New exhibitor"),
        delete=remover("exhibitor"),
        tabs=(
            tabs.BOOTHS,
            tabs.PEOPLE,
            tabs.SOLUTIONS,
            tabs.WISHES,
            tabs.RECOMMENDED,
            tabs.DAYS,
            tabs.SOURCES,
        ),
        panel_width=404,
        also=frozenset(
            {
                "registration",
                "post",
                "person",
                "request",
                "recommendation",
                "meeting",
                "participant",
                "unavailability",
                "programme_item",
                "programme_participant",
            }
        ),
    )
