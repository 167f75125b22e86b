"""The filters under the titles of a table: what a cell contains, which codes, from and to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from scse_desk.domain.queries import Column, Filter, labels_of
from scse_desk.language import N_, Language
from scse_desk.ui.checklist import Checklist
from scse_desk.ui.ranges import date_range, number_range
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import restyle

DELAY_MS = 90
ANY = N_("any")
NONE = N_("(none)")
EMPTY = "="
"""Typed alone it asks for the rows that have nothing there, as in a spreadsheet."""
TO_ROWS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})
HINTS = {
    "text": N_("contains"),
    "name": N_("contains"),
    "languages": N_("contains"),
    "number": "≥",
    "date": "≥",
    "datetime": "≥",
}


class FilterRow(QObject):
    """One editor per column; `changed` tells that `filters()` has become another."""

    changed = Signal()

    def __init__(
        self, parent: QWidget, theme: Theme, language: Language, columns: tuple[Column, ...]
    ) -> None:
        super().__init__(parent)
        self._rows = parent
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.changed)
        self._editors = [
            _editor(column, theme, language, self._timer.start, self.changed.emit)
            for column in columns
        ]
        self._columns = columns
        for editor in self._editors:
            editor.widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter go from a typed filter to the rows; Escape empties it first."""
        if (
            isinstance(watched, QLineEdit)
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._leave(watched, Qt.Key(event.key()))
        ):
            return True
        return super().eventFilter(watched, event)

    def _leave(self, line: QLineEdit, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape and line.text():
            line.clear()
            self._timer.start()
        elif key in TO_ROWS:
            self._rows.setFocus()
        return key in TO_ROWS

    def editors(self) -> dict[int, QWidget]:
        """The editors by the place of their column."""
        return {place: editor.widget for place, editor in enumerate(self._editors)}

    def filters(self) -> dict[str, Filter]:
        """What is asked for, by the key of the column; columns without a filter are left out."""
        found = {
            column.key: editor.filter()
            for column, editor in zip(self._columns, self._editors, strict=True)
        }
        return {key: value for key, value in found.items() if value is not None}

    def remembered(self) -> dict[str, object]:
        """The filters as saved views keep them."""
        pairs = zip(self._columns, self._editors, strict=True)
        return {column.key: editor.typed() for column, editor in pairs if editor.typed()}

    def show(self, remembered: Mapping[str, object]) -> None:
        """Take on filters that `remembered` gave; no signal."""
        for column, editor in zip(self._columns, self._editors, strict=True):
            editor.take(remembered.get(column.key))
        self._timer.stop()

    def clear(self) -> None:
        """Ask for everything again."""
        self.show({})
        self.changed.emit()

    def focus(self, place: int) -> None:
        """Put the cursor into a column's filter."""
        self._editors[place].widget.setFocus()


class _Typed:
    """A line of text: what a cell contains, or a range of numbers or days."""

    def __init__(self, column: Column, language: Language, changed: Callable[[], None]) -> None:
        self._column = column
        self._language = language
        self.widget = QLineEdit()
        self.widget.setProperty("kind", "filter")
        hint = HINTS[column.kind]
        self.widget.setPlaceholderText(language.text(hint) if hint.isalpha() else hint)
        self.widget.setAccessibleName(
            language.text(N_("Filter {column}"), column=language.text(column.title))
        )
        if column.kind in {"text", "name", "languages"}:
            self.widget.setToolTip(language.text(N_("Part of the words; = finds what is empty")))
        self.widget.textChanged.connect(self._look)
        self.widget.textEdited.connect(changed)

    def _look(self) -> None:
        text = self.widget.text().strip()
        wrong = bool(text) and self.filter() is None
        restyle(self.widget, set=str(bool(text)).lower(), error=str(wrong).lower())

    def filter(self) -> Filter | None:
        """What is typed as a filter; what cannot be read yet filters nothing."""
        text = self.widget.text().strip()
        try:
            return self._read(text) if text else None
        except ValueError:
            return None

    def _read(self, text: str) -> Filter:
        if self._column.kind in {"text", "name", "languages"}:
            return Filter(codes=frozenset({""})) if text == EMPTY else Filter(text=text)
        if self._column.kind == "number":
            least, most = number_range(text, self._language)
            return Filter(minimum=least, maximum=most)
        first, last = date_range(text, self._language)
        return Filter(minimum=first, maximum=last)

    def typed(self) -> object:
        return self.widget.text().strip()

    def take(self, value: object) -> None:
        self.widget.setText(value if isinstance(value, str) else "")


class _Chosen:
    """A button with a list of what to choose from."""

    def __init__(
        self, column: Column, theme: Theme, language: Language, changed: Callable[[], None]
    ) -> None:
        self._language = language
        self._theme = theme
        self._choices = _choices(column, language)
        self._codes: frozenset[str] = frozenset()
        self._changed = changed
        self.widget = QPushButton()
        self.widget.setProperty("kind", "filter")
        self.widget.setAccessibleName(
            language.text(N_("Filter {column}"), column=language.text(column.title))
        )
        self.widget.clicked.connect(self._open)
        self._look()

    def _open(self) -> None:
        popup = Checklist(self.widget, self._theme, self._language, self._choices(), self._codes)
        popup.changed.connect(self._chosen)
        popup.open_under(self.widget)

    def _chosen(self, codes: frozenset[str]) -> None:
        self._codes = codes
        self._look()
        self._changed()

    def _look(self) -> None:
        words = self._language.text(ANY) + " ▾"
        if self._codes:
            names = self._choices()
            words = ", ".join(name for code, name in names.items() if code in self._codes)
        self.widget.setText(words.replace("&", "&&"))
        self.widget.setToolTip(words if self._codes else "")
        restyle(self.widget, set=str(bool(self._codes)).lower())

    def filter(self) -> Filter | None:
        return Filter(codes=self._codes) if self._codes else None

    def typed(self) -> object:
        return sorted(self._codes)

    def take(self, value: object) -> None:
        self._codes = frozenset(map(str, value)) if isinstance(value, list) else frozenset()
        self._look()


def _choices(column: Column, language: Language) -> Callable[[], dict[str, str]]:
    if column.kind == "country":
        return language.countries
    labels = {**labels_of(column), "": NONE}
    return lambda: {code: language.text(marked) for code, marked in labels.items()}


def _editor(
    column: Column,
    theme: Theme,
    language: Language,
    later: Callable[[], None],
    now: Callable[[], None],
) -> _Typed | _Chosen:
    if column.choices or column.kind in {"country", "boolean"}:
        return _Chosen(column, theme, language, now)
    if column.kind == "code":
        return _Typed(_as_text(column), language, later)
    return _Typed(column, language, later)


def _as_text(column: Column) -> Column:
    return replace(column, kind="text")
