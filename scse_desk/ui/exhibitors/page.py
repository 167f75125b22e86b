"""The page of exhibitors, booths, pavilions and solutions."""

from __future__ import annotations

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.exhibitors import exhibitor
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.sections import Section, SectionsPage


def build(context: Context) -> SectionsPage:
    """Make the page."""
    return SectionsPage(
        context,
        N_("Exhibitors"),
        (
            Section("exhibitor", N_("Exhibitors"), exhibitor.area),
            Section("booth", N_("Booths"), _booths),
            Section("pavilion", N_("Pavilions"), _pavilions),
            Section("solution", N_("Solutions"), _solutions),
        ),
    )


# Imported when first shown: the first page is to stand soon.


def _booths(page: SectionsPage) -> RecordArea:
    from scse_desk.ui.exhibitors import booth

    return booth.area(page)


def _pavilions(page: SectionsPage) -> RecordArea:
    from scse_desk.ui.exhibitors import pavilion

    return pavilion.area(page)


def _solutions(page: SectionsPage) -> RecordArea:
    from scse_desk.ui.exhibitors import solution

    return solution.area(page)
