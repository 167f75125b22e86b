"""Requests as they are dragged between the list and the board."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QPoint, QTimer
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractScrollArea

MIME = "application/x-scse-request"
EDGE, STEP, EVERY = 36, 26, 30
"""Pixels from an edge at which a board drifts, pixels of a step, milliseconds between steps."""


def data_of(wish_id: int) -> QMimeData:
    """A request as what is dragged."""
    data = QMimeData()
    data.setData(MIME, str(wish_id).encode())
    return data


def wish_in(data: QMimeData) -> int:
    """The id of the request that is dragged."""
    return int(bytes(data.data(MIME).data()))


def drag_of(source: QObject, wish_id: int) -> QDrag:
    """A drag of a request."""
    drag = QDrag(source)
    drag.setMimeData(data_of(wish_id))
    return drag


class Drift(QObject):
    """Scrolls an area while something is dragged near one of its edges."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._by = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._go)

    def follow(self, point: QPoint) -> None:
        """What is dragged is at a point of the viewport."""
        room = self._area.viewport().size()
        self._by = QPoint(_towards(point.x(), room.width()), _towards(point.y(), room.height()))
        if self._by.isNull():
            self.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Nothing is dragged there any more."""
        self._timer.stop()

    def _go(self) -> None:
        across, down = self._area.horizontalScrollBar(), self._area.verticalScrollBar()
        across.setValue(across.value() + self._by.x())
        down.setValue(down.value() + self._by.y())


def _towards(at: int, room: int) -> int:
    if at < EDGE:
        return -STEP
    return STEP if at > room - EDGE else 0
