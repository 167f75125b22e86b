from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scse_desk.domain import programme, records
from scse_desk.domain.texts import lines_in
from scse_desk.language import language
from scse_desk.ui.asking import Ask
from scse_desk.ui.names_editor import NamesEditor
from scse_desk.ui.programme.page import ProgrammePage, build
from scse_desk.ui.programme.rows import ROW, AgendaRow
from scse_desk.ui.texts_editor import TextsEditor
from tests.ui.desk import Desk, add, compose, press, rows, tab, texts


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ProgrammePage:
    """The page by day, the forum chosen."""
    made = build(desk.context)
    qtbot.addWidget(made)
    made.resize(1230, 820)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.record_id() is not None)
    return made


def days(page: ProgrammePage) -> list[tuple[object, ...]]:
    """The list as it reads: days with their number of items, items with time and depth."""
    model = page.agenda.list.model()
    found: list[tuple[object, ...]] = []
    for place in range(model.rowCount()):
        index = model.index(place, 0)
        one = index.data(ROW)
        if isinstance(one, AgendaRow):
            found.append((one.time, one.title, one.depth))
        else:
            found.append((index.data(), one))
    return found


def test_items_stand_under_their_day_and_sessions_under_their_forum(
    desk: Desk, page: ProgrammePage
) -> None:
    shown = tab(page, "sessions")
    add(shown, "開幕致詞")
    with desk.store.change("Add a month") as session:
        records.add(
            session,
            "programme_item",
            edition_id=1,
            title="城市高峰會",
            day=date(2026, 4, 1),
            precision="month",
        )
    assert days(page) == [
        ("Tuesday, 17 March 2026", 2),
        ("09:30–11:00", "Mayors’ forum", 0),
        ("09:30", "開幕致詞", 1),
        ("4/2026, day not known", 1),
        ("—", "城市高峰會", 0),
    ]


def test_a_new_item_is_typed_in_chinese(desk: Desk, page: ProgrammePage) -> None:
    page.new_record()
    (ask,) = page.window().findChildren(Ask)
    compose(ask.form.box("title").editor.widget, "智慧城市論壇")
    compose(ask.form.box("day").editor.widget, "2026-03-18")
    ask.make()
    assert ("智慧城市論壇", date(2026, 3, 18)) in rows(desk, "programme", "title", "day")
    assert page.agenda.record_id() == page.record_id()


def test_an_item_without_a_name_is_refused_under_its_field(page: ProgrammePage) -> None:
    page.new_record()
    (ask,) = page.window().findChildren(Ask)
    ask.make()
    assert texts(ask.form, "error") == ["A programme item needs a name."]


def test_moving_the_start_moves_the_end_and_undo_takes_both_back(
    desk: Desk, page: ProgrammePage
) -> None:
    box = page.panel.form_tab.form.box("starts_at")
    compose(box.editor.widget, "2026-03-18 14:00")
    box.leave()
    assert days(page)[1] == ("14:00–15:30", "Mayors’ forum", 0)
    desk.store.undo()
    assert days(page)[1] == ("09:30–11:00", "Mayors’ forum", 0)


def test_an_end_before_the_start_is_refused_under_its_field(page: ProgrammePage) -> None:
    box = page.panel.form_tab.form.box("ends_at")
    compose(box.editor.widget, "2026-03-17 09:00")
    box.leave()
    assert texts(box, "error") == ["The end must be after the start."]


def test_someone_in_two_places_is_marked_with_the_reason(desk: Desk, page: ProgrammePage) -> None:
    with desk.store.change("Add a tour") as session:
        item = records.add(
            session,
            "programme_item",
            edition_id=1,
            title="市府參訪",
            starts_at=datetime(2026, 3, 17, 2, 0, tzinfo=UTC),
            ends_at=datetime(2026, 3, 17, 4, 0, tzinfo=UTC),
        )
        programme.add_participant(session, item.id, "delegation_id", 1, "guest")
    said = "Example City is in “Mayors’ forum” and in “市府參訪” at the same time."
    assert said in texts(page.panel, "body")
    page.agenda._clashing.click()
    model = page.agenda.list.model()
    shown = [model.index(place, 0).data(ROW) for place in range(model.rowCount())]
    assert [one.reasons for one in shown if isinstance(one, AgendaRow)] == [(said,), (said,)]


def test_a_meeting_during_an_item_is_marked_with_the_reason(
    desk: Desk, page: ProgrammePage
) -> None:
    with desk.store.change("Place a meeting") as session:
        held = records.add(session, "matchmaking_round", edition_id=1, name="Round 1").id
        parties = [
            records.add(session, "participant", round_id=held, **who).id
            for who in ({"exhibitor_id": 1}, {"delegation_id": 1})
        ]
        begin, end = (datetime(2026, 3, 17, 1, minute, tzinfo=UTC) for minute in (40, 55))
        slot = records.add(session, "slot", round_id=held, starts_at=begin, ends_at=end)
        table = records.add(session, "meeting_table", round_id=held, label="7")
        wish = records.add(
            session,
            "request",
            round_id=held,
            first_id=parties[0],
            second_id=parties[1],
            requested_by_id=parties[1],
        )
        given = {"request_id": wish.id, "slot_id": slot.id, "table_id": table.id}
        records.add(session, "meeting", **given)
    said = "Example City is in “Mayors’ forum” and in “Meeting with 玉河照明” at the same time."
    assert page.agenda.reasons(1) == (said,)
    assert said in texts(page.panel, "body")


def test_people_delegations_and_organisations_take_part_in_their_roles(
    desk: Desk, page: ProgrammePage, qtbot: QtBot
) -> None:
    shown = tab(page, "people")
    assert texts(shown, "heading") == ["Guest"]
    add(shown, "王範例")
    qtbot.waitUntil(lambda: texts(shown, "heading") == ["Guest", "Speaker"])
    form = shown.card(2).open_form()
    form.box("role").editor.widget.setCurrentIndex(6)  # type: ignore[attr-defined]
    compose(form.box("languages").editor.widget, "vi-zh")
    for key in ("role", "languages"):
        form.box(key).leave()
    qtbot.waitUntil(lambda: texts(shown, "heading") == ["Guest", "Interpreter"])
    press(shown.card(1), Qt.Key.Key_Delete)
    assert texts(shown, "body") == ["王範例"]
    desk.store.undo()
    assert texts(shown, "body") == ["Example City", "王範例"]


def test_the_list_is_narrowed_by_words(page: ProgrammePage) -> None:
    compose(page.agenda.line, "room 9")
    assert days(page) == []
    compose(page.agenda.line, "room 401")
    assert days(page)[1] == ("09:30–11:00", "Mayors’ forum", 0)


def test_the_table_shows_the_same_item(page: ProgrammePage, qtbot: QtBot) -> None:
    kept = page.record_id()
    page.views_bar.button(1).click()
    qtbot.waitUntil(lambda: page.table.record_id() == kept)
    assert page.record_id() == kept
    assert page.table.isVisible()


def test_a_planned_item_is_confirmed_with_one_click(desk: Desk, page: ProgrammePage) -> None:
    (confirm,) = [
        found for found in page.panel.findChildren(QPushButton) if found.text() == "Confirm"
    ]
    confirm.click()
    assert rows(desk, "programme", "status") == [("confirmed",)]


def test_a_deleted_item_comes_back_with_its_guests(desk: Desk, page: ProgrammePage) -> None:
    page.delete_chosen()
    assert rows(desk, "programme", "title") == []
    desk.store.undo()
    assert rows(desk, "programme", "title", "participants") == [("Mayors’ forum", 1)]


def test_without_items_the_page_says_what_to_do_first(desk: Desk, page: ProgrammePage) -> None:
    page.delete_chosen()
    assert "No programme yet" in texts(page)


def test_talking_points_are_written_in_the_language_chosen(desk: Desk, page: ProgrammePage) -> None:
    box = page.panel.form_tab.form.box("talking_points")
    editor = box.editor
    assert isinstance(editor, TextsEditor)
    editor.turn_to(1)
    compose(editor._box, "路燈\n開放資料")
    box.leave()
    editor.turn_to(0)
    assert editor._box.toPlainText() == ""
    assert editor.value() == {"zh_TW": "路燈\n開放資料"}
    with desk.store.read() as session:
        item = records.get(session, "programme_item", 1)
        assert lines_in(item, "talking_points", language("zh_TW")) == ["路燈", "開放資料"]


def test_a_place_is_told_in_the_language_of_the_reader(desk: Desk, page: ProgrammePage) -> None:
    box = page.panel.form_tab.form.box("place")
    assert isinstance(box.editor, NamesEditor)
    compose(box.editor._lines["en"], "Room 402")
    box.leave()
    assert rows(desk, "programme", "place") == [("Room 402",)]
