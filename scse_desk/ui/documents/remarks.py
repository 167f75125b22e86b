"""What is to be known about a document itself: defects of its text, datelines, contradictions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scse_desk.domain.documents import Span
from scse_desk.language import N_
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.widgets import button, clear, column, label, row, rule

if TYPE_CHECKING:
    from scse_desk.store.models import Document

KINDS = {
    "defect": (N_("Defect of the text"), "amber"),
    "meta": (N_("About the text"), "blue"),
    "contradiction": (N_("Contradiction"), "red"),
}


@dataclass(frozen=True)
class Remark:
    """A remark in the window's language, and the words it is about, if it is about some."""

    kind: str
    words: str
    place: Span | None


def read(context: Context, document: Document) -> list[Remark]:
    """The remarks on a document, in the order of its text."""
    return [
        Remark(
            one.kind,
            context.language.name_of(one),
            None if one.offset is None or not one.length else Span(one.offset, one.length),
        )
        for one in document.remarks
    ]


class RemarkList(QScrollArea):
    """Remarks below each other; `show(span)` is called to show what one is about."""

    def __init__(self, context: Context, show: Callable[[Span], object]) -> None:
        super().__init__()
        self._context, self._show = context, show
        self._layout = QVBoxLayout()
        self._layout.setSpacing(context.theme.px(10))
        self._layout.setContentsMargins(context.theme.px(8), 0, context.theme.px(8), 0)
        inner = QWidget()
        inner.setLayout(column(self._layout, None))
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_remarks(self, remarks: Sequence[Remark], *, attached: bool) -> None:
        """Show remarks; their words can be shown while the text is attached."""
        clear(self._layout)
        text = self._context.text
        for place, remark in enumerate(remarks):
            if place:
                self._layout.addWidget(rule())
            self._layout.addWidget(self._line(remark, attached=attached))
        if not remarks:
            nothing = text(N_("Nothing is wrong with this text."))
            self._layout.addWidget(label(nothing, "muted", wrap=True))

    def _line(self, remark: Remark, *, attached: bool) -> QWidget:
        theme, text = self._context.theme, self._context.text
        words, tone = KINDS[remark.kind]
        head = row(Chip(theme, text(words), tone), None, spacing=theme.px(8))
        if remark.place and attached:
            span = remark.place
            link = button(theme, text(N_("Show the words")), lambda: self._show(span), kind="link")
            head.addWidget(link, 0, Qt.AlignmentFlag.AlignRight)
        made = QWidget()
        made.setLayout(column(head, label(remark.words, wrap=True), spacing=theme.px(5)))
        return made
