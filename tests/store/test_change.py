import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Executable, delete, insert, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from scse_desk.language import Message, language
from scse_desk.store import Store
from scse_desk.store.models import City, Export, Organisation, Venue
from scse_desk.store.store import Busy, ReadOnly, StillReferred
from scse_desk.task import Cancelled
from tests.store.records import add_cities, add_many_cities, changes, cities, contents

REPLACED = "REPLACE INTO city (id, region, name, is_sample) VALUES (1, '', 'x', 0)"


def test_what_is_written_in_a_change_is_there_for_every_reader(store: Store) -> None:
    add_cities(store, "高雄", "Đà Nẵng")
    assert cities(store) == ["高雄", "Đà Nẵng"]


def test_a_change_is_remembered_with_who_and_when(store: Store) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    add_cities(store, "Taipei")
    (change,) = changes(store)
    assert (change.author, change.label, change.records) == ("Mei", Message("Add cities"), 1)
    assert before <= change.at <= datetime.now(UTC) + timedelta(seconds=1)


def test_the_label_of_a_change_is_put_into_words_with_its_values(store: Store) -> None:
    add_many_cities(store, 3)
    label = store.undoable()
    assert label is not None
    assert language("en").say(label) == "Import 3 cities"


def test_a_change_that_fails_leaves_nothing(store: Store) -> None:
    add_cities(store, "Taipei")
    before = contents(store)
    with pytest.raises(ZeroDivisionError):
        write_and_raise(store, ZeroDivisionError())
    assert contents(store) == before
    assert len(changes(store)) == 1


def test_changes_made_together_are_one(store: Store) -> None:
    with store.together("Import {number} cities", number=2):
        add_cities(store, "高雄")
        add_cities(store, "Đà Nẵng")
    (change,) = changes(store)
    assert change.label.text == "Import {number} cities"
    store.undo()
    assert cities(store) == []


def test_of_changes_made_together_all_fail_or_none(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        add_and_fail_together(store)
    assert cities(store) == []
    add_cities(store, "臺北")
    assert cities(store) == ["臺北"]


def add_and_fail_together(store: Store) -> None:
    with store.together("Import {number} cities", number=2):
        add_cities(store, "高雄")
        write_and_raise(store, ZeroDivisionError())


def write_and_raise(store: Store, error: Exception) -> None:
    with store.change("Half") as session:
        session.add(City(name="half"))
        session.flush()
        raise error


def test_a_change_that_is_cancelled_leaves_nothing(store: Store) -> None:
    with pytest.raises(Cancelled):
        write_and_raise(store, Cancelled())
    assert cities(store) == []
    assert changes(store) == []


def test_a_broken_constraint_leaves_nothing_and_the_next_change_works(store: Store) -> None:
    with pytest.raises(IntegrityError), store.change("Wrong") as session:
        session.add(Organisation(name="x", kind="no such kind"))
    assert add_cities(store, "Taipei") == [1]


def test_a_change_in_which_nothing_is_written_leaves_no_trace(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.listen(told.append)
    with store.change("Nothing"):
        pass
    assert changes(store) == []
    assert store.undoable() is None
    assert told == []


def test_a_value_written_as_it_was_leaves_no_trace(store: Store) -> None:
    (city,) = add_cities(store, "Taipei")
    with store.change("Same") as session:
        session.execute(update(City).where(City.id == city).values(name="Taipei"))
    assert len(changes(store)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO city (region, name) VALUES ('', 'x')",
        "UPDATE city SET name = 'x'",
        "DELETE FROM city",
    ],
)
def test_nothing_can_be_written_by_reading(store: Store, statement: str) -> None:
    add_cities(store, "Taipei")
    with store.read() as session, pytest.raises(DBAPIError, match="readonly"):
        session.execute(text(statement))
    with store.read() as session:
        session.add(City(name="x"))
        with pytest.raises(DBAPIError, match="readonly"):
            session.flush()


@pytest.mark.parametrize(
    "statement",
    [insert(City).values(name="x"), update(City).values(name="x"), delete(City), text(REPLACED)],
)
def test_not_even_the_writer_can_write_outside_a_change(
    store: Store, statement: Executable
) -> None:
    add_cities(store, "Taipei")
    assert store._writer is not None
    with store._writer.connect() as c, pytest.raises(DBAPIError, match="outside a change"):
        c.execute(statement)
    assert cities(store) == ["Taipei"]


def test_a_row_that_others_refer_to_is_not_removed_and_they_are_named(store: Store) -> None:
    with store.change("Add") as session:
        session.add(Venue(name="Nangang Hall", city=City(name="Taipei")))
    with pytest.raises(StillReferred, match="Nangang Hall"), store.change("Remove") as session:
        session.execute(delete(City))
    assert cities(store) == ["Taipei"]
    assert add_cities(store, "Tainan") == [2]


def test_rows_may_be_written_in_any_order(store: Store) -> None:
    with store.change("Add") as session:
        session.execute(insert(Venue).values(name="Hall", city_id=1))
        session.add(City(id=1, name="Taipei"))
    with store.read() as session:
        assert session.query(Venue).one().city.name == "Taipei"  # type: ignore[union-attr]


def test_listeners_hear_which_tables_were_touched(store: Store) -> None:
    told: list[frozenset[str]] = []
    end = store.listen(told.append)
    with store.change("Add") as session:
        session.add(Venue(name="Hall", city=City(name="Taipei")))
    store.undo()
    end()
    store.redo()
    assert told == [frozenset({"venue", "city"})] * 2


@pytest.mark.logs_errors
def test_a_listener_that_fails_loses_neither_the_change_nor_the_other_listeners(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: frozenset[str]) -> None:
        raise ZeroDivisionError

    told: list[frozenset[str]] = []
    store.listen(fail)
    store.listen(told.append)
    with caplog.at_level(logging.ERROR):
        add_cities(store, "Taipei")
    assert cities(store) == ["Taipei"]
    assert told == [frozenset({"city"})]
    assert "A listener failed" in caplog.text


def test_a_change_within_a_change_is_a_mistake(store: Store) -> None:
    with pytest.raises(RuntimeError), store.change("Outer"), store.change("Inner"):
        pass
    assert add_cities(store, "Taipei") == [1]


def test_two_threads_change_one_after_the_other(store: Store) -> None:
    threads = [threading.Thread(target=add_cities, args=(store, str(n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(cities(store)) == [str(n) for n in range(8)]
    assert len(changes(store)) == 8


def test_a_reader_sees_one_state_while_another_thread_changes_it(store: Store) -> None:
    add_cities(store, "Taipei")
    with store.read() as session:
        assert session.query(City).count() == 1
        writer = threading.Thread(target=add_cities, args=(store, "Tainan"))
        writer.start()
        writer.join()
        assert session.query(City).count() == 1
    assert cities(store) == ["Taipei", "Tainan"]


def test_a_store_open_for_reading_refuses_every_change(path_of_two: Store) -> None:
    with Store.open(path_of_two.path, "Bo", read_only=True) as reader:
        assert cities(reader) == ["Taipei", "Tainan"]
        with pytest.raises(ReadOnly):
            add_cities(reader, "x")
        with pytest.raises(ReadOnly):
            reader.undo()


@pytest.fixture
def path_of_two(store: Store) -> Store:
    add_cities(store, "Taipei", "Tainan")
    return store


def test_the_history_of_a_record_tells_each_change_latest_first(store: Store) -> None:
    (city,) = add_cities(store, "Tapei")
    with store.change("Correct {name}", name="Taipei") as session:
        session.get_one(City, city).name = "Taipei"
    store.undo()
    found = store.history("city", city)
    assert [(entry.kind, entry.label.text, entry.author) for entry in found] == [
        ("undo", "Correct {name}", "Mei"),
        ("change", "Correct {name}", "Mei"),
        ("change", "Add cities", "Mei"),
    ]
    assert found[1].before is not None
    assert found[1].after is not None
    assert (found[1].before["name"], found[1].after["name"]) == ("Tapei", "Taipei")
    assert found[2].before is None


def test_an_export_is_remembered_and_never_undone(store: Store) -> None:
    add_cities(store, "Taipei")
    store.log_export("attendee-list", "vi", "list.xlsx", 12000, {"columns": ["name"]})
    store.undo()
    with store.read() as session:
        export = session.query(Export).one()
        assert (export.report, export.language, export.rows) == ("attendee-list", "vi", 12000)
        assert (export.author, export.options) == ("Mei", {"columns": ["name"]})
        assert export.last_change_id == 1
    assert store.redoable() == Message("Add cities")


def test_one_who_reads_beside_a_window_logs_exports_too(store: Store) -> None:
    with Store.open(store.path, "Bo", read_only=True) as reader:
        reader.log_export("fact-sheet", "en", "facts.pdf", 1, {})
    with store.read() as session:
        export = session.query(Export).one()
        assert (export.report, export.author, export.file_name) == ("fact-sheet", "Bo", "facts.pdf")


def test_while_a_task_writes_another_change_is_refused_and_not_lost(store: Store) -> None:
    begun, end = threading.Event(), threading.Event()

    def fill() -> None:
        with store.change("Fill") as session:
            session.add(City(region="TW", name="Taipei"))
            session.flush()
            begun.set()
            end.wait()

    task = threading.Thread(target=fill)
    task.start()
    begun.wait()
    with pytest.raises(Busy, match="Another change is being made"), store.change("Type"):
        raise AssertionError("two changes at once")
    end.set()
    task.join()
    add_cities(store, "高雄")
    assert cities(store) == ["Taipei", "高雄"]
