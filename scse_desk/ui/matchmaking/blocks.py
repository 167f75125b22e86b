"""How meetings and places look on the board: each drawn once into a picture, then only copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
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

from scse_desk.ui.icons import pixmap
from scse_desk.ui.matchmaking.colouring import Shade, tone_of
from scse_desk.ui.theme import Theme, Tone

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
LINE = 14
"""Pixels of a line of names at 100 %."""
KEPT = 4096
"""Pictures kept, and texts in lines: many times more than can be seen at once."""


@dataclass(frozen=True, slots=True)
class Look:
    """A meeting as it is drawn: its two names, its shade, icons, and how it stands out.

    `said` is a word or two on a strip at its foot in the tone `foot`; `faint` steps back, `sought`
    stands out, `ghost` is not there yet.
    """

    first: str
    second: str
    shade: Shade
    icons: tuple[str, ...] = ()
    faint: bool = False
    sought: bool = False
    ghost: bool = False
    said: str = ""
    foot: str = "neutral"


class Blocks:
    """Pictures of meetings and places."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._lines = lru_cache(maxsize=KEPT)(self._in_lines)
        self.meeting = lru_cache(maxsize=KEPT)(self._meeting)
        self.free = lru_cache(maxsize=64)(self._free)
        self.forbidden = lru_cache(maxsize=512)(self._forbidden)
        self.hatched = lru_cache(maxsize=16)(self._hatched)
        self.taken = lru_cache(maxsize=512)(self._taken)

    def _in_lines(self, text: str, role: str, width: int, most: int) -> Sequence[str]:
        return wrapped(text, self._theme.font(role), width, most)

    @contextmanager
    def _drawing(self, made: QPixmap) -> Iterator[QPainter]:
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield painter
        painter.end()

    def _meeting(self, width: int, height: int, look: Look) -> QPixmap:
        """Both names on as many lines as there are, the sign of the shade, icons under it."""
        theme, px = self._theme, self._theme.px
        made = empty(width, height)
        tone = tone_of(theme, look.shade.tone)
        place = QRectF(QRect(px(2), px(1), width - px(4), height - px(3)))
        with self._drawing(made) as painter:
            if look.faint:
                painter.setOpacity(0.38)
            self._card(painter, place, tone, look)
            foot = px(LINE) + 1 if look.said else 0
            inner = place.adjusted(px(8), px(1), -px(3), -px(1) - foot)
            taken = self._signs(painter, place.adjusted(0, 0, 0, -foot), look, tone)
            self._names(painter, inner.adjusted(0, 0, -taken, 0), look)
            if look.said:
                painter.setOpacity(1)
                self._foot(painter, place, look)
        return made

    def _card(self, painter: QPainter, place: QRectF, tone: Tone, look: Look) -> None:
        px = self._theme.px
        pen = QPen(QColor(tone.line))
        if look.sought:
            pen = QPen(self._theme.colour("accent"), px(2))
        elif look.ghost:
            pen = QPen(QColor(tone.ink), px(1.4), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(self._theme.colours.card if look.ghost else tone.ground))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ink))
        painter.drawRoundedRect(QRectF(place.left(), place.top(), px(3), place.height()), 1.5, 1.5)

    def _signs(self, painter: QPainter, place: QRectF, look: Look, tone: Tone) -> int:
        """The sign and the icons at the right edge; how much of the width they take."""
        px = self._theme.px
        size = px(12)
        shade = look.shade
        wide = px(18) if len(shade.letters) > 1 else size
        right = place.right() - wide - px(2)
        top = place.top() + px(3)
        if shade.shape:
            paint_shape(painter, QRectF(right + px(2), top + px(2), px(8), px(8)), shade, tone.ink)
        elif shade.icon:
            painter.drawPixmap(int(right), int(top), pixmap(shade.icon, tone.ink, size))
        elif shade.letters:
            painter.setFont(self._theme.font("secondary-strong"))
            painter.setPen(QColor(tone.ink))
            room = QRectF(right, top - px(1), wide, px(LINE))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, shade.letters)
        step = size + px(2)
        for number, name in enumerate(look.icons, 1):
            down = top + number * step
            left = place.right() - size - px(2)
            if down + size > place.bottom():  # beside the sign where there is no room below
                left, down = left - number * step - (wide - size), top
                wide += step
            painter.drawPixmap(int(left), int(down), pixmap(name, tone.ink, size))
        return wide + px(1)

    def _names(self, painter: QPainter, room: QRectF, look: Look) -> None:
        """The first name in bold, the second below it, on as many lines as the other leaves."""
        strong, plain = self._theme.font("secondary-strong"), self._theme.font("secondary")
        width = max(int(room.width()), 1)
        lines = max(int(room.height()) // self._theme.px(LINE), 1)
        painter.setPen(QColor(self._theme.colours.ink))
        if lines == 1:
            painter.setFont(plain)
            painter.drawText(room, LEFT, elided(f"{look.first} × {look.second}", plain, width))
            return
        needed = len(self._lines(look.second, "secondary", width, lines // 2))
        above = self._lines(look.first, "secondary-strong", width, lines - needed)
        below = self._lines(look.second, "secondary", width, lines - len(above))
        height = room.height() / lines
        top = room.top() + (lines - len(above) - len(below)) * height / 2
        for font, texts in ((strong, above), (plain, below)):
            painter.setFont(font)
            for line in texts:
                painter.drawText(QRectF(room.left(), top, room.width(), height), LEFT, line)
                top += height

    def _foot(self, painter: QPainter, place: QRectF, look: Look) -> None:
        theme, px = self._theme, self._theme.px
        tone = theme.tone(look.foot)
        strip = place.adjusted(px(3), place.height() - px(LINE) - 1, -1, -1)
        painter.fillRect(strip, QColor(tone.ground))
        painter.setPen(QColor(tone.ink))
        font = theme.font("secondary-strong")
        painter.setFont(font)
        room = strip.adjusted(px(5), 0, -px(3), 0)
        painter.drawText(room, LEFT, elided(look.said, font, int(room.width())))

    def _free(self, width: int, height: int, words: str) -> QPixmap:
        """A place that fits: dashed, with its word."""
        theme, px = self._theme, self._theme.px
        made = empty(width, height)
        with self._drawing(made) as painter:
            painter.setPen(QPen(theme.colour("accent"), px(1.5), Qt.PenStyle.DashLine))
            painter.setBrush(theme.colour("accent_tint"))
            place = QRectF(QRect(px(3), px(2), width - px(6), height - px(5)))
            painter.drawRoundedRect(place, px(4), px(4))
            self._middle(painter, place, words, theme.colour("accent"))
        return made

    def _forbidden(self, width: int, height: int, words: str) -> QPixmap:
        """A place that does not fit: greyed, with what stands in the way in a word or two."""
        theme, px = self._theme, self._theme.px
        made = empty(width, height)
        with self._drawing(made) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            place = QRectF(QRect(px(2), px(1), width - px(4), height - px(3)))
            painter.drawRoundedRect(place, px(4), px(4))
            self._middle(painter, place, words, theme.colour("faint"))
        return made

    def _taken(self, width: int, height: int, words: str) -> QPixmap:
        """When somebody is at something else than a meeting."""
        theme, px = self._theme, self._theme.px
        tone = theme.tone("amber")
        made = empty(width, height)
        with self._drawing(made) as painter:
            place = QRectF(QRect(px(1), px(1), width - px(2), height - px(3)))
            painter.fillRect(place, QColor(tone.ground))
            self._middle(painter, place, words, QColor(tone.ink))
        return made

    def _hatched(self, width: int, height: int) -> QPixmap:
        """A break between slots."""
        made = empty(width, height)
        made.fill(self._theme.colour("ground"))
        with self._drawing(made) as painter:
            hatch = QBrush(self._theme.colour("border"), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(0, 0, width, height, hatch)
        return made

    def _middle(self, painter: QPainter, place: QRectF, text: str, ink: QColor) -> None:
        px = self._theme.px
        font = self._theme.font("secondary")
        painter.setFont(font)
        painter.setPen(ink)
        room = place.adjusted(px(4), 0, -px(4), 0)
        high = QFontMetrics(font).height()
        most = max(int(room.height()) // high, 1)
        lines = wrapped(text, font, int(room.width()), most)
        top = room.center().y() - len(lines) * high / 2
        for line in lines:
            painter.drawText(
                QRectF(room.left(), top, room.width(), high), Qt.AlignmentFlag.AlignCenter, line
            )
            top += high


def empty(width: int, height: int) -> QPixmap:
    """A picture of so many logical pixels, for the sharpest screen there is."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    made = QPixmap(QSize(width, height) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def elided(text: str, font: QFont, width: int) -> str:
    """`text` in so many pixels."""
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def wrapped(text: str, font: QFont, width: int, most: int) -> Sequence[str]:
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
    return [*lines[:-1], elided(lines[-1], font, width)] if lines else []


def paint_shape(painter: QPainter, place: QRectF, shade: Shade, ink: str) -> None:
    """The shape of a priority: must a diamond, high a triangle, normal a dot, else a ring."""
    painter.setPen(QPen(QColor(ink), 1.2))
    painter.setBrush(QColor(ink))
    middle = place.center()
    corners: tuple[tuple[float, float], ...]
    if shade.shape == "must":
        corners = ((0, -1), (1, 0), (0, 1), (-1, 0))
    elif shade.shape == "high":
        corners = ((0, -0.9), (1, 0.8), (-1, 0.8))
    else:
        if shade.shape != "normal":
            painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = place.width() / 8
        painter.drawEllipse(place.adjusted(inner, inner, -inner, -inner))
        return
    half = place.width() / 2
    points = [QPointF(middle.x() + half * x, middle.y() + half * y) for x, y in corners]
    painter.drawPolygon(QPolygonF(points))
