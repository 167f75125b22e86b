"""Facts below each other: what each says, where it stands, and the record it supports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.documents.facts import Fact
from scse_desk.ui.documents.hues import ink
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import button, clear, column, label, restyle, row, rule

DOT = 9


class Dot(QWidget):
    """A dot in the colour of a group; the word beside it says which."""

    def __init__(self, theme: Theme, group: str) -> None:
        super().__init__()
        self._theme, self._group = theme, group
        self.setFixedSize(QSize(theme.px(DOT), theme.px(DOT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(self._theme, self._group))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class FactLine(QFrame):
    """A record that a fact supports. A click or Return shows the words; its link opens it."""

    def __init__(self, context: Context, fact: Fact, show: Callable[[Fact], object]) -> None:
        super().__init__()
        self.fact = fact
        self._context, self._show = context, show
        theme, said = context.theme, fact.said
        self.setProperty("line", "true")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{said.noun}: {said.words}")
        head = row(Dot(theme, fact.group), label(said.noun, "secondary"), None, spacing=theme.px(6))
        if said.opens is not None:
            self.link = button(theme, context.text(N_("Open")), self.open_record, kind="link")
            self.link.setAccessibleName(context.text(N_("Open {name}"), name=said.words))
            head.addWidget(self.link)
        pad = theme.px(8)
        layout = column(head, label(said.words, wrap=True), spacing=theme.px(1))
        layout.setContentsMargins(pad, theme.px(3), theme.px(4), theme.px(5))
        if said.context:
            layout.addWidget(label(said.context, "secondary", wrap=True))
        self.setLayout(layout)

    def open_record(self) -> None:
        """Open the record this fact supports."""
        if self.fact.said.opens is not None:
            self._context.open_record(*self.fact.said.opens)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the words."""
        if self.rect().contains(event.position().toPoint()):
            self._show(self.fact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return shows the words."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._show(self.fact)
        else:
            super().keyPressEvent(event)


class FactList(QScrollArea):
    """Facts in the order of the text, the records of one fact under its words.

    `show(fact)` is called for one that was clicked; `quote(fact)` gives its words, none while the
    text is not attached.
    """

    def __init__(
        self, context: Context, show: Callable[[Fact], object], quote: Callable[[Fact], str]
    ) -> None:
        super().__init__()
        self._context, self._show, self._quote = context, show, quote
        self.lines: list[FactLine] = []
        self._layout = QVBoxLayout()
        self._layout.setSpacing(context.theme.px(2))
        self._layout.setContentsMargins(0, 0, context.theme.px(4), 0)
        inner = QWidget()
        inner.setLayout(column(self._layout, None))
        self._inner = inner
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(context.text(N_("Facts")))

    def show_facts(self, facts: Sequence[Fact], nothing: str) -> None:
        """Show facts; `nothing` is said where there are none."""
        clear(self._layout)
        self.lines = []
        for place, (_, group) in enumerate(groupby(facts, _place)):
            self._add_fact(list(group), first=place == 0)
        if not self.lines:
            words = label(nothing, "muted", wrap=True)
            words.setContentsMargins(self._context.theme.px(8), 0, 0, 0)
            self._layout.addWidget(words)
        self.verticalScrollBar().setValue(0)

    def _add_fact(self, facts: Sequence[Fact], *, first: bool) -> None:
        theme = self._context.theme
        if not first:
            self._layout.addWidget(rule())
        quoted, place = self._quote(facts[0]), self._place(facts[0])
        head = column(spacing=0, margins=(theme.px(9), theme.px(6), theme.px(4), 0))
        if quoted:
            head.addWidget(label(f"“{quoted}”", "strong", wrap=True))
        head.addWidget(label(place, "secondary", wrap=True))
        self._layout.addLayout(head)
        for fact in facts:
            line = FactLine(self._context, fact, self._show)
            self.lines.append(line)
            self._layout.addWidget(line)

    def _place(self, fact: Fact) -> str:
        context, mark = self._context, fact.mark
        number = context.language.number
        place = context.text(
            N_("characters {first}–{last}"), first=number(mark.offset), last=number(mark.end)
        )
        again = context.text(N_("the same words again")) if mark.repeats else ""
        return " · ".join(filter(None, (mark.fact, place, again)))

    def point_at(self, wanted: Callable[[Fact], bool]) -> FactLine | None:
        """Scroll to the first fact that is wanted, and mark it."""
        found = None
        for line in self.lines:
            hit = wanted(line.fact)
            found = line if hit and found is None else found
            restyle(line, chosen=str(hit).lower())
        if found is not None:
            self._inner.adjustSize()
            self.ensureWidgetVisible(found)
        return found


def _place(fact: Fact) -> tuple[str, int, int]:
    return fact.mark.fact, fact.mark.offset, fact.mark.length
