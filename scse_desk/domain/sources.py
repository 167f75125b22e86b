"""The table of source documents, and all of them with what there is to know about each."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from scse_desk.domain import records
from scse_desk.domain.columns import count_column, field_column, name_column, title_columns
from scse_desk.domain.listing import Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store.models import Citation, Document

LISTING = Listing(
    "documents",
    N_("Documents"),
    Document,
    [
        name_column("title", N_("Document"), Document, "title", width=44),
        Column("file_name", N_("File"), width=30, sql=Document.file_name),
        field_column(Document, "publisher", N_("Publisher"), width=24),
        field_column(Document, "published_on", N_("Published"), "date", width=12),
        Column("language", N_("Language"), width=9, sql=Document.language),
        count_column(
            "citations", N_("Citations"), Document, Citation.document_id == Document.id, width=9
        ),
        Column(
            "attached",
            N_("Text attached"),
            "boolean",
            width=10,
            tones={"True": "green", "False": "amber"},
            sql=Document.text.is_not(None),
        ),
        Column("length", N_("Characters"), "number", width=10, shown=False, sql=Document.length),
        Column("sha256", N_("Checksum"), width=20, shown=False, sql=Document.sha256),
        *title_columns(Document),
    ],
    order=(("published_on", False), ("file_name", False)),
    also=["citation"],
)


@dataclass(frozen=True)
class Shelved:
    """A document, how many facts it supports and how many records."""

    document: Document
    facts: int
    citations: int


def shelf(session: Session) -> list[Shelved]:
    """Every document in the order of the table, with its edition and its remarks."""
    counted = {
        row.document_id: (row.facts, row.citations)
        for row in session.execute(
            select(
                Citation.document_id,
                func.count(Citation.fact.distinct()).label("facts"),
                func.count().label("citations"),
            ).group_by(Citation.document_id)
        )
    }
    found = session.scalars(
        select(Document)
        .order_by(Document.published_on, Document.file_name)
        .options(selectinload(Document.remarks))
    )
    return [Shelved(one, *counted.get(one.id, (0, 0))) for one in found]


def citation(session: Session, citation_id: int) -> Citation:
    """A citation by its id. Refused where it has been removed."""
    return records.find(session, Citation, citation_id)
