"""Paints the visible rows of a table at once, straight from its model.

Qt's way, one styled item after the other, costs three times as much: too slow to scroll well.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QItemSelectionRange, QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QTableView

from scse_desk.ui.cells import Cell
from scse_desk.ui.chips import HEIGHT, chip_width, paint_chip
from scse_desk.ui.table_model import TableModel
from scse_desk.ui.theme import Theme

PADDING = 10
Columns = list[tuple[int, int, int]]


class TablePainter:
    """Paints rows; `current` and `hovered` are the places of rows that stand out, -1 for none."""

    def __init__(self, theme: Theme, model: TableModel) -> None:
        self._theme = theme
        self._model = model
        self.current = -1
        self.hovered = -1
        kinds = [column.kind for column in model.listing.columns]
        self._name = kinds.index("name") if "name" in kinds else -1
        self._fonts = (theme.font(), theme.font("strong"))
        self._metrics = tuple(QFontMetrics(font) for font in self._fonts)
        self._small = QFontMetrics(theme.font("secondary"))
        self._words = lru_cache(maxsize=8192)(self._prepared)
        self._chips = lru_cache(maxsize=256)(self._drawn_chip)

    def paint(
        self,
        painter: QPainter,
        view: QTableView,
        place: QRect,
        block: QItemSelectionRange | None,
        focus: QModelIndex,
    ) -> None:
        """Draw the rows of `view` that lie in `place`; `block` is the selection."""
        columns = _visible(view, place)
        count = self._model.rowCount()
        row = view.rowAt(place.top())
        hairline = self._theme.colour("hairline")
        several = block is not None and (block.height() > 1 or block.width() > 1)
        while 0 <= row < count:
            top, height = view.rowViewportPosition(row), view.rowHeight(row)
            if top > place.bottom():
                break
            line = QRect(0, top, columns[-1][1] + columns[-1][2] if columns else 0, height)
            self._paint_ground(painter, line, row)
            if several and block is not None and block.top() <= row <= block.bottom():
                self._paint_block(painter, columns, block, line)
            painter.fillRect(line.left(), line.bottom(), line.width(), 1, hairline)
            self._paint_cells(painter, columns, row, top, height)
            row += 1
        if focus.isValid() and view.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(view.visualRect(focus).adjusted(0, 0, -1, -2))

    def _paint_ground(self, painter: QPainter, line: QRect, row: int) -> None:
        if row == self.current:
            painter.fillRect(line, self._theme.colour("accent_tint"))
        elif row == self.hovered:
            painter.fillRect(line, self._theme.colour("hover"))

    def _paint_block(
        self, painter: QPainter, columns: Columns, block: QItemSelectionRange, line: QRect
    ) -> None:
        colour = self._theme.tone("blue").ground
        for column, left, width in columns:
            if block.left() <= column <= block.right():
                painter.fillRect(QRect(left, line.top(), width, line.height()), colour)

    def _paint_cells(
        self, painter: QPainter, columns: Columns, row: int, top: int, height: int
    ) -> None:
        """Draw the words of a row; what is asked for each of its many cells is asked here once."""
        words_of, pad = self._words, self._theme.px(PADDING)
        cells = self._model.line(row, [column for column, _, _ in columns])
        base = top + (height - self._metrics[0].height()) // 2 + self._metrics[0].ascent()
        strong_column = self._name if row == self.current else -1
        painter.setFont(self._fonts[False])
        painter.setPen(self._theme.colour("ink"))
        for cell, (column, left, width) in zip(cells, columns, strict=False):
            if not cell.text:
                continue
            room = width - 2 * pad
            if cell.tone:
                self._paint_chip(painter, QRect(left + pad, top, room, height), cell)
                continue
            strong = column == strong_column
            words, wide = words_of(cell.text, room, strong)
            if strong:
                painter.setFont(self._fonts[True])
            at = left + pad + (room - wide if cell.right else 0)
            painter.drawText(at, base, words)
            if strong:
                painter.setFont(self._fonts[False])

    def _prepared(self, text: str, room: int, strong: bool) -> tuple[str, int]:  # noqa: FBT001
        """Words cut where they do not fit, and their width: measuring costs as much as drawing."""
        metrics = self._metrics[strong]
        wide = metrics.horizontalAdvance(text)
        if wide > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            wide = metrics.horizontalAdvance(text)
        return text, wide

    def _paint_chip(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        ratio = painter.device().devicePixelRatio()
        drawn = self._chips(cell.text, cell.tone, inner.width(), ratio)
        height = self._theme.px(HEIGHT)
        painter.drawPixmap(inner.left(), inner.top() + (inner.height() - height) // 2, drawn)

    def _drawn_chip(self, text: str, tone: str, room: int, ratio: float) -> QPixmap:
        """A chip as a picture: there are few different ones, and each costs as much as a row."""
        theme = self._theme
        width = chip_width(theme, self._small, text)
        if width > room:
            width = room
            inner = width - theme.px(PADDING)
            text = self._small.elidedText(text, Qt.TextElideMode.ElideRight, inner)
        height = theme.px(HEIGHT)
        drawn = QPixmap(max(round(width * ratio), 1), round(height * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        paint_chip(painter, QRectF(0, 0, width, height), theme, text, tone)
        painter.end()
        return drawn

    def fits(self, place: int, column: int, width: int) -> bool:
        """Whether all words of a cell can be seen in a column of that width."""
        room = width - 2 * self._theme.px(PADDING)
        text = self._model.cell(place, column).text
        return self._metrics[0].horizontalAdvance(text) <= room


def _visible(view: QTableView, place: QRect) -> Columns:
    """The columns that lie in `place` from the left: number, left edge, width."""
    header = view.horizontalHeader()
    numbers = (header.logicalIndex(visual) for visual in range(header.count()))
    shown = ((n, view.columnViewportPosition(n), view.columnWidth(n)) for n in numbers)
    return [
        (number, left, width)
        for number, left, width in shown
        if width and left <= place.right() and left + width > place.left()
    ]
