"""The journal: who changed what and when, and taking an earlier change back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from scse_desk.domain import changes as domain
from scse_desk.domain.column_labels import NOUNS
from scse_desk.language import N_
from scse_desk.ui.cards import empty_state
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.settings.change_model import ChangeModel
from scse_desk.ui.settings.change_model import label as called
from scse_desk.ui.widgets import button, clear, column, label, row, rule

if TYPE_CHECKING:
    from scse_desk.store.journal import Change

MOST = 60
HOW = {
    "added": (N_("added"), "green"),
    "changed": (N_("changed"), "blue"),
    "removed": (N_("removed"), "red"),
}
WIDTHS = (150, 140, 0, 84, 104)


class Changes(QWidget):
    """The table, and beside it what the chosen change touched."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows = ChangeModel(context)
        self.table = QTableView()
        self.table.setObjectName("rows")
        self.table.setModel(self.rows)
        self._set_up()
        self._detail = QVBoxLayout()
        self.take_back = button(
            context.theme, context.text(N_("Take this change back")), self.undo, picture="undo"
        )
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        context.changes.changed.connect(self._take_change)
        self.read()

    def _set_up(self) -> None:
        theme, table = self._context.theme, self.table
        table.setAccessibleName(self._context.text(N_("Changes")))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setStyleSheet("QTableView#rows::item { padding: 0px 8px; }")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(33))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(theme.px(36))
        for place, width in enumerate(WIDTHS):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if width:
                table.setColumnWidth(place, theme.px(width))

    def _lay_out(self) -> None:
        theme = self._context.theme
        left = QFrame()
        left.setProperty("card", "true")
        left.setLayout(column(self.table, margins=(1, 1, 1, theme.px(4))))
        inner = QWidget()
        inner.setLayout(column(self._detail, None))
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QFrame()
        right.setProperty("card", "true")
        pad = theme.px(16)
        right.setLayout(
            column(
                scroll,
                self.take_back,
                spacing=theme.px(10),
                margins=(pad, theme.px(14), theme.px(8), pad),
            )
        )
        right.setFixedWidth(theme.px(372))
        body = row(left, right, spacing=theme.px(14))
        body.setStretch(0, 1)
        self.setLayout(body)

    def read(self) -> None:
        """Read the journal anew, staying at the change that was chosen."""
        kept = self.chosen()
        self.rows.read()
        ids = [change.id for change in self.rows.changes]
        place = ids.index(kept.id) if kept and kept.id in ids else 0
        if ids:
            flags = QItemSelectionModel.SelectionFlag
            model = self.table.selectionModel()
            wanted = flags.ClearAndSelect | flags.Rows
            model.setCurrentIndex(self.rows.index(place, 0), wanted)
        self._show()

    def _take_change(self, _tables: frozenset[str]) -> None:
        self.read()

    def chosen(self) -> Change | None:
        """The change that is chosen."""
        place = self.table.selectionModel().currentIndex().row()
        return self.rows.changes[place] if 0 <= place < len(self.rows.changes) else None

    def choose(self, change_id: int) -> None:
        """Choose a change that has been read."""
        ids = [change.id for change in self.rows.changes]
        self.table.selectRow(ids.index(change_id))

    def undo(self) -> None:
        """Take the chosen change back, or say which later one stands in the way."""
        change = self.chosen()
        if change is None:
            return
        done = self._context.attempt(self._context.store.undo, change.id)
        if done is not None:
            said = self._context.text(N_("Undone: {change}"), change=done)
            self._context.show_message(said, "green")

    # The chosen change

    def _show(self) -> None:
        clear(self._detail)
        change, text = self.chosen(), self._context.text
        possible = change is not None and change.kind == "change" and change.stands
        self.take_back.setVisible(possible and not self._context.store.read_only)
        if change is None:
            self._detail.addWidget(
                empty_state(
                    self._context.theme, text(N_("Nothing was changed yet")), icon="history"
                )
            )
            return
        language = self._context.language
        when = language.datetime(change.at.astimezone(), "medium")
        known = column(
            label(called(self._context, change), "record", wrap=True),
            label(f"{change.author} · {when}", "secondary", wrap=True),
            spacing=self._context.theme.px(2),
        )
        self._detail.addLayout(known)
        records = language.plural(
            N_("{number} record was touched"), N_("{number} records were touched"), change.records
        )
        self._detail.addSpacing(self._context.theme.px(8))
        self._detail.addWidget(label(records, "heading"))
        self._add_touched(change)

    def _add_touched(self, change: Change) -> None:
        theme, text = self._context.theme, self._context.text
        with self._context.store.read() as session:
            found = domain.touched(session, change.id, MOST, self._context.language)
        for one in found:
            words, tone = HOW[one.how]
            noun = text(NOUNS[one.kind])
            line = row(spacing=theme.px(8), margins=(0, theme.px(3), theme.px(8), theme.px(3)))
            known = column(label(one.name, wrap=True), label(noun, "secondary"), spacing=0)
            line.addLayout(known, 1)
            line.addWidget(Chip(theme, text(words), tone), 0, Qt.AlignmentFlag.AlignTop)
            self._detail.addLayout(line)
            self._detail.addWidget(rule())
        if len(found) < change.records and len(found) >= MOST // 2:
            rest = text(N_("… and more"))
            self._detail.addWidget(label(rest, "secondary"))
