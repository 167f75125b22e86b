"""The records that belong to a record: a tab that lists, adds, edits and takes away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.ui.cards import Empty, empty_state
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.editors import Line as TypedLine
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.flow import Flow
from scse_desk.ui.form import Form
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.reference_editor import Finder
from scse_desk.ui.widgets import button, clear, column, label, restyle, row, rule

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CREATE = "create"


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
                self._list.addWidget(label(group, "heading"))
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

    def _add(self, number: int) -> None:
        adding = self._related.adding
        if adding and adding.add and self._record_id is not None:
            adding.add(self._context, self._record_id, number)

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


class Adder(QWidget):
    """A line that finds what may be added, and below it why it was refused."""

    def __init__(
        self,
        context: Context,
        adding: Adding | None,
        search: Callable[[str], Sequence[Choice]],
        add: Callable[[int], object],
        create: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._context, self._adding = context, adding
        self._search, self._add, self._create = search, add, create
        self._typed = ""
        self.line = TypedLine()
        hint = context.text(adding.hint) if adding else ""
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self._error = label(role="error", wrap=True)
        self._error.hide()
        self._finder = Finder(context, self.line, self._choices, self._choose)
        self.line.returnPressed.connect(self._entered)
        self.setLayout(column(self.line, self._error, spacing=context.theme.px(4)))

    def _choices(self, text: str) -> Sequence[Choice]:
        self._typed = text
        found = list(self._search(text))
        if text and self._adding and self._adding.create and self._adding.offers_new:
            words = self._context.text(N_("New: “{name}”"), name=text)
            known = any(choice.title.casefold() == text.casefold() for choice in found)
            found.insert(len(found) if known else min(len(found), 10), Choice(CREATE, words))
        return found

    def _choose(self, choice: Choice) -> None:
        if choice.id == CREATE:
            self._try(self._create, self._typed)
        elif isinstance(choice.id, int):
            self._try(self._add, choice.id)

    def _entered(self) -> None:
        text = self.line.text().strip()
        if not text or self._finder.pointing():
            return
        exact = [c for c in self._search(text) if c.title.casefold() == text.casefold()]
        if len(exact) == 1:
            self._choose(exact[0])
        elif not exact and self._adding and self._adding.create:
            self._try(self._create, text)
        else:
            self.show_error(
                self._context.text(N_("Choose “{text}” from the list, or another."), text=text)
            )

    def _try(self, work: Callable[..., object], value: object) -> None:
        try:
            work(value)
        except Refused as refusal:
            self.show_error(self._context.language.say(refusal.message))
        else:
            self.line.show_text("")
            self.show_error("")

    def show_error(self, text: str) -> None:
        """Say what is wrong; nothing takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        restyle(self.line, error=str(bool(text)).lower())
        self.line.setAccessibleDescription(text)


class LineCard(QFrame):
    """One related record: Enter edits or opens it, Delete takes it away, Alt+Up and Down move.

    Where there is an order, a line can also be dragged to another place in it.
    """

    def __init__(
        self,
        context: Context,
        related: Related,
        line: Line,
        move: Callable[[int, int], object],
    ) -> None:
        super().__init__()
        self.setProperty("line", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._context, self._related, self._line, self._move = context, related, line, move
        theme = context.theme
        self.form: Form | None = None
        self._title = label(role="body", wrap=True)
        self._subtitle = label(role="secondary", wrap=True)
        self._aside = label(role="secondary")
        self._chips = Flow(theme.px(4))
        self._buttons = row(spacing=0)
        self._offers = row(spacing=0)
        self._add_buttons()
        words = column(self._title, self._subtitle, self._chips, spacing=theme.px(2))
        top = Qt.AlignmentFlag.AlignTop
        line_of = row(spacing=theme.px(8))
        line_of.addWidget(self._aside, 0, top)
        line_of.addLayout(words, 1)
        line_of.addLayout(self._buttons)
        line_of.setAlignment(self._buttons, top)
        pad = theme.px(6)
        self._layout = column(line_of, spacing=pad, margins=(theme.px(4), pad, 0, pad))
        self.setLayout(self._layout)

    def _editable(self) -> bool:
        return not (self._line.fixed or self._context.store.read_only)

    def _add_buttons(self) -> None:
        theme, text, related = self._context.theme, self._context.text, self._related
        self._buttons.addLayout(self._offers)
        if related.fields and self._editable():
            edit = button(theme, text(N_("Edit")), self.turn_form, kind="icon", picture="edit")
            self._buttons.addWidget(edit)
        if self._line.opens is not None:
            opened = button(theme, text(N_("Open")), self._open, kind="icon", picture="open")
            self._buttons.addWidget(opened)
        if related.remove and self._editable():
            words = text(related.remove_label)
            self._buttons.addWidget(
                button(theme, words, self._remove, kind="icon", picture="close")
            )

    def show_line(self, line: Line) -> None:
        """Show the record as it is now."""
        self._line = line
        self._title.setText(line.title)
        self._subtitle.setText(line.subtitle)
        self._subtitle.setVisible(bool(line.subtitle))
        self._aside.setText(line.aside)
        self._aside.setVisible(bool(line.aside))
        self._aside.setMinimumWidth(self._context.theme.px(46 if ":" in line.aside else 14))
        self._chips.clear()
        for word, tone in line.chips:
            self._chips.add(Chip(self._context.theme, word, tone))
        self._chips.setVisible(bool(line.chips))
        self._show_offers()
        self.setAccessibleName(" · ".join(filter(None, (line.aside, line.title, line.subtitle))))
        if self.form is not None:
            self.form.show_values(self._values())

    def _show_offers(self) -> None:
        clear(self._offers)
        for offer in self._line.offers if not self._context.store.read_only else ():
            theme = self._context.theme
            made = button(theme, offer.label, offer.run, kind="icon", picture=offer.icon)
            self._offers.addWidget(made)

    def _values(self) -> Mapping[str, object]:
        if self._related.values is None:
            return {}
        with self._context.store.read() as session:
            return self._related.values(session, self._context, self._line.id)

    def opened(self) -> bool:
        """Whether its fields are shown."""
        return self.form is not None and not self.form.isHidden()

    def open_form(self) -> Form:
        """Show its fields."""
        if self.form is None:
            self.form = Form(self._context, self._related.fields, self._save)
            self.form.show_other(self._values())
            self._layout.addWidget(self.form)
        self.form.show()
        return self.form

    def turn_form(self) -> None:
        """Show its fields, or put them away."""
        if self.form is not None and self.opened():
            self.form.leave()
            self.form.hide()
        else:
            self.open_form().focus_first()

    def _save(self, key: str, value: object) -> None:
        if self._related.save is not None:
            self._related.save(self._context, self._line.id, key, value)

    def _open(self) -> None:
        if self._line.opens is not None:
            self._context.open_record(*self._line.opens)

    def _remove(self) -> None:
        if self._related.remove is not None and self._editable():
            self._context.attempt(self._related.remove, self._context, self._line.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A line that has an order is taken hold of."""
        if self._related.move and self._editable():
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go over another line, it takes that one's place."""
        self.unsetCursor()
        super().mouseReleaseEvent(event)
        if self._related.move and self._editable():
            by = self._steps_to(self.mapToParent(event.position().toPoint()).y())
            if by:
                self._move(self._line.id, by)

    def _steps_to(self, height: int) -> int:
        """How many lines further down (less than none: up) the line at a height stands."""
        holder = self.parentWidget()
        found = holder.findChildren(LineCard) if holder else [self]
        cards = sorted(found, key=lambda card: card.y())
        over = [place for place, card in enumerate(cards) if card.y() <= height]
        return (over[-1] if over else 0) - cards.index(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits or opens, Delete takes away, Alt+Up and Alt+Down move."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._related.fields and self._editable():
                self.turn_form()
            else:
                self._open()
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._move(self._line.id, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
