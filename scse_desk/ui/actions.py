"""Actions as data: shortcuts, menus and the search box are made from one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from scse_desk.language import Language
from scse_desk.ui.icons import icon
from scse_desk.ui.overlay import Overlay
from scse_desk.ui.theme import Theme


@dataclass(frozen=True)
class Action:
    """One thing the user can do. `title` is marked; `menu` groups it; shortcuts as Qt writes."""

    key: str
    title: str
    run: Callable[[], object]
    icon: str = "command"
    shortcuts: tuple[str, ...] = ()
    menu: str = ""
    enabled: Callable[[], bool] | None = None

    def possible(self) -> bool:
        """Whether it can be done now."""
        return self.enabled is None or self.enabled()


def keys_of(action: Action) -> str:
    """The first shortcut as the user's platform writes it ("Ctrl+K", "⌘K"), or nothing."""
    if not action.shortcuts:
        return ""
    return QKeySequence(action.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)


def install(widget: QWidget, actions: Sequence[Action], language: Language) -> None:
    """Make the shortcuts of `actions` work anywhere in the window of `widget`."""
    for action in actions:
        if action.shortcuts:
            made = QAction(language.text(action.title), widget)
            made.setShortcuts([QKeySequence(keys) for keys in action.shortcuts])
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            made.triggered.connect(_resting(widget, action))
            widget.addAction(made)


def _resting(widget: QWidget, action: Action) -> Callable[[], None]:
    """Run an action, but not behind a panel that is open over the window."""
    run = _runner(action)

    def go() -> None:
        if not any(each.isVisible() for each in widget.window().findChildren(Overlay)):
            run()

    return go


def fill_menu(menu: QMenu, actions: Sequence[Action], language: Language, theme: Theme) -> None:
    """Put `actions` into a menu, a line between groups."""
    group = None
    for action in actions:
        if group is not None and action.menu != group:
            menu.addSeparator()
        group = action.menu
        entry = menu.addAction(icon(theme, action.icon), language.text(action.title))
        entry.setEnabled(action.possible())
        if action.shortcuts:
            entry.setShortcut(QKeySequence(action.shortcuts[0]))
            entry.setShortcutVisibleInContextMenu(True)
        entry.triggered.connect(_runner(action))


def _runner(action: Action) -> Callable[[], None]:
    def run() -> None:
        if action.possible():
            action.run()

    return run
