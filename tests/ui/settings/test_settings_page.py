import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.language import N_, Message
from scse_desk.settings import AUTHOR
from scse_desk.store import Store, backup
from scse_desk.store.models import Organisation
from scse_desk.task import Progress, silent
from scse_desk.ui.context import Context
from scse_desk.ui.settings.about import LIBRARIES, version_of
from scse_desk.ui.settings.change_model import NOWHERE, ChangeModel
from scse_desk.ui.settings.changes import Changes
from scse_desk.ui.settings.exports import Exports
from scse_desk.ui.settings.general import General
from scse_desk.ui.settings.page import SettingsPage, build
from scse_desk.ui.settings.restoring import AskToRestore
from tests.ui.desk import compose, make_desk, texts

RENAME = N_("Rename {name}")


@dataclass
class Here:
    """The page, its store, and what it asked of the window."""

    page: SettingsPage
    store: Store
    said: list[str]
    performed: list[str] = field(default_factory=list)
    restored: list[Path] = field(default_factory=list)

    def general(self) -> General:
        found = self.page.part("general")
        assert isinstance(found, General)
        return found

    def changes(self) -> Changes:
        self.page.show_part("changes")
        found = self.page.part("changes")
        assert isinstance(found, Changes)
        return found

    def exports(self) -> Exports:
        self.page.show_part("exports")
        found = self.page.part("exports")
        assert isinstance(found, Exports)
        return found


@pytest.fixture(scope="module")
def two_changes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with one organisation, added and renamed; to be copied."""
    path = tmp_path_factory.mktemp("two") / "show.scse"
    with Store.create(path, "Mei-ling") as made:
        with made.change(N_("Add {name}"), name="Amber") as session:
            records.add(session, "organisation", name="Amber")
        with made.change(RENAME, name="琥珀") as session:
            records.set_value(session, "organisation", 1, "name", "琥珀")
    return path


@pytest.fixture
def store(two_changes: Path, tmp_path: Path) -> Iterator[Store]:
    path = Path(shutil.copy(two_changes, tmp_path / "show.scse"))
    with Store.open(path, "Mei-ling") as made:
        yield made


@pytest.fixture
def make_here(store: Store, tmp_path: Path, qtbot: QtBot) -> Callable[[str], Here]:
    def make(code: str) -> Here:
        desk = make_desk(store, tmp_path, None, code)
        performed: list[str] = []
        restored: list[Path] = []

        def run(
            title: str,
            work: Callable[[Progress], Any],
            done: Callable[[Any], object] | None = None,
        ) -> None:
            result = work(silent)
            if done is not None:
                done(result)

        context: Context = replace(
            desk.context, perform=performed.append, restore_backup=restored.append, run_task=run
        )
        page = build(context)
        assert isinstance(page, SettingsPage)
        qtbot.addWidget(page)
        page.resize(1230, 820)
        page.show()
        qtbot.waitExposed(page)
        return Here(page, store, desk.said, performed, restored)

    return make


@pytest.fixture
def here(make_here: Callable[[str], Here]) -> Here:
    return make_here("en")


def named(widget: QWidget, name: str) -> QPushButton:
    found = widget.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_language_look_and_size_are_chosen_at_once(here: Here) -> None:
    general = here.general()
    general.languages.button(1).click()
    general.themes.button(2).click()
    general.scales.button(3).click()
    assert here.performed == ["language-zh_TW", "theme-dark", "scale-150"]


def test_the_name_signs_the_next_change(here: Here) -> None:
    box = here.general().name
    compose(box.editor.widget, "陳美玲")
    box.leave()
    with here.store.change(RENAME, name="Amber") as session:
        records.set_value(session, "organisation", 1, "name", "Amber")
    assert here.page.context.settings.get(AUTHOR) == "陳美玲"
    assert here.store.history("organisation", 1)[0].author == "陳美玲"


def test_what_fills_the_file_is_said_and_can_be_added(here: Here) -> None:
    general = here.general()
    assert "0 of 0 attached" not in texts(general)
    named(general, "seed").click()
    named(general, "sample").click()
    assert here.performed == ["seed", "sample"]
    assert not named(general, "attach-documents").isEnabled()


def test_a_sample_edition_can_be_removed_once_it_is_there(here: Here) -> None:
    with here.store.change("Sample") as session:
        series = records.add(session, "series", code="SAMPLE", name="Sample", is_sample=True)
        records.add(session, "edition", series_id=series.id, year=2026)
    named(here.general(), "remove-sample").click()
    assert here.performed == ["remove-sample"]


def test_a_sound_file_is_said_to_be_sound(here: Here, qtbot: QtBot) -> None:
    here.general().file.check_button.click()
    qtbot.waitUntil(lambda: "The file is sound." in texts(here.page))


def test_what_is_wrong_with_a_file_is_said_with_its_remedy(here: Here, qtbot: QtBot) -> None:
    here.general().file.show_result([Message(N_("The file is not marked as one of SCSE Desk."))])
    qtbot.waitUntil(
        lambda: "The file is not marked as one of SCSE Desk." in texts(here.page.part("general"))
    )


def test_a_copy_is_made_and_restored_only_when_confirmed(here: Here) -> None:
    cards = here.general().file
    cards.backup_button.click()
    assert here.said == ["A verified copy was made."]
    (one,) = backup.list_backups(here.store.path)
    (restore,) = cards.restores
    assert isinstance(restore, QPushButton)
    restore.click()
    (ask,) = here.page.window().findChildren(AskToRestore)
    assert not ask.confirm.hasFocus()
    QTest.keyClick(ask, Qt.Key.Key_Escape)
    assert here.restored == []
    restore.click()
    ask = here.page.window().findChildren(AskToRestore)[-1]
    ask.confirm.click()
    assert here.restored == [one.path]


def test_the_journal_lists_every_change_in_words(make_here: Callable[[str], Here]) -> None:
    changes = make_here("en").changes()
    rows = [
        [changes.rows.index(row, column).data() for column in (1, 2, 3, 4)]
        for row in range(changes.rows.rowCount())
    ]
    assert rows == [["Mei-ling", "Rename 琥珀", "1", ""], ["Mei-ling", "Add Amber", "1", ""]]


def test_a_change_says_what_it_touched(here: Here, qtbot: QtBot) -> None:
    changes = here.changes()
    changes.table.selectRow(1)
    qtbot.waitUntil(lambda: "Add Amber" in texts(changes, "record"))
    assert {"Amber", "Organisation"} <= set(texts(changes))


def test_an_earlier_change_is_taken_back_where_nothing_hangs_on_it(here: Here) -> None:
    with here.store.change(N_("Add {name}"), name="Jade") as session:
        records.add(session, "organisation", name="Jade")
    changes = here.changes()
    changes.table.selectRow(1)
    changes.take_back.click()
    with here.store.read() as session:
        assert session.get_one(Organisation, 1).name == "Amber"
    assert here.said == ["Undone: Rename 琥珀"]
    assert [changes.rows.index(row, 2).data() for row in range(2)] == [
        "Undo: Rename 琥珀",
        "Add Jade",
    ]
    assert changes.rows.index(2, 4).data() == "taken back"


def test_a_change_that_others_built_on_is_not_taken_back(here: Here) -> None:
    changes = here.changes()
    changes.table.selectRow(1)
    changes.take_back.click()
    assert here.said == ["Changed again since then: Amber. Take back the later change first."]
    with here.store.read() as session:
        assert session.get_one(Organisation, 1).name == "琥珀"


def test_older_changes_are_read_as_one_scrolls(here: Here) -> None:
    with here.store.change(N_("Add {name}"), name="Jade") as session:
        records.add(session, "organisation", name="Jade")
    rows = ChangeModel(here.page.context, page=2)
    rows.read()
    assert (rows.rowCount(), rows.canFetchMore(NOWHERE)) == (2, True)
    rows.fetchMore(NOWHERE)
    assert (rows.rowCount(), rows.canFetchMore(NOWHERE)) == (3, False)
    assert rows.index(2, 2).data() == "Add Amber"


def test_every_paper_that_left_is_listed(here: Here) -> None:
    exports = here.exports()
    assert exports.currentIndex() == 1
    here.store.log_export("fact-sheet", "vi", "SCSE 2025.pdf", 0, {})
    exports.read()
    assert exports.currentIndex() == 0
    words = [exports.table.rows.index(0, column).data() for column in range(1, 5)]
    assert words == ["Mei-ling", "Edition fact sheet", "Vietnamese", "SCSE 2025.pdf"]


def test_every_library_is_named_with_its_licence(here: Here) -> None:
    here.page.show_part("about")
    shown = texts(here.page.part("about"))
    for name, licence in LIBRARIES:
        assert version_of(name)
        assert f"{name} {version_of(name)}" in shown
        assert licence in shown


def test_the_part_one_was_at_is_found_again(here: Here, make_here: Callable[[str], Here]) -> None:
    here.page.segments.button(2).click()
    again = make_here("zh_TW")
    again.page.restore(here.page.state())
    assert again.page.current == "changes"


def test_a_file_open_for_reading_offers_nothing_that_writes(
    store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    with Store.open(store.path, "Hoa", read_only=True) as reading:
        page = build(make_desk(reading, tmp_path, None).context)
        assert isinstance(page, SettingsPage)
        qtbot.addWidget(page)
        page.show_part("changes")
        general, changes = page.part("general"), page.part("changes")
        assert isinstance(general, General)
        assert isinstance(changes, Changes)
        assert not named(general, "seed").isEnabled()
        assert not general.file.backup_button.isEnabled()
        assert changes.take_back.isHidden()
