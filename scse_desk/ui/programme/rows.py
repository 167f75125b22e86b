"""Rows of the programme by day, and how they are painted."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from scse_desk.ui.chips import HEIGHT, chip_width, paint_chip
from scse_desk.ui.icons import pixmap
from scse_desk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TALL, LOW, HEAD = 66, 50, 40
TIME = 92
INDENT = 22


@dataclass(frozen=True)
class AgendaRow:
    """An item as its row shows it, in the window's language."""

    id: int
    day: str
    time: str
    title: str
    kind: str
    tone: str
    about: str
    people: str
    chips: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...] = ()
    depth: int = 0

    @property
    def third(self) -> str:
        """The line under place and host: what clashes, else who is there."""
        return self.reasons[0] if self.reasons else self.people


class AgendaDelegate(QStyledItemDelegate):
    """Time, a bar in the colour of the kind, title, and below it where and who."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines for an item with people, two without; headings lower."""
        del option
        one = index.data(ROW)
        if not isinstance(one, AgendaRow):
            return QSize(0, self._theme.px(HEAD))
        return QSize(0, self._theme.px(TALL if one.third else LOW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        place: QRect = option.rect  # type: ignore[attr-defined,unused-ignore]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined,unused-ignore]
        one = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(one, AgendaRow):
            self._paint_ground(painter, place, state)
            self._paint_item(painter, place, one)
        else:
            self._paint_heading(painter, place, str(index.data()), int(one or 0))
        painter.restore()

    def _paint_heading(self, painter: QPainter, place: QRect, day: str, number: int) -> None:
        theme, px = self._theme, self._theme.px
        inner = place.adjusted(px(4), px(10), -px(8), -px(2))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(inner, LEFT, day)
        wide = QFontMetrics(theme.font("strong")).horizontalAdvance(day) + px(8)
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("secondary"))
        painter.drawText(inner.adjusted(wide, 0, 0, 0), LEFT, str(number))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(place.left(), place.bottom(), place.right() - px(8), place.bottom())

    def _paint_ground(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        theme, px = self._theme, self._theme.px
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_tint" if chosen else "hover"))
            painter.drawRoundedRect(place.adjusted(0, 1, -px(8), -1), px(6), px(6))

    def _paint_item(self, painter: QPainter, place: QRect, one: AgendaRow) -> None:
        theme, px = self._theme, self._theme.px
        indent = px(INDENT) * one.depth
        inner = place.adjusted(px(8), px(5), -px(16), -px(5))
        painter.setFont(theme.font("secondary" if one.depth else "body"))
        painter.setPen(theme.colour("secondary" if one.depth else "ink"))
        line = px(19)
        times = QRect(inner.left() + indent, inner.top(), px(TIME) - px(6), line)
        painter.drawText(times, LEFT, _elided(painter, one.time, times.width()))
        bar = QRectF(inner.left() + indent + px(TIME), inner.top() + 1, px(3), inner.height() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tone(one.tone).ink))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        words = QRect(int(bar.right()) + px(10), inner.top(), 0, line)
        words.setRight(inner.right())
        room = self._paint_chips(painter, words, one)
        self._paint_words(painter, words, room, one)

    def _paint_chips(self, painter: QPainter, words: QRect, one: AgendaRow) -> int:
        """Chips from the right; gives what room is left before them."""
        theme, px = self._theme, self._theme.px
        metrics = QFontMetrics(theme.font("secondary"))
        right = words.right()
        for word, tone in reversed(one.chips):
            wide = chip_width(theme, metrics, word)
            box = QRectF(right - wide, words.top(), wide, px(HEIGHT))
            paint_chip(painter, box, theme, word, tone)
            right -= wide + px(5)
        return right - words.left() - px(4)

    def _paint_words(self, painter: QPainter, words: QRect, room: int, one: AgendaRow) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("body" if one.depth else "strong"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(words, LEFT, _elided(painter, one.title, room))
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("secondary"))
        below = words.translated(0, px(20))
        painter.drawText(below, LEFT, _elided(painter, one.about, below.width()))
        third = words.translated(0, px(37))
        if one.reasons:
            size = px(14)
            sign = pixmap("warning", theme.colours.red.ink, size)
            painter.drawPixmap(third.left(), third.center().y() - size // 2, size, size, sign)
            painter.setPen(QColor(theme.colours.red.ink))
            third.adjust(size + px(4), 0, 0, 0)
        painter.drawText(third, LEFT, _elided(painter, one.third, third.width()))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say all of what a row has, unshortened."""
        one = index.data(ROW)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(one, AgendaRow):
            return super().helpEvent(event, view, option, index)
        lines = (f"{one.time}  {one.title}", one.about, one.people, *one.reasons)
        words = "<br>".join(escape(line) for line in lines if line)
        QToolTip.showText(event.globalPos(), f"<p>{words}</p>", view)
        return True


def _elided(painter: QPainter, text: str, room: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
