"""What stands beneath a table of few rows, where there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from scse_desk.ui.table import ROW, Table
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import column

LEAST = 160
MOST = 16777215
"""Qt's word for no limit."""


class Beneath(QWidget):
    """A table in its card, as high as its rows where `lower` goes in under it, else alone."""

    def __init__(self, theme: Theme, table: Table, card: QFrame, lower: QWidget) -> None:
        super().__init__()
        self._theme, self._table, self._card, self._lower = theme, table, card, lower
        layout = column(card, lower, spacing=theme.px(14))
        layout.setStretchFactor(card, 0)
        layout.setStretchFactor(lower, 1)
        self.setLayout(layout)
        table.counted.connect(lambda _: self.fit())

    def minimumSizeHint(self) -> QSize:
        """That of the table: what stands beneath gives way."""
        return QSize(super().minimumSizeHint().width(), self._theme.px(LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room now, or none any more."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show what stands beneath if every row can be seen beside it."""
        rows = self._table.rows.rowCount()
        needed = self._table.horizontalHeader().height() + rows * self._theme.px(ROW)
        needed += self._theme.px(12)
        inner = self._lower.layout()
        wanted = (
            inner.totalHeightForWidth(self.width()) if inner and inner.hasHeightForWidth() else 0
        )
        wanted = max(wanted, self._lower.sizeHint().height()) if wanted <= 0 else wanted
        goes_in = rows > 0 and needed + self._theme.px(14) + wanted <= self.height()
        self._lower.setVisible(goes_in)
        self._card.setMinimumHeight(needed if goes_in else 0)
        self._card.setMaximumHeight(needed if goes_in else MOST)
