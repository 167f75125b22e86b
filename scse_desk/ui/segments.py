"""A segmented control: one of a few views of a page, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import row

PADDING = 11
"""To the left and right of a word, its border included, as in the style sheet."""


def _width(theme: Theme, made: QPushButton, word: str) -> int:
    """Room for a word when it is chosen and so set bold."""
    bold = made.font()
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold).horizontalAdvance(word) + 2 * theme.px(PADDING) + 2


class Segments(QFrame):
    """Words side by side, one of them chosen; `choose(place)` is called with another."""

    def __init__(
        self, theme: Theme, words: Sequence[str], chosen: int, choose: Callable[[int], object]
    ) -> None:
        super().__init__()
        self.setObjectName("segments")
        self._group = QButtonGroup(self)
        line = row(spacing=theme.px(2), margins=(theme.px(2),) * 4)
        for place, word in enumerate(words):
            made = QPushButton(word.replace("&", "&&"))
            made.setProperty("kind", "segment")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            made.setChecked(place == chosen)
            made.setAccessibleName(word)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.ensurePolished()
            made.setMinimumWidth(_width(theme, made, word))
            self._group.addButton(made, place)
            line.addWidget(made)
        self.setLayout(line)
        self._chosen = chosen
        self._choose = choose
        self._group.idClicked.connect(self._clicked)

    def _clicked(self, place: int) -> None:
        kept = self._group.button(self._chosen)
        if place != self._chosen:
            kept.setChecked(True)
            self._choose(place)

    def show_chosen(self, place: int) -> None:
        """Another one has been chosen."""
        self._chosen = place
        self.button(place).setChecked(True)

    def button(self, place: int) -> QPushButton:
        """The button at a place."""
        found = self._group.button(place)
        if not isinstance(found, QPushButton):
            raise IndexError(place)
        return found
