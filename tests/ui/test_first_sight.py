"""The table at which the window was left stands before the store is open."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.language import LANGUAGES
from scse_desk.settings import LANGUAGE, THEME, WINDOW, Settings
from scse_desk.store import Store
from scse_desk.ui import first_sight
from scse_desk.ui.desk import Desk
from scse_desk.ui.first_sight import FirstFrame, FirstPage
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.sections import SectionsPage
from tests.ui.desk import texts

LONG = 60_000

PAINTING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from scse_desk import app
from scse_desk.ui.table import Table
paint = Table.paintEvent

def painted(table, event):
    paint(table, event)
    if table.rows.rowCount():
        heavy = {"sqlalchemy", "alembic", "reportlab", "openpyxl"}
        print(table.rows.rowCount(), sorted(heavy & set(sys.modules)))
        Table.paintEvent = paint
        QTimer.singleShot(0, QApplication.closeAllWindows)

Table.paintEvent = painted
app.run(Path(sys.argv[1]), None)
"""


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_file, tmp_path / "show.scse"))


@pytest.fixture
def start(home: Path, path: Path, qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Starts the application in a language on the file; the one before is closed first."""
    running: list[Desk] = []

    def stop() -> None:
        for desk in running:
            desk.window.close()
            desk.close()
        running.clear()

    def make(code: str = "en") -> Desk:
        stop()
        settings = Settings(home / "settings.json")
        settings.set(LANGUAGE, code)
        settings.set(THEME, "light")
        desk = Desk(settings)
        running.append(desk)
        qtbot.addWidget(desk.window)
        desk.begin(path)
        desk.window.show()
        return desk

    yield make
    stop()


def glimpsed(desk: Desk) -> bool:
    return isinstance(desk.window.frame, FirstFrame)


def stands(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.store is not None and not glimpsed(desk), timeout=LONG)
    qtbot.waitUntil(lambda: bool(table(desk).table.rows.rowCount()), timeout=LONG)


def table(desk: Desk) -> RecordPage:
    page = desk.window.frame.page(desk.window.frame.current)
    found = page.first() if isinstance(page, SectionsPage) else page
    assert isinstance(found, RecordPage)
    return found


def rows(page: RecordPage) -> list[list[str]]:
    """The first rows in words, as they are painted."""
    model = page.table.rows
    return [
        [model.cell(place, column).text for column in range(model.columnCount())]
        for place in range(min(30, model.rowCount()))
    ]


@pytest.mark.parametrize(
    ("code", "key"),
    [*((code, "exhibitors") for code in LANGUAGES), ("vi", "people"), ("zh_TW", "agreements")],
)
def test_a_table_stands_at_once_with_the_rows_its_page_then_shows(
    start: Callable[..., Desk], qtbot: QtBot, code: str, key: str
) -> None:
    before = start(code)
    assert not glimpsed(before)
    before.window.frame.open_page(key)
    after = start(code)
    assert glimpsed(after)
    qtbot.waitUntil(lambda: bool(table(after).table.rows.rowCount()), timeout=LONG)
    assert isinstance(table(after), FirstPage)
    seen, words = rows(table(after)), texts(table(after))
    stands(after, qtbot)
    assert not isinstance(table(after), FirstPage)
    assert rows(table(after)) == seen
    shown = texts(table(after))
    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize("key", ["overview", "delegations", "reports"])
def test_of_another_page_the_frame_stands_meanwhile(
    start: Callable[..., Desk], qtbot: QtBot, key: str
) -> None:
    before = start()
    before.window.frame.open_page(key)
    edition = before.window.frame.bar.edition.text()
    after = start()
    assert glimpsed(after)
    assert after.window.frame.bar.edition.text() == edition
    qtbot.waitUntil(lambda: not glimpsed(after), timeout=LONG)
    assert after.window.frame.current == key
    assert after.window.frame.bar.edition.text() == edition


def test_a_change_made_elsewhere_is_not_overlooked(
    start: Callable[..., Desk], path: Path, home: Path
) -> None:
    desk = start()
    desk.window.frame.open_page("exhibitors")
    desk.window.close()
    desk.close()
    settings = Settings(home / "settings.json")
    sight = first_sight.find(settings, path)
    assert sight is not None
    sight.glance.close()
    with Store.open(path, "Mei-ling") as store, store.change("Rename") as session:
        records.set_value(session, "series", 1, "name_en", "Another name")
    assert first_sight.find(settings, path) is None


def test_another_language_file_or_page_opens_as_the_first_time(
    start: Callable[..., Desk], path: Path, home: Path, tmp_path: Path
) -> None:
    desk = start()
    desk.window.frame.open_page("people")
    desk.window.close()
    settings = Settings(home / "settings.json")
    assert first_sight.find(settings, Path(shutil.copy(path, tmp_path / "other.scse"))) is None
    assert first_sight.find(settings, tmp_path / "none.scse") is None
    settings.set(LANGUAGE, "vi")
    assert first_sight.find(settings, path) is None


def test_nothing_of_the_store_is_kept_outside_of_it(
    start: Callable[..., Desk], home: Path, qtbot: QtBot
) -> None:
    desk = start()
    desk.window.frame.open_page("people")
    qtbot.waitUntil(lambda: bool(table(desk).table.rows.rowCount()), timeout=LONG)
    names = [row[0] for row in rows(table(desk))]
    desk.window.close()
    kept = (home / "settings.json").read_text(encoding="utf-8")
    assert "first sight" in kept
    assert [name for name in names if name and name in kept] == []


def test_the_first_sight_is_scrolled_and_does_nothing_else(
    start: Callable[..., Desk], qtbot: QtBot
) -> None:
    start().window.frame.open_page("exhibitors")
    desk = start()
    qtbot.waitUntil(lambda: bool(table(desk).table.rows.rowCount()), timeout=LONG)
    shown = table(desk).table
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    last = shown.rows.row(shown.rows.rowCount() - 1)
    assert last is not None
    for key in (Qt.Key.Key_N, Qt.Key.Key_Z):
        QTest.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
    assert glimpsed(desk)
    stands(desk, qtbot)
    now = table(desk).table
    assert now.rows.row(now.rows.rowCount() - 1) == last
    assert not now.context.store.redoable()


def test_the_rows_are_painted_before_sqlalchemy_is_loaded(
    start: Callable[..., Desk], home: Path, path: Path
) -> None:
    desk = start()
    desk.window.frame.open_page("exhibitors")
    desk.window.close()
    desk.close()
    own = {"SCSE_DESK_CONFIG": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PAINTING, str(path)],
        env=os.environ | own,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "660 []\n"


def test_the_colours_of_the_system_may_change_meanwhile(
    start: Callable[..., Desk], qtbot: QtBot
) -> None:
    desk = start()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=LONG)
    desk.window.frame.open_page("people")
    desk.window.close()
    again = start()
    again.settings.set(THEME, "dark")
    again.window.rebuild()
    assert glimpsed(again)
    stands(again, qtbot)
    assert again.window.theme.dark


def test_what_was_edited_by_hand_is_passed_over(start: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = start()
    qtbot.waitUntil(lambda: desk.store is not None, timeout=LONG)
    desk.window.frame.open_page("people")
    desk.window.close()
    settings = Settings(desk.settings.path)
    kept = settings.entry(WINDOW, first_sight.ENTRY)
    settings.set_entry(WINDOW, first_sight.ENTRY, {**kept, "table": {"icon": None}})
    again = start()
    assert not glimpsed(again)
    stands(again, qtbot)
