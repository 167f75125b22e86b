"""Where the board stands in its window: sizes, scrolling, the cursor and what it is on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from scse_desk.domain.board import Board, Held
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import lines
from scse_desk.ui.matchmaking.cells import Cell, Cells
from scse_desk.ui.matchmaking.layout import BREAK, LEAST, Layout, Sizes

SLOTS = 6
"""So many usual slots are in sight where the window allows it."""
NARROW, WIDE = 78, 124
"""Pixels of a usual slot at 100 %: no less and no more."""
ROW, LOW_ROW = 64, 38
ROWS = 3
"""Rows are low where fewer high ones than this could be seen."""
HEADER = 44
LABELS, MORE_LABELS = 96, 150
"""Pixels of the names of tables at 100 %, and at most of the names of others."""


class GridView(QAbstractScrollArea):
    """A scroll area over cells, with a cursor. `told` carries what is to be said of a cell."""

    told = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.cells: Cells | None = None
        self.cell: Cell = (0, 0)
        self.lane = 0
        """Which of the meetings in the cell of the cursor, from above."""
        self.hovered: Cell | None = None
        self.low = False
        """Whether rows are low, for more of them."""

    @property
    def board(self) -> Board | None:
        """The board that is shown."""
        return self.cells.board if self.cells else None

    @property
    def layout_of(self) -> Layout:
        """Where its cells stand."""
        return self.cells.layout if self.cells else Layout.empty()

    @property
    def carried(self) -> int | None:
        """The request for which places are lit."""
        return self.cells.carried if self.cells else None

    @property
    def header(self) -> int:
        """Height of the line of times."""
        return self.context.theme.px(HEADER)

    @property
    def labels(self) -> int:
        """Width of the names of the rows."""
        px = self.context.theme.px
        if self.cells is None or self.cells.lines.kind == lines.TABLES:
            return px(LABELS)
        return min(max(self.viewport().width() // 5, px(LABELS)), px(MORE_LABELS))

    def room(self) -> QSize:
        """What is left for the cells."""
        return self.viewport().size() - QSize(self.labels, self.header)

    def show_low(self, low: bool) -> None:  # noqa: FBT001
        """Show low rows, or high ones."""
        self.low = low
        self.set_out()
        self.show_cursor()

    def set_out(self) -> None:
        """Set the cells out for the room there is."""
        if self.cells is not None:
            px = self.context.theme.px
            column = min(max(self.room().width() // SLOTS, px(NARROW)), px(WIDE))
            row = px(LOW_ROW if self.low or self.room().height() < ROWS * px(ROW) else ROW)
            self.cells.set_out(Sizes(column, row, px(BREAK), min(px(LEAST), column)))
            self._set_bars()
            self.viewport().update()

    def _set_bars(self) -> None:
        layout, room = self.layout_of, self.room()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, layout.width - room.width()))
        across.setPageStep(max(room.width(), 1))
        across.setSingleStep(max(layout.sizes.column // 2, 1))
        down.setRange(0, max(0, layout.height - room.height()))
        down.setPageStep(max(room.height(), 1))
        down.setSingleStep(layout.row)

    # What is asked of the cells

    def fits(self, row: int, column: int) -> bool:
        """Whether the request that is carried can be put into a cell."""
        return self.cells is not None and self.cells.fits(row, column)

    def said(self, row: int, column: int, lane: int = 0) -> list[str]:
        """What is to be said of a cell, line by line."""
        return self.cells.said(row, column, lane) if self.cells else []

    def held_at(self, row: int, column: int) -> Held | None:
        """The meeting in a cell, the upper one of several."""
        found = self.cells.held(row, column) if self.cells else ()
        return found[0] if found else None

    def held_here(self) -> Held | None:
        """The meeting the cursor is on."""
        found = self.cells.held(*self.cell) if self.cells else ()
        return found[min(self.lane, len(found) - 1)] if found else None

    # The cursor

    def go_to(self, slot_id: int, table_id: int) -> None:
        """Put the cursor into the cell of a slot and a place of meeting, in sight."""
        cells, layout = self.cells, self.layout_of
        if cells is None or slot_id not in layout.slot_places:
            return
        column = layout.slot_places[slot_id]
        if cells.lines.kind == lines.TABLES:
            row = layout.line_places.get(table_id)
        elif held := cells.board.cells.get((slot_id, table_id)):
            row = cells.row_of(held)
        else:
            wish = cells.weighing.wish if cells.weighing else None
            row = layout.line_places.get(wish.first) if wish else self.cell[0]
        if row is not None:
            self.set_cursor(row, column)

    def show_row(self, line_id: int) -> None:
        """Put the cursor into the row of a participant, an interpreter or a table."""
        row = self.layout_of.line_places.get(line_id)
        if row is not None:
            self.set_cursor(row, self.cell[1])

    def next_fit(self) -> bool:
        """Put the cursor on the next place that fits; False where there is none."""
        layout = self.layout_of
        rows = len(layout.lines.rows)
        total = rows * len(layout.spans)
        start = self.cell[1] * rows + self.cell[0] + 1
        for number in range(total):
            column, row = divmod((start + number) % total, rows)
            if self.fits(row, column):
                self.set_cursor(row, column)
                return True
        return False

    def step(self, down: int, across: int) -> None:
        """Move the cursor by rows or cells; of meetings at once, one after the other."""
        row, column = self.cell
        found = self.cells.held(row, column) if self.cells else ()
        if abs(down) == 1 and 0 <= self.lane + down < len(found):
            self.set_cursor(row, column, lane=self.lane + down)
            return
        layout = self.layout_of
        if across:
            column = layout.step(row, column, across)
        row = min(max(row + down, 0), len(layout.lines.rows) - 1)
        found = self.cells.held(row, column) if self.cells and row >= 0 else ()
        self.set_cursor(row, column, lane=max(len(found) - 1, 0) if down < 0 else 0)

    def set_cursor(self, row: int, column: int, *, scroll: bool = True, lane: int = 0) -> None:
        """Put the cursor into a cell, or the nearest there is."""
        layout = self.layout_of
        if not layout.spans or not layout.lines.rows:
            return
        row = min(max(row, 0), len(layout.lines.rows) - 1)
        column = min(max(column, 0), len(layout.spans) - 1)
        if column not in layout.columns_of(row):
            nearest = layout.nearest(row, column)
            column = column if nearest is None else nearest
        self.cell, self.lane = (row, column), lane
        self.hovered = None  # what is told is of the cursor, until the mouse is moved again
        if scroll:
            self._scroll_to(row, column)
        self.describe()
        self.viewport().update()

    def describe(self) -> None:
        """Say what the cursor is on, to screen readers too."""
        self.setAccessibleDescription(" · ".join(self.said(*self.cell, self.lane)))
        self.tell()

    def tell(self) -> None:
        """Tell of the cell under the mouse, else of that of the cursor."""
        cell = self.hovered or self.cell
        lane = 0 if self.hovered else self.lane
        self.told.emit(" · ".join(self.said(*cell, lane)))

    def show_cursor(self) -> None:
        """Scroll no more than it takes to have the cursor in sight."""
        self._scroll_to(*self.cell)

    def is_in_sight(self, size: QSize) -> bool:
        """Whether the cursor is in sight in a viewport of a size."""
        place = self.place_of(*self.cell) if self.layout_of.spans else QRect()
        return QRect(QPoint(), size).contains(place.center())

    def _scroll_to(self, row: int, column: int) -> None:
        layout = self.layout_of
        if not layout.spans or not layout.lines.rows:
            return
        place, room = layout.rect(row, column), self.room()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(_into(across.value(), room.width(), place.left(), place.right()))
        down.setValue(_into(down.value(), room.height(), place.top(), place.bottom()))

    # Where things are

    def cell_at(self, point: QPoint) -> Cell | None:
        """The cell at a point of the viewport; None where there is none."""
        if point.x() < self.labels or point.y() < self.header:
            return None
        return self.layout_of.at(
            point.x() - self.labels + self.horizontalScrollBar().value(),
            point.y() - self.header + self.verticalScrollBar().value(),
        )

    def lane_at(self, point: QPoint, cell: Cell) -> int:
        """Which of the meetings of a cell is at a point."""
        found = self.cells.held(*cell) if self.cells else ()
        place = self.place_of(*cell)
        inside = max(point.y() - place.top(), 0)
        return min(inside * len(found) // max(place.height(), 1), max(len(found) - 1, 0))

    def label_at(self, point: QPoint) -> int | None:
        """The row whose name is at a point."""
        if point.x() >= self.labels or point.y() < self.header:
            return None
        row = (point.y() - self.header + self.verticalScrollBar().value()) // self.layout_of.row
        return row if 0 <= row < len(self.layout_of.lines.rows) else None

    def head_at(self, point: QPoint) -> int | None:
        """The column whose head is at a point."""
        if point.x() < self.labels or point.y() >= self.header:
            return None
        across = point.x() - self.labels + self.horizontalScrollBar().value()
        found = self.layout_of.heads(across, across + 1)
        return found[0] if found else None

    def place_of(self, row: int, column: int) -> QRect:
        """Where a cell is in the viewport."""
        return self.layout_of.rect(row, column).translated(
            self.labels - self.horizontalScrollBar().value(),
            self.header - self.verticalScrollBar().value(),
        )


def _into(value: int, room: int, first: int, last: int) -> int:
    """The scroll value, changed no more than it must, at which a span is in sight."""
    return min(max(value, last - room + 1), first)
