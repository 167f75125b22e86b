"""The fact sheets of the seeded editions, in the four languages."""

import pytest
from sqlalchemy.orm import Session

from scse_desk.domain import editions
from scse_desk.language import LANGUAGES, language
from scse_desk.reports import fact_sheet, report
from scse_desk.reports.blocks import rows
from scse_desk.reports.pdf import _flow, _held_together
from scse_desk.reports.rows import HEADING, SUBHEADING, Row
from tests.reports.papers import PRINTED, page_count, pdf, pdfium_lines

YEARS = ("2020", "2022", "2024", "2025")


def sheet(session: Session, year: str, code: str = "en") -> report.Report:
    options = fact_sheet.Options(editions.find(session, year).id, PRINTED)
    return fact_sheet.build(session, options, language(code))


def blocks(made: report.Report, kind: type) -> list[object]:
    return [block for block in made.blocks if isinstance(block, kind)]


def tables_under(made: report.Report, title: str) -> report.Table:
    place = [getattr(block, "text", "") for block in made.blocks].index(title)
    found = made.blocks[place + 1]
    assert isinstance(found, report.Table)
    return found


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sheet_has_at_most_two_pages_in_every_language(
    facts: Session, year: str, code: str
) -> None:
    assert page_count(pdf(sheet(facts, year, code))) <= 2


@pytest.mark.parametrize("year", YEARS)
def test_no_heading_stands_alone_at_the_foot_of_a_page(facts: Session, year: str) -> None:
    made = sheet(facts, year)
    for group in _held_together(_flow(made, 493, 728)):
        if isinstance(group, list) and group:
            assert not _is_heading(group[-1]), [line.line for line in group[-1].boxes[0].lines]


def _is_heading(row: Row) -> bool:
    lines = [line for box in row.boxes for line in box.lines]
    return bool(lines) and all(line.type in {HEADING, SUBHEADING} for line in lines)


def test_charts_stand_side_by_side_with_what_is_said_of_each(facts: Session) -> None:
    (charts,) = blocks(sheet(facts, "2025"), report.Charts)
    assert isinstance(charts, report.Charts)
    first, *others = [(chart.title, chart.description) for chart in charts.charts]
    assert first[0] == "Countries and territories"
    assert first[1].splitlines() == [
        "2022–2024: not comparable (counted in another way)",
        "2024–2025: +28.3% (expected → achieved so far)",
    ]
    assert charts.charts[0].bars[0].label.endswith("\nTaipei")
    assert others == [
        ("Cities", "2024–2025: +23.2% (expected → achieved so far)"),
        ("Mayors", "2024–2025: not comparable (counted in another way)"),
    ]
    assert [[bar.expected for bar in chart.bars] for chart in charts.charts] == [
        [True, True, False],
        [True, False],
        [True, False],
    ]


def test_a_single_key_figure_is_as_wide_as_one_of_many() -> None:
    def width(count: int) -> float:
        figures = report.KeyFigures([report.KeyFigure("Cities", "138")] * count)
        return next(rows(figures, language("en"), 493)).boxes[0].width

    assert width(1) == width(4) == width(7)


def test_a_cancelled_leg_is_said_to_be_cancelled(facts: Session) -> None:
    legs = list(tables_under(sheet(facts, "2020"), "When and where").rows)
    assert legs[1][:3] == (report.Stack("Taipei", ""), "", report.Status("cancelled", "red"))


def test_an_end_computed_from_a_duration_says_so_in_a_short_chip(facts: Session) -> None:
    legs = list(tables_under(sheet(facts, "2024"), "When and where").rows)
    assert legs[0][2] == report.Status("end computed", "blue")
    assert legs[1][1:3] == ("not known", None)


def test_plans_stand_against_what_was_achieved(facts: Session) -> None:
    found = list(tables_under(sheet(facts, "2020"), "Planned against achieved").rows)
    only = "Smart City Online only"
    until, since = "by 31 December 2020", "as of 2 September 2020"
    assert found == [
        (
            report.Stack("Solutions", only),
            report.Stack("more than 1,000", until),
            report.Stack("more than 350", since),
            "lower bounds only",
            "[3]",
        ),
        (
            report.Stack("Companies", only),
            report.Stack("500", until),
            "not stated",
            "",
            "[3]",
        ),
        (
            report.Stack("Forums", only),
            report.Stack("60", until),
            report.Stack("17", since),
            "28.3%",
            "[3]",
        ),
        (
            report.Stack("Matchmaking events", only),
            report.Stack("800", until),
            report.Stack("200", since),
            "25%",
            "[3]",
        ),
    ]


def test_an_expected_figure_never_stands_among_those_achieved(facts: Session) -> None:
    for year in YEARS:
        heading = ""
        for block in sheet(facts, year).blocks:
            if isinstance(block, report.Heading):
                heading = block.text
            elif isinstance(block, report.KeyFigures):
                statuses = {figure.status and figure.status.word for figure in block.figures}
                assert statuses == {heading.split()[0].lower() if "figures" in heading else
                                    "achieved so far"}  # fmt: skip


def test_each_source_is_numbered_with_its_document_publisher_and_date(facts: Session) -> None:
    (sources,) = blocks(sheet(facts, "2020"), report.Sources)
    assert isinstance(sources, report.Sources)
    assert [(one.number, one.detail) for one in sources.sources] == [
        (1, "Language: Vietnamese · date not stated · 000_8db4ad102f81661c.txt"),
        (2, "Language: English · date not stated · 003_4170bce2372fc88d.txt"),
        (3, "Taiwan News · Language: English · 2 September 2020 · 004_b7175ed366c3a289.txt"),
    ]


def test_figures_of_earlier_editions_have_their_numbered_sources(facts: Session) -> None:
    made = sheet(facts, "2025")
    (charts,) = blocks(made, report.Charts)
    (sources,) = blocks(made, report.Sources)
    (first, *_) = blocks(made, report.KeyFigures)
    assert isinstance(charts, report.Charts)
    assert isinstance(sources, report.Sources)
    assert isinstance(first, report.KeyFigures)
    listed = {f"[{one.number}]" for one in sources.sources}
    for chart in charts.charts:
        for bar in chart.bars:
            year, *cited = bar.label.split("\n")[0].split()
            assert cited, year
            assert set(cited) <= listed
    note = first.figures[0].note.splitlines()[-1]
    assert note.startswith("+28.3% on 2024 (expected) [")
    assert note.split()[-1] in charts.charts[0].bars[1].label


def test_a_figure_of_one_leg_says_its_leg(facts: Session) -> None:
    told = {
        figure.label: figure.note.splitlines()[0]
        for block in blocks(sheet(facts, "2022"), report.KeyFigures)
        if isinstance(block, report.KeyFigures)
        for figure in block.figures
    }
    assert told["Countries and territories"] == "Taipei only"
    assert told["City leaders or representatives"] == "Taipei only"


def test_a_sheet_shows_no_edition_later_than_its_own(facts: Session) -> None:
    for year in YEARS:
        made = sheet(facts, year)
        headings = [block.text for block in made.blocks if isinstance(block, report.Heading)]
        charts = blocks(made, report.Charts)
        assert ("Against earlier editions" in headings) == bool(charts)
        for block in charts:
            assert isinstance(block, report.Charts)
            for chart in block.charts:
                assert max(bar.label[:4] for bar in chart.bars) == year


def test_what_is_printed_is_what_was_asked_for(facts: Session) -> None:
    lines = pdfium_lines(pdf(sheet(facts, "2024", "vi")))
    assert any("2.200" in line for line in lines)
    assert any("hơn" in line for line in lines)
