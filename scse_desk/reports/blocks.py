"""How each kind of block looks on paper: blocks in, rows out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import singledispatch

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from scse_desk.language import Language
from scse_desk.reports.cells import words
from scse_desk.reports.charts import bar_chart
from scse_desk.reports.palette import LIGHT
from scse_desk.reports.report import (
    Bullets,
    Chart,
    Charts,
    Day,
    Entry,
    Fact,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    Sources,
    Stack,
    Status,
    Table,
    Text,
)
from scse_desk.reports.rows import (
    BODY,
    FIGURE,
    HEADING,
    LEAD,
    SMALL,
    STRONG,
    SUBHEADING,
    Box,
    Paint,
    Row,
    SetLine,
    Type,
    hairline,
    paragraph,
    set_balanced,
    set_chip,
    set_lines,
    together,
)
from scse_desk.reports.tables import table_rows

LABEL_SHARE = 0.27
FIGURES, FIGURES_ACROSS = 4, 6
"""So many key figures stand beside each other, upright and across: one grid for all of a paper,
so that a single one is no wider than the others."""

MOST_CHARTS = 3
CHART, CHART_GAP = 132.0, 18.0
"""The height of a chart beside others, and what is left between them."""

CAPTION = 0.7
"""A line below a figure or a chart is at least so wide, of what there is."""

BRACKETS = re.compile(r" (?=\()|(?=（)")
"""Before what is added in brackets, in either way of writing them."""

WIDE = 600.0
"""A page at least so wide lies across."""

CARD_GAP = 10.0
CARD_SIDE = 10.0
TIME = 78.0
RAIL = 86.0
CONTENT = 100.0
DETAIL = 88.0
BULLET = 12.0


@singledispatch
def rows(block: object, language: Language, room: float) -> Iterator[Row]:
    """Return a block as rows `room` points wide, made as they are needed."""
    raise TypeError(block, language, room)


@rows.register
def _heading(block: Heading, language: Language, room: float) -> Iterator[Row]:
    del language
    if block.level == 1:
        made = paragraph(block.text, HEADING, room, gap=20, keep=True)
        yield replace(made, bookmark=block.text, below=5)
    else:
        yield paragraph(block.text, SUBHEADING, room, gap=11, keep=True)


@rows.register
def _text(block: Text, language: Language, room: float) -> Iterator[Row]:
    del language
    type_ = {"lead": LEAD, "body": BODY, "secondary": SMALL}[block.style]
    for part in block.text.split("\n"):
        yield paragraph(part, type_, room, gap=5)


@rows.register
def _bullets(block: Bullets, language: Language, room: float) -> Iterator[Row]:
    del language
    yield from _bulleted(block.items, 0, room)


def _bulleted(
    items: Sequence[str], x: float, room: float, type_: Type = BODY, paint: Paint | None = None
) -> Iterator[Row]:
    mark = set_lines("•", type_._replace(colour=LIGHT.accent), BULLET)
    for item in items:
        text = set_lines(item, type_, room - x - BULLET)
        boxes = (Box(x, BULLET, mark), Box(x + BULLET, room - x - BULLET, text))
        yield Row(boxes, above=1.5, below=1.5, paint=paint)


@rows.register
def _note(block: Note, language: Language, room: float) -> Iterator[Row]:
    del language
    ink, tint = LIGHT.tones[block.tone]
    inside = room - 24
    title = set_lines(block.title, STRONG._replace(colour=ink), inside) if block.title else []

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        canvas.setFillColor(tint)
        canvas.roundRect(x, top - height, room, height, 5, stroke=0, fill=1)
        canvas.setFillColor(ink)
        canvas.rect(x, top - height, 3, height, stroke=0, fill=1)

    box = Box(14, inside, [*title, *set_lines(block.text, BODY, inside)])
    yield Row((box,), above=7, below=7, gap=10, paint=paint)


@rows.register
def _facts(block: Facts, language: Language, room: float) -> Iterator[Row]:
    gap = 24.0
    column = (room - gap * (block.columns - 1)) / block.columns
    label = room * LABEL_SHARE if block.columns == 1 else column * 0.42
    for start in range(0, len(block.facts), block.columns):
        boxes: list[Box] = []
        for place, fact in enumerate(block.facts[start : start + block.columns]):
            x = place * (column + gap)
            boxes += [
                Box(x, label - 8, set_lines(fact.label, BODY._replace(colour=LIGHT.secondary),
                                            label - 8)),
                Box(x + label, column - label, _value(fact, language, column - label)),
            ]  # fmt: skip
        yield Row(
            boxes, above=3, below=3, gap=4 if start == 0 else 0, paint=_underline(room, column, gap)
        )


def _underline(room: float, column: float, gap: float) -> Paint:
    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        left = x
        while left < x + room - 1:
            hairline(canvas, left, top - height, column)
            left += column + gap

    return paint


def _value(fact: Fact, language: Language, width: float, type_: Type = BODY) -> list[SetLine]:
    match fact.value:
        case Status(word, tone):
            return set_chip(word, tone, width)
        case Stack(main, below):
            small = set_lines(below + _cited(fact.sources), SMALL, width)
            return [*set_lines(main, type_, width), *small]
        case _:
            said = words(fact.value, language, style="paper")
            return set_lines(said + _cited(fact.sources), type_, width)


def _cited(sources: Sequence[int]) -> str:
    return f" [{', '.join(map(str, sources))}]" if sources else ""


@rows.register
def _key_figures(block: KeyFigures, language: Language, room: float) -> Iterator[Row]:
    del language
    across = FIGURES_ACROSS if room > WIDE else FIGURES
    for start in range(0, len(block.figures), across):
        yield _cards(block.figures[start : start + across], across, room)


def _cards(figures: Sequence[KeyFigure], across: int, room: float) -> Row:
    width = (room - CARD_GAP * (across - 1)) / across
    inside = width - 2 * CARD_SIDE
    compared = any(figure.comparator for figure in figures)
    labels = [set_lines(figure.label, SMALL, inside) for figure in figures]
    most = max(len(label) for label in labels)
    boxes = [
        Box(
            index * (width + CARD_GAP) + CARD_SIDE,
            inside,
            [*_padded(label, most), *_figure(figure, inside, compared=compared)],
        )
        for index, (figure, label) in enumerate(zip(figures, labels, strict=True))
    ]

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        canvas.setStrokeColor(LIGHT.hairline)
        canvas.setFillColor(LIGHT.ground)
        canvas.setLineWidth(0.8)
        for index in range(len(figures)):
            left = x + index * (width + CARD_GAP)
            canvas.roundRect(left, top - height, width, height, 6, stroke=1, fill=1)

    return Row(boxes, above=8, below=8, gap=CARD_GAP, paint=paint)


def _padded(found: Sequence[SetLine], most: int) -> list[SetLine]:
    return [*found, *set_lines("", SMALL, 1) * (most - len(found))]


def _figure(figure: KeyFigure, inside: float, *, compared: bool) -> Iterator[SetLine]:
    if compared:
        yield from set_lines(figure.comparator, SMALL._replace(colour=LIGHT.ink), inside)
    yield from set_lines(figure.value, FIGURE, inside)
    if figure.status:
        yield from set_chip(figure.status.word, figure.status.tone, inside)
    if figure.note or figure.sources:
        first, *more = figure.note.split("\n")
        note = "\n".join((first + _cited(figure.sources), *more)).strip()
        yield from set_balanced(note, SMALL, inside, CAPTION)


@rows.register
def _table(block: Table, language: Language, room: float) -> Iterator[Row]:
    yield from table_rows(block, language, room)


@rows.register
def _chart(block: Chart, language: Language, room: float) -> Iterator[Row]:
    if block.title:
        yield paragraph(block.title, SUBHEADING, room, gap=12, keep=True)
    drawing = bar_chart(block, room, language).drawing

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        renderPDF.draw(drawing, canvas, x, top - height)

    yield Row(least=drawing.height, gap=8, paint=paint, keep=bool(block.description))
    if block.description:
        yield paragraph(block.description, SMALL, room, gap=5)


@rows.register
def _charts(block: Charts, language: Language, room: float) -> Iterator[Row]:
    across = min(MOST_CHARTS, max(2, len(block.charts)))
    for start in range(0, len(block.charts), across):
        yield from together(
            _chart_row(block.charts[start : start + across], across, language, room)
        )


def _chart_row(
    charts: Sequence[Chart], across: int, language: Language, room: float
) -> Iterator[Row]:
    """The titles, the drawings and the words below them, each a row of its own."""
    width = (room - CHART_GAP * (across - 1)) / across
    lefts = [index * (width + CHART_GAP) for index in range(len(charts))]
    drawings = _drawings(charts, width, language)

    def boxes(found: Iterable[list[SetLine]]) -> list[Box]:
        return [Box(left, width, lines) for left, lines in zip(lefts, found, strict=True)]

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        del height
        for left, drawing in zip(lefts, drawings, strict=True):
            renderPDF.draw(drawing, canvas, x + left, top - drawing.height)

    yield Row(boxes(set_lines(chart.title, STRONG, width) for chart in charts), gap=10)
    yield Row(least=max(drawing.height for drawing in drawings), gap=4, paint=paint)
    if any(chart.description for chart in charts):
        yield Row(boxes(_caption(chart.description, width) for chart in charts), gap=4)


def _drawings(charts: Sequence[Chart], width: float, language: Language) -> list[Drawing]:
    """Charts beside each other, their axes at one height."""
    made = [bar_chart(chart, width, language, height=CHART) for chart in charts]
    below = max(picture.below for picture in made)
    return [
        bar_chart(chart, width, language, height=CHART, below=below).drawing for chart in charts
    ]


def _caption(text: str, width: float) -> list[SetLine]:
    """The words below a chart; what is in brackets begins a line where one line is too short."""
    found: list[SetLine] = []
    for part in text.split("\n"):
        whole = set_lines(part, SMALL, width)
        pieces = [part] if len(whole) == 1 else BRACKETS.split(part, maxsplit=1)
        for piece in pieces:
            found += set_balanced(piece, SMALL, width, CAPTION)
    return found


@rows.register
def _day(block: Day, language: Language, room: float) -> Iterator[Row]:
    band = set_lines(block.title, STRONG._replace(colour=LIGHT.accent, size=10.5), room - 20)

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        canvas.setFillColor(LIGHT.accent_tint)
        canvas.roundRect(x, top - height, room, height, 4, stroke=0, fill=1)

    head = Row((Box(10, room - 20, band),), above=4, below=4, keep=True, paint=paint)
    yield replace(head, gap=14, bookmark=block.title)
    for entry in block.entries:
        for row in together(_entry(entry, language, room)):
            yield replace(row, repeat=(head,))


def _entry(entry: Entry, language: Language, room: float) -> Iterator[Row]:
    inside = room - CONTENT
    chip = set_chip(entry.status.word, entry.status.tone, inside) if entry.status else []
    place = set_lines(entry.place, SMALL, inside) if entry.place else []
    content = [*set_lines(entry.title, STRONG, inside), *place, *chip]
    time = set_lines(entry.when, STRONG._replace(colour=LIGHT.accent), TIME)
    yield Row(
        (Box(0, TIME, time), Box(CONTENT, inside, content)), above=7, below=2, paint=_rail(dot=True)
    )
    small = BODY._replace(size=9, leading=13)
    for fact in entry.facts:
        label = set_lines(fact.label, SMALL._replace(leading=13), DETAIL - 8)
        value = _value(fact, language, inside - DETAIL, small)
        boxes = (Box(CONTENT, DETAIL - 8, label), Box(CONTENT + DETAIL, inside - DETAIL, value))
        yield Row(boxes, paint=_rail(dot=False))
    if entry.points_title and entry.points:
        title = set_lines(entry.points_title, SMALL._replace(bold=True), inside)
        yield Row((Box(CONTENT, inside, title),), above=4, paint=_rail(dot=False))
    yield from _bulleted(entry.points, CONTENT, room, small, _rail(dot=False))
    yield Row(least=6, paint=_rail(dot=False))


def _rail(*, dot: bool) -> Paint:
    """The line that time runs along, with a dot where something begins."""

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        canvas.setStrokeColor(LIGHT.hairline)
        canvas.setLineWidth(1.2)
        canvas.line(x + RAIL, top, x + RAIL, top - height)
        if dot:
            canvas.setFillColor(LIGHT.accent)
            canvas.circle(x + RAIL, top - 14, 2.6, stroke=0, fill=1)

    return paint


@rows.register
def _sources(block: Sources, language: Language, room: float) -> Iterator[Row]:
    del language
    if block.title:
        yield paragraph(block.title, SUBHEADING, room, gap=16, keep=True)
    type_ = BODY._replace(size=8, leading=11.5)
    for source in block.sources:
        number = set_lines(f"[{source.number}]", type_._replace(colour=LIGHT.secondary), 26)
        text = set_lines(source.text, type_, room - 30)
        detail = set_lines(source.detail, SMALL, room - 30) if source.detail else []
        yield Row((Box(0, 26, number), Box(30, room - 30, [*text, *detail])), above=1.5, below=1.5)
