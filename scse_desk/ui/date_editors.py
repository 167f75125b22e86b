"""What one types days and times into."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QWidget

from scse_desk.language import N_
from scse_desk.ui.calendar_popup import add_calendar
from scse_desk.ui.editors import Line, TextEditor
from scse_desk.ui.typed import date_from, datetime_from, time_from


class TimeEditor(TextEditor):
    """A time of day."""

    complaint = N_("“{text}” is not a time. Write it as 09:30.")

    def words(self, value: Any) -> str:
        """24 hours."""
        return self.context.language.time(value) if isinstance(value, dt.time) else str(value)

    def read(self, text: str) -> object:
        """A time."""
        return time_from(text)


class DateEditor(TextEditor):
    """A day, typed or chosen from a calendar."""

    complaint = N_("“{text}” is not a date. Write it as 18/3/2026 or 2026-03-18.")

    def make(self) -> QWidget:
        """A line with a calendar behind its last character."""
        line = super().make()
        if isinstance(line, Line) and not self.field.read_only:
            add_calendar(line, self.context, self._day, self._choose)
        return line

    def _day(self) -> dt.date | None:
        try:
            return date_from(self.widget.text(), self.context.language)
        except ValueError:
            return None

    def _choose(self, day: dt.date) -> None:
        self.widget.setText(self.words(day))
        self.left.emit()

    def words(self, value: Any) -> str:
        """The day in the language's short form."""
        if isinstance(value, dt.date):
            return self.context.language.date(value, "short")
        return str(value)

    def read(self, text: str) -> object:
        """A date."""
        return date_from(text, self.context.language)


class DateTimeEditor(DateEditor):
    """A day and a time of day."""

    complaint = N_("“{text}” is not a day and time. Write it as 2026-03-18 09:30.")

    def _choose(self, day: dt.date) -> None:
        _, _, time = self.widget.text().rpartition(" ")
        self.widget.setText(f"{DateEditor.words(self, day)} {time or '09:00'}")
        self.left.emit()

    def _day(self) -> dt.date | None:
        try:
            return datetime_from(self.widget.text(), self.context.language).date()
        except ValueError:
            return None

    def words(self, value: Any) -> str:
        """Day and time; a moment with a zone in the computer's."""
        if not isinstance(value, dt.datetime):
            return str(value)
        local = value.astimezone() if value.tzinfo else value
        return f"{super().words(local.date())} {local:%H:%M}"

    def read(self, text: str) -> object:
        """A naive datetime."""
        return datetime_from(text, self.context.language)
