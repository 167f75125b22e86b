from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.store.models import Citation
from scse_desk.ui.agreements.page import build
from scse_desk.ui.asking import Ask
from scse_desk.ui.chosen_beneath import ChosenBeneath
from scse_desk.ui.record_page import RecordPage
from tests.ui.desk import Desk, add, compose, press, rows, tab, texts


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> RecordPage:
    made = build(desk.context)
    qtbot.addWidget(made)
    made.resize(1230, 820)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def signed(desk: Desk, page: RecordPage) -> RecordPage:
    """The page with one agreement of two parties, chosen."""
    page.new_record()
    (ask,) = page.window().findChildren(Ask)
    compose(ask.form.box("title").editor.widget, "智慧路燈合作備忘錄")
    compose(ask.form.box("first").editor.widget, "Example City Government")
    compose(ask.form.box("second").editor.widget, "玉河照明")
    compose(ask.form.box("signed_on").editor.widget, "2026-03-18")
    ask.make()
    return page


def test_without_agreements_the_page_says_what_belongs_here(page: RecordPage) -> None:
    assert "No agreements yet" in texts(page)


def test_a_new_agreement_names_its_parties_in_order(desk: Desk, signed: RecordPage) -> None:
    assert rows(desk, "agreements", "title", "parties", "signed_on", "status") == [
        (
            "智慧路燈合作備忘錄",
            "Example City Government · 玉河照明",
            date(2026, 3, 18),
            "planned",
        )
    ]
    assert texts(signed.panel, "record") == ["智慧路燈合作備忘錄"]


def test_parties_change_places_with_the_keyboard_and_undo_puts_them_back(
    desk: Desk, signed: RecordPage
) -> None:
    parties = tab(signed, "parties")
    assert texts(parties, "body") == ["Example City Government", "玉河照明"]
    press(parties.card(2), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(parties, "body") == ["玉河照明", "Example City Government"]
    desk.store.undo()
    assert texts(parties, "body") == ["Example City Government", "玉河照明"]


def test_who_signed_is_chosen_from_the_people(desk: Desk, signed: RecordPage) -> None:
    parties = tab(signed, "parties")
    editor = parties.card(1).open_form().box("signatory_person_id").editor
    (choice,) = editor.found("vi du")  # type: ignore[attr-defined]
    editor._choose(choice)  # type: ignore[attr-defined]
    assert "Signed by Nguyễn Ví Dụ" in texts(parties.card(1), "secondary")


def test_a_party_is_not_named_twice(signed: RecordPage) -> None:
    parties = tab(signed, "parties")
    add(parties, "玉河照明")
    assert texts(parties.adder, "error") == ["玉河照明 is a party of this agreement already."]


def test_what_cannot_be_read_as_a_date_is_told_under_the_field(signed: RecordPage) -> None:
    box = signed.panel.form_tab.form.box("signed_on")
    compose(box.editor.widget, "in March")
    box.leave()
    assert texts(box, "error") == ["“in March” is not a date. Write it as 18/3/2026 or 2026-03-18."]


def test_the_fields_of_cooperation_are_written_one_a_line(desk: Desk, signed: RecordPage) -> None:
    box = signed.panel.form_tab.form.box("fields")
    compose(box.editor.marked(), "路燈\n開放資料")
    box.leave()
    assert rows(desk, "agreements", "fields") == [("路燈\n開放資料",)]


def test_a_source_leads_to_its_place_in_the_document(desk: Desk, signed: RecordPage) -> None:
    with desk.store.change("Cite") as session:
        document = records.add(
            session, "document", file_name="d.txt", sha256="0" * 64, length=20, language="en"
        )
        session.add(
            Citation(
                document_id=document.id,
                offset=3,
                length=5,
                fact="D1-1",
                record_kind="agreement",
                record_id=1,
            )
        )
    sources = tab(signed, "sources")
    assert texts(sources, "heading") == ["d.txt"]
    assert texts(sources, "body") == ["characters 3–8"]
    press(sources.card(1), Qt.Key.Key_Return)
    assert desk.opened == [("citation", 1)]


def test_an_agreement_is_deleted_with_its_parties_and_undo_brings_both_back(
    desk: Desk, signed: RecordPage
) -> None:
    signed.delete_chosen()
    assert rows(desk, "agreements", "title") == []
    desk.store.undo()
    assert rows(desk, "agreements", "parties") == [("Example City Government · 玉河照明",)]


def test_beneath_stand_the_parties_and_what_else_they_agreed(
    desk: Desk, signed: RecordPage, qtbot: QtBot
) -> None:
    signed.new_record()
    ask = signed.window().findChildren(Ask)[-1]
    compose(ask.form.box("title").editor.widget, "Water partnership")
    compose(ask.form.box("first").editor.widget, "玉河照明")
    ask.make()
    (beneath,) = signed.findChildren(ChosenBeneath)
    qtbot.waitUntil(beneath.isVisible)
    qtbot.waitUntil(lambda: texts(beneath.list, "body") == ["玉河照明", "智慧路燈合作備忘錄"])
    qtbot.waitUntil(lambda: "Other agreements of the parties" in texts(beneath.list))
    desk.store.undo()
    assert signed.go_to(1)
    both = ["Example City Government", "玉河照明"]
    qtbot.waitUntil(lambda: texts(beneath.list, "body") == both)
