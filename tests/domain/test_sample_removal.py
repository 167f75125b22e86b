"""The sample edition goes without trace, by undo or once it has been worked on."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from scse_desk.domain import sample
from scse_desk.domain.sample import ground
from scse_desk.domain.sample.rows import Rows
from scse_desk.store import Store
from scse_desk.store.models import (
    Citation,
    City,
    Delegation,
    Document,
    Edition,
    Leg,
    Organisation,
    Person,
    ProgrammeItem,
    ProgrammeParticipant,
    Record,
    Registration,
    Series,
)
from scse_desk.store.sqlite import journaled_tables
from tests.sample_store import counted


def unwatched(written: int) -> None:
    """Take the progress of writing."""


def test_one_undo_takes_the_sample_back(own_sample_store: Store) -> None:
    assert own_sample_store.undo().text == "Add the sample edition"
    with own_sample_store.read() as session:
        assert counted(session) == {}


def test_keys_of_an_undone_sample_are_not_given_out_again(own_sample_store: Store) -> None:
    with own_sample_store.read() as session:
        last = session.scalar(select(func.max(City.id)))
    own_sample_store.undo()
    with own_sample_store.change("Add a city") as session:
        rows = Rows(session, unwatched)
        assert rows.add(City, name="Da Nang") == (last or 0) + 1


def test_cities_that_are_there_are_not_entered_twice(tmp_path: Path) -> None:
    with Store.create(tmp_path / "a.scse", author="Test") as store:
        with store.change("Add a city") as session:
            session.add(City(name="名古屋市", name_en="Nagoya", country="JP"))
        with store.change(sample.LABEL) as session:
            rows = Rows(session, unwatched)
            ground.make(rows, 1)
            rows.write()
        with store.read() as session:
            nagoya = session.scalars(select(City).where(City.name_en == "Nagoya")).one()
            assert (nagoya.name, nagoya.is_sample) == ("名古屋市", False)


def work_on(session: Session) -> None:
    """What staff may do once the sample is there: use it, add to it, refer to it."""
    edition = session.scalars(select(Edition)).one()
    people = list(session.scalars(select(Person).order_by(Person.id).limit(3)))
    series = Series(code="SCSE", name="SCSE")
    ours = Edition(series=series, year=2025, name="SCSE 2025")
    taipei = session.scalars(select(City).where(City.name_en == "Taipei")).one()
    session.add_all([ours, Leg(edition=ours, city=taipei)])
    session.add(Registration(edition=ours, person=people[1]))
    wang = Person(name="王小明")
    session.add(Registration(edition=edition, person=wang, role="vip"))
    session.add(Organisation(name="Ours", kind="company"))
    item = ProgrammeItem(edition=ours, kind="meal", title="Dinner")
    delegation = session.scalars(select(Delegation).limit(1)).one()
    session.add(ProgrammeParticipant(item=item, delegation=delegation, role="guest"))
    document = Document(file_name="a", sha256="a", length=3, language="en", edition=edition)
    session.add(document)
    session.flush()
    for kind, row_id in (("edition", edition.id), ("person", people[0].id), ("edition", ours.id)):
        session.add(
            Citation(
                document_id=document.id, offset=0, length=1, record_kind=kind, record_id=row_id
            )
        )


def test_the_sample_is_removed_after_it_was_worked_on(own_sample_store: Store) -> None:
    with own_sample_store.change("Work") as session:
        work_on(session)
    with own_sample_store.change(sample.REMOVE_LABEL) as session:
        sample.remove(session)
    with own_sample_store.read() as session:
        assert counted(session) == {
            "citation": 1,
            "city": 1,
            "document": 1,
            "edition": 1,
            "leg": 1,
            "organisation": 2,
            "person": 2,
            "post": 1,
            "programme_item": 1,
            "registration": 1,
            "series": 1,
        }
        assert session.scalars(select(Edition.year)).all() == [2025]
        assert session.scalars(select(Document.edition_id)).all() == [None]
        assert not any(session.scalars(select(City.is_sample)))
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []


def test_there_is_no_sample_to_remove(tmp_path: Path) -> None:
    with (
        Store.create(tmp_path / "a.scse", author="Test") as store,
        pytest.raises(sample.NoSample, match="no sample"),
        store.change(sample.REMOVE_LABEL) as session,
    ):
        sample.remove(session)


def test_every_way_to_belong_to_the_sample_is_known() -> None:
    """A table that is about an edition but not removed with the sample would leave orphans."""
    removed = {table.name for table in sample.removal._tables()} | set(sample.removal.PARTS)
    parts = {name for names in sample.removal.PARTS.values() for name in names}
    others = {table.name for table in journaled_tables()} - removed - parts
    assert others == {"document", "citation", "document_remark", "seed_key"}
    assert Record.metadata.tables.keys() >= removed
