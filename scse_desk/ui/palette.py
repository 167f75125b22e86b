"""The search box of the window (Ctrl+K): records, pages and commands, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from scse_desk.language import N_, Language
from scse_desk.ui.actions import Action, keys_of
from scse_desk.ui.hits import HEADING, ICON, SUBTITLE, HitDelegate
from scse_desk.ui.overlay import Overlay
from scse_desk.ui.reads import Found
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import column, label, picture, row, rule

MOST_RECORDS = 12
MOST_COMMANDS = 8
ROW = 36
SHOWN = 11


@dataclass(frozen=True)
class Offer:
    """A line of the list: what it says and what it does."""

    title: str
    subtitle: str
    icon: str
    run: Callable[[], object]


class Palette(Overlay):
    """A line to type into and what it finds.

    `find(words)` gives the records, `open_found` goes to one; `pages` and `commands` are actions.
    Words that begin with ">" look for commands only.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        language: Language,
        *,
        find: Callable[[str], Sequence[Found]],
        open_found: Callable[[Found], object],
        pages: Sequence[Action],
        commands: Sequence[Action],
    ) -> None:
        super().__init__(parent, theme, 640, 90)
        self._language = language
        self._find, self._open_found = find, open_found
        self._pages, self._commands = pages, commands
        self._offers: dict[int, Offer] = {}
        self.line = QLineEdit()
        self.line.setProperty("kind", "palette")
        words = language.text(N_("Search records, pages and commands"))
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(HitDelegate(theme, ROW))
        self.list.setAccessibleName(language.text(N_("Results")))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._choose)
        self._foot = label(
            language.text(N_("↑ ↓ to choose · Enter to open · Esc to close")), "secondary"
        )
        self._lay_out()
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self._look("")

    def _lay_out(self) -> None:
        theme = self._theme
        head = row(picture(theme, "search", "secondary", 18), self.line, spacing=theme.px(8))
        head.setContentsMargins(theme.px(16), theme.px(4), theme.px(12), theme.px(4))
        foot = row(self._foot, None)
        foot.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(8))
        inner = row(self.list)
        inner.setContentsMargins(theme.px(6), theme.px(4), theme.px(6), theme.px(4))
        self.panel.setLayout(column(head, rule(), inner, rule(), foot, spacing=0))

    def open(self) -> None:
        """Show, the cursor in the line."""
        super().open()
        self.line.setFocus()

    def offers(self) -> list[Offer]:
        """What is offered, in the order of the list."""
        return list(self._offers.values())

    def _look(self, text: str) -> None:
        words = text.strip()
        self._model.clear()
        self._offers.clear()
        if words and not words.startswith(">"):
            found = [
                Offer(hit.title, hit.subtitle, hit.icon, _caller(self._open_found, hit))
                for hit in self._find(words)[:MOST_RECORDS]
            ]
            self._add(N_("Records found"), found)
        wanted = words.removeprefix(">").strip().casefold()
        if not words.startswith(">"):
            self._add(N_("Pages"), self._matching(self._pages, wanted))
        limit = MOST_COMMANDS if wanted else len(self._commands)
        self._add(N_("Commands"), self._matching(self._commands, wanted)[:limit])
        if not self._offers:
            item = QStandardItem(self._language.text(N_("Nothing found")))
            item.setData(True, HEADING)
            item.setEnabled(False)
            self._model.appendRow(item)
        self._fit()
        self._step(-1, 1)

    def _matching(self, actions: Sequence[Action], wanted: str) -> list[Offer]:
        return [
            Offer(self._language.text(action.title), keys_of(action), action.icon, action.run)
            for action in actions
            if action.possible() and wanted in self._language.text(action.title).casefold()
        ]

    def _add(self, heading: str, offers: Sequence[Offer]) -> None:
        if not offers:
            return
        title = QStandardItem(self._language.text(heading))
        title.setData(True, HEADING)
        title.setEnabled(False)
        self._model.appendRow(title)
        for offer in offers:
            item = QStandardItem(offer.title)
            item.setData(offer.subtitle, SUBTITLE)
            item.setData(offer.icon, ICON)
            self._offers[self._model.rowCount()] = offer
            self._model.appendRow(item)

    def _fit(self) -> None:
        rows = self._model.rowCount()
        headings = rows - len(self._offers)
        theme = self._theme
        height = theme.px(ROW) * len(self._offers) + theme.px(26) * headings + theme.px(4)
        self.list.setFixedHeight(min(height, theme.px(ROW * SHOWN)))
        if self.isVisible():
            self.place()

    def _step(self, row: int, by: int) -> None:
        while 0 <= (row := row + by) < self._model.rowCount():
            if row in self._offers:
                self.list.setCurrentIndex(self._model.index(row, 0))
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter go from the line to the list; what an input method takes does not."""
        if (
            watched is self.line
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        pages = {Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        key = Qt.Key(event.key())
        if key in steps:
            self._step(row, steps[key])
        elif key in pages:
            for _ in range(abs(pages[key])):
                self._step(self.list.currentIndex().row(), 1 if pages[key] > 0 else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.list.currentIndex())
        else:
            return False
        return True

    def _choose(self, index: QModelIndex) -> None:
        offer = self._offers.get(index.row())
        if offer is not None:
            self.leave()
            offer.run()


def _caller(call: Callable[[Found], object], found: Found) -> Callable[[], None]:
    def run() -> None:
        call(found)

    return run
