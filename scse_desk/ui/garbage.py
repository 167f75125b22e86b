"""Garbage is collected on the window's thread only.

Python collects wherever it happens to be, a task's thread too; a widget that was part of a cycle
would be destroyed there, and Qt does not survive that.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


def collect_if_due() -> None:
    """Collect the oldest generation of which enough has come together, as Python itself would."""
    due = [place for place, most in enumerate(gc.get_threshold()) if gc.get_count()[place] > most]
    if due:
        gc.collect(due[-1])


class Collector(QObject):
    """Looks once a second; it lives on the thread on which it was made."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_if_due)

    def start(self) -> None:
        """Begin once the window stands; what was made until now stays and is not looked at."""
        gc.freeze()
        self._timer.start()
