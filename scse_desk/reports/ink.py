"""Words on a page of reportlab's canvas."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from scse_desk.reports.text import Line, Run


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
    canvas.saveState()
    canvas.setFillColor(colour)
    for mark in run.marks:
        left, up = x + mark.x * scale, y + mark.y * scale
        canvas.addLiteral(
            f"q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {up:.3f} cm"
            f" {run.face.outline(mark.glyph)} f Q"
        )
    canvas.restoreState()
