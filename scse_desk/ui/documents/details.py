"""The document itself: its title and publisher to edit, its file and checksum to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from scse_desk.language import N_
from scse_desk.ui.cards import facts
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.form import Form
from scse_desk.ui.history import last_change
from scse_desk.ui.saving import save
from scse_desk.ui.widgets import clear, column, label, rule

if TYPE_CHECKING:
    from scse_desk.domain.sources import Shelved

FIELDS = (
    Field("names", N_("Title of the document"), "names"),
    Field("publisher", N_("Publisher"), wide=True),
    Field("published_on", N_("Published"), "date"),
    Field("published_note", N_("About the date"), "texts"),
)


class Details(QScrollArea):
    """The record of a document, saved as one types."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = 0
        self.form = Form(context, FIELDS, self._save)
        self.form.setEnabled(not context.store.read_only)
        self._facts = QVBoxLayout()
        self._changed = label(role="secondary", wrap=True)
        inner = QWidget()
        inner.setLayout(
            column(
                self.form,
                rule(),
                self._facts,
                rule(),
                self._changed,
                None,
                spacing=context.theme.px(12),
                margins=(context.theme.px(8), 0, context.theme.px(8), 0),
            )
        )
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_document(self, one: Shelved) -> None:
        """Show a document."""
        from scse_desk.store.models import texts_of

        document = one.document
        values = {
            "names": document.names,
            "publisher": document.publisher,
            "published_on": document.published_on,
            "published_note": texts_of(document, "published_note"),
        }
        if document.id == self._document_id:
            self.form.show_values(values)
        else:
            self.form.show_other(values)
        self._document_id = document.id
        clear(self._facts)
        self._facts.addWidget(self._known(one))
        self._changed.setText(last_change(self._context, "document", document.id))

    def _known(self, one: Shelved) -> QWidget:
        text, language = self._context.text, self._context.language
        document = one.document
        return facts(
            self._context.theme,
            [
                (text(N_("File")), document.file_name),
                (text(N_("Language")), language.language_name(document.language)),
                (text(N_("Characters")), language.number(document.length)),
                (text(N_("Facts")), language.number(one.facts)),
                (text(N_("Records")), language.number(one.citations)),
                (text(N_("Checksum")), " ".join(_groups(document.sha256))),
            ],
        )

    def _save(self, key: str, value: object) -> None:
        stored = value if value is not None or key == "published_on" else ""
        save(self._context, "document", self._document_id, key, stored, "title")


def _groups(checksum: str) -> list[str]:
    """A checksum in groups, which can be compared by eye and wrap."""
    return [checksum[place : place + 8] for place in range(0, len(checksum), 8)]
