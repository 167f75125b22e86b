"""Beside the board: the wish or meeting that is chosen, where it fits, why not, whose day it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from scse_desk.domain.board import Board, Held, Wish
from scse_desk.domain.requests import PRIORITIES, PRIORITY_TONES, STATUS_TONES, STATUSES
from scse_desk.language import N_, Message
from scse_desk.ui.cards import Notice, notice_panel
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.elided import ElidedLink
from scse_desk.ui.flow import Flow
from scse_desk.ui.matchmaking import why, words
from scse_desk.ui.matchmaking.day_menu import day_button
from scse_desk.ui.matchmaking.entries import Entry, entries
from scse_desk.ui.matchmaking.remedies import Remedies
from scse_desk.ui.matchmaking.why import Fit, Stretch
from scse_desk.ui.widgets import (
    button,
    clear,
    column,
    holder,
    label,
    row,
    rule,
    scrolled,
    settle,
)

MOST_FITS = 5
MOST_STRETCHES = 24


class Doing(Protocol):
    """What can be done from here; ids of requests, slots, tables, participants, interpreters."""

    def drop(self, wish_id: int, slot_id: int, table_id: int) -> None:
        """Place or move."""

    def pick_up(self, wish_id: int) -> None:
        """Carry a meeting."""

    def put_back(self) -> None:
        """Carry nothing any more."""

    def unplace(self, wish_id: int) -> None:
        """Take off the board."""

    def turn_lock(self, wish_id: int) -> None:
        """Lock or unlock."""

    def interpret(self, wish_id: int, voice_id: int) -> None:
        """Give another interpreter."""

    def go_to(self, slot_id: int, table_id: int) -> None:
        """Show a cell."""

    def show_party(self, party_id: int | None) -> None:
        """Make a participant stand out."""


@dataclass(frozen=True)
class Shown:
    """What the panel shows."""

    board: Board
    day: date | None
    wish_id: int | None = None
    carried: bool = False
    party_id: int | None = None
    refused: tuple[Message, ...] = ()


class Side(QFrame):
    """The panel."""

    def __init__(self, context: Context, doing: Doing) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._context, self._doing = context, doing
        self.remedies = Remedies(context)
        self.remedies.setParent(self)
        theme = context.theme
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(8))
        self._body.setContentsMargins(theme.px(16), theme.px(14), theme.px(12), theme.px(14))
        inner = holder(self._body)  # no higher than its words at the width they have
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._area = scrolled(inner)
        self.remedies.filled.connect(lambda: settle(self._area))
        self.setLayout(column(self._area, margins=(1, 1, 1, 1)))
        self.setAccessibleName(context.text(N_("Chosen meeting")))

    def show_all(self, shown: Shown) -> None:
        """Show what there is to say."""
        self._body.removeWidget(self.remedies)
        clear(self._body)
        self._area.verticalScrollBar().setValue(0)
        board = shown.board
        if shown.refused:
            self._refusal(shown.refused)
        wish = board.wishes.get(shown.wish_id) if shown.wish_id else None
        held = board.meetings.get(wish.id) if wish else None
        if wish is not None:
            self._head(board, wish, held)
            if held is not None:
                self._meeting(board, held, carried=shown.carried)
            if held is not None and not shown.carried:
                self._both_days(board, held)
            if held is None or shown.carried:
                self._where(shown, wish)
        elif shown.party_id is not None:
            self._day(board, shown.party_id, shown.day)
        else:
            self._nothing()
        self.remedies.show_for(board, wish.id if wish is not None and held is None else None)
        self._body.addStretch(1)
        settle(self._area)

    def _say(self, text: str, role: str = "body") -> None:
        self._body.addWidget(label(text, role, wrap=True))

    def _heading(self, text: str) -> None:
        self._body.addSpacing(self._context.theme.px(4))
        self._body.addWidget(rule())
        self._say(text, "strong")

    def _refusal(self, reasons: Sequence[Message]) -> None:
        said = [self._context.language.say(reason) for reason in reasons]
        title = self._context.text(N_("That cannot be done:"))
        notice = Notice("\n".join([title, *said]), "red")
        self._body.addWidget(notice_panel(self._context.theme, notice))

    def _head(self, board: Board, wish: Wish, held: Held | None) -> None:
        text, theme = self._context.text, self._context.theme
        title = N_("Meeting") if held else N_("Not placed")
        self._say(text(title), "heading")
        for party_id in (wish.first, wish.second):
            party = board.parties[party_id]
            sign = "× " if party_id == wish.second else ""
            self._say(f"{sign}{party.name}", "record")
        chips = Flow(theme.px(4))
        chips.add(Chip(theme, text(PRIORITIES[wish.priority]), PRIORITY_TONES[wish.priority]))
        chips.add(Chip(theme, text(STATUSES[wish.status]), STATUS_TONES[wish.status]))
        if wish.is_mutual:
            chips.add(Chip(theme, text(N_("Mutual")), "violet"))
        if wish.language:
            chips.add(
                Chip(theme, " · ".join(self._context.language.spoken(wish.language)), "neutral")
            )
        self._body.addWidget(chips)
        if wish.topics:
            self._say(wish.topics, "muted")
        links = Flow(theme.px(6))
        opened = button(theme, text(N_("Open request")), kind="link")
        opened.clicked.connect(lambda: self._context.open_record("request", wish.id))
        links.add(opened)
        for party_id in (wish.first, wish.second):
            name = board.parties[party_id].name.removeprefix(words.prefix(board))
            made = ElidedLink(text(N_("Day of {name}"), name=name), board.parties[party_id].name)
            made.clicked.connect(lambda _=False, key=party_id: self._doing.show_party(key))
            links.add(made)
        self._body.addWidget(links)

    def _meeting(self, board: Board, held: Held, *, carried: bool) -> None:
        context, text, theme = self._context, self._context.text, self._context.theme
        for line in words.tip(context, board, held)[1:2]:
            self._say(line, "strong")
        if held.voice_id is not None:
            self._say(words.interpreted(context, board, held), "muted")
        if held.is_locked:
            self._say(text(N_("Locked in its place")), "muted")
        if context.store.read_only:
            return
        wish_id, doing = held.wish.id, self._doing
        if carried:
            self._body.addLayout(row(button(theme, text(N_("Put back")), doing.put_back), None))
            return
        buttons = Flow(theme.px(6))
        word = N_("Unlock") if held.is_locked else N_("Lock")
        turn = button(theme, text(word), kind="small", picture="lock", tip="L")
        turn.clicked.connect(lambda: doing.turn_lock(wish_id))
        move = button(theme, text(N_("Move")), kind="small", picture="grip", tip="M")
        move.clicked.connect(lambda: doing.pick_up(wish_id))
        away = button(theme, text(N_("Take off")), kind="small", picture="close", tip="Del")
        away.clicked.connect(lambda: doing.unplace(wish_id))
        for each in (move, turn, away):
            buttons.add(each)
        if held.wish.language:
            buttons.add(self._voices(board, held))
        buttons.add(day_button(context, board, held))
        self._body.addWidget(buttons)

    def _voices(self, board: Board, held: Held) -> QPushButton:
        theme, text = self._context.theme, self._context.text
        made = button(theme, text(N_("Interpreter")), kind="small", picture="interpreter")
        menu = QMenu(made)
        for voice in board.free_voices(held.wish.id, held.span.id):
            entry = menu.addAction(
                " · ".join((voice.name, *self._context.language.spoken(voice.pairs)))
            )
            entry.setCheckable(True)
            entry.setChecked(voice.id == held.voice_id)
            entry.triggered.connect(
                lambda _=False, key=voice.id: self._doing.interpret(held.wish.id, key)
            )
        if menu.isEmpty():
            menu.addAction(text(N_("Nobody else is free then"))).setEnabled(False)
        made.setMenu(menu)
        return made

    # Where it fits, and why not

    def _where(self, shown: Shown, wish: Wish) -> None:
        board, text = shown.board, self._context.text
        found = why.fits(board, wish.id, shown.day)
        for reason in why.always(board, wish.id):
            words_of = self._context.language.say(reason)
            self._body.addWidget(notice_panel(self._context.theme, Notice(words_of, "red")))
        self._heading(text(N_("Fits")))
        if found:
            for fit in found[:MOST_FITS]:
                self._fit(board, wish, fit)
            if len(found) > MOST_FITS:
                more = len(found) - MOST_FITS
                said = self._context.language.plural(
                    N_("and in {number} more slot"), N_("and in {number} more slots"), more
                )
                self._say(said, "secondary")
        else:
            self._say(text(N_("Nowhere on this day.")), "muted")
            self._other_days(board, wish, shown.day)
        self._body.addWidget(self.remedies)
        self._why(board, wish, shown.day)

    def _fit(self, board: Board, wish: Wish, fit: Fit) -> None:
        context, theme = self._context, self._context.theme
        table = words.table_name(context, board.tables[fit.table_id])
        many = context.language.plural(N_("{number} table"), N_("{number} tables"), fit.places)
        said = f"{words.times(context, board, fit.span)} · {many}"
        go = button(theme, said, kind="link", tip=context.text(N_("Show on the board")))
        go.clicked.connect(lambda: self._doing.go_to(fit.span.id, fit.table_id))
        go.setMinimumWidth(1)
        line = row(go, None, spacing=theme.px(6))
        if not context.store.read_only:
            place = button(theme, context.text(N_("Place here")), kind="icon", picture="plus")
            place.setAccessibleDescription(f"{said} · {table}")
            place.clicked.connect(lambda: self._doing.drop(wish.id, fit.span.id, fit.table_id))
            line.addWidget(place)
        self._body.addLayout(line)

    def _other_days(self, board: Board, wish: Wish, day: date | None) -> None:
        context = self._context
        for other in board.days:
            found = why.fits(board, wish.id, other) if day is not None and other != day else []
            if found:
                number = context.language.plural(
                    N_("{number} slot"), N_("{number} slots"), len(found)
                )
                said = f"{context.language.date(other, 'long')} · {number}"
                go = button(context.theme, said, kind="link")
                first = found[0]
                go.clicked.connect(
                    lambda _=False, fit=first: self._doing.go_to(fit.span.id, fit.table_id)
                )
                self._body.addLayout(row(go, None))

    def _why(self, board: Board, wish: Wish, day: date | None) -> None:
        found = why.stretches(board, wish.id, day)
        if not found:
            return
        self._heading(self._context.text(N_("Why not at other times")))
        before: date | None = day
        for stretch in found[:MOST_STRETCHES]:
            if stretch.first.day != before:
                before = stretch.first.day
                self._say(self._context.language.date(before, "long"), "heading")
            self._stretch(board, stretch)

    def _stretch(self, board: Board, stretch: Stretch) -> None:
        context = self._context
        said = [context.language.say(reason) for reason in stretch.reasons]
        times = words.times(context, board, stretch.first, stretch.last)
        body = column(
            label(times, "strong"), label("\n".join(said), "secondary", wrap=True), spacing=0
        )
        self._body.addLayout(body)

    # Whose day

    def _day(self, board: Board, party_id: int, day: date | None) -> None:
        context, theme = self._context, self._context.theme
        party = board.parties[party_id]
        self._say(context.text(N_("Day of the participant")), "heading")
        self._say(party.name, "record")
        close = button(theme, context.text(N_("Show everyone")), kind="small")
        close.clicked.connect(lambda: self._doing.show_party(None))
        self._body.addLayout(row(close, None))
        found = entries(context, board, party_id)
        for each in board.days if day is None else [day]:
            self._heading(context.language.date(each, "long"))
            mine = [entry for entry in found if entry.at.date() == each]
            for entry in mine:
                self._entry(entry)
            if not mine:
                self._say(context.text(N_("Free all day")), "muted")

    def _both_days(self, board: Board, held: Held) -> None:
        """What else the two are at on the day they meet."""
        for party_id in (held.wish.first, held.wish.second):
            self._heading(board.parties[party_id].name)
            found = entries(self._context, board, party_id)
            for entry in found:
                if entry.at.date() == held.span.day:
                    self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        theme = self._context.theme
        said = " · ".join(filter(None, (entry.times, entry.where)))
        line = row(label(said, "secondary"), None, Chip(theme, *entry.chip))
        self._body.addLayout(column(line, label(entry.title, wrap=True), spacing=theme.px(1)))

    def _nothing(self) -> None:
        text = self._context.text
        self._say(text(N_("Nothing chosen")), "record")
        self._say(
            text(
                N_(
                    "Choose a request on the left: its places light up. "
                    "Then click one, or press Enter there."
                )
            ),
            "muted",
        )
        self._heading(text(N_("By keyboard")))
        for words_of, keys in KEYS:
            line = row(spacing=self._context.theme.px(8))
            line.addWidget(label(text(words_of), "muted", wrap=True), 1)
            line.addWidget(label(keys, "key"), 0, Qt.AlignmentFlag.AlignTop)
            self._body.addLayout(line)


KEYS = (
    (N_("Move about the board"), "← ↑ ↓ →"),
    (N_("Choose a meeting, or put one down"), "Enter"),
    (N_("Pick a meeting up"), "M"),
    (N_("Next place that fits"), "F"),
    (N_("Lock or unlock"), "L"),
    (N_("Park on the side"), "P"),
    (N_("Find on the board"), "Ctrl+F"),
    (N_("Let go"), "Esc"),
)
