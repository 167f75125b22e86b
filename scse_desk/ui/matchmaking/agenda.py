"""A participant's days at a glance: meetings, programme and absences together, as a tab."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from scse_desk.domain import matchmaking, records
from scse_desk.domain.board import Board, Busy, Held
from scse_desk.domain.requests import PRIORITIES, PRIORITY_TONES
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import words
from scse_desk.ui.related import Line, Related, related_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def lines(session: Session, context: Context, record_id: int) -> list[Line]:
    """One line an entry, by time; the ids of the lines are their places."""
    from scse_desk.store.models import Participant

    party = records.find(session, Participant, record_id)
    board = matchmaking.board(session, party.round_id, context.language.code)
    made = [
        *(_meeting(context, board, held, record_id) for held in board.meetings_of[record_id]),
        *(_busy(context, board, busy) for busy in board.busy.get(record_id, ())),
    ]
    made.sort(key=lambda pair: pair[0])
    return [_numbered(line, place) for place, (_, line) in enumerate(made)]


def _numbered(line: Line, place: int) -> Line:
    from dataclasses import replace

    return replace(line, id=place)


def _meeting(context: Context, board: Board, held: Held, party_id: int) -> tuple[datetime, Line]:
    other = held.wish.second if held.wish.first == party_id else held.wish.first
    table = board.tables.get(held.table_id)
    where = words.table_name(context, table) if table else ""
    parts = (where, words.interpreted(context, board, held))
    return held.span.starts_at, Line(
        0,
        context.text(N_("Meeting with {name}"), name=board.parties[other].name),
        " · ".join(filter(None, parts)),
        ((context.text(PRIORITIES[held.wish.priority]), PRIORITY_TONES[held.wish.priority]),),
        ("request", held.wish.id),
        context.language.date(held.span.day, "long"),
        words.times(context, board, held.span).replace("–", "\n"),
        fixed=True,
    )


def _busy(context: Context, board: Board, busy: Busy) -> tuple[datetime, Line]:
    language = context.language
    starts, ends = busy.starts_at.astimezone(board.zone), busy.ends_at.astimezone(board.zone)
    chip = (N_("Programme"), "violet") if busy.item_id else (N_("Away"), "amber")
    return busy.starts_at, Line(
        0,
        busy.what or context.text(N_("not available")),
        "",
        ((context.text(chip[0]), chip[1]),),
        ("programme_item", busy.item_id) if busy.item_id else None,
        language.date(starts.date(), "long"),
        f"{language.time(starts)}\n{language.time(ends)}",
        fixed=True,
    )


AGENDA = related_tab(
    "agenda",
    N_("Days"),
    Related(
        lines,
        Empty(
            N_("Nothing planned"),
            N_("Meetings, programme items and absences of this participant show here."),
            icon="programme",
        ),
    ),
)
