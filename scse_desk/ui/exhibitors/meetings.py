"""Requests and meetings as lines: with whom, when and where, or that they wait for a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.domain import requests
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.meetings import STATUS_TONES, STATUSES
from scse_desk.domain.texts import lines_in
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking.held import place_name
from scse_desk.ui.related import Line

if TYPE_CHECKING:
    from scse_desk.store.models import Participant, Request


def request_lines(
    context: Context, found: Sequence[Request], ours: Callable[[Participant], bool]
) -> list[Line]:
    """Lines of requests; `ours` tells which of the two sides is the record's own."""
    return [_line(context, request, ours) for request in found]


def _line(context: Context, request: Request, ours: Callable[[Participant], bool]) -> Line:
    other = request.second if ours(request.first) else request.first
    meeting = request.meeting
    slot = meeting.slot if meeting else None
    zone = ZoneInfo(request.round.edition.time_zone)
    starts = slot.starts_at.astimezone(zone) if slot else None
    own = ours(request.requested_by)
    return Line(
        request.id,
        participant_name(other, context.language),
        " · ".join(
            filter(
                None,
                (
                    _place(context, request),
                    " · ".join(lines_in(request, "topics", context.language)),
                ),
            )
        ),
        (_priority(context, request), _chip(context, request, own=own)),
        ("request", request.id),
        context.language.date(starts.date(), "long") if starts else context.text(N_("Not placed")),
        context.language.time(starts) if starts else "",
    )


def _priority(context: Context, request: Request) -> tuple[str, str]:
    code = request.priority
    return context.text(requests.PRIORITIES[code]), requests.PRIORITY_TONES[code]


def _chip(context: Context, request: Request, *, own: bool) -> tuple[str, str]:
    meeting = request.meeting
    if meeting is not None:
        return context.text(STATUSES[meeting.status]), STATUS_TONES[meeting.status]
    status = context.text(requests.STATUSES[request.status])
    if request.is_mutual:
        side = context.text(N_("Mutual"))
    else:
        side = context.text(N_("Own wish") if own else N_("Counterpart"))
    return f"{side} · {status}", requests.STATUS_TONES[request.status]


def _place(context: Context, request: Request) -> str:
    meeting = request.meeting
    if meeting is None or meeting.table is None:
        return ""
    table = place_name(context, meeting.table)
    if meeting.interpreter is None:
        return table
    name = context.language.name_of(meeting.interpreter.person)
    return f"{table} · " + context.text(N_("Interpreter: {name}"), name=name)
