"""Requests, participants, interpreters and rounds, and what belongs to them."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scse_desk.domain import interpreters, records
from scse_desk.domain.board_reading import read
from scse_desk.domain.listings import listing
from scse_desk.domain.queries import Filter, Query
from scse_desk.domain.texts import set_texts
from scse_desk.language import language
from scse_desk.refused import Refused
from scse_desk.ui.asking import Ask
from scse_desk.ui.entered import value_of
from scse_desk.ui.matchmaking.day_tabs import DayTabs
from scse_desk.ui.matchmaking.making import slots_asked, tables_asked
from scse_desk.ui.matchmaking.page import MatchmakingPage
from scse_desk.ui.people import spoken
from scse_desk.ui.record_page import RecordPage
from tests.ui.desk import add, compose, rows, tab, texts
from tests.ui.matchmaking.conftest import Shown


def table(shown: Shown, kind: str, record_id: int = 1) -> RecordPage:
    shown.page.open_record(kind, record_id)
    return shown.page.current()


def test_a_request_says_that_it_is_not_placed_and_leads_to_the_board(shown: Shown) -> None:
    page = table(shown, "request")
    assert "Not placed yet." in texts(page.panel)
    place = next(b for b in page.panel.findChildren(QPushButton) if b.text() == "Place…")
    place.click()
    assert shown.board.grid.carried == 1


def test_a_pair_is_not_asked_twice(shown: Shown, qtbot: QtBot) -> None:
    page = table(shown, "request")
    page.new_record()
    ask = page.window().findChildren(Ask)[0]
    ask._values = {"by": 3, "other": 1, "priority": "high"}
    ask.make()
    assert "Example City and 玉河照明 have a request already." in texts(ask)
    ask._values = {"by": 1, "other": 2, "priority": "high"}
    ask.make()
    assert len(rows(shown.desk, "requests", "first", "second")) == 3


def test_topics_typed_in_chinese_are_saved(shown: Shown) -> None:
    page = table(shown, "request")
    box = page.panel.form_tab.form.box("topics")
    compose(box.editor.marked(), "智慧照明")
    box.leave()
    assert ("智慧照明",) in rows(shown.desk, "requests", "topics")
    shown.desk.store.undo()
    assert ("智慧照明",) not in rows(shown.desk, "requests", "topics")


def test_participants_show_their_days_and_absences(shown: Shown) -> None:
    page = table(shown, "participant", 3)
    assert "Mayors’ forum" in texts(tab(page, "agenda"))
    absences = tab(page, "absences")
    add(absences, "訪問")
    QCoreApplication.processEvents()
    assert "09:00–10:00" in texts(tab(page, "absences"))
    assert shown.board.board is not None
    assert [busy.what for busy in shown.board.board.busy[3]] == ["訪問", "Mayors’ forum"]


def test_a_participant_leads_to_the_delegation_it_is(shown: Shown) -> None:
    page = table(shown, "participant", 3)
    opened = [b for b in page.panel.findChildren(QPushButton) if b.accessibleName() == "Open"]
    opened[0].click()
    assert shown.desk.opened == [("delegation", 1)]


def test_slots_and_tables_are_made_many_at_once(shown: Shown) -> None:
    page = table(shown, "matchmaking_round")
    asking = slots_asked(shown.desk.context, 1)
    hours = {"opens": time(9), "closes": time(10)}
    days = {"first": date(2026, 3, 18), "last": date(2026, 3, 19)}
    asking.make(shown.desk.context, {**days, **hours})
    tables_asked(shown.desk.context, 1).make(shown.desk.context, {"number": Decimal(3)})
    assert rows(shown.desk, "rounds", "slots", "tables") == [(8, 5)]
    assert "8 slots · 5 tables" in texts(page.panel)


def test_an_empty_round_says_what_to_do_first(shown: Shown) -> None:
    with shown.desk.store.change("Empty") as session:
        records.add(session, "matchmaking_round", edition_id=1, name="Second")
    shown.page.choose_round(2)
    assert "No slots or tables yet" in texts(shown.board)


def test_another_round_is_chosen_for_all_sections(shown: Shown) -> None:
    with shown.desk.store.change("Second") as session:
        records.add(session, "matchmaking_round", edition_id=1, name="Second")
    page = table(shown, "request")
    assert page.table.rows.rowCount() == 2
    shown.page.choose_round(2)
    shown.page.show_kind("request")
    assert shown.page.current().table.rows.rowCount() == 0
    table(shown, "request", 1)
    assert shown.page.chosen.round_id == 1


def test_its_state_outlives_a_change_of_language(shown: Shown, qtbot: QtBot) -> None:
    shown.board.choose_wish(1)
    state = shown.page.state()
    from scse_desk.ui.matchmaking.page import build

    again = build(shown.desk.context)
    qtbot.addWidget(again)
    assert isinstance(again, MatchmakingPage)
    again.restore(state)
    assert Shown(shown.desk, again).board.grid.carried == 1


def test_an_interpreter_is_not_added_twice(shown: Shown) -> None:
    page = table(shown, "interpreter")
    page.new_record()
    ask = page.window().findChildren(Ask)[0]
    ask._values = {"person_id": 2, "pairs": ("vi-zh",)}
    ask.make()
    assert "Chen Yi is there already." in texts(ask)


def test_the_languages_of_participants_are_told_and_found_in_words(shown: Shown) -> None:
    with shown.desk.store.change("Speak") as session:
        records.set_value(session, "participant", 1, "languages", "zh en")
        records.set_value(session, "participant", 2, "languages", "vi")
    model = table(shown, "participant").table.rows
    place = [each.key for each in model.listing.columns].index("languages")
    said = {model.cell(row, place).text for row in range(model.rowCount())}
    assert {"Chinese · English", "Vietnamese"} <= said
    query = Query(filters={"languages": Filter(text="engl")})
    with shown.desk.store.read() as session:
        assert [row for row, _ in model.listing.rows(session, query, ())] == [1]
        none = Query(filters={"languages": Filter(text="qqq")})
        assert model.listing.count(session, none) == 0


def test_topics_are_shown_in_the_language_of_the_window(shown: Shown) -> None:
    with shown.desk.store.change("Write") as session:
        set_texts(session, "request", 1, "topics", {"en": "Lights", "zh_TW": "路燈"})
    chinese = Query(language="zh_TW")
    with shown.desk.store.read() as session:
        found = listing("requests").rows(session, chinese, ("topics",))
        board = read(session, 1, "zh_TW")
    assert (1, ("路燈",)) in found
    assert board.wishes[1].topics == "路燈"


def test_the_days_are_short_in_chinese(shown: Shown) -> None:
    desk = shown.desk
    context = replace(desk.context, language=language("zh_TW"))
    assert DayTabs(context)._words(date(2026, 3, 17)) == "3/17（二）"


def test_the_pairs_of_an_interpreter_are_chosen_and_told_in_words(shown: Shown) -> None:
    found = spoken.search_pairs(shown.desk.context, "mongol")
    assert [each.title for each in found][:2] == ["Mongolian–Chinese", "Mongolian–English"]
    page = table(shown, "interpreter")
    model = page.table.rows
    with shown.desk.store.change("Pairs") as session:
        records.set_value(session, "interpreter", 1, "pairs", "mn-zh en-zh")
    place = [each.key for each in model.listing.columns].index("pairs")
    assert model.cell(0, place).text == "Mongolian–Chinese · English–Chinese"


def test_languages_may_be_typed_by_name_or_code_into_a_cell(shown: Shown) -> None:
    column = interpreters.LISTING.by_key["pairs"]
    for code, text in (("en", "Mongolian–Chinese"), ("zh_TW", "蒙古語–華語"), ("vi", "mn-zh")):
        assert value_of(column, text, language(code)) == "mn-zh"
    assert value_of(column, "Vietnamese · English", language("id")) == "vi en"
    assert value_of(column, "mn-zh en-zh", language("en")) == "mn-zh en-zh"
    with pytest.raises(Refused, match="does not name languages"):
        value_of(column, "Klingonish", language("en"))
