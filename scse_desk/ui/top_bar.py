"""The bar at the top: edition, search box, undo and redo, language, and the menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy

from scse_desk.language import LANGUAGES, N_, OWN_NAMES, Language, Message
from scse_desk.ui.actions import Action, fill_menu
from scse_desk.ui.icons import icon, pixmap
from scse_desk.ui.navigation import NARROW, WIDTH
from scse_desk.ui.reads import EditionChoice
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import button, holder, label, row

HEIGHT = 52
UNDO_WIDTH = 190
EDITION_WIDTH = 190
TIGHT = 860
"""Below this width, undo is named in its tip only."""


@dataclass(frozen=True)
class Calls:
    """What the bar asks of the window."""

    choose_edition: Callable[[int], object]
    search: Callable[[], object]
    undo: Callable[[], object]
    redo: Callable[[], object]
    choose_language: Callable[[str], object]


class TopBar(QFrame):
    """The bar at the top of the window."""

    def __init__(
        self, theme: Theme, language: Language, calls: Calls, actions: Sequence[Action]
    ) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self._theme, self._language, self._calls = theme, language, calls
        self._actions = actions
        self.editions: list[EditionChoice] = []
        self._tight, self._undo_words = False, ""
        self.setFixedHeight(theme.px(HEIGHT))
        self._name = label("SCSE Desk", "brand")
        mark = label()
        size = theme.px(22)
        mark.setPixmap(pixmap("mark", theme.colours.accent, size))
        self._brand = holder(row(mark, self._name, None, spacing=theme.px(9)))
        self.edition = self._button("chevron-down", right=True)
        self.edition.setProperty("kind", "edition")
        self.edition.clicked.connect(self._open_editions)
        self.search = self._search_box()
        self.undo = self._button("undo")
        self.undo.clicked.connect(lambda: calls.undo())  # noqa: PLW0108 - without Qt's `checked`
        self.redo = self._button("redo")
        self.redo.clicked.connect(lambda: calls.redo())  # noqa: PLW0108 - without Qt's `checked`
        self.language = self._button("language")
        self.language.setAccessibleName(language.text(N_("Language")))
        self.language.clicked.connect(self._open_languages)
        words = language.text(N_("Menu"))
        self.menu = button(theme, words, self.open_menu, kind="icon", picture="menu")
        self.menu.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.set_narrow(False)
        self.show_turns(None, None)

    def _lay_out(self) -> None:
        theme = self._theme
        layout = row(
            self._brand,
            self.edition,
            None,
            self.search,
            None,
            self.undo,
            self.redo,
            self.language,
            self.menu,
            spacing=theme.px(8),
        )
        layout.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        layout.setStretchFactor(self.search, 100)
        self.setLayout(layout)

    def _button(self, picture: str, *, right: bool = False) -> QPushButton:
        made = button(self._theme, "", picture=picture)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if right:
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return made

    def _search_box(self) -> QPushButton:
        theme = self._theme
        made = button(
            theme,
            self._language.text(N_("Search records, pages and commands")),
            self._calls.search,
            kind="search",
            picture="search",
        )
        made.setIconSize(QSize(theme.px(16), theme.px(16)))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setMinimumWidth(theme.px(120))
        made.setMaximumWidth(theme.px(560))
        inner = row(None)
        self._search_key = label("Ctrl K", "key")
        inner.addWidget(self._search_key, 0, Qt.AlignmentFlag.AlignVCenter)
        inner.setContentsMargins(0, 0, theme.px(8), 0)
        made.setLayout(inner)
        return made

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001
        """Leave out words where the window is narrow."""
        theme = self._theme
        self._name.setVisible(not narrow)
        width = (NARROW if narrow else WIDTH) - 16 - 8 + (0 if narrow else 20)
        self._brand.setFixedWidth(theme.px(width))
        self.language.setText("" if narrow else f" {OWN_NAMES[self._language.code]}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name what undo takes back only where there is room."""
        super().resizeEvent(event)
        tight = event.size().width() < self._theme.px(TIGHT)
        if tight != self._tight:
            self._tight = tight
            self._name_undo()
        words = QFontMetrics(self.search.font()).horizontalAdvance(self.search.text())
        beside = self._search_key.sizeHint().width() + self._theme.px(60)
        self._search_key.setVisible(self.search.width() >= words + beside)

    def show_editions(self, editions: list[EditionChoice], current: int | None) -> None:
        """Show which edition is worked on."""
        self.editions = editions
        chosen = next((edition for edition in editions if edition.id == current), None)
        words = self._language.text(N_("No edition yet"))
        if chosen is not None:
            words = f"{chosen.title} · {chosen.note}" if chosen.note else chosen.title
        metrics = QFontMetrics(self._theme.font("strong"))
        room = self._theme.px(EDITION_WIDTH)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.edition.setText(shown.replace("&", "&&") + " ")
        self.edition.setToolTip(words if shown != words else "")
        self.edition.setEnabled(bool(editions))
        name = self._language.text(N_("Edition: {edition}"), edition=words)
        self.edition.setAccessibleName(name)

    def _open_editions(self) -> None:
        menu = QMenu(self)
        for edition in self.editions:
            words = f"{edition.title}   {edition.note}".rstrip()
            entry = menu.addAction(words.replace("&", "&&"))
            entry.triggered.connect(_caller(self._calls.choose_edition, edition.id))
        menu.popup(self.edition.mapToGlobal(self.edition.rect().bottomLeft()))

    def _open_languages(self) -> None:
        menu = QMenu(self)
        for code in LANGUAGES:
            entry = menu.addAction(OWN_NAMES[code])
            entry.setCheckable(True)
            entry.setChecked(code == self._language.code)
            entry.triggered.connect(_caller(self._calls.choose_language, code))
        menu.popup(self.language.mapToGlobal(self.language.rect().bottomLeft()))

    def open_menu(self) -> None:
        """Open the menu of everything the frame can do."""
        menu = QMenu(self)
        fill_menu(
            menu, [action for action in self._actions if action.menu], self._language, self._theme
        )
        at = self.menu.mapToGlobal(self.menu.rect().bottomRight())
        at.setX(at.x() - menu.sizeHint().width())
        menu.popup(at)

    def show_turns(self, undoable: Message | None, redoable: Message | None) -> None:
        """Name what undo would take back and redo make again."""
        self._show_turn(self.undo, undoable, N_("Undo"), N_("Undo: {change}"), "Ctrl+Z")
        self._show_turn(self.redo, redoable, N_("Redo"), N_("Redo: {change}"), "Ctrl+Y")
        self.redo.setText("")
        self._undo_words = self.undo.text()
        self._name_undo()

    def _name_undo(self) -> None:
        self.undo.setText("" if self._tight else self._undo_words)

    def _show_turn(
        self, made: QPushButton, message: Message | None, bare: str, named: str, keys: str
    ) -> None:
        words = self._language.text(bare)
        if message is not None:
            words = self._language.text(named, change=message)
        made.setEnabled(message is not None)
        made.setToolTip(f"{words} ({keys})")
        made.setAccessibleName(words)
        metrics = QFontMetrics(self._theme.font())
        room = self._theme.px(UNDO_WIDTH)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        made.setText(" " + shown.replace("&", "&&"))
        made.setIcon(icon(self._theme, "undo" if bare == "Undo" else "redo"))


def _caller(call: Callable[..., object], value: object) -> Callable[[], None]:
    def run() -> None:
        call(value)

    return run
