"""Where the cells of the board stand: slots across, with their breaks and days, tables down."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QRect

from scse_desk.domain.board import Board, Place, Span
from scse_desk.ui.theme import Theme

COLUMN, ROW = 124, 64
HEADER, LABELS = 46, 92
BREAK = 16
LONGER = timedelta(minutes=10)
"""A pause this much longer than the shortest one is drawn as a break."""


@dataclass(frozen=True)
class Layout:
    """The slots of a day (or of all days) and the tables, in pixels from the board's corner."""

    spans: Sequence[Span]
    tables: Sequence[Place]
    column: int
    row: int
    lefts: Sequence[int]
    breaks: Sequence[tuple[int, int]]
    """Left edges and widths of the breaks between slots."""
    slot_places: dict[int, int] = field(default_factory=dict)
    table_places: dict[int, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Of all slots."""
        return self.lefts[-1] + self.column if self.lefts else 0

    @property
    def height(self) -> int:
        """Of all tables."""
        return len(self.tables) * self.row

    def columns(self, left: int, right: int) -> range:
        """The places of the slots that lie between two edges."""
        first = max(bisect_right(self.lefts, left) - 1, 0)
        return range(first, min(bisect_right(self.lefts, right), len(self.lefts)))

    def rows(self, top: int, bottom: int) -> range:
        """The places of the tables that lie between two edges."""
        return range(max(top // self.row, 0), min(bottom // self.row + 1, len(self.tables)))

    def rect(self, row: int, column: int) -> QRect:
        """The cell of a table and a slot, by their places."""
        return QRect(self.lefts[column], row * self.row, self.column, self.row)

    def at(self, x: int, y: int) -> tuple[int, int] | None:
        """The places of the table and the slot at a point; None in a break or outside."""
        column = bisect_right(self.lefts, x) - 1
        row = y // self.row
        inside = column >= 0 and x < self.lefts[column] + self.column
        return (row, column) if inside and 0 <= row < len(self.tables) else None


def lay_out(board: Board, day: date | None, theme: Theme) -> Layout:
    """The layout of a day, None for all days."""
    spans = [span for span in board.spans.values() if day in {None, span.day}]
    tables = list(board.tables.values())
    pauses = [after.starts_at - before.ends_at for before, after in _neighbours(spans)]
    usual = min(pauses, default=timedelta()) + LONGER
    lefts, breaks, left = [], [], 0
    for place, span in enumerate(spans):
        if place and span.starts_at - spans[place - 1].ends_at >= usual:
            breaks.append((left, theme.px(BREAK)))
            left += theme.px(BREAK)
        lefts.append(left)
        left += theme.px(COLUMN)
    return Layout(
        spans,
        tables,
        theme.px(COLUMN),
        theme.px(ROW),
        lefts,
        breaks,
        {span.id: place for place, span in enumerate(spans)},
        {table.id: place for place, table in enumerate(tables)},
    )


def _neighbours(spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    return list(pairwise(spans))
