"""Words of the board: what a cell, a table and a time are called."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from scse_desk.domain.board import Board, Held, Place, Span, Wish
from scse_desk.domain.requests import PRIORITIES
from scse_desk.domain.rounds import TABLE_KINDS
from scse_desk.language import N_
from scse_desk.ui.context import Context

MARK = re.compile(r"[^·・‧•]{1,20}?\s*[·・‧•]\s*")
"""A word before a middle dot."""


def table_name(context: Context, table: Place) -> str:
    """What a place of meeting is called."""
    if table.label.isdecimal():
        return context.text(N_("Table {number}"), number=table.label)
    return table.label


def short_day(context: Context, day: date) -> str:
    """A day where there is little room, without its year."""
    from babel.dates import format_skeleton

    language = context.language
    skeleton = "MMMd" if language.code == "en" else "Md"
    return format_skeleton(skeleton, day, locale=language.locale)


def place_kind(context: Context, board: Board, table: Place) -> str:
    """What kind of place it is where it is no table, and whose own it is."""
    kind = "" if table.kind == "table" else context.text(TABLE_KINDS[table.kind])
    owner = board.parties.get(table.owner_id or 0)
    own = context.text(N_("own place of {name}"), name=owner.name) if owner else ""
    return " · ".join(filter(None, (kind, own)))


def times(context: Context, board: Board, span: Span, until: Span | None = None) -> str:
    """From when to when a slot lasts, or slots up to another one."""
    starts = span.starts_at.astimezone(board.zone)
    ends = (until or span).ends_at.astimezone(board.zone)
    return f"{context.language.time(starts)}–{context.language.time(ends)}"


def prefix(board: Board) -> str:
    """What most names begin with up to a middle dot, such as the mark of the sample, else ""."""
    found = (MARK.match(party.name) for party in board.parties.values())
    begins = Counter(match[0] for match in found if match)
    word, number = next(iter(begins.most_common(1)), ("", 0))
    return word if number * 2 > len(board.parties) else ""


def names(board: Board, wish: Wish) -> tuple[str, str]:
    """Who asked, and whom they wish to meet."""
    return board.parties[wish.first].name, board.parties[wish.second].name


def tip(context: Context, board: Board, held: Held) -> list[str]:
    """All there is to say of a meeting, line by line."""
    first, second = names(board, held.wish)
    lines = [f"{first} × {second}"]
    day = context.language.date(held.span.day, "long")
    table = board.tables.get(held.table_id)
    where = table_name(context, table) if table else ""
    lines.append(" · ".join(filter(None, (day, times(context, board, held.span), where))))
    lines.append(context.text(PRIORITIES[held.wish.priority]))
    if held.voice_id is not None:
        lines.append(interpreted(context, board, held))
    if held.wish.topics:
        lines.append(held.wish.topics)
    if held.is_locked:
        lines.append(context.text(N_("Locked in its place")))
    return lines


def interpreted(context: Context, board: Board, held: Held) -> str:
    """Who interprets a meeting; nothing where nobody does."""
    if held.voice_id is None:
        return ""
    name = board.voices[held.voice_id].name
    return context.text(N_("Interpreter: {name}"), name=name)
