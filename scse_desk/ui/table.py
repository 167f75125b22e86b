"""The one table of every area: any number of rows, sorted, filtered, copied, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
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
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from scse_desk.domain.listing import Column, Filter, Listing, Query
from scse_desk.language import N_, Language
from scse_desk.ui import table_layout
from scse_desk.ui.clipboard import block_of, cells_of
from scse_desk.ui.column_widths import column_widths, going_in
from scse_desk.ui.context import Context
from scse_desk.ui.filter_row import FilterRow
from scse_desk.ui.table_delegate import TableDelegate
from scse_desk.ui.table_header import TableHeader
from scse_desk.ui.table_layout import TableLayout
from scse_desk.ui.table_model import TableModel
from scse_desk.ui.table_painter import TablePainter
from scse_desk.ui.theme import Theme

ROW = 33
SETTLE_MS = 30
Edit = Callable[[int, str, object], None]
Index = QModelIndex | QPersistentModelIndex


class Table(QTableView):
    """Rows of a listing. `chosen` carries the id of the current record, or None.

    `edit(record_id, key, text or code)` is called for a cell edited in place and may refuse.
    """

    chosen = Signal(object)
    activated_record = Signal(int)
    counted = Signal(int)
    pasted = Signal(object)

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
        self.filters = FilterRow(self, context.theme, context.language, listing.columns)
        self._delegate = TableDelegate(self, context.language, self._save_cell)
        self._painter = TablePainter(context.theme, self.rows)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._keep = QTimer(self, singleShot=True, interval=500)
        self._asked = False
        self._nothing = ""
        self._own_widths: dict[int, int] = {}
        self._fitting = False
        self._columns_chosen = False
        self._spilled: set[int] = set()
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
        self._header.menu_asked.connect(self._open_column_menu)
        self._header.sectionMoved.connect(self._keep.start)
        self._header.sectionResized.connect(self._note_width)
        self._keep.timeout.connect(self.remember)
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
        column = max(self.currentIndex().column(), self._first_column())
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
        self._keep.start()
        self.ask()

    def _first_column(self) -> int:
        places = (self._header.logicalIndex(place) for place in range(self._header.count()))
        return next((place for place in places if not self.isColumnHidden(place)), 0)

    def layout_now(self) -> TableLayout:
        """Columns, sorting and filters as they are."""
        scale = self.context.theme.scale
        places = (self._header.logicalIndex(place) for place in range(self._header.count()))
        columns = tuple(
            (
                self.listing.columns[place].key,
                round(self._own_widths.get(place, 0) / scale),
                not self.isColumnHidden(place) or place in self._spilled,
            )
            for place in places
        )
        filters = self.filters.remembered()
        return TableLayout(columns, self._sort, filters, self._columns_chosen)

    def show_layout(self, layout: TableLayout) -> None:
        """Take on columns, sorting and filters; the rows are read if they were before."""
        places = {column.key: place for place, column in enumerate(self.listing.columns)}
        for visual, (key, width, shown) in enumerate(layout.columns):
            place = places[key]
            self._header.moveSection(self._header.visualIndex(place), visual)
            self.setColumnHidden(place, not shown)
            self._own_widths.pop(place, None)
            if width:
                self._own_widths[place] = self.context.theme.px(width)
        self._columns_chosen = layout.chosen
        self._spilled = set()
        self._sort = layout.sort
        self._header.show_sort(self._sort)
        self.filters.show(layout.filters)
        self.fit()
        self._keep.start()
        if self._asked:
            self.ask()

    def fit(self) -> None:
        """Give the columns their widths: what the user chose, the rest what fits the room."""
        self._fitting = True
        if not self._columns_chosen:
            self._spill()
        shown = [place for place in self.visual_order() if not self.isColumnHidden(place)]
        for place, width in column_widths(*self._room_for(shown)).items():
            self.setColumnWidth(place, width)
        self._fitting = False
        self._header.place_editors()

    def _spill(self) -> None:
        """Leave out the columns that find no room, as long as the user has not chosen any."""
        wanted = [
            place
            for place in self.visual_order()
            if place in self._spilled or not self.isColumnHidden(place)
        ]
        self._spilled = {*wanted} - going_in(*self._room_for(wanted))
        for place in wanted:
            self.setColumnHidden(place, place in self._spilled)

    def _room_for(
        self, places: list[int]
    ) -> tuple[dict[int, Column], dict[int, int], int, Theme, Language]:
        context = self.context
        columns = {place: self.listing.columns[place] for place in places}
        bar = self.verticalScrollBar().sizeHint().width()
        room = min(self.viewport().width(), self.width() - bar)  # the same with and without a bar
        return columns, self._own_widths, room, context.theme, context.language

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _note_width(self, place: int, before: int, width: int) -> None:
        del before
        if not self._fitting and width:
            self._own_widths[place] = width
            self._keep.start()

    def remember(self) -> None:
        """Keep columns and sorting in the settings."""
        table_layout.remember(self.context.settings, self.listing, self.layout_now())

    def _open_column_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        place = self._header.logicalIndexAt(at)
        if place >= 0:
            hide = menu.addAction(self.context.text(N_("Hide this column")))
            hide.setEnabled(self._header.count() - self._header.hiddenSectionCount() > 1)
            hide.triggered.connect(lambda: self.set_column_shown(place, False))
            menu.addSeparator()
        reset = menu.addAction(self.context.text(N_("Columns as at first")))
        reset.triggered.connect(lambda: self.show_layout(table_layout.declared(self.listing)))
        menu.exec(self._header.mapToGlobal(at))

    def set_column_shown(self, place: int, shown: bool) -> None:  # noqa: FBT001
        """Show or hide a column, from now on whatever room there is."""
        self._columns_chosen = True
        self._spilled = set()
        self.setColumnHidden(place, not shown)
        self.fit()
        self._keep.start()

    def move_column(self, place: int, visual: int) -> None:
        """Move a column to another place from the left."""
        self._header.moveSection(self._header.visualIndex(place), visual)

    def visual_order(self) -> list[int]:
        """The places of the columns as they stand from left to right, hidden ones too."""
        return [self._header.logicalIndex(place) for place in range(self._header.count())]

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and paste blocks; Enter goes into the record; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(cells_of(QGuiApplication.clipboard().text()))
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
        places = [
            place
            for place in self.visual_order()
            if part.left() <= place <= part.right() and not self.isColumnHidden(place)
        ]
        copied = block_of(self.rows, range(part.top(), part.bottom() + 1), places)
        QGuiApplication.clipboard().setMimeData(copied)

    def _save_cell(self, row: int, column: int, value: str) -> None:
        record_id = self.rows.record_id(row)
        if self._edit is not None and record_id is not None:
            key = self.listing.columns[column].key
            self.context.attempt(self._edit, record_id, key, value)
