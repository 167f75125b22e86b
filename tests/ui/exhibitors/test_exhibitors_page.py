from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.ui.asking import Ask
from scse_desk.ui.exhibitors.page import build
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.segments import Segments
from tests.ui.desk import Desk, add, compose, id_of, make_desk, press, rows, tab, texts


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SectionsPage:
    made = build(desk.context)
    qtbot.addWidget(made)
    made.resize(1230, 820)
    made.show()
    qtbot.waitExposed(made)
    return made


def exhibitor(desk: Desk, page: SectionsPage, name: str) -> RecordPage:
    page.open_record("exhibitor", id_of(desk, "exhibitors", "name", name))
    return page.current()


def test_the_page_lists_the_exhibitors_of_the_edition(desk: Desk, page: SectionsPage) -> None:
    assert page.current().table.rows.rowCount() == 2
    assert rows(desk, "exhibitors", "name", "booths", "stage") == [
        ("Cảng Xanh", "A101", "applied"),
        ("玉河照明", None, "confirmed"),
    ]


def test_one_switches_between_exhibitors_booths_pavilions_and_solutions(
    page: SectionsPage,
) -> None:
    for place, kind in enumerate(["exhibitor", "booth", "pavilion", "solution"]):
        control = page.current().findChildren(Segments)[0]
        control.button(place).click()
        assert page.current().area.kind == kind
        assert page.current().findChildren(Segments)[0].button(place).isChecked()


def test_a_chinese_name_typed_with_an_input_method_is_saved_beside_the_raw_one(
    desk: Desk, page: SectionsPage
) -> None:
    before = rows_of_names(desk)
    shown = exhibitor(desk, page, "玉河照明")
    editor = shown.panel.form_tab.form.box("names").editor
    line = editor._lines["zh_TW"]  # type: ignore[attr-defined]
    compose(line, "玉河智慧照明")
    line.editingFinished.emit()
    assert ("玉河照明", "玉河智慧照明") in rows_of_names(desk)
    undoable = desk.store.undoable()
    assert undoable is not None
    assert desk.context.language.say(undoable) == "Edit exhibitor 玉河照明"
    desk.store.undo()
    assert rows_of_names(desk) == before


def rows_of_names(desk: Desk) -> list[tuple[object, ...]]:
    return rows(desk, "organisations", "raw", "name_zh_tw")


def test_a_wrong_tax_number_is_told_under_its_field_and_not_saved(
    desk: Desk, page: SectionsPage
) -> None:
    shown = exhibitor(desk, page, "玉河照明")
    box = shown.panel.form_tab.form.box("tax_number")
    compose(box.editor.widget, "1234567")
    box.leave()
    assert texts(box, "error") == ["8 digits; one is missing."]
    assert rows(desk, "exhibitors", "tax_number") == [("",), ("",)]


def test_a_booth_typed_by_its_number_is_assigned(desk: Desk, page: SectionsPage) -> None:
    booths = tab(exhibitor(desk, page, "玉河照明"), "booths")
    add(booths, "a102")
    assert ("玉河照明", "A102") in rows(desk, "exhibitors", "name", "booths")
    assert "A102" in texts(booths)
    assert booths.adder.line.text() == ""


def test_a_booth_that_is_taken_is_refused_with_the_name_of_who_has_it(
    desk: Desk, page: SectionsPage
) -> None:
    booths = tab(exhibitor(desk, page, "玉河照明"), "booths")
    add(booths, "A101")
    assert texts(booths.adder, "error") == [
        "Booth A101 is given to Cảng Xanh. Release it there first."
    ]
    assert ("玉河照明", None) in rows(desk, "exhibitors", "name", "booths")


def test_a_booth_is_released_with_the_delete_key_and_undo_gives_it_back(
    desk: Desk, page: SectionsPage
) -> None:
    booths = tab(exhibitor(desk, page, "Cảng Xanh"), "booths")
    (card,) = booths._cards.values()
    press(card, Qt.Key.Key_Delete)
    assert rows(desk, "exhibitors", "booths") == [(None,), (None,)]
    assert "No booth assigned" in texts(booths)
    desk.store.undo()
    assert ("Cảng Xanh", "A101") in rows(desk, "exhibitors", "name", "booths")
    assert "A101" in texts(booths)


def test_a_solution_is_added_and_given_domains_as_tags(desk: Desk, page: SectionsPage) -> None:
    solutions = tab(exhibitor(desk, page, "玉河照明"), "solutions")
    add(solutions, "智慧路燈")
    (card,) = solutions._cards.values()
    editor = card.open_form().box("domains").editor
    choices = editor._search("照明")  # type: ignore[attr-defined]
    assert [choice.title for choice in choices] == ["Smart lighting"]
    editor._add(choices[0])  # type: ignore[attr-defined]
    assert rows(desk, "solutions", "name", "domains") == [("智慧路燈", "Smart lighting")]
    assert card.opened()


def test_the_people_of_an_exhibitor_are_registered_by_typing_a_name(
    desk: Desk, page: SectionsPage
) -> None:
    people = tab(exhibitor(desk, page, "玉河照明"), "people")
    add(people, "王範例")
    assert rows(desk, "attendees", "name", "organisation", "role") == [
        ("王範例", "玉河照明", "exhibitor_staff")
    ]


def test_a_new_exhibitor_is_asked_for_by_name_and_refused_where_it_is_there_already(
    desk: Desk, page: SectionsPage, qtbot: QtBot
) -> None:
    page.new_record()
    (ask,) = page.window().findChildren(Ask)
    line = ask.form.box("name").editor.widget
    compose(line, "玉河照明")
    ask.make()
    assert texts(ask.form.box("name"), "error") == ["玉河照明 exhibits in this edition already."]
    compose(line, "新範例公司")
    ask.make()
    assert ("新範例公司", "main", "prospect") in rows(desk, "exhibitors", "name", "kind", "stage")
    qtbot.waitUntil(lambda: "新範例公司" in texts(page.current().panel, "record"))


def test_an_exhibitor_is_deleted_with_its_solutions_and_undo_brings_it_back(
    desk: Desk, page: SectionsPage
) -> None:
    shown = exhibitor(desk, page, "Cảng Xanh")
    shown.delete_chosen()
    assert rows(desk, "exhibitors", "name") == [("玉河照明",)]
    assert desk.said == []
    desk.store.undo()
    assert len(rows(desk, "exhibitors", "name")) == 2


def test_a_booth_record_gives_the_booth_to_an_exhibitor(desk: Desk, page: SectionsPage) -> None:
    page.show_section(1)
    page.open_record("booth", id_of(desk, "booths", "number", "B201"))
    editor = page.current().panel.form_tab.form.box("exhibitor_id").editor
    (choice,) = editor.found("玉河")  # type: ignore[attr-defined]
    editor._choose(choice)  # type: ignore[attr-defined]
    assert ("B201", "玉河照明") in rows(desk, "booths", "number", "exhibitor")


def test_an_empty_edition_says_what_to_do_first(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    with desk.store.change("Open edition") as session:
        edition = records.add(session, "edition", series_id=1, year=2027).id
    made = build(make_desk(desk.store, tmp_path, edition).context)
    qtbot.addWidget(made)
    made.show()
    assert "No exhibitors yet" in texts(made)


@pytest.mark.parametrize(
    ("code", "words"), [("zh_TW", "參展商"), ("vi", "Đơn vị triển lãm"), ("en", "Exhibitors")]
)
def test_the_page_speaks_the_language_of_the_window(
    make_desk_in: Callable[[str], Desk], qtbot: QtBot, code: str, words: str
) -> None:
    made = build(make_desk_in(code).context)
    qtbot.addWidget(made)
    made.resize(1230, 820)
    made.show()
    assert texts(made, "page") == [words]


def test_a_booth_is_chosen_from_the_list_with_the_keyboard_alone(
    desk: Desk, page: SectionsPage, qtbot: QtBot
) -> None:
    booths = tab(exhibitor(desk, page, "玉河照明"), "booths")
    popup = booths.adder._finder._popup
    compose(booths.adder.line, "a10")
    qtbot.waitUntil(popup.isVisible)
    assert [choice.title for choice in booths.adder._finder.found()] == ["A102", "A101"]
    press(popup, Qt.Key.Key_Return)
    assert ("玉河照明", "A102") in rows(desk, "exhibitors", "name", "booths")
    assert booths.adder.line.text() == ""


def test_choosing_somebody_from_the_list_makes_nobody_new(desk: Desk, page: SectionsPage) -> None:
    people = tab(exhibitor(desk, page, "玉河照明"), "people")
    add(people, "nguyen")
    assert rows(desk, "attendees", "name") == [("Nguyễn Ví Dụ",)]
    assert rows(desk, "people", "name") == [("Nguyễn Ví Dụ",)]


def test_what_is_the_organisations_is_in_the_history_and_the_foot_of_the_exhibitor(
    desk: Desk, page: SectionsPage
) -> None:
    shown = exhibitor(desk, page, "玉河照明")
    desk.store.author = "Mei"
    box = shown.panel.form_tab.form.box("website")
    compose(box.editor.widget, "https://yuhe.tw")
    box.leave()
    assert any("just now by Mei" in said for said in texts(shown.panel))
    shown.panel.open_tab("history")
    assert "Website: — → https://yuhe.tw" in texts(shown.panel)
