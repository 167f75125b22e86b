"""A day hour by hour: what takes place as coloured blocks, never cut off, those at once stacked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from scse_desk.ui.icons import pixmap
from scse_desk.ui.theme import Theme

FIRST, LAST = 8, 21
"""Hours shown at least."""
AXIS = 20
TALL, LOW = 38, 24
TALL_LANES = 3
"""With more lanes than these, each is one line high."""
LABEL = 168
"""The most a label takes beside a block that is too short for it."""
INSIDE = 92
"""A label that has this much room inside its block is put there."""
GAP = 6


@dataclass(frozen=True)
class Block:
    """What takes place: minutes after midnight, words in the window's language, a tone.

    `clash` is the word for one that clashes, else empty; `faint` one that is not settled; `tip`
    says all there is to say, line by line.
    """

    key: tuple[str, int]
    title: str
    place: str
    starts: int
    ends: int
    tone: str = "neutral"
    clash: str = ""
    faint: bool = False
    tip: str = ""


@dataclass(frozen=True)
class Placed:
    """Where a block and its label stand, in pixels; the label inside its block or beside it."""

    block: Block
    bar: QRectF
    words: QRectF
    inside: bool


class DayStrip(QWidget):
    """The blocks of one day. A click or Enter opens one, the arrows go from one to the next."""

    def __init__(self, theme: Theme, opened: Callable[[tuple[str, int]], object]) -> None:
        super().__init__()
        self._theme, self._open = theme, opened
        self._blocks: tuple[Block, ...] = ()
        self._placed: tuple[Placed, ...] = ()
        self._lanes = 1
        self._current = 0
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show what takes place in a day."""
        self._blocks = tuple(sorted(blocks, key=lambda block: (block.starts, block.ends)))
        self._current, self._hovered = 0, -1
        self._set_out()
        self.setAccessibleDescription(self._blocks[0].tip if self._blocks else "")

    def placed(self) -> Sequence[Placed]:
        """The blocks as they are set out."""
        return self._placed

    # Setting out

    def hours(self) -> tuple[int, int]:
        """The first and last hour shown: the working day, and more where something is outside."""
        first = min([FIRST, *(block.starts // 60 for block in self._blocks)])
        last = max([LAST, *(-(-block.ends // 60) for block in self._blocks)])
        return first, min(last, 24)

    def _x(self, minute: float) -> float:
        first, last = self.hours()
        margin = self._theme.px(4)
        room = max(1, self.width() - 2 * margin)
        return margin + (minute / 60 - first) * room / (last - first)

    def _set_out(self) -> None:
        wanted = [self._extent(block) for block in self._blocks]
        ends: list[float] = []
        lanes = []
        for left, right, *_ in wanted:
            lane = next((place for place, end in enumerate(ends) if end <= left), len(ends))
            ends[lane : lane + 1] = [right + self._theme.px(GAP)]
            lanes.append(lane)
        self._lanes = max(len(ends), 1)
        high = self._lane_height()
        made = []
        for block, lane, (_, _, bar, words, inside) in zip(
            self._blocks, lanes, wanted, strict=True
        ):
            top = self._theme.px(AXIS) + lane * (high + self._theme.px(4))
            made.append(
                Placed(
                    block,
                    QRectF(bar[0], top, bar[1], high),
                    QRectF(words[0], top, words[1], high),
                    inside,
                )
            )
        self._placed = tuple(self._widened(made))
        self.updateGeometry()
        self.update()

    def _widened(self, made: Sequence[Placed]) -> list[Placed]:
        """Labels beside their blocks take what room their lane has left, one after the other."""
        done = list(made)
        for place, placed in enumerate(done):
            if placed.inside:
                continue
            beside = [other for other in done if other.bar.top() == placed.bar.top()]
            to_left = placed.words.left() < placed.bar.left()
            widen = self._widened_left if to_left else self._widened_right
            done[place] = widen(placed, beside)
        return done

    def _widened_right(self, placed: Placed, lane: Sequence[Placed]) -> Placed:
        words = placed.words
        after = (
            min(other.bar.left(), other.words.left())
            for other in lane
            if other.bar.left() > placed.bar.left()
        )
        end = min(after, default=float(self.width())) - self._theme.px(GAP)
        wide = max(words.width(), min(self._natural(placed.block), end - words.left()))
        return replace(placed, words=QRectF(words.left(), words.top(), wide, words.height()))

    def _widened_left(self, placed: Placed, lane: Sequence[Placed]) -> Placed:
        words = placed.words
        before = (
            max(other.bar.right(), other.words.right())
            for other in lane
            if other.bar.right() < placed.bar.left()
        )
        start = max(before, default=0.0) + self._theme.px(GAP)
        left = min(words.left(), max(start, words.right() - self._natural(placed.block)))
        return replace(
            placed, words=QRectF(left, words.top(), words.right() - left, words.height())
        )

    def _lane_height(self) -> int:
        return self._theme.px(TALL if self._lanes <= TALL_LANES else LOW)

    def _extent(
        self, block: Block
    ) -> tuple[float, float, tuple[float, float], tuple[float, float], bool]:
        """From where to where a block needs its lane, its bar, its label, and if that is inside."""
        px = self._theme.px
        left = self._x(block.starts)
        wide = max(self._x(block.ends) - left, px(8))
        natural = self._natural(block)
        room = wide - px(14)
        if room >= min(natural, px(INSIDE)):
            return left, left + wide, (left, wide), (left + px(9), room), True
        label = min(natural, px(LABEL))
        if left + wide + px(5) + label <= self.width() - px(2):
            words = (left + wide + px(5), label)
            return left, words[0] + label, (left, wide), words, False
        start = max(left - px(5) - label, 0)
        return start, left + wide, (left, wide), (start, left - px(5) - start), False

    def _natural(self, block: Block) -> float:
        theme = self._theme
        title = QFontMetrics(theme.font("secondary-strong")).horizontalAdvance(block.title)
        place = QFontMetrics(theme.font("secondary")).horizontalAdvance(block.place)
        sign = theme.px(18) if block.clash else 0
        return max(title + sign, place) + theme.px(3)

    def sizeHint(self) -> QSize:
        """As high as its lanes."""
        px = self._theme.px
        lanes = max(self._lanes, 1)
        return QSize(px(420), px(AXIS) + lanes * (self._lane_height() + px(4)) + px(2))

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must, never lower."""
        return QSize(self._theme.px(260), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_out()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hours, then the blocks."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hours(painter)
        for place, placed in enumerate(self._placed):
            self._paint_bar(painter, placed, place)
            self._paint_words(painter, placed)

    def _paint_hours(self, painter: QPainter) -> None:
        theme = self._theme
        first, last = self.hours()
        painter.setFont(theme.font("secondary"))
        step = 1 if self._x(60) - self._x(0) >= theme.px(34) else 2
        for hour in range(first, last + 1):
            x = self._x(hour * 60)
            painter.setPen(QPen(theme.colour("hairline")))
            painter.drawLine(int(x), theme.px(AXIS - 2), int(x), self.height())
            said = f"{hour}:00"
            fits = x + theme.px(3) + painter.fontMetrics().horizontalAdvance(said) <= self.width()
            if hour < last and fits and (hour - first) % step == 0:
                painter.setPen(theme.colour("secondary"))
                painter.drawText(int(x) + theme.px(3), theme.px(13), said)

    def _paint_bar(self, painter: QPainter, placed: Placed, place: int) -> None:
        theme, block, px = self._theme, placed.block, self._theme.px
        tone = theme.tone("red" if block.clash else block.tone)
        line = QPen(QColor(theme.colours.accent if self._is_current(place) else tone.line))
        line.setWidthF(px(2) if self._is_current(place) else 1)
        if block.faint and not self._is_current(place):
            line.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(line)
        painter.setBrush(theme.colour("hover") if self._hovered == place else QColor(tone.ground))
        bar = placed.bar.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(bar, px(4), px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tone(block.tone).ink))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), px(3), bar.height()), 1.5, 1.5)

    def _is_current(self, place: int) -> bool:
        return self.hasFocus() and place == self._current

    def _paint_words(self, painter: QPainter, placed: Placed) -> None:
        theme, block, px = self._theme, placed.block, self._theme.px
        two = self._lanes <= TALL_LANES and bool(block.place)
        words = self._close_to_bar(placed, two=two)
        top = words.adjusted(0, px(3) if two else 0, 0, -words.height() / 2 if two else 0)
        if block.clash:
            size = px(14)
            sign = pixmap("warning", theme.colours.red.ink, size)
            at = int(top.center().y() - size / 2)
            painter.drawPixmap(int(top.left()), at, size, size, sign)
            top = top.adjusted(size + px(3), 0, 0, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        tone = theme.tone("red" if block.clash else block.tone)
        painter.setPen(QColor(tone.ink) if placed.inside else theme.colour("ink"))
        self._draw(painter, top, block.title, "secondary-strong", left)
        if two:
            painter.setPen(QColor(tone.ink) if placed.inside else theme.colour("secondary"))
            below = words.adjusted(0, words.height() / 2, 0, -px(3))
            self._draw(painter, below, block.place, "secondary", left)

    def _close_to_bar(self, placed: Placed, *, two: bool) -> QRectF:
        """Where the words stand: those to the left of their block end beside it."""
        words, block = placed.words, placed.block
        if placed.inside or words.left() >= placed.bar.left():
            return words
        shown = block if two else replace(block, place="")
        left = max(words.left(), words.right() - self._natural(shown))
        return QRectF(left, words.top(), words.right() - left, words.height())

    def _draw(
        self, painter: QPainter, room: QRectF, text: str, role: str, flags: Qt.AlignmentFlag
    ) -> None:
        font = self._theme.font(role)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, flags, shown)

    # Mouse and keyboard

    def _at(self, x: float, y: float) -> int:
        for place, placed in enumerate(self._placed):
            if placed.bar.united(placed.words).contains(x, y):
                return place
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the block under the mouse stand out."""
        self._hovered = self._at(event.position().x(), event.position().y())
        over = Qt.CursorShape.PointingHandCursor if self._hovered >= 0 else None
        self.setCursor(over) if over is not None else self.unsetCursor()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No block stands out any more."""
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the block."""
        place = self._at(event.position().x(), event.position().y())
        if place >= 0:
            self._current = place
            self._open(self._placed[place].block.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from block to block, Enter opens one."""
        key = event.key()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if step and self._placed:
            self._current = min(max(self._current + step, 0), len(self._placed) - 1)
            self.setAccessibleDescription(self._placed[self._current].block.tip)
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._placed:
            self._open(self._placed[self._current].block.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say all there is to say of the block under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._at(event.pos().x(), event.pos().y())
            tip = self._placed[place].block.tip if place >= 0 else ""
            words = "<br>".join(escape(line) for line in tip.splitlines())
            QToolTip.showText(event.globalPos(), f"<p>{words}</p>" if words else "", self)
            return True
        return super().event(event)
