"""The page of an area: its table on the left, the record on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from scse_desk.language import N_
from scse_desk.ui.actions import Action
from scse_desk.ui.asking import Ask, Asking
from scse_desk.ui.beneath import Beneath
from scse_desk.ui.cards import Empty, empty_state
from scse_desk.ui.columns import ColumnChooser
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.fields import Field
from scse_desk.ui.head import Head
from scse_desk.ui.history import History
from scse_desk.ui.page import Page
from scse_desk.ui.panes import Panes
from scse_desk.ui.record_panel import RecordPanel, RecordView, Tab
from scse_desk.ui.table import Table
from scse_desk.ui.view_menu import ViewButton
from scse_desk.ui.widgets import button, column, label, row, set_short

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.domain.listing import Listing

Load = Callable[["Session", Context, int], "RecordView | None"]


@dataclass(frozen=True)
class RecordArea:
    """What an area is made of; titles and labels are marked messages.

    `load` reads a record (None where it is no more); `save(context, id, key, value)` saves one
    field as one change and may refuse; `new` is what a new record needs first, or a function that
    makes one and returns its id, or None if it opened something of its own; `delete(context, ids)`
    deletes as one change; `find(session, kind, id)` gives the id of the row of this table that
    shows a record of another kind.
    """

    kind: str
    title: str
    listing: Listing
    fields: Sequence[Field]
    load: Load
    save: Callable[[Context, int, str, object], object]
    empty: Empty
    new: Asking | Callable[[Context], int | None] | None = None
    new_label: str = ""
    delete: Callable[[Context, Sequence[int]], object] | None = None
    tabs: Sequence[Tab] = ()
    buttons: Callable[[Context, RecordPage], Sequence[QWidget]] | None = None
    find: Callable[[Session, str, int], int | None] | None = None
    actions: Callable[[Context, RecordPage], Sequence[Action]] | None = None
    stretch: str = ""
    panel_width: int = 372
    switch: Callable[[RecordPage], QWidget] | None = None
    """What stands beside the title, such as a control that switches to another table."""
    below: Callable[[Context, RecordPage], QWidget] | None = None
    """What stands beneath the table where its rows leave room."""
    also: frozenset[str] = field(default_factory=frozenset)
    """Tables beside those of the listing at whose change the record is read again."""


class RecordPage(Page):
    """Table and record. The record follows the cursor in the table."""

    def __init__(self, context: Context, area: RecordArea) -> None:
        super().__init__(context)
        self.area = area
        self._record_id: int | None = None
        self._empty: QWidget | None = None
        theme = context.theme
        self.table = Table(context, area.listing, self._edit_cell)
        self._count = label(role="count")
        self._nothing = QFrame()
        self._nothing.setProperty("card", "true")
        self._nothing.setLayout(
            column(
                empty_state(
                    theme,
                    context.text(N_("Nothing chosen")),
                    context.text(N_("Choose a row to see and edit its record.")),
                    icon=_icon_of(area),
                )
            )
        )
        self._right = QStackedWidget()
        blank = QFrame()  # until the rows have been read
        blank.setProperty("card", "true")
        self._right.addWidget(blank)
        self._right.addWidget(self._nothing)
        self._lay_out()
        self.table.chosen.connect(self._show)
        self.table.counted.connect(self._tell_count)
        self.table.activated_record.connect(self._enter)
        context.changes.changed.connect(self._take_change)
        self.setFocusProxy(self.table)

    @cached_property
    def panel(self) -> RecordPanel:
        """The record; made when first needed, after the rows are there to be seen."""
        made = RecordPanel(self.context, self.area.fields, self._all_tabs(), self._save)
        self._right.addWidget(made)
        return made

    def _all_tabs(self) -> list[Tab]:
        return [*self.area.tabs, Tab("history", N_("History"), self._history)]

    def _history(self, context: Context) -> QWidget:
        return History(context, self.area.kind)

    def _lay_out(self) -> None:
        theme = self.context.theme
        held = QFrame()
        held.setProperty("card", "true")
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        held.setLayout(column(self._left, margins=(1, 1, 1, theme.px(4))))
        self.splitter = Panes(
            theme, [self.context.text(N_("List")), self.context.text(N_("Record"))]
        )
        self.splitter.setHandleWidth(theme.px(14))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._with_below(held))
        self.splitter.addWidget(self._right)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self._right.setMinimumWidth(theme.px(300))
        body = QVBoxLayout()
        body.addWidget(self._head())
        body.addWidget(self.splitter, 1)
        self.setLayout(body)
        self.set_margins()
        self._sized = False

    def _with_below(self, held: QFrame) -> QWidget:
        if self.area.below is None:
            return held
        return Beneath(self.context.theme, self.table, held, self.area.below(self.context, self))

    def _head(self) -> Head:
        context, area, theme = self.context, self.area, self.context.theme
        title, head = row(spacing=theme.px(8)), row(spacing=theme.px(8))
        level = Qt.AlignmentFlag.AlignVCenter if area.switch else Qt.AlignmentFlag.AlignBottom
        words = label(context.text(area.title), "page")
        title.addWidget(words, 0, level)
        if area.switch:
            words.setContentsMargins(0, 0, theme.px(8), 0)  # gone with it where it is hidden
            title.addWidget(area.switch(self))
        title.addWidget(self._count, 0, level)
        self._unfilter = button(theme, context.text(N_("Clear filters")), kind="quiet")
        self._unfilter.clicked.connect(self.table.filters.clear)
        self._unfilter.hide()
        head.addWidget(self.splitter.switch)
        head.addStretch(1)
        head.addWidget(self._unfilter)
        views = ViewButton(context, self.table)
        head.addWidget(views)
        chooser = button(theme, context.text(N_("Columns")), picture="columns")
        chooser.clicked.connect(
            lambda: ColumnChooser(self, context, self.table).open_under(chooser)
        )
        head.addWidget(chooser)
        self.table_tools: tuple[QPushButton, ...] = (views, chooser)
        """Buttons that are of use for the table only."""
        for made in area.buttons(context, self) if area.buttons else ():
            head.addWidget(made)
        if area.new and not context.store.read_only:
            head.addWidget(
                button(
                    theme,
                    context.text(area.new_label),
                    self.new_record,
                    kind="primary",
                    picture="plus",
                    tip="Ctrl+N",
                )
            )
        return Head(title, head, theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the record its width once there is one to give."""
        super().resizeEvent(event)
        width = event.size().width()
        self.set_margins()
        self.splitter.fit(width)
        for tool in self.table_tools:
            set_short(tool, self.splitter.single)
        if not self._sized and width > 0 and not self.splitter.single:
            self._sized = True
            wanted = self.context.theme.px(self.area.panel_width)
            right = min(wanted, width * 45 // 100)
            self.splitter.setSizes([width - right, right])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list where the record stands alone."""
        alone = self.splitter.single and self.splitter.shown_pane() == 1
        if event.key() == Qt.Key.Key_Escape and alone:
            self.splitter.show_pane(0)
            (self.focusProxy() or self.table).setFocus()
        else:
            super().keyPressEvent(event)

    # The record

    def _show(self, record_id: int | None) -> None:
        if self._record_id is not None and record_id != self._record_id:
            self.panel.leave()
        self._record_id = record_id
        self.read_again()

    def read_again(self) -> None:
        """Show the current record as the store holds it now."""
        view = None
        if self._record_id is not None:
            with self.context.store.read() as session:
                view = self.area.load(session, self.context, self._record_id)
        if view is None or self._record_id is None:
            self._right.setCurrentWidget(self._nothing)
        else:
            self.panel.show_record(self._record_id, view)
            self._right.setCurrentWidget(self.panel)

    def _take_change(self, tables: frozenset[str]) -> None:
        if tables & (self.area.listing.tables | self.area.also):
            self.read_again()

    def record_id(self) -> int | None:
        """The id of the record that is shown."""
        return self._record_id

    def _save(self, key: str, value: object) -> None:
        if self._record_id is not None:
            self.area.save(self.context, self._record_id, key, value)

    def _edit_cell(self, record_id: int, key: str, value: object) -> None:
        self.area.save(self.context, record_id, key, value)

    def _enter(self, record_id: int) -> None:
        del record_id
        self.splitter.show_pane(1)
        self.panel.focus_form()

    # What the frame asks

    def new_record(self) -> None:
        """Make a record and go to it."""
        if self.area.new is None or self.context.store.read_only:
            return
        if isinstance(self.area.new, Asking):
            Ask(self, self.context, self.area.new, self._enter_new).open()
            return
        made = self.context.attempt(self.area.new, self.context)
        if made is not None:
            self._enter_new(made)

    def _enter_new(self, record_id: int) -> None:
        self.go_to(record_id)
        self.splitter.show_pane(1)
        QTimer.singleShot(0, self.panel, self.panel.focus_form)

    def go_to(self, record_id: int) -> bool:
        """Make a record of this table the current one."""
        found = self.table.show_record(record_id)
        if found:
            self._show(record_id)
        return found

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record; one of another kind through the row it belongs to."""
        found: int | None = record_id
        if kind != self.area.kind and self.area.find is not None:
            with self.context.store.read() as session:
                found = self.area.find(session, kind, record_id)
        if found is None or not self.go_to(found):
            self.context.show_message(
                self.context.text(N_("This record is not in the edition that is shown.")), "amber"
            )
        else:
            self.splitter.show_pane(1)

    def focus_filter(self) -> None:
        """Into the filter of the first column."""
        self.table.filters.focus(self.table.columns.first())

    def delete_chosen(self) -> None:
        """Delete the records of the selected rows as one change, with an Undo at hand."""
        ids = self.table.selected_ids()
        if self.area.delete is None or not ids or self.context.store.read_only:
            return
        self.context.attempt(self.area.delete, self.context, ids)

    def actions_of_page(self) -> Sequence[Action]:
        """New, delete, columns, and the area's own."""
        made = []
        if self.area.new:
            made.append(Action("new", self.area.new_label, self.new_record, "plus"))
        if self.area.delete:
            title = N_("Delete the selected records")
            made.append(Action("delete", title, self.delete_chosen, "delete", ("Ctrl+Del",)))
        own = self.area.actions(self.context, self) if self.area.actions else ()
        return [*made, *own]

    def state(self) -> object:
        """The record, and the tab it is open at."""
        return self._record_id, self.panel.bar.currentIndex()

    def restore(self, state: object) -> None:
        """Back to the record."""
        if isinstance(state, tuple) and isinstance(state[0], int):
            self.table.show_record(state[0])
            self.panel.bar.setCurrentIndex(int(state[1]))

    def views(self) -> Iterator[str]:
        """Each tab of the record; the list first where it stands alone."""
        if self._record_id is None:
            self.table.ask()
            self._show(self.table.rows.record_id(0))
        if self.splitter.single:
            self.splitter.show_pane(0)
            yield "list"
        self.splitter.show_pane(1)
        for place, tab in enumerate(["record", *(tab.key for tab in self._all_tabs())]):
            self.panel.bar.setCurrentIndex(place)
            yield tab

    # Count and emptiness

    def _tell_count(self, count: int) -> None:
        language = self.context.language
        filters = len(self.table.filters.filters())
        words = language.number(count)
        if filters:
            active = language.plural(N_("{number} filter"), N_("{number} filters"), filters)
            words = f"{words}  ·  {active}"
        self._count.setText(words)
        self._unfilter.setVisible(bool(filters))
        self._show_emptiness(count, filtered=bool(filters))

    def _show_emptiness(self, count: int, *, filtered: bool) -> None:
        if self._empty is not None:
            self._left.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        self.table.show_nothing_found(self.context.text(N_("No row matches these filters")))
        nothing = count == 0 and not filtered
        self.splitter.put_away(1, nothing)
        if nothing:
            self._empty = self._emptiness()
            self._left.addWidget(self._empty)
            self._left.setCurrentWidget(self._empty)
        else:
            self._left.setCurrentIndex(0)

    def _emptiness(self) -> QWidget:
        empty, context = self.area.empty, self.context
        remedies = []
        if self.area.new and not context.store.read_only:
            words = context.text(empty.label or self.area.new_label)
            remedies.append(Remedy(words, self.new_record))
        return empty_state(
            context.theme,
            context.text(empty.title),
            context.text(empty.text) if empty.text else "",
            icon=empty.icon,
            remedies=remedies,
        )


def _icon_of(area: RecordArea) -> str:
    return area.empty.icon
