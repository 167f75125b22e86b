"""Bars on an axis from zero, drawn once for paper and screen.

What was expected is hatched and says so in words: colour never stands alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import floor, log10

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import DirectDraw, Drawing, Line, Rect, Shape
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from scse_desk.language import Language
from scse_desk.reports import text
from scse_desk.reports.ink import draw
from scse_desk.reports.palette import LIGHT, Palette
from scse_desk.reports.report import Bar, Chart

LABEL = 8.0
VALUE = 8.5
AXIS = 7.5
LEADING = 1.35
HATCH = 4.0
TICKS = 4
WIDEST_BAR = 46.0
ACROSS_BAR = 13.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a chart that can be pointed at: in points from the lower left corner."""

    key: str
    words: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Picture:
    """A drawing, and what can be clicked in it."""

    drawing: Drawing
    areas: Sequence[Area]
    below: float = 0
    """How far the axis of upright bars stands above the lower edge."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the bars may stand, and how a value becomes a length."""

    x: float
    y: float
    width: float
    height: float
    top: float
    palette: Palette

    def up(self, value: float) -> float:
        return self.height * value / self.top

    def along(self, value: float) -> float:
        return self.width * value / self.top


def bar_chart(
    chart: Chart,
    width: float,
    language: Language,
    *,
    height: float = 190,
    palette: Palette = LIGHT,
    scale: float = 1,
    below: float = 0,
) -> Picture:
    """Draw a chart `width` points wide.

    Upright bars are `height` points tall with all their words; bars that lie across take what
    their number needs. `scale` enlarges type for a screen. `below` is how far an upright axis
    stands above the lower edge at least. Titles stand outside the drawing.
    """
    if chart.across:
        return _across(chart, width, palette, scale)
    return _upright(chart, width, height, language, palette, scale, below)


def chart_pdf(drawing: Drawing) -> bytes:
    """Return a drawing as a PDF of one page of its own size, for the screen to render."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(drawing.width, drawing.height), invariant=1)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    return target.getvalue()


def top_of_axis(highest: float) -> tuple[float, float]:
    """Return where an axis from zero ends and its step: 1, 2, 2.5 or 5 times a power of ten."""
    if highest <= 0:
        return 1.0, 1.0
    rough = highest / TICKS
    power = 10.0 ** floor(log10(rough))
    step = next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= rough)
    count = -int(-highest // step)
    return step * count, step


def _upright(
    chart: Chart,
    width: float,
    height: float,
    language: Language,
    palette: Palette,
    scale: float,
    least: float,
) -> Picture:
    top, step = top_of_axis(max((bar.value or 0 for bar in chart.bars), default=0))
    ticks = [step * count for count in range(round(top / step) + 1)]
    labels = [language.number(_plain(tick)) for tick in ticks]
    left = max(text.width(label) for label in labels) * AXIS * scale / 1000 + 6
    slot = (width - left) / max(1, len(chart.bars))
    words = max((_tall(_below(bar, slot, scale)) for bar in chart.bars), default=0)
    below = max(words + 6, least)
    above = max((_tall(_above(bar, slot, scale)) for bar in chart.bars), default=0) + 4
    frame = _Frame(left, below, width - left, height - below - above, top, palette)
    drawing = Drawing(width, height)
    for tick, label in zip(ticks, labels, strict=True):
        _axis_step(drawing, frame, frame.y + frame.up(tick), label, scale)
    areas = []
    for index, bar in enumerate(chart.bars):
        x = left + index * slot
        for shape in _upright_bar(bar, frame, x, slot, scale):
            drawing.add(shape)
        areas.append(Area(bar.key, _described(bar), x, 0, slot, height))
    return Picture(drawing, areas, below)


def _plain(tick: float) -> int | float:
    return int(tick) if tick == int(tick) else tick


def _axis_step(drawing: Drawing, frame: _Frame, y: float, label: str, scale: float) -> None:
    strong = y == frame.y
    drawing.add(
        Line(
            frame.x,
            y,
            frame.x + frame.width,
            y,
            strokeColor=frame.palette.secondary if strong else frame.palette.hairline,
            strokeWidth=0.8 if strong else 0.6,
        )
    )
    set_ = _Set(label, AXIS * scale, frame.palette.secondary)
    for shape in _words(set_, frame.x - 6, y - AXIS * scale * 0.35, 1e6, align=1):
        drawing.add(shape)


@dataclass(frozen=True, slots=True)
class _Set:
    """Words in a size and a colour."""

    words: str
    size: float
    colour: Color
    bold: bool = False

    def lines(self, room: float) -> tuple[text.Line, ...]:
        return text.balanced(self.words, round(room * 1000 / self.size, 1), bold=self.bold)


def _above(bar: Bar, room: float, scale: float) -> Sequence[tuple[float, int]]:
    size = VALUE * scale
    return [(size, len(_Set(bar.text, size, LIGHT.ink, bold=True).lines(room - 4)))]


def _below(bar: Bar, room: float, scale: float) -> Sequence[tuple[float, int]]:
    size, small = LABEL * scale, AXIS * scale
    label = (size, len(_Set(bar.label, size, LIGHT.ink, bold=bar.emphasised).lines(room - 4)))
    if not bar.status:
        return [label]
    return [label, (small, len(_Set(bar.status.word, small, LIGHT.ink).lines(room - 4)))]


def _tall(blocks: Sequence[tuple[float, int]]) -> float:
    return sum(size * LEADING * count for size, count in blocks)


def _upright_bar(bar: Bar, frame: _Frame, x: float, slot: float, scale: float) -> Iterator[Shape]:
    palette = frame.palette
    centre = x + slot / 2
    wide = min(WIDEST_BAR * scale, slot * 0.62)
    tall = frame.up(bar.value or 0)
    if bar.value is not None:
        yield from _bar(bar, centre - wide / 2, frame.y, wide, tall, palette)
    value = _Set(bar.text, VALUE * scale, palette.ink, bold=True)
    found = value.lines(slot - 4)
    y = frame.y + tall + 4 + (len(found) - 1) * value.size * LEADING
    yield from _words(value, centre, y, slot - 4, align=0.5)
    label = _Set(bar.label, LABEL * scale, palette.ink, bold=bar.emphasised)
    y = frame.y - 4 - label.size
    yield from _words(label, centre, y, slot - 4, align=0.5)
    if bar.status:
        y -= len(label.lines(slot - 4)) * label.size * LEADING
        colour = palette.tones[bar.status.tone][0]
        yield from _words(_Set(bar.status.word, AXIS * scale, colour), centre, y, slot - 4, 0.5)


def _bar(
    bar: Bar, x: float, y: float, width: float, height: float, palette: Palette
) -> Iterator[Shape]:
    body = Rect(x, y, width, height)
    body.strokeColor = None
    body.fillColor = palette.accent if bar.emphasised else palette.quiet_bar
    yield body
    if bar.expected:
        ink, body.fillColor = palette.tones["amber"]
        yield from _hatching(x, y, width, height, ink)
        frame = Rect(x, y, width, height)
        frame.fillColor, frame.strokeColor, frame.strokeWidth = None, ink, 0.8
        yield frame


def _hatching(x: float, y: float, width: float, height: float, colour: Color) -> Iterator[Shape]:
    """Lines at 45 degrees, each ended where it leaves the bar."""
    offset = HATCH - height
    while offset < width:
        start, end = max(0.0, offset), min(width, offset + height)
        yield Line(
            x + start,
            y + start - offset,
            x + end,
            y + end - offset,
            strokeColor=colour,
            strokeWidth=0.6,
        )
        offset += HATCH


def _across(chart: Chart, width: float, palette: Palette, scale: float) -> Picture:
    label_room = min(
        width * 0.36,
        max((text.width(bar.label, bold=bar.emphasised) for bar in chart.bars), default=0)
        * LABEL
        * scale
        / 1000
        + 2,
    )
    value_room = width * 0.3
    top, _ = top_of_axis(max((bar.value or 0 for bar in chart.bars), default=0))
    left = label_room + 8
    frame = _Frame(left, 0, width - left - value_room - 6, 0, top, palette)
    heights = [_across_height(bar, label_room, value_room, scale) for bar in chart.bars]
    drawing = Drawing(width, sum(heights) + 2)
    areas, y = [], sum(heights) + 1
    for bar, tall in zip(chart.bars, heights, strict=True):
        y -= tall
        for shape in _across_bar(bar, frame, y, tall, label_room, value_room, scale):
            drawing.add(shape)
        areas.append(Area(bar.key, _described(bar), 0, y, width, tall))
    drawing.add(Line(left, 0, left, drawing.height, strokeColor=palette.secondary, strokeWidth=0.8))
    return Picture(drawing, areas)


def _across_height(bar: Bar, label_room: float, value_room: float, scale: float) -> float:
    label = _Set(bar.label, LABEL * scale, LIGHT.ink, bold=bar.emphasised)
    value = _Set(bar.text, VALUE * scale, LIGHT.ink, bold=True)
    lines = max(len(label.lines(label_room)), len(value.lines(value_room)) + bool(bar.status))
    return max(ACROSS_BAR * scale, lines * VALUE * scale * LEADING) + 6


def _across_bar(
    bar: Bar,
    frame: _Frame,
    y: float,
    tall: float,
    label_room: float,
    value_room: float,
    scale: float,
) -> Iterator[Shape]:
    palette = frame.palette
    long = frame.along(bar.value or 0)
    thick = ACROSS_BAR * scale
    if bar.value is not None:
        yield from _bar(bar, frame.x, y + (tall - thick) / 2, long, thick, palette)
    label = _Set(bar.label, LABEL * scale, palette.ink, bold=bar.emphasised)
    yield from _beside(label, label_room, y + tall / 2, label_room, align=1)
    value = _Set(bar.text, VALUE * scale, palette.ink, bold=True)
    x = frame.x + long + 6
    lift = AXIS * scale * LEADING / 2 if bar.status else 0
    yield from _beside(value, x, y + tall / 2 + lift, value_room, align=0)
    if bar.status:
        status = _Set(bar.status.word, AXIS * scale, palette.tones[bar.status.tone][0])
        count = len(value.lines(value_room))
        yield from _beside(
            status, x, y + tall / 2 - count * VALUE * scale * LEADING / 2, value_room, align=0
        )


def _beside(words: _Set, x: float, middle: float, room: float, align: float) -> Iterator[Shape]:
    count = len(words.lines(room))
    first = middle + (count - 1) * words.size * LEADING / 2 - words.size * 0.35
    yield from _words(words, x, first, room, align)


def _words(words: _Set, x: float, y: float, room: float, align: float) -> Iterator[Shape]:
    """Lines downwards from the baseline `y`; `align` 0 begins at `x`, 1 ends there."""
    for line in words.lines(room):
        left = x - line.width * words.size / 1000 * align
        yield _Words(line, left, y, words)
        y -= words.size * LEADING


class _Words(DirectDraw):
    """A line set as everywhere on paper; a String of reportlab would know but one font."""

    def __init__(self, line: text.Line, x: float, y: float, words: _Set) -> None:
        self._line = line
        self._x = x
        self._y = y
        self._words = words

    def copy(self) -> "_Words":
        """Return another of the same."""
        return _Words(self._line, self._x, self._y, self._words)

    def getBounds(self) -> tuple[float, float, float, float]:  # noqa: N802 - reportlab's name
        """Return left, bottom, right and top."""
        size = self._words.size
        return (self._x, self._y, self._x + self._line.width * size / 1000, self._y + size)

    def drawDirectly(self, canvas: object) -> None:  # noqa: N802 - reportlab's name
        """Draw on the canvas of reportlab's renderer."""
        target: Canvas = vars(canvas)["_canvas"]
        draw(target, self._line, self._x, self._y, self._words.size, self._words.colour)


def _described(bar: Bar) -> str:
    label = bar.label.replace("\n", " · ")
    return " · ".join(filter(None, (label, bar.text, bar.status.word if bar.status else "")))
