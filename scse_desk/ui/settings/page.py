"""The page of settings: the user's, the file's, and what happened to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtWidgets import QStackedWidget, QWidget

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.page import Page
from scse_desk.ui.segments import Segments
from scse_desk.ui.settings.about import About
from scse_desk.ui.settings.changes import Changes
from scse_desk.ui.settings.exports import Exports
from scse_desk.ui.settings.general import General
from scse_desk.ui.widgets import column, label, row

PARTS: Mapping[str, tuple[str, Callable[[Context], QWidget]]] = {
    "general": (N_("General"), General),
    "exports": (N_("Exports"), Exports),
    "changes": (N_("Changes"), Changes),
    "about": (N_("About"), About),
}
"""Key -> marked title, and what makes the part when it is first looked at."""


def build(context: Context) -> Page:
    """The page."""
    return SettingsPage(context)


class SettingsPage(Page):
    """One part at a time, side by side on top."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, text = context.theme, context.text
        self._parts: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        words = [text(title) for title, _ in PARTS.values()]
        self.segments = Segments(theme, words, 0, lambda place: self.show_part(list(PARTS)[place]))
        head = row(
            label(text(N_("Settings")), "page"),
            theme.px(12),
            self.segments,
            None,
            spacing=theme.px(8),
        )
        layout = column(head, self._stack, spacing=theme.px(14))
        layout.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(16))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.current = ""
        self.show_part("general")

    def part(self, key: str) -> QWidget:
        """A part, made when first asked for."""
        if key not in self._parts:
            made = PARTS[key][1](self.context)
            self._parts[key] = made
            self._stack.addWidget(made)
        return self._parts[key]

    def show_part(self, key: str) -> None:
        """Turn to a part."""
        self.current = key
        self._stack.setCurrentWidget(self.part(key))
        self.segments.show_chosen(list(PARTS).index(key))

    def state(self) -> object:
        """The part that is shown."""
        return self.current

    def restore(self, state: object) -> None:
        """Back to the part."""
        if isinstance(state, str) and state in PARTS:
            self.show_part(state)

    def views(self) -> Iterator[str]:
        """Each part."""
        for key in PARTS:
            self.show_part(key)
            yield key
