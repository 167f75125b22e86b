"""A report on paper: pages filled with rows, header, footer, outline, and a file written whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from scse_desk.language import Language
from scse_desk.reports import agenda_rows  # noqa: F401 - it teaches `rows` calendars
from scse_desk.reports.blocks import rows
from scse_desk.reports.files import written
from scse_desk.reports.grids import grid_rows
from scse_desk.reports.ink import draw
from scse_desk.reports.palette import LIGHT
from scse_desk.reports.report import (
    Grid,
    PageBreak,
    Report,
    Section,
    Sign,
    Table,
    tables_on_paper,
)
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
from scse_desk.reports.signs import sign_rows
from scse_desk.task import Progress, silent

MARGINS = {"A4": 51.0, "A3": 34.0}
SIZES = {"A4": A4, "A3": A3}
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
    """Write `report` to `path` as PDF; the same report gives the same bytes.

    Refused where the file cannot be written; what stood there before stays then, and also when
    the work is cancelled.
    """
    with written(path) as file:
        pdf_to(report, file, progress)


def pdf_to(report: Report, file: BinaryIO, progress: Progress = silent) -> None:
    """Write `report` as PDF to an open file, as the preview does."""
    size = landscape(SIZES[report.size]) if report.landscape else SIZES[report.size]
    canvas = Canvas(file, pagesize=size, invariant=1, pageCompression=1)
    _describe(canvas, report)
    pages = _Pages(canvas, report, size, progress)
    for group in _held_together(_flow(report, pages.room, pages.height)):
        if isinstance(group, Section):
            pages.begin(group)
        else:
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


def _flow(report: Report, room: float, height: float) -> Iterator[Row | Section | None]:
    """Every row of the report in order; None where a page ends, a section where one begins."""
    language = report.language
    blocks = iter(report.blocks)
    first = next(blocks, None)
    if not isinstance(first, Section | Grid | Sign):
        yield from _title(report, room)
    for block in chain([] if first is None else [first], blocks):
        if isinstance(block, PageBreak):
            yield None
        elif isinstance(block, Section):
            yield block
            language = block.language or report.language
            yield from _title(block, room)
        elif isinstance(block, Grid):
            yield from grid_rows(block, room, height)
        elif isinstance(block, Sign):
            yield None
            yield from sign_rows(block, room, height)
        elif isinstance(block, Table) and block.title == report.kicker:
            yield from rows(replace(block, title=""), language, room)
        else:
            yield from rows(block, language, room)


def _title(head: Report | Section, room: float) -> Iterator[Row]:
    if head.kicker:
        yield paragraph(head.kicker, KICKER, room, keep=True)
    mark = head.title if isinstance(head, Section) else ""
    title = Box(0, room, set_balanced(head.title, TITLE, room))
    yield Row((title,), keep=True, bookmark=mark)
    if head.subtitle:
        yield paragraph(head.subtitle, SUBTITLE, room, gap=2, keep=True)

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
    inside: int = 1
    section: Section | None = None
    numbered: list[tuple[Language, int]] = field(default_factory=list)
    """Of each page its language and its number within its section."""

    def __post_init__(self) -> None:
        self.margin = MARGINS[self.report.size]
        self.room = self.size[0] - 2 * self.margin
        self.y = self._top
        self.expected = sum(table.count or 0 for table in tables_on_paper(self.report))

    @property
    def height(self) -> float:
        """How much of a page there is for rows."""
        return self._page

    @property
    def language(self) -> Language:
        """The language of what is being set."""
        return (self.section and self.section.language) or self.report.language

    @property
    def _top(self) -> float:
        return self.size[1] - TOP

    @property
    def _left(self) -> float:
        return self.y - BOTTOM

    @property
    def _page(self) -> float:
        return self._top - BOTTOM

    def begin(self, section: Section) -> None:
        """Begin a section on a page of its own, numbered from one."""
        self.turn()
        self.section = section
        self.inside = 1

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
            self.inside += 1
            self.y = self._top

    def end(self) -> None:
        """End the last page; only now is it known how many there are."""
        self._end_page()
        whole = 0
        for page in range(self.number, 0, -1):
            language, inside = self.numbered[page - 1]
            whole = max(whole, inside)
            self.canvas.beginForm(f"page{page}", 0, 0, *self.size)
            self._number_page(language, inside, whole)
            self.canvas.endForm()
            whole = 0 if inside == 1 else whole

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
        draw_row(self.canvas, row, self.margin, self.y)
        self.y -= row.height
        self.rows_done += bool(row.repeat)

    def _end_page(self) -> None:
        language = self.report.language
        said = language.text("Page {page} is written", page=language.number(self.number))
        self.progress(min(self.rows_done, self.expected), self.expected, said)
        self.numbered.append((self.language, self.inside))
        self._edges()
        self.canvas.doForm(f"page{self.number}")

    def _number_page(self, language: Language, page: int, pages: int) -> None:
        said = language.text(
            "Page {page} of {pages}", page=language.number(page), pages=language.number(pages)
        )
        _edge(self.canvas, said, self.size[0] - self.margin, BOTTOM - 20, 120, right=True)

    def _edges(self) -> None:
        """The header and the footer, without the number of the page."""
        canvas, report, left, room = self.canvas, self.report, self.margin, self.room
        top = self.size[1] - TOP
        header = (self.section and self.section.header) or report.header
        _edge(canvas, header, left, top + 24, room * 0.45)
        if self.inside > 1:
            title = self.section.title if self.section else report.title
            _edge(canvas, title, left + room, top + 24, room * 0.5, right=True)
        hairline(canvas, left, top + 12, room)
        hairline(canvas, left, BOTTOM - 10, room)
        printed = _printed(self.language, report)
        footer = f"{report.footer} · {printed}" if report.footer else printed
        _edge(canvas, footer, left, BOTTOM - 20, room - 130)


def _held_together(found: Iterable[Row | Section | None]) -> Iterator[list[Row] | Section]:
    """Rows in groups that belong on one page; an empty one where a page ends."""
    group: list[Row] = []
    for row in found:
        if isinstance(row, Row):
            group.append(row)
            if row.keep:
                continue
        if group:
            yield group
        if not isinstance(row, Row):
            yield row or []
        group = []
    if group:
        yield group


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
