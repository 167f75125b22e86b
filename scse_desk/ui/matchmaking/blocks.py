"""How meetings and places look on the board: each drawn once into a picture, then only copied."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from scse_desk.domain.requests import PRIORITY_TONES
from scse_desk.ui.icons import pixmap
from scse_desk.ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
LINES = 4
"""Of a meeting, for both its names."""


class Blocks:
    """Pictures of meetings in a size; forgotten when many more are needed than can be seen."""

    def __init__(self, theme: Theme, size: QSize, fits: str) -> None:
        self._theme, self._size, self._fits = theme, size, fits
        self._ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        self._small = QFontMetrics(theme.font("secondary"))
        self.meeting = lru_cache(maxsize=4096)(self._meeting)
        self.free = lru_cache(maxsize=2)(self._free)
        self.forbidden = lru_cache(maxsize=2)(self._forbidden)

    def _empty(self) -> QPixmap:
        made = QPixmap(self._size * self._ratio)
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        return made

    def _meeting(
        self, first: str, second: str, priority: str, signs: tuple[str, ...], *, faint: bool
    ) -> QPixmap:
        """Both names on four lines at most, the priority as bar and shape, signs under it."""
        theme, px = self._theme, self._theme.px
        made = self._empty()
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if faint:
            painter.setOpacity(0.35)
        tone = theme.tone(PRIORITY_TONES[priority])
        place = QRectF(QRect(px(2), px(2), self._size.width() - px(4), self._size.height() - px(4)))
        painter.setPen(QPen(QColor(tone.line)))
        painter.setBrush(QColor(tone.ground))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ink))
        painter.drawRoundedRect(QRectF(place.left(), place.top(), px(3), place.height()), 1.5, 1.5)
        size = px(12)
        words = place.adjusted(px(8), px(1), -px(4) - size, -px(1))
        right = words.right() + px(1)
        shape = QRectF(right + px(2), place.top() + px(5), px(8), px(8))
        paint_shape(painter, shape, priority, tone.ink)
        for number, name in enumerate(signs, 1):
            top = int(place.top()) + px(3) + number * (size + px(2))
            painter.drawPixmap(int(right), top, size, size, pixmap(name, tone.ink, size))
        painter.setPen(QColor(theme.colours.ink))
        self._names(painter, words, first, second)
        painter.end()
        return made

    def _names(self, painter: QPainter, room: QRectF, first: str, second: str) -> None:
        """The first name in bold, the second below it, on as many lines as the other leaves."""
        strong, plain = self._theme.font("secondary-strong"), self._theme.font("secondary")
        width = int(room.width())
        needed = len(wrapped(second, plain, width, LINES // 2))
        above = wrapped(first, strong, width, LINES - needed)
        below = wrapped(second, plain, width, LINES - len(above))
        height = room.height() / LINES
        top = room.top() + (LINES - len(above) - len(below)) * height / 2
        for font, lines in ((strong, above), (plain, below)):
            painter.setFont(font)
            for line in lines:
                painter.drawText(QRectF(room.left(), top, room.width(), height), LEFT, line)
                top += height

    def _free(self) -> QPixmap:
        """A place that fits: dashed, with its word."""
        theme, px = self._theme, self._theme.px
        made = self._empty()
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent"), px(1.5), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_tint"))
        place = QRectF(QRect(px(3), px(3), self._size.width() - px(6), self._size.height() - px(6)))
        painter.drawRoundedRect(place, px(4), px(4))
        painter.setFont(theme.font("secondary"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._fits)
        painter.end()
        return made

    def _forbidden(self) -> QPixmap:
        """A place that does not fit: greyed, with a small cross."""
        theme, px = self._theme, self._theme.px
        made = self._empty()
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        place = QRectF(QRect(px(2), px(2), self._size.width() - px(4), self._size.height() - px(4)))
        painter.drawRoundedRect(place, px(4), px(4))
        painter.setPen(QPen(theme.colour("faint"), px(1.2)))
        middle, arm = place.center(), px(3)
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))
        painter.end()
        return made


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """`text` on at most `most` lines of `width` pixels; the last is elided where it is too long."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    shown = QFontMetrics(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return [*lines[:-1], shown]


def paint_shape(painter: QPainter, place: QRectF, priority: str, ink: str) -> None:
    """The shape of a priority: must a diamond, high a triangle, normal a dot, else a ring."""
    painter.setPen(QPen(QColor(ink), 1.2))
    painter.setBrush(QColor(ink))
    middle = place.center()
    corners: tuple[tuple[float, float], ...]
    if priority == "must":
        corners = ((0, -1), (1, 0), (0, 1), (-1, 0))
    elif priority == "high":
        corners = ((0, -0.9), (1, 0.8), (-1, 0.8))
    else:
        if priority != "normal":
            painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = place.width() / 8
        painter.drawEllipse(place.adjusted(inner, inner, -inner, -inner))
        return
    half = place.width() / 2
    points = [QPointF(middle.x() + half * x, middle.y() + half * y) for x, y in corners]
    painter.drawPolygon(QPolygonF(points))
