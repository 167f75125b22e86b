"""Edits a cell of a table in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from scse_desk.ui.cells import typed
from scse_desk.ui.table_model import TableModel

if TYPE_CHECKING:
    from scse_desk.language import Language

Index = QModelIndex | QPersistentModelIndex
PADDING = 10
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableDelegate(QStyledItemDelegate):
    """Makes editors; `save(row, column, text or code)` gets what was typed into a cell."""

    def __init__(
        self,
        parent: QObject,
        language: Language,
        save: Callable[[int, int, str], None],
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._save = save

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
            editor.setText(typed(model.column(index.column()), value, self._language))
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
