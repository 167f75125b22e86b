"""The application around the window: first start, files, what fills them, copies put back."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.language import LANGUAGES, language
from scse_desk.settings import LANGUAGE, LAST_STORE, THEME, Settings, default_store
from scse_desk.store import Store, backup
from scse_desk.store.models import Organisation
from scse_desk.ui.application import destroy, pass_on
from scse_desk.ui.desk import Desk
from scse_desk.ui.messages import Messages
from scse_desk.ui.pdf_view import PdfView
from scse_desk.ui.welcome.page import Welcome
from tests.ui.desk import texts
from tests.ui.test_frame_parts import red_square

LONG = 60_000
"""Milliseconds a task may take on a slow computer; nothing waits that long for its own sake."""


@pytest.fixture
def make_desk(home: Path, qtbot: QtBot) -> Iterator[Callable[[], Desk]]:
    """Makes desks with settings of their own, in English and light."""
    made: list[Desk] = []

    def make() -> Desk:
        settings = Settings(home / "settings.json")
        if not settings.is_set(LANGUAGE):
            settings.set(LANGUAGE, "en")
            settings.set(THEME, "light")
        desk = Desk(settings)
        made.append(desk)
        qtbot.addWidget(desk.window)
        return desk

    yield make
    for desk in made:
        desk.window.close()
        desk.close()


@pytest.fixture
def desk(make_desk: Callable[[], Desk], qtbot: QtBot) -> Desk:
    """A desk as at the first start."""
    made = make_desk()
    made.begin(None)
    made.window.show()
    qtbot.waitExposed(made.window)
    return made


@pytest.fixture
def path(seeded_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seeded_file, tmp_path / "show.scse"))


def said(desk: Desk) -> list[str]:
    """The notices that are shown."""
    return [text for shown in desk.window.findChildren(Messages) for text in shown.texts()]


def idle(desk: Desk, qtbot: QtBot) -> None:
    """Wait until what was begun is done."""
    qtbot.waitUntil(lambda: not desk.window.tasks.busy(), timeout=LONG)


def welcome(desk: Desk) -> Welcome:
    shown = desk.window.centralWidget()
    assert isinstance(shown, Welcome)
    return shown


def open_store(desk: Desk) -> Store:
    assert desk.store is not None
    return desk.store


# First start


def test_the_first_start_welcomes_and_makes_no_file(desk: Desk) -> None:
    assert "Welcome to SCSE Desk" in texts(welcome(desk))
    assert not default_store().exists()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_welcome_speaks_the_language_that_is_chosen(desk: Desk, code: str) -> None:
    button = welcome(desk).findChild(QPushButton, f"language-{code}")
    assert isinstance(button, QPushButton)
    button.click()
    assert language(code).text("Welcome to SCSE Desk") in texts(welcome(desk))
    assert desk.settings.get(LANGUAGE) == code


def test_the_welcome_keeps_within_a_small_window_at_200_percent(desk: Desk, qtbot: QtBot) -> None:
    desk.window.choose_scale(200)
    desk.window.setMinimumSize(1, 1)
    desk.window.resize(1280, 720)
    shown = welcome(desk)
    qtbot.waitUntil(lambda: shown.width() == desk.window.width())
    within = shown.rect()
    for choice in shown.choices:
        place = choice.rect().translated(choice.mapTo(shown, choice.rect().topLeft()))
        assert within.left() < place.left() < place.right() < within.right()
    last = shown.choices[-1]
    shown.choices[-2].setFocus()
    QTest.keyClick(shown.choices[-2], Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: within.contains(last.mapTo(shown, last.rect().bottomRight())))


def test_starting_with_the_documents_makes_the_default_file_with_every_figure(
    desk: Desk, qtbot: QtBot
) -> None:
    first = welcome(desk).choices[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    idle(desk, qtbot)
    assert open_store(desk).path == default_store()
    assert "SCSE 2025" in desk.window.frame.bar.edition.text()
    assert said(desk) == ["Done: Seed the facts of the documents"]


def test_a_choice_is_made_with_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(welcome(desk).choices[0], Qt.Key.Key_Return)
    idle(desk, qtbot)
    assert default_store().exists()


def test_one_undo_takes_the_facts_back_and_redo_brings_them_again(
    make_desk: Callable[[], Desk], path: Path
) -> None:
    desk = make_desk()
    desk.begin(path)
    desk.window.frame.undo()
    assert open_store(desk).undoable() is None
    desk.window.frame.redo()
    assert open_store(desk).undoable() is not None


def test_adding_the_facts_again_changes_nothing(
    make_desk: Callable[[], Desk], path: Path, qtbot: QtBot
) -> None:
    desk = make_desk()
    desk.begin(path)
    before = open_store(desk).path.read_bytes()
    desk.window.perform("seed")
    idle(desk, qtbot)
    with open_store(desk).read() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM change").scalar() == 1
    assert open_store(desk).path.read_bytes() == before


def test_the_sample_edition_is_opened_in_a_file_of_its_own_and_removed_again(
    desk: Desk, qtbot: QtBot
) -> None:
    QTest.mouseClick(welcome(desk).choices[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "SAMPLE 2026" in desk.window.frame.bar.edition.text(), timeout=LONG)
    idle(desk, qtbot)
    assert open_store(desk).path == default_store().with_name("sample.scse")
    assert not default_store().exists()
    desk.window.perform("remove-sample")
    idle(desk, qtbot)
    assert said(desk)[-1] == "Done: Remove the sample edition"
    desk.window.perform("remove-sample")
    idle(desk, qtbot)
    assert said(desk)[-1] == "There is no sample edition to remove."


# Files


def test_the_file_opened_last_is_opened_again(make_desk: Callable[[], Desk], path: Path) -> None:
    first = make_desk()
    first.begin(path)
    first.close()
    again = make_desk()
    again.begin(None)
    assert open_store(again).path == path
    assert again.window.windowTitle() == "show.scse – SCSE Desk"


def test_a_file_that_another_window_holds_opens_for_reading_and_says_who_has_it(
    make_desk: Callable[[], Desk], path: Path, qtbot: QtBot
) -> None:
    with Store.open(path, "Hoa"):
        desk = make_desk()
        desk.begin(path)
        qtbot.waitUntil(lambda: bool(said(desk)))
        assert said(desk)[0].startswith("show.scse is in use by Hoa on ")
        assert open_store(desk).read_only
        possible = {a.key: a.possible() for a in desk.actions(desk.window)}
        writing = ("seed", "sample", "remove-sample", "attach-documents")
        assert [possible[key] for key in writing] == [False] * 4


def test_a_damaged_file_is_left_alone_and_said_in_one_sentence(
    make_desk: Callable[[], Desk], path: Path, qtbot: QtBot
) -> None:
    content = bytearray(path.read_bytes())
    content[20_000:60_000] = b"\xaa" * 40_000
    path.write_bytes(content)
    desk = make_desk()
    desk.begin(path)
    desk.window.show()
    qtbot.waitUntil(lambda: bool(said(desk)))
    assert len(said(desk)) == 1
    assert "show.scse" in said(desk)[0]
    assert path.read_bytes() == content
    assert isinstance(desk.window.centralWidget(), Welcome)


def test_what_is_no_store_is_refused_and_the_open_file_stays(
    make_desk: Callable[[], Desk], path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.scse"
    letter.write_text("Dear exhibitors")
    desk = make_desk()
    desk.begin(path)
    assert not desk.open(letter)
    qtbot.waitUntil(lambda: bool(said(desk)))
    assert "letter.scse" in said(desk)[0]
    assert open_store(desk).path == path
    assert letter.read_text() == "Dear exhibitors"


def test_a_new_file_is_empty_and_gets_its_ending(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = lambda *_: (str(tmp_path / "our-show"), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    QTest.mouseClick(welcome(desk).choices[3], Qt.MouseButton.LeftButton)
    assert open_store(desk).path == tmp_path / "our-show.scse"
    assert desk.settings.get(LAST_STORE) == str(tmp_path / "our-show.scse")


def test_another_file_is_chosen_and_the_first_is_let_go(
    make_desk: Callable[[], Desk],
    path: Path,
    seeded_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = Path(shutil.copy(seeded_file, tmp_path / "other.scse"))
    desk = make_desk()
    desk.begin(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    desk.window.perform("open")
    assert open_store(desk).path == other
    with Store.open(path, "Hoa") as free:
        assert not free.read_only


def test_the_open_file_opened_again_stays_open_for_writing(
    make_desk: Callable[[], Desk], path: Path
) -> None:
    desk = make_desk()
    desk.begin(path)
    store = open_store(desk)
    assert desk.open(path)
    assert open_store(desk) is store


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")
def test_a_file_that_was_replaced_while_it_was_open_is_opened_anew_for_writing(
    make_desk: Callable[[], Desk], path: Path, seeded_file: Path, tmp_path: Path
) -> None:
    desk = make_desk()
    desk.begin(path)
    before = open_store(desk)
    Path(shutil.copy(seeded_file, tmp_path / "other")).replace(path)
    desk.window.frame.undo()
    assert "was moved, removed or replaced while it was open" in said(desk)[0]
    assert desk.open(path)
    assert open_store(desk) is not before
    assert not open_store(desk).read_only
    desk.window.frame.undo()
    assert open_store(desk).undoable() is None


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed there")
def test_the_window_closes_on_a_file_that_was_removed(
    make_desk: Callable[[], Desk], path: Path
) -> None:
    desk = make_desk()
    desk.begin(path)
    desk.window.show()
    open_store(desk)._reader.dispose()
    path.unlink()
    assert desk.window.close()
    assert sys.excepthook is not desk.window._guard._hook


# Documents


def test_a_folder_without_the_documents_is_refused(
    make_desk: Callable[[], Desk],
    path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear exhibitors")
    desk = make_desk()
    desk.begin(path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    desk.window.perform("attach-documents")
    idle(desk, qtbot)
    assert said(desk) == [f"None of the files in {folder} is one of the documents."]


# Copies


def test_a_restored_copy_brings_the_file_back_and_keeps_what_it_was(
    make_desk: Callable[[], Desk], path: Path, qtbot: QtBot
) -> None:
    desk = make_desk()
    desk.begin(path)
    kept = backup.put_aside(path)
    with open_store(desk).change("Rename") as session:
        records.set_value(session, "organisation", 1, "name", "琥珀")
    desk.window.restore_backup(kept.path)
    with open_store(desk).read() as session:
        assert session.get_one(Organisation, 1).name != "琥珀"
    assert not open_store(desk).read_only
    qtbot.waitUntil(lambda: len(said(desk)) == 1)
    assert said(desk) == ["The copy is in place. The file as it was is kept among the copies."]
    newest = backup.list_backups(path)[0]
    with Store.open(newest.path, "Hoa", read_only=True) as before, before.read() as session:
        assert session.get_one(Organisation, 1).name == "琥珀"


def test_a_window_that_goes_closes_the_papers_it_shows(home: Path, qapp: QApplication) -> None:
    desk = Desk(Settings(home / "settings.json"))
    view = PdfView(desk.window.theme, "Fact sheet")
    view.setParent(desk.window)
    view.show_pdf(red_square())
    opened = view._open
    assert len(opened) == 1
    destroy(desk.window)
    assert opened == []


def test_what_qt_says_of_a_missing_screen_is_not_passed_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for text in ("This plugin does not support propagateSizeHints()", "QPainter: not active"):
        pass_on(QtMsgType.QtWarningMsg, QMessageLogContext(), text)
    assert capsys.readouterr().err == "QPainter: not active\n"
