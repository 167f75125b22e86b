"""The days of an exhibitor or a delegation at a glance: meetings and programme, as a tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from scse_desk.domain import days
from scse_desk.domain.days import Entry
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.meetings import STATUS_TONES, STATUSES
from scse_desk.domain.programme import KIND_TONES, KINDS
from scse_desk.domain.texts import text_in
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking.held import place_name
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Line, Related, related_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Meeting, ProgrammeItem


def days_tab(kind: str) -> Tab:
    """The tab of an `exhibitor` or a `delegation`; the ids of its lines are their places."""

    def lines(session: Session, context: Context, record_id: int) -> list[Line]:
        found = days.of(session, (kind, record_id), context.language)
        heads = _heads(context, found)
        return [
            _line(context, kind, record_id, entry, place, heads[entry.day])
            for place, entry in enumerate(found)
        ]

    return related_tab(
        "days",
        N_("Days"),
        Related(
            lines,
            Empty(
                N_("Nothing planned"),
                N_("Meetings, programme items and absences show here, day by day."),
                icon="programme",
            ),
        ),
    )


def _heads(context: Context, found: Sequence[Entry]) -> dict[date | None, str]:
    """What stands over each day: the day, and how many meetings and items there are."""
    language = context.language
    meetings = Counter(entry.day for entry in found if entry.meeting)
    items = Counter(entry.day for entry in found if entry.item)
    made: dict[date | None, str] = {}
    for day in dict.fromkeys(entry.day for entry in found):
        parts = [language.date(day, "long") if day else context.text(N_("No date yet"))]
        if meetings[day]:
            number = meetings[day]
            parts.append(language.plural(N_("{number} meeting"), N_("{number} meetings"), number))
        if items[day]:
            number = items[day]
            said = language.plural(
                N_("{number} programme item"), N_("{number} programme items"), number
            )
            parts.append(said)
        made[day] = " · ".join(parts)
    return made


def _line(context: Context, kind: str, record_id: int, entry: Entry, place: int, head: str) -> Line:
    moments = filter(None, (entry.starts_at, entry.ends_at))
    time = "\n".join(context.language.time(moment) for moment in moments)
    bare = Line(place, "", group=head, aside=time, fixed=True)
    clash = ((context.text(N_("Clash")), "red"),) if entry.clash else ()
    if entry.meeting is not None:
        return _meeting(context, kind, record_id, entry.meeting, bare, clash)
    if entry.item is not None:
        return _item(context, entry, entry.item, bare, clash)
    return Line(
        place,
        entry.reason or context.text(N_("not available")),
        "",
        ((context.text(N_("Away")), "amber"),),
        None,
        head,
        time,
        fixed=True,
    )


Chips = tuple[tuple[str, str], ...]


def _meeting(
    context: Context, kind: str, record_id: int, meeting: Meeting, bare: Line, clash: Chips
) -> Line:
    request, language = meeting.request, context.language
    ours = getattr(request.first, f"{kind}_id") == record_id
    name = participant_name(request.second if ours else request.first, language)
    table, voice = meeting.table, meeting.interpreter
    label = place_name(context, table) if table else ""
    speaks = (
        context.text(N_("Interpreter: {name}"), name=language.name_of(voice.person))
        if voice
        else ""
    )
    status = (context.text(STATUSES[meeting.status]), STATUS_TONES[meeting.status])
    return Line(
        bare.id,
        context.text(N_("Meeting with {name}"), name=name),
        " · ".join(filter(None, (label, table.hall if table else "", speaks))),
        (*clash, status),
        ("request", request.id),
        bare.group,
        bare.aside,
        fixed=True,
    )


def _item(context: Context, entry: Entry, item: ProgrammeItem, bare: Line, clash: Chips) -> Line:
    language = context.language
    venue = language.name_of(item.venue) if item.venue else ""
    who = language.name_of(entry.person) if entry.person else ""
    said = language.say(entry.clash) if entry.clash else ""
    return Line(
        bare.id,
        language.name_of(item),
        " · ".join(filter(None, (who, text_in(item, "place", language), venue, said))),
        (*clash, (context.text(KINDS[item.kind]), KIND_TONES.get(item.kind, "neutral"))),
        ("programme_item", item.id),
        bare.group,
        bare.aside,
        fixed=True,
    )
