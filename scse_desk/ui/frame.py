"""The frame of one store: navigation, top bar, pages and status line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.ui import reads
from scse_desk.ui.actions import Action, install
from scse_desk.ui.areas import Area, area_of
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.messages import Messages
from scse_desk.ui.navigation import Navigation
from scse_desk.ui.page import Page
from scse_desk.ui.palette import MOST_RECORDS, Palette
from scse_desk.ui.reads import EditionChoice, Found
from scse_desk.ui.shortcuts import Shortcuts
from scse_desk.ui.status_line import StatusLine
from scse_desk.ui.tasks import Tasks
from scse_desk.ui.top_bar import Calls, TopBar
from scse_desk.ui.widgets import column, row

NARROW = 1180
COUNT_AFTER_MS = 250
MANY_ROWS = 2000
"""What takes back more rows than these runs as a task, and the window goes on."""
TURNS = {"undo": N_("Undo"), "redo": N_("Redo")}


class Frame(QWidget):
    """All of the window but its border; made anew when language, theme or edition change.

    `window_actions` are what the window and the application can do beside the frame's own.
    """

    def __init__(
        self,
        context: Context,
        areas: Sequence[Area],
        tasks: Tasks,
        window_actions: Sequence[Action],
        choose_language: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("frame")
        self.context = context
        self._areas = areas
        self._pages: dict[str, Page] = {}
        self._states: dict[str, object] = {}
        self.current = areas[0].key
        self.messages = Messages(self, context.theme, context.language)
        self.actions_of_frame = [*self._page_actions(), *self._own_actions(), *window_actions]
        theme, language = context.theme, context.language
        calls = Calls(
            context.choose_edition, self.open_palette, self.undo, self.redo, choose_language
        )
        self.bar = TopBar(theme, language, calls, self.actions_of_frame)
        self.navigation = Navigation(theme, language, areas, self.open_page)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        store = context.store
        self.status = StatusLine(theme, language, store.path.name, tasks, read_only=store.read_only)
        middle = row(self.navigation, self.stack, spacing=0)
        middle.setStretchFactor(self.stack, 1)
        body = column(self.bar, middle, self.status, spacing=0)
        body.setStretchFactor(middle, 1)
        self.setLayout(body)
        install(self, self.actions_of_frame, language)
        self._recount = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._recount.timeout.connect(self._count)
        context.changes.changed.connect(self._take_change)
        self._read_turns()
        self._read_editions()

    # Pages

    def _page_actions(self) -> list[Action]:
        made = []
        for number, area in enumerate(self._areas, start=1):
            keys = (f"Alt+{number}",) if number < 10 else ("Alt+0",) if number == 10 else ()  # noqa: PLR2004
            made.append(Action(area.key, area.title, self._opener(area.key), area.key, keys))
        return made

    def _opener(self, key: str) -> Callable[[], None]:
        return lambda: self.open_page(key)

    def _own_actions(self) -> list[Action]:
        store = self.context.store
        undo = N_("Undo")
        redo = N_("Redo")
        return [
            Action("search", N_("Search"), self.open_palette, "search", ("Ctrl+K",), "edit"),
            Action(
                "undo",
                undo,
                self.undo,
                "undo",
                ("Ctrl+Z",),
                "edit",
                lambda: not store.read_only,
            ),
            Action(
                "redo",
                redo,
                self.redo,
                "redo",
                ("Ctrl+Y", "Ctrl+Shift+Z"),
                "edit",
                lambda: not store.read_only,
            ),
            Action("new", N_("New record"), self._new, "plus", ("Ctrl+N",), "edit"),
            Action("filter", N_("Filter the table"), self._filter, "filter", ("Ctrl+F",), "edit"),
            Action(
                "shortcuts",
                N_("Keyboard shortcuts"),
                self.open_shortcuts,
                "keyboard",
                ("F1",),
                "help",
            ),
            Action(
                "dismiss", N_("Close the notice"), self.messages.dismiss, "close", ("Shift+Esc",)
            ),
        ]

    def page(self, key: str) -> Page:
        """A page, made when first asked for."""
        page = self._pages.get(key)
        if page is None:
            area = next(area for area in self._areas if area.key == key)
            page = area.page(self.context)
            page.setAccessibleName(self.context.text(area.title))
            self._pages[key] = page
            self.stack.addWidget(page)
            if key in self._states:
                page.restore(self._states.pop(key))
        return page

    def open_page(self, key: str) -> None:
        """Show a page."""
        page = self.page(key)
        self.current = key
        self.stack.setCurrentWidget(page)
        self.navigation.show_current(key)
        (page.focusProxy() or page).setFocus()

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record on the page of its kind."""
        area = area_of(self._areas, kind)
        if area is None:
            raise LookupError(kind)
        self.open_page(area.key)
        self._pages[area.key].open_record(kind, record_id)

    def states(self) -> dict[str, object]:
        """What the pages want to keep when they are made anew."""
        return self._states | {key: page.state() for key, page in self._pages.items()}

    def restore(self, current: str, states: dict[str, object]) -> None:
        """Go back to where another frame was."""
        self._states = dict(states)
        self.open_page(current)

    def _new(self) -> None:
        self._pages[self.current].new_record()

    def _filter(self) -> None:
        self._pages[self.current].focus_filter()

    # Search and help

    def open_palette(self) -> None:
        """Open the search box."""
        palette = Palette(
            self,
            self.context.theme,
            self.context.language,
            find=self._find,
            open_found=lambda found: self.open_record(found.kind, found.id),
            pages=self.actions_of_frame[: len(self._areas)],
            commands=self._commands(),
        )
        palette.open()

    def _commands(self) -> list[Action]:
        own = self._pages[self.current].actions_of_page() if self.current in self._pages else ()
        covered = {action.key for action in own} | {"search", "dismiss"}
        others = self.actions_of_frame[len(self._areas) :]
        return [*own, *(action for action in others if action.key not in covered)]

    def _find(self, words: str) -> list[Found]:
        with self.context.store.read() as session:
            return reads.find(
                session, self.context.language, words, self.context.edition_id, MOST_RECORDS
            )

    def open_shortcuts(self) -> None:
        """Open the list of shortcuts."""
        Shortcuts(self, self.context.theme, self.context.language, self.actions_of_frame).open()

    # Undo and redo

    def undo(self) -> None:
        """Take the latest change back, after saving what is being typed."""
        self._turn("undo", N_("Undone: {change}"), N_("Redo"), self.redo)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._turn("redo", N_("Redone: {change}"), N_("Undo"), self.undo)

    def _turn(
        self, kind: Literal["undo", "redo"], said: str, back: str, again: Callable[[], None]
    ) -> None:
        store, context = self.context.store, self.context
        turn = store.undo if kind == "undo" else store.redo
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

        def tell(message: Message) -> None:
            remedy = Remedy(context.text(back), again)
            context.show_message(context.text(said, change=message), "neutral", remedy)

        if store.turns_many(kind, MANY_ROWS):
            context.run_task(context.text(TURNS[kind]), lambda _report: turn(), tell)
        elif (message := context.attempt(turn)) is not None:
            tell(message)
        if focused is not None and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the frame shows of the store

    def _take_change(self, tables: frozenset[str]) -> None:
        self.messages.withdraw()
        self._read_turns()
        if tables & {"edition", "series", "co_location"}:
            found = self._read_editions()
            if found and self.context.edition_id not in {edition.id for edition in found}:
                # What was worked on is gone, or there was nothing to work on before.
                self.context.choose_edition(found[0].id)
        self._recount.start()

    def _read_turns(self) -> None:
        store = self.context.store
        if store.read_only:
            self.bar.show_turns(None, None)
        else:
            self.bar.show_turns(store.undoable(), store.redoable())

    def _read_editions(self) -> list[EditionChoice]:
        with self.context.store.read() as session:
            found = reads.editions(session, self.context.language)
        self.bar.show_editions(found, self.context.edition_id)
        return found

    def _count(self) -> None:
        with self.context.store.read() as session:
            found = reads.counts(session, self.context.edition_id, self.context.language)
        self.navigation.show_counts(found)
        reads.prepare_search()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what there is once the page has been painted."""
        super().showEvent(event)
        self._recount.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Icons alone in the navigation where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.context.theme.px(NARROW)
        self.navigation.set_narrow(narrow)
        self.bar.set_narrow(narrow)


def refusal_shower(frame: Callable[[], Frame | None]) -> Callable[[Refused], None]:
    """A function that shows a refusal in whatever frame there is by then."""

    def show(refusal: Refused) -> None:
        now = frame()
        if now is not None:
            now.context.show_refusal(refusal)

    return show
