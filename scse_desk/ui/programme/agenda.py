"""The programme day by day: a list to read and to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QPushButton, QWidget

from scse_desk.domain import agenda
from scse_desk.domain.agenda import Entry
from scse_desk.domain.programme import KIND_TONES, KINDS, STATUS_TONES, STATUSES
from scse_desk.domain.texts import text_in
from scse_desk.language import N_
from scse_desk.ui.cards import empty_state
from scse_desk.ui.context import Context
from scse_desk.ui.editors import Line
from scse_desk.ui.programme.rows import ROW, AgendaDelegate, AgendaRow
from scse_desk.ui.programme.when import day_words, span
from scse_desk.ui.widgets import column, row

if TYPE_CHECKING:
    from scse_desk.store.models import ProgrammeItem

Index = QModelIndex | QPersistentModelIndex
SETTLE_MS = 60


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to."""

    text: str = ""
    kind: str = ""
    clashing: bool = False


class Agenda(QFrame):
    """Days, and under each its items. `chosen` carries the id of the current item, or None."""

    chosen = Signal(object)
    activated = Signal(int)
    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: tuple[AgendaRow, ...] = ()
        self._wanted = Wanted()
        self._current: int | None = None
        self._dirty = True
        self._filling = False
        theme = context.theme
        self._model = QStandardItemModel(self)
        self.list = _List(self.activated.emit)
        self.list.setModel(self._model)
        self.list.setItemDelegate(AgendaDelegate(theme, self.list))
        self.list.setAccessibleName(context.text(N_("Programme by day")))
        self._nothing = empty_state(
            theme,
            context.text(N_("No item matches")),
            context.text(N_("Take a word or the kind away to see more.")),
            icon="programme",
        )
        self._nothing.hide()
        self.setLayout(
            column(
                self._filters(),
                self.list,
                self._nothing,
                spacing=theme.px(6),
                margins=(theme.px(10), theme.px(10), theme.px(2), theme.px(2)),
            )
        )
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(lambda: self.chosen.emit(self._current))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.setFocusProxy(self.list)

    def _filters(self) -> QWidget:
        context, theme = self._context, self._context.theme
        self.line = Line()
        self.line.setPlaceholderText(context.text(N_("Name, place, host or person")))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.textChanged.connect(lambda _text: self._narrow())
        self._kind = QComboBox()
        self._kind.addItem(context.text(N_("All kinds")), "")
        for code, marked in KINDS.items():
            self._kind.addItem(context.text(marked), code)
        self._kind.setAccessibleName(context.text(N_("Kind")))
        self._kind.currentIndexChanged.connect(lambda _place: self._narrow())
        self._clashing = QPushButton()
        self._clashing.setCheckable(True)
        self._clashing.toggled.connect(lambda _on: self._narrow())
        line = row(spacing=theme.px(8), margins=(0, 0, theme.px(8), 0))
        line.addWidget(self.line, 1)
        line.addWidget(self._kind)
        line.addWidget(self._clashing)
        made = QWidget()
        made.setLayout(line)
        return made

    # Reading

    def take_change(self) -> None:
        """Read again when next seen."""
        self._dirty = True

    def freshen(self) -> None:
        """Read the items if that has not been done since they changed."""
        if self._dirty:
            self.read()

    def read(self) -> None:
        """Read the items of the chosen edition."""
        self._dirty = False
        context = self._context
        with context.store.read() as session:
            found = agenda.entries(session, context.edition_id, context.language)
            self._rows = tuple(_row(context, entry) for entry in found)
        clashing = sum(bool(one.reasons) for one in self._rows)
        words = context.language.plural(N_("{number} clash"), N_("{number} clashes"), clashing)
        self._clashing.setText(words)
        self._clashing.setEnabled(bool(clashing) or self._clashing.isChecked())
        self._fill()
        self.counted.emit(len(self._rows))

    def _narrow(self) -> None:
        self._wanted = Wanted(
            self.line.text().strip().casefold(),
            str(self._kind.currentData() or ""),
            self._clashing.isChecked(),
        )
        self._fill()

    def _fill(self) -> None:
        kept, top = self._current, self.list.verticalScrollBar().value()
        self._filling = True
        self._model.clear()
        day = None
        shown = [one for one in self._rows if _matches(one, self._wanted)]
        for one in shown:
            if one.day != day:
                day = one.day
                self._model.appendRow(_heading(day, shown))
            self._model.appendRow(_item(one))
        self._filling = False
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown and bool(self._rows))
        if kept is None or not self._select(kept):
            self._select(shown[0].id if shown else None)
        self.list.verticalScrollBar().setValue(top)

    # The current item

    def _place_of(self, record_id: int) -> int | None:
        for place in range(self._model.rowCount()):
            one = self._model.item(place).data(ROW)
            if isinstance(one, AgendaRow) and one.id == record_id:
                return place
        return None

    def _select(self, record_id: int | None) -> bool:
        place = self._place_of(record_id) if record_id is not None else None
        if place is not None:
            self.list.setCurrentIndex(self._model.index(place, 0))
        elif record_id is None:
            self._current = None
            self._settle.start()
        return place is not None

    def show_record(self, record_id: int) -> bool:
        """Make an item current; where filters hide it, they are taken off first."""
        self.freshen()
        if self._place_of(record_id) is None:
            self.line.setText("")
            self._kind.setCurrentIndex(0)
            self._clashing.setChecked(False)
        found = self._select(record_id)
        if found:
            self.list.scrollTo(self.list.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        return found

    def _moved(self, current: Index, before: Index) -> None:
        del before
        one = current.data(ROW)
        if isinstance(one, AgendaRow) and not self._filling:
            self._current = one.id
            self._settle.start()

    def reasons(self, record_id: int) -> Sequence[str]:
        """Why an item clashes with others, in the window's language."""
        self.freshen()
        return next((one.reasons for one in self._rows if one.id == record_id), ())

    def record_id(self) -> int | None:
        """The id of the current item."""
        return self._current


class _List(QListView):
    """Enter goes into the record."""

    def __init__(self, activated: Callable[[int], object]) -> None:
        super().__init__()
        self._activated = activated
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest is Qt's."""
        one = self.currentIndex().data(ROW)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(one, AgendaRow):
            self._activated(one.id)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """All the room there is."""
        return QSize(300, 400)


def _heading(day: str, shown: Sequence[AgendaRow]) -> QStandardItem:
    made = QStandardItem(day)
    made.setData(sum(one.day == day for one in shown), ROW)
    made.setFlags(Qt.ItemFlag.NoItemFlags)
    return made


def _item(one: AgendaRow) -> QStandardItem:
    made = QStandardItem(f"{one.time} {one.title}")
    made.setData(one, ROW)
    made.setData("\n".join(one.reasons), Qt.ItemDataRole.AccessibleDescriptionRole)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return made


def _matches(one: AgendaRow, wanted: Wanted) -> bool:
    if wanted.kind and one.kind != wanted.kind:
        return False
    if wanted.clashing and not one.reasons:
        return False
    return wanted.text in f"{one.title} {one.about} {one.people}".casefold()


def _row(context: Context, entry: Entry) -> AgendaRow:
    item, language = entry.item, context.language
    zone = ZoneInfo(item.edition.time_zone)
    chips = []
    if entry.clashes:
        chips.append((context.text(N_("Clash")), "red"))
    if item.is_sample:
        chips.append((context.text(N_("Sample")), "neutral"))
    chips.append((context.text(STATUSES[item.status]), STATUS_TONES[item.status]))
    return AgendaRow(
        item.id,
        day_words(context, item),
        span(context, item, zone) if item.starts_at or item.precision == "half_day" else "—",
        language.name_of(item) or context.text(N_("Without a name")),
        item.kind,
        KIND_TONES.get(item.kind, "neutral"),
        " · ".join(filter(None, _about(context, item))),
        " · ".join(filter(None, _people(context, entry))),
        tuple(chips),
        tuple(language.say(reason) for reason in entry.clashes),
        entry.depth,
    )


def _about(context: Context, item: ProgrammeItem) -> list[str]:
    language = context.language
    return [
        context.text(KINDS[item.kind]),
        text_in(item, "place", language),
        language.name_of(item.venue) if item.venue else "",
        language.name_of(item.host_organisation) if item.host_organisation else "",
    ]


def _people(context: Context, entry: Entry) -> list[str]:
    language = context.language
    made = [entry.delegation]
    if not entry.delegation and entry.delegations:
        made = [
            language.plural(
                N_("{number} delegation"), N_("{number} delegations"), entry.delegations
            )
        ]
    made += entry.speakers
    if entry.interpreters:
        names = context.language.row(entry.interpreters)
        made.append(context.text(N_("Interpreter: {name}"), name=names))
    return made
