"""A key figure, never bare: comparator, value, status, comparison and its source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from scse_desk.ui.chips import Chip
from scse_desk.ui.elided import Elided
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import button, column, label, row


@dataclass(frozen=True)
class Figure:
    """A figure in words of the window's language.

    `comparator` is empty for an exact value; `status` with its tone (amber for expected); `note`
    a comparison, empty where nothing is comparable; `source` the link's words; `scope` the leg
    of a figure that does not count the whole edition.
    """

    title: str
    value: str
    comparator: str = ""
    status: str = ""
    tone: str = "neutral"
    note: str = ""
    note_tip: str = ""
    source: str = ""
    source_tip: str = ""
    scope: str = ""


def figure_card(
    theme: Theme, figure: Figure, open_source: Callable[[], object] | None = None
) -> QFrame:
    """A card with one key figure; a click on its source opens it."""
    made = QFrame()
    made.setProperty("card", "true")
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    number = label(figure.value, "figure")
    value = row(spacing=theme.px(6))
    if figure.comparator:
        value.addWidget(label(figure.comparator, "muted"), 0, Qt.AlignmentFlag.AlignBaseline)
    value.addWidget(number, 0, Qt.AlignmentFlag.AlignBaseline)
    if figure.scope:
        value.addWidget(Elided(figure.scope, "muted"), 1, Qt.AlignmentFlag.AlignBaseline)
    else:
        value.addStretch(1)
    foot = row(spacing=theme.px(8))
    if figure.status:
        foot.addWidget(Chip(theme, figure.status, figure.tone))
    foot.addStretch(1)
    if figure.source:
        link = button(theme, figure.source, open_source, kind="link", tip=figure.source_tip)
        link.setProperty("small", "true")
        foot.addWidget(link)
    title = Elided(figure.title, "secondary")
    note = Elided(figure.note, "secondary", figure.note_tip)
    layout = column(title, value, note, foot, spacing=theme.px(3))
    layout.setContentsMargins(theme.px(15), theme.px(12), theme.px(12), theme.px(10))
    made.setLayout(layout)
    words = (
        figure.title,
        figure.comparator,
        figure.value,
        figure.scope,
        figure.status,
        figure.note,
    )
    made.setAccessibleName(" ".join(filter(None, words)))
    return made
