"""Where a figure comes from, one click away: its document and the sentence it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from scse_desk.domain import documents
from scse_desk.language import N_
from scse_desk.ui.checklist import Popup
from scse_desk.ui.context import Context
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import button, column, label, row, rule

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Citation

WIDTH = 440
MOST = 4


@dataclass(frozen=True)
class Quoted:
    """A place in a document: what the document is, and its sentence in three parts.

    The parts are before, the cited words, and after; all empty while the text is not attached.
    """

    citation_id: int
    title: str
    detail: str
    parts: tuple[str, str, str]
    note: str


def quoted(session: Session, context: Context, kind: str, record_id: int) -> list[Quoted]:
    """The places that a record rests on."""
    return [
        _quoted(session, context, citation)
        for citation in documents.citations_of(session, kind, record_id)
    ]


def _quoted(session: Session, context: Context, citation: Citation) -> Quoted:
    language, document = context.language, citation.document
    day = language.date(document.published_on) if document.published_on else ""
    parts = (document.publisher, language.language_name(document.language), day)
    return Quoted(
        citation.id,
        language.name_of(document) or document.file_name,
        " · ".join(filter(None, (*parts, document.file_name))),
        _parts(session, citation),
        citation.note,
    )


def _parts(session: Session, citation: Citation) -> tuple[str, str, str]:
    words = documents.quote(session, citation)
    sentence = documents.sentence_of(session, citation)
    if words is None or sentence is None:
        return "", "", ""
    before, found, after = sentence.partition(words)
    return (before, found, after) if found else ("", words, "")


class SourcePopup(Popup):
    """The sources of a record below what was clicked; each leads on to its document."""

    def __init__(
        self, parent: QWidget, context: Context, kind: str, record_id: int, note: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self._context = context
        theme = context.theme
        with context.store.read() as session:
            self.found = quoted(session, context, kind, record_id)
        pad = theme.px(16)
        layout = column(spacing=theme.px(10), margins=(pad, theme.px(14), pad, theme.px(12)))
        for place, one in enumerate(self.found[:MOST]):
            if place:
                layout.addWidget(rule())
            layout.addLayout(self._source(one))
        if note:
            layout.addWidget(label(note, "secondary", wrap=True))
        if not self.found and not note:
            words = context.text(N_("No source has been given for this figure."))
            layout.addWidget(label(words, "muted", wrap=True))
        self.setLayout(layout)
        width = theme.px(WIDTH)
        self.setFixedSize(width, layout.heightForWidth(width))

    def _source(self, one: Quoted) -> QVBoxLayout:
        context, theme = self._context, self._context.theme
        made = column(
            label(one.title, "strong", wrap=True),
            label(one.detail, "secondary", wrap=True),
            spacing=theme.px(3),
        )
        if one.parts[1]:
            made.addSpacing(theme.px(3))
            made.addWidget(sentence_label(theme, one.parts))
        else:
            words = context.text(N_("Attach the documents to read the sentence here."))
            made.addWidget(label(words, "muted", wrap=True))
        if one.note:
            made.addWidget(label(one.note, "secondary", wrap=True))
        links = row(spacing=theme.px(10))
        links.addWidget(
            button(
                theme,
                context.text(N_("Open the document")),
                lambda: self._open(one.citation_id),
                kind="link",
            )
        )
        if not one.parts[1]:
            links.addWidget(
                button(theme, context.text(N_("Attach documents")), self._attach, kind="link")
            )
        links.addStretch(1)
        made.addLayout(links)
        return made

    def _open(self, citation_id: int) -> None:
        self.close()
        self._context.open_record("citation", citation_id)

    def _attach(self) -> None:
        self.close()
        self._context.perform("attach-documents")


def sentence_label(theme: Theme, parts: tuple[str, str, str]) -> QLabel:
    """A sentence with the cited words marked; every part is escaped before it is set."""
    before, words, after = (escape(part).replace("\n", " ") for part in parts)
    accent = theme.colours
    mark = f"background-color: {accent.accent_tint}; color: {accent.accent}; font-weight: 600"
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(f'{before}<span style="{mark}">{words}</span>{after}')
    made.setAccessibleName("".join(parts))
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
