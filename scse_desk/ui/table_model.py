"""The rows of a listing for Qt: how many there are, and a page of them at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from scse_desk.domain.queries import Column, Query
from scse_desk.language import Language
from scse_desk.ui.cells import EMPTY, Cell, cell

if TYPE_CHECKING:
    from scse_desk.domain.listing import Listing
    from scse_desk.store import Store

Index = QModelIndex | QPersistentModelIndex
Row = tuple[int, tuple[object, ...]]
PAGE = 48
"""Rows of a page: what is seen at once and a little more, so that a frame waits for no more."""
PAGES_KEPT = 128
REPEATED = frozenset({"number", "code", "country", "boolean", "date", "datetime"})
KNOWN = 4096
ROOT = QModelIndex()


class _Page:
    """Rows that were read together, and what has been made of their cells."""

    def __init__(self, rows: list[Row], columns: int) -> None:
        self.rows = rows
        self.cells: list[list[Cell | None]] = [[None] * columns for _ in rows]


class TableModel(QAbstractTableModel):
    """A listing under a query. Pages are read when a row of theirs is first looked at."""

    def __init__(self, store: Store, listing: Listing, language: Language, query: Query) -> None:
        super().__init__()
        self.store = store
        self.listing = listing
        self.language = language
        self.query = query
        self._count = 0
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._known: list[dict[object, Cell] | None] = [
            {} if column.kind in REPEATED else None for column in listing.columns
        ]
        self._editable = frozenset(
            place for place, column in enumerate(listing.columns) if column.editable
        )

    def ask(self, query: Query) -> None:
        """Show the rows of `query` as they are in the store now."""
        with self.store.read() as session:
            count = self.listing.count(session, query)
        self.beginResetModel()
        self.query = query
        self._count = count
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> bool:
        """Read again what the store holds now; True if the number of rows changed (a reset)."""
        with self.store.read() as session:
            count = self.listing.count(session, self.query)
        if count != self._count:
            self.beginResetModel()
            self._count = count
            self._pages.clear()
            self.endResetModel()
            return True
        self._pages.clear()
        if count:
            last = self.index(count - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        return False

    def column(self, place: int) -> Column:
        """The column at a place."""
        return self.listing.columns[place]

    def row(self, place: int) -> Row | None:
        """Id and values of the row at a place; None where the store has fewer rows by now."""
        number, within = divmod(place, PAGE)
        page = self._pages.get(number) or self._read(number)
        return page.rows[within] if within < len(page.rows) else None

    def _read(self, number: int) -> _Page:
        with self.store.read() as session:
            rows = self.listing.page(session, self.query, number * PAGE, PAGE)
        page = self._pages[number] = _Page(rows, len(self.listing.columns))
        if len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def record_id(self, place: int) -> int | None:
        """The id of the row at a place."""
        row = self.row(place) if 0 <= place < self._count else None
        return row[0] if row else None

    def position(self, record_id: int) -> int | None:
        """Where a record stands under this query; None if it is not among its rows."""
        with self.store.read() as session:
            return self.listing.position(session, self.query, record_id)

    def value(self, place: int, column: int) -> object:
        """The value of a cell."""
        row = self.row(place)
        return row[1][column] if row else None

    def cell(self, place: int, column: int) -> Cell:
        """A cell as it is painted."""
        return next(iter(self.line(place, (column,))), EMPTY)

    def line(self, place: int, columns: Iterable[int]) -> list[Cell]:
        """Some cells of a row as they are painted; none where the store has fewer rows by now."""
        number, within = divmod(place, PAGE)
        page = self._pages.get(number) or self._read(number)
        if within >= len(page.rows):
            return []
        cells, values = page.cells[within], page.rows[within][1]
        line = []
        for column in columns:
            made = cells[column]
            if made is None:
                made = cells[column] = self._made(column, values[column])
            line.append(made)
        return line

    def _made(self, column: int, value: object) -> Cell:
        """A value in words; where the same values come again and again, so do their words."""
        known = self._known[column]
        if known is None or isinstance(value, Decimal):  # 1.0 equals 1 and is written otherwise
            return cell(self.column(column), value, self.language)
        made = known.get(value)
        if made is None:
            if len(known) >= KNOWN:
                known.clear()
            made = known[value] = cell(self.column(column), value, self.language)
        return made

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.listing.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for screen readers and tips; painting asks `cell`."""
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.EditRole:
            return self.value(index.row(), index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Titles of columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.language.text(self.column(section).title)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Which cells can be edited in place."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in self._editable and not self.store.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags
