"""The names of the rows and the times over the columns of the board, which stay as it scrolls."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from scse_desk.domain.board import Busy, Span
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.icons import pixmap
from scse_desk.ui.matchmaking import short, words
from scse_desk.ui.matchmaking.blocks import elided, empty
from scse_desk.ui.matchmaking.cells import Cells
from scse_desk.ui.matchmaking.grid_view import GridView
from scse_desk.ui.matchmaking.lines import PARTIES

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter
SIGN = 14


class Heads:
    """Paints them. `busy` is, by slot, what the participant who stands out is at."""

    def __init__(self, context: Context, grid: GridView) -> None:
        self._context, self._theme, self._grid = context, context.theme, grid
        self.busy: dict[int, Busy] = {}
        self._times: Mapping[int, str] = {}
        self._used: dict[int, tuple[int, int]] = {}
        self._label = lru_cache(maxsize=1024)(self._drawn_label)
        self._head = lru_cache(maxsize=1024)(self._drawn_head)

    def read(self, cells: Cells) -> None:
        """Work out anew what the board says."""
        board, party_id = cells.board, cells.party_id
        self._times = {span.id: self._time(cells, span) for span in cells.spans}
        self._used = _used(cells)
        self.busy = {}
        for busy in board.busy.get(party_id, ()) if party_id else ():
            for span in cells.spans:
                if busy.starts_at < span.ends_at and span.starts_at < busy.ends_at:
                    self.busy.setdefault(span.id, busy)

    def _time(self, cells: Cells, span: Span) -> str:
        return self._context.language.time(span.starts_at.astimezone(cells.board.zone))

    def paint(self, painter: QPainter, cells: Cells, rows: range, edges: tuple[int, int]) -> None:
        """Draw the names of the rows that can be seen and the times between two edges."""
        self._paint_labels(painter, cells, rows)
        self._paint_head(painter, cells, edges)

    def _paint_labels(self, painter: QPainter, cells: Cells, rows: range) -> None:
        grid, theme = self._grid, self._theme
        down, high = grid.verticalScrollBar().value(), cells.layout.row
        painter.save()
        painter.setClipRect(0, grid.header, grid.labels, grid.viewport().height() - grid.header)
        for row in rows:
            top = grid.header + row * high - down
            self._paint_label(painter, cells, row, QRect(0, top, grid.labels, high))
            painter.setPen(theme.colour("hairline"))
            painter.drawLine(0, top + high - 1, grid.labels, top + high - 1)
        painter.restore()
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(grid.labels - 1, 0, grid.labels - 1, grid.viewport().height())

    def _paint_label(self, painter: QPainter, cells: Cells, row: int, place: QRect) -> None:
        line = cells.line(row)
        chosen = line.kind == PARTIES and line.id == cells.party_id
        standing = row == self._grid.cell[0] or chosen
        key = (line.title, line.more, line.sign, standing, place.width(), place.height())
        painter.drawPixmap(place.topLeft(), self._label(*key))

    def _drawn_label(
        self,
        title: str,
        more: str,
        sign: str,
        standing: bool,  # noqa: FBT001
        width: int,
        height: int,
    ) -> QPixmap:
        theme, px = self._theme, self._theme.px
        place = QRect(0, 0, width, height)
        room = place.adjusted(px(12), 0, -px(6), 0)
        made = empty(width, height)
        painter = QPainter(made)
        if sign:
            size = px(SIGN)
            middle = place.center().y()
            top = middle - px(16) if more else middle - size // 2
            drawn = pixmap(sign, theme.colours.secondary, size)
            painter.drawPixmap(room.right() - size, top + px(2), drawn)
        upper = QRect(room.left(), room.center().y() - px(17), room.width(), px(18))
        beside = px(SIGN + 3) if sign else 0
        name = (upper if more else room).adjusted(0, 0, -beside, 0)
        self._draw(painter, name, title, "strong" if standing else "body", "ink")
        if more:
            below = QRect(room.left(), upper.bottom() + 1, room.width(), px(16))
            self._draw(painter, below, more, "secondary", "secondary")
        painter.end()
        return made

    def _paint_head(self, painter: QPainter, cells: Cells, edges: tuple[int, int]) -> None:
        grid, theme, layout = self._grid, self._theme, cells.layout
        width = grid.viewport().width()
        painter.save()
        painter.setClipRect(grid.labels, 0, width - grid.labels, grid.header)
        columns = layout.heads(*edges)
        day = layout.spans[columns[0]].day if columns and cells.day is None else None
        first = day
        for column in columns:
            span = layout.spans[column]
            left = grid.labels + layout.lefts[column] - edges[0]
            below = self._state(cells, span)
            if day is not None and span.day != day:
                day = span.day
                below = self._date(day), "ink"
            standing = column == grid.cell[1]
            key = (self._times[span.id], standing, *below, layout.widths[column], grid.header)
            painter.drawPixmap(left, 0, self._head(*key))
        painter.restore()
        if first is not None:
            corner = QRect(theme.px(12), 0, grid.labels - theme.px(16), grid.header)
            self._draw(painter, corner, self._date(first), "strong", "ink")
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(0, grid.header - 1, width, grid.header - 1)

    def _date(self, day: date) -> str:
        return self._context.language.date(day, "day_month")

    def _drawn_head(
        self,
        time: str,
        standing: bool,  # noqa: FBT001
        said: str,
        colour: str,
        width: int,
        height: int,
    ) -> QPixmap:
        px = self._theme.px
        made = empty(width, height)
        painter = QPainter(made)
        place = QRect(px(2), px(3), width - px(4), height - px(6))
        upper = place.adjusted(0, 0, 0, -place.height() // 2)
        self._draw(painter, upper, time, "strong" if standing else "body", "ink", MIDDLE)
        below = place.adjusted(0, place.height() // 2, 0, 0)
        self._draw(painter, below, said, "secondary", colour, MIDDLE)
        painter.end()
        return made

    def _state(self, cells: Cells, span: Span) -> tuple[str, str]:
        """What stands under a time: how many places fit, or why none does; who is busy."""
        context = self._context
        if cells.weighing is not None:
            if reasons := cells.weighing.against(span.id):
                return short.word(context, reasons), "red"
            free = cells.weighing.places(span.id)
            said = context.language.plural(N_("{number} fits"), N_("{number} fit"), free)
            return said, "green" if free else "secondary"
        if cells.party_id is not None:
            busy = self.busy.get(span.id)
            if busy is not None:
                return busy.what or context.text(N_("not available")), "amber"
            return "", "secondary"
        used, total = self._used.get(span.id, (0, 0))
        number = context.language.number
        return f"{number(used)} / {number(total)}", "secondary"

    def said(self, cells: Cells, column: int) -> list[str]:
        """All that a head would say, had it the room."""
        context, span = self._context, cells.spans[column]
        made = [words.times(context, cells.board, span)]
        if cells.weighing is not None:
            against = cells.weighing.against(span.id)
            made += [context.language.say(reason) for reason in against]
        if cells.weighing is None and cells.party_id is None:
            used, total = (context.language.number(n) for n in self._used.get(span.id, (0, 0)))
            said = context.text(N_("{used} of {number} places taken"), used=used, number=total)
            return [*made, said]
        return made if len(made) > 1 else [*made, self._state(cells, span)[0]]

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
        painter.drawText(place, flags, elided(text, font, place.width()))


def _used(cells: Cells) -> dict[int, tuple[int, int]]:
    """By slot: how many of the tables of its grid are taken, and how many there are."""
    tables: dict[str, int] = {}
    for table in cells.board.tables.values():
        tables[table.grid] = tables.get(table.grid, 0) + 1
    taken: dict[int, int] = {}
    for held in cells.board.meetings.values():
        taken[held.span.id] = taken.get(held.span.id, 0) + 1
    return {span.id: (taken.get(span.id, 0), tables.get(span.grid, 0)) for span in cells.spans}
