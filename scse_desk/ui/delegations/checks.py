"""What the papers of a delegation still lack, each with its remedy one click away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scse_desk.domain.readiness import Gap
from scse_desk.language import N_
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.widgets import button, clear, column, label, picture, row, rule

FIRST = 3
"""Of many alike, how many are shown before one asks for the rest."""
WIDTH = 236


class Checks(QScrollArea):
    """The list of gaps; `remedy(gap)` says what can be done about one."""

    def __init__(self, context: Context, remedy: Callable[[Gap], Remedy]) -> None:
        super().__init__()
        self._context, self._remedy = context, remedy
        self._gaps: tuple[Gap, ...] = ()
        self._opened: set[str] = set()
        theme = context.theme
        self._title = label(context.text(N_("Before printing")), "strong")
        self._count = Chip(theme, "")
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(8))
        head = row(self._title, self._count, None, spacing=theme.px(8))
        inner = QWidget()
        inner.setLayout(
            column(head, self._list, None, spacing=theme.px(10), margins=(0, 0, theme.px(6), 0))
        )
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.px(WIDTH))
        self.setAccessibleName(self._title.text())

    def show_gaps(self, gaps: Sequence[Gap], *, other: bool) -> None:
        """Show what is to be done; `other` for another delegation than before."""
        if other:
            self._opened.clear()
        self._gaps = tuple(gaps)
        self._build()

    def _build(self) -> None:
        clear(self._list)
        number = len(self._gaps)
        self._count.setVisible(bool(number))
        tone = "red" if any(gap.tone == "red" for gap in self._gaps) else "amber"
        self._count.show_word(self._context.language.number(number), tone)
        if not self._gaps:
            self._list.addWidget(self._ready())
        for place, ((key, _), alike) in enumerate(
            groupby(self._gaps, key=lambda gap: (gap.key, gap.tone))
        ):
            if place:
                self._list.addWidget(rule())
            self._add(key, list(alike))

    def _add(self, key: str, alike: Sequence[Gap]) -> None:
        shown = alike if key in self._opened or len(alike) <= FIRST + 1 else alike[:FIRST]
        for gap in shown:
            self._list.addWidget(self._row(gap))
        if len(shown) < len(alike):
            language = self._context.language
            more = len(alike) - len(shown)
            words = language.plural(N_("{number} more like it"), N_("{number} more like it"), more)
            link = button(self._context.theme, words, lambda: self._unfold(key), kind="link")
            self._list.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self, key: str) -> None:
        self._opened.add(key)
        self._build()

    def _row(self, gap: Gap) -> QWidget:
        theme, remedy = self._context.theme, self._remedy(gap)
        link = button(theme, remedy.label, remedy.run, kind="link")
        chip = Chip(theme, self._context.text(gap.label), gap.tone)
        words = label(self._context.language.say(gap.message), wrap=True)
        made = QWidget()
        made.setLayout(
            column(row(chip, None, link, spacing=theme.px(8)), words, spacing=theme.px(2))
        )
        return made

    def _ready(self) -> QWidget:
        theme = self._context.theme
        words = label(self._context.text(N_("Nothing is missing: ready to print.")), wrap=True)
        made = QWidget()
        sign = picture(theme, "done", "green")
        line = row(spacing=theme.px(8))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        made.setLayout(line)
        return made
