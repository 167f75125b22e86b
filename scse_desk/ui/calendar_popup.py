"""A calendar to choose a day from, under the line of a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget

from scse_desk.language import N_
from scse_desk.ui.checklist import Popup
from scse_desk.ui.context import Context
from scse_desk.ui.editors import Line
from scse_desk.ui.widgets import column


def add_calendar(
    line: Line,
    context: Context,
    day: Callable[[], dt.date | None],
    choose: Callable[[dt.date], None],
) -> None:
    """Put a calendar's button into a line; it opens at `day()` and calls `choose`."""
    tip = context.text(N_("Choose a day"))
    line.add_button(context.theme, "editions", tip, lambda: _open(line, context, day(), choose))


def _open(
    line: Line, context: Context, day: dt.date | None, choose: Callable[[dt.date], None]
) -> None:
    popup = Popup(line)
    calendar = QCalendarWidget()
    calendar.setLocale(QLocale(context.language.code))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    titles = QTextCharFormat()
    titles.setForeground(context.theme.colour("secondary"))
    titles.setBackground(context.theme.colour("card"))
    calendar.setHeaderTextFormat(titles)
    weekend = QTextCharFormat()
    weekend.setForeground(context.theme.colour("secondary"))
    for name in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(name, weekend)
    if day is not None:
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def take(chosen: QDate) -> None:
        popup.close()
        choose(dt.date(chosen.year(), chosen.month(), chosen.day()))

    calendar.clicked.connect(take)
    calendar.activated.connect(take)
    pad = context.theme.px(6)
    popup.setLayout(column(calendar, margins=(pad, pad, pad, pad)))
    popup.setFixedSize(context.theme.px(330), context.theme.px(264))
    popup.open_under(line)
    calendar.setFocus()
