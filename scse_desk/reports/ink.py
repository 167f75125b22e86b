"""Words on a page of reportlab's canvas."""

from collections.abc import Callable

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from scse_desk.reports.text import Line, Run

NON_ZERO = 1
"""reportlab's fill mode in which overlapping outlines stay filled."""


def draw(canvas: Canvas, line: Line, x: float, y: float, size: float, colour: Color) -> None:
    """Set a line with its left end at `x` and its baseline at `y`."""
    words = canvas.beginText(x, y)
    words.setFillColor(colour)
    for run in line.runs:
        words.setFont(run.face.name, size)
        words.textOut(run.text)
        if run.marks:
            _draw_marks(canvas, run, x, y, size, colour)
        x += run.width * size / 1000
    canvas.drawText(words)


def _draw_marks(canvas: Canvas, run: Run, x: float, y: float, size: float, colour: Color) -> None:
    scale = size / 1000
    path = canvas.beginPath()
    steps: dict[str, Callable[..., None]] = {
        "M": path.moveTo,
        "L": path.lineTo,
        "C": path.curveTo,
        "Z": path.close,
    }
    for mark in run.marks:
        for kind, values in run.face.outline(mark.glyph):
            across = [x + (mark.x + value) * scale for value in values[::2]]
            up = [y + (mark.y + value) * scale for value in values[1::2]]
            points = (value for point in zip(across, up, strict=True) for value in point)
            steps[kind](*points)
    canvas.saveState()
    canvas.setFillColor(colour)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=NON_ZERO)
    canvas.restoreState()
