"""The days of a round as tabs, and all of them as the last one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.tab_strip import TabStrip


class DayTabs(TabStrip):
    """`turned` says that another day is chosen: `day`, None for all."""

    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._days: list[date | None] = []
        self.day: date | None = None
        self.currentChanged.connect(self._turn)

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

    def _words(self, day: date) -> str:
        from babel.dates import format_skeleton

        language = self._context.language
        skeleton = "EEEd" if language.code == "en" else "MEd"
        words = format_skeleton(skeleton, day, locale=language.locale)
        return words.replace("（週", "（")  # as Taiwan writes it where there is little room

    def _turn(self, place: int) -> None:
        self.day = self._days[place]
        self.turned.emit()
