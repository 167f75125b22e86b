from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, text

from scse_desk.store import Store, backup, migrations, sqlite, sqlite_file
from scse_desk.store.check import check
from scse_desk.store.models import Base, City
from tests.store.records import add_cities

RELEASED = Path(__file__).parent / "released"


def test_migrations_make_the_schema_of_the_models(store: Store) -> None:
    with store.read() as session:
        context = MigrationContext.configure(
            session.connection(),
            opts={"include_name": migrations.is_ours, "compare_server_default": True},
        )
        assert compare_metadata(context, Base.metadata) == []


def test_a_reader_and_the_writer_do_not_wait_for_each_other(store: Store) -> None:
    with store.read() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"


def test_each_migration_has_its_number() -> None:
    files = sorted((Path(migrations.__file__).parent / "versions").glob("*.py"))
    assert [file.name[:5] for file in files] == [
        f"{number:04}_" for number in range(1, sqlite_file.SCHEMA + 1)
    ]


def test_every_table_but_those_of_the_journal_itself_is_journaled() -> None:
    kept = {table.name for table in sqlite.journaled_tables()}
    assert set(Base.metadata.tables) - kept == {
        "change",
        "current_change",
        "export",
        "journal_entry",
    }


def test_a_table_without_triggers_is_found(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(store) == []
    forgotten = Table(
        "forgotten",
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("city_id", ForeignKey(City.id)),
    )
    tables = [*sqlite.journaled_tables(), forgotten]
    monkeypatch.setattr(sqlite, "journaled_tables", lambda: tables)
    (message,) = check(store)
    assert "journal_forgotten_insert" in message.english()


def test_keys_of_journaled_tables_are_never_given_out_twice() -> None:
    for table in sqlite.journaled_tables():
        assert table.dialect_options["sqlite"]["autoincrement"], table.name


def test_references_are_checked_when_a_change_ends() -> None:
    for table in sqlite.journaled_tables():
        for key in table.foreign_keys:
            assert (key.deferrable, key.initially) == (True, "DEFERRED"), key


def test_migrating_again_changes_nothing(path: Path) -> None:
    migrations.upgrade(path)
    with Store.open(path, "Mei") as store:
        assert check(store) == []
        assert add_cities(store, "Taipei") == [1]


@pytest.mark.parametrize(
    "released", sorted(RELEASED.glob("*.scse")), ids=lambda file: file.name if file else "none"
)
def test_a_store_of_every_released_version_is_brought_up_to_date(
    released: Path, tmp_path: Path
) -> None:
    path = tmp_path / released.name
    path.write_bytes(released.read_bytes())
    with Store.open(path, "Mei") as store:
        assert check(store) == []
        assert add_cities(store, "Taipei")
    assert (len(backup.list_backups(path)) == 1) == (int(released.name[:4]) < sqlite_file.SCHEMA)
