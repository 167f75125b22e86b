from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from scse_desk.domain import programme, records
from scse_desk.domain.texts import set_texts
from scse_desk.settings import REPORTS
from scse_desk.ui.asking import Ask
from scse_desk.ui.chips import Chip
from scse_desk.ui.delegations.page import DelegationsPage, build
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.texts_editor import CODES
from tests.ui.desk import Desk, add, compose, press, rows, tab, texts


@pytest.fixture
def area(desk: Desk, qtbot: QtBot) -> SectionsPage:
    """The area, at its delegations."""
    made = build(desk.context)
    qtbot.addWidget(made)
    made.resize(1230, 820)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(area: SectionsPage, qtbot: QtBot) -> DelegationsPage:
    """The page, the delegation of Example City chosen."""
    made = area.current()
    assert isinstance(made, DelegationsPage)
    qtbot.waitUntil(lambda: made.record_id() is not None)
    return made


def links(page: DelegationsPage) -> dict[str, QPushButton]:
    """The remedies offered, by their words; of several alike the last."""
    return {found.text(): found for found in page.checks.findChildren(QPushButton)}


def test_a_delegation_is_shown_with_its_day_and_its_members(page: DelegationsPage) -> None:
    assert texts(page.panel, "record")[0] == "Example City"
    assert [(p.block.title, p.block.place) for p in page.plan.strip.placed()] == [
        ("Mayors’ forum", "Room 401")
    ]
    assert texts(tab(page, "members"), "body") == ["Nguyễn Ví Dụ"]


def test_a_new_delegation_is_typed_in_chinese(desk: Desk, page: DelegationsPage) -> None:
    page.new_record()
    (ask,) = page.window().findChildren(Ask)
    compose(ask.form.box("name").editor.widget, "臺北市政府代表團")
    ask.make()
    assert ("臺北市政府代表團", "invited") in rows(desk, "delegations", "name", "status")


def test_a_delegation_without_a_name_is_refused_under_its_field(page: DelegationsPage) -> None:
    page.new_record()
    (ask,) = page.window().findChildren(Ask)
    ask.make()
    assert texts(ask.form, "error") == ["A delegation needs a name."]


def test_what_lacks_before_printing_follows_the_language_of_the_paper(
    page: DelegationsPage,
) -> None:
    said = "The title of Nguyễn Ví Dụ in Vietnamese."
    page.paper.setCurrentIndex(2)
    page.paper.activated.emit(2)
    assert said not in texts(page.checks, "body")
    assert "Nguyễn Ví Dụ has no title." in texts(page.checks, "body")


def test_a_title_is_filled_in_where_the_check_leads(desk: Desk, page: DelegationsPage) -> None:
    links(page)["Fill in"].click()
    page._open_line("members", 1)
    form = tab(page, "members").card(1).form
    assert form is not None
    box = form.box("title")
    compose(box.editor._lines["vi"], "Thị trưởng")  # type: ignore[attr-defined]
    box.leave()
    assert rows(desk, "members", "title") == [("Thị trưởng",)]
    assert "Nguyễn Ví Dụ has no title." not in texts(page.checks, "body")
    desk.store.undo()
    assert rows(desk, "members", "title") == [(None,)]


def test_a_member_added_comes_last_and_moves_up_with_the_keyboard(
    desk: Desk, page: DelegationsPage
) -> None:
    shown = tab(page, "members")
    add(shown, "陳範例")
    assert texts(shown, "body") == ["Nguyễn Ví Dụ", "陳範例"]
    press(shown.card(2), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(shown, "body") == ["陳範例", "Nguyễn Ví Dụ"]
    desk.store.undo()
    assert texts(shown, "body") == ["Nguyễn Ví Dụ", "陳範例"]


def test_one_click_makes_another_member_the_head(desk: Desk, page: DelegationsPage) -> None:
    shown = tab(page, "members")
    add(shown, "陳範例")
    card = shown.card(2)
    (offer,) = [
        found
        for found in card.findChildren(QPushButton)
        if found.accessibleName() == "Make head of delegation"
    ]
    offer.click()
    assert rows(desk, "members", "position", "name", "is_head") == [
        (1, "陳範例", True),
        (2, "Nguyễn Ví Dụ", False),
    ]


def test_two_things_at_a_time_are_marked_with_the_reason(desk: Desk, page: DelegationsPage) -> None:
    with desk.store.change("Add a tour") as session:
        item = records.add(
            session,
            "programme_item",
            edition_id=1,
            title="市府參訪",
            kind="tour",
            starts_at=datetime(2026, 3, 17, 2, 0, tzinfo=UTC),
            ends_at=datetime(2026, 3, 17, 4, 0, tzinfo=UTC),
        )
        programme.add_participant(session, item.id, "delegation_id", 1, "guest")
    said = "Example City is in “Mayors’ forum” and in “市府參訪” at the same time."
    assert said in texts(page.checks, "body")
    assert [placed.block.clash for placed in page.plan.strip.placed()] == ["Clash", "Clash"]


def test_an_unconfirmed_item_is_confirmed_with_one_click(desk: Desk, page: DelegationsPage) -> None:
    links(page)["Confirm"].click()
    assert rows(desk, "programme", "status") == [("confirmed",)]
    assert "Confirm" not in [link for link, shown in links(page).items() if not shown.isHidden()]


def test_a_courtesy_call_is_made_where_the_delegation_is(desk: Desk, page: DelegationsPage) -> None:
    shown = tab(page, "programme")
    add(shown, "拜會臺北市政府")
    assert ("拜會臺北市政府", "courtesy_call", 1) in rows(
        desk, "programme", "title", "kind", "participants"
    )
    assert "拜會臺北市政府" in texts(shown, "body")


def test_a_departure_before_the_arrival_is_refused_under_its_field(
    desk: Desk, page: DelegationsPage
) -> None:
    form = page.panel.form_tab.form
    for key, typed in (("arrives_at", "2026-03-18 09:00"), ("departs_at", "2026-03-17 09:00")):
        compose(form.box(key).editor.widget, typed)
        form.box(key).leave()
    assert len(texts(form.box("departs_at"), "error")) == 1
    assert rows(desk, "delegations", "departs_at") == [(None,)]


def test_printing_leads_to_the_report_in_the_language_chosen(
    desk: Desk, page: DelegationsPage
) -> None:
    page.paper.setCurrentIndex(1)
    page.paper.activated.emit(1)
    page.print_brief()
    assert desk.context.settings.entry(REPORTS, "delegation-brief") == {
        "delegation_id": 1,
        "language": "zh_TW",
    }


def test_a_deleted_delegation_comes_back_with_its_members(
    desk: Desk, page: DelegationsPage
) -> None:
    page.delete_chosen()
    assert rows(desk, "delegations", "name") == []
    desk.store.undo()
    assert rows(desk, "members", "delegation", "name") == [("Example City", "Nguyễn Ví Dụ")]


def test_a_member_opens_its_delegation_at_the_members(page: DelegationsPage) -> None:
    page.panel.open_tab("record")
    page.open_record("delegation_member", 1)
    assert page.record_id() == 1
    assert page.panel.bar.currentIndex() == 1


def test_the_hotel_is_told_in_each_language(desk: Desk, page: DelegationsPage) -> None:
    box = page.panel.form_tab.form.box("hotel")
    for code, name in (("en", "Hotel Lantern"), ("zh_TW", "燈籠飯店")):
        box.editor.turn_to(CODES.index(code))  # type: ignore[attr-defined]
        compose(box.editor.marked(), name)
        box.leave()
    assert rows(desk, "delegations", "hotel", "hotel_zh_tw") == [("Hotel Lantern", "燈籠飯店")]


def test_what_a_member_needs_is_told_in_the_words_of_the_window(
    desk: Desk, page: DelegationsPage
) -> None:
    with desk.store.change("Needs") as session:
        set_texts(session, "delegation_member", 1, "needs", {"en": "Vegetarian", "zh_TW": "素食"})
    member = tab(page, "members")
    assert "Vegetarian" in [chip.accessibleName() for chip in member.findChildren(Chip)]


# Members of all delegations


def ask(shown: RecordPage, column: str, text: str) -> None:
    """Show a column and type into its filter."""
    place = [each.key for each in shown.area.listing.columns].index(column)
    shown.table.columns.set_shown(place, shown=True)
    line = shown.table.filters.editors()[place]
    assert isinstance(line, QLineEdit)
    compose(line, text)


def listed(shown: RecordPage) -> list[str]:
    """The names of the members in the table."""
    place = [each.key for each in shown.area.listing.columns].index("name")
    model = shown.table.rows
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_who_has_no_title_in_a_language_is_found_among_all_members(
    area: SectionsPage, page: DelegationsPage, qtbot: QtBot
) -> None:
    add(tab(page, "members"), "陳範例")
    area.show_section(1)
    shown = area.current()
    qtbot.waitUntil(lambda: shown.record_id() is not None)
    shown._edit_cell(1, "title_zh_tw", "市長")
    ask(shown, "title_zh_tw", "=")
    qtbot.waitUntil(lambda: listed(shown) == ["陳範例"])
    shown.table.filters.clear()
    ask(shown, "title_zh_tw", "市長")
    qtbot.waitUntil(lambda: listed(shown) == ["Nguyễn Ví Dụ"])


def test_a_title_is_typed_into_the_table_of_all_members(
    area: SectionsPage, desk: Desk, qtbot: QtBot
) -> None:
    area.show_section(1)
    shown = area.current()
    qtbot.waitUntil(lambda: shown.record_id() is not None)
    shown._edit_cell(1, "title_vi", "Thị trưởng")
    assert rows(desk, "members", "title_vi") == [("Thị trưởng",)]
    desk.store.undo()
    assert rows(desk, "members", "title_vi") == [(None,)]


def test_a_member_of_the_table_opens_in_the_delegation(
    area: SectionsPage, page: DelegationsPage, desk: Desk, qtbot: QtBot
) -> None:
    area.show_section(1)
    shown = area.current()
    qtbot.waitUntil(lambda: shown.record_id() is not None)
    press_arrow(shown)
    assert desk.opened == [("delegation_member", 1)]
    area.open_record("delegation_member", 1)
    assert area.current() is page
    assert tab(page, "members").card(1).opened()


def press_arrow(shown: RecordPage) -> None:
    """The arrow beside the delegation."""
    box = shown.panel.form_tab.form.box("delegation")
    box.findChildren(QPushButton)[0].click()


def test_the_history_of_a_delegation_is_told_in_the_words_of_the_window(
    make_desk_in: Callable[[str], Desk], qtbot: QtBot
) -> None:
    desk = make_desk_in("vi")
    area = build(desk.context)
    qtbot.addWidget(area)
    area.show()
    page = area.current()
    assert isinstance(page, RecordPage)
    qtbot.waitUntil(lambda: page.record_id() == 1)
    with desk.store.change("Confirm") as session:
        for key, value in (("status", "confirmed"), ("languages", "vi en"), ("country", "TW")):
            records.set_value(session, "delegation", 1, key, value)
    page.panel.open_tab("history")
    assert {
        "Trạng thái: Đã mời → Đã xác nhận",
        "Ngôn ngữ: — → Tiếng Việt · Tiếng Anh",
        "Quốc gia: — → Đài Loan",
    } <= set(texts(page.panel, "secondary"))


def test_members_are_told_in_the_language_of_the_window_whatever_that_of_the_paper(
    desk: Desk, page: DelegationsPage
) -> None:
    with desk.store.change("Give a post") as session:
        records.set_value(session, "delegation_member", 1, "post_id", 1)
    page.paper.setCurrentIndex(1)
    page.paper.activated.emit(1)
    (name,) = texts(tab(page, "members"), "body")
    told = texts(tab(page, "members"))
    assert name == "Nguyễn Ví Dụ"
    assert any(words.startswith("Mayor") for words in told)
    assert not any("市長" in words for words in told)
