"""A line that finds one participant of the round, to make them stand out on the board."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from scse_desk.domain.board import Board
from scse_desk.domain.participants import KINDS
from scse_desk.language import N_
from scse_desk.store.tokens import fold
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice
from scse_desk.ui.matchmaking import words
from scse_desk.ui.reference_editor import Finder

OFFERED = 12


class PartyLine(QLineEdit):
    """`chosen` carries a participant, 0 once the line is empty again."""

    chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.board: Board | None = None
        self.party_id: int | None = None
        self.setPlaceholderText(context.text(N_("Participant")))
        self.setAccessibleName(context.text(N_("Show one participant")))
        self.setClearButtonEnabled(True)
        self._finder = Finder(context, self, self.offered, self._choose)
        self.textChanged.connect(self._typed)

    def show_party(self, party_id: int | None) -> None:
        """Show the name of a participant, nothing for nobody."""
        party = self.board.parties.get(party_id) if self.board and party_id else None
        self.party_id = party.id if party else None
        begin = words.prefix(self.board) if self.board else ""
        self.setText(party.name.removeprefix(begin) if party else "")
        self.setCursorPosition(0)

    def offered(self, typed: str) -> Sequence[Choice]:
        """The participants of the round whose name has the words, those first that begin so."""
        board, asked = self.board, fold(typed)
        if board is None:
            return ()
        named = [(fold(p.name), p) for p in board.parties.values() if p.round_id == board.round_id]
        found = sorted(
            (pair for pair in named if asked in pair[0]),
            key=lambda pair: (not pair[0].startswith(asked), pair[0]),
        )
        text = self._context.text
        return [Choice(p.id, p.name, text(KINDS[p.kind])) for _, p in found[:OFFERED]]

    def _choose(self, choice: Choice) -> None:
        if isinstance(choice.id, int):
            self.chosen.emit(choice.id)

    def _typed(self, text: str) -> None:
        if not text and self.party_id is not None:
            self.chosen.emit(0)
