"""Language, look and name of the user; what fills the file, and its copies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scse_desk.domain import contents
from scse_desk.language import LANGUAGES, N_, OWN_NAMES
from scse_desk.settings import AUTHOR, LANGUAGE, SCALE, SCALES, THEME, THEMES, user_name
from scse_desk.ui.cards import card
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.form import FieldBox
from scse_desk.ui.segments import Segments
from scse_desk.ui.settings.file import FileCards
from scse_desk.ui.settings.parts import TwoColumns, line
from scse_desk.ui.widgets import button, clear, column, label, row, rule

THEME_NAMES = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}
FILLING = frozenset({"citation", "document", "series", "edition"})


class General(QWidget):
    """What is set here holds at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.languages = self._segments(
            [OWN_NAMES[code] for code in LANGUAGES], LANGUAGES, "language", LANGUAGE.key
        )
        self.themes = self._segments(
            [context.text(THEME_NAMES[name]) for name in THEMES], THEMES, "theme", THEME.key
        )
        words = [context.language.percent(percent / 100) for percent in SCALES]
        self.scales = self._segments(words, SCALES, "scale", SCALE.key)
        self.name = FieldBox(context, Field("author", N_("Your name")), self._name_author)
        self.name.show_value(context.settings.get(AUTHOR) or user_name())
        self._filling = QVBoxLayout()
        self._filling.setSpacing(theme.px(12))
        self.file = FileCards(self, context)
        left = [self._look(), self._author(), self.file.file]
        body = TwoColumns(theme, left, [self._file(), self.file.copies, self.file.check])
        self.setLayout(column(body))
        self._read()
        context.changes.changed.connect(self._take_change)

    # Language and look

    def _segments(
        self, words: Sequence[str], values: Sequence[object], kind: str, key: str
    ) -> Segments:
        chosen = list(values).index(self._context.settings.get(key))

        def choose(place: int) -> None:
            self._context.perform(f"{kind}-{values[place]}")

        return Segments(self._context.theme, words, chosen, choose)

    def _look(self) -> QWidget:
        theme, text = self._context.theme, self._context.text
        return card(
            theme,
            column(
                label(text(N_("Language of the window"))),
                row(self.languages, None),
                label(text(N_("A paper is printed in the language chosen for it.")), "secondary"),
                spacing=theme.px(6),
            ),
            rule(),
            column(label(text(N_("Appearance"))), row(self.themes, None), spacing=theme.px(6)),
            rule(),
            column(
                label(text(N_("Size of text and controls"))),
                row(self.scales, None),
                label(text(N_("Ctrl + and Ctrl − change it, too.")), "secondary"),
                spacing=theme.px(6),
            ),
            title=text(N_("Language and look")),
        )

    # The user

    def _author(self) -> QWidget:
        text = self._context.text
        said = N_("The history of every record and the log of exports name who it was.")
        return card(
            self._context.theme,
            self.name,
            label(text(said), "secondary", wrap=True),
            title=text(N_("You")),
        )

    def _name_author(self, _key: str, value: object) -> None:
        name = str(value or "").strip() or user_name()
        self._context.settings.set(AUTHOR, name)
        self._context.store.author = name
        self.name.show_value(name)

    # What fills the file

    def _file(self) -> QWidget:
        return card(
            self._context.theme, self._filling, title=self._context.text(N_("In this file"))
        )

    def _take_change(self, tables: frozenset[str]) -> None:
        if tables & FILLING:
            self._read()

    def _read(self) -> None:
        with self._context.store.read() as session:
            found = contents.contents(session)
        clear(self._filling)
        theme = self._context.theme
        for place, part in enumerate(
            (self._facts(found), self._documents(found), self._sample(found))
        ):
            if place:
                self._filling.addWidget(rule())
            self._filling.addLayout(line(theme, *part))

    def _facts(self, found: contents.Contents) -> tuple[str, str, QWidget, QWidget]:
        text, plural = self._context.text, self._context.language.plural
        there = plural(N_("{number} fact"), N_("{number} facts"), found.facts)
        return (
            text(N_("Facts of the SCSE documents")),
            text(N_("Editions 2020 to 2025. Adding them again overwrites nothing of yours.")),
            self._chip(there if found.facts else text(N_("not there")), settled=bool(found.facts)),
            self._do(N_("Add again") if found.facts else N_("Add"), "seed"),
        )

    def _documents(self, found: contents.Contents) -> tuple[str, str, QWidget, QWidget]:
        text, number = self._context.text, self._context.language.number
        words = text(
            N_("{attached} of {all} attached"),
            attached=number(found.attached),
            all=number(found.documents),
        )
        settled = bool(found.documents) and found.attached == found.documents
        return (
            text(N_("Texts of the documents")),
            text(N_("With them, every figure leads to its sentence.")),
            self._chip(words, settled=settled),
            self._do(N_("Attach…"), "attach-documents", possible=bool(found.documents)),
        )

    def _sample(self, found: contents.Contents) -> tuple[str, str, QWidget, QWidget]:
        text = self._context.text
        there = bool(found.samples)
        return (
            text(N_("Sample edition")),
            text(N_("600 exhibitors, 120 delegations, 12,000 attendees, all invented.")),
            self._chip(text(N_("there") if there else N_("not there")), settled=there),
            self._do(*((N_("Remove"), "remove-sample") if there else (N_("Add"), "sample"))),
        )

    def _chip(self, words: str, *, settled: bool) -> QWidget:
        return Chip(self._context.theme, words, "green" if settled else "neutral")

    def _do(self, words: str, key: str, *, possible: bool = True) -> QWidget:
        context = self._context
        made = button(context.theme, context.text(words), lambda: context.perform(key))
        made.setObjectName(key)
        made.setEnabled(possible and not context.store.read_only)
        return made
