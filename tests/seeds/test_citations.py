"""Every fact arrives, on the right kind of record, and leads to words that say it."""

import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import documents, numbers, seeding
from scse_desk.store import Store
from scse_desk.store.models import Citation, Document, Statistic
from tests.seeds import at_hand, look

KINDS = {
    "statistic": {"statistic"},
    "edition": {"edition", "leg", "theme", "series"},
    "person": {"person"},
    "forum": {"programme_item"},
    "mou": {"agreement", "claim"},
    "co-located expo": {"co_location"},
    "venue": {"venue", "city"},
    "organiser": {"edition_organiser"},
    "organisation": {"organisation"},
    "exhibitor": {"exhibitor", "statistic"},
    "company": {"exhibitor"},
    "solution domain": {"solution_domain"},
    "award": {"programme_item"},
    "initiative": {"claim"},
    "target": {"claim", "statistic", "leg"},
    "technology": {"claim"},
    "collaboration": {"claim"},
    "claim": {"claim"},
    "theme": {"theme", "programme_item"},
    "delegation": {"delegation"},
    "matchmaking": {"matchmaking_round", "statistic"},
    "document-meta": {"document_remark"},
    "text-defect": {"document_remark"},
    "country": {"city"},
    "visit": {"programme_item", "programme_participant"},
}
"""Type of a fact -> tables of which at least one holds a record that rests on it."""


@pytest.fixture(scope="module")
def attached(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = at_hand.documents()
    path = shutil.copyfile(seeded_file, tmp_path_factory.mktemp("attached") / "x.scse")
    with Store.open(path, author="Test") as store:
        _attach(store, folder)
        with store.read() as session:
            yield session


def _attach(store: Store, folder: Path) -> None:
    with store.change(documents.LABEL) as session:
        assert len(documents.attach(session, folder).found) == 5


def test_all_239_facts_and_the_15_of_the_samples_arrive_and_no_other(session: Session) -> None:
    found = at_hand.facts().values()
    wanted = {fact.id for fact in found if fact.scope in at_hand.SEEDED_SCOPES}
    samples = {fact.id for fact in found if fact.scope == at_hand.SAMPLE_SCOPE}
    assert (len(wanted), len(samples)) == (239, 15)
    assert set(session.scalars(select(Citation.fact))) == wanted | samples


def test_citations_stand_where_the_table_of_facts_says() -> None:
    found = at_hand.facts()
    stated = {sign: (found[sign].offset, len(found[sign].quote)) for sign in seeding.places()}
    assert {
        sign: (place.offset, place.length) for sign, place in seeding.places().items()
    } == stated


def test_documents_are_the_files_at_hand(session: Session) -> None:
    texts = at_hand.texts()
    known = {one.file_name: one.length for one in session.scalars(select(Document))}
    assert known == {name: len(text) for name, text in texts.items()}


def test_each_fact_arrives_on_the_right_kind_of_record(session: Session) -> None:
    found = at_hand.facts()
    for sign in seeding.places():
        kinds = look.records_of(session, sign)
        assert kinds & KINDS[found[sign].type], (sign, found[sign].type, kinds)


def test_every_citation_quotes_its_fact(attached: Session) -> None:
    found = at_hand.facts()
    for citation in attached.scalars(select(Citation)):
        assert documents.quote(attached, citation) == found[citation.fact].quote


def test_every_figure_stands_in_its_words_with_its_comparator(attached: Session) -> None:
    for statistic in attached.scalars(select(Statistic)):
        told = {
            (comparator, one.value)
            for citation in documents.citations_of(attached, "statistic", statistic.id)
            if not citation.field
            for words in [documents.quote(attached, citation) or ""]
            for one in numbers.find(words, citation.document.language)
            for comparator in [one.comparator, _elsewhere(words, citation.document.language)]
        }
        assert (statistic.comparator, statistic.value) in told, (statistic.metric, told)


def test_every_raw_spelling_stands_in_its_words() -> None:
    found = at_hand.facts()
    for one in seeding.read():
        words = [_folded(found[cite.split()[0]].quote) for cite in one.cites]
        for column in one.raw:
            raw = _folded(one.values[column])
            assert any(raw in quote for quote in words), (one.identity, raw, words)


def test_every_alias_from_a_document_stands_in_its_words() -> None:
    found = at_hand.facts()
    for one in seeding.read():
        if one.kind.endswith("_alias") and one.cites:
            words = _folded(found[one.cites[0]].quote)
            assert _folded(one.values["text"]) in words, one.identity


def test_a_text_is_marked_wherever_a_fact_stands(attached: Session) -> None:
    found = at_hand.facts()
    for document in attached.scalars(select(Document)):
        marks = documents.marks(attached, document)
        for sign in {mark.fact for mark in marks}:
            places = {mark.offset for mark in marks if mark.fact == sign}
            assert len(places) == found[sign].occurrences, sign


def _elsewhere(words: str, language: str) -> str:
    """The comparator where its word stands far from the number, as in "by the estimate of …"."""
    estimates = numbers.COMPARATORS["estimated"][language]
    return "estimated" if any(word in words.lower() for word in estimates) else "eq"


def _folded(text: str) -> str:
    """Without spaces and case: `Chủ tịch` and `chairman` stand within sentences."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())
