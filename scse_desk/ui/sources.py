"""Where a record comes from: its citations, each leading to the words in their document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from scse_desk.domain import documents
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Line, Related, related_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Citation


Parts = Callable[["Session", int], Iterable[tuple[str, int]]]


def no_parts(_session: Session, _record_id: int) -> Iterable[tuple[str, int]]:
    """Of a record without parts."""
    return ()


def citation_line(session: Session, context: Context, citation: Citation) -> Line:
    """A citation as a line: its sentence where the document's text is at hand, and its place."""
    document = citation.document
    name = context.language.name_of(document) or document.file_name
    words = documents.sentence_of(session, citation)
    place = context.text(
        N_("characters {first}–{last}"),
        first=context.language.number(citation.offset),
        last=context.language.number(citation.offset + citation.length),
    )
    parts = [citation.fact, place if words else "", citation.note]
    if not words:
        parts.insert(1, context.text(N_("text not attached")))
    return Line(
        citation.id,
        words.strip() if words else place,
        " · ".join(filter(None, parts)),
        opens=("citation", citation.id),
        group=name,
        fixed=True,
    )


def sources_tab(kind: str, parts: Parts = no_parts) -> Tab:
    """The tab with the sources of a kind of records, and of the parts (kind, id) they have."""

    def citations(session: Session, record_id: int) -> list[Citation]:
        records = [(kind, record_id), *parts(session, record_id)]
        found = [each for record in records for each in documents.citations_of(session, *record)]
        return sorted(found, key=lambda each: (each.document_id, each.offset, each.id))

    def lines(session: Session, context: Context, record_id: int) -> list[Line]:
        found = citations(session, record_id)
        return [citation_line(session, context, citation) for citation in found]

    def summary(session: Session, context: Context, record_id: int) -> str:
        texts = [citation.document.text for citation in citations(session, record_id)]
        said = N_("Attach the documents, and the cited sentences stand here.")
        return context.text(said) if None in texts else ""

    return related_tab(
        "sources",
        N_("Sources"),
        Related(
            lines,
            Empty(
                N_("No source"),
                N_("This record was entered by staff, or comes with the sample edition."),
                icon="documents",
            ),
            summary=summary,
        ),
    )
