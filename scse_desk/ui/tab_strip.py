"""The tabs of a record: words side by side that go on to a second line, never cut or hidden."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton

from scse_desk.ui.flow import Flow
from scse_desk.ui.theme import Theme


class TabStrip(Flow):
    """Tabs, one of them current; `currentChanged` carries its place. Left and right turn."""

    currentChanged = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.px(2))
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._toggled)

    def addTab(self, text: str) -> None:
        """Put a tab at the end; the first is current."""
        made = QPushButton(text.replace("&", "&&"))
        made.setProperty("kind", "tab")
        made.setCheckable(True)
        made.setAccessibleName(text)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        self._group.addButton(made, self.count())
        self.add(made)
        if self.count() == 1:
            made.setChecked(True)

    def count(self) -> int:
        """How many tabs there are."""
        return len(self._group.buttons())

    def reset(self) -> None:
        """Take all tabs away."""
        for made in self._group.buttons():
            self._group.removeButton(made)
        self.clear()

    def tabText(self, place: int) -> str:
        """The words of a tab."""
        return self._group.button(place).accessibleName()

    def currentIndex(self) -> int:
        """The place of the current tab."""
        return self._group.checkedId()

    def setCurrentIndex(self, place: int) -> None:
        """Turn to a tab; a place without one is left alone."""
        found = self._group.button(place)
        if isinstance(found, QPushButton):
            found.setChecked(True)

    def _toggled(self, place: int, checked: bool) -> None:  # noqa: FBT001
        if checked:
            self.currentChanged.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right turn to the neighbour."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = (self.currentIndex() + step) % self.count()
        self.setCurrentIndex(place)
        self._group.button(place).setFocus()
