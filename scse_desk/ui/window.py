"""The window: one store in one language and theme, made anew in place when these change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from scse_desk.language import LANGUAGES, N_, OWN_NAMES, Language, language
from scse_desk.refused import Refused
from scse_desk.settings import LANGUAGE, SCALE, SCALES, THEME, WINDOW, Settings, data_directory
from scse_desk.ui import reads
from scse_desk.ui.actions import Action
from scse_desk.ui.areas import AREAS, Area
from scse_desk.ui.changes import Changes
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.crash import CrashDialog, CrashGuard
from scse_desk.ui.frame import Frame
from scse_desk.ui.icons import pixmap
from scse_desk.ui.style import apply
from scse_desk.ui.tasks import Tasks
from scse_desk.ui.theme import Theme
from scse_desk.ui.translator import Translator

if TYPE_CHECKING:
    from scse_desk.store import Store
    from scse_desk.ui.first_sight import FirstFrame, FirstSight

SIZE = (1440, 900)
LEAST, LEAST_DRAWN = (960, 620), (640, 430)
"""The smallest window in pixels, and what it must hold of a drawing at 100 %."""
THEME_WORDS = {
    "system": N_("Appearance as the system"),
    "light": N_("Light appearance"),
    "dark": N_("Dark appearance"),
}
SCALE_WORDS = {
    100: N_("Size 100 %"),
    110: N_("Size 110 %"),
    125: N_("Size 125 %"),
    150: N_("Size 150 %"),
    175: N_("Size 175 %"),
    200: N_("Size 200 %"),
}
Welcome = Callable[["Window"], QWidget]


class Window(QMainWindow):
    """The one window of the application.

    `actions(window)` gives what the application can do (open a file, seed, attach documents…);
    they stand in the menu, in the search box, and behind `Context.perform`. `welcome(window)`
    makes what is shown while no store is open.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        areas: Sequence[Area] = AREAS,
        actions: Callable[[Window], Sequence[Action]] = lambda _window: (),
        welcome: Welcome | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.store: Store | None = None
        self.changes = Changes()
        self.tasks = Tasks(self.show_refusal)
        self.areas, self._make_actions, self._welcome = areas, actions, welcome
        self._stop_listening: Callable[[], None] | None = None
        self._edition_id: int | None = None
        self.restore_backup: Callable[[Path], object] = lambda _path: None
        """Set by whoever opened the store: puts a copy in its place."""
        self._frame: Frame | None = None
        self._awaited = False
        """Whether a store is being opened while its first sight is shown."""
        self._translator = Translator()
        self.language: Language = language(settings.get(LANGUAGE))
        self.theme = _theme(settings)
        self._guard = CrashGuard(self._show_crash, self.show_refusal)
        self._set_least()
        self._place()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_colours_changed)

    # The store

    def use(self, store: Store | None) -> None:
        """Show a store; None shows the welcome page. The store stays its opener's to close."""
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        self.store = store
        self._awaited = False
        self._edition_id = None
        if store is not None:
            self._stop_listening = store.listen(self.changes.tell)
            self._edition_id = self._first_edition(store)
        self.rebuild(keep=False)

    def _first_edition(self, store: Store) -> int | None:
        with store.read() as session:
            found = reads.editions(session, self.language)
        kept = self.settings.entry(WINDOW, "editions").get(str(store.path))
        ids = [edition.id for edition in found]
        return kept if kept in ids else next(iter(ids), None)

    def choose_edition(self, edition_id: int) -> None:
        """Work on another edition."""
        self._edition_id = edition_id
        if self.store is not None:
            kept = self.settings.entry(WINDOW, "editions")
            kept = {**kept, str(self.store.path): edition_id}
            self.settings.set_entry(WINDOW, "editions", kept)
        self.rebuild()

    # Language and look

    def choose_language(self, code: str) -> None:
        """Speak another language, and remember it."""
        self.settings.set(LANGUAGE, code)
        self.rebuild()

    def choose_theme(self, name: str) -> None:
        """Light, dark or as the system, and remember it."""
        self.settings.set(THEME, name)
        self.rebuild()

    def choose_scale(self, percent: int) -> None:
        """Another size of everything, and remember it."""
        self.settings.set(SCALE, percent)
        self.rebuild()

    def rebuild(self, *, keep: bool = True) -> None:
        """Make everything anew in place, going back to the page and record one was at.

        A first sight stays as it is: what comes after it is new anyway.
        """
        if self._awaited:
            return
        current, states = None, {}
        if self._frame is not None and keep:
            current, states = self._frame.current, self._frame.states()
        self._dress()
        self._drop_central()
        self.setCentralWidget(self._made())
        if self._frame is not None:
            self._frame.restore(current or self._page_left(), states)
        name = f"{self.store.path.name} – SCSE Desk" if self.store else "SCSE Desk"
        self.setWindowTitle(name)

    def show_first_sight(self, sight: FirstSight) -> FirstFrame:
        """Show a store as it was left, until it is open and `use` takes over."""
        self._edition_id = sight.edition_id
        self._awaited = True
        self._dress()
        context = self._context(cast("Store", sight.glance))
        frame = self._frame = sight.frame(context, self.areas, self.tasks)
        self.setCentralWidget(frame)
        frame.restore(sight.page, {})
        self.setWindowTitle(f"{sight.glance.path.name} – SCSE Desk")
        return frame

    def _dress(self) -> None:
        self.language = language(self.settings.get(LANGUAGE))
        self.theme = _theme(self.settings)
        self._set_least()
        application = _application()
        self._translator.speak(self.language)
        application.installTranslator(self._translator)
        apply(application, self.theme)
        self.setWindowIcon(pixmap("mark", self.theme.colours.accent, 64))

    def _page_left(self) -> str:
        """The page at which the window was closed last, else the first."""
        kept = self.settings.entry(WINDOW, "place").get("page")
        keys = [area.key for area in self.areas]
        return str(kept) if kept in keys else keys[0]

    def _made(self) -> QWidget:
        self._frame = None
        if self.store is None:
            return self._welcome(self) if self._welcome else QWidget()
        self._frame = Frame(
            self._context(self.store),
            self.areas,
            self.tasks,
            self.actions_of_window(),
            self.choose_language,
        )
        return self._frame

    def _drop_central(self) -> None:
        """Let go of what was shown; later, for the call may come from a button within it."""
        before = self.takeCentralWidget()
        if before is not None:
            before.hide()
            before.deleteLater()

    @property
    def frame(self) -> Frame:
        """The frame; there is one while a store is open."""
        if self._frame is None:
            raise LookupError("no store is open")
        return self._frame

    def _open_record(self, kind: str, record_id: int) -> None:
        self.frame.open_record(kind, record_id)

    def _open_page(self, key: str) -> None:
        self.frame.open_page(key)

    def _context(self, store: Store) -> Context:
        return Context(
            store=store,
            language=self.language,
            settings=self.settings,
            theme=self.theme,
            edition_id=self._edition_id,
            changes=self.changes,
            open_record=self._open_record,
            open_page=self._open_page,
            choose_edition=self.choose_edition,
            run_task=self.tasks.run,
            show_message=self.show_message,
            perform=self.perform,
            restore_backup=lambda path: self.restore_backup(path),  # noqa: PLW0108 - set later
        )

    # What the window can do

    def actions_of_window(self) -> list[Action]:
        """The application's own actions, and those of look and language."""
        sizes = [
            Action(
                "larger",
                N_("Larger"),
                lambda: self._step_scale(1),
                "zoom-in",
                ("Ctrl++", "Ctrl+="),
                "look",
            ),
            Action(
                "smaller",
                N_("Smaller"),
                lambda: self._step_scale(-1),
                "zoom-out",
                ("Ctrl+-",),
                "look",
            ),
        ]
        dark = self.theme.dark
        turn = N_("Light appearance") if dark else N_("Dark appearance")
        shown = Action(
            "appearance",
            turn,
            lambda: self.choose_theme("light" if dark else "dark"),
            "light" if dark else "dark",
            menu="look",
        )
        languages = [
            Action(f"language-{code}", OWN_NAMES[code], self._speaker(code), "language")
            for code in LANGUAGES
        ]
        return [*self._make_actions(self), *sizes, shown, *languages, *self._looks()]

    def _looks(self) -> list[Action]:
        """Every appearance and size by itself; they stand in Settings and in the search box."""
        themes = [
            Action(f"theme-{name}", words, self._dresser(name), name.replace("system", "settings"))
            for name, words in THEME_WORDS.items()
        ]
        scales = [
            Action(f"scale-{percent}", SCALE_WORDS[percent], self._scaler(percent), "zoom-in")
            for percent in SCALES
        ]
        return [*themes, *scales]

    def _dresser(self, name: str) -> Callable[[], None]:
        return lambda: self.choose_theme(name)

    def _scaler(self, percent: int) -> Callable[[], None]:
        return lambda: self.choose_scale(percent)

    def _speaker(self, code: str) -> Callable[[], None]:
        return lambda: self.choose_language(code)

    def _step_scale(self, by: int) -> None:
        place = SCALES.index(self.settings.get(SCALE)) + by
        if 0 <= place < len(SCALES):
            self.choose_scale(SCALES[place])

    def perform(self, key: str) -> None:
        """Do one of the actions by its key."""
        for action in self.actions_of_window():
            if action.key == key and action.possible():
                action.run()
                return
        raise LookupError(key)

    # Notices and bugs

    def show_message(self, text: str, tone: str = "neutral", remedy: Remedy | None = None) -> None:
        """Show a notice at the foot of the window."""
        if self._frame is not None:
            self._frame.messages.show_message(text, tone, remedy)
        else:
            from scse_desk.ui.messages import Messages

            Messages(self, self.theme, self.language).show_message(text, tone, remedy)

    def show_refusal(self, refusal: Refused) -> None:
        """Show why something was refused."""
        self.show_message(self.language.say(refusal.message), "red")

    def guard(self) -> None:
        """Take uncaught exceptions from now on: bugs to the crash dialog and the log."""
        self._guard.install()

    def _show_crash(self, error: BaseException) -> None:
        logs = data_directory()
        CrashDialog(self, self.theme, self.language, error, logs).exec()

    # Place and end

    def _set_least(self) -> None:
        """As small as its pages can be used at the size of everything, never beyond the screen."""
        room = self.screen().availableGeometry()
        sides = zip(LEAST, LEAST_DRAWN, (room.width(), room.height()), strict=True)
        width, height = (
            min(max(least, self.theme.px(drawn)), most) for least, drawn, most in sides
        )
        self.setMinimumSize(width, height)

    def _place(self) -> None:
        kept = self.settings.entry(WINDOW, "place").get("geometry")
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        if isinstance(kept, str):
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, stop what is running, remember the place."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self.tasks.stop()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        page = self._frame.current if self._frame else None
        self.settings.set_entry(WINDOW, "place", {"geometry": geometry, "page": page})
        if self.store is not None and self._frame is not None:
            from scse_desk.ui import first_sight

            with suppress(Refused):  # of a file that is gone there will be no first sight
                first_sight.keep(self.settings, self.store, self._frame)
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        self._guard.remove()
        super().closeEvent(event)

    def _system_colours_changed(self) -> None:
        if self.settings.get(THEME) == "system":
            QTimer.singleShot(0, self, self.rebuild)


def _theme(settings: Settings) -> Theme:
    chosen = settings.get(THEME)
    system = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    dark = chosen == "dark" or (chosen == "system" and system)
    return Theme(dark=dark, scale=settings.get(SCALE) / 100)


def _application() -> QApplication:
    application: Any = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("there is no QApplication")
    return application
