"""The board: slots across, tables down; meetings chosen, picked up and put down in its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip

from scse_desk.domain.board import Board, Held
from scse_desk.language import N_, Message
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import words
from scse_desk.ui.matchmaking.dragging import MIME, drag_of, wish_in
from scse_desk.ui.matchmaking.grid_painter import GridPainter
from scse_desk.ui.matchmaking.layout import HEADER, LABELS, Layout, lay_out

STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-8, 0),
    Qt.Key.Key_PageDown: (8, 0),
    Qt.Key.Key_Home: (0, -1000),
    Qt.Key.Key_End: (0, 1000),
}
Cell = tuple[int, int]


class Grid(QAbstractScrollArea):
    """The cells of one day, or of all.

    Signals: `chosen` a meeting's request, 0 for an empty cell; `hovered` the cell's ids of slot
    and table under the cursor; `picked` a request to be moved; `dropped` request, slot and table;
    `pressed` a key (L, Delete, Esc) that is for the page.
    """

    chosen = Signal(int)
    hovered = Signal(int, int)
    picked = Signal(int)
    dropped = Signal(int, int, int)
    pressed = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._theme = context, context.theme
        self.board: Board | None = None
        self.day: date | None = None
        self.layout_of: Layout | None = None
        self.cell: Cell = (0, 0)
        self.carried: int | None = None
        """The request for which places are lit."""
        self.against: Mapping[int, Sequence[Message]] = {}
        self.taken: Mapping[int, frozenset[int]] = {}
        self._press: QPoint | None = None
        self._painter = GridPainter(context, self)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(context.text(N_("Board of meetings")))
        self.setViewportMargins(0, 0, 0, 0)

    @property
    def header(self) -> int:
        """Height of the line of times."""
        return self._theme.px(HEADER)

    @property
    def labels(self) -> int:
        """Width of the column of tables."""
        return self._theme.px(LABELS)

    def show_board(self, board: Board, day: date | None) -> None:
        """Show a day of a board, None for all; the cursor stays where it can."""
        other = day != self.day
        self.board, self.day = board, day
        self.layout_of = lay_out(board, day, self._theme)
        if other:
            self.horizontalScrollBar().setValue(0)
        self._painter.forget()
        self._weigh()
        self._set_bars()
        self._set_cursor(*self.cell, scroll=False)
        self.viewport().update()

    def carry(self, wish_id: int | None) -> None:
        """Light the places of a request, None for no one's."""
        self.carried = wish_id
        self._weigh()
        self.viewport().update()

    def show_party(self, party_id: int | None) -> None:
        """Make the meetings and busy times of one participant stand out."""
        self._painter.party_id = party_id
        self._painter.forget()
        self.viewport().update()

    def _weigh(self) -> None:
        self.against, self.taken = {}, {}
        board, layout, wish = self.board, self.layout_of, self.carried
        if board is None or layout is None or wish is None or wish not in board.wishes:
            self.carried = None
            return
        self.against = {span.id: board.against(wish, span.id) for span in layout.spans}
        self.taken = {span.id: board.taken_tables(wish, span.id) for span in layout.spans}

    def fits(self, row: int, column: int) -> bool:
        """Whether the request that is carried can be put into a cell."""
        layout = self.layout_of
        if layout is None or self.carried is None:
            return False
        span, table = layout.spans[column], layout.tables[row]
        return not self.against[span.id] and table.id not in self.taken[span.id]

    def reasons(self, row: int, column: int) -> list[Message]:
        """Why the request that is carried cannot be put into a cell."""
        board, layout, wish = self.board, self.layout_of, self.carried
        if board is None or layout is None or wish is None:
            return []
        span, table = layout.spans[column], layout.tables[row]
        return [*board.at_table(wish, span.id, table.id), *self.against[span.id]]

    def held_at(self, row: int, column: int) -> Held | None:
        """The meeting in a cell."""
        if self.board is None or self.layout_of is None:
            return None
        layout = self.layout_of
        if not (0 <= row < len(layout.tables) and 0 <= column < len(layout.spans)):
            return None
        return self.board.cells.get((layout.spans[column].id, layout.tables[row].id))

    # The cursor

    def go_to(self, slot_id: int, table_id: int) -> None:
        """Put the cursor into a cell, in sight."""
        layout = self.layout_of
        if layout and slot_id in layout.slot_places and table_id in layout.table_places:
            self._set_cursor(layout.table_places[table_id], layout.slot_places[slot_id])

    def next_fit(self) -> bool:
        """Put the cursor on the next place that fits; False where there is none."""
        layout = self.layout_of
        if layout is None:
            return False
        rows = len(layout.tables)
        start = self.cell[1] * rows + self.cell[0] + 1
        total = rows * len(layout.spans)
        for number in range(total):
            column, row = divmod((start + number) % total, rows)
            if self.fits(row, column):
                self._set_cursor(row, column)
                return True
        return False

    def _set_cursor(self, row: int, column: int, *, scroll: bool = True) -> None:
        layout = self.layout_of
        if layout is None or not layout.spans or not layout.tables:
            return
        row = min(max(row, 0), len(layout.tables) - 1)
        column = min(max(column, 0), len(layout.spans) - 1)
        self.cell = (row, column)
        if scroll:
            self._scroll_to(layout.rect(row, column))
        self._describe(row, column)
        self.hovered.emit(layout.spans[column].id, layout.tables[row].id)
        self.viewport().update()

    def _describe(self, row: int, column: int) -> None:
        self.setAccessibleDescription(" · ".join(self.said(row, column)))

    def said(self, row: int, column: int) -> list[str]:
        """What is to be said of a cell, line by line."""
        board, layout, context = self.board, self.layout_of, self._context
        if board is None or layout is None:
            return []
        held = self.held_at(row, column)
        lines = words.tip(context, board, held) if held else []
        if self.carried is not None and not (held and held.wish.id == self.carried):
            why = [context.language.say(reason) for reason in self.reasons(row, column)]
            lines = why or [context.text(N_("Fits here"))]
        if not lines:
            table = words.table_name(context, layout.tables[row])
            lines = [f"{words.times(context, board, layout.spans[column])} · {table}"]
            lines.append(context.text(N_("Nobody sits here")))
        return lines

    def _scroll_to(self, place: QRect) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        view = self.viewport().size() - QSize(self.labels, self.header)
        across.setValue(_into(across.value(), view.width(), place.left(), place.right()))
        down.setValue(_into(down.value(), view.height(), place.top(), place.bottom()))

    def _set_bars(self) -> None:
        layout = self.layout_of
        if layout is None:
            return
        view = self.viewport().size() - QSize(self.labels, self.header)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, layout.width - view.width()))
        across.setPageStep(max(view.width(), 1))
        across.setSingleStep(layout.column // 2)
        down.setRange(0, max(0, layout.height - view.height()))
        down.setPageStep(max(view.height(), 1))
        down.setSingleStep(layout.row)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what can be seen."""
        del event
        self._painter.paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll as far as there is something."""
        super().resizeEvent(event)
        self._set_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw anew: the headers stay."""
        del dx, dy
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Shift and the wheel scroll across."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            across = self.horizontalScrollBar()
            turned = event.angleDelta().y() or event.angleDelta().x()
            across.setValue(across.value() - turned)
        else:
            super().wheelEvent(event)

    def cell_at(self, point: QPoint) -> Cell | None:
        """The cell at a point of the viewport; None on the headers."""
        layout = self.layout_of
        if layout is None or point.x() < self.labels or point.y() < self.header:
            return None
        return layout.at(
            point.x() - self.labels + self.horizontalScrollBar().value(),
            point.y() - self.header + self.verticalScrollBar().value(),
        )

    def place_of(self, row: int, column: int) -> QRect:
        """Where a cell is in the viewport."""
        if self.layout_of is None:
            return QRect()
        return self.layout_of.rect(row, column).translated(
            self.labels - self.horizontalScrollBar().value(),
            self.header - self.verticalScrollBar().value(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cursor, M picks up, Enter puts down, F goes to the next place."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in STEPS and plain:
            down, across = STEPS[key]
            self._set_cursor(self.cell[0] + down, self.cell[1] + across)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and plain:
            self._act(*self.cell)
        elif key == Qt.Key.Key_M and plain:
            self._pick_up()
        elif key == Qt.Key.Key_F and plain and self.carried is not None:
            self.next_fit()
        elif key in {Qt.Key.Key_L, Qt.Key.Key_Delete, Qt.Key.Key_Escape} and plain:
            self.pressed.emit(int(key))
        else:
            super().keyPressEvent(event)

    def _pick_up(self) -> None:
        held = self.held_at(*self.cell)
        if held is not None:
            self.picked.emit(held.wish.id)

    def _act(self, row: int, column: int) -> None:
        """Put down what is carried, or choose what is there."""
        layout = self.layout_of
        if layout is None or not layout.spans or not layout.tables:
            return
        held = self.held_at(row, column)
        if self.carried is not None and not (held and held.wish.id == self.carried):
            self.dropped.emit(self.carried, layout.spans[column].id, layout.tables[row].id)
        else:
            self.chosen.emit(held.wish.id if held else 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a cell."""
        cell = self.cell_at(event.position().toPoint())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()
            self._set_cursor(*cell, scroll=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click acts as Enter does."""
        cell = self.cell_at(event.position().toPoint())
        if self._press is not None and cell == self.cell:
            self._act(*self.cell)
        self._press = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a meeting once the mouse has moved far enough; else tell what it is over."""
        point = event.position().toPoint()
        cell = self.cell_at(point)
        if self._press is None:
            self.setCursor(self._hand(cell))
            return
        far = (point - self._press).manhattanLength() >= QApplication.startDragDistance()
        held = self.held_at(*self.cell)
        if far and held is not None:
            self._press = None
            self.drag(held.wish.id)

    def _hand(self, cell: Cell | None) -> Qt.CursorShape:
        busy = cell is not None and (self.held_at(*cell) is not None or self.fits(*cell))
        return Qt.CursorShape.PointingHandCursor if busy else Qt.CursorShape.ArrowCursor

    def drag(self, wish_id: int) -> None:
        """Pick a meeting up and drag it until the button is let go."""
        self.picked.emit(wish_id)
        if self.carried is None:
            return
        drag = drag_of(self, wish_id)
        place = self.place_of(*self.cell)
        drag.setPixmap(self.viewport().grab(place))
        drag.setHotSpot(QPoint(place.width() // 2, place.height() // 2))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Requests are welcome."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The cursor follows, and says why a place does not fit."""
        cell = self.cell_at(event.position().toPoint())
        if cell is not None:
            self._set_cursor(*cell, scroll=False)
            self._say(self.viewport().mapToGlobal(event.position().toPoint()), *cell)
        event.setAccepted(cell is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is left behind."""
        del event
        QToolTip.hideText()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put a request down."""
        cell, layout = self.cell_at(event.position().toPoint()), self.layout_of
        if cell is None or layout is None:
            return
        wish_id = wish_in(event.mimeData())
        row, column = cell
        event.acceptProposedAction()
        self.dropped.emit(wish_id, layout.spans[column].id, layout.tables[row].id)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say all there is to say of the cell under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            cell = self.cell_at(event.pos())
            if cell is not None:
                self._say(event.globalPos(), *cell)
            return True
        return super().viewportEvent(event)

    def _say(self, where: QPoint, row: int, column: int) -> None:
        said = "<br>".join(escape(line) for line in self.said(row, column))
        QToolTip.showText(where, f"<p>{said}</p>" if said else "", self.viewport())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is."""
        super().focusInEvent(event)
        self.viewport().update()

    focusOutEvent: Any = focusInEvent


def _into(value: int, room: int, first: int, last: int) -> int:
    """The scroll value, changed no more than it must, at which a span is in sight."""
    return min(max(value, last - room + 1), first)
