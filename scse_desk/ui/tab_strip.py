"""The tabs of a record: words side by side that go on to a second line, never cut.

Where there is no height for a second line, those that find no room stand in a menu at the end.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QMenu, QPushButton

from scse_desk.ui.flow import Flow
from scse_desk.ui.icons import icon
from scse_desk.ui.theme import Theme


class TabStrip(Flow):
    """Tabs, one of them current; `currentChanged` carries its place. Left and right turn."""

    currentChanged = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.px(2))
        self._gap = theme.px(2)
        self._folded = False
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._toggled)
        self._more = QPushButton(parent=self)
        self._more.setProperty("kind", "tab")
        self._more.setIcon(icon(theme, "more"))
        self._more.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.clicked.connect(self._open_more)
        self._more.hide()

    def addTab(self, text: str) -> None:
        """Put a tab at the end; the first is current."""
        made = QPushButton(text.replace("&", "&&"))
        made.setProperty("kind", "tab")
        made.setCheckable(True)
        made.setAccessibleName(text)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        self._group.addButton(made, self.count())
        self.take_out(self._more)
        self.add(made)
        self.add(self._more)
        if self.count() == 1:
            made.setChecked(True)
        self._fold()

    def count(self) -> int:
        """How many tabs there are."""
        return len(self._group.buttons())

    def reset(self) -> None:
        """Take all tabs away."""
        for made in self._group.buttons():
            self._group.removeButton(made)
        self.take_out(self._more)
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
            self._fold()
            self.currentChanged.emit(place)

    # Where there is room for one line only

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001
        """Keep to one line; the tabs without room on it stand in a menu."""
        if folded != self._folded:
            self._folded = folded
            self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other tabs find room."""
        super().resizeEvent(event)
        self._fold()

    def hidden_tabs(self) -> list[str]:
        """The words of the tabs that stand in the menu."""
        return [made.accessibleName() for made in self._group.buttons() if made.isHidden()]

    def _fold(self) -> None:
        tabs = self._group.buttons()
        kept = self._fitting(tabs) if self._folded and self.width() > 0 else tabs
        for made in tabs:
            made.setVisible(made in kept)
        hidden = self.hidden_tabs()
        self._more.setVisible(bool(hidden))
        self._more.setToolTip(", ".join(hidden))
        self._more.setAccessibleName(", ".join(hidden))
        self.updateGeometry()

    def _fitting(self, tabs: list[QAbstractButton]) -> list[QAbstractButton]:
        """The tabs one line holds: all of them, or as many as leave room for the menu."""
        widths = {made: made.sizeHint().width() + self._gap for made in tabs}
        if sum(widths.values()) <= self.width():
            return tabs
        current = tabs[max(self.currentIndex(), 0)]
        room = self.width() - self._more.sizeHint().width() - widths[current]
        kept = [current]
        for made in tabs:
            if made is not current and widths[made] <= room:
                kept.append(made)
                room -= widths[made]
            elif made is not current:
                break
        return kept

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for made in self._group.buttons():
            if made.isHidden():
                menu.addAction(made.text()).triggered.connect(made.click)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

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
