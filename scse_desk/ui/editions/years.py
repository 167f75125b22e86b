"""The editions of all series year by year: what was held together, where and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from scse_desk.domain import editions
from scse_desk.language import N_
from scse_desk.reports.editions import edition_title
from scse_desk.ui.cards import card
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.editions.tabs import leg_days, leg_place
from scse_desk.ui.elided import Elided
from scse_desk.ui.flow import Flow
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.widgets import label, restyle, row

if TYPE_CHECKING:
    from scse_desk.store.models import Edition

MOST_YEARS = 6
TOUCHED = frozenset({"edition", "series", "leg", "city"})


class Years(QFrame):
    """A line a year, the latest first; each edition is a click from its record."""

    def __init__(self, context: Context, page: RecordPage) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._buttons: dict[int, QPushButton] = {}
        theme = context.theme
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 4)
        self._grid.setColumnStretch(2, 5)
        legend = [
            Chip(theme, context.text(words), editions.STATUS_TONES[status])
            for status, words in editions.STATUSES.items()
        ]
        head = row(label(context.text(N_("Year by year")), "strong"), None, spacing=theme.px(6))
        for chip in legend:
            head.addWidget(chip)
        made = card(theme, head, self._grid, None)
        self.setLayout(row(made))
        self.read_again()
        context.changes.changed.connect(self._take_change)
        page.table.chosen.connect(self._mark)

    def _take_change(self, tables: frozenset[str]) -> None:
        if tables & TOUCHED:
            self.read_again()

    def read_again(self) -> None:
        """Show the editions as the store holds them now."""
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._buttons = {}
        with self._context.store.read() as session:
            found = editions.all_of_them(session)
            years = [(year, list(held)) for year, held in groupby(found, lambda each: each.year)]
            for place, (year, held) in enumerate(years[:MOST_YEARS]):
                self._line(place, year, held)
        self._mark(self._page.record_id())

    def _line(self, place: int, year: int, held: Sequence[Edition]) -> None:
        theme = self._context.theme
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label(str(year), "strong"), place, 0, middle)
        flow = Flow(theme.px(4))
        for edition in held:
            flow.add(self._button(edition))
        self._grid.addWidget(flow, place, 1, middle)
        home = next((each for each in held if each.series.code == editions.HOME), held[0])
        self._grid.addWidget(Elided(self._when(home), "secondary"), place, 2, middle)

    def _button(self, edition: Edition) -> QPushButton:
        context = self._context
        number = context.text(N_("no. {ordinal}"), ordinal=edition.ordinal)
        words = f"{edition.series.code} · {number}" if edition.ordinal else edition.series.code
        made = QPushButton(words.replace("&", "&&"))
        made.setProperty("kind", "year")
        made.setProperty("tone", editions.STATUS_TONES[edition.status])
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        status = context.text(editions.STATUSES[edition.status])
        tip = f"{edition_title(edition, context.language)} · {status}"
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.clicked.connect(self._opener(edition.id))
        self._buttons[edition.id] = made
        return made

    def _opener(self, edition_id: int) -> Callable[[], object]:
        return lambda: self._page.open_record("edition", edition_id)

    def _when(self, edition: Edition) -> str:
        """Where and when, leg by leg, in the window's language."""
        context = self._context
        parts = ((leg_place(context, leg), leg_days(context, leg)) for leg in edition.legs)
        return " · ".join(" ".join(filter(None, each)) for each in parts)

    def _mark(self, record_id: int | None) -> None:
        for edition_id, made in self._buttons.items():
            chosen = str(edition_id == record_id).lower()
            if made.property("chosen") != chosen:
                restyle(made, chosen=chosen)
