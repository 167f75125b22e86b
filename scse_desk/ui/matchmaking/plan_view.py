"""A proposed plan: what it is worth, objective by objective, and every meeting that changes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLayout

from scse_desk.domain import scheduling
from scse_desk.domain.scheduling import Proposal
from scse_desk.language import N_
from scse_desk.scheduling.values import Stage
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import plan_words, words
from scse_desk.ui.matchmaking.cards import Card, CardDelegate, Cards, Entry, Wishes
from scse_desk.ui.widgets import column, label, row, rule


class PlanView(QFrame):
    """`went` carries the slot and the table of a change that was clicked."""

    went = Signal(int, int)

    def __init__(self, context: Context, proposal: Proposal) -> None:
        super().__init__()
        self._context, self._proposal = context, proposal
        self._places: dict[int, tuple[int, int]] = {}
        self.model = Wishes(context)
        self.model.show_entries(self._entries())
        parts = [*self._figures(), rule(), self._said()]
        layout = column(*parts, spacing=context.theme.px(6))
        if self.model.entries:
            layout.addWidget(self._list(), 1)
        else:
            layout.addStretch(1)
        self.setLayout(layout)

    def _figures(self) -> list[QFrame]:
        context, plan = self._context, self._proposal.plan
        number = context.language.number
        asked = len(self._proposal.asked.requests)
        before = len(self._proposal.asked.placed)
        first = label(plan_words.held(context, plan.held, asked), "strong", wrap=True)
        change = plan.held - before
        said = [context.text(N_("now {number}"), number=number(before))] if change else []
        if plan.most_held is not None:
            said.append(plan_words.most(context, plan.most_held))
        rows = [_framed(column(first, label(" · ".join(said), "secondary", wrap=True), spacing=0))]
        return [*rows, *(self._stage(stage) for stage in plan.stages)]

    def _stage(self, stage: Stage) -> QFrame:
        context = self._context
        title = label(context.text(scheduling.OBJECTIVES[stage.name]), "secondary", wrap=True)
        value = label(context.language.number(stage.value), "strong")
        chip = Chip(context.theme, *plan_words.certainty(context, stage))
        line = row(spacing=context.theme.px(6))
        line.addWidget(title, 1)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(value, 0, top)
        line.addWidget(chip, 0, top)
        return _framed(line)

    def _said(self) -> QFrame:
        context, number = self._context, len(self._proposal.differences)
        if not number:
            said = context.text(N_("Nothing better was found than what stands."))
        else:
            said = context.language.plural(
                N_("{number} meeting would change"), N_("{number} meetings would change"), number
            )
        return _framed(column(label(said, "strong", wrap=True)))

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
                told = plan_words.change(context, board, each)
                made.append(Card(each.wish, first, second, told))
        return made

    def _list(self) -> Cards:
        made = Cards()
        made.setModel(self.model)
        self._delegate = CardDelegate(self._context)
        made.setItemDelegate(self._delegate)
        made.setMouseTracking(True)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(self._context.text(N_("What would change")))
        made.setStyleSheet("QListView { background: transparent; }")
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
