import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from scse_desk.domain import documents
from scse_desk.settings import REPORTS
from scse_desk.store import Store
from scse_desk.ui.asking import Ask
from scse_desk.ui.chart_view import ChartView
from scse_desk.ui.chips import Chip
from scse_desk.ui.source_popup import SourcePopup
from tests.ui.desk import compose, texts
from tests.ui.overview.conftest import Show, Shown


def key_figures(shown: Shown) -> list[tuple[str, str, str, str, str]]:
    assert shown.page.seen is not None
    figures = [key.figure for key in shown.page.seen.key]
    return [(one.title, one.comparator, one.value, one.status, one.note) for one in figures]


def button(widget: QWidget, words: str) -> QPushButton:
    found = [b for b in widget.findChildren(QPushButton) if words in b.accessibleName()]
    assert found, words
    return found[0]


def test_it_says_what_the_edition_is_when_and_where(show: Show, qtbot: QtBot) -> None:
    shown = show("2024")
    qtbot.waitUntil(lambda: "2024 Smart City Summit & Expo" in texts(shown.page))
    words = texts(shown.page)
    assert (
        "edition no. 11  ·  In person  ·  Taipei 19–22 March 2024  ·  Kaohsiung"
        "  ·  theme: Digital and Green Transformation"
    ) in words


def test_a_key_figure_has_its_comparator_its_status_and_its_comparison(show: Show) -> None:
    assert key_figures(show("2025"))[:3] == [
        ("Countries and territories", "", "59", "achieved so far", "+28.3% on 2024 (expected)"),
        ("Cities", "", "138", "achieved so far", "+23.2% on 2024 (expected)"),
        ("Mayors", "", "86", "achieved so far", "2024: 80, not comparable"),
    ]
    assert key_figures(show("2024"))[2] == (
        "International participants",
        "more than",
        "2,000",
        "expected",
        "",
    )


def test_a_key_figure_of_one_leg_says_its_leg(show: Show) -> None:
    shown = show("2022")
    assert shown.page.seen is not None
    scopes = {key.figure.title: key.figure.scope for key in shown.page.seen.key}
    assert scopes["Countries and territories"] == "Taipei only"
    assert "Taipei only" in texts(shown.page)


def test_no_chart_shows_a_later_edition(show: Show) -> None:
    shown = show("2024")
    assert shown.page.seen is not None
    labels = [bar.label for one in shown.page.seen.pictures for bar in one.chart.bars]
    assert labels
    assert not any(one.startswith("2025") for one in labels)


def test_plans_stand_beside_what_was_reached(show: Show) -> None:
    notes = {title: note for title, *_, note in key_figures(show("2020"))}
    assert notes["Forums"] == "28.3% of the planned 60"
    assert notes["Solutions"] == "planned: more than 1,000"


def test_charts_are_drawn_and_their_bars_lead_to_the_figure(show: Show, qtbot: QtBot) -> None:
    shown = show("2025")
    qtbot.waitUntil(lambda: len(shown.page.findChildren(ChartView)) == 3)
    chart = shown.page.findChildren(ChartView)[0]
    assert [spot.text for spot in chart._spots] == [
        "2022 · Taipei · 34 · expected",
        "2024 · 46 · expected",
        "2025 · 59 · achieved so far",
    ]
    place = chart._place(chart._spots[2]).center().toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(place))
    (kind, record_id), *_ = shown.desk.opened
    assert kind == "statistic"
    with shown.desk.store.read() as session:
        from scse_desk.store.models import Statistic

        assert session.get_one(Statistic, record_id).value == 59


def test_what_is_not_compared_is_said_in_words(show: Show) -> None:
    words = texts(show("2025").page)
    assert (
        "2022–2024: not comparable (counted in another way)\n"
        "2024–2025: +28.3% (expected → achieved so far)"
    ) in words


def test_without_the_documents_a_source_says_how_to_read_it(show: Show, qtbot: QtBot) -> None:
    shown = show("2024")
    button(shown.page, "Show the source").click()
    popup = shown.page.window().findChildren(SourcePopup)[0]
    qtbot.addWidget(popup)
    assert "Attach the documents to read the sentence here." in texts(popup)
    button(popup, "Open the document").click()
    assert shown.desk.opened == [("citation", popup.found[0].citation_id)]


@pytest.mark.skipif(
    "SCSE_DOCUMENTS" not in os.environ, reason="SCSE_DOCUMENTS does not name the documents' folder"
)
def test_with_the_documents_a_source_shows_its_sentence(
    show: Show, seeded_store: Store, qtbot: QtBot
) -> None:
    with seeded_store.change(documents.LABEL) as session:
        documents.attach(session, Path(os.environ["SCSE_DOCUMENTS"]))
    shown = show("2024")
    assert shown.page.seen is not None
    popup = SourcePopup(shown.page, shown.page.context, "statistic", shown.page.seen.key[3].id)
    qtbot.addWidget(popup)
    before, words, after = popup.found[0].parts
    assert words == "46 quốc gia và vùng lãnh thổ"
    assert before.startswith("Hơn 2.000 người đến từ")
    assert after.endswith("Đài Loan.")


def test_a_cancelled_leg_is_shown_as_cancelled_and_nothing_is_asked_of_it(show: Show) -> None:
    shown = show("2020")
    assert shown.page.seen is not None
    taipei = next(leg for leg in shown.page.seen.legs if leg.title == "Taipei")
    assert taipei.chips == (("Cancelled", "red"),)
    assert not [one for one in shown.page.seen.to_do if one.text.startswith("Taipei")]


def test_what_to_do_leads_to_where_it_is_done(show: Show) -> None:
    shown = show("2024")
    assert shown.page.seen is not None
    words = {one.text: one.opens for one in shown.page.seen.to_do}
    assert words["Kaohsiung: dates are missing."][0] == "leg"
    assert "Figures still only expected, though the day is past: 9" in words
    button(shown.page, "Open: Kaohsiung: dates are missing.").click()
    assert shown.desk.opened == [words["Kaohsiung: dates are missing."]]


def test_the_fact_sheet_is_chosen_on_the_page_of_reports(show: Show) -> None:
    shown = show("2025", "vi")
    shown.page.open_sheet()
    settings = shown.page.context.settings
    assert shown.pages == ["reports"]
    assert settings.entry(REPORTS, "last") == {"name": "fact-sheet"}
    chosen = settings.entry(REPORTS, "fact-sheet")
    assert chosen["edition_id"] == shown.page.context.edition_id
    assert chosen["language"] == "vi"


def test_a_new_edition_is_opened_from_this_one_without_its_dates(show: Show) -> None:
    shown = show("2024")
    shown.page.open_next()
    ask = shown.page.findChildren(Ask)[0]
    ask.make()
    assert texts(ask, "error") == ["SCSE has an edition of 2025 already."]
    compose(ask.form.box("year").editor.widget, "2027")
    ask.make()
    (made,) = shown.editions
    with shown.desk.store.read() as session:
        from scse_desk.store.models import Edition

        edition = session.get_one(Edition, made)
        assert edition.year == 2027
        assert [(leg.city and leg.city.name_en, leg.starts_on) for leg in edition.legs] == [
            ("Taipei", None),
            ("Kaohsiung", None),
        ]
    undoable = shown.desk.store.undoable()
    assert undoable is not None
    assert shown.page.context.language.say(undoable) == "Open edition SCSE 2027"


def test_it_is_read_again_after_a_change(show: Show, qtbot: QtBot) -> None:
    shown = show("2025")
    with shown.desk.store.change("Rename") as session:
        from scse_desk.store.models import Edition

        found = session.get_one(Edition, shown.page.context.edition_id)
        found.name_en = "Renamed & <b>bold</b>"
    qtbot.waitUntil(lambda: "Renamed & <b>bold</b>" in texts(shown.page))


@pytest.mark.parametrize("code", ["en", "zh_TW", "vi", "id"])
def test_nothing_scrolls_sideways_in_a_small_window(show: Show, code: str) -> None:
    shown = show("2025", code, 1050)
    scroll = shown.page.findChildren(QScrollArea)[0]
    inner = scroll.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= scroll.viewport().width()


def test_without_an_edition_it_says_how_to_begin(show: Show, qtbot: QtBot) -> None:
    shown = show(None)
    qtbot.waitUntil(lambda: "No edition yet" in texts(shown.page))
    qtbot.waitUntil(button(shown.page, "Start with the SCSE documents").isVisible)


def test_the_sample_shows_what_its_records_come_to(
    own_sample_store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    from scse_desk.domain import editions
    from scse_desk.ui.overview.page import OverviewPage
    from tests.ui.desk import make_desk

    with own_sample_store.read() as session:
        chosen = editions.find(session, "SAMPLE-2026").id
    page = OverviewPage(make_desk(own_sample_store, tmp_path, chosen).context)
    qtbot.addWidget(page)
    page.resize(1230, 820)
    page.show()
    qtbot.waitExposed(page)
    assert page.seen is not None
    assert [picture.chart.title for picture in page.seen.pictures] == [
        "Exhibitors by stage",
        "Delegations by status",
        "Meetings placed of requests",
    ]
    assert "Total: 120 · Members: 2,000" in texts(page)
    chips = [chip.accessibleName() for chip in page.findChildren(Chip)]
    assert chips.count("from our records") == 3
    assert any("invented" in label.text() for label in page.findChildren(QLabel))


def test_a_picture_of_the_page_has_its_charts(show: Show) -> None:
    shown = show("2025")
    assert list(shown.page.views()) == [""]
    assert len(shown.page.findChildren(ChartView)) == 3
