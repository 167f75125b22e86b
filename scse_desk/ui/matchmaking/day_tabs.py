"""The days of a round as tabs, and all of them as the last one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking.dragging import MIME
from scse_desk.ui.tab_strip import TabStrip

OPENS = 450
"""Milliseconds after which the day opens over which something is dragged."""


class DayTabs(TabStrip):
    """`turned` says that another day is chosen: `day`, None for all."""

    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._days: list[date | None] = []
        self.day: date | None = None
        self.currentChanged.connect(self._turn)
        self.setAcceptDrops(not context.store.read_only)
        self._over = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(OPENS)
        self._timer.timeout.connect(lambda: self.setCurrentIndex(self._over))

    def show_days(self, days: Sequence[date]) -> None:
        """Show the days of a round; the one that is chosen stays, else it is the first."""
        shown: list[date | None] = [*days, None] if len(days) > 1 else [*days]
        if shown == self._days:
            return
        first = not self._days
        self._days = shown
        if first or self.day not in shown:
            self.day = shown[0]
        chosen = shown.index(self.day)
        blocked = self.blockSignals(True)
        self.reset()
        for day in shown:
            self.addTab(self._words(day) if day else self._context.text(N_("All days")))
        self.setCurrentIndex(chosen)
        self.blockSignals(blocked)

    def choose(self, day: date | None) -> None:
        """Turn to a day, None for all; one that is not there is left alone."""
        if day in self._days:
            self.setCurrentIndex(self._days.index(day))

    def show_slot_of(self, day: date) -> None:
        """Turn to a day unless it can be seen already."""
        if self.day not in {None, day}:
            self.choose(day)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """What is dragged may be taken to another day."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The day under the mouse opens after a moment; nothing is put down on a tab."""
        over = self.childAt(event.position().toPoint())
        days = [self.tabText(place) for place in range(self.count())]
        name = over.accessibleName() if over is not None else ""
        if name in days and days.index(name) != self.currentIndex():
            self._over = days.index(name)
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()
        event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """No day opens."""
        del event
        self._timer.stop()

    def _words(self, day: date) -> str:
        from babel.dates import format_skeleton

        language = self._context.language
        skeleton = "EEEd" if language.code == "en" else "MEd"
        words = format_skeleton(skeleton, day, locale=language.locale)
        return words.replace("（週", "（")  # as Taiwan writes it where there is little room

    def _turn(self, place: int) -> None:
        self.day = self._days[place]
        self.turned.emit()
