"""What is special to SQLite, and nothing else: the connection, the journal's triggers, its JSON.

Another database is served by a second file of the same functions.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    func,
    literal_column,
    text,
)
from sqlalchemy.pool import QueuePool

from scse_desk.store.models import Base, Change, Record
from scse_desk.store.sqlite_file import ORDER, connect

LETTERS = 26

COLUMNS = (
    'SELECT found.name, held.name, held."notnull" FROM sqlite_schema AS found'
    " JOIN pragma_table_info(found.name) AS held WHERE found.type = 'table'"
)


def engine(path: Path, *, writes: bool, read_only: bool = False) -> Engine:
    """An engine over a store file: the one that writes, or one that reads beside it."""

    def creator() -> sqlcipher3.Connection:
        connection = connect(path, read_only=read_only)
        connection.execute("PRAGMA journal_mode = WAL" if writes else "PRAGMA query_only = ON")
        return connection

    made = create_engine(
        "sqlite://",
        module=sqlcipher3,
        creator=creator,
        poolclass=QueuePool,
        pool_size=1 if writes else 4,
        max_overflow=0 if writes else 8,
    )
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    return made


def in_order(expression: ColumnElement[Any], code: str, *, top: bool) -> ColumnElement[Any]:
    """SQL by which texts sort as a language sorts them; for queries only, never in a trigger.

    `top` is for the first rows of many: most are compared once then, and many not at all.
    """
    if top:
        return expression.collate(f"{ORDER}_{code}")
    made: ColumnElement[Any] = getattr(func, f"{ORDER}_{code}")(expression)
    return made


def today(days: int = 0) -> ColumnElement[Any]:
    """SQL for the desk's own day, or one so many days later, as days are stored."""
    made: ColumnElement[Any] = func.date("now", "localtime", f"{days} days")
    return made


def place_among(expression: ColumnElement[Any], codes: Sequence[str]) -> ColumnElement[Any]:
    """SQL for the place of a code of two letters among 255 at most; NULL if it is not there.

    One byte for each two letters is quicker than a search, and sorts in the same way.
    """
    places = bytearray(LETTERS * LETTERS)
    for place, code in enumerate(codes, start=1):
        first, second = (ord(letter) - ord("A") for letter in code.upper())
        places[LETTERS * first + second] = place
    letters = func.upper(expression)
    at = LETTERS * func.unicode(letters) + func.unicode(func.substr(letters, 2))
    found = func.substr(literal_column(f"X'{places.hex()}'"), at - (LETTERS + 1) * ord("A") + 1, 1)
    return func.nullif(found, literal_column("X'00'"))


def let_tables_be_rebuilt(connection: Connection) -> None:
    """For a migration: references to a table that is made anew are checked afterwards.

    It cannot be set within a transaction, so the driver is told before one begins.
    """
    driver: Any = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys = OFF")


def journaled_tables() -> list[Table]:
    """The tables whose rows the journal keeps, those first that others refer to."""
    kept = {
        mapper.local_table
        for mapper in Record.registry.mappers
        if issubclass(mapper.class_, Record)
    }
    return [table for table in Base.metadata.sorted_tables if table in kept]


def row_image(table: Table, row: str) -> str:
    """SQL for a row (`OLD`, `NEW` or an alias) as a JSON object, columns in the table's order."""
    pairs = ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    return f"json_object({pairs})"


def tables_unlike(execute: Any) -> list[str]:
    """The tables of a file that have other columns than the models, or are not there, by name.

    Columns are compared by their names and by whether they may be empty.
    """
    there: dict[str, set[tuple[str, bool]]] = {}
    for table, column, required in execute(COLUMNS):
        there.setdefault(table, set()).add((column, bool(required)))
    return [
        name
        for name, table in sorted(Base.metadata.tables.items())
        if there.get(name) != {(column.name, not column.nullable) for column in table.columns}
    ]


def install_triggers(execute: Any) -> None:
    """Make the journal's triggers anew, on every journaled table and on the journal itself.

    `execute` runs one SQL statement. Called after each migration: a rebuilt table loses its own.
    """
    for name, statement in _all_triggers().items():
        execute(f"DROP TRIGGER IF EXISTS {name}")
        execute(statement)


def trigger_names() -> set[str]:
    """The names of all the triggers that a sound store has."""
    return set(_all_triggers())


def _all_triggers() -> dict[str, str]:
    journaled = [_triggers(table) for table in journaled_tables()]
    return {name: made for triggers in [*journaled, _guards()] for name, made in triggers.items()}


def _guards() -> dict[str, str]:
    """What was written in the journal stays; of a change is only noted what took it back."""
    kept = ", ".join(c.name for c in Change.__table__.columns if c.name != "undone_by_id")
    events = {
        "keep_change_update": f"UPDATE OF {kept} ON change",
        "keep_change_delete": "DELETE ON change",
        "keep_journal_entry_update": "UPDATE ON journal_entry",
        "keep_journal_entry_delete": "DELETE ON journal_entry",
    }
    return {
        name: f"CREATE TRIGGER {name} BEFORE {event} BEGIN"
        " SELECT RAISE(ABORT, 'the journal is only added to'); END"
        for name, event in events.items()
    }


def _triggers(table: Table) -> dict[str, str]:
    old, new = row_image(table, "OLD"), row_image(table, "NEW")
    differs = " OR ".join(f'OLD."{c.name}" IS NOT NEW."{c.name}"' for c in table.columns)
    return {
        f"journal_{table.name}_insert": _trigger(table, "INSERT", "", "NEW.id", "NULL", new),
        f"journal_{table.name}_update": _trigger(
            table, "UPDATE", f" WHEN {differs}", "OLD.id", old, new
        ),
        f"journal_{table.name}_delete": _trigger(table, "DELETE", "", "OLD.id", old, "NULL"),
    }


def _trigger(table: Table, verb: str, when: str, row: str, before: str, after: str) -> str:
    name = f"journal_{table.name}_{verb.lower()}"
    return (
        f"CREATE TRIGGER {name} AFTER {verb} ON {table.name}{when} BEGIN"  # noqa: S608
        " SELECT RAISE(ABORT, 'written outside a change')"
        " WHERE (SELECT change_id FROM current_change) IS NULL;"
        " INSERT INTO journal_entry (change_id, table_name, row_id, before, after)"
        f" SELECT change_id, '{table.name}', {row}, {before}, {after} FROM current_change; END"
    )


LISTED = text("SELECT value FROM json_each(:ids)")
"""For `in_(LISTED)`, with any number of ids as a JSON list: one statement for all numbers."""

SEARCH_TABLE = "search_index"
SEARCH = f"SELECT rowid FROM {SEARCH_TABLE} WHERE {SEARCH_TABLE} MATCH ? LIMIT ?"  # noqa: S608
INDEX = f"REPLACE INTO {SEARCH_TABLE} (rowid, words) VALUES (?, ?)"  # noqa: S608
UNINDEX = f"DELETE FROM {SEARCH_TABLE} WHERE rowid = ?"  # noqa: S608


def install_search(execute: Any) -> None:
    """Make the search index anew, empty. It keeps tokens of our own making and no texts."""
    execute(f"DROP TABLE IF EXISTS {SEARCH_TABLE}")
    execute(
        f"CREATE VIRTUAL TABLE {SEARCH_TABLE} USING fts5(words, content = '',"
        " contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7')"
    )


def match(asked: Iterable[Iterable[tuple[str, bool]]]) -> str:
    """A query of the index: of each group one token at least, given whole or (true) by its start.

    Tokens have letters and digits only.
    """
    groups = [
        " OR ".join(f'"{token}"{"*" if begins else ""}' for token, begins in group)
        for group in asked
    ]
    return " AND ".join(f"({group})" for group in groups)


def entries(connection: Connection, change_id: int, table: str, watched: Iterable[str]) -> set[int]:
    """The rows of a table that a change made, removed, or altered in one of the columns."""
    query = f"SELECT row_id {_touching(watched)}"
    return set(connection.scalars(text(query), {"change": change_id, "table": table}))


def owners(
    connection: Connection, change_id: int, table: str, key: str, watched: Iterable[str]
) -> set[int]:
    """What the rows named by a foreign key, before or after such a change."""
    found: set[int] = set()
    for side in ("before", "after"):
        query = f"SELECT DISTINCT json_extract({side}, '$.{key}') {_touching(watched)}"
        found.update(connection.scalars(text(query), {"change": change_id, "table": table}))
    return found - {None}


def altered(connection: Connection, change_id: int, table: str, watched: Iterable[str]) -> set[int]:
    """The rows that were there before such a change and still are.

    Rows that refer to any other were touched themselves.
    """
    query = (
        f"SELECT row_id {_touching(watched)} GROUP BY row_id HAVING count(before) AND count(after)"
    )
    return set(connection.scalars(text(query), {"change": change_id, "table": table}))


def _touching(watched: Iterable[str]) -> str:
    paths = ", ".join(f"'$.{name}'" for name in ["id", *sorted(watched)])
    return (
        "FROM journal_entry WHERE change_id = :change AND table_name = :table"
        " AND (before IS NULL OR after IS NULL"
        f" OR json_extract(before, {paths}) IS NOT json_extract(after, {paths}))"
    )
