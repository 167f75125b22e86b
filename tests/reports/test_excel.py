import errno
import gc
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from scse_desk.reports import excel
from scse_desk.reports.excel import LONGEST, sheet_name, write_excel
from scse_desk.reports.files import NotWritten
from scse_desk.reports.report import Cell, Column, Report, Stack, Status, Table
from scse_desk.task import Cancelled
from tests.reports.names import NAMES
from tests.reports.papers import paper


def book(report: Report, folder: Path) -> Workbook:
    path = folder / "list.xlsx"
    write_excel(report, path)
    return openpyxl.load_workbook(path)


def read_back(value: Cell, folder: Path, digits: int | None = None) -> tuple[object, str, str]:
    """What a workbook has for a cell: its value, openpyxl's kind of it, its format."""
    report = paper(Table((Column("Column", digits=digits),), [(value,)]))
    sheet = book(report, folder).worksheets[0]
    cell = sheet["A2"]
    return cell.value, cell.data_type, cell.number_format


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=", "0912345678", "+886 2 2345 6789", "-5", "@SUM(A1)", "#N/A", "#REF!", "1e5",
     "2025-03-18", "TRUE", " leading", "two\nlines", "陳𠮷宏", "王　小明", "'quoted", "a\tb"],
)  # fmt: skip
def test_text_stays_text_whatever_it_looks_like(text: str, tmp_path: Path) -> None:
    assert read_back(text, tmp_path)[:2] == (text, "s")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7, (7, "n", "General")),
        (2.5, (2.5, "n", "General")),
        (Decimal("0.10"), (0.1, "n", "General")),
        (True, (True, "b", "General")),
        (date(2025, 3, 18), (datetime(2025, 3, 18), "d", "yyyy-mm-dd")),
        (
            datetime(2025, 3, 18, 9, 30, tzinfo=UTC),
            (datetime(2025, 3, 18, 9, 30), "d", "yyyy-mm-dd hh:mm"),
        ),
        (time(9, 5), (time(9, 5), "d", "hh:mm")),
        (None, (None, "n", "General")),
        (Status("expected", "amber"), ("expected", "s", "General")),
        (Stack("Ms Example", "Mayor"), ("Ms Example · Mayor", "s", "General")),
        (date(1895, 4, 17), ("1895-04-17", "s", "General")),
        (10**18 + 1, (str(10**18 + 1), "s", "General")),
        (float("nan"), ("nan", "s", "General")),
    ],
)
def test_cells_keep_their_kind(
    value: Cell, expected: tuple[object, str, str], tmp_path: Path
) -> None:
    assert read_back(value, tmp_path) == expected


def test_decimals_are_fixed_where_the_column_says_so(tmp_path: Path) -> None:
    assert read_back(1234.5, tmp_path, digits=2) == (1234.5, "n", "#,##0.00")


def test_what_a_spreadsheet_would_read_as_something_else_is_marked_as_text(tmp_path: Path) -> None:
    report = paper(Table((Column("Phone"), Column("Name")), [("0912345678", "Ms Example")]))
    sheet = book(report, tmp_path).worksheets[0]
    assert [cell.quotePrefix for cell in sheet[2]] == [True, False]


def test_a_text_too_long_for_a_cell_says_that_it_was_shortened(tmp_path: Path) -> None:
    report = paper(Table((Column("Notes"),), [("a" * 40_000,), ("𠮷" * 20_000,), ("a" * LONGEST,)]))
    made = book(report, tmp_path)
    cells = [str(row[0].value) for row in made.worksheets[0].iter_rows(min_row=2)]
    assert cells[0].endswith("a… [shortened: 40,000 characters]")
    assert cells[1].endswith("𠮷… [shortened: 20,000 characters]")
    assert cells[2] == "a" * LONGEST
    assert [len(cell.encode("utf-16-le")) // 2 <= LONGEST for cell in cells] == [True] * 3
    about = {row[0].value: row[1].value for row in made.worksheets[-1].iter_rows()}
    assert about["Texts too long for a cell, shortened"] == 2


def test_characters_that_no_workbook_holds_are_replaced_and_counted(tmp_path: Path) -> None:
    made = book(paper(Table((Column("Notes"),), [("a\x0bb\x00\ud800",)])), tmp_path)
    assert made.worksheets[0]["A2"].value == "a\ufffdb\ufffd\ufffd"
    about = {row[0].value: row[1].value for row in made.worksheets[-1].iter_rows()}
    assert about["Texts with characters that no workbook holds, replaced"] == 1


def test_the_sheet_is_ready_to_filter_and_to_print(tmp_path: Path) -> None:
    table = Table((Column("Name"), Column("Booth")), [("A", "A101"), ("B", "A102")], "Guests")
    sheet = book(paper(table, header="R&D 2025"), tmp_path).worksheets[0]
    assert sheet.title == "Guests"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.right.text == "Page &P of &N"
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.left.text == "R&&D 2025"
    assert sheet["A1"].font.bold


def test_columns_are_as_wide_as_what_they_hold(tmp_path: Path) -> None:
    rows = [("臺北市政府資訊局", "x", "y" * 200)]
    sheet = book(paper(Table((Column("a"), Column("b"), Column("c")), rows)), tmp_path).worksheets[
        0
    ]
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [18, 7, 60]


def test_a_text_wider_than_its_column_is_wrapped_so_that_print_shows_it_whole(
    tmp_path: Path,
) -> None:
    rows = [
        ("y" * 60,), ("y" * 90,), ("智" * 30,), ("慧" * 31,), ("+" * 90,), ("two\nlines",),
        ("é" * 59,),
    ]  # fmt: skip
    sheet = book(paper(Table((Column("Name"),), rows)), tmp_path).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    wrapped = [bool(cell.alignment.wrap_text) for cell in cells]
    assert wrapped == [False, True, False, True, True, True, False]
    assert [cell.value for cell in cells] == [value for (value,) in rows]
    assert [cell.quotePrefix for cell in cells] == [False] * 4 + [True] + [False] * 2


def test_the_last_sheet_says_what_was_exported_when_and_with_which_filter(tmp_path: Path) -> None:
    report = paper(
        Table((Column("Name"),), [("A",), ("B",)], "名單"),
        code="zh_TW",
        title="出席名單",
        export_note=(("篩選", "=Taiwan"), ("日期", date(2025, 3, 18))),
    )
    rows = [
        (row[0].value, row[1].value) for row in book(report, tmp_path).worksheets[-1].iter_rows()
    ]
    values = [value for _, value in rows]
    assert values == [
        "出席名單",
        datetime(2025, 3, 14, 1, 30),
        "=Taiwan",
        datetime(2025, 3, 18),
        2,
    ]
    assert [label for label, _ in rows][2:4] == ["篩選", "日期"]


def test_names_of_every_script_come_back_as_they_went_in(tmp_path: Path) -> None:
    everyone = [name for names in NAMES.values() for name in names]
    sheet = book(paper(Table((Column("Name"),), [(name,) for name in everyone])), tmp_path)
    assert [row[0].value for row in sheet.worksheets[0].iter_rows(min_row=2)] == everyone


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Guests: A/B [new]*?", "Guests  A B  new"),
        ("'quoted'", "quoted"),
        ("臺" * 40, "臺" * 31),
        ("???", "Sheet"),
    ],
)
def test_sheets_are_named_as_a_workbook_allows(wanted: str, name: str) -> None:
    assert sheet_name(wanted, set()) == name


def test_sheets_of_one_name_are_told_apart() -> None:
    taken: set[str] = set()
    names = [sheet_name(wanted, taken) for wanted in ("Guests", "guests", "G" * 31, "G" * 31)]
    assert names == ["Guests", "guests (2)", "G" * 31, "G" * 27 + " (2)"]


def test_rows_are_read_as_they_are_written() -> None:
    class Read:
        def __iter__(self) -> Iterator[Sequence[Cell]]:
            return iter([("A",), ("B",)])

    report = paper(Table((Column("Name"),), Read()))
    assert [list(table.rows) for table in report.blocks if isinstance(table, Table)] == [
        [("A",), ("B",)]
    ]


def test_a_workbook_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="There is no folder"):
        write_excel(paper(), tmp_path / "nowhere" / "a.xlsx")


def test_a_cancelled_workbook_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("before")

    def stop(done: int, total: int, text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_excel(paper(Table((Column("n"),), [(n,) for n in range(1000)])), target, stop)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


class FullDisk(BytesIO):
    """A file on a disk with room for a few bytes."""

    def write(self, data: Any) -> int:
        if self.tell() > 500:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def test_a_book_for_which_there_is_no_room_fails_once_and_says_no_more() -> None:
    book = Workbook(write_only=True)
    for number in range(3):
        book.create_sheet().append([number])
    file = FullDisk()
    with pytest.raises(OSError, match="No space left"):
        excel.save(book, file)
    excel._abandon(book)
    file.close()
    del book
    gc.collect()
