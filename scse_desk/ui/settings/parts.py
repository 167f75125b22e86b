"""What the cards of Settings are made of: columns, and lines with a control at their right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QWidget

from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import Item, column, label, row

WIDEST = 1240
NARROW = 860


class TwoColumns(QScrollArea):
    """Cards in two columns that scroll together; in one where there is no room for two."""

    def __init__(self, theme: Theme, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        self._theme = theme
        gap = theme.px(14)
        first, second = column(*left, spacing=gap), column(*right, spacing=gap)
        self._sides = row(first, second, spacing=gap)
        self._sides.setAlignment(first, Qt.AlignmentFlag.AlignTop)
        self._sides.setAlignment(second, Qt.AlignmentFlag.AlignTop)
        self._sides.setStretch(0, 1)
        self._sides.setStretch(1, 1)
        inner = QWidget()
        inner.setLayout(column(self._sides, None))
        inner.setMaximumWidth(theme.px(WIDEST))
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below each other where it is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(NARROW)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)


def line(theme: Theme, title: str, text: str, *controls: Item) -> QHBoxLayout:
    """What can be set, what it means, and the control; in the window's language."""
    words = column(label(title, wrap=True), spacing=theme.px(1))
    if text:
        words.addWidget(label(text, "secondary", wrap=True))
    made = row(spacing=theme.px(12))
    made.addLayout(words, 1)
    for control in controls:
        if isinstance(control, QWidget):
            made.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    return made
