"""A card that is a button: a picture, a title and what it means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLayout

from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import column, label, picture, restyle, row


class ChoiceCard(QFrame):
    """Chosen with a click, Return or Space; `chosen` cards stay marked.

    `small` ones say what they mean only while they are chosen, so that many find room.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        picture_name: str,
        run: Callable[[], object],
        *,
        small: bool = False,
    ) -> None:
        super().__init__()
        self._run = run
        self.setProperty("card", "true")
        self.setProperty("choice", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._small = small
        self._more = label(text, "muted", wrap=True)
        self._more.setVisible(not small)
        words = column(label(title, "strong", wrap=True), self._more, spacing=4)
        self._words = words
        layout = row(spacing=theme.px(12))
        size = 18 if small else 24
        layout.addWidget(picture(theme, picture_name, "accent", size), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(words, None), 1)
        pad = theme.px(16)
        up = theme.px(6) if small else pad
        layout.setContentsMargins(pad, up, pad, up)
        self.setLayout(layout)

    def add(self, item: QLayout) -> None:
        """Put something more under the words."""
        self._words.addLayout(item)

    def mark(self, *, chosen: bool) -> None:
        """Show whether it is the one at hand."""
        restyle(self, chosen=str(chosen).lower())
        if self._small:
            self._more.setVisible(chosen)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if self.rect().contains(event.position().toPoint()):
            self._run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the keyboard."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._run()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        restyle(self, hovered="true")
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Rest again."""
        restyle(self, hovered="false")
        super().leaveEvent(event)
