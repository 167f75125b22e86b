"""The meetings that are placed with an interpreter or at a table, as a tab of their record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.requests import PRIORITIES, PRIORITY_TONES
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Line, Related, related_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Meeting, MeetingTable


def meetings_tab(
    found: Callable[[Session, int], Sequence[Meeting]], empty: str, *, table: bool = True
) -> Tab:
    """The tab of the meetings that `found` gives by time; `table` says whether to tell where.

    `empty` is a marked sentence.
    """

    def lines(session: Session, context: Context, record_id: int) -> list[Line]:
        return [_line(context, meeting, table=table) for meeting in found(session, record_id)]

    return related_tab(
        "meetings", N_("Meetings"), Related(lines, Empty(N_("No meetings yet"), empty))
    )


def place_name(context: Context, table: MeetingTable) -> str:
    """What a place is called: a table by its number, any other by its name."""
    if table.kind == "table" and table.label.isdecimal():
        return context.text(N_("Table {number}"), number=table.label)
    return table.label


def _line(context: Context, meeting: Meeting, *, table: bool) -> Line:
    request, slot, language = meeting.request, meeting.slot, context.language
    sides = (request.first, request.second)
    names = " × ".join(participant_name(side, language) for side in sides)
    zone = ZoneInfo(request.round.edition.time_zone)
    starts = slot.starts_at.astimezone(zone) if slot else None
    where = ""
    if table and meeting.table:
        where = place_name(context, meeting.table)
    voice = meeting.interpreter
    speaks = "" if voice is None or table else language.name_of(voice.person)
    return Line(
        meeting.id,
        names,
        " · ".join(filter(None, (where, speaks, *language.spoken(request.language)))),
        ((context.text(PRIORITIES[request.priority]), PRIORITY_TONES[request.priority]),),
        ("request", request.id),
        language.date(starts.date(), "long") if starts else "",
        language.time(starts) if starts else "",
    )
