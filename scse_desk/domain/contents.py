"""What fills a store: the facts of the documents, their texts, the sample edition."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scse_desk.store.models import Citation, Document, Edition, Series


@dataclass(frozen=True)
class Contents:
    """Facts known from documents, the documents and how many are attached, sample editions."""

    facts: int
    documents: int
    attached: int
    samples: int


def contents(session: Session) -> Contents:
    """Count what fills a store."""
    attached = select(func.count()).where(Document.text.is_not(None))
    samples = select(func.count()).select_from(Edition).join(Series).where(Series.is_sample)
    return Contents(
        _count(session, select(func.count(Citation.fact.distinct()))),
        _count(session, select(func.count()).select_from(Document)),
        _count(session, attached),
        _count(session, samples),
    )


def _count(session: Session, statement: object) -> int:
    found: int = session.scalar(statement)  # type: ignore[call-overload]
    return found
