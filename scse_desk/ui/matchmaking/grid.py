"""The board: time across, rows down; meetings chosen, picked up and put down in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
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
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import colouring, lines
from scse_desk.ui.matchmaking.cells import Cell, Cells
from scse_desk.ui.matchmaking.dragging import MIME, Drift, drag_of, wish_in
from scse_desk.ui.matchmaking.grid_painter import GridPainter
from scse_desk.ui.matchmaking.grid_view import GridView
from scse_desk.ui.matchmaking.marks import Marks

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
FOR_THE_PAGE = {Qt.Key.Key_L, Qt.Key.Key_P, Qt.Key.Key_Delete, Qt.Key.Key_Escape}


class Grid(GridView):
    """The cells of one day, or of all.

    Signals: `chosen` a meeting's request, 0 for an empty cell; `picked` a request to be moved;
    `dropped` request, slot, table and interpreter (0 for any); `swapped` two requests; `refused` a
    request and why it cannot be put where it was dropped; `pressed` a key (L, P, Delete, Esc) that
    is for the page; `named` the id of a row whose label was clicked; `told` what is to be said of
    the cell under the mouse or the cursor; `asked` a menu of the cursor's cell, at a point.
    """

    chosen = Signal(int)
    picked = Signal(int)
    dropped = Signal(int, int, int, int)
    swapped = Signal(int, int)
    refused = Signal(int, object)
    pressed = Signal(int)
    named = Signal(int)
    asked = Signal(QPoint)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._press: QPoint | None = None
        self._marks: Marks = {}
        self._painter = GridPainter(context, self)
        self._drift = Drift(self)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(context.text(N_("Board of meetings")))

    # What is shown

    def show_board(self, board: Board, day: date | None, kind: str = lines.TABLES) -> None:
        """Show a day of a board, None for all, with rows of a kind; the cursor stays if it can."""
        before = self.cells
        kept = before.carried if before else None
        self.cells = Cells(self.context, board, day, kind)
        if before is not None:
            self.cells.party_id, self.cells.sought = before.party_id, before.sought
            self.cells.colours = colouring.read(self.context, board, before.colours.way)
        self.cells.carry(kept)
        self.cells.show_marks(self._marks)
        if before is None or before.day != day:
            self.horizontalScrollBar().setValue(0)
        if before is not None and before.lines.kind != kind:
            self.verticalScrollBar().setValue(0)
            self.cell, self.lane = (0, self.cell[1]), 0
        self.set_out()
        self._painter.forget()
        self.set_cursor(*self.cell, scroll=False)

    def carry(self, wish_id: int | None) -> None:
        """Light the places of a request, None for no one's."""
        if self.cells is not None:
            self.cells.carry(wish_id)
            self._painter.forget_looks()
            self.describe()
            self.viewport().update()

    def show_party(self, party_id: int | None) -> None:
        """Make the meetings and busy times of one participant stand out."""
        if self.cells is not None:
            self.cells.party_id = party_id
            self._painter.forget()
            self.viewport().update()

    def show_colours(self, way: str) -> None:
        """Colour by one of `colouring.WAYS`."""
        if self.cells is not None:
            self.cells.colours = colouring.read(self.context, self.cells.board, way)
            self._painter.forget_looks()
            self.viewport().update()

    def show_hits(self, sought: frozenset[int] | None) -> None:
        """Make the meetings of these requests stand out; None where nothing is searched for."""
        if self.cells is not None:
            self.cells.sought = sought
            self._painter.forget_looks()
            self.viewport().update()

    def show_marks(self, marks: Marks) -> None:
        """Mark cells, by ids of slot and place of meeting; an empty mapping takes all marks away.

        Marks stay until others are shown, whatever day or rows are turned to.
        """
        self._marks = marks
        if self.cells is not None:
            self.cells.show_marks(marks)
            self._painter.forget_looks()
            self.viewport().update()

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what can be seen."""
        del event
        self._painter.paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll as far as there is something."""
        super().resizeEvent(event)
        seen = self.is_in_sight(event.oldSize())
        self.set_out()
        if seen:
            self.show_cursor()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cursor, M picks up, Enter puts down, F goes to the next place."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in STEPS and plain:
            self.step(*STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self._act()
        elif key == Qt.Key.Key_Space and plain:
            self._act() if self.carried is not None else self._pick_up()
        elif key == Qt.Key.Key_M and plain:
            self._pick_up()
        elif key == Qt.Key.Key_F and plain and self.carried is not None:
            self.next_fit()
        elif key in FOR_THE_PAGE and plain:
            self.pressed.emit(int(key))
        else:
            super().keyPressEvent(event)

    def _pick_up(self) -> None:
        held = self.held_here()
        if held is not None:
            self.picked.emit(held.wish.id)

    def _act(self) -> None:
        """Put down what is carried, or choose what is there."""
        cells, held = self.cells, self.held_here()
        if cells is None or not cells.is_cell(*self.cell):
            return
        if self.carried is not None and not (held and held.wish.id == self.carried):
            self._put(self.carried)
        else:
            self.chosen.emit(held.wish.id if held else 0)

    def _put(self, wish_id: int) -> None:
        """Put a request into the cell of the cursor, or let it change places with who is there."""
        cells = self.cells
        if cells is None:
            return
        if cells.carried != wish_id:
            cells.carry(wish_id)
        verdict, held = cells.verdict(*self.cell), cells.held(*self.cell)
        other = cells.other(held, self.lane)
        if verdict.target is not None:
            target = verdict.target
            self.dropped.emit(wish_id, target.slot_id, target.table_id, target.voice_id)
        elif other is not None:
            self.swapped.emit(wish_id, other.wish.id)
        elif not any(each.wish.id == wish_id for each in held):
            self.refused.emit(wish_id, verdict.reasons)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a cell, or a row by its name."""
        point = event.position().toPoint()
        cell = self.cell_at(point)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if cell is not None:
            self._press = point
            self.set_cursor(*cell, scroll=False, lane=self.lane_at(point, cell))
        elif (row := self.label_at(point)) is not None and self.cells is not None:
            self.named.emit(self.cells.line(row).id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click acts as Enter does."""
        cell = self.cell_at(event.position().toPoint())
        if self._press is not None and cell == self.cell:
            self._act()
        self._press = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a meeting once the mouse has moved far enough; else tell what it is over."""
        point = event.position().toPoint()
        if self._press is None:
            self._hover(point)
            return
        far = (point - self._press).manhattanLength() >= QApplication.startDragDistance()
        held = self.held_here()
        if far and held is not None and not self.context.store.read_only:
            self._press = None
            self.drag(held)

    def _hover(self, point: QPoint) -> None:
        cell, cells = self.cell_at(point), self.cells
        busy = cell is not None and cells is not None and (cells.held(*cell) or cells.fits(*cell))
        pointing = Qt.CursorShape.PointingHandCursor
        self.setCursor(pointing if busy else Qt.CursorShape.ArrowCursor)
        if cell != self.hovered:
            self.hovered = cell
            self.tell()
            if self.carried is not None:
                self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Say again what the cursor is on."""
        super().leaveEvent(event)
        self.hovered = None
        self.tell()
        self.viewport().update()

    def drag(self, held: Held) -> None:
        """Pick a meeting up and drag it until the button is let go."""
        drag = drag_of(self, held.wish.id)
        place = self.place_of(*self.cell)
        drag.setPixmap(self._painter.picture(held, place.size()))
        drag.setHotSpot(QPoint(place.width() // 2, place.height() // 2))
        self.picked.emit(held.wish.id)
        if self.carried is not None:
            drag.exec(Qt.DropAction.MoveAction)
            self._drift.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Requests are welcome; the places of the one that comes light up."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            wish_id = wish_in(event.mimeData())
            if wish_id != self.carried:
                self.carry(wish_id)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The cursor follows, and says why a place does not fit; near an edge the board drifts."""
        point = event.position().toPoint()
        cell = self.cell_at(point)
        self._drift.follow(point)
        if cell is not None:
            self.set_cursor(*cell, scroll=False, lane=self.lane_at(point, cell))
            self._say(self.viewport().mapToGlobal(point), cell)
        event.setAccepted(cell is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is left behind."""
        del event
        self._drift.stop()
        QToolTip.hideText()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put a request down."""
        self._drift.stop()
        point = event.position().toPoint()
        cell = self.cell_at(point)
        if cell is None:
            return
        event.acceptProposedAction()
        self.set_cursor(*cell, scroll=False, lane=self.lane_at(point, cell))
        self._put(wish_in(event.mimeData()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done in a cell: of the mouse, or of the cursor when a key asked."""
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            point = self.viewport().mapFromGlobal(where)
            cell = self.cell_at(point)
            if cell is None:
                return
            self.set_cursor(*cell, scroll=False, lane=self.lane_at(point, cell))
        else:
            where = self.viewport().mapToGlobal(self.place_of(*self.cell).center())
        self.asked.emit(where)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say all there is to say of the cell, the row or the time under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row, column = self.label_at(event.pos()), self.head_at(event.pos())
            if row is not None and self.cells is not None:
                self._show_tip(event.globalPos(), [self.cells.line(row).tip])
            elif column is not None:
                self._show_tip(event.globalPos(), self._painter.head(column))
            else:
                self._say(event.globalPos(), self.cell_at(event.pos()))
            return True
        return super().viewportEvent(event)

    def _say(self, where: QPoint, cell: Cell | None) -> None:
        lane = self.lane_at(self.viewport().mapFromGlobal(where), cell) if cell else 0
        self._show_tip(where, self.said(*cell, lane) if cell else [])

    def _show_tip(self, where: QPoint, said: Sequence[str]) -> None:
        told = "<br>".join(escape(line) for line in said)
        QToolTip.showText(where, f"<p>{told}</p>" if told else "", self.viewport())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is."""
        super().focusInEvent(event)
        self.viewport().update()

    focusOutEvent: Any = focusInEvent
