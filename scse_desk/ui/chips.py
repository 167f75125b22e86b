"""Chips: a word on a coloured ground, the colour its meaning."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scse_desk.ui.theme import Theme

HEIGHT = 19
PADDING = 8


class Chip(QWidget):
    """A word in a tone.

    Amber to be checked, red missing, green settled, blue in progress, violet a category, neutral.
    """

    def __init__(self, theme: Theme, text: str, tone: str = "neutral") -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self._tone = tone
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_word(self, text: str, tone: str) -> None:
        """Show another word in another tone."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        metrics = QFontMetrics(self._theme.font("secondary"))
        width = metrics.horizontalAdvance(self._text) + 2 * self._theme.px(PADDING)
        return QSize(width, self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        del event
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._theme, self._text, self._tone)


def chip_width(theme: Theme, metrics: QFontMetrics, text: str) -> int:
    """How wide a chip with this word is; `metrics` are those of the secondary font."""
    return metrics.horizontalAdvance(text) + 2 * theme.px(PADDING)


def paint_chip(painter: QPainter, place: QRectF, theme: Theme, text: str, tone: str) -> None:
    """Draw a chip into `place`; the painter's font is set to the secondary one."""
    colours = theme.tone(tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.ground))
    radius = place.height() / 2
    painter.drawRoundedRect(place, radius, radius)
    painter.setPen(QColor(colours.ink))
    painter.setFont(theme.font("secondary"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
