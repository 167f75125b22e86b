"""Whether a store is sound: its pages, its references, its triggers, its journal, its index."""

from collections.abc import Iterator

from sqlalchemy import Connection

from scse_desk.language import N_, Message
from scse_desk.store import journal, search, sqlite, sqlite_file
from scse_desk.store.store import Store


def check(store: Store) -> list[Message]:
    """All that is wrong with a store, worst first; nothing for a sound one."""
    with store.read() as session:
        connection = session.connection()
        pages = [*_pages(connection)]
        return pages or [*_schema(connection), *_records(connection)]


def _pages(connection: Connection) -> Iterator[Message]:
    for found in connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars():
        if found != "ok":
            yield Message(N_("The file is damaged: {detail}"), {"detail": found})


def _schema(connection: Connection) -> Iterator[Message]:
    if _pragma(connection, "application_id") != sqlite_file.APPLICATION_ID:
        yield Message(N_("The file is not marked as one of SCSE Desk."))
    if _pragma(connection, "user_version") != sqlite_file.SCHEMA:
        yield Message(N_("The file is of another version than this program."))
    if unlike := sqlite.tables_unlike(connection.exec_driver_sql):
        yield Message(
            N_("Some tables have other columns than this program expects: {tables}."),
            {"tables": ", ".join(unlike)},
        )
    triggers = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    missing = sqlite.trigger_names() - set(triggers.scalars())
    if missing:
        yield Message(
            N_("Changes are not recorded: {triggers} are missing."),
            {"triggers": ", ".join(sorted(missing))},
        )


def _records(connection: Connection) -> Iterator[Message]:
    if names := journal.dangling(connection):
        yield Message(
            N_("Records refer to others that are not there: {records}."),
            {"records": ", ".join(names)},
        )
    if _pragma(connection, "user_version") == sqlite_file.SCHEMA and search.out_of_step(connection):
        yield Message(N_("The search index is not in step with the records; it can be mended."))


def _pragma(connection: Connection, name: str) -> int:
    value: int = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
    return value
