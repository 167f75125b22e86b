"""What happened to a record: who, when, what, and each value before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scse_desk.language import N_, Language
from scse_desk.ui.cards import empty_state
from scse_desk.ui.context import Context
from scse_desk.ui.widgets import clear, column, label, picture, row, rule

if TYPE_CHECKING:
    from scse_desk.domain.differences import Difference
    from scse_desk.store.journal import Entry

SHOWN = 200
KIND_ICONS = {"undo": "undo", "redo": "redo"}


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

    def __init__(self, context: Context, table: str) -> None:
        super().__init__()
        self._context = context
        self._table = table
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
        from scse_desk.domain.differences import by_change

        shown = by_change(entries)[:SHOWN]
        for place, rows in enumerate(shown):
            if place:
                self._layout.addWidget(rule())
            self._layout.addWidget(self._change(rows))
        if not shown:
            text = self._context.text(N_("Nothing has happened to this record yet"))
            self._layout.addWidget(empty_state(self._context.theme, text, icon="history"))
        self._layout.addStretch(1)

    def _change(self, rows: Sequence[Entry]) -> QWidget:
        context, theme, entry = self._context, self._context.theme, rows[0]
        when = ago(context.language, entry.at, datetime.now(UTC))
        what = context.language.say(entry.label)
        if entry.kind in KIND_ICONS:
            marked = N_("Undone: {change}") if entry.kind == "undo" else N_("Redone: {change}")
            what = context.text(marked, change=what)
        who = label(f"{entry.author} · {when}", "secondary")
        who.setToolTip(context.language.datetime(entry.at.astimezone(), "long"))
        body = column(label(what, "strong", wrap=True), who, spacing=theme.px(2))
        for change in (one for each in rows for one in self._differences(each)):
            words = f"{change.label}: {change.before or '—'} → {change.after or '—'}"
            body.addWidget(label(words, "secondary", wrap=True))
        sign = picture(theme, KIND_ICONS.get(entry.kind, "edit"))
        made = QWidget()
        layout = row(spacing=theme.px(10))
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(body, 1)
        made.setLayout(layout)
        return made

    def _differences(self, entry: Entry) -> list[Difference]:
        from scse_desk.domain.differences import differences

        if entry.before is None or entry.after is None:
            return []
        with self._context.store.read() as session:
            return differences(session, entry, self._context.language)
