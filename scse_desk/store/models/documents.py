"""Source documents, the citations that lead from a record to its words, and what was exported."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.base import Base, Record, Titles, arguments, codes, reference
from scse_desk.store.models.editions import Edition
from scse_desk.store.models.texts import PublishedNote


class Document(PublishedNote, Titles, Record):
    """A source text, known by its checksum; its words are shown once it has been attached."""

    __table_args__ = arguments(UniqueConstraint("sha256"))

    file_name: Mapped[str]
    sha256: Mapped[str]
    """Of the file's bytes, hexadecimal."""
    length: Mapped[int]
    """In Unicode code points."""
    language: Mapped[str]
    publisher: Mapped[str] = mapped_column(default="")
    published_on: Mapped[date | None]
    edition_id: Mapped[int | None] = reference("edition")
    text: Mapped[str | None]
    """The words, once attached."""

    edition: Mapped[Edition | None] = relationship()
    citations: Mapped[list["Citation"]] = relationship(
        back_populates="document", order_by="Citation.offset"
    )
    remarks: Mapped[list["DocumentRemark"]] = relationship(order_by="DocumentRemark.offset")


class Citation(Record):
    """The place in a document that a record, or one field of it, came from.

    `offset` and `length` count Unicode code points of the document's text.
    """

    __table_args__ = arguments(
        CheckConstraint('"offset" >= 0 AND length > 0', name="place"),
        Index("ix_citation_record", "record_kind", "record_id"),
    )

    document_id: Mapped[int] = reference("document")
    offset: Mapped[int]
    length: Mapped[int]
    fact: Mapped[str] = mapped_column(default="")
    """Sign of the fact, such as `D0-15`; several citations may carry one fact."""
    record_kind: Mapped[str]
    """Table of the record."""
    record_id: Mapped[int]
    field: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    document: Mapped[Document] = relationship(back_populates="citations")


class DocumentRemark(Titles, Record):
    """Something to know about a document itself: a defect of its text, its dateline, its source."""

    __table_args__ = arguments(codes("kind", "defect", "meta", "contradiction"))

    document_id: Mapped[int] = reference("document")
    kind: Mapped[str]
    offset: Mapped[int | None]
    length: Mapped[int | None]


class SeedKey(Record):
    """A seeded record by its key in the seeds, so that seeding again adds nothing.

    The key stays when staff delete the record: it does not come back.
    """

    __table_args__ = arguments(UniqueConstraint("key"))

    key: Mapped[str]
    record_kind: Mapped[str]
    record_id: Mapped[int]


class Export(Base):
    """A paper or workbook that left the store. Part of the world: never undone, not journaled."""

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    author: Mapped[str]
    report: Mapped[str]
    language: Mapped[str]
    file_name: Mapped[str]
    rows: Mapped[int]
    options: Mapped[dict[str, Any]]
    last_change_id: Mapped[int | None]
    """The latest change it could have shown: a later one to its records makes it stale."""
