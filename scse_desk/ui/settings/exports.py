"""The log of what left the file on paper or as a workbook."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from scse_desk.domain.exports import LISTING
from scse_desk.language import N_
from scse_desk.ui.cards import empty_state
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.table import Table
from scse_desk.ui.widgets import column


class Exports(QStackedWidget):
    """A table; while it is empty, what will stand here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        text, theme = context.text, context.theme
        self.table = Table(context, LISTING)
        self.addWidget(_card(column(self.table, margins=(1, 1, 1, theme.px(4)))))
        nothing = empty_state(
            theme,
            text(N_("Nothing has left this file yet")),
            text(
                N_("Every paper and workbook is listed here: who made it, when, in which language.")
            ),
            icon="export",
            remedies=[Remedy(text(N_("Go to the reports")), lambda: context.open_page("reports"))],
        )
        self.addWidget(_card(column(nothing)))
        self._context = context

    def read(self) -> None:
        """Read the log anew: an export is no change that would be told."""
        with self._context.store.read() as session:
            self.setCurrentIndex(0 if LISTING.count(session, self.table.rows.query) else 1)
        self.table.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the log whenever one looks at it."""
        super().showEvent(event)
        self.read()


def _card(layout: QVBoxLayout) -> QWidget:
    made = QFrame()
    made.setProperty("card", "true")
    made.setLayout(layout)
    return made
