"""The records that belong to a record: a tab that lists, adds, edits and takes away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from scse_desk.language import N_
from scse_desk.ui.adder import Adder
from scse_desk.ui.cards import Empty, empty_state
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.line_card import LineCard
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.widgets import clear, column, label, rule

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Offer:
    """What can be done to a line with one click, in the window's language, with its icon."""

    label: str
    icon: str
    run: Callable[[], object]


@dataclass(frozen=True)
class Line:
    """One record that belongs to another, in the window's language.

    `chips` are words with their tones, `opens` the kind and id that its arrow opens, `group` the
    heading it stands under, `aside` what stands before it (a time with its end below, a number).
    """

    id: int
    title: str
    subtitle: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    opens: tuple[str, int] | None = None
    group: str = ""
    aside: str = ""
    fixed: bool = False
    """Shown, but not edited or taken away here."""
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class Adding:
    """A line to type into. `hint` is marked.

    `search(context, record_id, text)` finds what may be added, `add(context, record_id, id)` adds
    it; `create(context, record_id, text)` makes something new of what was typed. Both may refuse.
    """

    hint: str
    search: Callable[[Context, int, str], Sequence[Choice]] | None = None
    add: Callable[[Context, int, int], object] | None = None
    create: Callable[[Context, int, str], object] | None = None
    offers_new: bool = True
    """Whether what was typed is offered as something new among what is found."""
    add_key: Callable[[Context, int, str], object] | None = None
    """In the place of `add` where what is found is of several kinds, known by texts."""


@dataclass(frozen=True)
class Related:
    """What a tab of related records is made of.

    `lines(session, context, record_id)` reads them; `summary` says something about them all.
    `fields` are edited below a line: `values(session, context, line_id)` reads, and
    `save(context, line_id, key, value)` saves them. `remove(context, line_id)` takes one away,
    `move(context, record_id, line ids in their new order)` puts them in another order.
    """

    lines: Callable[[Session, Context, int], Sequence[Line]]
    empty: Empty
    adding: Adding | None = None
    fields: Sequence[Field] = ()
    values: Callable[[Session, Context, int], Mapping[str, object]] | None = None
    save: Callable[[Context, int, str, object], object] | None = None
    remove: Callable[[Context, int], object] | None = None
    remove_label: str = N_("Remove")
    move: Callable[[Context, int, Sequence[int]], object] | None = None
    summary: Callable[[Session, Context, int], str] | None = None


def related_tab(key: str, title: str, related: Related) -> Tab:
    """A tab of a record; `title` is marked."""
    return Tab(key, title, lambda context: RelatedTab(context, related))


class RelatedTab(QScrollArea):
    """Related records below each other, a line to add one on top."""

    def __init__(self, context: Context, related: Related) -> None:
        super().__init__()
        self._context, self._related = context, related
        self._record_id: int | None = None
        self._cards: dict[int, LineCard] = {}
        self._order: list[tuple[int, str]] = []
        theme = context.theme
        self.adder = Adder(context, related.adding, self._search, self._add, self._create)
        self._summary = label(role="secondary", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(2))
        body = column(self.adder, self._summary, self._list, None, spacing=theme.px(8))
        body.setContentsMargins(0, theme.px(2), theme.px(8), 0)
        inner = QWidget()
        inner.setLayout(body)
        self.adder.setVisible(related.adding is not None and not context.store.read_only)
        self._body = body
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_record(self, record_id: int) -> None:
        """Show what belongs to a record now; what is being typed below a line stays."""
        related = self._related
        with self._context.store.read() as session:
            lines = related.lines(session, self._context, record_id)
            said = related.summary(session, self._context, record_id) if related.summary else ""
        order = [(line.id, line.group) for line in lines]
        if record_id != self._record_id:
            self.adder.show_error("")
        if record_id != self._record_id or order != self._order:
            opened = {key for key, card in self._cards.items() if card.opened()}
            same = record_id == self._record_id
            top = self.verticalScrollBar().value() if same else 0
            self._build(lines, opened if same else set())
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(top))
        self._record_id, self._order = record_id, order
        for line in lines:
            self._cards[line.id].show_line(line)
        self._summary.setText(said)
        self._summary.setVisible(bool(said))

    def _build(self, lines: Sequence[Line], opened: set[int]) -> None:
        focused = QApplication.focusWidget()
        cards = self._cards.values()
        if focused and any(card is focused or card.isAncestorOf(focused) for card in cards):
            self.setFocus()  # else it goes from card to card as they are taken away
        clear(self._list)
        self._cards = {}
        group = ""
        for place, line in enumerate(lines):
            if line.group != group:
                group = line.group
                self._list.addSpacing(self._context.theme.px(6 if place else 0))
                self._list.addWidget(label(group, "heading", wrap=True))
            elif place:
                self._list.addWidget(rule())
            card = LineCard(self._context, self._related, line, self._move)
            self._cards[line.id] = card
            self._list.addWidget(card)
            if line.id in opened:
                card.open_form()
        if not lines:
            empty, text = self._related.empty, self._context.text
            words = text(empty.text) if empty.text else ""
            made = empty_state(self._context.theme, text(empty.title), words, icon=empty.icon)
            made.setMinimumHeight(self._context.theme.px(240))
            self._list.addWidget(made)

    def card(self, line_id: int) -> LineCard:
        """The card of a related record."""
        return self._cards[line_id]

    def open_line(self, line_id: int) -> None:
        """Go to a related record and show its fields, where it has any."""
        card = self._cards.get(line_id)
        if card is None:
            return
        card.setFocus()
        if self._related.fields and not self._context.store.read_only:
            card.open_form()
        QTimer.singleShot(0, card, lambda: self.verticalScrollBar().setValue(card.y()))

    def _search(self, text: str) -> Sequence[Choice]:
        adding = self._related.adding
        if adding is None or adding.search is None or self._record_id is None:
            return ()
        return adding.search(self._context, self._record_id, text)

    def _add(self, key: int | str) -> None:
        adding = self._related.adding
        if adding is None or self._record_id is None:
            return
        if isinstance(key, str) and adding.add_key:
            adding.add_key(self._context, self._record_id, key)
        elif isinstance(key, int) and adding.add:
            adding.add(self._context, self._record_id, key)

    def _create(self, text: str) -> None:
        adding = self._related.adding
        if adding and adding.create and self._record_id is not None:
            adding.create(self._context, self._record_id, text)

    def _move(self, line_id: int, by: int) -> None:
        ids = [number for number, _ in self._order]
        place = ids.index(line_id)
        to = place + by
        if self._related.move and self._record_id is not None and 0 <= to < len(ids):
            ids.insert(to, ids.pop(place))
            self._context.attempt(self._related.move, self._context, self._record_id, ids)
            if line_id in self._cards:
                self._cards[line_id].setFocus()
