from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.domain.documents import Span
from scse_desk.domain.texts import set_texts
from scse_desk.language import language
from scse_desk.store import Store
from scse_desk.store.models import Document
from scse_desk.ui.context import Context
from scse_desk.ui.documents.facts import Reading
from scse_desk.ui.documents.page import DocumentsPage, build
from tests.ui.desk import compose, make_desk, texts
from tests.ui.documents.conftest import TEXT, Library


def span(words: str) -> Span:
    return Span(TEXT.index(words), len(words))


def middle(library: Library, words: str) -> QPointF:
    """The middle of some words in the viewport."""
    reader = library.page.reader
    at = reader.rects_of(span(words))[0].center()
    return at - QPointF(0, reader.verticalScrollBar().value())


def said(library: Library) -> list[str]:
    return [line.fact.said.words for line in library.page.facts.lines]


def reading(library: Library) -> Reading:
    assert library.page.reading is not None
    return library.page.reading


def test_the_documents_stand_in_order_with_what_is_attached(library: Library) -> None:
    cards = [texts(card) for card in library.page.shelf.cards.values()]
    assert cards == [
        ["After the fair", "English", "1 fact"],
        ["Before the fair", "Vietnamese · 1 March 2024", "4 facts"],
    ]


def test_the_text_is_shown_as_it_is_even_where_it_looks_like_markup(library: Library) -> None:
    library.page.choose(library.ids["read"])
    assert library.page.reader.toPlainText() == TEXT


def test_every_mark_covers_exactly_its_words_in_every_script(library: Library) -> None:
    library.page.choose(library.ids["read"])
    for fact in reading(library).facts:
        words = Span(fact.mark.offset, fact.mark.length)
        cited = TEXT[words.offset : words.end]
        assert library.page.reader.words_of(words) == cited
        assert library.page.reader.rects_of(words)


def test_a_figure_under_the_pointer_says_what_it_is(library: Library) -> None:
    library.page.choose(library.ids["read"])
    tip = library.page.reader.tip_at(middle(library, "Hơn 600 đơn vị"))
    assert tip == "Statistic: Exhibitors: 600, expected"


def test_where_facts_overlap_each_has_a_line_of_its_own(library: Library) -> None:
    library.page.choose(library.ids["read"])
    reader = library.page.reader
    found = reader.facts_at(middle(library, "𠮷野"))
    assert [fact.mark.fact for fact in found] == ["D0-02", "D0-03"]
    assert {reader._lanes[fact.number] for fact in found} == {0, 1}


def test_clicking_a_sentence_lists_its_facts_and_all_come_back(library: Library) -> None:
    library.page.choose(library.ids["read"])
    assert said(library) == ["Exhibitors: 600, expected", "𠮷野", "𠮷野", "The largest in Asia"]
    point = middle(library, "đơn vị triển lãm").toPoint()
    QTest.mouseClick(library.page.reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert said(library) == ["Exhibitors: 600, expected"]
    assert "1 fact in this sentence" in texts(library.page)
    library.page.show_all()
    assert len(said(library)) == 4


def test_a_fact_opens_its_record(library: Library) -> None:
    library.page.choose(library.ids["read"])
    QTest.mouseClick(library.page.facts.lines[0].link, Qt.MouseButton.LeftButton)
    assert library.opened == [("statistic", library.ids["exhibitors"])]


def test_a_citation_flashes_its_very_words(library: Library) -> None:
    library.page.open_record("citation", library.ids["largest"])
    assert reading(library).id == library.ids["read"]
    assert library.page.reader.flashed() == span("the largest in Asia")
    assert said(library) == ["The largest in Asia"]


def test_a_hidden_group_has_no_marks_until_a_citation_needs_it(library: Library) -> None:
    page = library.page
    page.choose(library.ids["read"])
    page.legend.swatches["claim"].click()
    assert page.reader.facts_at(middle(library, "the largest in Asia")) == []
    assert "The largest in Asia" not in said(library)
    page.open_record("citation", library.ids["largest"])
    assert page.legend.hidden() == frozenset()


def test_one_group_alone_is_shown_with_return(library: Library) -> None:
    library.page.choose(library.ids["read"])
    QTest.keyClick(library.page.legend.swatches["person"], Qt.Key.Key_Return)
    assert said(library) == ["𠮷野", "𠮷野"]
    QTest.keyClick(library.page.legend.swatches["person"], Qt.Key.Key_Return)
    assert len(said(library)) == 4


def test_f3_steps_through_the_marks_and_round(library: Library) -> None:
    page = library.page
    page.choose(library.ids["read"])
    page.activateWindow()
    page.reader.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(page.reader, Qt.Key.Key_F3)
        seen.append(page.reader.current)
    marked = ["Hơn 600 đơn vị", "Thị trưởng 𠮷野 đến TP.Cao Hùng", "𠮷野", "the largest in Asia"]
    assert seen == [span(words) for words in marked]
    QTest.keyClick(page.reader, Qt.Key.Key_F3)
    assert page.reader.current == span("Hơn 600 đơn vị")
    QTest.keyClick(page.reader, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert page.reader.current == span("the largest in Asia")


def test_a_remark_shows_the_words_it_is_about(library: Library) -> None:
    library.page.choose(library.ids["read"])
    library.page.tabs.setCurrentIndex(1)
    assert "Largest by what is not said." in texts(library.page.remarks)
    (link,) = library.page.remarks.findChildren(QPushButton)
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert library.page.reader.flashed() == Span(TEXT.index("全球"), 6)


def test_without_its_text_a_document_still_lists_facts_and_places(
    library: Library, qtbot: QtBot
) -> None:
    library.page.open_record("citation", library.ids["unread"])
    assert said(library) == ["Exhibitors: 600, expected"]
    qtbot.waitUntil(lambda: "D1-01 · characters 5–9" in texts(library.page.facts))
    assert "The text is not attached" in texts(library.page)
    library.page.attach.click()
    assert library.performed == ["attach-documents"]


def test_an_attached_text_appears_at_once(library: Library, store: Store) -> None:
    library.page.choose(library.ids["other"])
    with store.change("Attach") as session:
        session.get_one(Document, library.ids["other"]).text = "Said 600 of them."
    assert library.page.reader.toPlainText() == "Said 600 of them."


def test_a_record_that_is_renamed_is_called_so_here(library: Library, store: Store) -> None:
    library.page.choose(library.ids["read"])
    with store.change("Rename") as session:
        records.set_value(session, "claim", library.ids["claim"], "title", "Asia’s largest")
    assert said(library)[-1] == "Asia’s largest"


def test_the_title_is_edited_with_composed_chinese_and_undone(
    library: Library, store: Store
) -> None:
    page = library.page
    page.choose(library.ids["read"])
    page.tabs.setCurrentIndex(2)
    line = page.details.form.box("publisher").editor.widget
    compose(line, "臺北日報")
    page.details.form.leave()
    with store.read() as session:
        assert session.get_one(Document, library.ids["read"]).publisher == "臺北日報"
    store.undo()
    with store.read() as session:
        assert session.get_one(Document, library.ids["read"]).publisher == ""


def test_facts_are_said_in_the_language_of_the_window(
    make_library: Callable[[str], Library],
) -> None:
    library = make_library("zh_TW")
    library.page.choose(library.ids["read"])
    assert "參展商" in said(library)[0]
    assert "展前報導" in texts(library.page, "record")


def test_where_one_read_is_found_again_when_the_page_is_made_anew(
    library: Library, make_library: Callable[[str], Library]
) -> None:
    library.page.open_record("citation", library.ids["largest"])
    library.page.legend.hide_groups({"person"})
    kept = library.page.state()
    again = make_library("vi")
    again.page.restore(kept)
    assert reading(again).id == library.ids["read"]
    assert again.page.legend.hidden() == {"person"}
    assert said(again) == ["The largest in Asia"]


def test_an_empty_store_says_what_to_do_first(tmp_path: Path, qtbot: QtBot) -> None:
    with Store.create(tmp_path / "empty.scse", "Mei-ling") as store:
        performed: list[str] = []
        desk = make_desk(store, tmp_path, None)
        context: Context = replace(desk.context, perform=performed.append)
        page = build(context)
        assert isinstance(page, DocumentsPage)
        qtbot.addWidget(page)
        assert "No documents yet" in texts(page)
        (button,) = page._empty.findChildren(QPushButton)
        button.click()
        assert performed == ["seed"]


def test_what_is_known_of_the_date_is_told_in_the_language_of_the_window(
    library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    texts = {"en": "Late March.", "zh_TW": "三月下旬。"}
    with library.store.change("Date") as session:
        records.set_value(session, "document", library.ids["read"], "published_on", None)
        set_texts(session, "document", library.ids["read"], "published_note", texts)
    desk = make_desk(library.store, tmp_path / "desk", None)
    page = build(replace(desk.context, language=language("zh_TW")))
    assert isinstance(page, DocumentsPage)
    qtbot.addWidget(page)
    page.choose(library.ids["read"])
    assert "三月下旬。" in page._about.text()
