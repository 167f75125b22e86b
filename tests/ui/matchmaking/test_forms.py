"""The forms of rounds, places, participants, interpreters, and wishes entered anywhere."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scse_desk.domain import matchmaking, records
from scse_desk.domain.exhibitors import assign_booth
from scse_desk.language import language
from scse_desk.refused import Refused
from scse_desk.ui.asking import Ask
from scse_desk.ui.delegations.page import build as delegations
from scse_desk.ui.exhibitors.page import build as exhibitors
from scse_desk.ui.form import FieldBox
from scse_desk.ui.matchmaking import making, time_zones
from scse_desk.ui.matchmaking.interpreter import shifts_asked
from scse_desk.ui.matchmaking.round import LENGTH
from scse_desk.ui.matchmaking.wish_block import block_asked
from scse_desk.ui.people.page import build as people
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.sections import SectionsPage
from tests.ui.desk import add, compose, rows, tab, texts
from tests.ui.matchmaking.conftest import Shown

DAYS = {"first": date(2026, 3, 18), "last": date(2026, 3, 18)}


def table(shown: Shown, kind: str, record_id: int = 1) -> RecordPage:
    shown.page.open_record(kind, record_id)
    return shown.page.current()


def saved(shown: Shown, kind: str, record_id: int, key: str) -> object:
    with shown.desk.store.read() as session:
        return getattr(records.get(session, kind, record_id), key)


def test_slots_of_a_grid_are_made_around_breaks_and_cleared(shown: Shown) -> None:
    context = shown.desk.context
    hours = {"opens": time(9), "closes": time(12)}
    lasts = {"length": Decimal(45), "gap": Decimal(0), "breaks": "10:00–10:30"}
    making.slots_asked(context, 1).make(context, {**DAYS, **hours, **lasts, "grid": "Rooms"})
    page = table(shown, "matchmaking_round")
    slots = tab(page, "slots")
    assert "Main grid: 4 slots · Rooms: 3 slots" in texts(slots)
    assert {"09:00–09:45", "10:30–11:15"} <= set(texts(slots))
    making.clearing_asked(context, 1).make(context, {**DAYS, "grid": "Rooms"})
    assert rows(shown.desk, "rounds", "slots") == [(4,)]
    assert shown.desk.said[-2:] == ["3 slots made", "3 slots removed"]


def test_a_break_that_cannot_be_read_is_told_under_its_field(shown: Shown) -> None:
    context = shown.desk.context
    page = table(shown, "matchmaking_round")
    ask = Ask(page, context, making.slots_asked(context, 1), lambda _id: None)
    ask.open()
    compose(ask.form.box("breaks").editor.widget, "noon")
    ask.make()
    assert "“noon” is no break, such as 12:00–13:30." in texts(ask, "error")


def test_booths_become_places_that_can_be_closed_for_a_while(shown: Shown) -> None:
    context = shown.desk.context
    with shown.desk.store.change("Booth") as session:
        assign_booth(session, 1, 2)
    making.booths_asked(context, 1).make(context, {"own_place_only": True})
    found = rows(shown.desk, "tables", "label", "kind", "owner")
    assert found[2:] == [("A102", "booth", "玉河照明"), ("A101", "booth", "Cảng Xanh")]
    assert saved(shown, "participant", 1, "own_place_only") is True
    page = table(shown, "meeting_table", 3)
    add(tab(page, "absences"), "消防演練")
    assert "09:00–10:00" in texts(tab(page, "absences"))
    assert rows(shown.desk, "tables", "absences")[2] == (1,)


def test_a_place_follows_a_grid_that_there_is(shown: Shown) -> None:
    page = table(shown, "meeting_table", 1)
    with pytest.raises(Refused, match="no slots of a grid “Rooms”"):
        page.area.save(shown.desk.context, 1, "grid", "Rooms")
    page.area.save(shown.desk.context, 1, "has_interpreting", True)
    assert saved(shown, "meeting_table", 1, "has_interpreting") is True


def test_a_table_is_called_by_its_number(shown: Shown) -> None:
    with shown.desk.store.change("Number") as session:
        records.set_value(session, "meeting_table", 1, "label", "7")
    assert "Table 7" in texts(table(shown, "meeting_table", 1))


@pytest.mark.parametrize(
    ("code", "said"), [("en", "A slot lasts (minutes)"), ("zh_TW", "每時段長度（分鐘）")]
)
def test_a_unit_stands_behind_a_label_in_the_brackets_of_the_language(
    shown: Shown, qtbot: QtBot, code: str, said: str
) -> None:
    context = replace(shown.desk.context, language=language(code))
    box = FieldBox(context, LENGTH, lambda *_: None)
    qtbot.addWidget(box)
    assert said in texts(box)


def test_only_delegations_say_who_must_come(shown: Shown) -> None:
    page = table(shown, "participant", 3)
    form = page.panel.form_tab.form
    assert not form.box("attendance").isHidden()
    assert form.box("time_zone").isHidden()
    page.area.save(shown.desk.context, 3, "attendance", "quorum")
    assert saved(shown, "participant", 3, "quorum") == 2
    table(shown, "participant", 1)
    assert form.box("attendance").isHidden()
    page.area.save(shown.desk.context, 1, "is_online", True)
    assert not form.box("time_zone").isHidden()


def test_a_time_zone_is_found_by_city_and_country_in_the_language(shown: Shown) -> None:
    context = shown.desk.context
    assert [each.id for each in time_zones.search(context, "ho chi minh")] == ["Asia/Ho_Chi_Minh"]
    assert "Europe/Prague" in [each.id for each in time_zones.search(context, "czech")]
    chinese = replace(context, language=language("zh_TW"))
    assert [each.id for each in time_zones.search(chinese, "胡志明")] == ["Asia/Ho_Chi_Minh"]
    assert time_zones.search(context, "Atlantis") == []


def test_one_that_meets_at_its_own_place_only_is_offered_its_booth(shown: Shown) -> None:
    page = table(shown, "participant", 2)
    page.area.save(shown.desk.context, 2, "own_place_only", True)
    assert "It has no place of its own yet." in texts(page.panel)
    remedy = next(
        b for b in page.panel.findChildren(QPushButton) if b.text() == "Add its booths as places"
    )
    remedy.click()
    assert rows(shown.desk, "tables", "owner")[2:] == [("Cảng Xanh",)]
    shown.desk.store.undo()
    assert len(rows(shown.desk, "tables", "owner")) == 2


def test_shifts_are_added_to_the_interpreters_selected(shown: Shown) -> None:
    context = shown.desk.context
    asking = shifts_asked([1])
    assert asking.start is not None
    start = asking.start(context)
    assert (start["first"], start["last"]) == (date(2026, 3, 17), date(2026, 3, 17))
    asking.make(context, start)
    assert "09:00–17:00" in texts(tab(table(shown, "interpreter"), "shifts"))
    with pytest.raises(Refused, match="already"):
        asking.make(context, start)


def test_a_block_is_taken_whole_or_not_at_all(shown: Shown, qtbot: QtBot) -> None:
    context = shown.desk.context
    page = table(shown, "request")
    QGuiApplication.clipboard().setText("玉河照明\tCảng Xanh\tHigh\nNobody\tCảng Xanh\n")
    ask = Ask(page, context, block_asked(1), lambda _id: None)
    ask.open()
    ask.make()
    said = "Nothing was added.\nLine 2: nobody called “Nobody” takes part in this round."
    assert said in texts(ask, "error")
    assert len(rows(shown.desk, "requests", "priority")) == 2
    block_asked(1).make(context, {"lines": "玉河照明;cang xanh;high"})
    found = rows(shown.desk, "requests", "first", "second", "priority", "origin")
    assert ("玉河照明", "Cảng Xanh", "high", "import") in found
    assert shown.desk.said[-1] == "1 request added"


def test_the_other_side_is_said_to_have_asked(shown: Shown) -> None:
    page = table(shown, "request", 1)
    turn = next(
        b
        for b in page.panel.findChildren(QPushButton)
        if b.accessibleName() == "The other side asked"
    )
    turn.click()
    assert saved(shown, "request", 1, "requested_by_id") == 1


def current(page: SectionsPage | RecordPage) -> RecordPage:
    return page.current() if isinstance(page, SectionsPage) else page


def test_a_wish_is_entered_on_the_page_of_an_exhibitor(shown: Shown, qtbot: QtBot) -> None:
    page = exhibitors(shown.desk.context)
    qtbot.addWidget(page)
    page.resize(1230, 820)
    page.show()
    page.open_record("exhibitor", 1)
    wishes = tab(current(page), "wishes")
    assert "Example City" in texts(wishes)
    add(wishes, "Cảng Xanh")
    found = rows(shown.desk, "requests", "first", "second", "origin")
    assert ("玉河照明", "Cảng Xanh", "own") in found
    add(wishes, "Cảng Xanh")
    assert "玉河照明 and Cảng Xanh have a request already." in texts(wishes, "error")
    assert len(rows(shown.desk, "requests", "first")) == len(found)


def test_a_wish_of_a_person_makes_them_take_part(shown: Shown, qtbot: QtBot) -> None:
    page = people(shown.desk.context)
    qtbot.addWidget(page)
    page.show()
    page.open_record("person", 1)
    wishes = tab(current(page), "wishes")
    add(wishes, "Cảng Xanh")
    assert "Register this person in the edition first." in texts(wishes, "error")
    with shown.desk.store.change("Register") as session:
        records.add(session, "registration", edition_id=1, person_id=1, role="buyer")
    add(wishes, "Cảng Xanh")
    assert ("Nguyễn Ví Dụ", "Cảng Xanh") in rows(shown.desk, "requests", "first", "second")


def test_the_days_of_an_exhibitor_and_a_delegation_hold_meetings_and_programme(
    shown: Shown, qtbot: QtBot
) -> None:
    with shown.desk.store.change("Place") as session:
        matchmaking.place(session, 1, 4, 1)
    page = exhibitors(shown.desk.context)
    qtbot.addWidget(page)
    page.show()
    page.open_record("exhibitor", 1)
    assert "Meeting with Example City" in texts(tab(current(page), "days"))
    guests = delegations(shown.desk.context)
    qtbot.addWidget(guests)
    guests.show()
    guests.open_record("delegation", 1)
    said = texts(tab(current(guests), "days"))
    assert {"Mayors’ forum", "Meeting with 玉河照明"} <= set(said)
    assert "Tuesday, 17 March 2026 · 1 meeting · 1 programme item" in said
