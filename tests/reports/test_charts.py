import pypdfium2
import pytest
from reportlab.graphics.shapes import Line, Rect

from scse_desk.language import language
from scse_desk.reports.charts import Picture, bar_chart, chart_pdf, top_of_axis
from scse_desk.reports.palette import DARK
from scse_desk.reports.report import Bar, Chart, Status

BARS = [
    Bar("2023", 200, "200", key="statistic/1"),
    Bar("2024", 400, "more than 400", emphasised=True, key="statistic/2"),
    Bar(
        "2025 智慧城市展", 500, "500", Status("expected", "amber"), expected=True, key="statistic/3"
    ),
    Bar("2026", None, "not yet known", key="statistic/4"),
]


def drawn(*, across: bool = False) -> Picture:
    return bar_chart(Chart("Exhibitors", BARS, across=across), 480, language("en"))


def words(picture: Picture) -> str:
    document = pypdfium2.PdfDocument(chart_pdf(picture.drawing))
    page = document[0]
    reader = page.get_textpage()
    text = reader.get_text_range()
    reader.close()
    page.close()
    document.close()
    return " ".join(text.split())


def bars(picture: Picture) -> list[Rect]:
    shapes = picture.drawing.contents
    return [shape for shape in shapes if isinstance(shape, Rect) and shape.fillColor]


def test_the_axis_begins_at_zero_and_bars_are_as_long_as_their_values() -> None:
    picture = drawn()
    bodies = bars(picture)[:3]
    assert len({bar.y for bar in bodies}) == 1
    assert [round(bar.height / bodies[0].height, 6) for bar in bodies] == [1, 2, 2.5]
    axis = min(s.y1 for s in picture.drawing.contents if isinstance(s, Line) and s.y1 == s.y2)
    assert bodies[0].y == axis


def test_across_the_page_bars_are_as_long_as_their_values() -> None:
    bodies = bars(drawn(across=True))[:3]
    assert [round(bar.width / bodies[0].width, 6) for bar in bodies] == [1, 2, 2.5]


@pytest.mark.parametrize("across", [False, True])
def test_what_was_expected_is_hatched_and_says_so(across: bool) -> None:
    picture = drawn(across=across)
    hatching = [
        shape
        for shape in picture.drawing.contents
        if isinstance(shape, Line) and shape.x1 != shape.x2 and shape.y1 != shape.y2
    ]
    body = bars(picture)[2]
    assert len(hatching) > 5
    assert min(line.x1 for line in hatching) >= body.x
    assert max(line.x2 for line in hatching) <= body.x + body.width + 1e-6
    assert max(line.y2 for line in hatching) <= body.y + body.height + 1e-6
    assert "expected" in words(picture)


def test_a_value_keeps_its_comparator_and_what_is_not_known_has_no_bar() -> None:
    assert "more than 400" in words(drawn())
    assert "not yet known" in words(drawn())
    assert len(bars(drawn())) == 3


@pytest.mark.parametrize("across", [False, True])
def test_each_bar_can_be_pointed_at(across: bool) -> None:
    picture = drawn(across=across)
    assert [area.key for area in picture.areas] == [bar.key for bar in BARS]
    assert picture.areas[2].words == "2025 智慧城市展 · 500 · expected"
    for area, bar in zip(picture.areas, bars(picture), strict=False):
        assert area.x <= bar.x
        assert bar.x + bar.width <= area.x + area.width
        assert area.y <= bar.y
        assert bar.y + bar.height <= area.y + area.height


def test_a_chart_for_the_screen_is_a_page_of_its_own_size() -> None:
    picture = bar_chart(Chart("", BARS), 600, language("zh_TW"), palette=DARK, scale=1.5)
    document = pypdfium2.PdfDocument(chart_pdf(picture.drawing))
    assert document.get_page_size(0) == (600, 190)
    document.close()


@pytest.mark.parametrize(
    ("highest", "axis"),
    [(0, (1, 1)), (4, (4, 1)), (487, (600, 200)), (600, (600, 200)), (160_000, (200_000, 50_000))],
)
def test_an_axis_ends_at_or_just_above_its_highest_value(
    highest: float, axis: tuple[float, float]
) -> None:
    assert top_of_axis(highest) == axis


def test_a_chart_without_bars_is_an_empty_axis() -> None:
    assert bars(bar_chart(Chart("", []), 300, language("en"))) == []
