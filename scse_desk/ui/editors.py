"""What one types a field's value into: one editor per kind of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.theme import Theme
from scse_desk.ui.typed import number_from
from scse_desk.ui.widgets import button


class NotReadable(Refused):
    """What was typed into a field cannot be read as what the field holds."""


class Editor(QObject):
    """One field's editor. `left` says that the user has finished with it for now."""

    left = Signal()

    def __init__(self, context: Context, field: Field) -> None:
        super().__init__()
        self.context = context
        self.field = field
        self.widget = self.make()
        self.widget.setAccessibleName(context.text(field.label))

    def make(self) -> QWidget:
        """Make the widget."""
        raise NotImplementedError

    def take(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def value(self) -> object:
        """What is to be saved; refused if it cannot be read."""
        raise NotImplementedError

    def touched(self) -> bool:
        """Whether the user has changed what was shown."""
        raise NotImplementedError

    def marked(self) -> QWidget:
        """The widget that is outlined when something is wrong."""
        return self.widget


class Line(QLineEdit):
    """A line whose Ctrl+Z is the window's once there is nothing typed to take back."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""
        self._button: QPushButton | None = None

    def show_text(self, text: str) -> None:
        """Show a text as not yet touched."""
        self.shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self.setModified(False)

    def add_button(self, theme: Theme, name: str, tip: str, run: Callable[[], object]) -> None:
        """Put a button with an icon at the end of the line; Alt+Down presses it."""
        self._button = button(theme, tip, run, kind="icon", picture=name)
        self._button.setParent(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setFixedSize(theme.px(26), theme.px(26))
        self.setTextMargins(0, 0, theme.px(22), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        if self._button is not None:
            inset = (self.height() - self._button.height()) // 2
            self._button.move(self.width() - self._button.width() - inset, inset)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing is typed; Escape takes typing back."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            turns = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if self.text() == self.shown and any(event.matches(key) for key in turns):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives back what was there."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self.shown:
            self.setText(self.shown)
        elif self._button is not None and _opens(event):
            self._button.click()
        else:
            super().keyPressEvent(event)


def _opens(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier


class TextEditor(Editor):
    """A line of words."""

    widget: Line

    def make(self) -> QWidget:
        """A line."""
        line = Line()
        line.setPlaceholderText(self.context.text(self.field.hint) if self.field.hint else "")
        line.setReadOnly(self.field.read_only)
        line.editingFinished.connect(self.left)
        return line

    def take(self, value: Any) -> None:
        """Show the words of a value."""
        self.widget.show_text("" if value is None else self.words(value))

    def touched(self) -> bool:
        """Whether other words stand there now."""
        return self.widget.text() != self.widget.shown

    def value(self) -> object:
        """What the words say; None for none."""
        text = self.widget.text().strip()
        if not text:
            return None
        try:
            return self.read(text)
        except ValueError as error:
            raise NotReadable(self.complaint, text=text) from error

    complaint = N_("“{text}” cannot be read.")

    def words(self, value: Any) -> str:
        """The value as it is shown."""
        return str(value)

    def read(self, text: str) -> object:
        """The value of what was typed; ValueError if there is none."""
        return text


class NumberEditor(TextEditor):
    """A number, with its unit behind it in the label."""

    complaint = N_("“{text}” is not a number.")

    def make(self) -> QWidget:
        """A line with the number to the right."""
        line = super().make()
        if isinstance(line, QLineEdit):
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def words(self, value: Any) -> str:
        """The number as the language writes it."""
        if isinstance(value, int | float | Decimal):
            return self.context.language.number(value)
        return str(value)

    def read(self, text: str) -> object:
        """A Decimal."""
        return number_from(text, self.context.language)


class LongBox(QPlainTextEdit):
    """Lines of words; `left` is called when it is left."""

    def __init__(self, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left
        self.shown = ""
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it is left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._left()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window while nothing has been typed."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            turns = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if self.toPlainText() == self.shown and any(event.matches(key) for key in turns):
                event.ignore()
                return False
        return super().event(event)


class LongEditor(Editor):
    """Several lines of words."""

    widget: LongBox

    def make(self) -> QWidget:
        """A box of some lines."""
        box = LongBox(self.left.emit)
        box.setPlaceholderText(self.context.text(self.field.hint) if self.field.hint else "")
        box.setReadOnly(self.field.read_only)
        box.setFixedHeight(self.context.theme.px(21 * self.field.lines))
        return box

    def take(self, value: Any) -> None:
        """Show the words."""
        self.widget.shown = "" if value is None else str(value)
        if self.widget.toPlainText() != self.widget.shown:
            self.widget.setPlainText(self.widget.shown)

    def touched(self) -> bool:
        """Whether other words stand there now."""
        return self.widget.toPlainText() != self.widget.shown

    def value(self) -> object:
        """The words; None for none."""
        return self.widget.toPlainText().strip() or None


class Box(QComboBox):
    """A list of choices that the mouse wheel does not change in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class ChoiceEditor(Editor):
    """One of a few codes."""

    widget: Box

    def make(self) -> QWidget:
        """A list; an empty entry unless the field is required."""
        self._shown: object = None
        box = Box()
        if not self.field.required:
            box.addItem("—", None)
        for code, marked in self.field.choices.items():
            box.addItem(self.context.text(marked), code)
        box.setEnabled(not self.field.read_only)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.setMaxVisibleItems(16)
        box.activated.connect(self.left)
        return box

    def take(self, value: Any) -> None:
        """Show a code; one that is not among the choices is shown as it is."""
        self._shown = value
        place = self.widget.findData(value)
        if place < 0 and value is not None:
            self.widget.addItem(str(value), value)
            place = self.widget.count() - 1
        self.widget.setCurrentIndex(place)

    def touched(self) -> bool:
        """Whether another one is chosen."""
        return self.value() != self._shown

    def value(self) -> object:
        """The code, or None."""
        return self.widget.currentData()


class CheckEditor(Editor):
    """Yes or no."""

    widget: QCheckBox

    def make(self) -> QWidget:
        """A box to tick, its label beside it."""
        self._shown = False
        box = QCheckBox(self.context.text(self.field.label).replace("&", "&&"))
        box.setEnabled(not self.field.read_only)
        box.clicked.connect(self.left)
        return box

    def take(self, value: Any) -> None:
        """Show yes or no."""
        self._shown = bool(value)
        self.widget.setChecked(self._shown)

    def touched(self) -> bool:
        """Whether it was ticked or unticked."""
        return self.widget.isChecked() != self._shown

    def value(self) -> object:
        """True or False."""
        return self.widget.isChecked()


def names_without_raw(value: Mapping[str, str] | None) -> dict[str, str]:
    """Names by language, without the spelling as it came in."""
    return {code: name for code, name in (value or {}).items() if code != "raw"}


def kinds() -> dict[str, type[Editor]]:
    """The editor of each kind of field."""
    from scse_desk.ui.date_editors import DateEditor, DateTimeEditor, TimeEditor
    from scse_desk.ui.names_editor import NamesEditor
    from scse_desk.ui.reference_editor import CountryEditor, ReferenceEditor, ReferencesEditor
    from scse_desk.ui.texts_editor import TextsEditor

    return {
        "text": TextEditor,
        "long": LongEditor,
        "names": NamesEditor,
        "texts": TextsEditor,
        "choice": ChoiceEditor,
        "country": CountryEditor,
        "date": DateEditor,
        "time": TimeEditor,
        "datetime": DateTimeEditor,
        "number": NumberEditor,
        "money": NumberEditor,
        "check": CheckEditor,
        "reference": ReferenceEditor,
        "references": ReferencesEditor,
    }
