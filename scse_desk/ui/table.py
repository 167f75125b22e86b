"""The one table of every area: any number of rows, sorted, filtered, copied, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from scse_desk.domain.queries import Column, Filter, Query
from scse_desk.ui import table_layout
from scse_desk.ui.clipboard import block_of, cells_of
from scse_desk.ui.context import Context
from scse_desk.ui.filter_row import FilterRow
from scse_desk.ui.table_columns import TableColumns
from scse_desk.ui.table_delegate import TableDelegate
from scse_desk.ui.table_header import TableHeader
from scse_desk.ui.table_layout import TableLayout
from scse_desk.ui.table_model import TableModel
from scse_desk.ui.table_painter import TablePainter

if TYPE_CHECKING:
    from scse_desk.domain.listing import Listing

ROW = 33
SETTLE_MS = 30
Edit = Callable[[int, str, object], object]
Index = QModelIndex | QPersistentModelIndex


class Table(QTableView):
    """Rows of a listing. `chosen` carries the id of the current record, or None.

    `edit(record_id, key, text or code)` is called for a cell edited in place and may refuse.
    """

    chosen = Signal(object)
    activated_record = Signal(int)
    counted = Signal(int)

    def __init__(self, context: Context, listing: Listing, edit: Edit | None = None) -> None:
        super().__init__()
        self.setObjectName("rows")
        self.context = context
        self.listing = listing
        self._edit = edit
        self._current: int | None = None
        self._sort: table_layout.Sort = ()
        self.rows = TableModel(context.store, listing, context.language, self._query({}))
        self._header = TableHeader(self, context.theme, [c.key for c in listing.columns])
        self.columns = TableColumns(self, self._header, context, listing)
        self.filters = FilterRow(self, context.theme, context.language, listing.columns)
        self._delegate = TableDelegate(self, context.language, self._save_cell)
        self._painter = TablePainter(context.theme, self.rows)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._asked = False
        self._nothing = ""
        self._set_up()
        self.show_layout(table_layout.remembered(context.settings, listing))
        self._connect()

    def _set_up(self) -> None:
        theme = self.context.theme
        self.setModel(self.rows)
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.context.text(self.listing.title))
        self.setShowGrid(False)
        # An opaque viewport is scrolled by moving what is painted: only new rows cost time.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(theme.px(ROW))
        vertical.setDefaultSectionSize(theme.px(ROW))
        vertical.hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        wanted = triggers.EditKeyPressed | triggers.DoubleClicked | triggers.AnyKeyPressed
        self.setEditTriggers(wanted if self._edit else triggers.NoEditTriggers)
        numbers = {p for p, c in enumerate(self.listing.columns) if c.kind == "number"}
        self._header.set_right(numbers)
        self._header.set_editors(self.filters.editors())

    def _connect(self) -> None:
        self._header.sort_asked.connect(self.sort_by)
        self.columns.kept.connect(self.remember)
        self.columns.reset_asked.connect(
            lambda: self.show_layout(table_layout.declared(self.listing))
        )
        self.filters.changed.connect(self.ask)
        self._settle.timeout.connect(self._tell_chosen)
        self.context.changes.changed.connect(self.take_change)
        self.doubleClicked.connect(self._activate)

    # Rows

    def _query(self, filters: Mapping[str, Filter]) -> Query:
        return Query(
            edition_id=self.context.edition_id,
            language=self.context.language.code,
            filters=filters,
            sort=self._sort,
        )

    def showEvent(self, event: QEvent) -> None:
        """Read the rows when first seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._asked:
            self.ask()

    def ask(self) -> None:
        """Show what filters and sorting ask for, from the top."""
        self._asked = True
        self._painter.current = -1
        self.rows.ask(self._query(self.filters.filters()))
        self.counted.emit(self.rows.rowCount())
        self._go_back_to(None)

    def take_change(self, tables: frozenset[str]) -> None:
        """Read again after a change in the store that touched these rows."""
        if not self._asked or not tables & self.listing.tables:
            return
        kept, top = self._current, self.verticalScrollBar().value()
        if self.rows.refresh():
            self.counted.emit(self.rows.rowCount())
        self._go_back_to(kept)
        self.verticalScrollBar().setValue(top)
        self.viewport().update()

    def _go_back_to(self, record_id: int | None) -> None:
        place = self.rows.position(record_id) if record_id is not None else None
        if place is None and self.rows.rowCount():
            place = 0
        if place is None:
            self._painter.current = -1
            self._settle.start()
        else:
            self._set_current(place)

    def _set_current(self, place: int) -> None:
        column = max(self.currentIndex().column(), self.columns.first())
        index = self.rows.index(place, column)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self._note_current(place)

    def show_record(self, record_id: int) -> bool:
        """Make a record current; where filters hide it, they are taken off first."""
        self._current = record_id
        if not self._asked:
            self.ask()
        place = self.rows.position(record_id)
        if place is None and self.filters.filters():
            self.filters.show({})
            self.ask()
            place = self.rows.position(record_id)
        if place is not None:
            self._set_current(place)
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        return place is not None

    def record_id(self) -> int | None:
        """The id of the current record."""
        return self._current

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Follow the cursor."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._note_current(current.row())

    def _note_current(self, place: int) -> None:
        if place != self._painter.current:
            self._painter.current = place
            self.viewport().update()
        self._settle.start()

    def _tell_chosen(self) -> None:
        self._current = self.rows.record_id(self._painter.current)
        self.chosen.emit(self._current)

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Show a block of cells as one."""
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type]
        self.viewport().update()

    def _block(self) -> QItemSelectionRange | None:
        """The selected block; a table selects one at a time.

        A copy: what Qt hands out lives no longer than the list it stands in.
        """
        selection = self.selectionModel().selection()
        return None if selection.isEmpty() else QItemSelectionRange(selection.first())

    def selected_ids(self) -> list[int]:
        """The ids of all rows with a selected cell, in the order of the rows."""
        part = self._block()
        if part is None:
            return []
        places = range(part.top(), part.bottom() + 1)
        return [found for place in places if (found := self.rows.record_id(place)) is not None]

    # Order and columns

    def sort_by(self, column: int, further: bool) -> None:  # noqa: FBT001
        """Sort by a column: upwards, then downwards, then not; `further` adds to what is there."""
        key = self.listing.columns[column].key
        self._sort = table_layout.sorted_by(self._sort, key, further=further)
        self._header.show_sort(self._sort)
        self.columns.keep()
        self.ask()

    def layout_now(self) -> TableLayout:
        """Columns, sorting and filters as they are."""
        filters = self.filters.remembered()
        return TableLayout(self.columns.entries(), self._sort, filters, self.columns.chosen)

    def show_layout(self, layout: TableLayout) -> None:
        """Take on columns, sorting and filters; the rows are read if they were before."""
        self._sort = layout.sort
        self._header.show_sort(self._sort)
        self.filters.show(layout.filters)
        self.columns.show(layout)
        self.columns.keep()
        if self._asked:
            self.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.columns.fit()

    def remember(self) -> None:
        """Keep columns and sorting in the settings."""
        table_layout.remember(self.context.settings, self.listing, self.layout_now())

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and paste blocks; Enter goes into the record; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._editing():
            self._activate()
        else:
            super().keyPressEvent(event)

    def _editing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def _activate(self) -> None:
        record_id = self.rows.record_id(self._painter.current)
        editable = self.rows.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable
        if record_id is not None and not (self._edit and editable and self._editing()):
            self.activated_record.emit(record_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the row under the mouse stand out."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row stands out any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            for changed in (self._painter.hovered, row):
                top, height = self.rowViewportPosition(changed), self.rowHeight(changed)
                self.viewport().update(0, top, self.viewport().width(), height)
            self._painter.hovered = row

    def show_nothing_found(self, text: str) -> None:
        """What stands in the middle while filters leave no row."""
        self._nothing = text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or say that there are none."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.context.theme.colour("card"))
        self._painter.paint(painter, self, event.rect(), self._block(), self.currentIndex())
        if self._asked and not self.rows.rowCount():
            painter.setPen(self.context.theme.colour("secondary"))
            place = self.viewport().rect().adjusted(0, self.context.theme.px(40), 0, 0)
            where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(place, where, self._nothing)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a cell's words as a tip only where they do not fit."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            width = self.columnWidth(index.column())
            if not index.isValid() or self._painter.fits(index.row(), index.column(), width):
                return True
        return super().viewportEvent(event)

    def copy(self) -> None:
        """Put the selected block on the clipboard, as text and as a table."""
        part = self._block()
        if part is None:
            return
        rows = range(part.top(), part.bottom() + 1)
        copied = block_of(self.rows, rows, self._columns_in(part))
        QGuiApplication.clipboard().setMimeData(copied)

    def paste(self) -> None:
        """Write the block on the clipboard into the cells from the cursor on, as one change."""
        from scse_desk.ui.pasting import Place, paste

        part, text = self._block(), QGuiApplication.clipboard().text()
        columns = self._columns_in(part) if part and text else []
        if part is None or not columns:
            return
        rows = range(part.top(), part.bottom() + 1)
        place = Place(rows, columns, self.columns.seen(), self.rows.rowCount())
        context, cells = self.context, cells_of(text)
        save = self._edit or _refuse
        context.attempt(paste, context, self.listing, self.rows.query, cells, place, save)

    def _columns_in(self, part: QItemSelectionRange) -> list[int]:
        return [p for p in self.columns.seen() if part.left() <= p <= part.right()]

    def _save_cell(self, row: int, column: int, value: str) -> None:
        record_id = self.rows.record_id(row)
        if self._edit is not None and record_id is not None:
            self.context.attempt(self._edit_cell, record_id, self.listing.columns[column], value)

    def _edit_cell(self, record_id: int, column: Column, text: str) -> None:
        from scse_desk.ui.entered import value_of

        if self._edit is not None:
            self._edit(record_id, column.key, value_of(column, text, self.context.language))


def _refuse(record_id: int, key: str, value: object) -> None:
    """Stands for the saving of a table of which nothing can be edited."""
    raise LookupError(record_id, key, value)
