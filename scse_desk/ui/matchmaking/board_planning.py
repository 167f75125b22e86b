"""The board while its round is scheduled: the buttons that begin it, the panel, the marks."""

from __future__ import annotations

from scse_desk.domain import scheduling
from scse_desk.domain.board import Board
from scse_desk.domain.scheduling import CannotPlan, Proposal
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking.board_frame import RIGHT, BoardFrame
from scse_desk.ui.matchmaking.chosen import Chosen
from scse_desk.ui.sections import SectionsPage


class BoardPlanning(BoardFrame):
    """A board whose round can be scheduled."""

    def __init__(self, context: Context, sections: SectionsPage, chosen: Chosen) -> None:
        self.board: Board | None = None
        super().__init__(context, sections, chosen)
        self.schedule.clicked.connect(self.ask_how)
        self.fill.clicked.connect(self.fill_free)
        self.planning.marked.connect(self.grid.show_marks)
        self.planning.went.connect(self.look_at)
        self.planning.closed.connect(self._leave_planning)
        self.side.remedies.proposed.connect(self.show_proposal)

    def ask_how(self) -> None:
        """Let the coordinator choose how the round is to be scheduled."""
        if (board := self._plannable()) is not None:
            self.show_planning()
            if not self.planning.is_running:
                self.planning.ask(board)

    def fill_free(self) -> None:
        """Place what waits into what is free, as a proposal."""
        if (board := self._plannable()) is not None:
            self.show_planning()
            if not self.planning.is_running:
                self.planning.start(board, scheduling.FILL)

    def _plannable(self) -> Board | None:
        """The board, if there is anything to be planned; else what is missing is said."""
        if self.board is not None:
            try:
                scheduling.plannable(self.board)
            except CannotPlan as refusal:
                self.context.show_refusal(refusal)
                return None
        return self.board

    def show_proposal(self, proposal: Proposal) -> None:
        """Show a plan, marked on the board, to be applied or thrown away."""
        self.show_planning()
        self.planning.show_proposal(proposal)

    def show_planning(self) -> None:
        """Bring the panel of plans to the front; nothing is carried over what they change."""
        self.grid.carry(None)
        self.right.setCurrentWidget(self.planning)
        self.show_side(RIGHT)
        self.splitter.show_pane(RIGHT)

    def _leave_planning(self) -> None:
        self.right.setCurrentWidget(self.side)

    def look_at(self, slot_id: int, table_id: int) -> None:
        """Show a cell without choosing what is in it."""
        board = self.board
        if board is not None and slot_id in board.spans:
            self.tabs.show_slot_of(board.spans[slot_id].day)
            self.grid.go_to(slot_id, table_id)
