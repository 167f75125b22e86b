"""How far the round is, in one line over the board."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from scse_desk.domain.board import Tally
from scse_desk.language import N_
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.widgets import clear, label, row


class TallyLine(QFrame):
    """Wishes placed of all, musts held of musts, tables used: counted from the records."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._context = context
        theme = context.theme
        pad = theme.px(16)
        self._line = row(spacing=theme.px(18), margins=(pad, theme.px(8), pad, theme.px(8)))
        self.setLayout(self._line)

    def show_tally(self, tally: Tally) -> None:
        """Show the figures."""
        clear(self._line)
        number, text, theme = self._context.language.number, self._context.text, self._context.theme
        middle = Qt.AlignmentFlag.AlignVCenter
        figure = row(spacing=theme.px(6))
        figure.addWidget(label(number(tally.placed), "record"), 0, middle)
        words = text(N_("of {number} wishes placed"), number=number(tally.wishes))
        figure.addWidget(label(words, "muted"), 0, middle)
        self._line.addLayout(figure)
        musts = {"placed": number(tally.musts_placed), "number": number(tally.musts)}
        parts = [
            text(N_("{placed} of {number} musts held"), **musts),
            text(
                N_("{used} of {number} tables used"),
                used=number(tally.tables_used),
                number=number(tally.tables),
            ),
        ]
        if tally.dead:
            parts.append(text(N_("{number} declined or withdrawn"), number=number(tally.dead)))
        for part in parts:
            self._line.addWidget(label(part, "muted"), 0, middle)
        self._line.addStretch(1)
        self._line.addWidget(self._chip(tally), 0, middle)
        self.setAccessibleName(" · ".join([f"{number(tally.placed)} {words}", *parts]))

    def _chip(self, tally: Tally) -> Chip:
        missing = tally.musts - tally.musts_placed
        if missing:
            words = self._context.language.plural(
                N_("{number} must not placed"), N_("{number} musts not placed"), missing
            )
            return Chip(self._context.theme, words, "red")
        return Chip(self._context.theme, self._context.text(N_("every must is placed")), "green")
