"""Bringing a store file to this program's schema, with Alembic."""

from pathlib import Path

from sqlalchemy import Connection, text

from scse_desk.store import search, sqlite, sqlite_file


def upgrade(path: Path) -> None:
    """Run every migration that the file has not seen, then renew its triggers and search index.

    The file must be held for writing and backed up by the caller.
    """
    engine = sqlite.engine(path, writes=True)
    try:
        with engine.connect() as connection:
            sqlite.let_tables_be_rebuilt(connection)
            with connection.begin():
                _migrate(connection)
    finally:
        engine.dispose()


def run(connection: Connection, revision: str = "head") -> None:
    """Bring the tables to a revision, nothing else."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table is one of the models: the search index keeps tables of its own."""
    return kind != "table" or not str(name).startswith(sqlite.SEARCH_TABLE)


def _migrate(connection: Connection) -> None:
    run(connection)
    sqlite.install_triggers(connection.exec_driver_sql)
    search.rebuild(connection)
    connection.execute(text("INSERT OR IGNORE INTO current_change (id) VALUES (1)"))
    connection.exec_driver_sql(f"PRAGMA application_id = {sqlite_file.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {sqlite_file.SCHEMA}")
