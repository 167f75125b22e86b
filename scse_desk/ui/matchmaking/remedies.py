"""What would let a wish in that fits nowhere: found on a thread, the cheapest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from scse_desk.domain.board import Board
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.task import Cancelled, Progress
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import why
from scse_desk.ui.tasks import while_there
from scse_desk.ui.widgets import button, clear, column, label, row, rule

if TYPE_CHECKING:
    from scse_desk.domain.why_not import Advice, Explained

REST_MS = 400
"""A wish is looked into once it has been chosen for so long."""


class Remedies(QFrame):
    """`proposed` carries the plan that an advice makes, to be looked at and applied.

    `filled` tells that what was looked for is shown.
    """

    proposed = Signal(object)
    filled = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._board: Board | None = None
        self._wish_id: int | None = None
        self._stop = Event()
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(context.theme.px(8))
        self.setLayout(self._body)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.look)
        self.hide()

    def show_for(self, board: Board | None, wish_id: int | None) -> None:
        """Look into a wish of a board; None, or one that fits somewhere, shows nothing."""
        if board is self._board and wish_id == self._wish_id:
            return
        self._stop.set()
        self._timer.stop()
        self._board, self._wish_id = board, wish_id
        clear(self._body)
        wanted = board is not None and wish_id is not None and _is_stuck(board, wish_id)
        self.setVisible(wanted)
        if wanted:
            self._head()
            self._say(N_("Looking for what would help …"), "muted")
            self._timer.start()

    def look(self) -> None:
        """Look for what would help, on a thread."""
        board, wish_id, context = self._board, self._wish_id, self._context
        if board is None or wish_id is None:
            return
        self._timer.stop()
        self._stop = stop = Event()

        def work(report: Progress) -> Explained | Refused | None:
            from scse_desk.domain import scheduling, why_not

            def told(done: int, total: int, text: str) -> None:
                if stop.is_set():
                    raise Cancelled
                report(done, total, text)

            try:
                now = scheduling.from_which(board, datetime.now(UTC))
                return why_not.explain(board, wish_id, now, told)
            except Refused as refusal:
                return refusal
            except Cancelled:
                return None

        done = while_there(self, partial(self._found, board, wish_id))
        context.run_task(context.text(N_("Why not placed")), work, done)

    def _found(self, board: Board, wish_id: int, found: Explained | Refused | None) -> None:
        if board is not self._board or wish_id != self._wish_id or found is None:
            return
        clear(self._body)
        self._head()
        self._tell(found)
        self.filled.emit()

    def _tell(self, found: Explained | Refused) -> None:
        if isinstance(found, Refused):
            self._body.addWidget(label(self._context.language.say(found.message), wrap=True))
            return
        for advice in found.advice:
            self._body.addWidget(self._card(found, advice))
        if not found.advice:
            self._say(_nothing(found), "muted")

    def _head(self) -> None:
        self._body.addWidget(rule())
        self._say(N_("What would let it in, cheapest first"), "strong")

    def _say(self, words: str, role: str) -> None:
        self._body.addWidget(label(self._context.text(words), role, wrap=True))

    def _card(self, found: Explained, advice: Advice) -> QFrame:
        context, theme = self._context, self._context.theme
        said = [context.language.say(step) for step in advice.steps]
        lines = [label(said[0], "strong", wrap=True), *(label(s, wrap=True) for s in said[1:])]
        costs = [context.language.say(advice.costs)]
        if advice.is_proven:
            costs.append(context.text(N_("Proven: nothing of the kind is cheaper.")))
        costs += [context.language.say(each) for each in advice.helps]
        lines.append(label("\n".join(costs), "secondary", wrap=True))
        body = column(*lines, spacing=theme.px(3))
        if not advice.remedy.grants and not context.store.read_only:
            show = button(theme, context.text(N_("Show on the board")), kind="small")
            show.clicked.connect(self._proposer(found, advice))
            body.addLayout(row(show, None))
        made = QFrame()
        made.setProperty("card", "true")
        pad = theme.px(10)
        body.setContentsMargins(pad, pad, pad, pad)
        made.setLayout(body)
        made.setAccessibleName(" ".join(said))
        return made

    def _proposer(self, found: Explained, advice: Advice) -> Callable[[], None]:
        def propose() -> None:
            from scse_desk.domain import why_not

            plan = self._context.attempt(why_not.proposal, found, advice)
            if plan is not None:
                self.proposed.emit(plan)

        return propose


def _is_stuck(board: Board, wish_id: int) -> bool:
    wish = board.wishes.get(wish_id)
    if wish is None or not wish.alive or wish_id in board.meetings:
        return False
    return not why.fits(board, wish_id, None)


def _nothing(found: Explained) -> str:
    if found.why.is_complete:
        return N_("Nothing that can be arranged would let it in.")
    return N_("Nothing was found in the time there was.")
