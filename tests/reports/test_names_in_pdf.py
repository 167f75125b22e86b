from pathlib import Path

import pytest

from scse_desk.reports.missing import missing_glyphs
from scse_desk.reports.report import Column, Heading, Table, Text
from tests.reports.names import LONGEST, NAMES
from tests.reports.papers import page_count, paper, pdf, pdfium_lines, poppler_lines

FRAME = ("A paper", "Name", "Printed ", "Page ")


def names_only(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith(FRAME)]


def listed(names: list[str]) -> bytes:
    return pdf(paper(Table((Column("Name"),), [(name,) for name in names])))


@pytest.mark.parametrize("script", NAMES)
def test_a_hundred_names_of_a_script_copy_out_of_the_pdf_as_they_went_in(
    script: str, tmp_path: Path
) -> None:
    assert len(set(NAMES[script])) == 100
    assert names_only(poppler_lines(listed(NAMES[script]), tmp_path)) == NAMES[script]


@pytest.mark.parametrize("script", NAMES)
def test_a_second_reader_finds_the_same_hundred_names(script: str) -> None:
    # It now and then takes two lines for one.
    lines = names_only(pdfium_lines(listed(NAMES[script])))
    assert " ".join(lines) == " ".join(NAMES[script])


def test_no_name_needs_a_glyph_that_is_not_shipped() -> None:
    everyone = [name for names in NAMES.values() for name in names]
    assert missing_glyphs(paper(Table((Column("Name"),), [(name,) for name in everyone]))) == []


def test_a_character_that_no_font_has_is_named_before_printing_and_keeps_its_place() -> None:
    report = paper(Heading("Guests"), Text("Ms 𓀀 Example"), Text("again 𓀀"))
    missing = missing_glyphs(report)
    assert [(found.character, found.text) for found in missing] == [("𓀀", "Ms 𓀀 Example")]
    assert page_count(pdf(report)) == 1


def test_a_name_in_bold_copies_like_one_in_regular() -> None:
    names = ["陳𠮷宏", "Nguyễn Ngữ", "ปื้นน้ำ", "محمد الأمين", "Zdeněk Hřebíček"]
    lines = pdfium_lines(pdf(paper(*(Heading(name) for name in names))))
    assert [line for line in lines if line in names] == names


def test_decomposed_letters_are_set_composed(tmp_path: Path) -> None:
    lines = poppler_lines(listed(["Nguye\u0302\u0303n"]), tmp_path)
    assert names_only(lines) == ["Nguyễn"]


def test_what_looks_like_markup_is_printed_as_it_is(tmp_path: Path) -> None:
    name = "<b>R&D</b> &amp; <para> %(x)s {y} \\n"
    assert names_only(poppler_lines(listed([name]), tmp_path)) == [name]


def test_a_name_of_ninety_letters_is_whole_in_the_narrowest_column(tmp_path: Path) -> None:
    columns = [Column("Name", width=1), *(Column(f"C{index}", width=1) for index in range(9))]
    report = paper(Table(columns, [(LONGEST, *["x"] * 9)]))
    lines = names_only(poppler_lines(pdf(report), tmp_path))
    letters = "".join("".join(lines).split())
    assert all(part in letters for part in LONGEST.replace("-", " ").split())
