"""Choosing the columns of a table: which are shown, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from scse_desk.language import N_
from scse_desk.ui.checklist import Popup
from scse_desk.ui.context import Context
from scse_desk.ui.table import Table
from scse_desk.ui.table_layout import declared
from scse_desk.ui.widgets import button, column, label, row

MOST = 14


class ColumnChooser(Popup):
    """A list to tick and to drag: Space ticks, Alt+Up and Alt+Down move."""

    def __init__(self, parent: QWidget, context: Context, table: Table) -> None:
        super().__init__(parent)
        self._table = table
        self._list = QListWidget()
        self._list.setAccessibleName(context.text(N_("Columns")))
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._fill(context)
        self._list.itemChanged.connect(self._turned)
        self._list.model().rowsMoved.connect(self._moved)
        reset = button(context.theme, context.text(N_("As at first")), kind="link")
        reset.clicked.connect(lambda: self._reset(context))
        pad = context.theme.px(8)
        hint = label(context.text(N_("Drag to reorder")), "secondary")
        foot = row(hint, None, reset)
        margins = (pad, pad, pad, pad)
        self.setLayout(column(self._list, foot, spacing=pad // 2, margins=margins))
        rows = min(self._list.count(), MOST)
        self._list.setFixedHeight(context.theme.px(30) * rows + context.theme.px(6))
        self.setMinimumWidth(context.theme.px(270))
        self._list.setFocus()

    def _fill(self, context: Context) -> None:
        self._list.clear()
        for place in self._table.columns.order():
            declaration = self._table.listing.columns[place]
            item = QListWidgetItem(context.text(declaration.title))
            item.setData(Qt.ItemDataRole.UserRole, place)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            hidden = self._table.isColumnHidden(place)
            item.setCheckState(Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked)
            self._list.addItem(item)

    def _turned(self, item: QListWidgetItem) -> None:
        shown = item.checkState() is Qt.CheckState.Checked
        self._table.columns.set_shown(item.data(Qt.ItemDataRole.UserRole), shown=shown)

    def _moved(self) -> None:
        for visual in range(self._list.count()):
            place = self._list.item(visual).data(Qt.ItemDataRole.UserRole)
            self._table.columns.move(place, visual)

    def _reset(self, context: Context) -> None:
        self._table.show_layout(declared(self._table.listing))
        self._list.blockSignals(True)
        self._fill(context)
        self._list.blockSignals(False)
