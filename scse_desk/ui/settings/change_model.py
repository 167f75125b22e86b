"""The journal as rows of a table, read as one scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from scse_desk.domain.changes import KINDS
from scse_desk.language import N_
from scse_desk.store import journal
from scse_desk.ui.context import Context

if TYPE_CHECKING:
    from scse_desk.store.journal import Change

PAGE = 200
TITLES = (N_("When"), N_("Who"), N_("Change"), N_("Records"), N_("State"))
RECORDS = 3
NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class ChangeModel(QAbstractTableModel):
    """Changes, the latest first, `page` of them at a time."""

    def __init__(self, context: Context, page: int = PAGE) -> None:
        super().__init__()
        self._context = context
        self.changes: list[Change] = []
        self._more = True
        self._page = page

    def read(self) -> None:
        """Read from the latest on."""
        self.beginResetModel()
        self.changes, self._more = [], True
        self._read_page()
        self.endResetModel()

    def _read_page(self) -> None:
        before = self.changes[-1].id if self.changes else None
        with self._context.store.read() as session:
            found = journal.changes(session, self._page, before)
        self.changes += found
        self._more = len(found) == self._page

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are older ones."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        """Read older ones."""
        del parent
        self.layoutAboutToBeChanged.emit()
        self._read_page()
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """As many as were read so far."""
        return 0 if parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """When, who, what, how much, and whether it stands."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._context.text(TITLES[section])
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; what was taken back is faint."""
        change = self.changes[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(change, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and not change.stands:
            return self._context.theme.colour("faint")
        return (
            self._alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None
        )

    def _alignment(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column == RECORDS else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)

    def _words(self, change: Change, column: int) -> str:
        language = self._context.language
        return (
            language.datetime(change.at.astimezone(), "short"),
            change.author,
            label(self._context, change),
            language.number(change.records),
            "" if change.stands else language.text(N_("taken back")),
        )[column]


def label(context: Context, change: Change) -> str:
    """What a change was called, in the window's language: "Undo: Add booth A101"."""
    said = context.language.say(change.label)
    if change.kind == "change":
        return said
    words = N_("{kind}: {change}")
    return context.text(words, kind=context.text(KINDS[change.kind]), change=said)
