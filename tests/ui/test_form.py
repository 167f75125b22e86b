from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scse_desk.store import Store
from scse_desk.store.models import Organisation
from scse_desk.ui.editors import Line
from scse_desk.ui.form import FieldBox
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.window import Window
from tests.ui.conftest import compose


def box(page: RecordPage, key: str) -> FieldBox:
    return page.panel.form_tab.form.box(key)


def line(page: RecordPage, key: str) -> Line:
    return cast("Line", box(page, key).editor.widget)


def type_into(widget: QWidget, text: str) -> None:
    widget.setFocus()
    cast("Line", widget).selectAll()
    compose(widget, text)


def name_of(store: Store, record_id: int) -> str:
    with store.read() as session:
        return session.get_one(Organisation, record_id).name


def test_a_field_is_saved_when_it_is_left(page: RecordPage, store: Store) -> None:
    page.go_to(1)
    type_into(line(page, "name"), "Amber Light")
    assert name_of(store, 1) == "Amber"
    line(page, "name").editingFinished.emit()
    assert name_of(store, 1) == "Amber Light"


def test_chinese_through_an_input_method_is_saved(page: RecordPage, store: Store) -> None:
    page.go_to(1)
    type_into(line(page, "name"), "玉河照明𠮷")
    line(page, "name").editingFinished.emit()
    assert name_of(store, 1) == "玉河照明𠮷"


def test_what_is_refused_stays_as_typed_with_its_reason_under_it(
    page: RecordPage, store: Store
) -> None:
    page.go_to(1)
    type_into(line(page, "tax_number"), "1234567")
    line(page, "tax_number").editingFinished.emit()
    assert line(page, "tax_number").text() == "1234567"
    assert box(page, "tax_number")._error.text() == "7 digits are not 8."
    type_into(line(page, "tax_number"), "12345678")
    line(page, "tax_number").editingFinished.emit()
    assert box(page, "tax_number")._error.text() == ""
    with store.read() as session:
        assert session.get_one(Organisation, 1).tax_number == "12345678"


def test_another_row_saves_what_was_being_typed(page: RecordPage, store: Store) -> None:
    page.go_to(1)
    type_into(line(page, "name"), "Amber Light")
    page._show(2)
    assert name_of(store, 1) == "Amber Light"
    assert name_of(store, 2) == "玉河照明"
    assert line(page, "name").text() == "玉河照明"


def test_undo_takes_a_saved_field_back_and_shows_it(
    page: RecordPage, window: Window, store: Store
) -> None:
    page.go_to(1)
    type_into(line(page, "name"), "Amber Light")
    line(page, "name").editingFinished.emit()
    window.frame.undo()
    assert name_of(store, 1) == "Amber"
    assert line(page, "name").text() == "Amber"
    assert window.frame.messages.texts() == ["Undone: Rename Amber Light"]


def test_escape_gives_back_what_was_there(page: RecordPage, qtbot: QtBot) -> None:
    page.go_to(1)
    type_into(line(page, "name"), "Wrong")
    QTest.keyClick(line(page, "name"), Qt.Key.Key_Escape)
    assert line(page, "name").text() == "Amber"


def test_a_country_is_found_by_its_name_and_saved_as_a_code(page: RecordPage, store: Store) -> None:
    page.go_to(1)
    type_into(line(page, "country"), "Viet")
    finder = box(page, "country").editor._finder  # type: ignore[attr-defined]
    assert [choice.id for choice in finder.found()] == ["VN"]
    finder._choose(finder.found()[0])
    with store.read() as session:
        assert session.get_one(Organisation, 1).country == "VN"


def test_words_that_are_no_country_are_refused(page: RecordPage, store: Store) -> None:
    page.go_to(1)
    type_into(line(page, "country"), "Atlantis")
    line(page, "country").editingFinished.emit()
    assert box(page, "country")._error.text() == "Choose “Atlantis” from the list, or another."
    with store.read() as session:
        assert session.get_one(Organisation, 1).country == "TW"


def test_the_history_says_who_changed_what(page: RecordPage, store: Store) -> None:
    page.go_to(1)
    type_into(line(page, "name"), "Amber Light")
    line(page, "name").editingFinished.emit()
    page.panel.open_tab("history")
    words = [child.text() for child in page.panel._built[1].findChildren(type(page._count))]
    assert "Rename Amber Light" in words
    assert "Name: Amber → Amber Light" in words
    assert any(word.startswith("Mei-ling · ") for word in words)


def test_tab_goes_from_field_to_field(page: RecordPage, window: Window) -> None:
    window.resize(1440, 900)
    window.activateWindow()
    page.go_to(1)
    line(page, "name").setFocus()
    QTest.keyClick(line(page, "name"), Qt.Key.Key_Tab)
    assert line(page, "tax_number").hasFocus()
