"""What happened to a record: who, when, what, and each value before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scse_desk.language import N_, OWN_NAMES, Language
from scse_desk.ui.cards import empty_state
from scse_desk.ui.context import Context
from scse_desk.ui.widgets import clear, column, label, picture, row, rule

if TYPE_CHECKING:
    from scse_desk.store.journal import Entry

SHOWN = 200
HIDDEN_COLUMNS = frozenset({"id"})
KIND_ICONS = {"undo": "undo", "redo": "redo"}

Words = Callable[[str, object], str]


@dataclass(frozen=True)
class Difference:
    """One value of a record before and after a change; empty where there was or is none."""

    name: str
    before: str
    after: str


def differences(
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    names: Mapping[str, str],
    words: Words,
) -> list[Difference]:
    """The values that a change made others.

    `names` maps columns to labels; a column that has none is shown by its own name; `words` puts
    a value of a column into words.
    """
    was, now = before or {}, after or {}
    changed = [
        key
        for key in dict.fromkeys([*was, *now])
        if was.get(key) != now.get(key) and key not in HIDDEN_COLUMNS
    ]
    return [
        Difference(names.get(key, key), words(key, was.get(key)), words(key, now.get(key)))
        for key in changed
    ]


def plain_words(_key: str, value: object) -> str:
    """A value as it is, None as nothing."""
    return "" if value is None else str(value)


def ago(language: Language, moment: datetime, now: datetime) -> str:
    """How long ago a moment was, both aware; days and more by date and time."""
    seconds = int((now - moment).total_seconds())
    if seconds < 60:  # noqa: PLR2004
        return language.text(N_("just now"))
    minutes = seconds // 60
    if minutes < 60:  # noqa: PLR2004
        return language.plural(N_("{number} minute ago"), N_("{number} minutes ago"), minutes)
    if minutes < 60 * 12:
        return language.plural(N_("{number} hour ago"), N_("{number} hours ago"), minutes // 60)
    return language.datetime(moment.astimezone(), "medium")


def last_change(context: Context, table: str, record_id: int) -> str:
    """When a record was changed last, and by whom; nothing where it never was."""
    entries = context.store.history(table, record_id)
    if not entries:
        return ""
    when = ago(context.language, entries[0].at, datetime.now(UTC))
    return context.text(N_("Changed {when} by {who}"), when=when, who=entries[0].author)


class History(QScrollArea):
    """The changes of one record, latest first."""

    def __init__(
        self,
        context: Context,
        table: str,
        names: Mapping[str, str],
        words: Words = plain_words,
    ) -> None:
        super().__init__()
        self._context = context
        self._table = table
        self._names = _in_each_language(context, names)
        self._words = words
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(0, 0, context.theme.px(6), 0)
        self._layout.setSpacing(context.theme.px(10))
        inner = QWidget()
        inner.setLayout(self._layout)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_record(self, record_id: int) -> None:
        """Show what happened to a record."""
        self.show_entries(self._context.store.history(self._table, record_id))

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show entries, latest first."""
        clear(self._layout)
        shown: Sequence[Entry] = list(entries)[:SHOWN]
        for place, entry in enumerate(shown):
            if place:
                self._layout.addWidget(rule())
            self._layout.addWidget(self._entry(entry))
        if not shown:
            text = self._context.text(N_("Nothing has happened to this record yet"))
            self._layout.addWidget(empty_state(self._context.theme, text, icon="history"))
        self._layout.addStretch(1)

    def _entry(self, entry: Entry) -> QWidget:
        context, theme = self._context, self._context.theme
        when = ago(context.language, entry.at, datetime.now(UTC))
        what = context.language.say(entry.label)
        if entry.kind in KIND_ICONS:
            marked = N_("Undone: {change}") if entry.kind == "undo" else N_("Redone: {change}")
            what = context.text(marked, change=what)
        who = label(f"{entry.author} · {when}", "secondary")
        who.setToolTip(context.language.datetime(entry.at.astimezone(), "long"))
        body = column(label(what, "strong", wrap=True), who, spacing=theme.px(2))
        for change in self._differences(entry):
            body.addWidget(_difference(change))
        sign = picture(theme, KIND_ICONS.get(entry.kind, "edit"))
        made = QWidget()
        layout = row(spacing=theme.px(10))
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(body, 1)
        made.setLayout(layout)
        return made

    def _differences(self, entry: Entry) -> list[Difference]:
        if entry.before is None or entry.after is None:
            return []
        return differences(entry.before, entry.after, self._names, self._words)


def _in_each_language(context: Context, names: Mapping[str, str]) -> dict[str, str]:
    """Labels of columns, those too that hold a text in one of the languages."""
    from scse_desk.store.models import NAME_LANGUAGES

    found = {key: context.text(name) for key, name in names.items()}
    if "names" in found:
        found = {"name": found["names"], "title": found["names"]} | found
    per_language = {
        f"{key}_{suffix}": context.text(
            N_("{label} ({language})"), label=words, language=OWN_NAMES[code]
        )
        for key, words in found.items()
        for code, suffix in NAME_LANGUAGES.items()
    }
    return per_language | found


def _difference(change: Difference) -> QWidget:
    words = f"{change.name}: {change.before or '—'} → {change.after or '—'}"
    return label(words, "secondary", wrap=True)
