"""How far the round is, in one line over the board."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from scse_desk.domain.board import Tally
from scse_desk.language import N_
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.flow import Flow
from scse_desk.ui.matchmaking import plan_words
from scse_desk.ui.widgets import column, holder, label, row


class TallyLine(QFrame):
    """Wishes placed of all, musts held of musts, tables used: counted from the records."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._context = context
        theme = context.theme
        pad, above = theme.px(16), theme.px(8)
        self._flow = Flow(theme.px(18))
        self.setLayout(column(self._flow, margins=(pad, above, pad, above)))

    def show_tally(self, tally: Tally, most: int | None = None) -> None:
        """Show the figures; `most` is what no plan can hold more than, where that is known."""
        self._flow.clear()
        number, text, theme = self._context.language.number, self._context.text, self._context.theme
        words = text(N_("of {number} wishes placed"), number=number(tally.wishes))
        figure = row(
            label(number(tally.placed), "record"), label(words, "muted"), spacing=theme.px(6)
        )
        self._flow.add(holder(figure))
        parts = self._parts(tally)
        if most is not None:
            parts.insert(0, plan_words.most(self._context, most))
        for part in parts:
            self._flow.add(label(part, "muted"))
        self._flow.add(self._chip(tally))
        self.setAccessibleName(" · ".join([f"{number(tally.placed)} {words}", *parts]))

    def _parts(self, tally: Tally) -> list[str]:
        number, text = self._context.language.number, self._context.text
        musts = {"placed": number(tally.musts_placed), "number": number(tally.musts)}
        tables = {"used": number(tally.tables_used), "number": number(tally.tables)}
        parts = [
            text(N_("{placed} of {number} musts held"), **musts),
            text(N_("{used} of {number} tables used"), **tables),
        ]
        if tally.dead:
            parts.append(text(N_("{number} declined or withdrawn"), number=number(tally.dead)))
        return parts

    def _chip(self, tally: Tally) -> Chip:
        if not tally.musts:
            return Chip(self._context.theme, self._context.text(N_("no musts")))
        missing = tally.musts - tally.musts_placed
        if missing:
            words = self._context.language.plural(
                N_("{number} must not placed"), N_("{number} musts not placed"), missing
            )
            return Chip(self._context.theme, words, "red")
        return Chip(self._context.theme, self._context.text(N_("every must is placed")), "green")
