import threading
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from scse_desk.reports.files import NotWritten
from scse_desk.reports.pdf import write_pdf
from scse_desk.reports.report import (
    Bar,
    Bullets,
    Cell,
    Chart,
    Column,
    Day,
    Entry,
    Fact,
    Facts,
    Heading,
    KeyFigure,
    KeyFigures,
    Note,
    PageBreak,
    Report,
    Source,
    Sources,
    Stack,
    Status,
    Table,
    Text,
)
from scse_desk.task import Cancelled
from tests.reports.names import LONGEST
from tests.reports.papers import page_count, pages_of, paper, pdf, pdfium_lines

EXPECTED = Status("expected", "amber")


def full_paper(code: str = "en") -> Report:
    return paper(
        Text("An opening", "lead"),
        KeyFigures([KeyFigure("Exhibitors", "2,000", "more than", EXPECTED, "up", (1,))] * 5),
        Note("Mind this", "red", "Attention"),
        Heading("Facts"),
        Facts([Fact("When", date(2025, 3, 18)), Fact("Status", EXPECTED, (1,))], 2),
        Bullets(["first", "second"]),
        Table((Column("No.", "number", total=True), Column("Name")), [(1, Stack("A", "below"))]),
        Chart("Growth", [Bar("2024", 5, "5"), Bar("2025", 9, "more than 9", EXPECTED, True)]),
        Day("Tuesday", [Entry("09:00", "Call", "Hall", EXPECTED, [Fact("Host", "X")], ["say"])]),
        PageBreak(),
        Heading("Smaller", 2),
        Sources("Sources", [Source(1, "A document", "§ 2")]),
        code=code,
        header="Edition",
        footer="Office",
        kicker="Brief",
        subtitle="Below the title",
        author="Protocol office",
    )


def boxes_outside(data: bytes) -> list[tuple[float, ...]]:
    """The letters whose boxes leave the page's margins."""
    outside: list[tuple[float, ...]] = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        reader = page.get_textpage()
        for index in range(reader.count_chars()):
            left, bottom, right, top = reader.get_charbox(index)
            if left < 40 or bottom < 15 or right > width - 40 or top > height - 15:
                outside.append((left, bottom, right, top))
        reader.close()
        page.close()
    document.close()
    return outside


@pytest.mark.parametrize("code", ["en", "zh_TW", "vi", "id"])
def test_the_same_report_gives_the_same_bytes(code: str) -> None:
    assert pdf(full_paper(code)) == pdf(full_paper(code))


def test_every_block_is_on_the_paper() -> None:
    lines = "\n".join(pdfium_lines(pdf(full_paper())))
    for words in (
        "An opening", "more than", "2,000", "expected", "Mind this", "Facts", "second", "below",
        "Growth", "more than 9", "Tuesday", "Call", "say", "[1]", "A document", "Edition",
    ):  # fmt: skip
        assert words in lines


def test_pages_are_numbered_and_say_when_they_were_printed() -> None:
    lines = pdfium_lines(pdf(full_paper()))
    assert [line for line in lines if "Page" in line] == [
        f"Office · Printed 14 March 2025, 01:30 Page {page} of 3" for page in (1, 2, 3)
    ]


def test_the_document_says_its_title_author_and_day() -> None:
    document = pypdfium2.PdfDocument(pdf(full_paper()))
    metadata = document.get_metadata_dict()
    document.close()
    assert metadata["Title"] == "A paper"
    assert metadata["Author"] == "Protocol office"
    assert metadata["CreationDate"] == "D:20250314013000+00'00'"


def test_a_table_repeats_its_header_on_every_page() -> None:
    data = pdf(paper(Table((Column("Guest name"),), [(f"Guest {n}",) for n in range(200)])))
    lines = pdfium_lines(data)
    assert page_count(data) > 1
    assert lines.count("Guest name") == page_count(data)
    assert [line for line in lines if line.startswith("Guest ") and line != "Guest name"] == [
        f"Guest {n}" for n in range(200)
    ]


def test_a_row_taller_than_a_page_goes_on_overleaf_without_losing_a_word() -> None:
    words = [f"word{n}" for n in range(3000)]
    data = pdf(paper(Table((Column("A", width=1), Column("B", width=1)), [(" ".join(words), "b")])))
    assert page_count(data) > 2
    found = [word for line in pdfium_lines(data) for word in line.split() if word[:4] == "word"]
    assert found == words
    assert boxes_outside(data) == []


@pytest.mark.parametrize("name", [LONGEST, "W" * 90, "臺" * 90, "ปื้น" * 30])
def test_a_long_name_wraps_inside_the_page_wherever_it_stands(name: str) -> None:
    columns = [Column(f"Column {index}") for index in range(12)]
    report = paper(
        Heading(name),
        Note(name, title=name),
        KeyFigures([KeyFigure(name, name, name, Status(name), name)] * 3),
        Facts([Fact(name, name), Fact(name, Status(name, "red"))], 2),
        Table(columns, [(name,) * 12]),
        Day(name, [Entry("09:00–10:00", name, name, Status(name), [Fact(name, name)], [name])]),
        Chart(name, [Bar(name, 3, name, Status(name)), Bar("b", 1, "1")], name),
        Chart(name, [Bar(name, 3, name, Status(name)), Bar("b", 1, "1")], across=True),
        Sources(name, [Source(1, name, name)]),
        title=name,
        header=name,
        footer=name,
        subtitle=name,
        kicker=name,
    )
    assert boxes_outside(pdf(report)) == []


def test_cells_are_worded_in_the_language_of_the_report() -> None:
    cells: tuple[Cell, ...] = (
        1234,
        Decimal("0.5"),
        date(2025, 3, 18),
        datetime(2025, 3, 18, 9, 30),
        time(9, 5),
        None,
    )
    columns = [Column(f"c{index}") for index in range(len(cells))]
    report = paper(Table(columns, [cells]), code="vi", landscape=True)
    lines = " ".join(pdfium_lines(pdf(report)))
    for words in ("1.234", "0,5", "18/3/2025", "09:30", "09:05"):
        assert words in lines


def test_columns_are_added_up() -> None:
    rows: list[tuple[Cell, ...]] = [("a", 1), ("b", Decimal("2.5")), ("c", None)]
    lines = pdfium_lines(pdf(paper(Table((Column("x"), Column("n", total=True)), rows))))
    assert any("Total" in line and "3.5" in line for line in lines) or (
        "Total" in lines and "3.5" in lines
    )


def test_an_empty_table_says_so() -> None:
    assert "Nobody yet" in pdfium_lines(pdf(paper(Table((Column("x"),), [], empty="Nobody yet"))))


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for count in range(28, 40):
        filler = [Text("line") for _ in range(count)]
        document = pypdfium2.PdfDocument(pdf(paper(*filler, Heading("The end"), Text("follows"))))
        page = document[len(document) - 1]
        reader = page.get_textpage()
        last = reader.get_text_range()
        reader.close()
        page.close()
        document.close()
        assert ("The end" in last) == ("follows" in last)


def test_a_paper_that_cannot_be_written_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="There is no folder"):
        write_pdf(full_paper(), tmp_path / "nowhere" / "a.pdf")
    (tmp_path / "taken").mkdir()
    with pytest.raises(NotWritten, match="cannot be written"):
        write_pdf(full_paper(), tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_cancelled_paper_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("before")

    def stop(done: int, total: int, text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(full_paper(), target, stop)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_two_papers_can_be_written_at_once() -> None:
    reports = [replace(full_paper(), title=f"陳𠮷宏 {number}") for number in range(6)]
    expected = [pdf(report) for report in reports]
    found: dict[int, bytes] = {}

    def write(number: int) -> None:
        found[number] = pdf(reports[number])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(6)] == expected


def test_the_last_row_of_a_table_is_not_alone_on_its_page() -> None:
    columns = [Column("Name")]
    for count in range(30, 45):
        data = pdf(paper(Table(columns, [(f"row {number}",) for number in range(count)])))
        on_pages = [
            sum(line.startswith("row ") for line in page.splitlines()) for page in pages_of(data)
        ]
        assert min(on_pages) > 1


def test_a_long_title_is_broken_into_lines_of_about_one_length() -> None:
    title = "Hội nghị và Triển lãm Thành phố Thông minh 2025"
    assert [line for line in pdfium_lines(pdf(paper(title=title))) if line in title] == [
        "Hội nghị và Triển lãm Thành",
        "phố Thông minh 2025",
    ]
