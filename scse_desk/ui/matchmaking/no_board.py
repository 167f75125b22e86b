"""What stands in the place of a board that cannot be shown yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from scse_desk.language import N_
from scse_desk.ui.cards import empty_state
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.widgets import clear, column


class NoBoard(QFrame):
    """Says what is to be done first."""

    def __init__(self, context: Context, to_the_rounds: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._context, self._to_the_rounds = context, to_the_rounds
        self._body = column()
        self.setLayout(self._body)

    def say(self, *, round_is_there: bool) -> None:
        """That there is no round, or one without slots or tables."""
        clear(self._body)
        text = self._context.text
        title = N_("No slots or tables yet") if round_is_there else N_("No round yet")
        more = N_("A round offers slots and tables. Make one, then its meetings can be placed.")
        remedies = [Remedy(text(N_("To the rounds")), self._to_the_rounds)]
        said = empty_state(
            self._context.theme, text(title), text(more), icon="matchmaking", remedies=remedies
        )
        self._body.addWidget(said)
