from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib import colors

from scse_desk.language import N_
from scse_desk.resources import locate
from scse_desk.ui.chart_view import ChartView, Spot
from scse_desk.ui.icons import icon, pixmap
from scse_desk.ui.pdf_view import PdfView
from scse_desk.ui.pictures import take_pictures
from scse_desk.ui.segments import Segments
from scse_desk.ui.theme import Theme
from scse_desk.ui.window import Window


def red_square() -> bytes:
    """A drawing of 200 × 100 points, its right half red."""
    drawing = Drawing(200, 100)
    drawing.add(Rect(100, 0, 100, 100, fillColor=colors.red, strokeColor=None))  # type: ignore[arg-type]
    return cast("bytes", renderPDF.drawToString(drawing))


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in locate("resources", "icons").glob("*.svg"))
)
def test_every_icon_takes_the_colour_it_is_given(qapp: QApplication, name: str) -> None:
    picture = pixmap(name, "#ff0000", 20).toImage()
    colours = {
        picture.pixelColor(x, y).rgb()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert name == "mark" or colours <= {QColor("#ff0000").rgb()}
    assert not icon(Theme(), name).pixmap(16, QIcon.Mode.Disabled).isNull()


def test_a_chart_shows_its_pdf_and_a_click_opens_what_is_under_it(qtbot: QtBot) -> None:
    opened: list[str] = []
    spot = Spot(100, 0, 100, 100, "2026: 600", lambda: opened.append("2026"))
    chart = ChartView(Theme(), red_square(), [spot], "Exhibitors")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show()
    picture = chart.grab().toImage()
    assert picture.pixelColor(300, 100) == QColor("red")
    assert picture.pixelColor(50, 100) == QColor("white")
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(50, 100))
    assert opened == []
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(300, 100))
    assert opened == ["2026"]


def test_a_chart_can_be_used_by_keyboard(qtbot: QtBot) -> None:
    opened: list[int] = []
    spots = [
        Spot(0, 0, 10, 10, "1", lambda: opened.append(1)),
        Spot(10, 0, 10, 10, "2", lambda: opened.append(2)),
    ]
    chart = ChartView(Theme(), red_square(), spots, "Exhibitors")
    qtbot.addWidget(chart)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(chart, key)
    assert opened == [2]


def test_pages_of_a_paper_are_shown_and_zoomed(qtbot: QtBot) -> None:
    view = PdfView(Theme(), "Fact sheet")
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    view.show_pdf(red_square())
    assert view.pages() == 1
    width = view._sizes()[0][0]
    view.zoom_by(1)
    assert view._sizes()[0][0] > width
    assert not view.grab().isNull()
    view.show_pdf(None)
    assert view.pages() == 0


def test_every_page_and_tab_is_pictured(window: Window, tmp_path: Path) -> None:
    told = []
    written = take_pictures(
        window, tmp_path / "pictures", lambda *report: told.append(report), (1200, 800)
    )
    assert told == [(0, 2, "People"), (1, 2, "Settings"), (2, 2, "")]
    assert [path.name for path in written] == [
        "01-people.png",
        "01-people-history.png",
        "02-settings.png",
        "02-settings-history.png",
    ]
    assert all(path.stat().st_size > 1000 for path in written)


def test_a_notice_goes_away_with_a_click_and_offers_its_remedy(window: Window) -> None:
    from scse_desk.ui.context import Remedy

    done: list[bool] = []
    remedy = Remedy("Undo", lambda: done.append(True))
    window.show_message(N_("Booth given"), "green", remedy)
    panel = window.frame.messages._panels()[0]
    window.frame.messages._run(panel, remedy)
    assert done == [True]
    assert window.frame.messages.texts() == []


def test_the_words_of_a_switch_have_room_when_they_are_bold(window: Window, qtbot: QtBot) -> None:
    words = ["Board", "Thành viên", "參加者"]
    switch = Segments(window.theme, words, 0, lambda _place: None)
    qtbot.addWidget(switch)
    switch.show()
    widths = []
    for place, word in enumerate(words):
        made = switch.button(place)
        made.setChecked(True)
        bold = made.font()
        bold.setWeight(QFont.Weight.DemiBold)
        widths.append(made.width() - QFontMetrics(bold).horizontalAdvance(word))
    assert min(widths) >= 2 * window.theme.px(11)
