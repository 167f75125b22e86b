"""The text of a document, readable, with the words of every fact marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip

from scse_desk.domain.documents import Span
from scse_desk.ui.documents.facts import Fact
from scse_desk.ui.documents.hues import ink, tint
from scse_desk.ui.documents.places import Places
from scse_desk.ui.theme import Theme

MEASURE = 700
"""The widest line, so that the eye finds the next one."""
LETTERS = 15
LINE_HEIGHT = 180.0
MOST_LANES = 3
FLASH_MS = 1800
FLASHES = 3


class Reader(QTextEdit):
    """Text that is only read. `chosen` carries the offset of the character that was clicked.

    The text is another's: it is only ever set as plain text.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._places = Places("")
        self._facts: Sequence[Fact] = ()
        self._painted: Sequence[Fact] = ()
        self._lanes: dict[int, int] = {}
        self._rects: dict[Span, list[QRectF]] = {}
        self._sentence: Span | None = None
        self._hovered: Span | None = None
        self._flashed: Span | None = None
        self._light = 0.0
        self.current: Span | None = None
        """The words gone to last."""
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTextEdit { border: none; background: transparent; padding: 0px; }")
        self.viewport().setMouseTracking(True)
        self._flash = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=FLASH_MS)
        self._flash.setEasingCurve(QEasingCurve.Type.Linear)
        self._flash.valueChanged.connect(self._burn)
        self._flash.finished.connect(self._burn_out)
        self.document().documentLayout().documentSizeChanged.connect(self._forget_places)

    # What is shown

    def show_text(self, text: str) -> None:
        """Show a text from its beginning, without marks."""
        self._places = Places(text)
        self._facts, self._painted = (), ()
        self._sentence, self._hovered, self._flashed, self.current = None, None, None, None
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        block.setLineHeight(LINE_HEIGHT, kind.value)
        block.setBottomMargin(self._theme.px(6))
        cursor.mergeBlockFormat(block)
        letters = QTextCharFormat()
        font = QFont(self._theme.font())
        font.setPixelSize(self._theme.px(LETTERS))
        letters.setFont(font)
        cursor.mergeCharFormat(letters)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Mark the words of these facts."""
        self._facts = facts
        self._painted = list({(fact.span, fact.group): fact for fact in facts}.values())
        self._lanes = lanes(facts)
        self._forget_places()

    def show_sentence(self, sentence: Span | None) -> None:
        """Lift a sentence out of the rest."""
        self._sentence = sentence
        self.viewport().update()

    def go_to(self, span: Span, *, flash: bool = True) -> None:
        """Scroll words into the middle of what is seen, and flash them."""
        self.current = span
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places.position(span.offset))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        middle = self.cursorRect(cursor).center().y() - self.viewport().height() // 3
        bar.setValue(bar.value() + middle)
        if flash:
            self._flashed = span
            self._flash.stop()
            self._flash.start()

    def flashed(self) -> Span | None:
        """The words that are flashing at this moment."""
        return self._flashed

    def words_of(self, span: Span) -> str:
        """The words at a place, as they are shown."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places.position(span.offset))
        end = self._places.position(span.end)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def rects_of(self, span: Span) -> list[QRectF]:
        """Where words stand, line by line, in pixels of the whole text."""
        if span not in self._rects:
            start, end = self._places.position(span.offset), self._places.position(span.end)
            self._rects[span] = list(self._measure(start, end))
        return self._rects[span]

    def _measure(self, start: int, end: int) -> Iterator[QRectF]:
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            yield from self._lines(block, start - block.position(), end - block.position())
            block = block.next()

    def _lines(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        at = self.document().documentLayout().blockBoundingRect(block).topLeft()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if start >= last or end <= first:
                continue
            left, right = _x(line, max(start, first)), _x(line, min(end, last))
            top = at.y() + line.y() + line.ascent() - self._theme.px(LETTERS)
            height = self._theme.px(LETTERS * 1.3)
            edges = sorted((left, right))
            yield QRectF(at.x() + edges[0], top, edges[1] - edges[0], height)

    def _forget_places(self) -> None:
        self._rects.clear()
        self.viewport().update()

    def _burn(self, passed: float) -> None:
        # Light and dark in turn, weaker each time.
        self._light = abs(((passed * FLASHES) % 1) * 2 - 1) * (1 - passed / 2)
        self.viewport().update()

    def _burn_out(self) -> None:
        self._flashed = None
        self.viewport().update()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks, then the words over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scrolled = QPointF(0, -self.verticalScrollBar().value())
        painter.translate(scrolled)
        seen = QRectF(event.rect()).translated(-scrolled)
        self._paint_sentence(painter)
        for fact in self._painted:
            self._paint_mark(painter, fact, seen)
        self._paint_flash(painter)
        painter.end()
        super().paintEvent(event)

    def _paint_sentence(self, painter: QPainter) -> None:
        if self._sentence is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.pressed))
        room = self._theme.px(4)
        for rect in self.rects_of(self._sentence):
            painter.drawRoundedRect(rect.adjusted(-2, -room, 2, room * 2), room, room)

    def _paint_mark(self, painter: QPainter, fact: Fact, seen: QRectF) -> None:
        theme, lane = self._theme, self._lanes[fact.number]
        span = fact.span
        strong = span == self._hovered
        for rect in self.rects_of(span):
            if not rect.adjusted(0, -20, 0, 40).intersects(seen):
                continue
            if not fact.mark.repeats:
                opacity = 60 if strong else 26
                painter.fillRect(rect, tint(theme, fact.group, opacity))
            style = Qt.PenStyle.DotLine if fact.mark.repeats else Qt.PenStyle.SolidLine
            painter.setPen(QPen(ink(theme, fact.group), theme.px(3 if strong else 2), style))
            y = rect.bottom() + theme.px(1) + lane * theme.px(3)
            painter.drawLine(QPointF(rect.left() + 1, y), QPointF(rect.right() - 1, y))

    def _paint_flash(self, painter: QPainter) -> None:
        if self._flashed is None:
            return
        ground = QColor(self._theme.colours.accent)
        ground.setAlphaF(0.45 * self._light)
        painter.setPen(QPen(QColor(self._theme.colours.accent), self._theme.px(2)))
        painter.setBrush(ground)
        for rect in self.rects_of(self._flashed):
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 4, 4)

    # Pointing and clicking

    def facts_at(self, point: QPointF) -> list[Fact]:
        """The facts whose words stand under a point of the viewport, the narrowest first."""
        point = point + QPointF(0, self.verticalScrollBar().value())
        found = [
            fact
            for fact in self._facts
            if any(rect.adjusted(0, -2, 0, 10).contains(point) for rect in self.rects_of(fact.span))
        ]
        return sorted(found, key=lambda fact: fact.mark.length)

    def tip_at(self, point: QPointF) -> str:
        """What the marks under a point say, a line each, in plain words."""
        said = (f"{fact.said.noun}: {fact.said.words}" for fact in self.facts_at(point))
        return "\n".join(dict.fromkeys(said))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what the marks under the pointer mean."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = escape(self.tip_at(QPointF(event.pos()))).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<qt>{words}</qt>" if words else "", self)
            return True
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the mark under the pointer."""
        super().mouseMoveEvent(event)
        facts = self.facts_at(event.position())
        hovered = facts[0].span if facts else None
        if hovered != self._hovered:
            self._hovered = hovered
            shape = Qt.CursorShape.PointingHandCursor if facts else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the sentence that was clicked; dragging selects words to copy."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._choose_at(event.position())

    def _choose_at(self, point: QPointF) -> None:
        point = point + QPointF(0, self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        position = layout.hitTest(point, Qt.HitTestAccuracy.ExactHit)
        if position >= 0:
            self.chosen.emit(self._places.offset(position))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses the sentence the cursor is in."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(self.offset())
        else:
            super().keyPressEvent(event)

    def offset(self) -> int:
        """The character at the cursor."""
        return self._places.offset(self.textCursor().position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text in a column in the middle."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = (self.viewport().width() - self._theme.px(MEASURE)) // 2
        shape = QTextFrameFormat()
        least = self._theme.px(18)
        shape.setLeftMargin(max(least, side))
        shape.setRightMargin(max(least, side))
        shape.setTopMargin(self._theme.px(16))
        shape.setBottomMargin(self._theme.px(40))
        self.document().rootFrame().setFrameFormat(shape)
        self._forget_places()


def _x(line: object, position: int) -> float:
    """PySide gives the place of a cursor as a pair with the cursor as it was adjusted."""
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)


def lanes(facts: Sequence[Fact]) -> dict[int, int]:
    """For each fact's number the line under the words that is its own where facts overlap."""
    found: dict[int, int] = {}
    taken: dict[tuple[Span, str], int] = {}
    for fact in sorted(facts, key=lambda one: (one.mark.offset, -one.mark.length)):
        span = fact.span
        used = {lane for (other, _), lane in taken.items() if other.overlaps(span)}
        free = next(lane for lane in range(len(used) + 1) if lane not in used)
        lane = taken.setdefault((span, fact.group), min(free, MOST_LANES))
        found[fact.number] = lane
    return found
