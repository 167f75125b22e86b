"""The page of the programme: day by day or as a table, and the record of an item beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from scse_desk.domain.programme import LISTING
from scse_desk.language import N_
from scse_desk.ui.cards import Empty, notice_panel
from scse_desk.ui.context import Context
from scse_desk.ui.programme import form
from scse_desk.ui.programme.agenda import Agenda
from scse_desk.ui.programme.parts import SESSIONS
from scse_desk.ui.programme.people import PEOPLE
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.saving import remover
from scse_desk.ui.segments import Segments
from scse_desk.ui.sources import sources_tab
from scse_desk.ui.widgets import clear

TOUCHED = frozenset(
    {
        "programme_participant",
        "person",
        "post",
        "delegation",
        "delegation_member",
        "organisation",
        "venue",
    }
)
MEETINGS = frozenset({"meeting", "request", "slot", "participant", "registration", "interpreter"})
"""What tells who is in a meeting while they are in the programme."""


def build(context: Context) -> ProgrammePage:
    """Make the page."""
    return ProgrammePage(context)


class ProgrammePage(RecordPage):
    """Two ways to see the items, one record."""

    def __init__(self, context: Context) -> None:
        self._by_day = True
        super().__init__(context, _area(self._switch))
        self.agenda = Agenda(context)
        self._left.addWidget(self.agenda)
        self.agenda.chosen.connect(self._show)
        self.agenda.activated.connect(self._enter)
        self.agenda.counted.connect(self._tell_count)
        self._show_view()

    def _switch(self, _page: RecordPage) -> QWidget:
        words = [self.context.text(N_("By day")), self.context.text(N_("As a table"))]
        self.views_bar = Segments(self.context.theme, words, 0, self._turn)
        return self.views_bar

    def _turn(self, place: int) -> None:
        kept = self._record_id
        self._by_day = place == 0
        self.views_bar.show_chosen(place)
        self._show_view()
        if self._by_day:
            self.agenda.freshen()
        if kept is not None:
            self.go_to(kept)

    def _show_view(self) -> None:
        self._left.setCurrentWidget(self.agenda if self._by_day else self.table)
        for tool in self.table_tools:
            tool.setVisible(not self._by_day)
        self.setFocusProxy(self.agenda if self._by_day else self.table)

    def _show_emptiness(self, count: int, *, filtered: bool) -> None:
        super()._show_emptiness(count, filtered=filtered)
        if self._by_day and (count or filtered):
            self._left.setCurrentWidget(self.agenda)

    def read_again(self) -> None:
        """The record, and over its tabs what is to be known of it."""
        super().read_again()
        clear(self.panel.above)
        if self._record_id is None or self._right.currentWidget() is not self.panel:
            return
        context = self.context
        reasons = self.agenda.reasons(self._record_id)
        with context.store.read() as session:
            found = form.notices(session, context, self._record_id, reasons)
        for notice in found:
            self.panel.above.addWidget(notice_panel(context.theme, notice))

    def _take_change(self, tables: frozenset[str]) -> None:
        if tables & (LISTING.tables | TOUCHED | MEETINGS):
            self.agenda.take_change()
            if self._by_day and self.isVisible():
                self.agenda.freshen()
        super()._take_change(tables)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the items when first seen, and again where they have changed since."""
        super().showEvent(event)
        if self._by_day:
            self.agenda.freshen()

    # What the frame asks

    def go_to(self, record_id: int) -> bool:
        """Make an item the current one, in the view that is shown."""
        if not self._by_day:
            return super().go_to(record_id)
        found = self.agenda.show_record(record_id)
        if found:
            self._show(record_id)
        return found

    def focus_filter(self) -> None:
        """Into the line to find an item by, or the filter of the table."""
        if self._by_day:
            self.agenda.line.setFocus()
        else:
            super().focus_filter()

    def delete_chosen(self) -> None:
        """Delete the current item, or the rows selected in the table."""
        if not self._by_day:
            super().delete_chosen()
        elif self._record_id is not None and self.area.delete and not self.context.store.read_only:
            self.context.attempt(self.area.delete, self.context, [self._record_id])

    def state(self) -> object:
        """The record, its tab, and the view."""
        return self._record_id, self.panel.bar.currentIndex(), self._by_day

    def restore(self, state: object) -> None:
        """Back to them."""
        if isinstance(state, tuple) and isinstance(state[0], int):
            if not state[2]:
                self._turn(1)
            self.go_to(state[0])
            self.panel.bar.setCurrentIndex(int(state[1]))

    def views(self) -> Iterator[str]:
        """Each tab of the record beside the days, then the table."""
        if self._record_id is None and self.agenda.record_id() is not None:
            self._show(self.agenda.record_id())
        if self.splitter.single:
            self.splitter.show_pane(0)
            yield "list"
        self.splitter.show_pane(1)
        for place, tab in enumerate(["record", *(tab.key for tab in self._all_tabs())]):
            self.panel.bar.setCurrentIndex(place)
            yield tab
        self._turn(1)
        self.splitter.show_pane(0)
        yield "table"
        self._turn(0)


def _area(switch: Callable[[RecordPage], QWidget]) -> RecordArea:
    return RecordArea(
        kind="programme_item",
        title=N_("Programme"),
        listing=LISTING,
        fields=form.FIELDS,
        load=form.load,
        save=form.save,
        empty=Empty(
            N_("No programme yet"),
            N_("Enter the first forum, ceremony or courtesy call of this edition."),
            icon="programme",
        ),
        new=form.NEW,
        new_label=N_("New programme item"),
        delete=remover("programme_item"),
        tabs=(PEOPLE, SESSIONS, sources_tab("programme_item")),
        panel_width=480,
        switch=switch,
        also=TOUCHED | MEETINGS,
    )
