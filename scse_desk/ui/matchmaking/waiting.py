"""The wishes that wait for a place: searched, narrowed to a priority, chosen, dragged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from scse_desk.domain.board import Board, Wish
from scse_desk.domain.requests import PRIORITIES, PRIORITY_TONES
from scse_desk.language import N_
from scse_desk.store.tokens import fold
from scse_desk.ui.chips import HEIGHT, chip_width, paint_chip
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import words
from scse_desk.ui.matchmaking.dragging import MIME, data_of, wish_in
from scse_desk.ui.widgets import column, label, row

Index = QModelIndex | QPersistentModelIndex
WISH = Qt.ItemDataRole.UserRole
CARD = 72
ROOT = QModelIndex()


class Wishes(QAbstractListModel):
    """Wishes with the names of their two sides."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: list[tuple[Wish, str, str]] = []

    def show_rows(self, rows: Sequence[tuple[Wish, str, str]]) -> None:
        """Show other wishes."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def place_of(self, wish_id: int | None) -> int:
        """The place of a wish, -1 if it is not shown."""
        ids = [wish.id for wish, _, _ in self.rows]
        return ids.index(wish_id) if wish_id in ids else -1

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The wish, or its words for screen readers and tips."""
        if not index.isValid():
            return None
        wish, first, second = self.rows[index.row()]
        if role == WISH:
            return self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{first} × {second} · {self._context.text(PRIORITIES[wish.priority])}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """To be chosen and dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """As requests."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the request."""
        return data_of(self.rows[indexes[0].row()][0].id)


class CardDelegate(QStyledItemDelegate):
    """A card: who, whom, how much, and in which languages."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._theme = context, context.theme
        self._strong = QFontMetrics(context.theme.font("strong"))
        self._body = QFontMetrics(context.theme.font())
        self._small = QFontMetrics(context.theme.font("secondary"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All cards alike."""
        del option, index
        return QSize(0, self._theme.px(CARD + 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card."""
        theme, px = self._theme, self._theme.px
        wish, first, second = index.data(WISH)
        room: QRect = option.rect  # type: ignore[attr-defined,unused-ignore]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined,unused-ignore]
        place = QRectF(room.adjusted(0, 0, -px(4), -px(6))).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if chosen else "hairline")))
        painter.setBrush(theme.colour("accent_tint" if chosen else "hover" if hovered else "card"))
        painter.drawRoundedRect(place, px(7), px(7))
        inner = place.adjusted(px(10), px(6), -px(10), -px(6)).toRect()
        line = px(19)
        self._words(painter, QRect(inner.left(), inner.top(), inner.width(), line), first, "strong")
        below = QRect(inner.left(), inner.top() + line, inner.width(), line)
        self._words(painter, below, f"× {second}", "body")
        self._foot(painter, inner, wish)
        painter.restore()

    def _words(self, painter: QPainter, place: QRect, text: str, role: str) -> None:
        metrics = self._strong if role == "strong" else self._body
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour("ink"))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _foot(self, painter: QPainter, inner: QRect, wish: Wish) -> None:
        theme, px = self._theme, self._theme.px
        word = self._context.text(PRIORITIES[wish.priority])
        width = chip_width(theme, self._small, word)
        high = px(HEIGHT)
        chip = QRectF(inner.left(), inner.bottom() - high + 1, width, high)
        paint_chip(painter, chip, theme, word, PRIORITY_TONES[wish.priority])
        mutual = self._context.text(N_("Mutual")) if wish.is_mutual else ""
        said = " · ".join(
            filter(None, (*self._context.language.spoken(wish.language), mutual, wish.topics))
        )
        left = int(chip.right()) + px(7)
        room = QRect(left, int(chip.top()), inner.right() - left, high)
        painter.setPen(theme.colour("secondary"))
        shown = self._small.elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Cards(QListView):
    """The list itself: `entered` when Enter is pressed, `left_it` on Esc, `parked` on a drop."""

    entered = Signal()
    left_it = Signal()
    parked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the board, Esc lets go."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left_it.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A meeting may be put back here."""
        if event.source() is not self and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the list."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the meeting off the board."""
        event.acceptProposedAction()
        self.parked.emit(wish_in(event.mimeData()))


class Waiting(QFrame):
    """The list with its search. `chosen` carries a wish, 0 for none."""

    chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._board: Board | None = None
        theme, text = context.theme, context.text
        self._title = label(role="strong", wrap=True)
        self._priority = QComboBox()
        self._priority.setAccessibleName(text(N_("Priority")))
        self._priority.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._priority.setMinimumContentsLength(4)
        self._priority.view().setMinimumWidth(theme.px(170))
        self._line = QLineEdit()
        self._line.setPlaceholderText(text(N_("Search those not placed")))
        self._line.setAccessibleName(text(N_("Search those not placed")))
        self._line.setClearButtonEnabled(True)
        self.model = Wishes(context)
        self.cards = Cards()
        self.cards.setModel(self.model)
        self._delegate = CardDelegate(context)
        self.cards.setItemDelegate(self._delegate)
        self.cards.setUniformItemSizes(True)
        self.cards.setMouseTracking(True)
        self.cards.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.cards.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards.setDragEnabled(not context.store.read_only)
        self.cards.setAcceptDrops(not context.store.read_only)
        self.cards.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.cards.setAccessibleName(text(N_("Not placed")))
        self.cards.setStyleSheet("QListView { background: transparent; }")
        nothing = text(N_("Every request that may be placed has its place."))
        self._nothing = quiet(nothing)
        self._none = quiet(text(N_("No request matches")))
        self._stack = QStackedWidget()
        for each in (self.cards, self._nothing, self._none):
            self._stack.addWidget(each)
        head = row(self._title, self._priority, spacing=theme.px(6))
        self.setLayout(column(head, self._line, self._stack, spacing=theme.px(8)))
        self._line.textChanged.connect(self._fill)
        self._priority.currentIndexChanged.connect(self._fill)
        self.cards.selectionModel().currentChanged.connect(self._turned)
        self.cards.clicked.connect(self._clicked)

    def show_board(self, board: Board, chosen: int | None) -> None:
        """Show what waits in a round; `chosen` stays chosen if it still does."""
        self._board = board
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
        waited = [wish for wish in waiting if code in {"", wish.priority}]
        rows = [(wish, *_short(board, wish, begin)) for wish in waited]
        rows = [each for each in rows if asked in fold(f"{each[1]} {each[2]}")]
        current = self.current()
        self.model.show_rows(rows)
        self.choose(current)
        language = self._context.language
        self._title.setText(
            language.plural(N_("{number} not placed"), N_("{number} not placed"), len(waiting))
        )
        place = 0 if rows else 2 if waiting else 1
        self._stack.setCurrentIndex(place)

    def current(self) -> int | None:
        """The wish that is chosen."""
        index = self.cards.currentIndex()
        return self.model.rows[index.row()][0].id if index.isValid() else None

    def choose(self, wish_id: int | None) -> None:
        """Choose a wish, without telling of it."""
        selection = self.cards.selectionModel()
        blocked = selection.blockSignals(True)
        place = self.model.place_of(wish_id)
        if place >= 0:
            self.cards.setCurrentIndex(self.model.index(place))
            self.cards.scrollTo(self.model.index(place))
        else:
            self.cards.clearSelection()
            self.cards.setCurrentIndex(QModelIndex())
        selection.blockSignals(blocked)
        self.cards.viewport().update()

    def _turned(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self.model.rows[current.row()][0].id)

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.rows[index.row()][0].id)

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must."""
        return QSize(self._context.theme.px(150), self._context.theme.px(200))

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self._line.setFocus()


def _short(board: Board, wish: Wish, start: str) -> tuple[str, str]:
    """The names of the two without what most names begin with."""
    first, second = words.names(board, wish)
    return first.removeprefix(start), second.removeprefix(start)


def quiet(text: str) -> QLabel:
    """Words in the middle of an empty list."""
    made = label(text, "muted", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    made.setContentsMargins(0, 40, 0, 0)
    return made
