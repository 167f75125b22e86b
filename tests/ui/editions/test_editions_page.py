from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scse_desk.domain import billing, legs, measuring, statistics
from scse_desk.store import Store
from scse_desk.store.models import Edition, Statistic
from scse_desk.ui.asking import Ask
from scse_desk.ui.chosen_beneath import ChosenBeneath
from scse_desk.ui.editions import figure_fields
from scse_desk.ui.editions.figures import FiguresTab
from scse_desk.ui.editions.page import EditionsPage, build
from scse_desk.ui.editions.years import Years
from scse_desk.ui.texts_editor import CODES
from tests.ui.desk import Desk, add, compose, id_of, make_desk, rows, tab, texts

EditionId = Callable[[str], int]


@pytest.fixture
def desk(seeded_store: Store, edition_id: EditionId, tmp_path: Path, qapp: object) -> Desk:
    return make_desk(seeded_store, tmp_path, edition_id("2024"))


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> EditionsPage:
    made = build(desk.context)
    qtbot.addWidget(made)
    made.resize(1230, 820)
    made.show()
    qtbot.waitExposed(made)
    return made


def figure(desk: Desk, metric: str, edition_id: int) -> Statistic:
    with desk.store.read() as session:
        found = statistics.of_edition(session, session.get_one(Edition, edition_id))
        return next(one for one in found if one.metric == metric)


def test_the_editions_of_all_series_are_listed_and_the_chosen_one_is_open(
    desk: Desk, page: EditionsPage
) -> None:
    listed = rows(desk, "editions", "series", "year", "ordinal", "status")
    assert ("SCSE", 2024, 11, "held") in listed
    assert ("NZCE", 2024, 2, "held") in listed
    assert page.current().record_id() == desk.context.edition_id
    assert "2024 Smart City Summit & Expo" in texts(page.current().panel)


def test_a_leg_is_added_in_a_city_and_dated(desk: Desk, page: EditionsPage) -> None:
    shown = tab(page.current(), "legs")
    add(shown, "桃園市")
    edition_id = desk.context.edition_id
    assert edition_id is not None
    with desk.store.read() as session:
        made = legs.legs(session, edition_id)[-1]
        assert made.city is not None
        assert made.city.name_zh_tw == "桃園市"
    form = shown.card(made.id).open_form()
    box = form.box("ends_on")
    compose(box.editor.marked(), "2024-03-20")
    box.leave()
    box = form.box("starts_on")
    compose(box.editor.marked(), "2024-03-22")
    box.leave()
    assert texts(box, "error") == ["The end is before the start."]
    compose(box.editor.marked(), "2024-03-19")
    box.leave()
    assert texts(box, "error") == []
    with desk.store.read() as session:
        dated = legs.legs(session, edition_id)[-1]
        assert (dated.starts_on, dated.ends_on) == (date(2024, 3, 19), date(2024, 3, 20))


def test_a_theme_typed_in_chinese_is_added_and_taken_back(desk: Desk, page: EditionsPage) -> None:
    shown = tab(page.current(), "themes")
    add(shown, "人工智慧與城市")
    assert "人工智慧與城市" in texts(shown)
    desk.store.undo()
    assert "人工智慧與城市" not in texts(shown)


def test_a_show_of_a_known_series_is_held_together_with_the_edition(
    desk: Desk, page: EditionsPage
) -> None:
    shown = tab(page.current(), "shows")
    add(shown, "Smart Healthcare Expo")
    assert "Smart Healthcare Expo 2024" in texts(shown)
    add(shown, "Smart Healthcare Expo")
    assert len(texts(shown.adder, "error")) == 1


def test_organisers_are_named_in_their_order(desk: Desk, page: EditionsPage) -> None:
    shown = tab(page.current(), "organisers")
    add(shown, "Example City Government")
    edition_id = desk.context.edition_id
    assert edition_id is not None
    with desk.store.read() as session:
        names = [one.organisation.name for one in billing.organisers(session, edition_id)]
    assert names[-1] == "Example City Government"
    assert len(names) == 4


def test_a_figure_is_not_final_without_evidence(desk: Desk, page: EditionsPage) -> None:
    page.open_record("statistic", id_of(desk, "statistics", "metric", "exhibitors"))
    form = page.current().panel.form_tab.form
    box = form.box("status")
    box.editor.take("expected")
    box.editor.widget.setCurrentIndex(3)  # type: ignore[attr-defined]
    box.leave()
    assert texts(box, "error") == [
        "A final figure needs its evidence: say first who published or confirmed it, when."
    ]
    assert ("exhibitors", "expected") in rows(desk, "statistics", "metric", "status")
    note = form.box("source_note")
    compose(note.editor.marked(), "主辦單位閉幕新聞稿 2024-03-23")
    note.leave()
    box.leave()
    assert texts(box, "error") == []
    assert ("exhibitors", "final") in rows(desk, "statistics", "metric", "status")


def test_what_was_reached_stands_beside_what_was_expected(
    desk: Desk, page: EditionsPage, qtbot: QtBot
) -> None:
    expected = id_of(desk, "statistics", "metric", "exhibitors")
    ask = Ask(page, desk.context, figure_fields.reached(expected), lambda _made: None)
    ask.open()
    ask.make()
    assert texts(ask.form.box("value"), "error") == ["A figure needs a value."]
    compose(ask.form.box("value").editor.widget, "612")
    ask.make()
    assert len(texts(ask.form.box("source_note"), "error")) == 1
    compose(ask.form.box("source_note").editor.widget, "Closing release, 2024-03-23")
    ask.make()
    found = rows(desk, "statistics", "metric", "value", "status")
    assert ("exhibitors", Decimal(600), "expected") in found
    assert ("exhibitors", Decimal(612), "final") in found
    with desk.store.read() as session:
        edition = session.get_one(Edition, desk.context.edition_id)
        both = [
            one for one in statistics.of_edition(session, edition) if one.metric == "exhibitors"
        ]
        assert statistics.why_not_comparable(both[0], both[1]) is None


def test_a_figure_of_another_edition_opens_in_that_edition(
    desk: Desk, page: EditionsPage, edition_id: EditionId
) -> None:
    other = figure(desk, "countries_and_territories", edition_id("2025"))
    page.open_record("statistic", other.id)
    assert page.current().area.kind == "edition"
    assert page.current().record_id() == edition_id("2025")
    shown = page.current().panel.tab("statistics")
    assert isinstance(shown, FiguresTab)
    assert shown.related.card(other.id).opened()


def test_a_leg_opens_in_its_edition(desk: Desk, page: EditionsPage, edition_id: EditionId) -> None:
    with desk.store.read() as session:
        leg = legs.legs(session, edition_id("2020"))[-1]
    page.open_record("leg", leg.id)
    assert page.current().record_id() == edition_id("2020")
    assert tab(page.current(), "legs").card(leg.id).opened()


def test_the_sources_of_a_figure_lead_to_the_document(desk: Desk, page: EditionsPage) -> None:
    page.open_record("statistic", id_of(desk, "statistics", "metric", "booths"))
    shown = tab(page.current(), "sources")
    (citation,) = shown._cards
    shown.card(citation)._open()
    assert desk.opened == [("citation", citation)]


def test_a_new_edition_of_a_new_series_is_one_change(desk: Desk, page: EditionsPage) -> None:
    page.new_record()
    ask = page.findChildren(Ask) or page.window().findChildren(Ask)
    form = ask[0].form
    compose(form.box("series").editor.widget, "Thành phố Xanh")
    compose(form.box("year").editor.widget, "2027")
    compose(form.box("copy_from").editor.marked(), "")
    ask[0].make()
    assert ("TPX", 2027) in rows(desk, "editions", "series", "year")
    desk.store.undo()
    assert ("TPX", 2027) not in rows(desk, "editions", "series", "year")


def test_an_edition_that_is_needed_is_not_removed(desk: Desk, page: EditionsPage) -> None:
    page.current().delete_chosen()
    assert ("SCSE", 2024) in rows(desk, "editions", "series", "year")
    assert "still needed" in desk.said[-1]


def test_figures_counted_alike_are_chosen_not_guessed(desk: Desk, edition_id: EditionId) -> None:
    mayors = figure(desk, "mayors", edition_id("2025"))
    earlier = figure(desk, "mayors", edition_id("2024"))
    assert statistics.why_not_comparable(earlier, mayors)
    with desk.store.change("Count alike") as session:
        measuring.count_like(session, mayors.id, earlier.id)
    this_year = figure(desk, "mayors", edition_id("2025"))
    assert statistics.why_not_comparable(earlier, this_year) is None
    other = figure(desk, "cities", edition_id("2024"))
    with (
        pytest.raises(measuring.NoFigure),
        desk.store.change("Count alike") as session,
    ):
        measuring.count_like(session, mayors.id, other.id)


@pytest.mark.parametrize("kind", ["edition", "statistic", "claim", "series", "venue"])
def test_each_table_opens_with_a_record_and_its_tabs(
    page: EditionsPage, kind: str, qtbot: QtBot
) -> None:
    page.show_section(["edition", "statistic", "claim", "series", "venue"].index(kind))
    shown = page.current()
    qtbot.waitUntil(lambda: shown.table.rows.rowCount() > 0)
    views = list(shown.views())
    assert (views[0], views[-1]) == ("record", "history")


def test_what_was_counted_is_told_in_each_language(desk: Desk, page: EditionsPage) -> None:
    record_id = id_of(desk, "statistics", "metric", "exhibitors")
    page.open_record("statistic", record_id)
    box = page.current().panel.form_tab.form.box("definition")
    for code, words in (("zh_TW", "參展商家數"), ("vi", "Số đơn vị triển lãm"), ("id", "Peserta")):
        box.editor.turn_to(CODES.index(code))  # type: ignore[attr-defined]
        box.editor.marked().clear()  # type: ignore[attr-defined]
        compose(box.editor.marked(), words)
        box.leave()
    shown = rows(desk, "statistics", "definition_zh_tw", "definition_vi", "definition_id")
    assert ("參展商家數", "Số đơn vị triển lãm", "Peserta") in shown


def test_the_years_stand_beneath_the_table_and_lead_to_their_editions(
    desk: Desk, page: EditionsPage, edition_id: EditionId, qtbot: QtBot
) -> None:
    page.setMinimumSize(1, 1)
    page.resize(1230, 1000)
    shown = page.current()
    years = shown.findChildren(Years)[0]
    qtbot.waitUntil(years.isVisible)
    words = [made.text() for made in years.findChildren(QPushButton)]
    assert words[:4] == ["NZCE · no. 3", "SCSE · no. 12", "METAEDU", "NZCE · no. 2"]
    assert "Taipei from 18 March 2025" in texts(years)
    opens = next(made for made in years.findChildren(QPushButton) if made.text() == words[1])
    opens.click()
    assert shown.record_id() == edition_id("2025")
    qtbot.waitUntil(lambda: opens.property("chosen") == "true")
    page.resize(1230, 560)
    qtbot.waitUntil(lambda: not years.isVisible())


def test_beneath_the_venues_stands_what_is_held_at_the_one_chosen(
    desk: Desk, page: EditionsPage, qtbot: QtBot
) -> None:
    hall = id_of(desk, "venues", "name_en", "Taipei Nangang Exhibition Center")
    page.open_record("venue", hall)
    (beneath,) = page.current().findChildren(ChosenBeneath)
    qtbot.waitUntil(beneath.isVisible)
    show = "2025 Smart City Summit & Expo"
    qtbot.waitUntil(lambda: show in texts(beneath.list, "body"))
    assert "from 18 March 2025" in texts(beneath.list, "secondary")
