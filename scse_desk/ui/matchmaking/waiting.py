"""The wishes that wait for a place: searched, narrowed, in groups, chosen, dragged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QStackedWidget,
)

from scse_desk.domain.board import Board, Held, Wish
from scse_desk.domain.requests import PRIORITIES
from scse_desk.language import N_, order
from scse_desk.store.tokens import fold
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import words
from scse_desk.ui.matchmaking.cards import Card, Cards, Entry, Wishes, card_list
from scse_desk.ui.widgets import column, label, row

ORDERS: Mapping[str, str] = {
    "priority": N_("by priority"),
    "participant": N_("by participant"),
    "newest": N_("newest first"),
}


class Waiting(QFrame):
    """The list with its search. `chosen` carries a wish, 0 for none.

    What was just taken off the board stands on top of it.
    """

    chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._board: Board | None = None
        self._parked: Mapping[int, Held] = {}
        theme, text = context.theme, context.text
        self._title = label(role="strong", wrap=True)
        self._priority = self._choice(N_("Priority"))
        self._order = self._choice(N_("Order"))
        for code, word in ORDERS.items():
            self._order.addItem(text(word), code)
        self._line = QLineEdit()
        self._line.setPlaceholderText(text(N_("Search those not placed")))
        self._line.setAccessibleName(text(N_("Search those not placed")))
        self._line.setClearButtonEnabled(True)
        self.model = Wishes(context)
        self.cards = self._list()
        nothing = text(N_("Every request that may be placed has its place."))
        empty = text(N_("No requests yet"))
        self._stack = QStackedWidget()
        for words_of in (nothing, text(N_("No request matches")), empty):
            self._stack.addWidget(quiet(words_of))
        self._stack.insertWidget(0, self.cards)
        head = row(self._title, self._priority, spacing=theme.px(6))
        head.setStretch(0, 3)
        head.setStretch(1, 4)
        self.setLayout(column(head, self._line, self._order, self._stack, spacing=theme.px(6)))
        self._line.textChanged.connect(self._fill)
        self._priority.currentIndexChanged.connect(self._fill)
        self._order.currentIndexChanged.connect(self._fill)
        self.cards.selectionModel().currentChanged.connect(self._turned)
        self.cards.clicked.connect(self._clicked)

    def _choice(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self._context.text(name))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(4)
        made.view().setMinimumWidth(self._context.theme.px(170))
        return made

    def _list(self) -> Cards:
        made = card_list(self._context, self.model, self._context.text(N_("Not placed")))
        made.setDragEnabled(not self._context.store.read_only)
        made.setAcceptDrops(not self._context.store.read_only)
        made.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        return made

    def show_board(
        self, board: Board, chosen: int | None, parked: Mapping[int, Held] | None = None
    ) -> None:
        """Show what waits in a round; `chosen` stays chosen if it still does.

        `parked` are the meetings just taken off, where they were, the last one first.
        """
        self._board, self._parked = board, parked or {}
        self._fill_priorities(board)
        self._fill()
        self.choose(chosen)

    def _fill_priorities(self, board: Board) -> None:
        waiting = board.waiting()
        kept = self._priority.currentData()
        blocked = self._priority.blockSignals(True)
        self._priority.clear()
        self._priority.addItem(self._context.text(N_("All")), "")
        for code, words_of in PRIORITIES.items():
            number = sum(wish.priority == code for wish in waiting)
            title = f"{self._context.text(words_of)} · {self._context.language.number(number)}"
            self._priority.addItem(title, code)
        self._priority.setCurrentIndex(max(self._priority.findData(kept), 0))
        self._priority.blockSignals(blocked)

    def _fill(self) -> None:
        board = self._board
        if board is None:
            return
        waiting = board.waiting()
        asked, code = fold(self._line.text()), self._priority.currentData()
        begin = words.prefix(board)
        cards = [self._card(board, wish, begin) for wish in waiting]
        cards = [
            card
            for card in cards
            if code in {"", card.wish.priority}
            and asked in fold(f"{card.first} {card.second} {card.wish.topics}")
        ]
        current = self.current()
        self.model.show_entries(list(self._in_groups(cards)))
        self.choose(current)
        language = self._context.language
        self._title.setText(
            language.plural(N_("{number} not placed"), N_("{number} not placed"), len(waiting))
        )
        nothing = 1 if board.wishes else 3
        self._stack.setCurrentIndex(0 if cards else 2 if waiting else nothing)

    def _card(self, board: Board, wish: Wish, begin: str) -> Card:
        first, second = (name.removeprefix(begin) for name in words.names(board, wish))
        more = ""
        if held := self._parked.get(wish.id):
            table = board.tables.get(held.table_id)
            place = words.table_name(self._context, table) if table else ""
            times = words.times(self._context, board, held.span)
            more = self._context.text(N_("was {time}, {place}"), time=times, place=place)
        elif wish.id in board.cancelled:
            more = self._context.text(N_("was cancelled; no plan takes it up again"))
        return Card(wish, first, second, more)

    def _in_groups(self, cards: Sequence[Card]) -> Iterator[Entry]:
        """What was just taken off, then the others in their order under headings."""
        text = self._context.text
        parked = {card.wish.id: card for card in cards if card.wish.id in self._parked}
        if parked:
            yield text(N_("Just taken off"))
            yield from (parked[key] for key in self._parked if key in parked)
        others = [card for card in cards if card.wish.id not in parked]
        way = self._order.currentData()
        if way == "newest":
            others.sort(key=lambda card: -card.wish.id)
        elif way == "participant":
            key = order.key(self._context.language.code)
            others.sort(key=lambda card: key(card.first) or "")
        many = Counter(_group(way, card) for card in others)
        before = None
        for card in others:
            group = _group(way, card)
            if group != before and (group or parked):
                yield self._heading(way, card, many[group])
            before = group
            yield card

    def _heading(self, way: str, card: Card, many: int) -> str:
        number = self._context.language.number(many)
        if way == "participant":
            return f"{card.first} · {number}"
        if way == "priority":
            return f"{self._context.text(PRIORITIES[card.wish.priority])} · {number}"
        return self._context.text(N_("All others"))

    def current(self) -> int | None:
        """The wish that is chosen."""
        card = self.model.card(self.cards.currentIndex())
        return card.wish.id if card else None

    def choose(self, wish_id: int | None) -> None:
        """Choose a wish, without telling of it."""
        selection = self.cards.selectionModel()
        blocked = selection.blockSignals(True)
        place = self.model.place_of(wish_id)
        if place >= 0:
            self.cards.setCurrentIndex(self.model.index(place))
            self.cards.scrollTo(self.model.index(0 if place == 1 else place))
        else:
            self.cards.clearSelection()
            self.cards.setCurrentIndex(QModelIndex())
        selection.blockSignals(blocked)
        self.cards.viewport().update()

    def _turned(self, current: QModelIndex, _before: QModelIndex) -> None:
        if card := self.model.card(current):
            self.chosen.emit(card.wish.id)

    def _clicked(self, index: QModelIndex) -> None:
        if card := self.model.card(index):
            self.chosen.emit(card.wish.id)

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must."""
        return QSize(self._context.theme.px(150), self._context.theme.px(200))

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self._line.setFocus()


def _group(way: str, card: Card) -> object:
    """What those have in common that stand under one heading."""
    return {"participant": card.wish.first, "priority": card.wish.priority}.get(way, "")


def quiet(text: str) -> QLabel:
    """Words in the middle of an empty list."""
    made = label(text, "muted", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    made.setContentsMargins(0, 40, 0, 0)
    return made
