"""Paints the cells of the board that can be seen: pictures copied, headers that stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from scse_desk.domain.board import Busy, Held
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import lines, short, words
from scse_desk.ui.matchmaking.blocks import Blocks, Look
from scse_desk.ui.matchmaking.cells import Cells
from scse_desk.ui.matchmaking.colouring import Shade
from scse_desk.ui.matchmaking.grid_heads import Heads
from scse_desk.ui.matchmaking.grid_view import GridView
from scse_desk.ui.matchmaking.layout import Layout
from scse_desk.ui.matchmaking.marks import DROPPED, FITS, FROM, KINDS, Mark


class GridPainter:
    """Paints a grid."""

    def __init__(self, context: Context, grid: GridView) -> None:
        self._context, self._theme, self._grid = context, context.theme, grid
        self._prefix = ""
        self._blocks = Blocks(self._theme)
        self._heads = Heads(context, grid)
        self._looks: dict[tuple[int, int], Look] = {}

    def forget(self) -> None:
        """Work out anew what the board says."""
        cells = self._grid.cells
        if cells is not None:
            self._prefix = words.prefix(cells.board)
            self._heads.read(cells)
            self.forget_looks()

    def head(self, column: int) -> list[str]:
        """What is to be said of a column, line by line."""
        return self._heads.said(self._grid.cells, column) if self._grid.cells else []

    def forget_looks(self) -> None:
        """Work out anew how meetings look."""
        self._looks.clear()

    def paint(self) -> None:
        """Draw the viewport."""
        grid, cells = self._grid, self._grid.cells
        painter = QPainter(grid.viewport())
        painter.fillRect(grid.viewport().rect(), self._theme.colour("card"))
        if cells is None:
            return
        layout = cells.layout
        across, down = grid.horizontalScrollBar().value(), grid.verticalScrollBar().value()
        room = grid.room()
        rows = layout.rows(down, down + room.height())
        edges = (across, across + room.width())
        painter.save()
        painter.setClipRect(grid.labels, grid.header, room.width(), room.height())
        painter.translate(grid.labels - across, grid.header - down)
        self._paint_ground(painter, layout, rows, edges)
        for row in rows:
            columns = layout.visible(row, *edges)
            for column in columns:
                self._paint_cell(painter, cells, row, column)
            if cells.lines.kind != lines.TABLES and cells.weighing is None:
                self._paint_busy(painter, cells, row, columns)
        self._paint_cursor(painter, cells)
        painter.restore()
        self._heads.paint(painter, cells, rows, edges)

    def _paint_ground(
        self, painter: QPainter, layout: Layout, rows: range, edges: tuple[int, int]
    ) -> None:
        """The lines between cells; what is no cell is shaded, breaks hatched."""
        theme, high = self._theme, layout.row
        if not rows:
            return
        top, bottom = rows[0] * high, rows[-1] * high + high
        right = min(layout.width, edges[1])
        hairline = theme.colour("hairline")
        self._paint_busy_columns(painter, layout, QRect(0, top, 0, bottom - top), edges)
        for row in rows:
            if not layout.is_uniform:
                self._paint_own_ground(painter, layout, row, edges)
            painter.fillRect(edges[0], (row + 1) * high - 1, right - edges[0], 1, hairline)
        for column in layout.heads(*edges) if layout.is_uniform else ():
            line = layout.lefts[column] + layout.widths[column] - 1
            painter.fillRect(line, top, 1, bottom - top, hairline)
        for left, width in layout.breaks:
            if left < edges[1] and left + width > edges[0]:
                painter.drawPixmap(left, top, self._blocks.hatched(width, bottom - top))

    def _paint_own_ground(
        self, painter: QPainter, layout: Layout, row: int, edges: tuple[int, int]
    ) -> None:
        """The ground of a row with cells of its own."""
        theme, top, high = self._theme, row * layout.row, layout.row
        card, hairline = theme.colour("card"), theme.colour("hairline")
        right = min(layout.width, edges[1])
        painter.fillRect(edges[0], top, right - edges[0], high, theme.colour("ground"))
        for column in layout.visible(row, *edges):
            place = layout.rect(row, column)
            taken = layout.spans[column].id in self._heads.busy
            shaded = taken and layout.lines.kind == lines.TABLES
            painter.fillRect(place, QColor(theme.tone("amber").ground) if shaded else card)
            painter.fillRect(place.right(), top, 1, high, hairline)

    def _paint_busy_columns(
        self, painter: QPainter, layout: Layout, place: QRect, edges: tuple[int, int]
    ) -> None:
        """When the one who stands out is at something else, through all rows."""
        if not layout.is_uniform or layout.lines.kind != lines.TABLES or not self._heads.busy:
            return
        ground = QColor(self._theme.tone("amber").ground)
        for column in layout.heads(*edges):
            if layout.spans[column].id in self._heads.busy:
                left, width = layout.lefts[column], layout.widths[column]
                painter.fillRect(left, place.top(), width, place.height(), ground)

    def _paint_cell(self, painter: QPainter, cells: Cells, row: int, column: int) -> None:
        layout = cells.layout
        held, mark = cells.held(row, column), cells.mark(row, column)
        for each in held:
            lane = cells.lines.lane(cells.line(row).id, each.id)
            place = layout.part(row, column, lane)
            look = self._look(cells, each, row)
            if mark is not None and mark.wish_id == each.wish.id:
                look = self._marked(look, mark)
            self._draw(painter, place, self._blocks.meeting(place.width(), place.height(), look))
        place = layout.rect(row, column)
        width, height = place.width(), place.height()
        if mark is not None and not any(each.wish.id == mark.wish_id for each in held):
            self._draw(painter, place, self._ghost(cells, place.size(), mark))
        elif held:
            return
        elif cells.weighing is not None:
            verdict = cells.verdict(row, column)
            if verdict.target is not None:
                said = self._fits(cells, column)
                self._draw(painter, place, self._blocks.free(width, height, said))
            else:
                said = short.word(self._context, verdict.reasons)
                self._draw(painter, place, self._blocks.forbidden(width, height, said))

    def _paint_busy(
        self, painter: QPainter, cells: Cells, row: int, columns: Sequence[int]
    ) -> None:
        """What the one of a row is at besides meetings, through all the slots that it covers."""
        layout = cells.layout
        found = [(each, cells.busy(row, each)) for each in columns if not cells.held(row, each)]
        for busy, run in groupby(found, key=lambda pair: pair[1]):
            for place in _joined([layout.rect(row, column) for column, _ in run]) if busy else ():
                words_of = self._taken(busy) if busy else ""
                drawn = self._blocks.taken(place.width(), place.height(), words_of)
                self._draw(painter, place, drawn)

    def _draw(self, painter: QPainter, place: QRect, picture: QPixmap) -> None:
        painter.drawPixmap(place.left(), place.top(), picture)

    def _taken(self, busy: Busy) -> str:
        return busy.what or self._context.text(N_("not available"))

    def _fits(self, cells: Cells, column: int) -> str:
        """The word in a place that fits; with its time where the head does not tell it."""
        word = self._context.text(N_("fits"))
        span = cells.spans[column]
        if column in cells.layout.main_set:
            return word
        time = self._context.language.time(span.starts_at.astimezone(cells.board.zone))
        return f"{word} · {time}"

    def picture(self, held: Held, size: QSize) -> QPixmap:
        """A meeting as it is dragged."""
        cells = self._grid.cells
        if cells is None:
            return QPixmap()
        look = replace(self._look(cells, held, self._grid.cell[0]), faint=False)
        return self._blocks.meeting(size.width(), size.height(), look)

    def _look(self, cells: Cells, held: Held, row: int) -> Look:
        key = (held.id, row if cells.lines.kind == lines.PARTIES else 0)
        if key not in self._looks:
            self._looks[key] = self._made(cells, held, row)
        return self._looks[key]

    def _made(self, cells: Cells, held: Held, row: int) -> Look:
        wish, kind = held.wish, cells.lines.kind
        first, second = self._names(cells, wish.id)
        said = ""
        if kind != lines.TABLES:
            table = cells.board.tables.get(held.table_id)
            said = words.table_name(self._context, table) if table else ""
        if kind == lines.PARTIES:
            line_id = cells.line(row).id
            first, second, said = second if line_id == wish.first else first, said, ""
        ours = cells.party_id is None or cells.party_id in {wish.first, wish.second}
        carried, sought = cells.carried, cells.sought
        hit = sought is not None and wish.id in sought
        icons = ("lock",) * held.is_locked + ("interpreter",) * (held.voice_id is not None)
        return Look(
            first,
            second,
            cells.colours.shade(held),
            icons,
            faint=not ours
            or (carried is not None and carried != wish.id)
            or not (hit or sought is None),
            sought=hit,
            said=said,
        )

    def _names(self, cells: Cells, wish_id: int) -> tuple[str, str]:
        found = words.names(cells.board, cells.board.wishes[wish_id])
        return found[0].removeprefix(self._prefix), found[1].removeprefix(self._prefix)

    def _marked(self, look: Look, mark: Mark) -> Look:
        """A meeting under a mark: what leaves steps back, and says where to."""
        word, tone = KINDS[mark.kind]
        said = mark.told or self._context.text(word)
        return replace(look, faint=mark.kind in {FROM, DROPPED}, said=said, foot=tone)

    def _ghost(self, cells: Cells, size: QSize, mark: Mark) -> QPixmap:
        """A meeting that would be there."""
        word, tone = KINDS[mark.kind]
        said = self._context.text(word)
        if mark.kind == FITS or mark.wish_id not in cells.board.wishes:
            return self._blocks.free(size.width(), size.height(), mark.told or said)
        first, second = self._names(cells, mark.wish_id)
        look = Look(first, second, Shade(tone), ghost=True, said=mark.told or said, foot=tone)
        return self._blocks.meeting(size.width(), size.height(), look)

    def _paint_cursor(self, painter: QPainter, cells: Cells) -> None:
        grid, theme = self._grid, self._theme
        if not cells.is_cell(*grid.cell):
            return
        row, column = grid.cell
        place = cells.layout.rect(row, column)
        held = cells.held(row, column)
        if held:
            lane = cells.lines.lane(cells.line(row).id, held[min(grid.lane, len(held) - 1)].id)
            place = cells.layout.part(row, column, lane)
        colour = theme.colour("accent" if grid.hasFocus() or grid.carried else "faint")
        own = any(each.wish.id == grid.carried for each in held)
        if grid.carried is not None and not own:
            if cells.why_not(row, column, grid.lane):
                colour = theme.colour("red")
            elif cells.other(held, grid.lane) is not None:
                self._say_swap(painter, place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -2, -2), theme.px(5), theme.px(5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _say_swap(self, painter: QPainter, place: QRect) -> None:
        words_of = self._context.text(N_("swap"))
        said = self._blocks.free(place.width(), place.height(), f"⇄ {words_of}")
        self._draw(painter, place, said)


def _joined(places: Sequence[QRect]) -> list[QRect]:
    """Places of one row, those that touch as one."""
    made: list[QRect] = []
    for place in places:
        if made and made[-1].right() + 1 == place.left():
            made[-1] = made[-1].united(place)
        else:
            made.append(place)
    return made
