"""A first day with the program, from the first start to a paper in hand, in each language."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from scse_desk.domain.listings import listing
from scse_desk.domain.queries import Query
from scse_desk.language import LANGUAGES, OWN_NAMES, Language, language
from scse_desk.settings import THEME, Settings, default_store
from scse_desk.store import Store
from scse_desk.store.models import Edition, Export, Series
from scse_desk.ui.asking import Ask
from scse_desk.ui.desk import Desk
from scse_desk.ui.messages import Messages
from scse_desk.ui.reports.page import ReportsPage
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.welcome.page import Welcome
from tests.ui.desk import compose, texts

LONG = 60_000
"""Milliseconds a task may take on a slow computer; nothing waits that long for its own sake."""
NAME = "玉河智慧照明股份有限公司"


@pytest.fixture
def desk(home: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The application on a computer where it was never started."""
    settings = Settings(home / "config" / "settings.json")
    settings.set(THEME, "light")
    made = Desk(settings)
    qtbot.addWidget(made.window)
    made.begin(None)
    made.window.resize(1440, 900)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.close()


@pytest.mark.parametrize("code", LANGUAGES)
def test_from_the_first_start_to_a_paper_in_hand(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    words = language(code)
    choose_language(desk, words)
    start_with_the_documents(desk, qtbot, words)
    choose_edition(desk, 2024)
    add_an_exhibitor(desk, qtbot)
    assert exhibitors(desk)[0] == NAME
    take_it_back_and_make_it_again(desk, words)
    paper = tmp_path / "fact-sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(paper), ""))
    save_the_fact_sheet(desk, qtbot)
    said = printed(paper)
    assert words.text("Edition fact sheet") in said
    assert "2024" in said
    assert exported(desk) == [("fact-sheet", code, "fact-sheet.pdf")]


def choose_language(desk: Desk, words: Language) -> None:
    """On the welcome page, which speaks it at once."""
    before = desk.window.centralWidget()
    assert isinstance(before, Welcome)
    button = before.findChild(QPushButton, f"language-{words.code}")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    after = desk.window.centralWidget()
    assert isinstance(after, Welcome)
    assert words.text("Welcome to SCSE Desk") in texts(after)


def start_with_the_documents(desk: Desk, qtbot: QtBot, words: Language) -> None:
    """Makes the default file and fills it."""
    welcome = desk.window.centralWidget()
    assert isinstance(welcome, Welcome)
    QTest.mouseClick(welcome.choices[0], Qt.MouseButton.LeftButton)
    idle(desk, qtbot)
    assert store_of(desk).path == default_store()
    assert desk.window.frame.bar.language.text().strip() == OWN_NAMES[words.code]
    assert "SCSE 2025" in desk.window.frame.bar.edition.text()


def choose_edition(desk: Desk, year: int) -> None:
    """At the top of the window."""
    with store_of(desk).read() as session:
        wanted = session.scalars(
            select(Edition.id).join(Series).where(Series.code == "SCSE", Edition.year == year)
        ).one()
    desk.window.frame.context.choose_edition(wanted)
    assert f"SCSE {year}" in desk.window.frame.bar.edition.text()


def add_an_exhibitor(desk: Desk, qtbot: QtBot) -> None:
    """With Ctrl+N and a Chinese name typed through an input method."""
    window = desk.window
    window.frame.open_page("exhibitors")
    page = window.frame.page("exhibitors")
    assert isinstance(page, SectionsPage)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and page.isVisible())
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(Ask)))
    (ask,) = window.findChildren(Ask)
    line = ask.form.box("name").editor.widget
    compose(line, NAME)
    QTest.keyClick(line, Qt.Key.Key_Return)
    if ask.isVisible():
        QTest.keyClick(ask, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: NAME in exhibitors(desk))


def take_it_back_and_make_it_again(desk: Desk, words: Language) -> None:
    """With Ctrl+Z and Ctrl+Y; both buttons name the change in the window's language."""
    window = desk.window
    there = exhibitors(desk)
    change = words.text("Add exhibitor {name}", name=NAME)
    assert change in window.frame.bar.undo.accessibleName()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert exhibitors(desk) == [name for name in there if name != NAME]
    notices = window.frame.findChildren(Messages)[0].texts()
    assert words.text("Undone: {change}", change=change) in notices
    assert change in window.frame.bar.redo.accessibleName()
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert exhibitors(desk) == there


def save_the_fact_sheet(desk: Desk, qtbot: QtBot) -> None:
    """Once its pages are seen, in the language of the window."""
    desk.window.frame.open_page("reports")
    page = desk.window.frame.page("reports")
    assert isinstance(page, ReportsPage)
    page.choose("fact-sheet")
    qtbot.waitUntil(lambda: page.view.pages() > 0, timeout=LONG)
    QTest.mouseClick(page._save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(exported(desk)), timeout=LONG)
    idle(desk, qtbot)


def idle(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.window.tasks.busy(), timeout=LONG)


def store_of(desk: Desk) -> Store:
    assert desk.store is not None
    return desk.store


def exhibitors(desk: Desk) -> list[object]:
    """The names in the table of the edition, in its order."""
    context = desk.window.frame.context
    query = Query(edition_id=context.edition_id, language=context.language.code)
    with context.store.read() as session:
        found = listing("exhibitors").rows(session, query, ["name"])
        return [values[0] for _, values in found]


def exported(desk: Desk) -> list[tuple[str, str, str]]:
    with store_of(desk).read() as session:
        return [
            (one.report, one.language, one.file_name) for one in session.scalars(select(Export))
        ]


def printed(paper: Path) -> str:
    """The words of a PDF, its lines joined."""
    document = pypdfium2.PdfDocument(paper)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())
