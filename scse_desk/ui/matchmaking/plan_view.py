"""A proposed plan: what it is worth, objective by objective, and every meeting that changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
)

from scse_desk.domain import scheduling
from scse_desk.domain.scheduling import Proposal
from scse_desk.language import N_, Message
from scse_desk.scheduling.values import Stage
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import plan_words, words
from scse_desk.ui.matchmaking.cards import Card, Cards, Entry, Wishes, card_list
from scse_desk.ui.matchmaking.demands import Demands
from scse_desk.ui.segments import Segments
from scse_desk.ui.widgets import column, holder, label, row, scrolled


class PlanView(QFrame):
    """`went` carries the slot and the table of a change that was clicked."""

    went = Signal(int, int)

    def __init__(
        self, context: Context, proposal: Proposal, impossible: Sequence[Message] = ()
    ) -> None:
        super().__init__()
        self._context, self._proposal = context, proposal
        self._places: dict[int, tuple[int, int]] = {}
        self.model = Wishes(context)
        self.model.show_entries(self._entries())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._worth(impossible))
        self._stack.addWidget(self._list())
        theme, number = context.theme, len(proposal.differences)
        changes = context.text(N_("Changes · {number}"), number=context.language.number(number))
        views = [context.text(N_("Worth")), changes]
        switch = Segments(theme, views, 0, self._stack.setCurrentIndex)
        layout = column(self._summary(), row(switch, None), spacing=theme.px(8))
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)

    def _worth(self, impossible: Sequence[Message]) -> QScrollArea:
        """What no plan can meet, then the objectives."""
        body = column(
            Demands(self._context, impossible),
            *(self._stage(stage) for stage in self._proposal.plan.stages),
            None,
            spacing=self._context.theme.px(8),
        )
        return scrolled(holder(body))

    def _summary(self) -> QVBoxLayout:
        context, plan = self._context, self._proposal.plan
        number = context.language.number
        asked = len(self._proposal.asked.requests)
        before = len(self._proposal.asked.placed)
        said = [context.text(N_("now {number}"), number=number(before))]
        if plan.most_held is not None:
            said.append(plan_words.most(context, plan.most_held))
        parts = [
            label(plan_words.held(context, plan.held, asked), "strong", wrap=True),
            label(" · ".join(said), "secondary", wrap=True),
            label(self._said(), "secondary", wrap=True),
        ]
        return column(*parts, spacing=0)

    def _stage(self, stage: Stage) -> QFrame:
        context = self._context
        title = label(context.text(scheduling.OBJECTIVES[stage.name]), "secondary", wrap=True)
        value = label(context.language.number(stage.value), "strong")
        chip = Chip(context.theme, *plan_words.certainty(context, stage))
        found = row(value, chip, None, spacing=context.theme.px(6))
        return _framed(column(title, found, spacing=context.theme.px(1)))

    def _said(self) -> str:
        context, number = self._context, len(self._proposal.differences)
        if not number:
            return context.text(N_("Nothing better was found than what stands."))
        return context.language.plural(
            N_("{number} meeting would change"), N_("{number} meetings would change"), number
        )

    def _entries(self) -> list[Entry]:
        """The changes under their headings."""
        context, board = self._context, self._proposal.board
        made: list[Entry] = []
        prefix = words.prefix(board)
        for kind, heading in plan_words.HEADINGS.items():
            found = self._proposal.of_kind(kind)
            if found:
                number = context.language.number(len(found))
                made.append(context.text(heading, number=number))
            for each in found:
                placed = each.after or each.before
                if placed is not None:
                    self._places[each.wish.id] = placed.slot, placed.place
                first, second = (
                    name.removeprefix(prefix) for name in words.names(board, each.wish)
                )
                now, then = plan_words.change(context, board, each)
                made.append(Card(each.wish, first, second, now, then))
        return made

    def _list(self) -> Cards:
        made = card_list(self._context, self.model, self._context.text(N_("What would change")))
        made.selectionModel().currentChanged.connect(self._go)
        made.clicked.connect(self._go)
        return made

    def _go(self, index: QModelIndex) -> None:
        card = self.model.card(index)
        if card is not None and card.wish.id in self._places:
            self.went.emit(*self._places[card.wish.id])


def _framed(layout: QLayout) -> QFrame:
    made = QFrame()
    made.setLayout(layout)
    return made
