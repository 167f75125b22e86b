"""A report on paper: pages filled with rows, header, footer, outline, and a file written whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from scse_desk.language import Language
from scse_desk.reports.blocks import rows
from scse_desk.reports.files import written
from scse_desk.reports.ink import draw
from scse_desk.reports.palette import LIGHT
from scse_desk.reports.report import PageBreak, Report, Table, tables
from scse_desk.reports.rows import (
    KICKER,
    SUBTITLE,
    TITLE,
    Box,
    Row,
    Type,
    cut,
    draw_row,
    hairline,
    paragraph,
    set_balanced,
    set_lines,
)
from scse_desk.task import Progress, silent

MARGIN = 51.0
TOP = 60.0
BOTTOM = 54.0
EDGE = Type(7.5, 10.5, LIGHT.secondary)
EDGE_LINES = 2
"""The header and the footer have room for so many lines; the title page has the whole title."""

SMALLEST_PART = 0.22
"""A row is cut only where at least this share of the page is left for its first part."""

TALL = 120.0
"""A row less tall than this is never cut where it fits a page."""

LANGUAGE_TAGS = {"en": "en", "zh_TW": "zh-Hant-TW", "vi": "vi", "id": "id"}


def write_pdf(report: Report, path: Path, progress: Progress = silent) -> None:
    """Write `report` to `path` as PDF, A4; the same report gives the same bytes.

    Refused where the file cannot be written; what stood there before stays then, and also when
    the work is cancelled.
    """
    with written(path) as file:
        pdf_to(report, file, progress)


def pdf_to(report: Report, file: BinaryIO, progress: Progress = silent) -> None:
    """Write `report` as PDF to an open file, as the preview does."""
    size = landscape(A4) if report.landscape else A4
    canvas = Canvas(file, pagesize=size, invariant=1, pageCompression=1)
    _describe(canvas, report)
    pages = _Pages(canvas, report, size, progress)
    for group in _held_together(_flow(report, pages.room)):
        pages.place(group)
    pages.end()
    canvas.save()


def _describe(canvas: Canvas, report: Report) -> None:
    canvas.setTitle(report.title)
    canvas.setAuthor(report.author or report.footer)
    canvas.setSubject(report.subtitle)
    canvas.setCreator("SCSE Desk")
    when = report.printed_at
    offset = when.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else "Z"
    canvas.setDateFormatter(lambda *_: f"D:{when:%Y%m%d%H%M%S}{zone}")
    canvas.setCatalogEntry("Lang", f"({LANGUAGE_TAGS[report.language.code]})")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _flow(report: Report, room: float) -> Iterator[Row | None]:
    """Every row of the report in order; None where a page ends."""
    yield from _title(report, room)
    for block in report.blocks:
        if isinstance(block, PageBreak):
            yield None
        elif isinstance(block, Table) and block.title == report.kicker:
            yield from rows(replace(block, title=""), report.language, room)
        else:
            yield from rows(block, report.language, room)


def _title(report: Report, room: float) -> Iterator[Row]:
    if report.kicker:
        yield paragraph(report.kicker, KICKER, room, keep=True)
    yield Row((Box(0, room, set_balanced(report.title, TITLE, room)),), keep=True)
    if report.subtitle:
        yield paragraph(report.subtitle, SUBTITLE, room, gap=2, keep=True)

    def paint(canvas: Canvas, x: float, top: float, height: float) -> None:
        canvas.setFillColor(LIGHT.accent)
        canvas.rect(x, top - height, 40, 2.2, stroke=0, fill=1)

    yield Row(least=2.2, gap=8, paint=paint)


@dataclass
class _Pages:
    """Puts rows on pages, turns them, and ends each with its header and footer."""

    canvas: Canvas
    report: Report
    size: tuple[float, float]
    progress: Progress
    number: int = 1
    y: float = field(init=False)
    room: float = field(init=False)
    rows_done: int = 0

    def __post_init__(self) -> None:
        self.room = self.size[0] - 2 * MARGIN
        self.y = self._top
        self.expected = sum(table.count or 0 for table in tables(self.report))

    @property
    def _top(self) -> float:
        return self.size[1] - TOP

    @property
    def _left(self) -> float:
        return self.y - BOTTOM

    @property
    def _page(self) -> float:
        return self._top - BOTTOM

    def place(self, group: list[Row]) -> None:
        """Place rows that are held together; on one page where they fit one, none ends it."""
        if not group:
            self.turn()
            return
        needed = sum(row.gap + row.height for row in group)
        if needed > self._left and not self._can_begin(group):
            self._begin_page(group[0])
        for row in group:
            self._place(row)

    def turn(self) -> None:
        """End the page and begin the next, unless this one is still empty."""
        if self.y < self._top:
            self._end_page()
            self.canvas.showPage()
            self.number += 1
            self.y = self._top

    def end(self) -> None:
        """End the last page; only now is it known how many there are."""
        self._end_page()
        for page in range(1, self.number + 1):
            self.canvas.beginForm(f"page{page}", 0, 0, *self.size)
            self._number_page(page)
            self.canvas.endForm()

    def _can_begin(self, group: list[Row]) -> bool:
        """Whether a group too tall for what is left may begin here and go on overleaf."""
        last = group[-1]
        whole = sum(row.gap + row.height for row in group)
        left = self._left - (whole - last.height)
        enough = self._page * SMALLEST_PART
        if whole > self._page and self._left > enough:
            return True
        return last.height > TALL and left > enough and cut(last, left) is not None

    def _begin_page(self, row: Row) -> None:
        self.turn()
        for repeated in row.repeat:
            self._draw(repeated)

    def _place(self, row: Row) -> None:
        gap = row.gap if self.y < self._top else 0.0
        while gap + row.height > self._left:
            parts = cut(row, self._left - gap)
            if parts:
                self.y -= gap
                self._draw(parts[0])
                row = parts[1]
            elif self.y >= self._top - sum(repeated.height for repeated in row.repeat):
                break
            self._begin_page(row)
            gap = 0.0
        self.y -= gap
        self._draw(row)

    def _draw(self, row: Row) -> None:
        if row.bookmark:
            key = f"{self.number}-{self.y:.1f}"
            self.canvas.bookmarkHorizontal(key, 0, self.y)
            self.canvas.addOutlineEntry(row.bookmark, key, level=0)
        draw_row(self.canvas, row, MARGIN, self.y)
        self.y -= row.height
        self.rows_done += bool(row.repeat)

    def _end_page(self) -> None:
        language = self.report.language
        said = language.text("Page {page} is written", page=language.number(self.number))
        self.progress(min(self.rows_done, self.expected), self.expected, said)
        _edges(self.canvas, self.report, self.number, self.size)
        self.canvas.doForm(f"page{self.number}")

    def _number_page(self, page: int) -> None:
        language = self.report.language
        said = language.text(
            "Page {page} of {pages}",
            page=language.number(page),
            pages=language.number(self.number),
        )
        _edge(self.canvas, said, self.size[0] - MARGIN, BOTTOM - 20, 120, right=True)


def _held_together(found: Iterable[Row | None]) -> Iterator[list[Row]]:
    """Rows in groups that belong on one page; an empty one where a page ends."""
    group: list[Row] = []
    for row in found:
        if row:
            group.append(row)
            if row.keep:
                continue
        if group:
            yield group
        if not row:
            yield []
        group = []
    if group:
        yield group


def _edges(canvas: Canvas, report: Report, page: int, size: tuple[float, float]) -> None:
    """The header and the footer, without the number of the page."""
    room = size[0] - 2 * MARGIN
    top = size[1] - TOP
    _edge(canvas, report.header, MARGIN, top + 24, room * 0.45)
    if page > 1:
        _edge(canvas, report.title, size[0] - MARGIN, top + 24, room * 0.5, right=True)
    hairline(canvas, MARGIN, top + 12, room)
    hairline(canvas, MARGIN, BOTTOM - 10, room)
    printed = _printed(report.language, report)
    footer = f"{report.footer} · {printed}" if report.footer else printed
    _edge(canvas, footer, MARGIN, BOTTOM - 20, room - 130)


def _printed(language: Language, report: Report) -> str:
    return language.text("Printed {when}", when=language.datetime(report.printed_at, "paper"))


def _edge(
    canvas: Canvas, words: str, x: float, y: float, room: float, *, right: bool = False
) -> None:
    found = set_lines(words, EDGE, room)
    if len(found) > EDGE_LINES:
        kept = "".join(run.says for line in found[:EDGE_LINES] for run in line.line.runs)
        found = set_lines(kept.rstrip()[:-2] + "…", EDGE, room)[:EDGE_LINES]
    y += (len(found) - 1) * EDGE.leading if y > BOTTOM else 0
    for line in found:
        width = line.line.width * EDGE.size / 1000
        draw(canvas, line.line, x - width if right else x, y, EDGE.size, EDGE.colour)
        y -= EDGE.leading
