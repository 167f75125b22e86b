"""What a page is filled with: rows of cells, each cell lines of text at its place.

A row knows its height, draws itself, and can be cut between lines, so nothing is too tall for
a page and nothing is cut off. Lengths are in points, from the left margin and downwards.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from scse_desk.reports.ink import draw
from scse_desk.reports.palette import LIGHT
from scse_desk.reports.report import Tone
from scse_desk.reports.text import Line, balanced, lines

Align = Literal["left", "right", "centre"]
Paint = Callable[[Canvas, float, float, float], None]
"""Draw at a left edge, a top and a height of the row: what lies behind or beside its words."""


class Type(NamedTuple):
    """How text is set."""

    size: float
    leading: float
    colour: Color = LIGHT.ink
    bold: bool = False


TITLE = Type(20, 26, bold=True)
SUBTITLE = Type(11, 16, LIGHT.secondary)
KICKER = Type(8.5, 13, LIGHT.accent, bold=True)
HEADING = Type(13, 18, bold=True)
SUBHEADING = Type(10.5, 15, LIGHT.accent, bold=True)
LEAD = Type(11.5, 17.5)
BODY = Type(9.5, 14)
STRONG = Type(9.5, 14, bold=True)
SMALL = Type(8, 11.5, LIGHT.secondary)
FIGURE = Type(19, 24, bold=True)
CHIP = Type(7.5, 13, bold=True)
CELL = Type(8.5, 12)
COLUMN = Type(7.5, 11, LIGHT.secondary, bold=True)


class SetLine(NamedTuple):
    """One line of a cell; with a `tone` it is a chip."""

    line: Line
    type: Type
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """Lines between a left edge and a width."""

    x: float
    width: float
    lines: Sequence[SetLine]
    align: Align = "left"

    @property
    def height(self) -> float:
        """How tall the lines are together."""
        return sum(line.type.leading for line in self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes side by side.

    `above` and `below` are inside the row, `gap` before it and dropped at the top of a page.
    `keep` holds it on one page with the next row. `repeat` stands again on top of a page that
    the row begins. `bookmark` names the row in the document's outline. A row without boxes has
    a `least` height of its own and is never cut.
    """

    boxes: Sequence[Box] = ()
    above: float = 0
    below: float = 0
    gap: float = 0
    least: float = 0
    keep: bool = False
    paint: Paint | None = None
    repeat: Sequence["Row"] = ()
    bookmark: str = ""

    @property
    def height(self) -> float:
        """How much of the page it takes, without its gap."""
        tallest = max((box.height for box in self.boxes), default=0.0)
        return max(self.least, self.above + tallest + self.below)


def cut(row: Row, room: float) -> tuple[Row, Row] | None:
    """Part a row so that the first part fits `room`; None where not even a line of it does."""
    inside = room - row.above - row.below
    counts = [_fitting(box.lines, inside) for box in row.boxes]
    if not any(counts) or all(
        count == len(box.lines) for count, box in zip(counts, row.boxes, strict=True)
    ):
        return None
    first = [
        replace(box, lines=box.lines[:count]) for box, count in zip(row.boxes, counts, strict=True)
    ]
    rest = [
        replace(box, lines=box.lines[count:]) for box, count in zip(row.boxes, counts, strict=True)
    ]
    return (
        replace(row, boxes=first, keep=False, least=0),
        replace(row, boxes=rest, gap=0, least=0, bookmark=""),
    )


def _fitting(found: Sequence[SetLine], room: float) -> int:
    used, count = 0.0, 0
    for line in found:
        used += line.type.leading
        if used > room:
            break
        count += 1
    return count


def set_lines(text: str, type_: Type, width: float) -> list[SetLine]:
    """Break `text` into lines for a box `width` points wide."""
    room = round(width * 1000 / type_.size, 1)
    return [SetLine(line, type_) for line in lines(text, room, bold=type_.bold)]


def set_balanced(text: str, type_: Type, width: float, least: float = 0.5) -> list[SetLine]:
    """Break `text` into lines alike in length, none shorter than the share `least` of `width`."""
    room = round(width * 1000 / type_.size, 1)
    return [SetLine(line, type_) for line in balanced(text, room, bold=type_.bold, least=least)]


def set_chip(text: str, tone: Tone, width: float, size: float = CHIP.size) -> list[SetLine]:
    """Set the word of a status; one too long for its box goes on in the next line."""
    room = round((width - 2 * CHIP_SIDE) * 1000 / size, 1)
    type_ = CHIP._replace(size=size)
    return [SetLine(line, type_, tone) for line in lines(text, room, bold=True)]


CHIP_SIDE = 4.0


def draw_row(canvas: Canvas, row: Row, x: float, top: float) -> None:
    """Draw a row with its upper left corner at `x`, `top`."""
    if row.paint:
        row.paint(canvas, x, top, row.height)
    for box in row.boxes:
        y = top - row.above
        for line in box.lines:
            _draw_line(canvas, box, line, x, y)
            y -= line.type.leading


def _draw_line(canvas: Canvas, box: Box, line: SetLine, x: float, top: float) -> None:
    type_ = line.type
    width = line.line.width * type_.size / 1000
    side = CHIP_SIDE if line.tone else 0.0
    spare = box.width - width - 2 * side
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[box.align]
    left = x + box.x + spare * share + side
    baseline = top - (type_.leading - type_.size) / 2 - type_.size * 0.86
    colour = type_.colour
    if line.tone and line.line.runs:
        colour, tint = LIGHT.tones[line.tone]
        canvas.setFillColor(tint)
        canvas.roundRect(
            left - side, top - type_.leading + 0.75, width + 2 * side, type_.leading - 1.5, 3,
            stroke=0, fill=1,
        )  # fmt: skip
    draw(canvas, line.line, left, baseline, type_.size, colour)


def hairline(canvas: Canvas, x: float, y: float, width: float) -> None:
    """Draw the thin line that parts things."""
    canvas.setStrokeColor(LIGHT.hairline)
    canvas.setLineWidth(0.6)
    canvas.line(x, y, x + width, y)


def paragraph(text: str, type_: Type, width: float, *, gap: float = 0, keep: bool = False) -> Row:
    """Return text over the whole width."""
    return Row((Box(0, width, set_lines(text, type_, width)),), gap=gap, keep=keep)


def together(rows: Iterable[Row]) -> list[Row]:
    """Hold rows on one page as far as that is possible."""
    found = list(rows)
    return [*(replace(row, keep=True) for row in found[:-1]), *found[-1:]]


def head_band(room: float) -> Paint:
    """What lies behind the head of a table: a band as wide as `room`, ruled off below."""

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        canvas.setFillColor(LIGHT.ground)
        canvas.rect(x, top - height, room, height, stroke=0, fill=1)
        canvas.setStrokeColor(LIGHT.accent)
        canvas.setLineWidth(0.9)
        canvas.line(x, top - height, x + room, top - height)

    return paint
