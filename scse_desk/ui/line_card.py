"""A related record as a card: its words, what can be done to it, its fields below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame

from scse_desk.language import N_
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.flow import Flow
from scse_desk.ui.form import Form
from scse_desk.ui.widgets import button, clear, column, label, row

if TYPE_CHECKING:
    from scse_desk.ui.related import Line, Related


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
