"""What can be done in a cell of the board, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from scse_desk.domain import matchmaking
from scse_desk.domain.board import Board, Held, Wish
from scse_desk.domain.requests import PRIORITIES
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.icons import icon
from scse_desk.ui.matchmaking import words
from scse_desk.ui.matchmaking.cells import Cells
from scse_desk.ui.matchmaking.day_menu import day_menu
from scse_desk.ui.matchmaking.lines import TABLES
from scse_desk.ui.matchmaking.weighing import waiting_for

OFFERED = 12


class Doing(Protocol):
    """What the menu asks for; ids of requests, slots, tables, participants, interpreters."""

    def drop(self, wish_id: int, slot_id: int, table_id: int, voice_id: int = 0) -> None:
        """Place or move."""

    def swap(self, wish_id: int, other_id: int) -> None:
        """Let two meetings change places."""

    def pick_up(self, wish_id: int) -> None:
        """Carry a meeting."""

    def put_back(self) -> None:
        """Carry nothing any more."""

    def unplace(self, wish_id: int) -> None:
        """Take off the board."""

    def turn_lock(self, wish_id: int) -> None:
        """Lock or unlock."""

    def interpret(self, wish_id: int, voice_id: int) -> None:
        """Give another interpreter."""

    def show_party(self, party_id: int | None) -> None:
        """Make a participant stand out."""


class CellMenu(QMenu):
    """The menu of a cell: of its meeting, or of a free one."""

    def __init__(self, parent: QWidget, context: Context, doing: Doing, cells: Cells) -> None:
        super().__init__(parent)
        self._context, self._doing, self._cells = context, doing, cells
        self._may = not context.store.read_only

    def fill(self, cell: tuple[int, int], lane: int) -> None:
        """Offer what can be done there."""
        found = self._cells.held(*cell)
        held = found[min(lane, len(found) - 1)] if found else None
        if self._cells.carried is not None:
            self._of_carried(cell, held, lane)
        if held is not None:
            self._of_meeting(held)
        elif self._may and self._cells.carried is None:
            self._of_free(cell)

    def _add(
        self,
        menu: QMenu,
        words_of: str,
        run: Callable[[], object],
        picture: str = "",
        key: str = "",
    ) -> None:
        entry = menu.addAction(words_of.replace("&", "&&"))
        if picture:
            entry.setIcon(icon(self._context.theme, picture))
        if key:
            entry.setShortcut(QKeySequence(key))
        entry.triggered.connect(lambda: run())  # noqa: PLW0108 - without Qt's `checked`

    def _of_carried(self, cell: tuple[int, int], held: Held | None, lane: int) -> None:
        cells, text, doing = self._cells, self._context.text, self._doing
        wish_id = cells.carried
        if wish_id is None or not self._may:
            return
        target = cells.verdict(*cell).target
        other = cells.other((held,) if held else (), 0)
        if target is not None:
            put = (wish_id, target.slot_id, target.table_id, target.voice_id)
            self._add(self, text(N_("Put down here")), lambda: doing.drop(*put), "check")
        elif other is not None and not cells.why_not(*cell, lane):
            other_id = other.wish.id
            self._add(self, text(N_("Swap")), lambda: doing.swap(wish_id, other_id), "redo")
        self._add(self, text(N_("Let go")), doing.put_back, "close", "Esc")
        self.addSeparator()

    def _of_meeting(self, held: Held) -> None:
        text, doing, wish = self._context.text, self._doing, held.wish
        if self._may:
            word = N_("Unlock") if held.is_locked else N_("Lock")
            may_go = not matchmaking.fixed(self._cells.board, wish.id)
            if may_go:
                self._add(self, text(N_("Pick up")), lambda: doing.pick_up(wish.id), "grip", "M")
            self._add(self, text(word), lambda: doing.turn_lock(wish.id), "lock", "L")
            if may_go:
                away = text(N_("Park on the side"))
                self._add(self, away, lambda: doing.unplace(wish.id), "close", "P")
            if wish.language:
                self._voices(held)
            self.addMenu(day_menu(self, self._context, self._cells.board, held))
            self.addSeparator()
        board = self._cells.board
        for party_id in (wish.first, wish.second):
            self._of_party(board, party_id)
        self.addSeparator()
        opened = text(N_("Open request"))
        self._add(self, opened, lambda: self._context.open_record("request", wish.id), "open")

    def _of_party(self, board: Board, party_id: int) -> None:
        name = board.parties[party_id].name.removeprefix(words.prefix(board))
        said = self._context.text(N_("Show only {name}"), name=name)
        self._add(self, said, lambda: self._doing.show_party(party_id), "filter")

    def _voices(self, held: Held) -> None:
        text, wish_id, board = self._context.text, held.wish.id, self._cells.board
        menu = QMenu(text(N_("Interpreter")), self)
        menu.setIcon(icon(self._context.theme, "interpreter"))
        self.addMenu(menu)
        for voice in board.free_voices(wish_id, held.span.id, held.table_id):
            said = " · ".join((voice.name, *self._context.language.spoken(voice.pairs)))
            run = self._interpreter(wish_id, voice.id)
            self._add(menu, said, run, "check" if voice.id == held.voice_id else "")
        if menu.isEmpty():
            menu.addAction(text(N_("Nobody else is free then"))).setEnabled(False)

    def _interpreter(self, wish_id: int, voice_id: int) -> Callable[[], None]:
        return lambda: self._doing.interpret(wish_id, voice_id)

    def _of_free(self, cell: tuple[int, int]) -> None:
        """The wishes that could be met in a free cell."""
        cells, text = self._cells, self._context.text
        if cells.lines.kind != TABLES:
            return
        slot_id, table_id = cells.layout.key(*cell)
        found = waiting_for(cells.board, slot_id, table_id, OFFERED)
        title = N_("Would fit here") if found else N_("Nothing that waits fits here")
        self.addAction(text(title)).setEnabled(False)
        for wish in found:
            self._add(self, self._told(wish), self._placing(wish.id, slot_id, table_id))

    def _told(self, wish: Wish) -> str:
        first, second = words.names(self._cells.board, wish)
        begin = words.prefix(self._cells.board)
        priority = self._context.text(PRIORITIES[wish.priority])
        return f"{first.removeprefix(begin)} × {second.removeprefix(begin)} · {priority}"

    def _placing(self, wish_id: int, slot_id: int, table_id: int) -> Callable[[], None]:
        return lambda: self._doing.drop(wish_id, slot_id, table_id)
