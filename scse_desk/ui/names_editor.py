"""A name in the four languages, and below it the spelling as it came in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from scse_desk.language import LANGUAGES, N_, OWN_NAMES
from scse_desk.ui.editors import Editor, Line, names_without_raw
from scse_desk.ui.elided import Elided
from scse_desk.ui.widgets import label


class NamesEditor(Editor):
    """Four lines, one per language; an empty one says which name stands in for it."""

    def make(self) -> QWidget:
        """Two lines beside two."""
        theme = self.context.theme
        self._shown: dict[str, str] = {}
        self._lines: dict[str, Line] = {}
        self._raw = label(role="secondary", wrap=True)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        for place, code in enumerate(LANGUAGES):
            line = Line()
            line.setReadOnly(self.field.read_only)
            line.editingFinished.connect(self.left)
            self._lines[code] = line
            words = self.context.text(
                N_("{label} ({language})"),
                label=self.context.text(self.field.label),
                language=OWN_NAMES[code],
            )
            line.setAccessibleName(words)
            row, column = divmod(place, 2)
            title = Elided(words, "label", short=OWN_NAMES[code])
            title.setBuddy(line)
            grid.addWidget(title, 3 * row, column)
            grid.addWidget(line, 3 * row + 1, column)
            grid.setRowMinimumHeight(3 * row + 2, theme.px(4))
        grid.addWidget(self._raw, 5, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        made = QWidget()
        made.setLayout(grid)
        return made

    def take(self, value: Any) -> None:
        """Show the names."""
        names: Mapping[str, str] = value or {}
        self._shown = names_without_raw(names)
        stand_in = names.get("en") or names.get("raw") or ""
        for code, line in self._lines.items():
            line.show_text(names.get(code, ""))
            line.setPlaceholderText(stand_in)
        raw = names.get("raw", "")
        said = self.context.text(N_("As it came in: {name}"), name=raw)
        self._raw.setText(said)
        self._raw.setVisible(bool(raw) and raw not in self._shown.values())

    def touched(self) -> bool:
        """Whether a name is another now."""
        return self.value() != self._shown

    def value(self) -> object:
        """Language code to name, without empty ones."""
        typed = {code: line.text().strip() for code, line in self._lines.items()}
        others = {code: name for code, name in self._shown.items() if code not in typed}
        return {code: name for code, name in typed.items() if name} | others

    def marked(self) -> QWidget:
        """The line the cursor is in, else the first."""
        focused = (line for line in self._lines.values() if line.hasFocus())
        return next(focused, self._lines["en"])
