"""Where the cells of the board stand: time across, with its breaks and days, rows down.

Time is drawn to scale, so that slots of other lengths have cells of their own widths; what no slot
covers shrinks to a narrow break.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QRect

from scse_desk.domain.board import Span
from scse_desk.ui.matchmaking.lines import Key, Line, Lines

BREAK = 18
LEAST = 78
"""Pixels of the shortest cell at 100 %."""
LONGER = timedelta(minutes=10)
"""A pause this much longer than the shortest one of its grid is drawn as a break."""
MAIN = ""


@dataclass(frozen=True)
class Sizes:
    """Pixels: how wide a usual slot is, how high a row, how wide a break and the least cell."""

    column: int
    row: int
    gap: int
    least: int


@dataclass(frozen=True)
class Layout:
    """The slots of a day (or of all days) and the rows, in pixels from the board's corner.

    Columns are the places of slots in `spans`, rows those of lines.
    """

    spans: Sequence[Span]
    lines: Lines
    sizes: Sizes
    lefts: Sequence[int]
    widths: Sequence[int]
    breaks: Sequence[tuple[int, int]]
    """Left edges and widths of the breaks."""
    days: Sequence[tuple[int, date]]
    """Left edge of each day."""
    width: int
    bands: Mapping[str, Sequence[int]]
    """Grid -> its columns from the left."""
    slot_places: Mapping[int, int]
    line_places: Mapping[int, int]
    _own: dict[int, Sequence[int]] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> Layout:
        """Of nothing."""
        none = Lines("", (), {})
        return cls((), none, Sizes(1, 1, 1, 1), (), (), (), (), 0, {}, {}, {})

    @property
    def row(self) -> int:
        """Height of a row."""
        return self.sizes.row

    @property
    def height(self) -> int:
        """Of all rows."""
        return len(self.lines.rows) * self.row

    @property
    def main(self) -> Sequence[int]:
        """The columns that the head names: those of the main grid, else of the first one."""
        return self.bands.get(MAIN) or next(iter(self.bands.values()), ())

    @cached_property
    def main_set(self) -> frozenset[int]:
        """The same."""
        return frozenset(self.main)

    @property
    def is_uniform(self) -> bool:
        """Whether all rows have the same cells."""
        return len(self.bands) == 1

    def columns_of(self, row: int) -> Sequence[int]:
        """The columns that a row has cells for, from the left."""
        line = self.lines.rows[row]
        if line.grid in self.bands and self.lines.kind == "tables":
            return self.bands[line.grid]
        if self.lines.kind == "tables":
            return ()
        if row not in self._own:
            self._own[row] = list(self._columns_of(line))
        return self._own[row]

    def _columns_of(self, line: Line) -> Iterator[int]:
        """Those of its grid, but for what the row's meetings in slots of others cover."""
        line_id, main = line.id, set(self.bands.get(line.grid, self.main))
        held = self.lines.held
        others = [
            place
            for place, span in enumerate(self.spans)
            if place not in main and (span.id, line_id) in held
        ]
        for place in sorted({*main, *others}, key=lambda each: self.lefts[each]):
            span = self.spans[place]
            covered = any(_together(span, self.spans[other]) for other in others)
            if place in others or not covered or (span.id, line_id) in held:
                yield place

    def visible(self, row: int, left: int, right: int) -> Sequence[int]:
        """The columns of a row that lie between two edges."""
        columns = self.columns_of(row)
        first = max(bisect_right(columns, left, key=self.lefts.__getitem__) - 1, 0)
        return columns[first : bisect_left(columns, right, key=self.lefts.__getitem__)]

    def heads(self, left: int, right: int) -> Sequence[int]:
        """The columns of the head that lie between two edges."""
        first = max(bisect_right(self.main, left, key=self.lefts.__getitem__) - 1, 0)
        return self.main[first : bisect_left(self.main, right, key=self.lefts.__getitem__)]

    def rows(self, top: int, bottom: int) -> range:
        """The rows that lie between two edges."""
        return range(max(top // self.row, 0), min(bottom // self.row + 1, len(self.lines.rows)))

    def rect(self, row: int, column: int) -> QRect:
        """The cell of a row and a column."""
        return QRect(self.lefts[column], row * self.row, self.widths[column], self.row)

    def part(self, row: int, column: int, lane: tuple[int, int]) -> QRect:
        """The part of a cell that a meeting takes which shares its time with others."""
        place = self.rect(row, column)
        number, lanes = lane
        top, bottom = place.height() * number // lanes, place.height() * (number + 1) // lanes
        return QRect(place.left(), place.top() + top, place.width(), bottom - top)

    def at(self, x: int, y: int) -> tuple[int, int] | None:
        """The row and column at a point; None where there is no cell."""
        row = y // self.row
        if not 0 <= row < len(self.lines.rows) or x < 0:
            return None
        columns = self.columns_of(row)
        place = bisect_right(columns, x, key=self.lefts.__getitem__) - 1
        if place < 0:
            return None
        column = columns[place]
        return (row, column) if x < self.lefts[column] + self.widths[column] else None

    def nearest(self, row: int, column: int) -> int | None:
        """The column of a row that begins nearest to another one; None where it has none."""
        columns = self.columns_of(row)
        left = self.lefts[column] if self.lefts else 0
        return min(columns, key=lambda each: abs(self.lefts[each] - left), default=None)

    def step(self, row: int, column: int, number: int) -> int:
        """The column so many cells to the right of one (left where negative), as far as it goes."""
        columns = self.columns_of(row)
        if column not in columns:
            return column
        place = columns.index(column) + number
        return columns[min(max(place, 0), len(columns) - 1)]

    def key(self, row: int, column: int) -> Key:
        """The ids of a cell's slot and line."""
        return self.spans[column].id, self.lines.rows[row].id


def _together(one: Span, other: Span) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def lay_out(spans: Sequence[Span], lines: Lines, sizes: Sizes) -> Layout:
    """The layout of slots, which are in the order of time, and lines."""
    days: dict[date, list[Span]] = defaultdict(list)
    for span in spans:
        days[span.day].append(span)
    places: dict[int, tuple[int, int]] = {}
    breaks: list[tuple[int, int]] = []
    starts: list[tuple[int, date]] = []
    left = 0
    for day, of_day in days.items():
        if starts:
            breaks.append((left, sizes.gap))
            left += sizes.gap
        starts.append((left, day))
        left = _set_day(of_day, sizes, left, places, breaks)
    bands: dict[str, list[int]] = defaultdict(list)
    for place, span in enumerate(spans):
        bands[span.grid].append(place)
    return Layout(
        spans,
        lines,
        sizes,
        [places[span.id][0] for span in spans],
        [places[span.id][1] for span in spans],
        breaks,
        starts,
        left,
        bands,
        {span.id: place for place, span in enumerate(spans)},
        {line.id: place for place, line in enumerate(lines.rows)},
    )


def _set_day(
    spans: Sequence[Span],
    sizes: Sizes,
    left: int,
    places: dict[int, tuple[int, int]],
    breaks: list[tuple[int, int]],
) -> int:
    """Set the slots of a day from an edge on; the right edge of the last one."""
    ends = _ends(spans)
    scale = _scale(spans, ends, sizes)
    stretches = _stretches(spans, ends)
    for number, (start, end) in enumerate(stretches):
        if number:
            breaks.append((left, sizes.gap))
            left += sizes.gap
        for span in spans:
            if start <= span.starts_at < end:
                first = left + round((span.starts_at - start) / MINUTE * scale)
                last = left + round((ends[span.id] - start) / MINUTE * scale)
                places[span.id] = (first, last - first)
        left += round((end - start) / MINUTE * scale)
    return left


MINUTE = timedelta(minutes=1)


def _ends(spans: Sequence[Span]) -> Mapping[int, datetime]:
    """When each slot ends with the usual pause of its grid after it."""
    grids: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        grids[span.grid].append(span)
    made: dict[int, datetime] = {}
    for of_grid in grids.values():
        pauses = [after.starts_at - before.ends_at for before, after in pairwise(of_grid)]
        usual = max(min(pauses, default=timedelta()), timedelta())
        nexts = [*(span.starts_at for span in of_grid[1:]), None]
        for span, following in zip(of_grid, nexts, strict=True):
            end = span.ends_at + usual
            if following is not None and end < following < end + LONGER:
                end = following
            made[span.id] = end
    return made


def _scale(spans: Sequence[Span], ends: Mapping[int, datetime], sizes: Sizes) -> float:
    """Pixels of a minute: a usual slot has its width, and none less than the least."""
    lengths: dict[str, timedelta] = {}
    for span in spans:
        length = ends[span.id] - span.starts_at
        lengths[span.grid] = min(length, lengths.get(span.grid, length))
    usual = lengths.get(MAIN) or next(iter(lengths.values()))
    return max(sizes.column / (usual / MINUTE), sizes.least / (min(lengths.values()) / MINUTE))


def _stretches(
    spans: Sequence[Span], ends: Mapping[int, datetime]
) -> Sequence[tuple[datetime, datetime]]:
    """From when to when there are slots without a break."""
    made: list[tuple[datetime, datetime]] = []
    for span in spans:
        end = ends[span.id]
        if made and span.starts_at <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((span.starts_at, end))
    return made
