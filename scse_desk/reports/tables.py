"""Tables on paper: measured columns, a header on every page, rows of any height."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from scse_desk.language import Language
from scse_desk.reports.cells import is_number, words
from scse_desk.reports.palette import LIGHT
from scse_desk.reports.report import Cell, Column, Stack, Status, Table
from scse_desk.reports.rows import (
    CELL,
    CHIP_SIDE,
    COLUMN,
    SMALL,
    SUBHEADING,
    Align,
    Box,
    Row,
    SetLine,
    Type,
    hairline,
    head_band,
    paragraph,
    set_chip,
    set_lines,
    together,
)
from scse_desk.reports.text import clean, units, width

SIDE = 5.0
"""Space to both sides of a cell's words."""

MEASURED = 100
"""So many rows are measured to find how wide the columns should be."""

SIZES = (8.5, 7.5, 6.5)
"""Type sizes to try, in order, until the longest words of all columns fit the page."""


LONG, SHORT, CHIP_ROOM = 12_000.0, 8_500.0, 800.0
"""In thousandths of the type size: a word so long may be broken, a text so short may not, and
what a chip has around its word."""


COMPANY = 2
"""So many rows stand together at the beginning and at the end of a table at least."""


class _Place(NamedTuple):
    column: Column
    x: float
    width: float
    align: Align


def table_rows(table: Table, language: Language, room: float) -> Iterator[Row]:
    """Return a table as rows, read one at a time from the table's own."""
    if table.title:
        yield paragraph(table.title, SUBHEADING, room, gap=10, keep=True)
    sample = list(islice(table.rows, MEASURED))
    if not sample and table.empty:
        yield paragraph(table.empty, SMALL, room, gap=4)
        return
    size, widths = measured(table.columns, sample, language, room)
    places = list(_places(table.columns, widths, sample))
    head = _head(places, room, size)
    yield replace(head, gap=6)
    sums: list[Decimal] = [Decimal(0)] * len(places)
    type_ = CELL._replace(size=size, leading=size + 3.5)

    def body() -> Iterator[Row]:
        for cells in table.rows:
            _add(sums, places, cells)
            yield _row(places, cells, language, type_, head, room)
        if any(column.total for column in table.columns):
            yield _totals(places, sums, language, type_, head, room)

    yield from _in_company(body())


def _in_company(found: Iterable[Row]) -> Iterator[Row]:
    """Rows as they come; the first two and the last two stay on one page, none stands alone."""
    held: list[Row] = []
    for index, row in enumerate(found):
        if len(held) > 1:
            yield replace(held.pop(0), keep=index == COMPANY)
        held.append(row)
    yield from together(held)


def measured(
    columns: Sequence[Column], sample: Sequence[Sequence[Cell]], language: Language, room: float
) -> tuple[float, list[float]]:
    """Return the type size and the width of each column, together as wide as the page."""
    shares = [column.width for column in columns]
    if all(share is not None for share in shares):
        whole = sum(share or 0 for share in shares)
        return SIZES[0], [(share or 0) * room / whole for share in shares]
    least, natural = _wishes(columns, sample, language)
    for size in SIZES:
        scale = size / 1000
        if sum(least) * scale + 2 * SIDE * len(columns) <= room:
            break
    wide = [wish * scale + 2 * SIDE for wish in natural]
    # Room to spare goes to words: a figure far from its title is harder to read.
    words_only = [
        wish if column.kind == "text" else 0 for wish, column in zip(wide, columns, strict=True)
    ]
    stretch = words_only if any(words_only) else wide
    return size, _shared([wish * scale + 2 * SIDE for wish in least], wide, stretch, room)


def _wishes(
    columns: Sequence[Column], sample: Sequence[Sequence[Cell]], language: Language
) -> tuple[list[float], list[float]]:
    """What each column should have and would like to have, in thousandths of the type size.

    Its longest word at least, unless that is very long, and a short text whole: a date, a
    telephone number, a Chinese name.
    """
    least, natural = [], []
    for index, column in enumerate(columns):
        found = {_measure(row[index], column, language) for row in sample}
        found.add(_measured_text(column.title, bold=True))
        narrow = max(word for word, _ in found)
        wide = max(text for _, text in found)
        least.append(max(min(narrow, LONG), min(wide, SHORT)))
        natural.append(max(wide, least[-1]))
    return least, natural


def _measure(cell: Cell, column: Column, language: Language) -> tuple[float, float]:
    """The widths of the longest word and of the longest line of a cell."""
    if isinstance(cell, Status):
        word, text = _measured_text(cell.word, bold=True)
        return word + CHIP_ROOM, text + CHIP_ROOM
    return _measured_text(words(cell, language, column.digits, "paper"))


def _measured_text(text: str, *, bold: bool = False) -> tuple[float, float]:
    longest = max((unit.width for part in clean(text).split("\n")
                   for unit in units(part, bold=bold)), default=0.0)  # fmt: skip
    return longest, width(text, bold=bold)


def _shared(
    least: Sequence[float], natural: Sequence[float], stretch: Sequence[float], room: float
) -> list[float]:
    """Give each column its longest word, and what is left where the longest texts are."""
    spare = room - sum(least)
    if spare <= 0:
        return [wish * room / sum(least) for wish in least]
    wanted = [wish - low for wish, low in zip(natural, least, strict=True)]
    if sum(wanted) <= spare:
        extra = (spare - sum(wanted)) / max(1.0, sum(stretch))
        return [wish + share * extra for wish, share in zip(natural, stretch, strict=True)]
    # Roots, so that one very long column does not starve the others.
    weights = [wish**0.5 for wish in wanted]
    return [low + spare * weight / sum(weights) for low, weight in zip(least, weights, strict=True)]


def _places(
    columns: Sequence[Column], widths: Sequence[float], sample: Sequence[Sequence[Cell]]
) -> Iterator[_Place]:
    x = 0.0
    for index, (column, wide) in enumerate(zip(columns, widths, strict=True)):
        figures = column.kind == "number" or any(is_number(row[index]) for row in sample)
        align = column.align or ("right" if figures else "left")
        yield _Place(column, x + SIDE, wide - 2 * SIDE, align)
        x += wide


def _head(places: Sequence[_Place], room: float, size: float) -> Row:
    type_ = COLUMN._replace(size=min(size, COLUMN.size), leading=min(size, COLUMN.size) + 3.5)
    boxes = [
        Box(place.x, place.width, set_lines(place.column.title, type_, place.width), place.align)
        for place in places
    ]

    return Row(boxes, above=3.5, below=3.5, keep=True, paint=head_band(room))


def _row(
    places: Sequence[_Place],
    cells: Sequence[Cell],
    language: Language,
    type_: Type,
    head: Row,
    room: float,
) -> Row:
    boxes = [
        Box(
            place.x,
            place.width,
            _cell(cell, place, language, type_),
            place.align,
        )
        for place, cell in zip(places, cells, strict=True)
    ]

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        hairline(canvas, x, top - height, room)

    return Row(boxes, above=3.5, below=3.5, paint=paint, repeat=(head,))


def _cell(cell: Cell, place: _Place, language: Language, type_: Type) -> list[SetLine]:
    if isinstance(cell, Status):
        return set_chip(cell.word, cell.tone, place.width + CHIP_SIDE, type_.size - 1)
    if isinstance(cell, Stack):
        below = type_._replace(
            size=type_.size - 1, leading=type_.leading - 1, colour=LIGHT.secondary
        )
        found = set_lines(cell.main, type_, place.width)
        return [*found, *(set_lines(cell.below, below, place.width) if cell.below else [])]
    return set_lines(words(cell, language, place.column.digits, "paper"), type_, place.width)


def _add(sums: list[Decimal], places: Sequence[_Place], cells: Sequence[Cell]) -> None:
    for index, place in enumerate(places):
        cell = cells[index]
        if place.column.total and isinstance(cell, int | float | Decimal):
            sums[index] += Decimal(str(cell)) if isinstance(cell, float) else cell


def _totals(
    places: Sequence[_Place],
    sums: Sequence[Decimal],
    language: Language,
    type_: Type,
    head: Row,
    room: float,
) -> Row:
    cells: list[Cell] = [
        amount if place.column.total else None for place, amount in zip(places, sums, strict=True)
    ]
    if not places[0].column.total:
        cells[0] = language.text("Total")
    return _row(places, cells, language, type_._replace(bold=True), head, room)
