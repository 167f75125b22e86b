"""A panel over the window, which behind it fades and waits; Escape or a click beside it closes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from scse_desk.ui.theme import Theme

DROP, SPREAD = 8, 30
DARKEST = 28
ROUND = 12
SCRIM = QColor(10, 15, 20, 90)


class Overlay(QWidget):
    """Covers its parent; `panel` is the frame in its middle, to be filled by subclasses."""

    def __init__(self, parent: QWidget, theme: Theme, width: int, top: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._over = parent
        self._theme, self._width, self._top = theme, width, top
        self._before: QWidget | None = parent.window().focusWidget()
        self._behind = QPixmap()
        self._shadow = lru_cache(maxsize=2)(self._shadow_of)
        self.panel = QFrame(self)
        self.panel.setObjectName("palette")
        parent.installEventFilter(self)

    def open(self) -> None:
        """Show over the whole parent, of which a picture stands behind until its size changes.

        Else all of it would be painted anew at every key.
        """
        self.place()
        if not self.isVisible() and not self.size().isEmpty():
            self._take_picture()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Cover the parent, the panel in the middle."""
        parent = self._over
        self.setGeometry(parent.rect())
        width = min(self._theme.px(self._width), parent.width() - self._theme.px(48))
        self.panel.setFixedWidth(width)
        self.panel.adjustSize()
        top = self._theme.px(self._top)
        height = min(self.panel.sizeHint().height(), parent.height() - 2 * self._theme.px(24))
        top = min(top, max(self._theme.px(24), parent.height() - height - self._theme.px(24)))
        self.panel.setGeometry((parent.width() - width) // 2, top, width, height)

    def _take_picture(self) -> None:
        self._behind = self._over.grab()
        painter = QPainter(self._behind)
        painter.fillRect(self._behind.rect(), SCRIM)
        painter.end()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _forget_picture(self) -> None:
        self._behind = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is behind, faded, and a shadow about the panel."""
        painter = QPainter(self)
        if self._behind.isNull():
            painter.fillRect(event.rect(), SCRIM)
        else:
            painter.drawPixmap(0, 0, self._behind)
        spread = self._theme.px(SPREAD + DROP)
        around = self.panel.geometry().adjusted(-spread, -spread, spread, spread + self._drop)
        self._draw_shadow(painter, around, painter.device().devicePixelRatio())

    def _draw_shadow(self, painter: QPainter, around: QRect, ratio: float) -> None:
        """The corners of the shadow as they are, its sides drawn out to the size of the panel."""
        shadow, corner = self._shadow(ratio), self._corner
        side = 3 * corner
        columns = _parts(around.left(), around.width(), side, corner)
        for top, height, from_top, from_height in _parts(
            around.top(), around.height(), side, corner
        ):
            for left, width, from_left, from_width in columns:
                part = QRectF(from_left, from_top, from_width, from_height)
                wanted = QRectF(part.topLeft() * ratio, part.size() * ratio)
                painter.drawPixmap(QRectF(left, top, width, height), shadow, wanted)

    @property
    def _drop(self) -> int:
        return self._theme.px(DROP)

    @property
    def _corner(self) -> int:
        """How far from its outer corner the shadow is not the same along a side."""
        return 2 * self._theme.px(SPREAD) + 3 * self._drop + ROUND

    def _shadow_of(self, ratio: float) -> QPixmap:
        """A small shadow, in rings: Qt's own would be blurred at every key."""
        drop, spread, side = self._drop, self._theme.px(SPREAD), 3 * self._corner
        drawn = QPixmap(QSize(side, side) * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        margin = spread + drop
        place = QRect(0, 0, side, side).adjusted(margin, margin + drop, -margin, -margin)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._theme.colours.shadow)
        for ring in range(-drop, spread):
            colour.setAlpha(round(DARKEST * (1 - max(ring, 0) / spread) ** 2))
            painter.setPen(QPen(colour, 2))
            turn = ring + ROUND
            painter.drawRoundedRect(place.adjusted(-ring, -ring, ring, ring), turn, turn)
        painter.end()
        return drawn

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the whole parent."""
        if event.type() is QEvent.Type.Resize and watched is self._over:
            self._forget_picture()
            self.place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Close, and let the cursor go back to where it was."""
        self.close()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()


def _parts(start: int, length: int, side: int, corner: int) -> list[tuple[int, int, int, int]]:
    """First corner, what lies between, last corner: where and how long, and whence of a side."""
    end = length - corner
    return [
        (start, corner, 0, corner),
        (start + corner, end - corner, corner, side - 2 * corner),
        (start + end, corner, side - corner, corner),
    ]
