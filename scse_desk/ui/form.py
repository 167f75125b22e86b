"""A record edited in place: fields in two columns, each saved when it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.ui.context import Context
from scse_desk.ui.editors import Editor, kinds
from scse_desk.ui.elided import Elided
from scse_desk.ui.fields import Field
from scse_desk.ui.widgets import label, restyle

Save = Callable[[str, object], object]
NARROW = 310


class FieldBox(QWidget):
    """A label, the editor, and below it what is wrong."""

    def __init__(self, context: Context, field: Field, save: Save) -> None:
        super().__init__()
        self.field = field
        self._context = context
        self._save = save
        self._saving = False
        self.editor: Editor = kinds()[field.kind](context, field)
        self._error = label(role="error", wrap=True)
        self._error.hide()
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(context.theme.px(4))
        if field.kind not in {"names", "check"}:
            words = context.text(field.label)
            if field.unit:
                unit = context.text(field.unit)
                words = context.text(N_("{name} ({unit})"), name=words, unit=unit)
            title = Elided(words, "label")
            title.setBuddy(self.editor.widget)
            layout.addWidget(title)
        layout.addWidget(self.editor.widget)
        layout.addWidget(self._error)
        layout.addStretch(1)
        self.setLayout(layout)
        self.editor.left.connect(self.leave)

    def leave(self) -> None:
        """Save what was typed; what is refused stays as it was typed, with the reason."""
        if self._saving:
            return
        if not self.editor.touched():
            self.show_error("")
            return
        self._saving = True
        try:
            self._save(self.field.key, self.editor.value())
        except Refused as refusal:
            self.show_error(self._context.language.say(refusal.message))
        else:
            self.show_error("")
        finally:
            self._saving = False

    def show_value(self, value: Any) -> None:
        """Show what the store holds, unless the user is in the middle of typing."""
        if self._saving or not self.editor.touched():
            self.editor.take(value)
            self.show_error("")

    def show_error(self, text: str) -> None:
        """Say what is wrong with the field; nothing takes it away."""
        if self._error.text() != text:
            self._error.setText(text)
            self._error.setVisible(bool(text))
            restyle(self.editor.marked(), error=str(bool(text)).lower())
            self.editor.marked().setAccessibleDescription(text)


class Form(QWidget):
    """Fields of one record. `save(key, value)` is called when one is left, and may refuse."""

    def __init__(self, context: Context, fields: Sequence[Field], save: Save) -> None:
        super().__init__()
        self._context = context
        self._columns = 0
        self._boxes = {field.key: FieldBox(context, field, save) for field in fields}
        self._headings: dict[str, QWidget] = {}
        for field in fields:
            if field.section and field.section not in self._headings:
                self._headings[field.section] = label(context.text(field.section), "heading")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(context.theme.px(12))
        self._grid.setVerticalSpacing(context.theme.px(10))
        self.setLayout(self._grid)
        self._arrange(2)

    def show_values(self, values: Mapping[str, object]) -> None:
        """Show a record as the store holds it; a key that is missing is empty."""
        for key, box in self._boxes.items():
            box.show_value(values.get(key))

    def show_other(self, values: Mapping[str, object]) -> None:
        """Show another record, whatever was typed into the one before."""
        for key, box in self._boxes.items():
            box.editor.take(values.get(key))
            box.show_error("")

    def leave(self) -> None:
        """Save what is being typed, as when its field is left."""
        for box in self._boxes.values():
            if box.editor.touched():
                box.leave()

    def show_error(self, key: str, text: str) -> None:
        """Say what is wrong with a field."""
        self._boxes[key].show_error(text)

    def box(self, key: str) -> FieldBox:
        """The box of a field."""
        return self._boxes[key]

    def set_shown(self, key: str, shown: bool) -> None:  # noqa: FBT001
        """Show or hide a field."""
        self._boxes[key].setVisible(shown)

    def heading(self, section: str) -> QWidget:
        """The heading of a section."""
        return self._headings[section]

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be edited."""
        for box in self._boxes.values():
            if not box.field.read_only:
                box.editor.marked().setFocus()
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._context.theme.px(NARROW)
        self._arrange(1 if narrow else 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        row, column, section = 0, 0, ""
        for box in self._boxes.values():
            field = box.field
            if field.section != section and field.section:
                row, column, section = row + bool(column), 0, field.section
                self._grid.addWidget(self._headings[section], row, 0, 1, columns)
                row += 1
            wide = field.spans or columns == 1
            if wide:
                row, column = row + bool(column), 0
            self._grid.addWidget(box, row, column, 1, columns if wide else 1)
            column = 0 if wide else 1 - column
            row += column == 0
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
