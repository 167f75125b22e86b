"""Beneath a table of few rows: what belongs to the record that is chosen in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from scse_desk.ui.context import Context
from scse_desk.ui.related import Related, RelatedTab
from scse_desk.ui.widgets import column, label

if TYPE_CHECKING:
    from scse_desk.ui.record_page import RecordPage

LEAST = 230


class ChosenBeneath(QFrame):
    """A list that follows the cursor of the table; read again where one of its tables changes."""

    def __init__(
        self,
        context: Context,
        page: RecordPage,
        title: str,
        related: Related,
        touched: frozenset[str],
    ) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._page, self._touched = page, touched
        self._theme = context.theme
        self.list = RelatedTab(context, related)
        self._held = QStackedWidget()
        self._held.addWidget(QWidget())
        self._held.addWidget(self.list)
        pad = self._theme.px(14)
        head = label(context.text(title), "strong")
        self.setLayout(
            column(head, self._held, spacing=self._theme.px(6), margins=(pad, pad, pad, pad))
        )
        page.table.chosen.connect(self._show)
        context.changes.changed.connect(self._take_change)

    def sizeHint(self) -> QSize:
        """Room for a few lines; what is more scrolls."""
        return QSize(super().sizeHint().width(), self._theme.px(LEAST))

    def _show(self, record_id: int | None) -> None:
        self._held.setCurrentIndex(0 if record_id is None else 1)
        if record_id is not None:
            self.list.show_record(record_id)

    def _take_change(self, tables: frozenset[str]) -> None:
        if tables & self._touched:
            self._show(self._page.record_id())


def chosen_beneath(
    title: str, related: Related, touched: frozenset[str]
) -> Callable[[Context, RecordPage], QWidget]:
    """The list as an area declares it; the title is marked."""
    return lambda context, page: ChosenBeneath(context, page, title, related, touched)
