"""The page of editions, their figures and claims, the series and the venues."""

from __future__ import annotations

from scse_desk.domain import editions
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.editions import claims, edition, figures, series, venue
from scse_desk.ui.editions.figures import FiguresTab
from scse_desk.ui.related import RelatedTab
from scse_desk.ui.sections import Section, SectionsPage

TABS = {"leg": "legs", "theme": "themes", "edition_organiser": "organisers",
        "co_location": "shows", "statistic": "statistics", "claim": "claims"}  # fmt: skip
"""Kinds of records that open in a tab of their edition."""
SECTIONS = (
    Section("edition", N_("Editions"), edition.area, frozenset(TABS)),
    Section("statistic", N_("Figures"), figures.area),
    Section("claim", N_("Claims"), claims.area),
    Section("series", N_("Series"), series.area),
    Section("venue", N_("Venues"), venue.area),
)


def build(context: Context) -> EditionsPage:
    """Make the page."""
    return EditionsPage(context)


class EditionsPage(SectionsPage):
    """Opens at the edition one works on."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, N_("Editions"), SECTIONS)
        if context.edition_id is not None:
            self.page_of("edition").go_to(context.edition_id)

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record; what belongs to an edition in a tab of it.

        A figure or claim of the chosen edition stands in the table of these.
        """
        if kind not in TABS:
            super().open_record(kind, record_id)
            return
        with self.context.store.read() as session:
            owner = editions.edition_of(session, kind, record_id)
        if kind in {"statistic", "claim"} and owner == self.context.edition_id:
            super().open_record(kind, record_id)
            return
        self.show_section(0)
        page = self.page_of("edition")
        if owner is None or not page.go_to(owner):
            page.open_record("edition", owner or 0)
            return
        page.panel.open_tab(TABS[kind])
        tab = page.panel.tab(TABS[kind])
        related = tab.related if isinstance(tab, FiguresTab) else tab
        if isinstance(related, RelatedTab):
            related.open_line(record_id)
