"""A line of plain words that ends in … where there is no room, whole in its tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy


class Elided(QLabel):
    """One line; `role` is one of the roles of `widgets.label`, `tip` stands in for the words.

    Where there is no room for the words, those of `short` are shown in their place.
    """

    def __init__(self, text: str, role: str = "body", tip: str = "", short: str = "") -> None:
        super().__init__()
        self._short = short
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._tip = tip
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Some letters at least."""
        width = self.fontMetrics().averageCharWidth() * 4
        return QSize(min(width, super().sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell in the tip what is cut."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self._tip or (self.text() if cut else ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words that there is room for."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.setFont(self.font())
        metrics, words = self.fontMetrics(), self.text()
        if self._short and metrics.horizontalAdvance(words) > self.width():
            words = self._short
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


class ElidedLink(QPushButton):
    """Words to click on that end in … where there is no room, whole in the tip."""

    def __init__(self, words: str, tip: str = "") -> None:
        super().__init__(words.replace("&", "&&"))
        self._words, self._tip = words, tip
        self.setProperty("kind", "link")
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _around(self) -> int:
        shown = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return super().sizeHint().width() - shown

    def sizeHint(self) -> QSize:
        """Room for all the words."""
        width = self.fontMetrics().horizontalAdvance(self._words) + self._around()
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Some letters at least."""
        width = self.fontMetrics().averageCharWidth() * 4 + self._around()
        return QSize(min(width, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the words that there is room for."""
        super().resizeEvent(event)
        room = event.size().width() - self._around()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room + 1)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._tip or (self._words if shown != self._words else ""))
