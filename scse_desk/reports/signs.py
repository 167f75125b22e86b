"""A sign on paper: a place's number, large, and what happens there on one day."""

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas

from scse_desk.reports.palette import LIGHT
from scse_desk.reports.report import Sign, SignEntry
from scse_desk.reports.rows import Box, Row, Type, hairline, set_lines
from scse_desk.reports.shorten import set_short
from scse_desk.reports.text import width

KICKER = Type(24, 30, LIGHT.accent, bold=True)
LARGEST = 150.0
"""The size of a number of few digits; a long label is set as large as one line allows."""

BELOW = Type(22, 29, bold=True)
DAY = Type(16, 24, LIGHT.secondary)
EMPTY = Type(16, 24, LIGHT.secondary)
SIZES = (17.0, 15.5, 14.0, 12.5, 11.0, 10.0)
"""Type sizes of what happens; the largest with which all of it stands on one page."""

TIME = 7.2
"""The width of times from and to, in type sizes."""


def sign_rows(sign: Sign, room: float, height: float) -> Iterator[Row]:
    """Return a sign as rows for one page `room` wide and `height` tall."""
    head = list(_head(sign, room))
    yield from head
    if not sign.entries:
        yield Row((Box(0, room, set_lines(sign.empty, EMPTY, room), "centre"),), gap=10)
        return
    free = height - sum(row.gap + row.height for row in head) - 12
    for size in SIZES:
        made = [_entry(entry, size, room) for entry in sign.entries]
        if sum(row.height for row in made) <= free:
            break
    yield Row(least=12)
    yield from made


def _head(sign: Sign, room: float) -> Iterator[Row]:
    size = min(LARGEST, room * 1000 / max(1.0, width(sign.number, bold=True)) * 0.98)
    number = Type(size, size * 1.08, bold=True)
    mark = f"{sign.kicker} {sign.number}".strip() + f" · {sign.day}"
    yield _centred(sign.kicker, KICKER, room, mark)
    yield Row((Box(0, room, set_lines(sign.number, number, room + 1), "centre"),))
    if sign.below:
        yield _centred(sign.below, BELOW, room)
    yield _centred(sign.day, DAY, room)


def _centred(words: str, type_: Type, room: float, bookmark: str = "") -> Row:
    return Row((Box(0, room, set_lines(words, type_, room), "centre"),), bookmark=bookmark)


def _entry(entry: SignEntry, size: float, room: float) -> Row:
    left = TIME * size
    when = Type(size, size * 1.35, LIGHT.accent, bold=True)
    inside = room - left
    lines = [
        line
        for index, words in enumerate(entry.lines)
        for line in set_short(words, Type(size, size * 1.35, bold=index == 0), inside, 2)
    ]
    small = Type(size * 0.72, size, LIGHT.secondary)
    below = set_short(entry.below, small, inside, 1) if entry.below else []

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        del height
        hairline(canvas, x, top, room)

    boxes: Sequence[Box] = (
        Box(0, left, set_lines(entry.when, when, left)),
        Box(left, inside, [*lines, *below]),
    )
    return Row(boxes, above=size * 0.22, below=size * 0.28, paint=paint)
