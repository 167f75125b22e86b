"""A grid on paper: times across, places down, as many pages as it takes, nothing cut through."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from scse_desk.reports.palette import LIGHT
from scse_desk.reports.report import Grid, GridRow, Square
from scse_desk.reports.rows import (
    HEADING,
    SMALL,
    Box,
    Row,
    SetLine,
    Type,
    hairline,
    head_band,
    set_lines,
    together,
)
from scse_desk.reports.shorten import set_short

LABEL = 58.0
"""How wide the column of places is."""

SIDE = 2.6
INSET = 2.2
"""Space beside the words of a square, and above and below them."""

SIZES = (8.0, 7.0, 6.2)
"""Type sizes by how wide a column is: at least so many points for each."""

ROOMY = (92.0, 74.0, 0.0)
MOST_LINES = 2
"""A name has so many lines in a square; a longer one is shortened."""

HEAD = Type(8.0, 11.0, LIGHT.secondary, bold=True)
PLACE = Type(10.0, 13.0, bold=True)
PART = Type(10.0, 16.0, LIGHT.secondary)
GAP = 18.0
"""Between two grids on one page."""

LEAST = 22.0
"""An empty row is so tall, that something may be written into it by hand."""


def grid_rows(grid: Grid, room: float, height: float) -> Iterator[Row | None]:
    """Return a grid as rows `room` points wide; None where a page of `height` points ends.

    One that fits a page goes on below what is there, if it still fits there whole.
    """
    wide = (room - LABEL) / max(1, len(grid.heads))
    size = next(size for size, least in zip(SIZES, ROOMY, strict=True) if wide >= least)
    type_ = Type(size, size * 1.22)
    made = [_row(row, wide, type_, room) for row in grid.rows]
    head = _head(grid, wide, room)
    title = Row((Box(0, room, set_lines("X", HEADING, room)),), below=5)
    free = height - title.height - head.height
    pages = list(_pages(made, free))
    for count, page in enumerate(pages):
        if len(pages) > 1:
            yield None
        part = _part(grid, grid.rows[page[0]].label, grid.rows[page[-1]].label)
        mark = grid.title if count == 0 else ""
        rows = [_title(grid.title, part, room), head, *(made[index] for index in page)]
        yield replace(rows[0], bookmark=mark, gap=GAP)
        yield from together(rows[1:])


def _part(grid: Grid, first: str, last: str) -> str:
    """Which rows a page has; labels that are no numbers stand by themselves."""
    if not (first.isdecimal() and last.isdecimal()):
        return first if first == last else f"{first} – {last}"
    return grid.part.replace("{first}", first).replace("{last}", last)


def _pages(made: Sequence[Row], free: float) -> Iterator[list[int]]:
    """Which rows go on each page."""
    page: list[int] = []
    used = 0.0
    for index, row in enumerate(made):
        if page and used + row.height > free:
            yield page
            page, used = [], 0.0
        page.append(index)
        used += row.height
    if page:
        yield page


def _title(title: str, part: str, room: float) -> Row:
    left = Box(0, room * 0.7, set_short(title, HEADING, room * 0.7, 1))
    right = Box(room * 0.7, room * 0.3, set_short(part, PART, room * 0.3, 1), "right")
    return Row((left, right), below=5, keep=True)


def _head(grid: Grid, wide: float, room: float) -> Row:
    boxes = [Box(SIDE, LABEL - 2 * SIDE, set_short(grid.corner, HEAD, LABEL - 2 * SIDE, 1))]
    boxes += [
        Box(LABEL + index * wide, wide, set_lines(words, HEAD, wide), "centre")
        for index, words in enumerate(grid.heads)
    ]

    return Row(boxes, above=3, below=3, keep=True, paint=head_band(room))


def _row(row: GridRow, wide: float, type_: Type, room: float) -> Row:
    inside = LABEL - 2 * SIDE
    place = set_short(row.label, PLACE, inside, MOST_LINES)
    below = set_short(row.below, SMALL._replace(size=6.5, leading=8.0), inside, 1)
    boxes = [Box(SIDE, inside, [*place, *below] if row.below else place)]
    for index, square in enumerate(row.squares):
        if square is not None:
            words = _words(square, wide - 2 * SIDE, type_)
            boxes.append(Box(LABEL + index * wide + SIDE, wide - 2 * SIDE, words))

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        for index, square in enumerate(row.squares):
            if square is not None:
                _tint(canvas, square, x + LABEL + index * wide, top, wide, height)
        hairline(canvas, x, top - height, room)
        for index in range(len(row.squares) + 1):
            left = x + LABEL + index * wide
            canvas.line(left, top, left, top - height)

    return Row(boxes, above=INSET, below=INSET, least=LEAST, paint=paint)


def _tint(canvas: Canvas, square: Square, x: float, top: float, wide: float, height: float) -> None:
    ink, tint = LIGHT.tones[square.tone]
    canvas.setFillColor(tint)
    canvas.rect(x, top - height, wide, height, stroke=0, fill=1)
    canvas.setFillColor(ink)
    canvas.rect(x, top - height, 1.4, height, stroke=0, fill=1)


def _words(square: Square, room: float, type_: Type) -> list[SetLine]:
    """The names, the first in bold, each in a line or two; what is below in one."""
    found: list[SetLine] = []
    for index, words in enumerate(square.lines):
        found += set_short(words, type_._replace(bold=index == 0), room, MOST_LINES)
    if square.below:
        small = type_._replace(size=type_.size - 0.6, colour=LIGHT.secondary)
        found += set_short(square.below, small, room, 1)
    return found
