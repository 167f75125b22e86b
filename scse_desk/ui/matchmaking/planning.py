"""Scheduling a round from the board: how, how far it is, and the plan that is proposed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from scse_desk.domain import scheduling
from scse_desk.domain.board import Board
from scse_desk.domain.scheduling import Proposal
from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.scheduling.options import Options, Sight
from scse_desk.scheduling.values import Round
from scse_desk.task import Cancelled, Progress
from scse_desk.ui.cards import Notice, notice_panel
from scse_desk.ui.choice_card import ChoiceCard
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import plan_words
from scse_desk.ui.matchmaking.demands import Demands
from scse_desk.ui.matchmaking.marks import Marks
from scse_desk.ui.matchmaking.plan_view import PlanView
from scse_desk.ui.saving import changing
from scse_desk.ui.segments import Segments
from scse_desk.ui.tasks import REPORT_EVERY, while_there
from scse_desk.ui.widgets import button, clear, column, holder, label, row, scrolled

PICTURES = {
    scheduling.FILL: "plus",
    scheduling.ALL: "matchmaking",
    scheduling.FROM_NOW: "redo",
}
MEANS = {
    scheduling.FILL: N_("Every meeting stays where it is. What waits takes what is free."),
    scheduling.ALL: N_("All but what is locked is placed anew, as well as can be."),
    scheduling.FROM_NOW: N_(
        "The past and what is locked stay; of the rest as few as possible are moved."
    ),
}
EFFORTS = ((10.0, N_("Short")), (60.0, N_("Usual")), (300.0, N_("Thorough")))
"""Deterministic time, about seconds of one processor, with what it is called."""
USUAL = 1


class _Told(QObject):
    """What a run tells from its thread; as the run does, it may outlive the panel."""

    seen = Signal(int, object)
    impossible = Signal(int, object)


class Planning(QFrame):
    """The panel beside the board while a round is scheduled.

    `marked` carries what the proposal does to the cells, `went` a slot and a table to be shown,
    `closed` says that the panel is done with.
    """

    marked = Signal(object)
    went = Signal(int, int)
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(context.text(N_("Schedule")))
        self._context = context
        self._effort = USUAL
        self._stop = Event()
        self._run = 0
        self.proposal: Proposal | None = None
        self._board: Board | None = None
        self._show_standing: Callable[[bool], object] = bool
        self.is_running = False
        self._outlook: tuple[Round, int] | None = None
        theme = context.theme
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(8))
        self._body.setContentsMargins(theme.px(16), theme.px(14), theme.px(12), theme.px(14))
        self.setLayout(self._body)
        self._progress = label("", "muted", wrap=True)
        self._impossible: tuple[Message, ...] = ()

    # How

    def ask(self, board: Board) -> None:
        """Let the user choose how the round is to be scheduled; what was proposed is gone."""
        self._throw_away()
        self._clear()
        text, theme = self._context.text, self._context.theme
        self._body.addLayout(self._title(text(N_("Schedule"))))
        for mode, title in scheduling.TITLES.items():
            run = partial(self.start, board, mode)
            card = ChoiceCard(theme, text(title), text(MEANS[mode]), PICTURES[mode], run)
            card.setObjectName(f"plan-{mode}")
            self._body.addWidget(card)
        self._body.addWidget(label(text(N_("How hard to try")), "strong"))
        words = [text(word) for _, word in EFFORTS]
        segments = Segments(theme, words, self._effort, self._choose_effort)
        self._body.addLayout(row(segments, None))
        more = N_("It can be stopped at any time; the best plan so far is proposed then.")
        self._body.addWidget(label(text(more), "secondary", wrap=True))
        self._body.addStretch(1)

    def _choose_effort(self, place: int) -> None:
        self._effort = place

    def _title(self, words: str, close: Callable[[], object] | None = None) -> QVBoxLayout:
        theme = self._context.theme
        shut = button(theme, self._context.text(N_("Close")), kind="icon", picture="close")
        shut.clicked.connect(close or self.close_panel)
        return column(row(label(words, "record", wrap=True), shut))

    def _clear(self) -> None:
        self._progress.hide()  # else Qt, which shows what is laid out later, makes it a window
        self._progress.setParent(None)
        clear(self._body)

    # Under way

    def start(self, board: Board, mode: str) -> None:
        """Schedule a round as it stands on the board."""
        self._give_up()
        self._stop = Event()
        self.is_running = True
        self._show_running(mode)
        context, now, effort = self._context, datetime.now(UTC), EFFORTS[self._effort][0]
        stop, run, tell = self._stop, self._run, _Told()
        tell.seen.connect(self._show_sight)
        tell.impossible.connect(self._show_impossible)
        self.destroyed.connect(stop.set)
        self._impossible = ()

        def work(report: Progress) -> Proposal:
            def told(done: int, total: int, text: str) -> None:
                if stop.is_set():
                    raise Cancelled
                report(done, total, text)

            from scse_desk.domain import why_not

            moment = scheduling.from_which(board, now)
            tell.impossible.emit(run, tuple(why_not.unmeetable(board, moment, told)))
            counts_moves = mode == scheduling.FROM_NOW
            watch = _now_and_then(partial(tell.seen.emit, run))
            options = Options(counts_moves=counts_moves, effort=effort, watch=watch)
            return scheduling.propose(board, mode, now, options, told)

        def guarded(report: Progress) -> Proposal | Refused | None:
            try:
                return work(report)
            except Refused as refusal:
                return refusal
            except Cancelled:  # before there was any plan
                return None

        title = context.text(scheduling.TITLES[mode])
        context.run_task(title, guarded, while_there(self, partial(self._done, run)))

    def _show_running(self, mode: str) -> None:
        self._clear()
        text, theme = self._context.text, self._context.theme
        self._body.addLayout(self._title(text(scheduling.TITLES[mode])))
        self._progress = label(text(N_("Beginning …")), "body", wrap=True)
        self._body.addWidget(self._progress)
        stop = button(theme, text(N_("Stop and take the best so far")), self._stop.set)
        stop.setObjectName("plan-stop")
        self._body.addLayout(row(stop, None))
        self._told = column(None)
        self._body.addWidget(scrolled(holder(self._told)), 1)

    def _show_impossible(self, run: int, demands: tuple[Message, ...]) -> None:
        """Tell, before there is a plan, what no plan can meet."""
        if run != self._run:
            return
        self._impossible = demands
        self._told.insertWidget(0, Demands(self._context, demands))

    def _show_sight(self, run: int, sight: Sight) -> None:
        if run != self._run:
            return
        self._progress.setText("\n".join(plan_words.sight(self._context, sight)))

    # What is proposed

    def _done(self, run: int, found: Proposal | Refused | None) -> None:
        if run != self._run:
            return
        if isinstance(found, Refused):
            self._context.show_refusal(found)
        if not isinstance(found, Proposal):
            self.close_panel()
            return
        if found.mode == scheduling.ALL and found.plan.most_held is not None:
            self._outlook = _asked(found.board), found.plan.most_held
        self.show_proposal(found)

    def most_held(self, board: Board) -> int | None:
        """What no plan of a round can hold more than; None where nobody has looked since."""
        if self._outlook is None:
            return None
        asked, most = self._outlook
        return most if _asked(board) == asked else None

    def show_proposal(
        self, proposal: Proposal, take: Callable[[Proposal], object] | None = None
    ) -> None:
        """Show a plan: what it is worth and what it changes.

        `take` applies it where more is to be done than to apply it.
        """
        self._give_up()
        self.proposal = proposal
        self._clear()
        text = self._context.text
        self._body.addLayout(self._title(text(N_("Proposed plan"))))
        view = PlanView(self._context, proposal, self._impossible)
        view.went.connect(self.went)
        self._body.addWidget(view, 1)
        self._body.addLayout(self._answers(proposal, take))
        self._show_whether_it_stands()

    def _answers(self, proposal: Proposal, use: Callable[[Proposal], object] | None) -> QVBoxLayout:
        text, theme = self._context.text, self._context.theme
        use = use or self.apply
        take = button(theme, text(N_("Apply the plan")), kind="primary")
        take.setObjectName("plan-apply")
        take.clicked.connect(lambda: use(proposal))
        away = button(theme, text(N_("Throw away")), self.close_panel)
        late = notice_panel(theme, Notice(text(scheduling.OUTDATED), "amber"))
        useful = bool(proposal.differences) and not self._context.store.read_only

        def show(stands: bool) -> None:  # noqa: FBT001
            take.setEnabled(stands and useful)
            late.setHidden(stands)

        self._show_standing = show
        return column(late, row(take, away, None))

    def show_board(self, board: Board) -> None:
        """Say whether what is proposed can still be applied to a round as it is now."""
        self._board = board
        self._show_whether_it_stands()

    def _show_whether_it_stands(self) -> None:
        proposal, board = self.proposal, self._board
        if proposal is not None:
            stands = board is None or scheduling.stands(proposal, board)
            self._show_standing(stands)
            self.marked.emit(plan_words.marks(self._context, proposal) if stands else {})

    def apply(self, proposal: Proposal) -> None:
        """Make the round as proposed, as one change."""
        context = self._context
        name = plan_words.round_name(context, proposal.board.round_id)
        number = len(proposal.differences)
        try:
            with changing(context, Message(scheduling.APPLY, {"round": name})) as session:
                scheduling.apply(session, proposal)
        except Refused as refusal:
            context.show_refusal(refusal)
            return
        said = context.language.plural(
            N_("The plan is applied: {number} meeting changed."),
            N_("The plan is applied: {number} meetings changed."),
            number,
        )
        context.show_message(said, "green")
        self.close_panel()

    def close_panel(self) -> None:
        """Stop what is under way and throw away what is proposed."""
        self._give_up()
        self._throw_away()
        self.closed.emit()

    def _give_up(self) -> None:
        """Have nothing under way any more."""
        self._run += 1
        self._stop.set()
        self.is_running = False

    def _throw_away(self) -> None:
        self.proposal, self._impossible = None, ()
        no_marks: Marks = {}
        self.marked.emit(no_marks)


def _now_and_then(show: Callable[[Sight], object]) -> Callable[[Sight], None]:
    """Hands on what the scheduler tells of itself, not more often than can be read."""
    last = 0.0

    def watch(sight: Sight) -> None:
        nonlocal last
        if time.monotonic() - last >= REPORT_EVERY:
            last = time.monotonic()
            show(sight)

    return watch


def _asked(board: Board) -> Round:
    """What plans of a round are made of, whatever stands on the board without a lock."""
    asked = scheduling.problem(board, scheduling.ALL)
    locked = {key: asked.placed[key] for key in asked.kept}
    return replace(asked, placed=locked)
