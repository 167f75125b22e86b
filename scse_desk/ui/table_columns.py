"""The columns of a table on screen: their order, their widths, which are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QTableView

from scse_desk.domain.queries import Column
from scse_desk.language import N_, Language
from scse_desk.ui.column_widths import column_widths, going_in
from scse_desk.ui.context import Context
from scse_desk.ui.table_header import TableHeader
from scse_desk.ui.table_layout import TableLayout
from scse_desk.ui.theme import Theme

if TYPE_CHECKING:
    from scse_desk.domain.listing import Listing

Entry = tuple[str, int, bool]
KEEP_MS = 500


class TableColumns(QObject):
    """Gives columns their room. A column is known by its place in the listing.

    `kept` says, some time after the user has changed something, that it should be remembered;
    `reset_asked` that the columns should be as at first.
    """

    kept = Signal()
    reset_asked = Signal()

    def __init__(
        self, table: QTableView, header: TableHeader, context: Context, listing: Listing
    ) -> None:
        super().__init__(table)
        self._table, self._header = table, header
        self._context, self._listing = context, listing
        self._own_widths: dict[int, int] = {}
        self._fitting = False
        self.chosen = False
        """Whether the user said which columns are shown; else those that find no room are not."""
        self._spilled: set[int] = set()
        self._keep = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep.timeout.connect(self.kept)
        header.menu_asked.connect(self._open_menu)
        header.sectionMoved.connect(self.keep)
        header.sectionResized.connect(self._note_width)

    def keep(self) -> None:
        """Something is to be remembered, together with what else comes soon."""
        self._keep.start()

    def order(self) -> list[int]:
        """The places of the columns as they stand from left to right, hidden ones too."""
        return [self._header.logicalIndex(place) for place in range(self._header.count())]

    def seen(self) -> list[int]:
        """Those of them that are shown."""
        return [place for place in self.order() if not self._header.isSectionHidden(place)]

    def first(self) -> int:
        """The place of the column that stands first, or of any where none is shown."""
        return next(iter(self.seen()), 0)

    def entries(self) -> tuple[Entry, ...]:
        """The columns as a layout has them: key, width the user gave at 100 %, whether shown."""
        scale = self._context.theme.scale
        return tuple(
            (
                self._listing.columns[place].key,
                round(self._own_widths.get(place, 0) / scale),
                not self._header.isSectionHidden(place) or place in self._spilled,
            )
            for place in self.order()
        )

    def show(self, layout: TableLayout) -> None:
        """Take on the columns of a layout."""
        places = {column.key: place for place, column in enumerate(self._listing.columns)}
        for visual, (key, width, shown) in enumerate(layout.columns):
            place = places[key]
            self.move(place, visual)
            self._header.setSectionHidden(place, not shown)
            self._own_widths.pop(place, None)
            if width:
                self._own_widths[place] = self._context.theme.px(width)
        self.chosen = layout.chosen
        self._spilled = set()
        self.fit()

    def fit(self) -> None:
        """Give the columns their widths: what the user chose, the rest what fits the room."""
        self._fitting = True
        if not self.chosen:
            self._spill()
        for place, width in column_widths(*self._room_for(self.seen())).items():
            self._header.resizeSection(place, width)
        self._fitting = False
        self._header.place_editors()

    def _spill(self) -> None:
        """Leave out the columns that find no room, as long as the user has not chosen any."""
        wanted = [
            place
            for place in self.order()
            if place in self._spilled or not self._header.isSectionHidden(place)
        ]
        self._spilled = {*wanted} - going_in(*self._room_for(wanted))
        for place in wanted:
            self._header.setSectionHidden(place, place in self._spilled)

    def _room_for(
        self, places: list[int]
    ) -> tuple[dict[int, Column], dict[int, int], int, Theme, Language]:
        context, table = self._context, self._table
        columns = {place: self._listing.columns[place] for place in places}
        bar = table.verticalScrollBar().sizeHint().width()
        room = min(table.viewport().width(), table.width() - bar)  # the same without a bar
        return columns, self._own_widths, room, context.theme, context.language

    def _note_width(self, place: int, before: int, width: int) -> None:
        del before
        if not self._fitting and width:
            self._own_widths[place] = width
            self.keep()

    def set_shown(self, place: int, *, shown: bool) -> None:
        """Show or hide a column, from now on whatever room there is."""
        self.chosen = True
        self._spilled = set()
        self._header.setSectionHidden(place, not shown)
        self.fit()
        self.keep()

    def move(self, place: int, visual: int) -> None:
        """Move a column to another place from the left."""
        self._header.moveSection(self._header.visualIndex(place), visual)

    def _open_menu(self, at: QPoint) -> None:
        text = self._context.text
        menu = QMenu(self._table)
        place = self._header.logicalIndexAt(at)
        if place >= 0:
            hide = menu.addAction(text(N_("Hide this column")))
            hide.setEnabled(len(self.seen()) > 1)
            hide.triggered.connect(lambda: self.set_shown(place, shown=False))
            menu.addSeparator()
        reset = menu.addAction(text(N_("Columns as at first")))
        reset.triggered.connect(self.reset_asked)
        menu.exec(self._header.mapToGlobal(at))
