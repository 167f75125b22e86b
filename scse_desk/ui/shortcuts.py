"""The list of shortcuts (F1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from scse_desk.language import N_, Language
from scse_desk.ui.actions import Action, keys_of
from scse_desk.ui.overlay import Overlay
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import button, column, label, row

IN_TABLES = (
    (N_("Go into the record of the row"), "Enter"),
    (N_("Edit the cell"), "F2"),
    (N_("Copy the selected block"), "Ctrl+C"),
    (N_("Paste a block"), "Ctrl+V"),
    (N_("Sort by a further column"), N_("Shift+click")),
    (N_("Take back what is being typed"), "Esc"),
)


class Shortcuts(Overlay):
    """What can be done by keyboard, in two columns."""

    def __init__(
        self, parent: QWidget, theme: Theme, language: Language, actions: Sequence[Action]
    ) -> None:
        super().__init__(parent, theme, 760, 70)
        lines = [(language.text(a.title), keys_of(a)) for a in actions if a.shortcuts]
        lines += [(language.text(words), language.text(keys)) for words, keys in IN_TABLES]
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(9))
        half = (len(lines) + 1) // 2
        for place, (words, keys) in enumerate(lines):
            side, line = divmod(place, half)
            grid.addWidget(label(words, wrap=True), line, 3 * side)
            grid.addLayout(row(None, label(keys.replace("+", " + "), "key")), line, 3 * side + 1)
        grid.setColumnMinimumWidth(2, theme.px(28))
        for place in (0, 3):
            grid.setColumnStretch(place, 1)
        close = button(theme, language.text(N_("Close")), self.leave, kind="icon", picture="close")
        head = row(label(language.text(N_("Keyboard shortcuts")), "record"), None, close)
        inner = QWidget()
        inner.setLayout(grid)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setMinimumHeight(min(inner.sizeHint().height() + theme.px(8), theme.px(560)))
        pad = theme.px(20)
        margins = (pad, theme.px(14), theme.px(14), pad)
        self.panel.setLayout(column(head, area, spacing=theme.px(12), margins=margins))
        self._close = close

    def open(self) -> None:
        """Show, the cursor on its close button."""
        super().open()
        self._close.setFocus()
