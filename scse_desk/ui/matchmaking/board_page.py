"""The board with what waits to its left and what is chosen to its right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from scse_desk.domain import matchmaking
from scse_desk.domain.board import Board, Wish
from scse_desk.domain.records import Gone
from scse_desk.language import N_, Message
from scse_desk.ui.actions import Action
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import placing
from scse_desk.ui.matchmaking.chosen import READ, Chosen, round_button
from scse_desk.ui.matchmaking.day_tabs import DayTabs
from scse_desk.ui.matchmaking.grid import Grid
from scse_desk.ui.matchmaking.legend import Legend
from scse_desk.ui.matchmaking.no_board import NoBoard
from scse_desk.ui.matchmaking.party_line import PartyLine
from scse_desk.ui.matchmaking.side import Shown, Side
from scse_desk.ui.matchmaking.tally import TallyLine
from scse_desk.ui.matchmaking.waiting import Waiting
from scse_desk.ui.page import Page
from scse_desk.ui.panes import Panes
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.widgets import column, label, row

NARROW, LOW = 800, 560
"""Below this width, or height, only what is needed most is shown."""


class BoardPage(Page):
    """One round: choose a wish, see where it fits, put it down; move, lock and take off."""

    def __init__(self, context: Context, sections: SectionsPage, chosen: Chosen) -> None:
        super().__init__(context)
        self._sections, self._chosen = sections, chosen
        self.board: Board | None = None
        self._wish_id: int | None = None
        self._carrying = False
        self._party_id: int | None = None
        self._refused: tuple[Message, ...] = ()
        self.waiting = Waiting(context)
        self.grid = Grid(context)
        self.side = Side(context, self)
        self.tally = TallyLine(context)
        self.tabs = DayTabs(context)
        self.party_line = PartyLine(context)
        self._legend = Legend(context)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.read_again()
        self.setFocusProxy(self.grid)

    # Setting out

    def _lay_out(self) -> None:
        theme = self.context.theme
        words = (N_("Not placed"), N_("Board"), N_("Chosen"))
        self.splitter = Panes(theme, [self.context.text(word) for word in words])
        self.splitter.setHandleWidth(theme.px(12))
        for part in (self.waiting, self._middle(), self.side):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(True)
        self.splitter.show_pane(1)
        self.tabs.set_folded(True)
        to_the_rounds = partial(self._sections.show_kind, "matchmaking_round")
        self._empty = NoBoard(self.context, to_the_rounds)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        body = QVBoxLayout()
        body.addLayout(self._head())
        body.addWidget(self.splitter.switch, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.tally)
        body.addWidget(self._stack, 1)
        self.setLayout(body)
        self.set_margins()
        self._sized = False

    def _head(self) -> QVBoxLayout:
        context, theme = self.context, self.context.theme
        title = label(context.text(N_("Matchmaking")), "page")
        title.setContentsMargins(0, 0, theme.px(8), 0)
        head = row(title, spacing=theme.px(8))
        head.addWidget(self._sections.switch("board"))
        head.addStretch(1)
        if made := round_button(context, self._chosen):
            head.addWidget(made)
        return column(head)

    def _middle(self) -> QFrame:
        theme = self.context.theme
        self.party_line.setMaximumWidth(theme.px(150))
        head = row(spacing=theme.px(8), margins=(theme.px(14), theme.px(8), theme.px(10), 0))
        head.addWidget(self.tabs, 1)
        head.addWidget(self.party_line, 0, Qt.AlignmentFlag.AlignTop)
        made = QFrame()
        made.setProperty("card", "true")
        made.setLayout(
            column(head, self.grid, self._legend, spacing=theme.px(6), margins=(1, 1, 1, 1))
        )
        return made

    def _connect(self) -> None:
        self.waiting.chosen.connect(self._hold)
        self.waiting.cards.entered.connect(self._enter_board)
        self.waiting.cards.left_it.connect(self.put_back)
        self.waiting.cards.parked.connect(self.unplace)
        self.grid.chosen.connect(self._choose)
        self.grid.picked.connect(self.pick_up)
        self.grid.dropped.connect(self.drop)
        self.grid.pressed.connect(self._pressed)
        self.tabs.turned.connect(self._turn_day)
        self.party_line.chosen.connect(lambda key: self.show_party(key or None))
        self.context.changes.changed.connect(self._take_change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lists their widths once there are some to give."""
        super().resizeEvent(event)
        width = event.size().width()
        theme = self.context.theme
        self.set_margins()
        self.splitter.fit(width)
        self._fit_tally()
        self._legend.setVisible(event.size().height() > theme.px(LOW))
        self.party_line.setMaximumWidth(theme.px(150 if width > theme.px(NARROW) else 100))
        if not self._sized and width > 0 and not self.splitter.single:
            self._sized = True
            left, right = min(theme.px(252), width // 4), min(theme.px(292), width // 4)
            self.splitter.setSizes([left, max(width - left - right, 1), right])

    # Reading

    def _take_change(self, tables: frozenset[str]) -> None:
        if tables & READ:
            self.read_again()

    def read_again(self) -> None:
        """Show the round as the store holds it now."""
        round_id = self._chosen.round_id
        if round_id is None:
            self._show_emptiness(None)
            return
        try:
            with self.context.store.read() as session:
                board = matchmaking.board(session, round_id, self.context.language.code)
        except Gone:  # taken back meanwhile
            self.board = None
            self._show_emptiness(None)
            return
        self.board = board
        if self._wish_id not in board.wishes:
            self._wish_id, self._carrying = None, False
        if self._party_id not in board.parties:
            self._party_id = None
        if self._show_emptiness(board):
            return
        self.party_line.board = board
        self.tabs.show_days(board.days)
        self.tally.show_tally(board.tally())
        self._show_all()

    def _show_all(self) -> None:
        board = self.board
        if board is None:
            return
        self.grid.show_board(board, self.tabs.day)
        self._show_chosen()

    def _show_chosen(self) -> None:
        board = self.board
        if board is None:
            return
        self.grid.carry(self._wish_id if self._carrying else None)
        self.grid.show_party(self._party_id)
        self.waiting.show_board(board, self._wish_id)
        self.side.show_all(
            Shown(
                board, self.tabs.day, self._wish_id, self._carrying, self._party_id, self._refused
            )
        )

    def _fit_tally(self, *, empty: bool | None = None) -> None:
        """How far the round is stands over the board where there is height for it."""
        shown = self._stack.currentIndex() == 0 if empty is None else not empty
        self.tally.setVisible(shown and not self.splitter.single)
        self.splitter.switch.setVisible(shown and self.splitter.single)

    def _show_emptiness(self, board: Board | None) -> bool:
        """Say what is to be done first where there is no board to show; True if so."""
        empty = board is None or not board.spans or not board.tables
        self._fit_tally(empty=empty)
        self._stack.setCurrentIndex(1 if empty else 0)
        if empty:
            self._empty.say(round_is_there=board is not None)
        return empty

    # Choosing

    def _hold(self, wish_id: int) -> None:
        """A wish of the list was chosen: light its places."""
        self._wish_id, self._carrying, self._refused = wish_id, True, ()
        self.splitter.show_pane(1)
        self._show_chosen()

    def _choose(self, wish_id: int) -> None:
        """A cell of the board was chosen: its meeting, or none."""
        self._wish_id, self._carrying, self._refused = wish_id or None, False, ()
        self._show_chosen()

    def _enter_board(self) -> None:
        """From the list to the first place that fits."""
        self.grid.setFocus()
        if self.board is not None and self._wish_id is not None and not self.grid.next_fit():
            self._say_nowhere()

    def _say_nowhere(self) -> None:
        self.context.show_message(
            self.context.text(N_("It fits nowhere on this day; why not stands on the right.")),
            "amber",
        )

    def choose_wish(self, wish_id: int) -> None:
        """Show a request: its meeting in its cell, else the places it fits."""
        board = self.board
        if board is None or wish_id not in board.wishes:
            return
        held = board.meetings.get(wish_id)
        if held is None:
            self._hold(wish_id)
            self._to_first_fit(board.wishes[wish_id])
        else:
            self.go_to(held.span.id, held.table_id)
            self._choose(wish_id)

    def _to_first_fit(self, wish: Wish) -> None:
        from scse_desk.ui.matchmaking.why import fits

        if self.board is not None and (found := fits(self.board, wish.id, None)):
            self.go_to(found[0].span.id, found[0].table_id)

    def _turn_day(self) -> None:
        self._refused = ()
        self._show_all()

    def _pressed(self, key: int) -> None:
        if key == int(Qt.Key.Key_Escape):
            self.put_back()
            return
        held = self.grid.held_at(*self.grid.cell)
        if held is None:
            return
        if key == int(Qt.Key.Key_L):
            self.turn_lock(held.wish.id)
        else:
            self.unplace(held.wish.id)

    def put_back(self) -> None:
        """Carry and choose nothing; a meeting that was picked up stays chosen."""
        board = self.board
        placed = board is not None and self._wish_id in board.meetings
        self._wish_id = self._wish_id if self._carrying and placed else None
        self._carrying, self._refused = False, ()
        self._show_chosen()

    def pick_up(self, wish_id: int) -> None:
        """Carry a meeting: its other places light up. A locked one stays."""
        board = self.board
        if board is None or self.context.store.read_only:
            return
        self._wish_id, self._refused = wish_id, ()
        held = board.meetings.get(wish_id)
        self._carrying = held is None or not held.is_locked
        if held is not None and held.is_locked:
            self._refused = (Message(matchmaking.LOCKED, {"meeting": held.wish.pair}),)
        self._show_chosen()

    def go_to(self, slot_id: int, table_id: int) -> None:
        """Show a cell, turning to its day."""
        board = self.board
        if board is None:
            return
        self.tabs.show_slot_of(board.spans[slot_id].day)
        self.grid.go_to(slot_id, table_id)
        self.grid.setFocus()

    # Participants

    def show_party(self, party_id: int | None) -> None:
        """Make one participant's meetings and busy times stand out, None for nobody's."""
        self._party_id, self._refused = party_id, ()
        self._wish_id, self._carrying = None, False
        self.party_line.show_party(party_id)
        self._show_chosen()

    # Changing

    def drop(self, wish_id: int, slot_id: int, table_id: int) -> None:
        """Place a wish, or move its meeting; what is refused says why on the right."""
        board = self.board
        if board is None or wish_id not in board.wishes or self.context.store.read_only:
            return
        held = board.meetings.get(wish_id)
        if held is not None and (held.span.id, held.table_id) == (slot_id, table_id):
            self._choose(wish_id)
            return
        self._wish_id, self._carrying = wish_id, True
        self._refused = placing.place(self.context, board, wish_id, slot_id, table_id)
        if not self._refused:
            self._carrying = False
            self.go_to(slot_id, table_id)
        self._show_chosen()

    def _placed(self, wish_id: int) -> Board | None:
        """The board, if it may be changed and the request has its place on it."""
        board = self.board
        if board is None or wish_id not in board.meetings or self.context.store.read_only:
            return None
        self._wish_id, self._carrying = wish_id, False
        return board

    def unplace(self, wish_id: int) -> None:
        """Take a meeting off the board; its wish waits, its places lit."""
        if board := self._placed(wish_id):
            self._refused = placing.unplace(self.context, board, wish_id)
            self._carrying = not self._refused
            self._show_chosen()

    def turn_lock(self, wish_id: int) -> None:
        """Lock a meeting, or unlock it."""
        if board := self._placed(wish_id):
            self._refused = placing.turn_lock(self.context, board, wish_id)
            self._show_chosen()

    def interpret(self, wish_id: int, voice_id: int) -> None:
        """Give a meeting another interpreter."""
        if board := self._placed(wish_id):
            self._refused = placing.interpret(self.context, board, wish_id, voice_id)
            self._show_chosen()

    # What the frame asks

    def focus_filter(self) -> None:
        """Into the search of what waits."""
        self.waiting.focus_search()

    def new_record(self) -> None:
        """A new request."""
        self._sections.show_kind("request")
        self._sections.new_record()

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a request."""
        del kind
        self.choose_wish(record_id)

    def actions_of_page(self) -> Sequence[Action]:
        """What can be done to the meeting that is chosen."""
        return (
            Action("board-next", N_("Next place that fits"), self._enter_board, "matchmaking"),
            Action("board-party", N_("Show one participant"), self.party_line.setFocus, "people"),
        )

    def state(self) -> object:
        """The day, the request and the participant."""
        return self.tabs.day, self._wish_id, self._party_id

    def restore(self, state: object) -> None:
        """Back to them."""
        if isinstance(state, tuple) and self.board is not None:
            day, _, party_id = state
            self.tabs.choose(day)
            if party_id in self.board.parties:
                self.show_party(party_id)
            if state[1] in self.board.wishes:
                self.choose_wish(state[1])

    def views(self) -> Iterator[str]:
        """The board as it is; with a wish that is held; with one participant; a meeting."""
        yield "board"
        board = self.board
        if board is None or not board.waiting():
            return
        self._hold(board.waiting()[0].id)
        yield "wish"
        held = next(iter(board.meetings.values()))
        self.show_party(held.wish.first)
        yield "participant"
        self.show_party(None)
        self.choose_wish(held.wish.id)
        yield "meeting"
