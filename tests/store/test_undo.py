from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from scse_desk.language import Message
from scse_desk.store import Store
from scse_desk.store.journal import CannotUndo
from scse_desk.store.models import Booth, City, Edition, Venue
from scse_desk.store.store import NothingToUndo, StillReferred
from tests.store.records import (
    add_cities,
    add_many_cities,
    an_edition,
    changes,
    cities,
    contents,
)

MANY = 100_000


def test_undo_and_redo_name_what_they_did(store: Store) -> None:
    add_cities(store, "Taipei")
    assert store.undo() == Message("Add cities")
    assert (cities(store), store.undoable(), store.redoable()) == ([], None, Message("Add cities"))
    assert store.redo() == Message("Add cities")
    assert (cities(store), store.redoable()) == (["Taipei"], None)


def test_changes_are_taken_back_latest_first_and_made_again_in_order(store: Store) -> None:
    for name in ("a", "b", "c"):
        add_cities(store, name)
    seen = [cities(store)]
    for step in (store.undo, store.undo, store.redo, store.undo, store.undo, store.redo):
        step()
        seen.append(cities(store))
    assert seen == [["a", "b", "c"], ["a", "b"], ["a"], ["a", "b"], ["a"], [], ["a"]]


def test_nothing_to_undo_or_redo_is_refused(store: Store) -> None:
    with pytest.raises(NothingToUndo):
        store.undo()
    with pytest.raises(NothingToUndo):
        store.redo()


def test_a_new_change_ends_what_could_be_redone(store: Store) -> None:
    add_cities(store, "a")
    store.undo()
    add_cities(store, "b")
    assert store.redoable() is None
    store.undo()
    assert store.redoable() == Message("Add cities")
    store.redo()
    assert cities(store) == ["b"]


def test_undo_and_redo_work_after_the_store_was_closed(path: Path) -> None:
    with Store.open(path, "Mei") as store:
        add_cities(store, "a")
        add_cities(store, "b")
    with Store.open(path, "Bo") as store:
        store.undo()
    with Store.open(path, "Mei") as store:
        assert cities(store) == ["a"]
        store.redo()
        assert cities(store) == ["a", "b"]
        assert [(change.kind, change.author) for change in changes(store)] == [
            ("redo", "Mei"),
            ("undo", "Bo"),
            ("change", "Mei"),
            ("change", "Mei"),
        ]


def test_a_key_is_never_given_out_twice(store: Store) -> None:
    add_cities(store, "a")
    store.undo()
    assert add_cities(store, "b") == [2]


def test_a_bulk_statement_is_taken_back_whole(store: Store) -> None:
    add_cities(store, "a", "b", "c")
    before = contents(store)
    with store.change("Rename and remove") as session:
        session.execute(update(City).values(name=City.name + "!"))
        session.execute(delete(City).where(City.name == "b!"))
        session.execute(insert(City), [{"name": "d"}])
    after = contents(store)
    store.undo()
    assert contents(store) == before
    store.redo()
    assert contents(store) == after


def test_an_import_of_100_000_rows_is_taken_back_and_made_again(store: Store) -> None:
    add_many_cities(store, MANY)
    store.undo()
    assert cities(store) == []
    store.redo()
    assert cities(store) == [f"City {number}" for number in range(MANY)]


def test_two_booths_that_swap_numbers_swap_them_back(store: Store) -> None:
    with store.change("Add") as session:
        edition = an_edition()
        session.add_all([Booth(edition=edition, number=number) for number in ("A1", "A2")])
    with store.change("Swap") as session:
        for old, new in (("A1", "-"), ("A2", "A1"), ("-", "A2")):
            session.execute(update(Booth).where(Booth.number == old).values(number=new))
    swapped = contents(store)
    store.undo()
    assert numbers(store) == ["A1", "A2"]
    store.redo()
    assert contents(store) == swapped
    assert numbers(store) == ["A2", "A1"]


def numbers(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.scalars(select(Booth.number).order_by(Booth.id)))


def test_an_earlier_change_can_be_taken_back_by_itself(store: Store) -> None:
    add_cities(store, "a")
    add_cities(store, "b")
    store.undo(1)
    assert cities(store) == ["b"]
    assert store.undoable() == Message("Add cities")
    store.redo()
    assert cities(store) == ["a", "b"]


def test_a_change_whose_records_were_changed_again_is_not_taken_back(store: Store) -> None:
    (city, _) = add_cities(store, "Tapei", "Tainan")
    with store.change("Correct") as session:
        session.get_one(City, city).name = "Taipei"
    before = contents(store)
    with pytest.raises(CannotUndo, match="Tapei") as refused:
        store.undo(1)
    assert "Tainan" not in str(refused.value)
    assert contents(store) == before
    store.undo()
    store.undo(1)
    assert cities(store) == []


def test_of_many_records_that_were_changed_again_a_few_are_named(store: Store) -> None:
    add_cities(store, *"abcdefgh")
    with store.change("Rename") as session:
        session.execute(update(City).values(region="x"))
    with pytest.raises(CannotUndo, match=r"a, b, c, d, e …"):
        store.undo(1)


def test_an_added_record_that_others_refer_to_is_not_taken_back(store: Store) -> None:
    (city,) = add_cities(store, "Taipei")
    with store.change("Add hall") as session:
        session.add(Venue(name="Nangang Hall", city_id=city))
    with pytest.raises(StillReferred, match="Nangang Hall"):
        store.undo(1)
    assert cities(store) == ["Taipei"]


def test_a_change_cannot_be_taken_back_twice(store: Store) -> None:
    add_cities(store, "a")
    store.undo(1)
    with pytest.raises(NothingToUndo):
        store.undo(1)


def test_a_record_that_is_made_and_removed_in_one_change_stays_away(store: Store) -> None:
    with store.change("To and fro") as session:
        edition = an_edition()
        session.add(edition)
        session.flush()
        session.delete(edition)
    before = contents(store)
    store.undo()
    store.redo()
    assert contents(store) == before
    with store.read() as session:
        assert session.query(Edition).count() == 0
