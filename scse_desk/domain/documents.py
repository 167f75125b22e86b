"""Source documents: attaching their texts, and the words that each record rests on.

A store knows a document by the SHA-256 of its file. Its text is not shipped; once a folder with
the file is attached, every citation leads to its words. Offsets count Unicode code points.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import Citation, Document
from scse_desk.task import Progress, silent

LABEL = N_("Attach documents")

LARGEST = 4
"""Bytes of a code point in UTF-8: no file larger than this times its length can be a document."""


class NoFolder(Refused):
    """The folder to attach does not exist or cannot be read."""


class NoDocument(Refused):
    """None of the files in the folder is a document that the store knows."""


@dataclass(frozen=True)
class Attached:
    """What became of a folder: documents whose text was found, those still without, other files.

    `new` are those of the found that had no text before.
    """

    found: tuple[Document, ...]
    new: tuple[Document, ...]
    missing: tuple[Document, ...]
    unknown: tuple[Path, ...]


@dataclass(frozen=True)
class Span:
    """A stretch of a text."""

    offset: int
    length: int

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.offset + self.length

    def overlaps(self, other: "Span") -> bool:
        """Whether the two have a character in common."""
        return self.offset < other.end and other.offset < self.end


@dataclass(frozen=True)
class Mark(Span):
    """Words of a document that a record rests on; marks may overlap.

    `repeats` marks the same words met again elsewhere in the text.
    """

    fact: str
    record_kind: str
    record_id: int
    field: str
    repeats: bool = False


def attach(session: Session, directory: Path, progress: Progress = silent) -> Attached:
    """Store the texts of the known documents whose files lie in a folder (not below it).

    To be called within one `store.change(LABEL)`. A file is known by its checksum, whatever its
    name. Refused where the folder cannot be read or holds none of the documents.
    """
    documents = {one.sha256: one for one in session.scalars(select(Document).order_by(Document.id))}
    limit = LARGEST * max((one.length for one in documents.values()), default=0)
    files = _files(directory)
    found: list[Document] = []
    new: list[Document] = []
    unknown: list[Path] = []
    for number, path in enumerate(files):
        progress(number, len(files), path.name)
        content = _content(path, limit)
        document = None if content is None else documents.get(sha256(content).hexdigest())
        if document is None or content is None:
            unknown.append(path)
            continue
        if document.text is None:
            new.append(document)
        document.text = content.decode("utf-8")
        found.append(document)
    if not found:
        raise NoDocument(
            N_("None of the files in {folder} is one of the documents."), folder=str(directory)
        )
    missing = tuple(one for one in documents.values() if one.text is None)
    return Attached(tuple(dict.fromkeys(found)), tuple(new), missing, tuple(unknown))


def marks(session: Session, document: Document) -> list[Mark]:
    """Every mark of a document by place; with its text attached, also the words met again.

    The same words twice for one record make one mark.
    """
    cited = [
        Mark(one.offset, one.length, one.fact, one.record_kind, one.record_id, one.field)
        for one in session.scalars(select(Citation).where(Citation.document_id == document.id))
    ]
    again = [] if document.text is None else _repeats(document.text, cited)
    unique = dict.fromkeys([*cited, *again])
    return sorted(unique, key=lambda mark: (mark.offset, -mark.length, mark.fact))


def citations_of(session: Session, kind: str, record_id: int) -> list[Citation]:
    """The citations of a record (`kind` is its table), with their documents, in order."""
    return list(
        session.scalars(
            select(Citation)
            .where(Citation.record_kind == kind, Citation.record_id == record_id)
            .order_by(Citation.document_id, Citation.offset, Citation.id)
            .options(joinedload(Citation.document))
        )
    )


def quote(session: Session, citation: Citation, context: int = 0) -> str | None:
    """The cited words with `context` characters either side; None while not attached."""
    document = session.get_one(Document, citation.document_id)
    if document.text is None:
        return None
    start = max(0, citation.offset - context)
    return document.text[start : citation.offset + citation.length + context]


def sentence_of(session: Session, citation: Citation) -> str | None:
    """The sentences that the cited words touch; None while not attached."""
    document = session.get_one(Document, citation.document_id)
    if document.text is None:
        return None
    cited = Span(citation.offset, citation.length)
    touched = [one for one in sentences(document.text) if one.overlaps(cited)]
    return document.text[touched[0].offset : touched[-1].end]


def sentences(text: str) -> list[Span]:
    """The sentences of a text in any of our languages, in order; a line is never crossed.

    A full stop ends a sentence only before white space and a capital letter, a figure or an
    opening quotation mark, so that "19.3", "TP.Cao Hùng" and "(Sept. 2)" stay whole.
    """
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        found.append(Span(start, match.end() - start))
        start = match.end()
    found.append(Span(start, len(text) - start))
    return [trimmed for one in found if (trimmed := _trim(text, one)).length]


def sentence_at(found: Sequence[Span], offset: int) -> Span | None:
    """The sentence that a character stands in."""
    return next((one for one in found if one.offset <= offset < one.end), None)


_END = re.compile(
    r"(?P<stop>[。！？!]+[」』）”]*)"
    r"|(?P<line>\n+)"
    r"|(?<!\bSept)(?<!\bAug)(?<!\bMr)(?<!\bDr)(?P<dot>[.?][\"”’)]*)(?=\s+[\"“‘(]?[^\W\d_a-z])"
)


def _trim(text: str, span: Span) -> Span:
    words = text[span.offset : span.end]
    left = len(words) - len(words.lstrip())
    return Span(span.offset + left, len(words.strip()))


def _repeats(text: str, cited: Iterable[Mark]) -> list[Mark]:
    """The cited words wherever else they stand in the text."""
    places: dict[Span, list[int]] = {}
    again: list[Mark] = []
    for mark in cited:
        span = Span(mark.offset, mark.length)
        if span not in places:
            words = re.escape(text[span.offset : span.end])
            places[span] = [match.start() for match in re.finditer(words, text)]
        again += [
            Mark(
                place,
                mark.length,
                mark.fact,
                mark.record_kind,
                mark.record_id,
                mark.field,
                repeats=True,
            )
            for place in places[span]
            if place != mark.offset
        ]
    return again


def _files(directory: Path) -> list[Path]:
    try:
        return sorted(path for path in directory.iterdir() if path.is_file())
    except OSError as error:
        raise NoFolder(N_("The folder {folder} cannot be read."), folder=str(directory)) from error


def _content(path: Path, limit: int) -> bytes | None:
    """The bytes of a file that may be a document, None for one too large or unreadable."""
    try:
        return path.read_bytes() if path.stat().st_size <= limit else None
    except OSError:
        return None
