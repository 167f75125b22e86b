"""The page of reports: options, the real pages, saving, printing, the log."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from sqlalchemy import select

from scse_desk.domain import records
from scse_desk.language import LANGUAGES, language
from scse_desk.settings import LANGUAGE, LAST_FOLDER, THEME, Settings
from scse_desk.store import Store
from scse_desk.store.models import Edition, Export
from scse_desk.ui.areas import AREAS
from scse_desk.ui.form import FieldBox
from scse_desk.ui.messages import Messages
from scse_desk.ui.reports.page import ReportsPage
from scse_desk.ui.window import Window
from tests.ui.desk import compose, fill, texts

LONG = 60_000


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with one edition, a delegation and an attendee; to be copied."""
    path = tmp_path_factory.mktemp("small") / "small.scse"
    with Store.create(path, "Mei-ling") as store:
        fill(store)
        with store.change("Register") as session:
            person = records.add(session, "person", name="=陳 美玲", email="ml@example.com")
            records.set_value(session, "delegation", 1, "liaison_person_id", person.id)
            records.add(
                session,
                "registration",
                edition_id=1,
                person_id=person.id,
                number="000912",
                role="visitor",
            )
    return path


def report_pages(path: Path, home: Path, qtbot: QtBot) -> Iterator[Callable[[], ReportsPage]]:
    """Makes windows on a store and gives their page of reports; closes them at the end."""
    windows: list[Window] = []
    with Store.open(path, "Mei-ling") as store:

        def make() -> ReportsPage:
            settings = Settings(home / "settings.json")
            settings.set(LANGUAGE, "en")
            settings.set(THEME, "light")
            window = Window(settings, areas=[one for one in AREAS if one.key == "reports"])
            windows.append(window)
            qtbot.addWidget(window)
            window.use(store)
            window.show()
            qtbot.waitExposed(window)
            page = window.frame.page("reports")
            assert isinstance(page, ReportsPage)
            return page

        yield make
        for window in windows:
            window.close()


@pytest.fixture
def make_page(
    small: Path, tmp_path: Path, home: Path, qtbot: QtBot
) -> Iterator[Callable[[], ReportsPage]]:
    yield from report_pages(Path(shutil.copy(small, tmp_path / "small.scse")), home, qtbot)


@pytest.fixture
def page(make_page: Callable[[], ReportsPage]) -> ReportsPage:
    return make_page()


def made(page: ReportsPage, qtbot: QtBot) -> bytes:
    """The pages once they are made."""
    window = page.window()
    assert isinstance(window, Window)
    qtbot.waitUntil(
        lambda: not page._later.isActive() and not window.tasks.busy() and page._pdf is not None,
        timeout=LONG,
    )
    assert page._pdf is not None
    return page._pdf


def words_of(pdf: bytes | Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(each.get_textpage().get_text_range() for each in document)
    finally:
        document.close()


def exports(page: ReportsPage) -> list[tuple[str, str, str, str]]:
    with page.context.store.read() as session:
        return [
            (one.author, one.report, one.language, one.file_name)
            for one in session.scalars(select(Export).order_by(Export.id))
        ]


def test_the_fact_sheet_shows_its_real_pages(page: ReportsPage, qtbot: QtBot) -> None:
    page.choose("fact-sheet")
    assert "2026" in words_of(made(page, qtbot))
    assert page.view.pages() >= 1
    assert f"Page 1 of {page.view.pages()}" in texts(page)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_brief_is_made_in_the_language_of_the_paper_not_of_the_window(
    page: ReportsPage, qtbot: QtBot, code: str
) -> None:
    page.choose("delegation-brief")
    page._take("language", code)
    shown = words_of(made(page, qtbot))
    assert language(code).text("Delegation brief") in shown.replace("\r\n", " ")
    assert "Nguyễn Ví Dụ" in shown


def test_contacts_can_be_left_out(page: ReportsPage, qtbot: QtBot) -> None:
    page.choose("delegation-brief")
    assert "ml@example.com" in words_of(made(page, qtbot))
    page._take("with_contacts", value=False)
    assert "ml@example.com" not in words_of(made(page, qtbot))


def test_a_change_in_the_store_is_seen_on_the_pages(page: ReportsPage, qtbot: QtBot) -> None:
    page.choose("delegation-brief")
    made(page, qtbot)
    with page.context.store.change("Rename") as session:
        records.set_value(session, "person", 1, "name", "Nguyễn Đổi Tên")
    assert "Nguyễn Đổi Tên" in words_of(made(page, qtbot))


def test_what_is_missing_is_said_and_nothing_can_be_saved(page: ReportsPage, qtbot: QtBot) -> None:
    made(page, qtbot)
    page.choose("delegation-brief")
    page._take("delegation_id", None)
    qtbot.waitUntil(lambda: "Choose a delegation first." in texts(page))
    assert not page._save.isEnabled()
    assert not page._print.isEnabled()


def test_a_pdf_is_saved_whole_and_the_export_logged(
    page: ReportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.choose("delegation-brief")
    shown = words_of(made(page, qtbot))
    target = tmp_path / "papers" / "brief"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(page._save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(exports(page)), timeout=LONG)
    made(page, qtbot)
    written = words_of(target.with_suffix(".pdf"))
    assert written.splitlines()[:5] == shown.splitlines()[:5]
    assert exports(page) == [("Mei-ling", "delegation-brief", "en", "brief.pdf")]
    notices = page.window().findChildren(Messages)
    assert notices[-1].texts()[-1] == "Saved: brief.pdf"
    assert page.context.settings.get(LAST_FOLDER) == str(target.parent)


def test_a_workbook_keeps_text_as_text(
    page: ReportsPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.choose("attendee-list")
    made(page, qtbot)
    target = tmp_path / "list.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page._workbook.click()
    qtbot.waitUntil(lambda: bool(exports(page)), timeout=LONG)
    cells = {
        cell.value: cell.data_type
        for row in openpyxl.load_workbook(target).worksheets[0].iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert cells["=陳 美玲"] == "s"
    assert cells["000912"] == "s"


def test_only_the_attendee_list_is_a_workbook(page: ReportsPage) -> None:
    seen = []
    for name in ("fact-sheet", "delegation-brief", "attendee-list"):
        page.choose(name)
        seen.append(page._workbook.isVisibleTo(page))
    assert seen == [False, False, True]


def test_columns_are_chosen_and_remembered(
    make_page: Callable[[], ReportsPage], qtbot: QtBot
) -> None:
    page = make_page()
    page.choose("attendee-list")
    made(page, qtbot)
    page._take("columns", ["number", "name"])
    made(page, qtbot)
    again = make_page()
    again.choose("attendee-list")
    assert again._chosen().columns == ("number", "name")


def test_the_report_looked_at_last_is_shown_first(
    make_page: Callable[[], ReportsPage], qtbot: QtBot
) -> None:
    page = make_page()
    page.choose("attendee-list")
    made(page, qtbot)
    again = make_page()
    assert again._name == "attendee-list"
    made(again, qtbot)


def test_the_delegation_is_found_by_typing(page: ReportsPage, qtbot: QtBot) -> None:
    with page.context.store.change("Add") as session:
        edition = session.scalars(select(Edition)).one()
        records.add(session, "delegation", edition_id=edition.id, name="臺北市代表團")
    page.choose("delegation-brief")
    made(page, qtbot)
    boxes = page.findChildren(FieldBox)
    line: Any = next(box.editor for box in boxes if box.field.key == "delegation_id")
    compose(line.widget, "臺北")
    (choice,) = line.found("臺北")
    assert choice.title == "臺北市代表團"
    line._choose(choice)
    assert "臺北市代表團" in words_of(made(page, qtbot))


def test_a_page_that_is_made_anew_takes_nothing_of_what_was_begun_before(
    page: ReportsPage, qtbot: QtBot
) -> None:
    window: Any = page.window()
    qtbot.waitUntil(window.tasks.busy, timeout=LONG)
    window.choose_language("vi")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    again: Any = window.frame.page("reports")
    assert words_of(made(again, qtbot))
