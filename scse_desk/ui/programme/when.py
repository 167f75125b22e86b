"""When a programme item is: its time, or as much of the date as is known."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.language import N_
from scse_desk.ui.context import Context

if TYPE_CHECKING:
    from scse_desk.store.models import ProgrammeItem


def local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """A moment as the clock at the venue shows it, without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None


def span(context: Context, item: ProgrammeItem, zone: ZoneInfo) -> str:
    """From and to on the venue's clock; what is known instead where there is no time."""
    moments = [local(moment, zone) for moment in (item.starts_at, item.ends_at)]
    times = [context.language.time(moment) for moment in moments if moment]
    return "–".join(times) if times else known(context, item)


def known(context: Context, item: ProgrammeItem) -> str:
    """What is known of the date of an item without a time."""
    if item.day is None:
        return context.text(N_("No date yet"))
    return context.text(KNOWN.get(item.precision, N_("Time not known")))


def day_words(context: Context, item: ProgrammeItem) -> str:
    """The day of an item, or its month or year where no more is known."""
    if item.day is None:
        return context.text(N_("No date yet"))
    if item.precision == "year":
        return str(item.day.year)
    if item.precision == "month":
        return context.text(
            N_("{month}/{year}, day not known"), month=item.day.month, year=item.day.year
        )
    return context.language.date(item.day, "long")


KNOWN = {
    "half_day": N_("Half a day"),
    "day": N_("Time not known"),
    "month": N_("Day not known"),
    "year": N_("Month not known"),
}
