"""Reading the journal and taking changes back: undo, redo, the history of a record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Table, text
from sqlalchemy.orm import Session

from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.store.models import Base
from scse_desk.store.sqlite import SCHEMA, row_image

NAMING_COLUMNS = ("name", "title", "number", "label", "code", "text", "key", "file_name")
"""Columns by which a row is called when it has no better name, in this order."""
MOST_NAMED = 5


class CannotUndo(Refused):
    """A later change touched the same records, or records hang on them."""


@dataclass(frozen=True)
class Entry:
    """A row of a table before and after a change, as column -> value; None where it is not."""

    change_id: int
    at: datetime
    author: str
    label: Message
    kind: str
    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def history(session: Session, table: str, row_id: int) -> list[Entry]:
    """All that happened to a record, latest first, with who and when (UTC)."""
    rows = session.execute(
        text(
            "SELECT c.id, c.at, c.author, c.label, c.label_values, c.kind, e.table_name, e.row_id,"
            " e.before, e.after FROM journal_entry e JOIN change c ON c.id = e.change_id"
            " WHERE e.table_name = :table AND e.row_id = :row ORDER BY e.id DESC"
        ),
        {"table": table, "row": row_id},
    )
    return [_entry(row) for row in rows]


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        change_id=row.id,
        at=datetime.fromisoformat(row.at),
        author=row.author,
        label=Message(row.label, json.loads(row.label_values)),
        kind=row.kind,
        table=row.table_name,
        row_id=row.row_id,
        before=json.loads(row.before) if row.before else None,
        after=json.loads(row.after) if row.after else None,
    )


@dataclass(frozen=True)
class Change:
    """A change as it is listed: what it was called, who made it, when, whether it still stands."""

    id: int
    at: datetime
    author: str
    label: Message
    kind: str
    stands: bool
    records: int
    """How many rows it touched."""


def changes(session: Session, limit: int = 200, before: int | None = None) -> list[Change]:
    """The latest changes, latest first; `before` continues a listing below a change's id."""
    rows = session.execute(
        text(
            "SELECT c.*, (SELECT count(*) FROM journal_entry e WHERE e.change_id = c.id) AS records"
            " FROM change c WHERE :before IS NULL OR c.id < :before ORDER BY c.id DESC LIMIT :limit"
        ),
        {"before": before, "limit": limit},
    )
    return [
        Change(
            row.id,
            datetime.fromisoformat(row.at),
            row.author,
            Message(row.label, json.loads(row.label_values)),
            row.kind,
            row.undone_by_id is None,
            row.records,
        )
        for row in rows
    ]


def undoable(connection: Connection | Session) -> tuple[int, Message] | None:
    """The latest change that still stands, of this schema, with its label."""
    return _labelled(
        connection,
        "SELECT id, label, label_values FROM change WHERE kind = 'change'"
        " AND undone_by_id IS NULL AND schema_number = :schema ORDER BY id DESC LIMIT 1",
    )


def redoable(connection: Connection | Session) -> tuple[int, Message] | None:
    """The change taken back last, unless something was changed since."""
    return _labelled(
        connection,
        "SELECT id, label, label_values FROM change WHERE undone_by_id IS NOT NULL"
        " AND schema_number = :schema AND NOT EXISTS (SELECT 1 FROM change later"
        " WHERE later.kind = 'change' AND later.id > change.undone_by_id)"
        " ORDER BY undone_by_id DESC LIMIT 1",
    )


def _labelled(connection: Connection | Session, query: str) -> tuple[int, Message] | None:
    row = connection.execute(text(query), {"schema": SCHEMA}).first()
    return row and (row.id, Message(row.label, json.loads(row.label_values)))


def take_back(connection: Connection, change_id: int) -> None:
    """Bring the rows of a change back to what they were before it, last row first.

    Runs inside a change of its own. Refused, naming the records, where a row is no longer as the
    change left it.
    """
    _refuse_if_touched(connection, change_id, newest=True)
    _replay(connection, change_id, forward=False)


def make_again(connection: Connection, change_id: int) -> None:
    """Bring the rows of a change that was taken back to what they were after it."""
    _refuse_if_touched(connection, change_id, newest=False)
    _replay(connection, change_id, forward=True)


def _refuse_if_touched(connection: Connection, change_id: int, *, newest: bool) -> None:
    touched = [
        name
        for table in tables_of(connection, change_id)
        for name in _touched(connection, Base.metadata.tables[table], change_id, newest=newest)
    ]
    if touched:
        raise CannotUndo(
            N_("Changed again since then: {records}. Take back the later change first."),
            records=", ".join(touched[:MOST_NAMED]) + (" …" if len(touched) > MOST_NAMED else ""),
        )


def _touched(
    connection: Connection, table: Table, change_id: int, *, newest: bool
) -> Iterator[str]:
    pick, side = ("max", "after") if newest else ("min", "before")
    rows = connection.execute(
        text(
            f"SELECT e.row_id, coalesce(e.after, e.before) AS image FROM ("  # noqa: S608
            f" SELECT {pick}(id) AS id FROM journal_entry WHERE change_id = :change"
            f" AND table_name = :table GROUP BY row_id) ends"
            f" JOIN journal_entry e ON e.id = ends.id"
            f" LEFT JOIN {table.name} t ON t.id = e.row_id"
            f" WHERE e.{side} IS NOT CASE WHEN t.id IS NULL THEN NULL"
            f" ELSE {row_image(table, 't')} END LIMIT {MOST_NAMED + 1}"
        ),
        {"change": change_id, "table": table.name},
    )
    for row in rows:
        yield called(table.name, row.row_id, json.loads(row.image))


def called(table: str, row_id: int, image: dict[str, Any]) -> str:
    """What to call a row in a sentence: its name or title where it has one, else table and id."""
    given = next((image[column] for column in NAMING_COLUMNS if image.get(column)), None)
    return str(given) if given else f"{table} {row_id}"


def tables_of(connection: Connection, change_id: int) -> list[str]:
    """The tables that a change touched."""
    rows = connection.execute(
        text("SELECT DISTINCT table_name FROM journal_entry WHERE change_id = :change"),
        {"change": change_id},
    )
    return [row.table_name for row in rows]


def _replay(connection: Connection, change_id: int, *, forward: bool) -> None:
    """Row by row in the journal's own order (or against it), so that each step was valid before."""
    order = "ASC" if forward else "DESC"
    first, then = ("before", "after") if forward else ("after", "before")
    rows = connection.execute(
        text(
            f"SELECT table_name, row_id, {first} IS NULL AS absent, {then} AS image"  # noqa: S608
            f" FROM journal_entry WHERE change_id = :change ORDER BY id {order}"
        ),
        {"change": change_id},
    ).all()
    for (name, absent, deletes), group in groupby(
        rows, key=lambda row: (row.table_name, row.absent, row.image is None)
    ):
        table = Base.metadata.tables[name]
        images = [json.loads(row.image) if row.image else {"id": row.row_id} for row in group]
        connection.execute(text(_statement(table, absent=absent, deletes=deletes)), images)


def _statement(table: Table, *, absent: bool, deletes: bool) -> str:
    columns = [column.name for column in table.columns]
    if deletes:
        return f"DELETE FROM {table.name} WHERE id = :id"  # noqa: S608
    if absent:
        names = ", ".join(f'"{column}"' for column in columns)
        values = ", ".join(f":{column}" for column in columns)
        return f"INSERT INTO {table.name} ({names}) VALUES ({values})"  # noqa: S608
    pairs = ", ".join(f'"{column}" = :{column}' for column in columns if column != "id")
    return f"UPDATE {table.name} SET {pairs} WHERE id = :id"  # noqa: S608


def dangling(connection: Connection) -> list[str]:
    """The records that refer to a row that is not there, as they are called; at most a few."""
    names = []
    for found in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(MOST_NAMED):
        image = connection.execute(
            text(f"SELECT * FROM {found[0]} WHERE id = :id"),  # noqa: S608
            {"id": found[1]},
        ).mappings()
        names.append(called(found[0], found[1], dict(image.one())))
    return names
