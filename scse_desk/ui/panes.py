"""Panes side by side; one at a time, with words to turn between them, where they do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from scse_desk.ui.segments import Segments
from scse_desk.ui.theme import Theme

LEAST = 780
"""Below this width, as at 200 % on most screens, panes stand one at a time."""


class Panes(QSplitter):
    """Panes, named from the left by words in the window's language.

    `switch` is to be put where the page has room for it; it shows itself only while one pane
    stands alone. `turned` tells that another pane is shown, or that all are.
    """

    turned = Signal()

    def __init__(self, theme: Theme, words: Sequence[str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._away: set[int] = set()
        self._place = 0
        self.single = False
        """Whether one pane stands alone."""
        self.switch = Segments(theme, words, 0, self.show_pane)
        self.switch.hide()

    def show_pane(self, place: int) -> None:
        """Turn to a pane; nothing changes where all are to be seen."""
        self._place = place
        self._show()

    def shown_pane(self) -> int:
        """The pane that stands, or would stand, alone."""
        return self._place

    def put_away(self, place: int, away: bool) -> None:  # noqa: FBT001
        """Hide a pane whether or not there is room for it, or give it back."""
        if away:
            self._away.add(place)
        else:
            self._away.discard(place)
        self._show()

    def is_away(self, place: int) -> bool:
        """Whether a pane has been put away."""
        return place in self._away

    def fit(self, width: int) -> None:
        """Show what a page of `width` pixels has room for; to be called when it is resized."""
        single = 0 < width < self._theme.px(LEAST)
        if single != self.single:
            self.single = single
            self._show()

    def _show(self) -> None:
        here = [place for place in range(self.count()) if place not in self._away]
        if self._place not in here and here:
            self._place = here[0]
        for place in range(self.count()):
            wanted = place == self._place if self.single else place in here
            self._pane(place).setVisible(wanted)
        self.switch.setVisible(self.single and len(here) > 1)
        self.switch.show_chosen(self._place)
        self.turned.emit()

    def _pane(self, place: int) -> QWidget:
        found = self.widget(place)
        if found is None:
            raise IndexError(place)
        return found
