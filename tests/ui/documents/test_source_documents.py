"""The source documents themselves, where they are at hand: every citation's very words."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from scse_desk.domain import documents
from scse_desk.domain.documents import Span
from scse_desk.store import Store
from scse_desk.store.models import Citation
from scse_desk.ui.documents.page import DocumentsPage, build
from tests.seeds import at_hand
from tests.ui.desk import make_desk


@pytest.fixture
def attached(seeded_store: Store) -> Store:
    """A seeded store with the texts attached."""
    folder = at_hand.documents()
    with seeded_store.change(documents.LABEL) as session:
        documents.attach(session, folder)
    return seeded_store


def test_every_citation_is_shown_at_its_words_and_says_its_record(
    attached: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    page = build(make_desk(attached, tmp_path, None).context)
    assert isinstance(page, DocumentsPage)
    qtbot.addWidget(page)
    with attached.read() as session:
        cited = [
            (one.id, one.document_id, Span(one.offset, one.length), documents.quote(session, one))
            for one in session.query(Citation).order_by(Citation.document_id, Citation.offset)
        ]
    assert len(cited) > 239
    shown = {}
    for _, document_id, span, quote in cited:
        if document_id not in shown:
            page.choose(document_id)
            assert page.reading is not None
            shown[document_id] = page.reading
            assert all(fact.said.words for fact in page.reading.facts)
        assert page.reader.words_of(span) == quote


def test_a_seeded_citation_opens_with_its_record_pointed_at(
    attached: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    page = build(make_desk(attached, tmp_path, None).context)
    assert isinstance(page, DocumentsPage)
    qtbot.addWidget(page)
    with attached.read() as session:
        one = session.query(Citation).filter_by(fact="D0-15", record_kind="statistic").one()
        number, span = one.id, Span(one.offset, one.length)
    page.open_record("citation", number)
    assert page.reader.flashed() == span
    pointed = [line for line in page.facts.lines if line.property("chosen") == "true"]
    assert [line.fact.said.words for line in pointed] == ["Exhibitors: 600, expected"]
