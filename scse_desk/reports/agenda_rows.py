"""A calendar as it is shown on paper, for the preview: its events by time."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from scse_desk.language import Language
from scse_desk.reports.blocks import rows
from scse_desk.reports.report import Calendar, Column, Stack, Table
from scse_desk.reports.rows import Row


@rows.register
def _calendar(block: Calendar, language: Language, room: float) -> Iterator[Row]:
    words = block.language or language
    zone = ZoneInfo(block.zone)
    table = Table(
        title=block.title,
        columns=[
            Column(words.text("Time"), width=0.26),
            Column(words.text("Meeting"), width=0.4),
            Column(words.text("Place"), width=0.34),
        ],
        rows=[
            (
                Stack(
                    words.date(event.starts_at.astimezone(zone).date()),
                    f"{words.time(event.starts_at.astimezone(zone))}–"
                    f"{words.time(event.ends_at.astimezone(zone))}",
                ),
                event.title,
                event.place,
            )
            for event in block.events
        ],
        empty=words.text("No meetings yet."),
    )
    yield from rows(table, words, room)
