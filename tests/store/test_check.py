import pytest
import sqlcipher3
from sqlalchemy.exc import IntegrityError

from scse_desk.store import Store
from scse_desk.store.check import check
from scse_desk.store.models import Organisation
from tests.store.records import add_cities


def spoil(store: Store, *statements: str) -> None:
    """Do to the file what the store itself never does."""
    store.close()
    connection = sqlcipher3.connect(str(store.path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP TRIGGER journal_city_update", "journal_city_update"),
        ("PRAGMA application_id = 7", "not marked"),
        ("DROP TRIGGER keep_change_delete", "keep_change_delete"),
        ("ALTER TABLE city ADD COLUMN mayor TEXT", "other columns than this program expects: city"),
        (
            "INSERT INTO journal_entry (change_id, table_name, row_id) VALUES (9, 'city', 1)",
            "journal_entry 2",
        ),
        ("DELETE FROM search_index", "search index"),
    ],
)
def test_what_is_wrong_is_told(store: Store, statement: str, told: str) -> None:
    with store.change("Add") as session:
        session.add(Organisation(name="City of Taipei"))
    assert check(store) == []
    spoil(store, statement)
    found = [message.english() for message in check(store)]
    assert len(found) == 1
    assert told in found[0]


def test_a_record_that_refers_to_nothing_is_named(store: Store) -> None:
    add_cities(store, "Taipei")
    spoil(
        store,
        "UPDATE current_change SET change_id = 1",
        "INSERT INTO venue (name, address, city_id, is_sample) VALUES ('Hall', '', 99, 0)",
        "UPDATE current_change SET change_id = NULL",
    )
    assert ["Hall" in message.english() for message in check(store)] == [True]


def test_the_search_index_is_mended(store: Store) -> None:
    with store.change("Add") as session:
        session.add(Organisation(name="City of Taipei"))
    spoil(store, "DELETE FROM search_index")
    store.mend_search()
    assert check(store) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal_entry",
        "UPDATE journal_entry SET after = NULL",
        "DELETE FROM change",
        "UPDATE change SET author = 'Bo'",
        "REPLACE INTO change SELECT * FROM change",
    ],
)
def test_what_the_journal_holds_cannot_be_altered(store: Store, statement: str) -> None:
    add_cities(store, "Taipei")
    with (
        pytest.raises(IntegrityError, match="the journal is only added to"),
        store.change("Tidy") as session,
    ):
        session.connection().exec_driver_sql(statement)
    assert [entry.author for entry in store.history("city", 1)] == [store.author]
