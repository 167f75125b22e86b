"""Search on the board: what has the words stands out; one goes from hit to hit, day by day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from scse_desk.domain.board import Board, Held
from scse_desk.language import N_
from scse_desk.store.tokens import fold
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import words
from scse_desk.ui.widgets import button, label, row


def hits(context: Context, board: Board, text: str) -> Sequence[Held]:
    """The meetings with the words in a name, a topic, the table or the interpreter, by time."""
    asked = fold(text)
    if not asked:
        return ()

    def told(held: Held) -> str:
        table = board.tables.get(held.table_id)
        place = words.table_name(context, table) if table else ""
        voice = board.voices[held.voice_id].name if held.voice_id is not None else ""
        both = words.names(board, held.wish)
        return fold(" · ".join((*both, held.wish.topics, place, voice)))

    rank = {key: place for place, key in enumerate(board.tables)}
    found = [held for held in board.meetings.values() if asked in told(held)]
    return sorted(found, key=lambda held: (held.span.starts_at, rank.get(held.table_id, 0)))


class FindLine(QFrame):
    """`sought` carries the requests that were found, None while nothing is searched for.

    `went` carries the meeting that is gone to, `closed` says that the search is left.
    """

    sought = Signal(object)
    went = Signal(object)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._board: Board | None = None
        self._hits: Sequence[Held] = ()
        self._at = -1
        theme, text = context.theme, context.text
        self.line = QLineEdit()
        self.line.setPlaceholderText(text(N_("Find on the board")))
        self.line.setAccessibleName(text(N_("Find on the board")))
        self.line.setMinimumWidth(theme.px(110))
        self._number = label("", "secondary")
        self._number.setMinimumWidth(theme.px(52))
        before = button(theme, text(N_("Previous hit")), kind="icon", picture="chevron-up")
        after = button(theme, text(N_("Next hit")), kind="icon", picture="chevron-down")
        close = button(theme, text(N_("Close")), kind="icon", picture="close")
        before.clicked.connect(lambda: self.go(-1))
        after.clicked.connect(lambda: self.go(1))
        close.clicked.connect(self.leave)
        margins = (theme.px(12), 0, theme.px(8), 0)
        self.setLayout(
            row(self.line, self._number, before, after, close, spacing=theme.px(4), margins=margins)
        )
        self.line.textChanged.connect(self._typed)
        self.hide()

    def open(self) -> None:
        """Show it, its words chosen."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def leave(self) -> None:
        """Nothing is searched for any more."""
        self.hide()
        self.closed.emit()
        self.line.clear()

    def show_board(self, board: Board) -> None:
        """Search in another board."""
        self._board = board
        if self.isVisible():
            self._search()

    def _typed(self) -> None:
        self._at = -1
        self._search()
        if self._hits:
            self.go(1)

    def _search(self) -> None:
        if self._board is not None:
            self._hits = hits(self._context, self._board, self.line.text())
            self._at = min(self._at, len(self._hits) - 1)
            self._say()
            found = frozenset(held.wish.id for held in self._hits)
            self.sought.emit(found if self.line.text() else None)

    def go(self, by: int) -> None:
        """To the next hit, or the one before."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits) if self._at >= 0 or by > 0 else -1
            self._at %= len(self._hits)
            self._say()
            self.went.emit(self._hits[self._at])

    def _say(self) -> None:
        number = self._context.language.number
        if not self.line.text():
            said = ""
        elif self._hits:
            at, many = number(self._at + 1), number(len(self._hits))
            said = self._context.text(N_("{place} of {number}"), place=at, number=many)
        else:
            said = self._context.text(N_("no hit"))
        self._number.setText(said)
        self.line.setAccessibleDescription(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter go on and back, Esc leaves."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.go(-1 if back else 1)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
