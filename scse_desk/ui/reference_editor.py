"""References to other records: found as one types, shown by name, opened with a click."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.editors import Editor, Line, NotReadable
from scse_desk.ui.fields import Choice
from scse_desk.ui.flow import Flow
from scse_desk.ui.hits import SUBTITLE, HitDelegate
from scse_desk.ui.tag import Tag

ID = Qt.ItemDataRole.UserRole
MOST = 12


class Finder(QObject):
    """Offers, under a line, what `search` finds for the words typed into it."""

    def __init__(
        self,
        context: Context,
        line: QLineEdit,
        search: Callable[[str], Sequence[Choice]],
        choose: Callable[[Choice], None],
        *,
        first: bool = True,
    ) -> None:
        """`first` says whether Enter takes the first one found, where none was pointed at."""
        super().__init__(line)
        self._first = first
        self._search = search
        self._choose = choose
        self._found: list[Choice] = []
        self._model = QStandardItemModel(self)
        self._line = line
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(MOST)
        self._completer.setWrapAround(False)  # Down on the last row would point at none
        self._completer.setWidget(line)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        popup = self._popup
        popup.setItemDelegate(HitDelegate(context.theme, 32))
        popup.setMinimumWidth(context.theme.px(280))
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
        line.textEdited.connect(self._edited)
        line.installEventFilter(self)

    def _edited(self, text: str) -> None:
        """Nothing is offered for an emptied line: Enter leaves it empty."""
        if text.strip():
            self.offer(text)
        else:
            self._found = []
            self._popup.hide()

    def offer(self, text: str) -> None:
        """Look for `text` and show what there is."""
        self._found = list(self._search(text.strip()))[:MOST]
        self._model.clear()
        for choice in self._found:
            item = QStandardItem(choice.title)
            item.setData(choice.subtitle, SUBTITLE)
            item.setEditable(False)
            self._model.appendRow(item)
        if self._found:
            self._completer.complete()
            if self._first:
                self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._popup.hide()

    def pointing(self) -> bool:
        """Whether the list is open with one of its rows pointed at: Enter then takes that."""
        return self._popup.isVisible() and self._popup.currentIndex().isValid()

    def found(self) -> list[Choice]:
        """What was found last."""
        return self._found

    def _activated(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._found):
            self._choose(self._found[index.row()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The down key opens the list without a word typed."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and not self._popup.isVisible()
        ):
            self.offer(self._line.text() if self._line.isModified() else "")
            return True
        return super().eventFilter(watched, event)


class ReferenceEditor(Editor):
    """One record. Typing searches, choosing saves, an emptied line refers to nothing."""

    widget: Line

    def make(self) -> QWidget:
        """A line; an arrow in it opens the record."""
        self._shown: Choice | None = None
        self._chosen: Choice | None = None
        line = Line()
        line.setReadOnly(self.field.read_only)
        line.setPlaceholderText(self.context.text(self.field.hint or N_("Type to search")))
        if not self.field.read_only:
            self._finder = Finder(self.context, line, self.found, self._choose)
        if self.field.opens:
            line.add_button(self.context.theme, "open", self.context.text(N_("Open")), self._open)
        line.editingFinished.connect(self.left)
        return line

    def found(self, text: str) -> Sequence[Choice]:
        """What the field may refer to."""
        return self.field.search(self.context, text) if self.field.search else ()

    def _choose(self, choice: Choice) -> None:
        self._chosen = choice
        self.widget.setText(choice.title)
        self.left.emit()

    def _open(self) -> None:
        if self._shown is not None and isinstance(self._shown.id, int):
            self.context.open_record(self.field.opens, self._shown.id)

    def take(self, value: Any) -> None:
        """Show a Choice."""
        self._shown = self._chosen = value
        self.widget.show_text(value.title if value else "")
        self.widget.setToolTip(value.subtitle if value else "")

    def touched(self) -> bool:
        """Whether another record is meant now."""
        return self._chosen != self._shown or self.widget.text() != self.widget.shown

    def value(self) -> object:
        """The id; refused while what is typed names no record."""
        text = self.widget.text().strip()
        if not text:
            return None
        if self._chosen is not None and self._chosen.title == text:
            return self._chosen.id
        exact = [choice for choice in self.found(text) if choice.title == text]
        if len(exact) != 1:
            raise NotReadable(N_("Choose “{text}” from the list, or another."), text=text)
        self._chosen = exact[0]
        return exact[0].id


class CountryEditor(ReferenceEditor):
    """A country, by its name in the window's language, its English name or its code."""

    def found(self, text: str) -> Sequence[Choice]:
        """Countries whose name or code begins with or has the words."""
        names = self.context.language.countries()
        wanted = text.casefold()
        starts = [c for c, name in names.items() if name.casefold().startswith(wanted)]
        exact = [c for c in names if c.casefold() == wanted]
        inside = [c for c, name in names.items() if wanted in name.casefold()]
        order = dict.fromkeys([*exact, *starts, *inside])
        return [Choice(code, names[code]) for code in order]

    def take(self, value: Any) -> None:
        """Show a code's country."""
        found = Choice(value, self.context.language.country(value)) if value else None
        super().take(found)


class ReferencesEditor(Editor):
    """Several records as tags, and a line to add more."""

    def make(self) -> QWidget:
        """Tags, then the line."""
        self._shown: tuple[Choice, ...] = ()
        self._now: tuple[Choice, ...] = ()
        self._line = Line()
        self._line.setPlaceholderText(self.context.text(N_("add…")))
        self._line.setAccessibleName(self.context.text(self.field.label))
        self._line.setMinimumWidth(self.context.theme.px(90))
        self._line.setVisible(not self.field.read_only)
        self._finder = Finder(self.context, self._line, self._search, self._add)
        self._flow = Flow(self.context.theme.px(6))
        self._flow.add(self._line)
        return self._flow

    def _search(self, text: str) -> Sequence[Choice]:
        held = {choice.id for choice in self._now}
        found: Iterable[Choice] = ()
        if self.field.search:
            found = self.field.search(self.context, text)
        return [choice for choice in found if choice.id not in held]

    def _add(self, choice: Choice) -> None:
        self._now = (*self._now, choice)
        self._line.show_text("")
        self._draw()
        self._line.setFocus()
        self.left.emit()

    def _remove(self, choice: Choice) -> None:
        self._now = tuple(other for other in self._now if other.id != choice.id)
        self._draw()
        self.left.emit()

    def _draw(self) -> None:
        self._flow.take_out(self._line)
        self._flow.clear()
        for choice in self._now:
            self._flow.add(self._tag(choice))
        self._flow.add(self._line)

    def _tag(self, choice: Choice) -> Tag:
        remove = None if self.field.read_only else lambda: self._remove(choice)
        opens = self.field.opens
        number = choice.id
        opened = None
        if opens and isinstance(number, int):
            opened = lambda: self.context.open_record(opens, number)  # noqa: E731
        tone = self.field.tones.get(str(choice.id), "violet")
        text = self.context.text(N_("Remove {name}"), name=choice.title)
        return Tag(self.context.theme, choice.title, tone, remove, opened, text)

    def take(self, value: Any) -> None:
        """Show Choices."""
        self._shown = self._now = tuple(value or ())
        self._draw()

    def touched(self) -> bool:
        """Whether other records are meant now."""
        return [choice.id for choice in self._now] != [choice.id for choice in self._shown]

    def value(self) -> object:
        """A tuple of ids."""
        return tuple(choice.id for choice in self._now)

    def marked(self) -> QWidget:
        """The line."""
        return self._line
