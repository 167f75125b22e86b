"""Two groups at the far ends of a line; below each other where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget


class Head(QWidget):
    """What stands at the left, such as a title, and at the right, such as its buttons."""

    def __init__(self, left: QHBoxLayout, right: QHBoxLayout, spacing: int) -> None:
        super().__init__()
        self._parts = (left, right)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        left.addStretch(1)
        self._box.addLayout(left, 1)
        self._box.addLayout(right)
        self.setLayout(self._box)

    def minimumSizeHint(self) -> QSize:
        """No wider than the wider group."""
        width = max(part.minimumSize().width() for part in self._parts)
        return QSize(width, self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where both find room."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Other words want other room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        wanted = sum(part.sizeHint().width() for part in self._parts) + self._box.spacing()
        directions = QBoxLayout.Direction
        beside = wanted <= self.width()
        turned = directions.LeftToRight if beside else directions.TopToBottom
        if turned is not self._box.direction():
            self._box.setDirection(turned)
