"""Putting the facts of the documents into a store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from scse_desk.domain import seeding
from scse_desk.store import Store
from scse_desk.store.models import (
    Base,
    Citation,
    Edition,
    Person,
    Post,
    ProgrammeItem,
    Series,
    Statistic,
)
from scse_desk.task import Cancelled


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "x.scse", author="test") as store:
        yield store


def _seed(store: Store) -> seeding.Seeded:
    with store.change(seeding.LABEL) as session:
        return seeding.seed(session)


def _rows(store: Store) -> dict[str, int]:
    with store.read() as session:
        return {
            one.kind: session.scalars(
                select(func.count()).select_from(Base.metadata.tables[one.kind])
            ).one()
            for one in seeding.read()
        }


def test_seeding_adds_every_record_of_the_seeds(store: Store) -> None:
    counts = _seed(store).counts
    assert counts["edition"] == 12
    assert counts["citation"] == sum(len(one.cites) for one in seeding.read())
    kinds = [one.kind for one in seeding.read()]
    assert {kind: counts[kind] for kind in kinds} == {kind: kinds.count(kind) for kind in kinds}


def test_the_series_of_the_documents_are_there_and_one_of_models(store: Store) -> None:
    _seed(store)
    with store.read() as session:
        codes = set(session.scalars(select(Series.code)))
    assert codes == {"SCSE", "NZCE", "METAEDU", "SHE", "IBE", "SEE", "ITS", "MODEL"}


def test_an_edition_of_which_everything_took_place_is_not_told_as_planned(store: Store) -> None:
    _seed(store)
    with store.read() as session:
        items = session.scalars(select(ProgrammeItem)).all()
        unheld = {item.edition_id for item in items if item.status != "held"}
        editions = session.scalars(select(Edition).where(Edition.status == "planned")).all()
    held = {item.edition_id for item in items} - unheld
    assert not [edition.id for edition in editions if edition.id in held]


def test_seeding_again_adds_nothing(store: Store) -> None:
    _seed(store)
    before = _rows(store)
    assert _seed(store).total == 0
    assert _rows(store) == before


def test_seeding_is_one_change_that_one_undo_takes_back(store: Store) -> None:
    _seed(store)
    assert store.undo().text == seeding.LABEL
    assert set(_rows(store).values()) == {0}
    assert store.undoable() is None
    store.redo()
    assert _seed(store).total == 0


def test_what_staff_edited_stays(store: Store) -> None:
    _seed(store)
    with store.change("Correct a title") as session:
        session.execute(update(Post).values(title_en="Corrected"))
    _seed(store)
    with store.read() as session:
        assert set(session.scalars(select(Post.title_en))) == {"Corrected"}


def test_what_staff_deleted_does_not_come_back(store: Store) -> None:
    _seed(store)
    with store.change("Delete the figures") as session:
        session.execute(update(Statistic).values(part_of_id=None))
        session.execute(delete(Citation).where(Citation.record_kind == "statistic"))
        session.execute(delete(Statistic))
    assert _seed(store).total == 0
    assert _rows(store)["statistic"] == 0


def test_a_record_that_staff_entered_before_stands_and_gets_the_citations(store: Store) -> None:
    with store.change("Enter an edition") as session:
        series = Series(code="SCSE", name="Ours")
        series.editions.append(Edition(year=2024, name="Our 2024", ordinal=11))
        session.add(series)
    counts = _seed(store).counts
    assert (counts["series"], counts["edition"]) == (7, 11)
    with store.read() as session:
        found = session.scalars(select(Edition).where(Edition.name == "Our 2024")).one()
        assert len(found.legs) == 2
        cited = select(Citation.fact).where(
            Citation.record_kind == "edition", Citation.record_id == found.id
        )
        assert "D0-47" in set(session.scalars(cited))


def test_a_raw_spelling_stays_beside_the_printed_one(store: Store) -> None:
    _seed(store)
    with store.read() as session:
        found = session.scalars(select(Person).where(Person.name == "Milos Vystrcil")).one()
        assert found.names == {"raw": "Milos Vystrcil", "en": "Miloš Vystrčil"}


def test_seeding_that_is_stopped_leaves_nothing(store: Store) -> None:
    def stop(done: int, total: int, text: str) -> None:
        if done > total // 2:
            raise Cancelled

    with pytest.raises(Cancelled), store.change(seeding.LABEL) as session:
        seeding.seed(session, stop)
    assert set(_rows(store).values()) == {0}


def test_progress_runs_from_nothing_to_all(store: Store) -> None:
    heard: list[tuple[int, int]] = []
    with store.change(seeding.LABEL) as session:
        seeding.seed(session, lambda done, total, _: heard.append((done, total)))
    total = heard[0][1]
    assert heard == [(done, total) for done in range(total + 1)]


def test_keys_of_the_seeds_are_unique() -> None:
    identities = [one.identity for one in seeding.read()]
    assert len(identities) == len(set(identities))


def test_every_fact_with_a_place_is_cited_and_every_cited_one_has_a_place() -> None:
    cited = {cite.partition(" ")[0] for one in seeding.read() for cite in one.cites}
    assert cited == set(seeding.places())
    assert len(cited) == 239 + 15


def test_a_citation_of_one_field_names_its_column(store: Store) -> None:
    _seed(store)
    with store.read() as session:
        found = {(one.record_kind, one.field) for one in session.scalars(select(Citation))}
    assert {("leg", "starts_on"), ("leg", "venue_id"), ("edition", "ordinal")} < found
    columns = {kind: {"", *Base.metadata.tables[kind].columns.keys()} for kind, _ in found}
    assert [(kind, field) for kind, field in found if field not in columns[kind]] == []


def test_what_is_printed_has_a_name_in_the_four_languages() -> None:
    kinds = {"series", "edition", "city", "solution_domain", "claim", "agreement", "programme_item"}
    for one in seeding.read():
        if one.kind in kinds:
            field = "title" if "title" in one.values else "name"
            languages = {f"{field}_{suffix}" for suffix in ("en", "zh_tw", "vi", "id")}
            assert languages <= one.values.keys(), one.identity


def test_every_statistic_is_defined_in_the_four_languages() -> None:
    for one in seeding.read():
        if one.kind == "statistic":
            defined = ("definition", "definition_zh_tw", "definition_vi", "definition_id")
            assert all(one.values[column] for column in defined), one.identity
