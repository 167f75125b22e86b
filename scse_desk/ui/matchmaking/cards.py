"""Wishes as cards in a list, under headings: chosen, dragged, and meetings put back among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from scse_desk.domain.board import Wish
from scse_desk.domain.requests import PRIORITIES, PRIORITY_TONES
from scse_desk.language import N_
from scse_desk.ui.chips import HEIGHT, chip_width, paint_chip
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking.dragging import MIME, data_of, wish_in

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
CARD, HEADING, LINE = 72, 26, 19
ROOT = QModelIndex()


@dataclass(frozen=True)
class Card:
    """A wish with the names of its two sides; `more` says where its meeting is or just was.

    `then` says on a line of its own where it would go.
    """

    wish: Wish
    first: str
    second: str
    more: str = ""
    then: str = ""


Entry = Card | str
"""A card, or the words of a heading over those that follow."""


class Wishes(QAbstractListModel):
    """Cards under headings."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.entries: list[Entry] = []

    @property
    def cards(self) -> list[Card]:
        """The cards without the headings."""
        return [entry for entry in self.entries if isinstance(entry, Card)]

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other wishes."""
        if list(entries) != self.entries:
            self.beginResetModel()
            self.entries = list(entries)
            self.endResetModel()

    def place_of(self, wish_id: int | None) -> int:
        """The place of a wish, -1 if it is not shown."""
        for place, entry in enumerate(self.entries):
            if isinstance(entry, Card) and entry.wish.id == wish_id:
                return place
        return -1

    def card(self, index: Index) -> Card | None:
        """The card at an index; None for a heading."""
        found = self.entries[index.row()] if index.isValid() else ""
        return found if isinstance(found, Card) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many entries there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, or its words for screen readers and tips."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return entry if isinstance(entry, str) else self._words(entry)
        return None

    def _words(self, card: Card) -> str:
        priority = self._context.text(PRIORITIES[card.wish.priority])
        names = f"{card.first} × {card.second}"
        parts = (names, priority, f"{card.more} {card.then}".strip(), card.wish.topics)
        return " · ".join(filter(None, parts))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards are chosen and dragged, headings only read."""
        if self.card(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """As requests."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the request."""
        card = self.card(indexes[0])
        return data_of(card.wish.id) if card else QMimeData()


class CardDelegate(QStyledItemDelegate):
    """A card: who, whom, how much, and in which languages."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._theme = context, context.theme
        self._metrics = {
            role: QFontMetrics(context.theme.font(role))
            for role in ("strong", "body", "secondary", "secondary-strong")
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All cards alike but for one line, headings lower."""
        del option
        entry: Entry = index.data(ENTRY)
        if isinstance(entry, str):
            return QSize(0, self._theme.px(HEADING))
        return QSize(0, self._theme.px(CARD + 6 + (LINE if entry.then else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card or a heading."""
        room: QRect = option.rect  # type: ignore[attr-defined,unused-ignore]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined,unused-ignore]
        entry: Entry = index.data(ENTRY)
        painter.save()
        if isinstance(entry, str):
            px = self._theme.px
            place = room.adjusted(px(2), px(4), -px(6), 0)
            self._words(painter, place, entry, "secondary-strong", "secondary")
        else:
            self._card(painter, room, state, entry)
        painter.restore()

    def _card(self, painter: QPainter, room: QRect, state: QStyle.StateFlag, card: Card) -> None:
        theme, px = self._theme, self._theme.px
        place = QRectF(room.adjusted(0, 0, -px(4), -px(6))).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if chosen else "hairline")))
        painter.setBrush(theme.colour("accent_tint" if chosen else "hover" if hovered else "card"))
        painter.drawRoundedRect(place, px(7), px(7))
        inner = place.adjusted(px(10), px(6), -px(10), -px(6)).toRect()
        line = px(LINE)
        above = QRect(inner.left(), inner.top(), inner.width(), line)
        self._words(painter, above, card.first, "strong")
        below = above.translated(0, line)
        self._words(painter, below, f"× {card.second}", "body")
        if card.then:
            last = QRect(inner.left(), inner.bottom() - line + 1, inner.width(), line)
            self._words(painter, last, card.then, "secondary-strong", "violet")
            inner.adjust(0, 0, 0, -px(LINE))
        self._foot(painter, inner, card)

    def _words(
        self, painter: QPainter, place: QRect, text: str, role: str, colour: str = "ink"
    ) -> None:
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.colour(colour))
        shown = self._metrics[role].elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _foot(self, painter: QPainter, inner: QRect, card: Card) -> None:
        theme, px, wish = self._theme, self._theme.px, card.wish
        word = self._context.text(PRIORITIES[wish.priority])
        width = chip_width(theme, self._metrics["secondary"], word)
        high = px(HEIGHT)
        chip = QRectF(inner.left(), inner.bottom() - high + 1, width, high)
        paint_chip(painter, chip, theme, word, PRIORITY_TONES[wish.priority])
        mutual = self._context.text(N_("Mutual")) if wish.is_mutual else ""
        spoken = self._context.language.spoken(wish.language)
        said = " · ".join(filter(None, (card.more, *spoken, mutual, wish.topics)))
        left = int(chip.right()) + px(7)
        room = QRect(left, int(chip.top()), inner.right() - left, high)
        self._words(painter, room, said, "secondary", "secondary")


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


def card_list(context: Context, model: Wishes, name: str) -> Cards:
    """A list of cards; `name` (in the window's language) is for screen readers."""
    made = Cards()
    made.setModel(model)
    delegate = CardDelegate(context)
    delegate.setParent(made)
    made.setItemDelegate(delegate)
    made.setMouseTracking(True)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setAccessibleName(name)
    made.setStyleSheet("QListView { background: transparent; }")
    return made
