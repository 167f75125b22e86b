"""What stands in the way of a wish, slot by slot, put together where it stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scse_desk.domain.board import Board, Span
from scse_desk.language import Message


@dataclass(frozen=True)
class Stretch:
    """Slots one after the other with the same reasons."""

    first: Span
    last: Span
    reasons: tuple[Message, ...]


@dataclass(frozen=True)
class Fit:
    """A slot in which a wish fits, at how many tables, and the first of them."""

    span: Span
    places: int
    table_id: int


def always(board: Board, wish_id: int) -> list[Message]:
    """What stands in the way of a wish at any time."""
    found = [board.against(wish_id, span_id) for span_id in board.spans]
    return [reason for reason in found[0] if all(reason in each for each in found)] if found else []


def stretches(board: Board, wish_id: int, day: date | None) -> list[Stretch]:
    """Why a wish does not fit, by time, in the slots of a day (None: all) in which it does not.

    Without what stands in its way at any time.
    """
    made: list[Stretch] = []
    everywhere = always(board, wish_id)
    together = False
    for span in _spans(board, day):
        found = board.against(wish_id, span.id)
        reasons = tuple(reason for reason in found if reason not in everywhere)
        same = together and made[-1].reasons == reasons and made[-1].last.day == span.day
        if reasons and same:
            made[-1] = Stretch(made[-1].first, span, reasons)
        elif reasons:
            made.append(Stretch(span, span, reasons))
        together = bool(reasons)
    return made


def fits(board: Board, wish_id: int, day: date | None) -> list[Fit]:
    """The slots of a day (None: all) in which a wish fits, by time."""
    made = []
    for span in _spans(board, day):
        taken = board.taken_tables(wish_id, span.id)
        free = [key for key in board.tables if key not in taken]
        if free and not board.against(wish_id, span.id):
            made.append(Fit(span, len(free), free[0]))
    return made


def _spans(board: Board, day: date | None) -> Sequence[Span]:
    return [span for span in board.spans.values() if day in {None, span.day}]
