"""A report's tables as a workbook: typed cells, text that stays text, and a sheet about it all.

Written row by row (openpyxl's write-only mode), so that its size costs time but no memory.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import WorkbookAlreadySaved
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from scse_desk.language import Language
from scse_desk.reports.cells import words
from scse_desk.reports.files import written
from scse_desk.reports.report import Cell, Column, Report, Stack, Status, Table, tables
from scse_desk.task import Progress, silent

LONGEST = 32_767
"""Characters (UTF-16 units) that a cell of a workbook holds; openpyxl would cut silently."""

LONGEST_NAME = 31
EXACT = 10**15
"""Whole numbers from here on lose digits in a workbook: they are written as text."""

FIRST_YEAR = 1900
MEASURED = 200
NARROWEST, WIDEST = 7, 60
REPORTED = 500
A4 = 9

_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIRST = frozenset("=+-@#0123456789'")
"""What a text begins with that a spreadsheet might take for something else."""

_WIDE_FROM = "\N{HANGUL CHOSEONG KIYEOK}"
"""The first letter of double width: a text of earlier ones is as wide as it is long."""

_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass
class _Told:
    """What had to be changed so that a workbook can hold it; said on the last sheet."""

    shortened: int = 0
    replaced: int = 0
    rows: dict[str, int] = field(default_factory=dict)


def write_excel(report: Report, path: Path, progress: Progress = silent) -> None:
    """Write the tables of `report` to `path`, a sheet each, and a sheet about the export.

    Dates, times and figures are typed, everything else is text whatever it looks like. A text
    of more than 32,767 characters is shortened and says so, and so does the last sheet.
    Refused where the file cannot be written; what stood there before stays then, and also when
    the work is cancelled.
    """
    with written(path) as file:
        book = Workbook(write_only=True)
        try:
            _fill(book, report, progress)
            save(book, file)
        except BaseException:
            _abandon(book)
            raise


def _fill(book: Workbook, report: Report, progress: Progress) -> None:
    _describe(book, report)
    told = _Told()
    names: set[str] = set()
    for table in tables(report):
        name = sheet_name(table.title or report.title, names)
        _write_table(book.create_sheet(name), table, report, told, progress)
    about = sheet_name(report.language.text("About this export"), names)
    _write_about(book.create_sheet(about), report, told)


def save(book: Workbook, file: BinaryIO) -> None:
    """Write a filled book to a file, as `Workbook.save` does, and nothing later if that fails."""
    archive = ZipFile(file, "w", ZIP_DEFLATED)
    try:
        book.properties.modified = datetime.now(tz=UTC).replace(tzinfo=None)
        ExcelWriter(book, archive).save()
    except BaseException:
        with suppress(OSError):
            archive.close()  # else it would try once more, aloud, when it is collected
        raise


def _abandon(book: Workbook) -> None:
    """Close the sheets of a book that will not be saved, and remove what they wrote so far."""
    sheets: list[Any] = book.worksheets
    for sheet in sheets:
        with suppress(WorkbookAlreadySaved):
            sheet.close()
        with suppress(FileNotFoundError):  # of a sheet that was saved it is gone already
            sheet._writer.cleanup()  # noqa: SLF001 - openpyxl does it only where it saves


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return `wanted` as a workbook allows it, unlike those in `taken`, and add it there."""
    cleaned = _NAME.sub(" ", wanted).strip().strip("'").strip() or "Sheet"
    name, count = cleaned[:LONGEST_NAME].strip(), 1
    while name.casefold() in taken:
        count += 1
        suffix = f" ({count})"
        name = cleaned[: LONGEST_NAME - len(suffix)].strip() + suffix
    taken.add(name.casefold())
    return name


def _describe(book: Workbook, report: Report) -> None:
    when = report.printed_at.astimezone(tz=None).replace(tzinfo=None)
    properties = book.properties
    properties.title = report.title
    properties.subject = report.subtitle or None
    properties.creator = report.author or "SCSE Desk"
    properties.language = report.language.code.replace("_", "-")
    properties.created = when


def _write_table(sheet: Any, table: Table, report: Report, told: _Told, progress: Progress) -> None:
    sample = list(islice(table.rows, MEASURED))
    widths = _widths(table.columns, sample, report.language)
    for index, wide in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = wide
    _set_up(sheet, report)
    sheet.append([_header_cell(sheet, column) for column in table.columns])
    writers = [
        _Writer(sheet, column, told, report.language, wide)
        for column, wide in zip(table.columns, widths, strict=True)
    ]
    count = 0
    for count, row in enumerate(table.rows, start=1):
        sheet.append([writer.cell(cell) for writer, cell in zip(writers, row, strict=True)])
        if not count % REPORTED:
            progress(count, table.count or 0, report.title)
    last = get_column_letter(max(1, len(table.columns)))
    sheet.auto_filter.ref = f"A1:{last}{count + 1}"
    told.rows[sheet.title] = count


class _Writer:
    """Turns the cells of one column into what openpyxl is to write.

    There is one cell of each style, which is used again for every row, because a row is written
    before the next is made.
    """

    def __init__(
        self, sheet: Any, column: Column, told: _Told, language: Language, wide: float
    ) -> None:
        self.told = told
        self.language = language
        self.wide = wide
        self.half = wide / 2
        self.plain = _styled(sheet, "s")
        self.quoted = _styled(sheet, "s")
        self.quoted.quotePrefix = True
        self.wrapped = _styled(sheet, "s")
        self.wrapped.alignment = Alignment(wrap_text=True)
        self.quoted_and_wrapped = _styled(sheet, "s")
        self.quoted_and_wrapped.quotePrefix = True
        self.quoted_and_wrapped.alignment = Alignment(wrap_text=True)
        self.day = _styled(sheet, "d", "yyyy-mm-dd")
        self.moment = _styled(sheet, "d", "yyyy-mm-dd hh:mm")
        self.hour = _styled(sheet, "d", "hh:mm")
        digits = column.digits
        decimals = f".{'0' * digits}" if digits else ""
        self.figure = _styled(sheet, "n", "General" if digits is None else f"#,##0{decimals}")
        self.truth = _styled(sheet, "b")

    def cell(self, value: Cell) -> Any:
        """Return the cell to append for `value`, None for an empty one."""
        if type(value) is str:
            if value.isprintable() and (len(value) <= self.half or self._fits(value)):
                return self._text(value)
            return self._mended(value)
        if value is None:
            return None
        if type(value) is datetime and value.year >= FIRST_YEAR:
            return _filled(self.moment, value.replace(tzinfo=None))
        return self._typed(value)

    def _typed(self, value: Cell) -> Any:  # noqa: PLR0911 - one for each kind of cell
        match value:
            case bool():
                return _filled(self.truth, value)
            case int() | float() | Decimal():
                return self._number(value)
            case datetime():
                return self._dated(self.moment, value.replace(tzinfo=None))
            case date():
                return self._dated(self.day, value)
            case time():
                return _filled(self.hour, value)
            case Status(word):
                return self._mended(word)
            case Stack(main, below):
                return self._mended(f"{main} · {below}" if below else main)
            case _:
                return self._mended(str(value))

    def _number(self, value: float | Decimal) -> Any:
        if not isfinite(value) or (isinstance(value, int) and abs(value) >= EXACT):
            return self._quoted(str(value))
        return _filled(self.figure, value)

    def _dated(self, cell: Any, value: date) -> Any:
        """Excel's calendar begins in 1900: an earlier day is written as text."""
        return _filled(cell, value) if value.year >= FIRST_YEAR else self._quoted(str(value))

    def _text(self, value: str) -> Any:
        return _filled(self.quoted if value[:1] in _FIRST else self.plain, value)

    def _quoted(self, value: str) -> Any:
        """Text that a spreadsheet would read as a formula, an error or a number."""
        return _filled(self.quoted, value)

    def _mended(self, value: str) -> Any:
        replaced = _INVALID.sub("\N{REPLACEMENT CHARACTER}", value)
        self.told.replaced += replaced != value
        if _length(replaced) > LONGEST:
            self.told.shortened += 1
            replaced = _shortened(replaced, self.language)
        if "\n" not in replaced and self._fits(replaced):
            return self._text(replaced)
        cell = self.quoted_and_wrapped if replaced[:1] in _FIRST else self.wrapped
        return _filled(cell, replaced)

    def _fits(self, value: str) -> bool:
        """Whether a text of one line is shown whole, so that it need not be wrapped."""
        if len(value) > self.wide:
            return False
        narrow = value.isascii() or not value or max(value) < _WIDE_FROM
        return narrow or _wide(value) <= self.wide


def _placed(cells: Sequence[Any], row: int) -> Iterator[Any]:
    """The cells of a row that hold something, told where they stand."""
    for column, cell in enumerate(cells, start=1):
        if cell is not None:
            cell.column, cell.row = column, row
            yield cell


def _filled(cell: Any, value: object) -> Any:
    # Not `value`, whose setter would guess the type again; ours are known and checked.
    cell._value = value  # noqa: SLF001
    return cell


def _styled(sheet: Any, kind: str, number_format: str = "General") -> Any:
    """Return an empty cell of openpyxl's kind: "s" text, "n" number, "d" date or time."""
    cell = WriteOnlyCell(sheet)
    cell.data_type = kind
    cell.number_format = number_format
    return cell


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _shortened(text: str, language: Language) -> str:
    """Return the beginning of `text`, ending in words that say that there was more."""
    note = language.text("… [shortened: {number} characters]", number=language.number(len(text)))
    room = (LONGEST - _length(note)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + note


def _set_up(sheet: Any, report: Report) -> None:
    """Frozen header; printed landscape, as wide as the page, the header on each."""
    sheet._values_to_row = _placed  # noqa: SLF001 - openpyxl would guess the types of known cells
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    language = report.language
    printed = language.text("Printed {when}", when=language.datetime(report.printed_at))
    pages = language.text("Page {page} of {pages}", page="&P", pages="&N")
    sheet.oddHeader.left.text = _edge(report.header)
    sheet.oddHeader.right.text = _edge(report.title)
    sheet.oddFooter.left.text = _edge(" · ".join(filter(None, (report.footer, printed))))
    sheet.oddFooter.right.text = pages


def _edge(text: str) -> str:
    """A header or footer may have 255 characters, in which & begins a code."""
    return _INVALID.sub(" ", text)[:80].replace("&", "&&")


def _header_cell(sheet: Any, column: Column) -> Any:
    cell = _filled(_styled(sheet, "s"), _INVALID.sub(" ", column.title)[:LONGEST])
    cell.font = Font(bold=True, color="FF0B6E69")
    cell.fill = PatternFill("solid", fgColor="FFE2F1F0")
    cell.border = Border(bottom=Side("thin", color="FF0B6E69"))
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _widths(
    columns: Sequence[Column], sample: Sequence[Sequence[Cell]], language: Language
) -> list[float]:
    """Return column widths in characters, measured on the first rows."""
    return [
        min(
            WIDEST,
            max(
                NARROWEST,
                # The filter's button takes room beside the title.
                _wide(column.title) + 4,
                *(_wide(words(row[index], language, column.digits)) + 2 for row in sample),
            ),
        )
        for index, column in enumerate(columns)
    ]


def _wide(text: str) -> float:
    """How many digits a text is wide: an ideograph two."""
    return max(
        (
            sum(2.0 if unicodedata.east_asian_width(letter) in "WF" else 1.0 for letter in line)
            for line in text[:500].split("\n")
        ),
        default=0,
    )


def _write_about(sheet: Any, report: Report, told: _Told) -> None:
    """What was exported, when, with which filter, and what had to be changed for it."""
    sheet.column_dimensions["A"].width = 32
    sheet.column_dimensions["B"].width = WIDEST
    _set_up(sheet, report)
    writer = _Writer(sheet, Column(""), told, report.language, WIDEST)
    for label, value in _about(report, told):
        heading = _filled(_styled(sheet, "s"), _INVALID.sub(" ", label)[:LONGEST])
        heading.font = Font(bold=True)
        heading.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.append([heading, writer.cell(value)])


def _about(report: Report, told: _Told) -> Iterator[tuple[str, Cell]]:
    text = report.language.text
    yield text("Report"), report.kicker or report.title
    yield text("Exported"), report.printed_at
    yield from report.export_note
    for name, count in told.rows.items():
        yield text("Rows in “{sheet}”", sheet=name), count
    if told.shortened:
        yield text("Texts too long for a cell, shortened"), told.shortened
    if told.replaced:
        yield text("Texts with characters that no workbook holds, replaced"), told.replaced
