"""The file: where it is, whether it is sound, and its copies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scse_desk.language import N_, Message
from scse_desk.ui.cards import Notice, card, facts, notice_panel
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.history import ago
from scse_desk.ui.settings.parts import line
from scse_desk.ui.settings.restoring import AskToRestore
from scse_desk.ui.tasks import while_there
from scse_desk.ui.widgets import button, clear, label, rule

if TYPE_CHECKING:
    from scse_desk.store.backup import Backup
    from scse_desk.task import Progress

UNITS = (N_("{number} bytes"), N_("{number} KB"), N_("{number} MB"), N_("{number} GB"))
STEP = 1000


def size_in_words(context: Context, size: float) -> str:
    """A size of a file in the largest unit that leaves a whole number before the point."""
    unit = 0
    while size >= STEP and unit < len(UNITS) - 1:
        size, unit = size / STEP, unit + 1
    number = context.language.number(size, 1 if unit > 1 else 0)
    return context.text(UNITS[unit], number=number)


def size_of(path: Path) -> int:
    """Bytes of a store file with its log; 0 where it cannot be read."""
    return sum(part.stat().st_size for part in (path, Path(f"{path}-wal")) if part.exists())


class FileCards(QObject):
    """What there is to know about the open file: the cards `file`, `copies` and `check`."""

    def __init__(self, parent: QObject, context: Context) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._facts, self._result, self._copies = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._copies.setSpacing(theme.px(10))
        self.restores: list[QWidget] = []
        self.file, self.check, self.copies = self._file(), self._check(), self._backups()
        self.read()
        context.changes.changed.connect(self._take_change)

    # The file

    def _file(self) -> QWidget:
        theme, text = self._context.theme, self._context.text
        folder = button(theme, text(N_("Open the folder")), self._open_folder, kind="link")
        return card(theme, self._facts, title=text(N_("This file")), aside=folder)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(
            QUrl.fromLocalFile(str(self._context.store.path.absolute().parent))
        )

    def _take_change(self, _tables: frozenset[str]) -> None:
        self._read_facts()

    def read(self) -> None:
        """Read file and copies anew."""
        self._read_facts()
        self._read_copies()

    def _read_facts(self) -> None:
        from scse_desk.store import journal, sqlite_file

        context, store = self._context, self._context.store
        text, number = context.text, context.language.number
        with store.read() as session:
            latest = journal.changes(session, limit=1)
        changed = "—"
        if latest:
            when = ago(context.language, latest[0].at, datetime.now(UTC))
            changed = text(N_("{when} by {who}"), when=when, who=latest[0].author)
        kept = N_("Open for reading only") if store.read_only else N_("Saved with every change")
        clear(self._facts)
        self._facts.addWidget(
            facts(
                context.theme,
                [
                    (text(N_("Name")), store.path.name),
                    (text(N_("Folder")), str(store.path.absolute().parent)),
                    (text(N_("Size")), size_in_words(context, size_of(store.path))),
                    (text(N_("Schema")), number(sqlite_file.SCHEMA)),
                    (text(N_("State")), text(kept)),
                    (text(N_("Changed")), changed),
                ],
            )
        )

    # Whether it is sound

    def _check(self) -> QWidget:
        theme, text = self._context.theme, self._context.text
        self.check_button = button(
            theme, text(N_("Check the file")), self.check_file, picture="check"
        )
        said = N_("Pages, references, the recording of changes and the search index.")
        return card(
            theme,
            line(theme, text(N_("Is the file sound?")), text(said), self.check_button),
            self._result,
            title=text(N_("Check")),
        )

    def check_file(self) -> None:
        """Check the file off the window's thread and say what was found."""
        context = self._context

        def work(_report: Progress) -> list[Message]:
            from scse_desk.store.check import check

            return check(context.store)

        done = while_there(self, self.show_result)
        context.run_task(context.text(N_("Check the file")), work, done)

    def show_result(self, found: Sequence[Message]) -> None:
        """Say what a check found; nothing means that all is well."""
        theme, text = self._context.theme, self._context.text
        clear(self._result)
        for message in found:
            words = self._context.language.say(message)
            remedies = () if self._context.store.read_only else self._remedies()
            self._result.addWidget(notice_panel(theme, Notice(words, "red", remedies)))
        if not found:
            said = text(N_("The file is sound."))
            self._result.addWidget(notice_panel(theme, Notice(said, "green")))

    def _remedies(self) -> tuple[Remedy, ...]:
        return (Remedy(self._context.text(N_("Make the search index anew")), self._mend),)

    def _mend(self) -> None:
        context = self._context

        def work(_report: Progress) -> None:
            context.store.mend_search()

        title = context.text(N_("Make the search index anew"))
        context.run_task(title, work, while_there(self, lambda _result: self.check_file()))

    # Copies

    def _backups(self) -> QWidget:
        theme, text = self._context.theme, self._context.text
        self.backup_button = button(
            theme, text(N_("Make a copy now")), self.back_up, kind="primary", picture="copy"
        )
        self.backup_button.setEnabled(not self._context.store.read_only)
        said = text(
            N_(
                "A copy is verified when it is made. One is put aside before every change of"
                " version, and the latest ten are kept."
            )
        )
        return card(
            theme,
            label(said, "secondary", wrap=True),
            self._copies,
            title=text(N_("Copies of the file")),
            aside=self.backup_button,
        )

    def _read_copies(self) -> None:
        from scse_desk.store import backup

        clear(self._copies)
        self.restores = []
        found = backup.list_backups(self._context.store.path)
        for place, one in enumerate(found):
            if place:
                self._copies.addWidget(rule())
            self._copies.addLayout(self._copy(one))
        if not found:
            words = self._context.text(N_("There is no copy of this file yet."))
            self._copies.addWidget(label(words, "muted", wrap=True))

    def _copy(self, one: Backup) -> QHBoxLayout:
        context, text = self._context, self._context.text
        when = context.language.datetime(one.at.astimezone(), "medium")
        restore = button(
            context.theme, text(N_("Restore…")), lambda: self._ask(one, when), kind="small"
        )
        restore.setEnabled(not context.store.read_only)
        self.restores.append(restore)
        size = size_in_words(context, size_of(one.path))
        schema = text(N_("schema {number}"), number=context.language.number(one.schema))
        return line(context.theme, when, f"{size} · {schema}", restore)

    def back_up(self) -> None:
        """Make a copy off the window's thread."""
        context = self._context

        def work(_report: Progress) -> Backup:
            from scse_desk.store import backup

            return backup.put_aside(context.store.path)

        read_copies = while_there(self, lambda _made: self._read_copies())

        def done(made: Backup) -> None:
            read_copies(made)
            context.show_message(context.text(N_("A verified copy was made.")), "green")

        context.run_task(context.text(N_("Make a copy now")), work, done)

    def _ask(self, one: Backup, when: str) -> None:
        def restore() -> None:
            self._context.restore_backup(one.path)

        AskToRestore(self.copies, self._context, when, restore).open()
