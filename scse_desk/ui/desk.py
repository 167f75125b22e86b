"""What is around the window: which file is open, and what fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.settings import AUTHOR, LAST_FOLDER, LAST_STORE, Settings, default_store, user_name
from scse_desk.store.sqlite_file import is_there
from scse_desk.ui import first_sight
from scse_desk.ui.actions import Action
from scse_desk.ui.context import Remedy
from scse_desk.ui.window import Window

if TYPE_CHECKING:
    from scse_desk.store import Store
    from scse_desk.task import Progress
    from scse_desk.ui.first_sight import FirstSight, Loading

SUFFIX = ".scse"
PATTERN = N_("SCSE Desk files")
SAMPLE_FILE = "sample.scse"


class Desk:
    """Holds the open store and the window on it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.store: Store | None = None
        self._loading: Loading | None = None
        self.window = Window(settings, actions=self.actions, welcome=self._welcome)
        self.window.restore_backup = self.restore

    def begin(self, path: Path | None) -> None:
        """Open a file, or the one opened last, or the default one; else welcome the user."""
        last = self.settings.get(LAST_STORE)
        chosen = path or (Path(last) if last and is_there(Path(last)) else default_store())
        if sight := first_sight.find(self.settings, chosen):
            frame = self.window.show_first_sight(sight)
            self._loading = first_sight.load(sight, frame, lambda: self._go_on(path, chosen, sight))
        else:
            self._go_on(path, chosen)

    def _go_on(self, path: Path | None, chosen: Path, sight: FirstSight | None = None) -> None:
        if (path is None and not is_there(chosen)) or not self.open(chosen):
            self.window.use(None)
        if sight is not None:
            sight.glance.close()
        if self.settings.problem:
            self._say(self.settings.problem, "amber")

    def close(self) -> None:
        """Close the store."""
        if self.store is not None:
            self.store.close()
            self.store = None

    # Files

    def open(self, path: Path) -> bool:
        """Show another store file; whether it could be opened. The present one stays otherwise.

        The file that is open for writing already stays so; one that was moved or replaced
        meanwhile is let go first, so that what is in its log does not get into another.
        """
        if self.store is not None and not self.store.read_only and self.store.is_at(path):
            return True
        if self.store is not None and not self.store.is_at(self.store.path):
            self._let_go()
        try:
            opened = self._opened(path)
        except Refused as refusal:
            self._say_soon(refusal.message, "red")
            return False
        self._show(opened)
        return True

    def _let_go(self) -> None:
        """Close the open file and welcome the user."""
        self.window.tasks.stop()
        self.window.use(None)
        self.close()

    def _opened(self, path: Path) -> Store:
        """Open for writing, or for reading where another window holds the file or it is shut."""
        from scse_desk.store import Store
        from scse_desk.store.opening import CannotHold, Held

        author = self.settings.get(AUTHOR) or user_name()
        try:
            return Store.open(path, author)
        except (Held, CannotHold) as reason:
            store = Store.open(path, author, read_only=True)
            self._say_soon(reason.message, "amber")
            return store

    def _show(self, store: Store) -> None:
        from scse_desk.store import opening

        before, self.store = self.store, store
        self.window.use(store)
        if before is not None:
            before.close()
        self.settings.opened(store.path)
        for warning in opening.warnings(store.path):
            self._say_soon(warning, "amber")

    def _made(self, path: Path) -> Store | None:
        """A new store file, shown; None where it was refused."""
        from scse_desk.store import Store

        try:
            store = Store.create(path, self.settings.get(AUTHOR) or user_name())
        except Refused as refusal:
            self.window.show_refusal(refusal)
            return None
        self._show(store)
        return store

    def restore(self, copy: Path) -> None:
        """Put a copy in the place of the open file, which is itself kept beside it, and open it."""
        from scse_desk.store import backup

        if self.store is None:
            return
        path = self.store.path
        self._let_go()
        try:
            backup.restore(path, copy, self.settings.get(AUTHOR) or user_name())
        except Refused as refusal:
            self._say_soon(refusal.message, "red")
        else:
            said = N_("The copy is in place. The file as it was is kept among the copies.")
            self._say_soon(Message(said), "green")
        self.open(path)

    def choose_file(self) -> None:
        """Ask for a store file and open it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self.window, self._text(N_("Open file")), self._folder(), self._pattern()
        )
        if chosen:
            self._remember(Path(chosen))
            self.open(Path(chosen))

    def choose_new(self) -> None:
        """Ask for a name and make an empty store there."""
        proposed = str(Path(self._folder()) / f"scse{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(
            self.window, self._text(N_("New file")), proposed, self._pattern()
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(SUFFIX)
            self._remember(path)
            self._made(path)

    # What fills a store

    def start_with_documents(self) -> None:
        """First start: make the default store and seed it."""
        path = default_store()
        if self.open(path) if is_there(path) else self._made(path):
            self.seed()

    def start_with_sample(self) -> None:
        """First start: a store of its own with the documents and the sample edition."""
        path = default_store().with_name(SAMPLE_FILE)
        if is_there(path):
            self.open(path)
        elif self._made(path):
            self.seed(then=self.add_sample)

    def seed(self, then: Callable[[], object] | None = None) -> None:
        """Add the facts of the documents, as one change."""
        from scse_desk.domain import seeding

        self._fill(seeding.LABEL, seeding.seed, then or self._choose_first)

    def add_sample(self) -> None:
        """Add the sample edition, as one change."""
        from scse_desk.domain import sample

        def generate(session: Any, report: Progress) -> object:
            return sample.generate(session, 1, report)

        self._fill(sample.LABEL, generate, self._choose_newest)

    def remove_sample(self) -> None:
        """Remove the sample edition with all that was added to it, as one change."""
        from scse_desk.domain import sample

        self._fill(sample.REMOVE_LABEL, lambda session, _report: sample.remove(session))

    def attach_documents(self) -> None:
        """Ask for the folder of the documents and attach those that are known."""
        from scse_desk.domain import documents

        folder = QFileDialog.getExistingDirectory(
            self.window, self._text(N_("Folder of the documents")), self._folder()
        )
        if folder:
            self._remember(Path(folder) / "x")

            def attach(session: Any, report: Progress) -> int:
                return len(documents.attach(session, Path(folder), report).new)

            self._fill(documents.LABEL, attach, tell=self._say_attached)

    def _say_attached(self, number: int) -> None:
        words = self.window.language
        said = words.text(N_("Nothing new: these documents were attached before."))
        if number:
            said = words.plural(
                N_("{number} document attached"), N_("{number} documents attached"), number
            )
        self.window.show_message(said, "green")

    def _fill(
        self,
        title: str,
        work: Callable[[Any, Progress], Any],
        then: Callable[[], object] | None = None,
        tell: Callable[[Any], object] | None = None,
    ) -> None:
        """Run work that writes, as one change named by its title, then go on."""
        store = self.store
        if store is None:
            return

        def change(report: Progress) -> Any:
            with store.change(title) as session:
                return work(session, report)

        def done(result: Any) -> None:
            if then:
                then()  # it may make the window anew, notices and all
            (tell or (lambda _result: self._say_done(title)))(result)

        self.window.tasks.run(self._text(title), change, done)

    def _say_done(self, title: str) -> None:
        remedy = Remedy(self._text(N_("Undo")), lambda: self.window.perform("undo"))
        said = self._text(N_("Done: {change}"), change=Message(title))
        self.window.show_message(said, "green", remedy)

    def _choose_first(self) -> None:
        """Go to the newest edition where there was none to work on."""
        if self.store is not None and self.window.frame.context.edition_id is None:
            self._choose_newest()

    def _choose_newest(self) -> None:
        """Go to the newest edition; the sample is newer than the facts of the documents."""
        from scse_desk.ui import reads

        if self.store is not None:
            with self.store.read() as session:
                found = reads.editions(session, self.window.language)
            if found:
                self.window.choose_edition(found[0].id)

    # What the window offers

    def actions(self, window: Window) -> Sequence[Action]:
        """The commands of the application, for the menu and the search box."""
        writable = window.store is not None and not window.store.read_only

        def may_write() -> bool:
            return writable

        return [
            Action("new", N_("New file…"), self.choose_new, "plus", menu="file"),
            Action("open", N_("Open file…"), self.choose_file, "folder", ("Ctrl+O",), "file"),
            Action(
                "seed",
                N_("Add the facts of the documents"),
                self.seed,
                "documents",
                menu="fill",
                enabled=may_write,
            ),
            Action(
                "attach-documents",
                N_("Attach documents…"),
                self.attach_documents,
                "link",
                menu="fill",
                enabled=may_write,
            ),
            Action(
                "sample",
                N_("Add the sample edition"),
                self.add_sample,
                "exhibitors",
                menu="fill",
                enabled=may_write,
            ),
            Action(
                "remove-sample",
                N_("Remove the sample edition"),
                self.remove_sample,
                "delete",
                menu="fill",
                enabled=may_write,
            ),
            Action("quit", N_("Quit"), window.close, "close", ("Ctrl+Q",), "end"),
        ]

    def _welcome(self, window: Window) -> QWidget:
        from scse_desk.ui.welcome.page import Welcome

        return Welcome(window, self)

    # Words and folders

    def _text(self, message: str, **values: object) -> str:
        return self.window.language.text(message, **values)

    def _say(self, message: Message, tone: str) -> None:
        self.window.show_message(self.window.language.say(message), tone)

    def _say_soon(self, message: Message, tone: str) -> None:
        """Say it once the window has been made anew and stands."""
        QTimer.singleShot(0, self.window, lambda: self._say(message, tone))

    def _pattern(self) -> str:
        return f"{self._text(PATTERN)} (*{SUFFIX})"

    def _folder(self) -> str:
        kept = self.settings.get(LAST_FOLDER)
        return kept if kept and Path(kept).is_dir() else str(Path.home())

    def _remember(self, path: Path) -> None:
        with suppress(OSError):
            self.settings.set(LAST_FOLDER, str(path.parent.resolve()))
