"""The board with what waits to its left and what is chosen to its right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt

from scse_desk.domain import board_reading, matchmaking
from scse_desk.domain.board import Board, Held, Wish
from scse_desk.domain.records import Gone
from scse_desk.language import N_, Message
from scse_desk.ui.actions import Action
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import placing
from scse_desk.ui.matchmaking.board_planning import BoardPlanning
from scse_desk.ui.matchmaking.board_sights import sights
from scse_desk.ui.matchmaking.cell_menu import CellMenu
from scse_desk.ui.matchmaking.chosen import READ, Chosen
from scse_desk.ui.matchmaking.lines import PARTIES
from scse_desk.ui.matchmaking.side import Doing, Shown
from scse_desk.ui.sections import SectionsPage


class BoardPage(BoardPlanning):
    """One round: choose a wish, see where it fits, put it down; move, swap, lock and take off."""

    def __init__(self, context: Context, sections: SectionsPage, chosen: Chosen) -> None:
        self._wish_id: int | None = None
        self._carrying = False
        self._party_id: int | None = None
        self._refused: tuple[Message, ...] = ()
        self._parked: dict[int, Held] = {}
        super().__init__(context, sections, chosen)
        self._connect()
        self._turn_tools()
        self.read_again()
        self.setFocusProxy(self.grid)

    def doing(self) -> Doing:
        """What the panel on the right asks for is done here."""
        return self

    def _connect(self) -> None:
        self.waiting.chosen.connect(self._hold)
        self.waiting.cards.entered.connect(self._enter_board)
        self.waiting.cards.left_it.connect(self.put_back)
        self.waiting.cards.parked.connect(self.unplace)
        self.grid.chosen.connect(self._choose)
        self.grid.picked.connect(self.pick_up)
        self.grid.dropped.connect(self.drop)
        self.grid.swapped.connect(self.swap)
        self.grid.refused.connect(self._refuse)
        self.grid.pressed.connect(self._pressed)
        self.grid.named.connect(self._name_clicked)
        self.grid.told.connect(self._tell)
        self.grid.asked.connect(self._open_menu)
        self.tabs.turned.connect(self._turn_day)
        self.tools.turned.connect(self._turn_tools)
        self.tools.finding.connect(self.find_line.open)
        self.find_line.sought.connect(self.grid.show_hits)
        self.find_line.went.connect(self._go_to_hit)
        self.find_line.closed.connect(self._leave_find)
        self.party_line.chosen.connect(lambda key: self.show_party(key or None))
        self.planning.closed.connect(self._show_chosen)
        self.context.changes.changed.connect(self._take_change)

    def _take_change(self, tables: frozenset[str]) -> None:
        read = tables & READ
        if read == {"meeting"} and self.board is not None and matchmaking.alone(self.board):
            with self.context.store.read() as session:
                self._show_board(board_reading.again(session, self.board))
        elif read:
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
        self._show_board(board)

    def _show_board(self, board: Board) -> None:
        self.board = board
        waits = {wish.id for wish in board.waiting()}
        self._parked = {key: held for key, held in self._parked.items() if key in waits}
        if self._wish_id not in board.wishes:
            self._wish_id, self._carrying = None, False
        if self._party_id not in board.parties:
            self._party_id = None
        if self._show_emptiness(board):
            return
        self.party_line.board = board
        self.tabs.show_days(board.days)
        self.tally.show_tally(board.tally(), self.planning.most_held(board))
        self._show_all()
        self.planning.show_board(board)

    def _show_all(self) -> None:
        board = self.board
        if board is None:
            return
        self.grid.show_board(board, self.tabs.day, self.tools.kind)
        self.grid.show_colours(self.tools.way)
        if self.grid.cells is not None:
            self._legend.show_colours(self.grid.cells.colours)
        self.find_line.show_board(board)
        self._show_chosen()

    def _turn_tools(self) -> None:
        """Look at the board as the tools say."""
        self.grid.show_low(self.tools.low)
        self._show_all()
        self._find_again()

    def _show_chosen(self) -> None:
        board = self.board
        if board is None:
            return
        self.grid.carry(self._wish_id if self._carrying else None)
        self.grid.show_party(self._party_id)
        self.waiting.show_board(board, self._wish_id, self._parked)
        self.side.show_all(
            Shown(
                board, self.tabs.day, self._wish_id, self._carrying, self._party_id, self._refused
            )
        )

    def _show_emptiness(self, board: Board | None) -> bool:
        """Say what is to be done first where there is no board to show; True if so."""
        empty = board is None or not board.spans or not board.tables
        self._fit_tally(empty=empty)
        self._stack.setCurrentIndex(1 if empty else 0)
        if empty:
            self._empty.say(round_is_there=board is not None)
        return empty

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
        held = self.grid.held_here()
        if held is None:
            return
        if key == int(Qt.Key.Key_L):
            self.turn_lock(held.wish.id)
        else:
            self.unplace(held.wish.id)

    def _open_menu(self, where: QPoint) -> None:
        cells = self.grid.cells
        if cells is not None:
            menu = CellMenu(self.grid, self.context, self, cells)
            menu.fill(self.grid.cell, self.grid.lane)
            if not menu.isEmpty():
                menu.popup(where)

    def _go_to_hit(self, held: Held) -> None:
        """Show a meeting that was searched for, turning to its day."""
        self.tabs.show_slot_of(held.span.day)
        self.grid.go_to(held.span.id, held.table_id)

    def _leave_find(self) -> None:
        self.grid.show_hits(None)
        self.grid.setFocus()

    def _find_again(self) -> None:
        """The cursor goes back to what was chosen, where the rows are others now."""
        board = self.board
        held = board.meetings.get(self._wish_id) if board and self._wish_id else None
        if held is not None:
            self.grid.go_to(held.span.id, held.table_id)

    def _tell(self, said: str) -> None:
        """What is refused stays said until something else is done."""
        if not self._refused:
            self._say(said)

    def put_back(self) -> None:
        """Carry and choose nothing; a meeting that was picked up stays chosen."""
        board = self.board
        placed = board is not None and self._wish_id in board.meetings
        self._wish_id = self._wish_id if self._carrying and placed else None
        self._carrying, self._refused = False, ()
        self._show_chosen()

    def pick_up(self, wish_id: int) -> None:
        """Carry a meeting: its other places light up. One that is fixed stays."""
        board = self.board
        if board is None or self.context.store.read_only:
            return
        self._wish_id, self._refused = wish_id, tuple(matchmaking.fixed(board, wish_id))
        self._carrying = not self._refused
        self._show_chosen()
        self._say_refused()

    def go_to(self, slot_id: int, table_id: int) -> None:
        """Show a cell, turning to its day."""
        board = self.board
        if board is None:
            return
        self.tabs.show_slot_of(board.spans[slot_id].day)
        self.grid.go_to(slot_id, table_id)
        self.grid.setFocus()

    def show_party(self, party_id: int | None) -> None:
        """Make one participant's meetings and busy times stand out, None for nobody's."""
        self._party_id, self._refused = party_id, ()
        self._wish_id, self._carrying = None, False
        self.party_line.show_party(party_id)
        self._show_chosen()
        if party_id is not None and self.tools.kind == PARTIES:
            self.grid.show_row(party_id)

    def _name_clicked(self, line_id: int) -> None:
        """The name of a row was clicked: a participant stands out, or does no more."""
        if self.tools.kind == PARTIES:
            self.show_party(None if self._party_id == line_id else line_id)
            self.grid.setFocus()

    def _refuse(self, wish_id: int, reasons: Sequence[Message]) -> None:
        """Say why a request cannot be put where it was dropped."""
        self._wish_id, self._carrying, self._refused = wish_id, True, tuple(reasons)
        self._show_chosen()
        self._say_refused()

    def _say_refused(self) -> None:
        if self._refused:
            said = [self.context.language.say(reason) for reason in self._refused]
            title = self.context.text(N_("That cannot be done:"))
            gap = "" if title.endswith("：") else " "  # Chinese has its own within the colon
            self._say(title + gap + " · ".join(said), wrong=True)
        else:
            self.grid.tell()

    def swap(self, wish_id: int, other_id: int) -> None:
        """Let two meetings change places."""
        board = self._placed(wish_id)
        if board is None or other_id not in board.meetings:
            return
        self._refused = placing.swap(self.context, board, wish_id, other_id)
        self._carrying = bool(self._refused)
        if not self._refused:
            self._find_again()
        self._show_chosen()
        self._say_refused()

    def drop(self, wish_id: int, slot_id: int, table_id: int, voice_id: int = 0) -> None:
        """Place a wish, or move its meeting; what is refused says why."""
        board = self.board
        if board is None or wish_id not in board.wishes or self.context.store.read_only:
            return
        held = board.meetings.get(wish_id)
        here = held is not None and (held.span.id, held.table_id) == (slot_id, table_id)
        if here and not voice_id:
            self._choose(wish_id)
            return
        self._wish_id, self._carrying = wish_id, True
        self._refused = placing.place(self.context, board, wish_id, slot_id, table_id, voice_id)
        if not self._refused:
            self._carrying = False
            self.go_to(slot_id, table_id)
        self._show_chosen()
        self._say_refused()

    def _placed(self, wish_id: int) -> Board | None:
        """The board, if it may be changed and the request has its place on it."""
        board = self.board
        if board is None or wish_id not in board.meetings or self.context.store.read_only:
            return None
        self._wish_id, self._carrying = wish_id, False
        return board

    def unplace(self, wish_id: int) -> None:
        """Park a meeting: off the board, on top of what waits."""
        if board := self._placed(wish_id):
            held = board.meetings[wish_id]
            self._refused = placing.unplace(self.context, board, wish_id)
            if not self._refused:
                self._parked = {wish_id: held, **self._parked}
            self._show_chosen()
            self._say_refused()

    def turn_lock(self, wish_id: int) -> None:
        """Lock a meeting, or unlock it."""
        if board := self._placed(wish_id):
            self._refused = placing.turn_lock(self.context, board, wish_id)
            self._show_chosen()
            self._say_refused()

    def interpret(self, wish_id: int, voice_id: int) -> None:
        """Give a meeting another interpreter."""
        if board := self._placed(wish_id):
            self._refused = placing.interpret(self.context, board, wish_id, voice_id)
            self._show_chosen()
            self._say_refused()

    def focus_filter(self) -> None:
        """Search on the board; from the list, what waits."""
        if self.waiting.cards.hasFocus():
            self.waiting.focus_search()
        else:
            self.find_line.open()

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
            Action("board-find", N_("Find on the board"), self.find_line.open, "search"),
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
        return sights(self)
