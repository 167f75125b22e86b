"""What a new record needs before it can be: a small panel over the window that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.form import Form
from scse_desk.ui.overlay import Overlay
from scse_desk.ui.reference_editor import Finder
from scse_desk.ui.widgets import button, column, label, row


@dataclass(frozen=True)
class Asking:
    """The fields of a new record, and what makes it and returns its id; it may refuse.

    `title`, `text` and `label` (of the button) are marked. A text field with a `search` offers
    names that are known already, but takes any other. `start` gives the values to begin with.
    """

    title: str
    fields: Sequence[Field]
    make: Callable[[Context, Mapping[str, object]], int]
    text: str = ""
    label: str = N_("Create")
    start: Callable[[Context], Mapping[str, object]] | None = None


class Ask(Overlay):
    """Asks; Enter or the button makes the record, what is refused is said under its field."""

    def __init__(
        self, over: QWidget, context: Context, asking: Asking, done: Callable[[int], object]
    ) -> None:
        super().__init__(over.window(), context.theme, 460, 120)
        self._context, self._asking, self._done = context, asking, done
        self._values: dict[str, object] = {}
        self.form = Form(context, asking.fields, self._take)
        for field in asking.fields:
            if field.kind == "text" and field.search is not None:
                self._offer(field)
        self._lay_out()
        self._values = dict(asking.start(context) if asking.start else {})
        self.form.show_other(self._values)
        self._values = {key: _plain(value) for key, value in self._values.items()}

    def _lay_out(self) -> None:
        theme, text = self._theme, self._context.text
        self._make = button(theme, text(self._asking.label), self.make, kind="primary")
        leave = button(theme, text(N_("Cancel")), self.leave)
        words = label(text(self._asking.text), "muted", wrap=True) if self._asking.text else 0
        pad = theme.px(20)
        self.panel.setLayout(
            column(
                label(text(self._asking.title), "record"),
                words,
                self.form,
                theme.px(6),
                row(None, leave, self._make, spacing=theme.px(8)),
                spacing=theme.px(10),
                margins=(pad, theme.px(18), pad, pad),
            )
        )
        self.setAccessibleName(text(self._asking.title))

    def _offer(self, field: Field) -> None:
        line = self.form.box(field.key).editor.widget
        search = field.search
        if not isinstance(line, QLineEdit) or search is None:
            return

        def choose(choice: Choice) -> None:
            line.setText(choice.title)

        Finder(self._context, line, lambda text: search(self._context, text), choose, first=False)

    def _take(self, key: str, value: object) -> None:
        self._values[key] = value

    def make(self) -> None:
        """Make the record, or say why not."""
        self.form.leave()
        try:
            made = self._asking.make(self._context, self._values)
        except Refused as refusal:
            self.form.show_error(self._at(refusal), self._context.language.say(refusal.message))
            self.place()
            return
        self.leave()
        self._done(made)

    def _at(self, refusal: Refused) -> str:
        """The field that a refusal is about, where it says so, else the first."""
        keys = [field.key for field in self._asking.fields]
        return refusal.field if refusal.field in keys else keys[0]

    def open(self) -> None:
        """Show, with the cursor in the first field."""
        super().open()
        self.form.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the record."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.make()
        else:
            super().keyPressEvent(event)


def _plain(value: object) -> object:
    """What a field would save of the value it shows."""
    if isinstance(value, Choice):
        return value.id
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    return value
