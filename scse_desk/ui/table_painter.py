"""Paints the visible rows of a table at once, straight from its model.

Qt's way, one styled item after the other, costs three times as much: too slow to scroll well.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QItemSelectionRange, QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStaticText
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
        several = block is not None and (block.height() > 1 or block.width() > 1)
        while 0 <= row < count:
            top, height = view.rowViewportPosition(row), view.rowHeight(row)
            if top > place.bottom():
                break
            line = QRect(0, top, columns[-1][1] + columns[-1][2] if columns else 0, height)
            self._paint_ground(painter, line, row)
            if several and block is not None and block.top() <= row <= block.bottom():
                self._paint_block(painter, columns, block, line)
            painter.setPen(self._theme.colour("hairline"))
            painter.drawLine(line.bottomLeft(), line.bottomRight())
            for column, left, width in columns:
                cell = self._model.cell(row, column)
                if cell.text:
                    self._paint_cell(painter, QRect(left, top, width, height), cell, row, column)
            row += 1
        if focus.isValid() and view.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
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

    def _paint_cell(
        self, painter: QPainter, place: QRect, cell: Cell, row: int, column: int
    ) -> None:
        pad = self._theme.px(PADDING)
        inner = place.adjusted(pad, 0, -pad, 0)
        if cell.tone:
            self._paint_chip(painter, inner, cell)
            return
        strong = row == self.current and column == self._name
        painter.setFont(self._fonts[strong])
        painter.setPen(self._theme.colour("ink"))
        words, width, height = self._words(cell.text, inner.width(), strong)
        left = inner.left() + inner.width() - width if cell.right else inner.left()
        painter.drawStaticText(left, inner.top() + (inner.height() - height) // 2, words)

    def _prepared(self, text: str, width: int, strong: bool) -> tuple[QStaticText, int, int]:  # noqa: FBT001
        shown = self._metrics[strong].elidedText(text, Qt.TextElideMode.ElideRight, width)
        words = QStaticText(shown)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        words.prepare(font=self._fonts[strong])
        size = words.size()
        return words, round(size.width()), round(size.height())

    def _paint_chip(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        theme = self._theme
        width = chip_width(theme, self._small, cell.text)
        text = cell.text
        if width > inner.width():
            width = inner.width()
            room = width - theme.px(PADDING)
            text = self._small.elidedText(text, Qt.TextElideMode.ElideRight, room)
        height = theme.px(HEIGHT)
        top = inner.center().y() - height / 2 + 0.5
        paint_chip(painter, QRectF(inner.left(), top, width, height), theme, text, cell.tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

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
