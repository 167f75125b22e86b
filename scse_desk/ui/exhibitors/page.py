"""The page of exhibitors, booths, pavilions and solutions."""

from __future__ import annotations

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.exhibitors import booth, exhibitor, pavilion, solution
from scse_desk.ui.sections import Section, SectionsPage


def build(context: Context) -> SectionsPage:
    """Make the page."""
    return SectionsPage(
        context,
        N_("Exhibitors"),
        (
            Section("exhibitor", N_("Exhibitors"), exhibitor.area),
            Section("booth", N_("Booths"), booth.area),
            Section("pavilion", N_("Pavilions"), pavilion.area),
            Section("solution", N_("Solutions"), solution.area),
        ),
    )
