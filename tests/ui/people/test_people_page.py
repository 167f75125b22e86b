from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.domain.people import LISTING
from scse_desk.ui.asking import Ask
from scse_desk.ui.people.page import build
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.sections import SectionsPage
from tests.ui.desk import Desk, add, compose, id_of, press, rows, tab, texts

MAYOR = "Nguyễn Ví Dụ"


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SectionsPage:
    made = build(desk.context)
    qtbot.addWidget(made)
    made.resize(1230, 820)
    made.show()
    qtbot.waitExposed(made)
    return made


def person(desk: Desk, page: SectionsPage, name: str = MAYOR) -> RecordPage:
    page.open_record("person", id_of(desk, "people", "name", name))
    return page.current()


def test_personal_data_is_not_in_the_table_until_it_is_asked_for(page: SectionsPage) -> None:
    hidden = {column.key for column in LISTING.columns if not column.shown}
    assert {column.key for column in LISTING.columns if column.sensitive} <= hidden
    table = page.current().table
    places = [place for place, column in enumerate(LISTING.columns) if column.sensitive]
    assert all(table.isColumnHidden(place) for place in places)


def test_a_person_is_shown_with_the_post_held_now(desk: Desk, page: SectionsPage) -> None:
    shown = person(desk, page)
    assert texts(shown.panel, "record") == [MAYOR]
    assert "Mayor · Example City Government" in texts(shown.panel, "secondary")


def test_the_name_in_chinese_is_typed_beside_the_raw_spelling_which_stays(
    desk: Desk, page: SectionsPage
) -> None:
    shown = person(desk, page)
    line = shown.panel.form_tab.form.box("names").editor._lines["zh_TW"]  # type: ignore[attr-defined]
    compose(line, "阮範例")
    line.editingFinished.emit()
    assert rows(desk, "people", "raw", "name_zh_tw") == [(MAYOR, "阮範例")]


def test_an_address_that_is_none_is_told_under_its_field(desk: Desk, page: SectionsPage) -> None:
    box = person(desk, page).panel.form_tab.form.box("email")
    compose(box.editor.widget, "vi.du at example")
    box.leave()
    assert texts(box, "error") == [
        "“vi.du at example” is no e-mail address, such as name@example.com."
    ]
    assert rows(desk, "people", "email") == [("vi.du@example.com",)]


def test_languages_are_chosen_by_name_and_kept_as_codes(desk: Desk, page: SectionsPage) -> None:
    editor = person(desk, page).panel.form_tab.form.box("languages").editor
    for word in ("Vietn", "Chin"):
        editor._add(editor._search(word)[0])  # type: ignore[attr-defined]
    assert rows(desk, "people", "languages") == [("vi zh",)]


def test_a_post_gets_a_title_in_each_language_and_dates(desk: Desk, page: SectionsPage) -> None:
    posts = tab(person(desk, page), "posts")
    (card,) = posts._cards.values()
    form = card.open_form()
    line = form.box("names").editor._lines["vi"]  # type: ignore[attr-defined]
    compose(line, "Thị trưởng")
    line.editingFinished.emit()
    box = form.box("starts_on")
    compose(box.editor.widget, "2024-05-20")
    box.leave()
    with desk.store.read() as session:
        post = records.get(session, "post", 1)
        assert (post.title_vi, post.starts_on) == ("Thị trưởng", date(2024, 5, 20))  # type: ignore[attr-defined]
    assert card.opened()
    assert texts(card, "secondary")[0] == "Example City Government · since 20 May 2024"


def test_a_post_at_an_organisation_nobody_knew_makes_it(desk: Desk, page: SectionsPage) -> None:
    add(tab(person(desk, page), "posts"), "範例大學")
    assert ("範例大學",) in rows(desk, "organisations", "name")
    desk.store.undo()
    assert ("範例大學",) not in rows(desk, "organisations", "name")


def test_a_person_is_registered_in_an_edition_by_its_year(desk: Desk, page: SectionsPage) -> None:
    shown = tab(person(desk, page), "registrations")
    add(shown, "SCSE 2026")
    assert rows(desk, "attendees", "name", "organisation", "role") == [
        (MAYOR, "Example City Government", "visitor")
    ]
    add(shown, "SCSE 2026")
    assert texts(shown.adder, "error") == ["Choose “SCSE 2026” from the list, or another."]


def test_the_days_of_a_person_show_delegation_and_programme_in_local_time(
    desk: Desk, page: SectionsPage
) -> None:
    day = tab(person(desk, page), "day")
    assert texts(day, "heading") == ["Delegations", "Tuesday, 17 March 2026"]
    assert texts(day, "body") == ["Example City", "Mayors’ forum"]
    assert "Head of delegation · No. 1 in precedence" in texts(day, "secondary")
    assert "09:30\n11:00" in texts(day, "secondary")
    press(day.card(1), Qt.Key.Key_Return)
    assert desk.opened == [("programme_item", 1)]


def test_another_spelling_is_added_and_taken_away(desk: Desk, page: SectionsPage) -> None:
    spellings = tab(person(desk, page), "aliases")
    add(spellings, "Nguyen Vi Du")
    assert rows(desk, "people", "aliases") == [("Nguyen Vi Du",)]
    (card,) = spellings._cards.values()
    press(card, Qt.Key.Key_Delete)
    assert rows(desk, "people", "aliases") == [(None,)]


def test_somebody_still_in_a_delegation_is_not_deleted(desk: Desk, page: SectionsPage) -> None:
    person(desk, page).delete_chosen()
    assert rows(desk, "people", "name") == [(MAYOR,)]
    assert desk.said == [f"{MAYOR} is still needed by {MAYOR} (Member)."]


def test_an_organisation_shows_its_people_and_the_editions_it_exhibited_in(
    desk: Desk, page: SectionsPage
) -> None:
    page.open_record("organisation", id_of(desk, "organisations", "name", "Cảng Xanh"))
    exhibited = tab(page.current(), "exhibited")
    assert texts(exhibited, "body") == ["SCSE 2026"]
    assert texts(exhibited, "secondary") == ["Co-exhibitor · A101"]
    people = tab(page.current(), "people")
    add(people, "Trần Mẫu")
    assert texts(people, "body") == ["Trần Mẫu"]


def test_an_attendee_is_registered_by_name_and_known_people_are_not_doubled(
    desk: Desk, page: SectionsPage
) -> None:
    page.show_section(2)
    page.new_record()
    (ask,) = page.window().findChildren(Ask)
    compose(ask.form.box("name").editor.widget, MAYOR)
    ask.make()
    assert rows(desk, "attendees", "name", "title") == [(MAYOR, "Mayor")]
    assert rows(desk, "people", "name") == [(MAYOR,)]
    undoable = desk.store.undoable()
    assert undoable is not None
    assert desk.context.language.say(undoable) == f"Register {MAYOR}"
