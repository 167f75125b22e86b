"""Plain Platypus making the pages of a report: the baseline of our own way of setting pages."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from bidi import get_display
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    Paragraph,  # noqa: TID251 - the texts are escaped below
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from scse_desk.reports import report
from scse_desk.reports.cells import words
from scse_desk.resources import locate

FAMILIES = ("Sans", "SansTC", "SansThai", "SansArabic", "SansKR", "SansJP", "SansSC")
MARGIN, TOP, BOTTOM = 51.0, 60.0, 54.0
ROOM = A4[0] - 2 * MARGIN
LINE = HexColor("#DDE3E8")
GREY = HexColor("#5B6770")
RULED = TableStyle(
    [
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ]
)
PLAIN = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])


@cache
def register() -> dict[str, frozenset[int]]:
    """Give reportlab the fonts; the characters that each family has."""
    has = {}
    for family in FAMILIES:
        for weight in ("Regular", "Bold"):
            path = locate("resources", "fonts", f"Noto{family}-{weight}.ttf")
            font = TTFont(f"{family}-{weight}", str(path))
            registerFont(font)
            has[family] = frozenset(font.face.charToGlyph)
    return has


def write(made: report.Report, path: Path) -> None:
    """Write the pages of a report with Platypus's own document, paragraphs and tables."""
    register()
    document = SimpleDocTemplate(
        str(path), pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=TOP,
        bottomMargin=BOTTOM, title=made.title,
    )  # fmt: skip

    def edges(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("SansTC-Regular", 7.5)
        canvas.drawString(MARGIN, A4[1] - TOP + 24, made.header)
        canvas.drawRightString(A4[0] - MARGIN, BOTTOM - 20, str(document.page))

    document.build(list(_story(made)), onFirstPage=edges, onLaterPages=edges)


def _story(made: report.Report) -> Iterator[Flowable]:
    yield _set(made.kicker, 8.5, bold=True)
    yield _set(made.title, 20, bold=True)
    yield _set(made.subtitle, 11)
    for block in made.blocks:
        yield Spacer(0, 8)
        yield from _block(block, made)


def _block(block: report.Block, made: report.Report) -> Iterator[Flowable]:
    match block:
        case report.Heading(text, _):
            yield _set(text, 13, bold=True)
        case report.Text(text, _):
            yield _set(text, 9.5)
        case report.Note(text, _, title):
            yield Table([[_set(f"{title} {text}", 9.5)]], [ROOM], style=RULED)
        case report.Bullets(items):
            yield from (_set(f"• {item}", 9.5) for item in items)
        case report.Facts(facts, _):
            yield from _facts(facts, made, ROOM)
        case report.Day(title, entries):
            yield _set(title, 10.5, bold=True)
            for entry in entries:
                yield KeepTogether(_entry(entry, made))
        case report.Table():
            yield _table(block, made)
        case _:
            raise TypeError(block)


def _facts(facts: Sequence[report.Fact], made: report.Report, room: float) -> Iterator[Flowable]:
    rows = [[_set(fact.label, 8), _cell(fact.value, made)] for fact in facts]
    if rows:
        yield Table(rows, [room * 0.25, room * 0.75], style=PLAIN)


def _entry(entry: report.Entry, made: report.Report) -> list[Flowable]:
    right: list[Flowable] = [_set(entry.title, 9.5, bold=True)]
    if entry.place:
        right.append(_set(entry.place, 8))
    if entry.status:
        right.append(_set(entry.status.word, 7.5, bold=True))
    right += _facts(entry.facts, made, ROOM * 0.78)
    if entry.points:
        right.append(_set(entry.points_title, 8))
        right += [_set(f"• {point}", 9.5) for point in entry.points]
    return [Table([[_set(entry.when, 9.5), right]], [ROOM * 0.18, ROOM * 0.82], style=RULED)]


def _table(table: report.Table, made: report.Report) -> Flowable:
    rows = [[_cell(cell, made) for cell in row] for row in table.rows]
    if not rows:
        return _set(table.empty, 8)
    head = [_set(column.title, 7.5, bold=True) for column in table.columns]
    shares = [column.width or 1 / len(table.columns) for column in table.columns]
    widths = [share * ROOM / sum(shares) for share in shares]
    return Table([head, *rows], widths, style=RULED, repeatRows=1)


def _cell(cell: report.Cell, made: report.Report) -> Flowable | list[Flowable] | str:
    match cell:
        case report.Status(word):
            return _set(word, 7.5, bold=True)
        case report.Stack(main, below):
            parts = [_set(main, 8.5)]
            return [*parts, _set(below, 7.5)] if below else parts
        case _:
            return _set(words(cell, made.language, None, "paper"), 8.5)


def _set(text: str, size: float, *, bold: bool = False) -> Flowable:
    seen = get_display(text) if _backwards(text) else text
    return Paragraph(_markup(seen, bold=bold), _style(size, bold=bold, chinese=_chinese(text)))


@cache
def _style(size: float, *, bold: bool, chinese: bool) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size} {bold} {chinese}",
        fontName=f"Sans-{_weight(bold=bold)}",
        fontSize=size,
        leading=size * 1.45,
        wordWrap="CJK" if chinese else None,
    )


def _markup(text: str, *, bold: bool) -> str:
    parts = (
        _piece(word, bold=bold) for line in text.split("\n") for word in [*line.split(" "), "\n"]
    )
    return " ".join(parts).removesuffix(" <br/>").replace(" <br/> ", "<br/>")


@cache
def _piece(word: str, *, bold: bool) -> str:
    """A word in the first family that has all of it, else each character in the first for it."""
    if word == "\n":
        return "<br/>"
    family = _family(word)
    if not family:
        return "".join(_in_font(one, _family(one) or "SansTC", bold=bold) for one in word)
    return _in_font(word, family, bold=bold)


def _family(word: str) -> str | None:
    points = {ord(letter) for letter in word}
    return next((name for name, has in register().items() if points <= has), None)


def _in_font(text: str, family: str, *, bold: bool) -> str:
    escaped = escape(text)
    if family == "Sans":
        return escaped
    return f'<font name="{family}-{_weight(bold=bold)}">{escaped}</font>'


def _weight(*, bold: bool) -> str:
    return "Bold" if bold else "Regular"


def _chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def _backwards(text: str) -> bool:
    """Whether there is Arabic in it, which Platypus would set from left to right."""
    return any("\u0600" <= letter <= "\u06ff" for letter in text)
