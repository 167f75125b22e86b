"""Calendars as files: RFC 5545 with the definition of their zone, one file or a folder of them."""

import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.reports.files import written
from scse_desk.reports.report import Calendar, Event, Report, calendars
from scse_desk.task import Progress, silent

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//SCSE Desk//scse-desk//EN"
_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_NAME = 80


class OneOnly(Refused):
    """A calendar file is one participant's: those of several go into a folder."""


def write_ics(report: Report, path: Path, progress: Progress = silent) -> None:
    """Write the one calendar of a report as an .ics file. Refused where it has several or none."""
    found = calendars(report)
    if len(found) != 1:
        raise OneOnly(
            N_("A file .ics is one participant’s calendar: choose one, or write a .zip of all.")
        )
    progress(0, 1, found[0].title)
    with written(path) as file:
        file.write(as_bytes(found[0], report.printed_at))


def write_zip(report: Report, path: Path, progress: Progress = silent) -> None:
    """Write each calendar of a report as an .ics file of its own into a .zip."""
    found = calendars(report)
    taken: set[str] = set()
    when = report.printed_at.timetuple()[:6]
    with written(path) as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for count, calendar in enumerate(found):
            progress(count, len(found), calendar.title)
            entry = ZipInfo(_file_name(calendar, taken), when)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, as_bytes(calendar, report.printed_at))


def _file_name(calendar: Calendar, taken: set[str]) -> str:
    """A name that every system takes, unlike those before."""
    base = _NAME.sub(" ", calendar.file_name or calendar.title).strip(" .")
    name = base[:LONGEST_NAME].strip(" .") or "calendar"
    if len(base) > LONGEST_NAME and base.endswith(")"):
        number = base[base.rindex("(") :]
        name = f"{base[: LONGEST_NAME - len(number) - 1].strip()} {number}"
    taken.add(name.casefold())
    return f"{name}.ics"


def as_bytes(calendar: Calendar, printed_at: datetime) -> bytes:
    """A calendar as RFC 5545 has it: CRLF, lines folded at 75 octets, its zone defined."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", _method(calendar))
    made.add("name", calendar.title)
    made.add("x-wr-calname", calendar.title)
    made.add("x-wr-timezone", calendar.zone)
    if calendar.events:
        years = (
            min(event.starts_at for event in calendar.events).year - 1,
            max(event.ends_at for event in calendar.events).year + 2,
        )
        made.add_component(_zone(calendar.zone, *years))
    zone = ZoneInfo(calendar.zone)
    for event in calendar.events:
        made.add_component(_event(event, zone, printed_at, calendar))
    return bytes(made.to_ical())


def _method(calendar: Calendar) -> str:
    """RFC 5546: what takes nothing but meetings back is a cancellation, all else is published.

    A calendar has one method; among others, a cancelled meeting is told by its status, which
    Outlook, Google and Apple Calendar take for an end of the entry of the same name.
    """
    only = bool(calendar.events) and all(event.is_cancelled for event in calendar.events)
    return "CANCEL" if only else "PUBLISH"


@cache
def _zone(name: str, first_year: int, last_year: int) -> "icalendar.Timezone":
    """The zone's rules from the beginning of one year to that of another."""
    import icalendar

    made = icalendar.Timezone.from_tzinfo(
        ZoneInfo(name), name, date(first_year, 1, 1), date(last_year, 1, 1)
    )
    made.pop("COMMENT", None)  # the library's own, on the years
    return made


def _event(
    event: Event, zone: ZoneInfo, printed_at: datetime, calendar: Calendar
) -> "icalendar.Event":
    import icalendar

    made = icalendar.Event()
    made.add("uid", event.uid)
    made.add("dtstamp", printed_at.astimezone(UTC))
    made.add("sequence", event.sequence)
    if event.changed_at is not None:
        made.add("last-modified", event.changed_at.astimezone(UTC))
    made.add("dtstart", event.starts_at.astimezone(zone))
    made.add("dtend", event.ends_at.astimezone(zone))
    spoken = {}
    if calendar.language is not None:
        spoken = {"LANGUAGE": calendar.language.code.replace("_", "-")}
    made.add("summary", event.title, parameters=spoken)
    for name, value in (("location", event.place), ("description", event.description)):
        if value:
            made.add(name, value, parameters=spoken)
    if event.link:
        made.add("url", event.link)
    made.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if event.is_cancelled else "OPAQUE")
    return made
