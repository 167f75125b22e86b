"""Bringing a store file to this program's schema, with Alembic."""

from pathlib import Path

from sqlalchemy import Connection, text

from scse_desk.store import sqlite


def upgrade(path: Path) -> None:
    """Run every migration that the file has not seen, then make the journal's triggers anew.

    The file must be held for writing and backed up by the caller.
    """
    engine = sqlite.engine(path, writes=True)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.commit()
            with connection.begin():
                _migrate(connection)
    finally:
        engine.dispose()


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - costs a third of a second, needed seldom
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    sqlite.install_triggers(connection.exec_driver_sql)
    connection.execute(text("INSERT OR IGNORE INTO current_change (id) VALUES (1)"))
    connection.exec_driver_sql(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {sqlite.SCHEMA}")
