"""A line on top of related records: what is typed into it is found and added, or made new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.ui.context import Context
from scse_desk.ui.editors import Line
from scse_desk.ui.fields import Choice
from scse_desk.ui.reference_editor import Finder
from scse_desk.ui.widgets import column, label, restyle

if TYPE_CHECKING:
    from scse_desk.ui.related import Adding

CREATE = "create"


class Adder(QWidget):
    """A line that finds what may be added, and below it why it was refused."""

    def __init__(
        self,
        context: Context,
        adding: Adding | None,
        search: Callable[[str], Sequence[Choice]],
        add: Callable[[int | str], object],
        create: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._context, self._adding = context, adding
        self._search, self._add, self._create = search, add, create
        self._typed = ""
        self.line = Line()
        hint = context.text(adding.hint) if adding else ""
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self._error = label(role="error", wrap=True)
        self._error.hide()
        self._finder = Finder(context, self.line, self._choices, self._choose)
        self.line.returnPressed.connect(self._entered)
        self.setLayout(column(self.line, self._error, spacing=context.theme.px(4)))

    def _choices(self, text: str) -> Sequence[Choice]:
        self._typed = text
        found = list(self._search(text))
        if text and self._adding and self._adding.create and self._adding.offers_new:
            words = self._context.text(N_("New: “{name}”"), name=text)
            known = any(choice.title.casefold() == text.casefold() for choice in found)
            found.insert(len(found) if known else min(len(found), 10), Choice(CREATE, words))
        return found

    def _choose(self, choice: Choice) -> None:
        if choice.id == CREATE:
            self._try(self._create, self._typed)
        else:
            self._try(self._add, choice.id)

    def _entered(self) -> None:
        text = self.line.text().strip()
        if not text or self._finder.pointing():
            return
        exact = [c for c in self._search(text) if c.title.casefold() == text.casefold()]
        if len(exact) == 1:
            self._choose(exact[0])
        elif not exact and self._adding and self._adding.create:
            self._try(self._create, text)
        else:
            self.show_error(
                self._context.text(N_("Choose “{text}” from the list, or another."), text=text)
            )

    def _try(self, work: Callable[..., object], value: object) -> None:
        try:
            work(value)
        except Refused as refusal:
            self.show_error(self._context.language.say(refusal.message))
        else:
            self.line.show_text("")
            self.show_error("")

    def show_error(self, text: str) -> None:
        """Say what is wrong; nothing takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        restyle(self.line, error=str(bool(text)).lower())
        self.line.setAccessibleDescription(text)
