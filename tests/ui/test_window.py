import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.language import LANGUAGES, N_, OWN_NAMES, language
from scse_desk.refused import Refused
from scse_desk.settings import LANGUAGE, SCALE, THEME
from scse_desk.store import Store
from scse_desk.store.models import Organisation
from scse_desk.task import Progress
from scse_desk.ui.crash import CrashDialog
from scse_desk.ui.palette import Palette
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.shortcuts import Shortcuts
from scse_desk.ui.translator import QT_WORDS
from scse_desk.ui.window import Window
from tests.ui.conftest import compose


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_language_changes_in_place_and_is_remembered(
    page: RecordPage, window: Window, code: str
) -> None:
    page.go_to(2)
    window.choose_language(code)
    assert window.settings.get(LANGUAGE) == code
    assert window.frame.bar.language.text().strip() == OWN_NAMES[code]
    again = window.frame.page("people")
    assert isinstance(again, RecordPage)
    assert again is not page
    assert again.table.record_id() == 2


def test_light_and_dark_and_every_size(window: Window) -> None:
    window.choose_theme("dark")
    assert window.theme.dark
    window.choose_scale(200)
    assert window.theme.px(16) == 32
    assert (window.settings.get(THEME), window.settings.get(SCALE)) == ("dark", 200)


def test_no_page_scrolls_sideways_at_1280_pixels(window: Window) -> None:
    window.resize(1280, 720)
    assert window.frame.minimumSizeHint().width() <= 1280


def test_undo_and_redo_name_the_change(window: Window, store: Store) -> None:
    with store.change(N_("Add {name}"), name="Đông") as session:
        records.add(session, "organisation", name="Đông")
    bar = window.frame.bar
    assert bar.undo.accessibleName() == "Undo: Add Đông"
    window.frame.undo()
    assert bar.redo.accessibleName() == "Redo: Add Đông"
    window.frame.redo()
    assert bar.undo.accessibleName() == "Undo: Add Đông"
    with store.read() as session:
        assert session.query(Organisation).count() == 4


def test_there_is_nothing_to_undo_twice(window: Window) -> None:
    window.frame.undo()
    window.frame.undo()
    assert window.frame.messages.texts()[-1] == "There is nothing to undo."


def palette_of(window: Window) -> Palette:
    window.frame.open_palette()
    return window.frame.findChildren(Palette)[-1]


def test_composed_chinese_finds_a_record_and_enter_opens_it(
    page: RecordPage, window: Window, qtbot: QtBot
) -> None:
    palette = palette_of(window)
    compose(palette.line, "玉河")
    assert palette.offers()[0].title == "玉河照明"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert page.record_id() == 2


def test_the_search_box_finds_pages_and_commands(window: Window, qtbot: QtBot) -> None:
    palette = palette_of(window)
    compose(palette.line, "settin")
    assert [offer.title for offer in palette.offers()] == ["Settings"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.frame.current == "settings"


def test_escape_closes_the_search_box(window: Window, qtbot: QtBot) -> None:
    palette = palette_of(window)
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_shortcuts_of_the_window_rest_under_an_open_panel(page: RecordPage, window: Window) -> None:
    palette = palette_of(window)
    new = next(each for each in window.frame.actions() if each.shortcut().toString() == "Ctrl+N")
    new.trigger()
    assert page.table.rows.rowCount() == 3
    palette.leave()
    new.trigger()
    assert page.table.rows.rowCount() == 4


def test_f1_lists_the_shortcuts(window: Window) -> None:
    window.frame.open_shortcuts()
    words = {
        child.text()
        for child in window.frame.findChildren(Shortcuts)[0].findChildren(
            type(window.frame.bar._name)
        )
    }
    assert {"Search", "Ctrl + K", "Alt + 1"} <= words


def test_a_new_record_is_made_and_gone_to(page: RecordPage, window: Window) -> None:
    window.frame._new()
    assert page.record_id() == 4


def test_the_selected_records_are_deleted_as_one_change(
    page: RecordPage, store: Store, window: Window
) -> None:
    page.table.selectAll()
    page.delete_chosen()
    assert page.table.rows.rowCount() == 0
    window.frame.undo()
    assert page.table.rows.rowCount() == 3


def test_a_task_reports_and_hands_its_result_to_the_window(window: Window, qtbot: QtBot) -> None:
    results: list[str] = []

    def work(report: Progress) -> str:
        report(1, 2, "half")
        return "made"

    with qtbot.waitSignal(window.tasks.ended):
        window.tasks.run("Making", work, results.append)
    qtbot.waitUntil(lambda: results == ["made"])


def test_a_cancelled_task_leaves_nothing_behind(window: Window, store: Store, qtbot: QtBot) -> None:
    def work(report: Progress) -> None:
        with store.change(N_("Add")) as session:
            records.add(session, "organisation", name="Half")
            while True:
                report(0, 0, "")

    with qtbot.waitSignal(window.tasks.ended):
        window.tasks.run("Adding", work)
        window.frame.status._stop()
    with store.read() as session:
        assert session.query(Organisation).count() == 3


def test_a_refusal_in_a_task_is_shown(window: Window, qtbot: QtBot) -> None:
    def work(report: Progress) -> None:
        report(0, 1, "")
        raise Refused("The booth {booth} is taken.", booth="A1")

    window.tasks.run("Assigning", work)
    expected = ["The booth A1 is taken."]
    qtbot.waitUntil(lambda: window.frame.messages.texts() == expected)


@pytest.mark.logs_errors
def test_a_bug_opens_the_crash_dialog_and_the_window_lives_on(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def look(dialog: CrashDialog) -> int:
        shown.append(dialog._details)
        dialog.copy()
        return 0

    monkeypatch.setattr(CrashDialog, "exec", look)
    window.guard()
    error = ZeroDivisionError("a bug")
    sys.excepthook(ZeroDivisionError, error, None)
    window._guard.remove()
    assert "ZeroDivisionError: a bug" in shown[0]
    assert QApplication.clipboard().text() == shown[0]
    assert window.isVisible()


def test_a_refusal_nobody_took_is_a_notice_and_no_crash(window: Window) -> None:
    window.guard()
    refusal = Refused("No.")
    sys.excepthook(Refused, refusal, None)
    window._guard.remove()
    assert window.frame.messages.texts() == ["No."]


def test_a_refusal_goes_once_something_else_is_said(window: Window) -> None:
    window.show_message("No.", "red")
    window.show_message("Done.", "green")
    assert window.frame.messages.texts() == ["Done."]


def test_what_happens_in_another_thread_reaches_the_table(
    page: RecordPage, window: Window, store: Store, qtbot: QtBot
) -> None:
    def work(report: Progress) -> None:
        report(0, 1, "")
        with store.change(N_("Add")) as session:
            records.add(session, "organisation", name="From a task")

    window.tasks.run("Adding", work)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 4)


@pytest.mark.parametrize("code", ["zh_TW", "vi", "id"])
def test_qts_own_buttons_speak_the_language(window: Window, code: str) -> None:
    window.choose_language(code)
    said = {word: QApplication.translate("QPlatformTheme", word) for word in QT_WORDS}
    expected = {word: language(code).translation(word) or word for word in QT_WORDS}
    assert said == expected
    assert QApplication.translate("QPlatformTheme", "&Cancel") == said["Cancel"]


def test_words_qt_asks_for_that_nobody_translated_stay_qts(window: Window) -> None:
    window.choose_language("vi")
    assert QApplication.translate("QShortcut", "Ctrl") == "Ctrl"
    assert QLocale().name()


def test_the_place_of_the_window_is_remembered(make_window: Callable[[], Window]) -> None:
    first = make_window()
    first.resize(1000, 700)
    first.close()
    # The screen of the tests is narrower than the window, not lower.
    assert make_window().height() == 700
