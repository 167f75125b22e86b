"""The days of an exhibitor or a delegation at a glance: hours on top, all in words below."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from scse_desk.domain import days
from scse_desk.domain.days import Entry
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.meetings import STATUS_TONES, STATUSES
from scse_desk.domain.programme import KIND_TONES, KINDS
from scse_desk.domain.texts import text_in
from scse_desk.domain.wishes import Who
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.day_strip import Block
from scse_desk.ui.delegations.plan import Plan
from scse_desk.ui.delegations.shown import Day
from scse_desk.ui.matchmaking.held import place_name
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Line, Related, RelatedTab, related_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Meeting, Participant, ProgrammeItem


Hours = Callable[["Session", Context, int], Sequence[Day]]
"""Reads the days of a record as they are drawn."""


def days_tab(kind: str) -> Tab:
    """The tab of an `exhibitor` or a `delegation`; the ids of its lines are their places."""

    def lines(session: Session, context: Context, record_id: int) -> list[Line]:
        found = days.of(session, (kind, record_id), context.language)
        heads = _heads(context, found)
        return [
            _line(context, kind, record_id, entry, place, heads[entry.day])
            for place, entry in enumerate(found)
        ]

    related = Related(
        lines,
        Empty(
            N_("Nothing planned"),
            N_("Meetings, programme items and absences show here, day by day."),
            icon="programme",
        ),
    )
    if kind == "delegation":  # whose hours stand over its tabs
        return related_tab("days", N_("Days"), related)

    def hours(session: Session, context: Context, record_id: int) -> list[Day]:
        who = (kind, record_id)
        return _days(context, who, days.of(session, who, context.language))

    return Tab("days", N_("Days"), lambda context: DaysTab(context, hours, related))


class DaysTab(RelatedTab):
    """The hours of one day, to be chosen, over the lines of all."""

    def __init__(self, context: Context, hours: Hours, related: Related) -> None:
        super().__init__(context, related)
        self._hours, self._shown_for = hours, 0
        self.plan = Plan(context)
        self._body.insertWidget(0, self.plan)

    def show_record(self, record_id: int) -> None:
        """Show the days of a record as they are now."""
        super().show_record(record_id)
        with self._context.store.read() as session:
            shown = self._hours(session, self._context, record_id)
        self.plan.show_days(shown, other=record_id != self._shown_for)
        self._shown_for = record_id


def _days(context: Context, who: Who, found: Sequence[Entry]) -> list[Day]:
    """The entries of each day as blocks, what has no time in words."""
    by_day: dict[date | None, list[Entry]] = defaultdict(list)
    for entry in found:
        by_day[entry.day].append(entry)
    return [
        Day(
            day,
            tuple(_block(context, who, entry) for entry in held if entry.starts_at),
            tuple(_name(context, who, entry) for entry in held if not entry.starts_at),
        )
        for day, held in by_day.items()
    ]


def _name(context: Context, who: Who, entry: Entry) -> str:
    if entry.meeting is not None:
        return participant_name(_other(entry.meeting, who), context.language)
    if entry.item is not None:
        return context.language.name_of(entry.item)
    return entry.reason or context.text(N_("not available"))


def _other(meeting: Meeting, who: Who) -> Participant:
    ours = getattr(meeting.request.first, f"{who[0]}_id") == who[1]
    return meeting.request.second if ours else meeting.request.first


def _block(context: Context, who: Who, entry: Entry) -> Block:
    assert entry.starts_at is not None  # noqa: S101 - asked of timed ones only
    starts = entry.starts_at.hour * 60 + entry.starts_at.minute
    ends = entry.ends_at.hour * 60 + entry.ends_at.minute if entry.ends_at else starts + 30
    moments = [moment for moment in (entry.starts_at, entry.ends_at) if moment]
    where, tone = "", "amber"
    key = who
    if entry.meeting is not None:
        table = entry.meeting.table
        where, tone = place_name(context, table) if table else "", "accent"
        key = ("request", entry.meeting.request_id)
    elif entry.item is not None:
        where = text_in(entry.item, "place", context.language)
        tone = KIND_TONES.get(entry.item.kind, "neutral")
        key = ("programme_item", entry.item.id)
    name = _name(context, who, entry)
    times = "–".join(context.language.time(moment) for moment in moments)
    return Block(
        key,
        name,
        where,
        starts,
        ends if ends > starts else 24 * 60,
        tone,
        context.text(N_("Clash")) if entry.clash else "",
        tip="\n".join(filter(None, (times, name, where))),
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
    name = participant_name(_other(meeting, (kind, record_id)), language)
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
