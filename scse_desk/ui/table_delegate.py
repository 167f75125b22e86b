"""Paints the cells of a table, and edits one in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scse_desk.ui.cells import plain
from scse_desk.ui.chips import HEIGHT, chip_width, paint_chip
from scse_desk.ui.table_model import TableModel
from scse_desk.ui.theme import Theme

if TYPE_CHECKING:
    from scse_desk.language import Language

Index = QModelIndex | QPersistentModelIndex
PADDING = 10
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableDelegate(QStyledItemDelegate):
    """Paints straight from the model, without Qt's styled items: eight times as fast.

    `save(row, column, text or code)` is called with what was typed into a cell.
    """

    def __init__(
        self,
        parent: QObject,
        theme: Theme,
        language: Language,
        save: Callable[[int, int, str], None],
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._save = save
        self.current_row = -1
        self.hovered_row = -1
        self.several = False
        self._font = theme.font()
        self._strong = theme.font("strong")
        self._small = QFontMetrics(theme.font("secondary"))
        self._metrics = QFontMetrics(self._font)
        self._strong_metrics = QFontMetrics(self._strong)
        self._ink = theme.colour("ink")
        self._line = theme.colour("hairline")
        self._tint = theme.colour("accent_tint")
        self._hover = theme.colour("hover")
        self._selected = QColor(theme.tone("blue").ground)
        self._elide = lru_cache(maxsize=4096)(self._elided)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        place: QRect = option.rect  # type: ignore[attr-defined,unused-ignore]
        row = index.row()
        self._paint_ground(painter, place, option, row)
        model = cast("TableModel", index.model())
        cell = model.cell(row, index.column())
        if not cell.text:
            return
        inner = place.adjusted(self._pad, 0, -self._pad, 0)
        if cell.tone:
            self._paint_chip(painter, inner, cell.text, cell.tone)
            return
        strong = row == self.current_row and model.column(index.column()).kind == "name"
        painter.setFont(self._strong if strong else self._font)
        painter.setPen(self._ink)
        text = self._elide(cell.text, inner.width(), strong)
        painter.drawText(inner, RIGHT if cell.right else LEFT, text)

    @property
    def _pad(self) -> int:
        return self._theme.px(PADDING)

    def _elided(self, text: str, width: int, strong: bool) -> str:  # noqa: FBT001
        metrics = self._strong_metrics if strong else self._metrics
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _paint_ground(
        self, painter: QPainter, place: QRect, option: QStyleOptionViewItem, row: int
    ) -> None:
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined,unused-ignore]
        if self.several and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, self._selected)
        elif row == self.current_row:
            painter.fillRect(place, self._tint)
        elif row == self.hovered_row:
            painter.fillRect(place, self._hover)
        painter.setPen(self._line)
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _paint_chip(self, painter: QPainter, inner: QRect, text: str, tone: str) -> None:
        painter.save()
        width = min(chip_width(self._theme, self._small, text), inner.width())
        height = self._theme.px(HEIGHT)
        top = inner.center().y() - height / 2 + 0.5
        shown = self._small.elidedText(
            text, Qt.TextElideMode.ElideRight, width - self._theme.px(10)
        )
        paint_chip(painter, QRectF(inner.left(), top, width, height), self._theme, shown, tone)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line, or a list where the column has choices."""
        del option
        column = cast("TableModel", index.model()).column(index.column())
        if not column.choices:
            line = QLineEdit(parent)
            line.setProperty("kind", "cell")
            return line
        box = QComboBox(parent)
        box.addItem("", "")
        for code, marked in column.choices.items():
            box.addItem(self._language.text(marked), code)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell holds."""
        model = cast("TableModel", index.model())
        value = model.value(index.row(), index.column())
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value or ""), 0))
        elif isinstance(editor, QLineEdit):
            text = plain(model.column(index.column()), value, self._language)
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was typed or chosen."""
        del model
        if isinstance(editor, QComboBox):
            self._save(index.row(), index.column(), str(editor.currentData() or ""))
        elif isinstance(editor, QLineEdit) and editor.isModified():
            self._save(index.row(), index.column(), editor.text().strip())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Fill the cell."""
        del index
        editor.setGeometry(option.rect)  # type: ignore[attr-defined,unused-ignore]

    def helpEvent(self, *arguments: object) -> bool:
        """Show a cell's words as a tip only where they do not fit."""
        event, _view, option, index = arguments
        if isinstance(event, QEvent) and isinstance(index, QModelIndex):
            cell = cast("TableModel", index.model()).cell(index.row(), index.column())
            room = cast("QStyleOptionViewItem", option).rect.width() - 2 * self._pad  # type: ignore[attr-defined,unused-ignore]
            if self._metrics.horizontalAdvance(cell.text) <= room:
                return False
        return super().helpEvent(*arguments)  # type: ignore[arg-type]
