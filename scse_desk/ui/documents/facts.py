"""The facts of a document: each mark with the record it supports, in the window's words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scse_desk.domain import documents
from scse_desk.domain.documents import Mark, Span
from scse_desk.domain.records_in_words import GROUPS, InWords, in_words
from scse_desk.language import Language

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Document

Key = tuple[str, str, int, str]
"""Sign of a fact, kind and id of its record, and the field it is about."""


@dataclass(frozen=True)
class Fact:
    """A mark and what it supports; `number` tells it apart on the page."""

    number: int
    mark: Mark
    said: InWords

    @property
    def group(self) -> str:
        """The group it is coloured by."""
        return self.said.group

    @property
    def span(self) -> Span:
        """Where its words stand."""
        return Span(self.mark.offset, self.mark.length)

    @property
    def key(self) -> Key:
        """What it says of which record, wherever the words stand."""
        mark = self.mark
        return mark.fact, mark.record_kind, mark.record_id, mark.field


@dataclass(frozen=True)
class Reading:
    """A document as its page shows it; `text` is None while it is not attached."""

    id: int
    title: str
    text: str | None
    facts: tuple[Fact, ...]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the text, in order."""
        return documents.sentences(self.text or "")

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence that a character stands in."""
        return documents.sentence_at(self.sentences, offset)

    def shown(self, hidden: Collection[str]) -> list[Fact]:
        """The facts whose groups are not hidden."""
        return [fact for fact in self.facts if fact.group not in hidden]

    def counts(self) -> dict[str, int]:
        """How many facts each group has, in the order of the legend."""
        own = [fact.group for fact in self.facts if not fact.mark.repeats]
        return {group: own.count(group) for group in GROUPS if group in own}


def read(session: Session, language: Language, document: Document) -> Reading:
    """Read a document with all its facts, by place."""
    facts = []
    for number, mark in enumerate(documents.marks(session, document)):
        said = in_words(session, language, mark.record_kind, mark.record_id, mark.field)
        if said is not None:
            facts.append(Fact(number, mark, said))
    title = language.name_of(document) or document.file_name
    return Reading(document.id, title, document.text, tuple(facts))


def listed(facts: Iterable[Fact], span: Span | None = None) -> list[Fact]:
    """Facts to list, each record's once: those of a stretch, or all without words met again."""
    found: dict[Key, Fact] = {}
    for fact in facts:
        wanted = fact.mark.overlaps(span) if span else not fact.mark.repeats
        if wanted and (fact.key not in found or found[fact.key].mark.repeats):
            found[fact.key] = fact
    return list(found.values())


def places(facts: Sequence[Fact]) -> list[Span]:
    """The marked stretches in order, each once: what one steps through."""
    spans = {fact.span: None for fact in facts}
    return sorted(spans, key=lambda span: (span.offset, -span.length))


def following(spans: Sequence[Span], current: Span | None, by: int) -> Span:
    """The stretch after (or before) the current one, going round."""
    if current in spans:
        return spans[(spans.index(current) + by) % len(spans)]
    return spans[0] if by > 0 else spans[-1]
