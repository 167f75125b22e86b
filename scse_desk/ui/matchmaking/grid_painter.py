"""Paints the cells of the board that can be seen: pictures copied, headers that stay."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from scse_desk.domain.board import Board, Busy, Held, Place, Span
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import words
from scse_desk.ui.matchmaking.blocks import Blocks
from scse_desk.ui.matchmaking.layout import COLUMN, ROW, Layout

if TYPE_CHECKING:
    from scse_desk.ui.matchmaking.grid import Grid

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


class GridPainter:
    """Paints a grid. `party_id` is the participant who stands out, None for nobody."""

    def __init__(self, context: Context, grid: Grid) -> None:
        self._context, self._theme, self._grid = context, context.theme, grid
        self.party_id: int | None = None
        self._prefix = ""
        size = QSize(self._theme.px(COLUMN), self._theme.px(ROW))
        self._blocks = Blocks(self._theme, size, context.text(N_("fits")))
        self._busy: dict[int, Busy] = {}
        self._labels: dict[int, tuple[str, str]] = {}
        self._times: dict[int, str] = {}
        self._heads: dict[int, tuple[str, str]] = {}

    def forget(self) -> None:
        """Work out anew what the board says."""
        board, layout = self._grid.board, self._grid.layout_of
        if board is None or layout is None:
            return
        self._labels = {t.id: self._label(t) for t in layout.tables}
        self._times = {span.id: self._time(board, span) for span in layout.spans}
        self._prefix = words.prefix(board)
        self._busy = {}
        for busy in board.busy.get(self.party_id, ()) if self.party_id else ():
            for span in layout.spans:
                if busy.starts_at < span.ends_at and span.starts_at < busy.ends_at:
                    self._busy.setdefault(span.id, busy)

    def _label(self, table: Place) -> tuple[str, str]:
        hall = table.hall
        if len(hall) == 1:
            hall = self._context.text(N_("Hall {hall}"), hall=hall)
        return words.table_name(self._context, table), hall

    def _time(self, board: Board, span: Span) -> str:
        return self._context.language.time(span.starts_at.astimezone(board.zone))

    def paint(self) -> None:
        """Draw the viewport."""
        grid = self._grid
        board, layout = grid.board, grid.layout_of
        painter = QPainter(grid.viewport())
        painter.fillRect(grid.viewport().rect(), self._theme.colour("card"))
        if board is None or layout is None:
            return
        across, down = grid.horizontalScrollBar().value(), grid.verticalScrollBar().value()
        room = grid.viewport().size() - QSize(grid.labels, grid.header)
        columns = layout.columns(across, across + room.width())
        rows = layout.rows(down, down + room.height())
        painter.save()
        painter.setClipRect(grid.labels, grid.header, room.width(), room.height())
        painter.translate(grid.labels - across, grid.header - down)
        self._paint_ground(painter, layout, columns, rows)
        self._paint_cells(painter, board, layout, columns, rows)
        self._paint_cursor(painter, layout)
        painter.restore()
        self._paint_labels(painter, layout, rows, down)
        self._paint_head(painter, board, layout, columns, across)

    def _paint_ground(self, painter: QPainter, layout: Layout, columns: range, rows: range) -> None:
        theme = self._theme
        if not columns or not rows:
            return
        top, bottom = rows[0] * layout.row, (rows[-1] + 1) * layout.row
        for column in columns:
            if layout.spans[column].id in self._busy:
                place = QRect(layout.lefts[column], top, layout.column, bottom - top)
                painter.fillRect(place, theme.tone("amber").ground)
                self._hatch(painter, place, theme.tone("amber").line)
        for left, width in layout.breaks:
            self._hatch(painter, QRect(left, top, width, bottom - top), theme.colours.hairline)
        painter.setPen(theme.colour("hairline"))
        right = layout.lefts[columns[-1]] + layout.column
        for row in rows:
            line = (row + 1) * layout.row - 1
            painter.drawLine(layout.lefts[columns[0]], line, right, line)
        for column in columns:
            edge = layout.lefts[column] + layout.column - 1
            painter.drawLine(edge, top, edge, bottom)

    def _hatch(self, painter: QPainter, place: QRect, colour: str) -> None:
        painter.fillRect(place, QBrush(QColor(colour), Qt.BrushStyle.BDiagPattern))

    def _paint_cells(
        self, painter: QPainter, board: Board, layout: Layout, columns: range, rows: range
    ) -> None:
        grid, cells = self._grid, board.cells
        carrying = grid.carried is not None
        for column in columns:
            span, left = layout.spans[column], layout.lefts[column]
            against = bool(grid.against.get(span.id)) if carrying else False
            for row in rows:
                table = layout.tables[row].id
                held = cells.get((span.id, table))
                if held is not None:
                    painter.drawPixmap(left, row * layout.row, self._picture(board, held))
                elif carrying:
                    fits = not against and table not in grid.taken[span.id]
                    drawn = self._blocks.free() if fits else self._blocks.forbidden()
                    painter.drawPixmap(left, row * layout.row, drawn)

    def _picture(self, board: Board, held: Held):  # type: ignore[no-untyped-def]  # noqa: ANN202
        wish = held.wish
        first, second = (name.removeprefix(self._prefix) for name in words.names(board, wish))
        signs = ("lock",) * held.is_locked + ("interpreter",) * (held.voice_id is not None)
        ours = self.party_id is None or self.party_id in {wish.first, wish.second}
        carried = self._grid.carried
        faint = not ours or (carried is not None and carried != wish.id)
        return self._blocks.meeting(first, second, wish.priority, signs, faint=faint)

    def _paint_cursor(self, painter: QPainter, layout: Layout) -> None:
        grid = self._grid
        if not layout.spans or not layout.tables:
            return
        theme = self._theme
        place = layout.rect(*grid.cell)
        colour = theme.colour("accent" if grid.hasFocus() or grid.carried else "faint")
        if grid.carried is not None and not grid.fits(*grid.cell):
            held = grid.held_at(*grid.cell)
            if not (held and held.wish.id == grid.carried):
                colour = theme.colour("red")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -2, -2), theme.px(5), theme.px(5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_labels(self, painter: QPainter, layout: Layout, rows: range, down: int) -> None:
        grid, theme = self._grid, self._theme
        painter.save()
        painter.setClipRect(0, grid.header, grid.labels, grid.viewport().height() - grid.header)
        for row in rows:
            top = grid.header + row * layout.row - down
            middle = top + layout.row // 2
            place = QRect(theme.px(12), top, grid.labels - theme.px(16), layout.row)
            chosen = row == grid.cell[0]
            name, hall = self._labels[layout.tables[row].id]
            upper = QRect(place.left(), middle - theme.px(18), place.width(), theme.px(18))
            self._draw(
                painter, upper if hall else place, name, "strong" if chosen else "body", "ink"
            )
            if hall:
                below = QRect(place.left(), middle, place.width(), theme.px(16))
                self._draw(painter, below, hall, "secondary", "secondary")
            painter.setPen(theme.colour("hairline"))
            line = top + layout.row - 1
            painter.drawLine(0, line, grid.labels, line)
        painter.restore()
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(grid.labels - 1, 0, grid.labels - 1, grid.viewport().height())

    def _paint_head(
        self, painter: QPainter, board: Board, layout: Layout, columns: range, across: int
    ) -> None:
        grid, theme = self._grid, self._theme
        width = grid.viewport().width()
        painter.save()
        painter.setClipRect(grid.labels, 0, width - grid.labels, grid.header)
        day: date | None = None
        for column in columns:
            span = layout.spans[column]
            left = grid.labels + layout.lefts[column] - across
            place = QRect(left + theme.px(4), theme.px(3), layout.column - theme.px(8), 0)
            place.setHeight(grid.header - theme.px(6))
            upper = place.adjusted(0, 0, 0, -place.height() // 2)
            chosen = column == grid.cell[1]
            time = self._times[span.id]
            if grid.day is None and span.day != day:
                day = span.day
                time = f"{self._context.language.date(day, 'day_month')} · {time}"
            self._draw(painter, upper, time, "strong" if chosen else "body", "ink", MIDDLE)
            said, role = self._state(board, layout, column)
            below = place.adjusted(0, place.height() // 2, 0, 0)
            self._draw(painter, below, said, "secondary", role, MIDDLE)
        painter.restore()
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(0, grid.header - 1, width, grid.header - 1)

    def _state(self, board: Board, layout: Layout, column: int) -> tuple[str, str]:
        """What stands under a time: how many places fit, or why none does; who is busy."""
        grid, span, context = self._grid, layout.spans[column], self._context
        if grid.carried is not None:
            if reasons := grid.against[span.id]:
                return words.short(context, reasons), "red"
            free = len(layout.tables) - len(grid.taken[span.id])
            return context.language.plural(N_("{number} fits"), N_("{number} fit"), free), "green"
        if self.party_id is not None:
            busy = self._busy.get(span.id)
            if busy is not None:
                return busy.what or context.text(N_("not available")), "amber"
            return "", "secondary"
        used = sum((span.id, table.id) in board.cells for table in layout.tables)
        total = context.language.number(len(layout.tables))
        return f"{context.language.number(used)} / {total}", "secondary"

    def _draw(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        role: str,
        colour: str,
        flags: Qt.AlignmentFlag = LEFT,
    ) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        key = hash((text, role, place.width()))
        shown = self._heads.get(key)
        if shown is None:
            shown = (
                QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width()),
                text,
            )
            self._heads[key] = shown
        painter.drawText(place, flags, shown[0])
