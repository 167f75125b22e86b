"""The documents, a card each: what it is, whether its text is at hand, how much rests on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scse_desk.language import N_
from scse_desk.ui.chips import Chip
from scse_desk.ui.choice_card import ChoiceCard
from scse_desk.ui.context import Context
from scse_desk.ui.widgets import clear, column, label, row

if TYPE_CHECKING:
    from scse_desk.domain.sources import Shelved
    from scse_desk.store.models import Document


def published(context: Context, document: Document) -> str:
    """Who published a document, in which language, when: what is known of it."""
    language = context.language
    day = language.date(document.published_on) if document.published_on else ""
    edition = document.edition
    parts = (
        document.publisher,
        language.language_name(document.language),
        day,
        f"{edition.series.code} {edition.year}" if edition and not day else "",
    )
    return " · ".join(filter(None, parts))


class Shelf(QScrollArea):
    """The cards below each other; `choose(id)` is called with another."""

    def __init__(self, context: Context, choose: Callable[[int], object]) -> None:
        super().__init__()
        self._context, self._choose = context, choose
        self.cards: dict[int, ChoiceCard] = {}
        self._layout = QVBoxLayout()
        self._layout.setSpacing(context.theme.px(10))
        self._layout.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setLayout(column(self._layout, None))
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(context.theme.px(256))

    def show_documents(self, documents: Sequence[Shelved]) -> None:
        """Show these documents."""
        clear(self._layout)
        self.cards = {one.document.id: self._card(one) for one in documents}
        for made in self.cards.values():
            self._layout.addWidget(made)

    def mark(self, document_id: int) -> None:
        """Show which document is open."""
        for key, made in self.cards.items():
            made.mark(chosen=key == document_id)

    def _card(self, one: Shelved) -> ChoiceCard:
        context, document = self._context, one.document
        words = context.language.name_of(document) or document.file_name
        made = ChoiceCard(
            context.theme,
            words,
            published(context, document),
            "documents",
            lambda: self._choose(document.id),
        )
        attached = document.text is not None
        state = context.text(N_("attached") if attached else N_("not attached"))
        facts = context.language.plural(N_("{number} fact"), N_("{number} facts"), one.facts)
        chip = Chip(context.theme, state, "green" if attached else "amber")
        made.add(row(chip, label(facts, "secondary"), None, spacing=context.theme.px(8)))
        return made
