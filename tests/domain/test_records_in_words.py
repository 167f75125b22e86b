"""Records as one says them, from the facts of the documents."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import changes, records
from scse_desk.domain.contents import Contents, contents
from scse_desk.domain.records_in_words import FIELDS, GROUPS, KINDS, InWords, in_words
from scse_desk.language import LANGUAGES, language
from scse_desk.store import Store, journal
from scse_desk.store.models import Citation

ENGLISH = language("en")


@pytest.fixture
def store(seeded_store: Store) -> Store:
    return seeded_store


def of_fact(session: Session, fact: str, kind: str, field: str = "") -> InWords:
    one = session.scalars(
        select(Citation).filter_by(fact=fact, record_kind=kind, field=field).limit(1)
    ).one()
    found = in_words(session, ENGLISH, kind, one.record_id, field)
    assert found is not None
    return found


def test_a_figure_is_said_with_its_status_and_edition(store: Store) -> None:
    with store.read() as session:
        said = of_fact(session, "D0-15", "statistic")
    assert (said.noun, said.words, said.context) == (
        "Statistic",
        "Exhibitors: 600, expected",
        "SCSE 2024",
    )
    assert said.opens is not None
    assert said.opens[0] == "statistic"


def test_a_fact_about_one_field_says_its_value_and_of_what(store: Store) -> None:
    with store.read() as session:
        said = of_fact(session, "D0-04", "leg", "starts_on")
    assert (said.words, said.context) == (
        "From: 19 March 2024",
        "Taipei, 19–22 March 2024 · SCSE 2024",
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_seeded_fact_has_words(store: Store, code: str) -> None:
    with store.read() as session:
        for one in session.scalars(select(Citation)):
            said = in_words(session, language(code), one.record_kind, one.record_id, one.field)
            assert said is not None
            assert said.words
            assert said.group in GROUPS
            assert one.record_kind in KINDS
            assert one.field == "" or one.field in FIELDS


def test_a_record_that_was_removed_has_no_words(store: Store) -> None:
    with store.read() as session:
        assert in_words(session, ENGLISH, "statistic", 999_999) is None
        assert in_words(session, ENGLISH, "no_such_kind", 1) is None


def test_what_fills_a_file_is_counted(store: Store) -> None:
    with store.read() as session:
        assert contents(session) == Contents(254, 5, 0, 0)


def test_a_change_tells_what_became_of_each_record(store: Store) -> None:
    with store.change("Try") as session:
        kept = records.add(session, "organisation", name="Amber")
        records.set_value(session, "organisation", kept.id, "country", "TW")
        records.set_value(session, "organisation", 1, "note", "x")
    with store.read() as session:
        (latest,) = journal.changes(session, limit=1)
        found = changes.touched(session, latest.id, 10, ENGLISH)
    assert [(one.id, one.how) for one in found] == [(kept.id, "added"), (1, "changed")]
    store.undo()
    with store.read() as session:
        (latest,) = journal.changes(session, limit=1)
        assert {one.how for one in changes.touched(session, latest.id, 10, ENGLISH)} == {
            "removed",
            "changed",
        }
