"""Requests as they are dragged between the list and the board."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QDrag

MIME = "application/x-scse-request"


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
