"""What the cards of Settings are made of: columns, and lines with a control at their right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import Item, column, label, row

WIDEST = 1240


def two_columns(theme: Theme, left: Sequence[QWidget], right: Sequence[QWidget]) -> QScrollArea:
    """Cards in two columns that scroll together, no wider than one reads with ease."""
    gap = theme.px(14)
    sides = row(column(*left, None, spacing=gap), column(*right, None, spacing=gap), spacing=gap)
    sides.setStretch(0, 1)
    sides.setStretch(1, 1)
    inner = QWidget()
    inner.setLayout(sides)
    inner.setMaximumWidth(theme.px(WIDEST))
    made = QScrollArea()
    made.setWidget(inner)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


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
