"""Reading the journal and taking changes back: undo, redo, the history of a record."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, text, update
from sqlalchemy.orm import Session

from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.store.models import Base, CurrentChange
from scse_desk.store.models import Change as ChangeRow
from scse_desk.store.sqlite import row_image
from scse_desk.store.sqlite_file import SCHEMA

NAMING_COLUMNS = ("name", "title", "number", "label", "code", "text", "key", "file_name")
"""Columns by which a row is called when it has no better name, in this order."""
SHOWN_WITH: Mapping[str, tuple[str, ...]] = {
    "delegation_member": ("person_id", "post_id"),
    "exhibitor": ("organisation_id",),
    "interpreter": ("person_id",),
    "outcome": ("meeting_id",),
    "registration": ("person_id",),
}
"""Records that are named, or whose forms are filled, by other rows: the columns that name these."""
MOST_NAMED = 5
BATCH = 10_000
"""How many rows are brought back at a time."""
FEW = 20
"""Fewer rows than this are not worth a statement of their own making."""


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
    """All that happened to a record, latest first, with who and when (UTC).

    To its own row, and to those that it is shown with: an exhibitor's name is its organisation's.
    """
    query = text(
        "SELECT c.id, c.at, c.author, c.label, c.label_values, c.kind, e.table_name, e.row_id,"
        " e.before, e.after, e.id AS place"
        " FROM journal_entry e JOIN change c ON c.id = e.change_id"
        " WHERE e.table_name = :table AND e.row_id = :row"
    )
    rows = [
        row
        for name, number in rows_of(session, table, row_id)
        for row in session.execute(query, {"table": name, "row": number})
    ]
    return [_entry(row) for row in sorted(rows, key=attrgetter("place"), reverse=True)]


def rows_of(session: Session, table: str, row_id: int) -> list[tuple[str, int]]:
    """The rows that make a record as it is shown, as table and id, its own first."""
    found = [(table, row_id)]
    if columns := SHOWN_WITH.get(table):
        query = text(
            "SELECT coalesce(after, before) FROM journal_entry"
            " WHERE table_name = :table AND row_id = :row ORDER BY id DESC LIMIT 1"
        )
        image = _image(session.execute(query, {"table": table, "row": row_id}).scalar())
        keys = Base.metadata.tables[table].columns
        for column in columns:
            if image.get(column) is not None:
                (key,) = keys[column].foreign_keys
                found.append((key.column.table.name, image[column]))
    return found


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


def begin(
    connection: Connection, author: str, label: Message, kind: str, target: int | None
) -> int:
    """Begin a change, to which the triggers ascribe all that is written until its end; its id."""
    change_id: int = connection.execute(
        insert(ChangeRow)
        .values(
            at=datetime.now(UTC),
            author=author,
            label=label.text,
            label_values=dict(label.values),
            kind=kind,
            target_id=target,
            schema_number=SCHEMA,
        )
        .returning(ChangeRow.id)
    ).scalar_one()
    connection.execute(update(CurrentChange).values(change_id=change_id))
    return change_id


def end(connection: Connection, change_id: int) -> frozenset[str]:
    """End a change; the tables that it touched."""
    connection.execute(update(CurrentChange).values(change_id=None))
    return frozenset(tables_of(connection, change_id))


def standing(session: Session, change_id: int) -> tuple[int, Message] | None:
    """A change that can be taken back by itself, with its label; None where it does not stand."""
    return _labelled(
        session,
        "SELECT id, label, label_values FROM change WHERE kind = 'change'"
        " AND undone_by_id IS NULL AND schema_number = :schema AND id = :id",
        id=change_id,
    )


def undoable(session: Session) -> tuple[int, Message] | None:
    """The latest change that still stands, of this schema, with its label."""
    return _labelled(
        session,
        "SELECT id, label, label_values FROM change WHERE kind = 'change'"
        " AND undone_by_id IS NULL AND schema_number = :schema ORDER BY id DESC LIMIT 1",
    )


def redoable(session: Session) -> tuple[int, Message] | None:
    """The change taken back last, unless something was changed since."""
    return _labelled(
        session,
        "SELECT id, label, label_values FROM change WHERE undone_by_id IS NOT NULL"
        " AND schema_number = :schema AND NOT EXISTS (SELECT 1 FROM change later"
        " WHERE later.kind = 'change' AND later.id > change.undone_by_id)"
        " ORDER BY undone_by_id DESC LIMIT 1",
    )


def _labelled(session: Session, query: str, **values: int) -> tuple[int, Message] | None:
    row = session.execute(text(query), {"schema": SCHEMA, **values}).first()
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


def touches_more(session: Session, change_id: int, most: int) -> bool:
    """Whether a change touched more than `most` rows; counts no further than that."""
    rows = "SELECT 1 FROM journal_entry WHERE change_id = :change LIMIT 1 OFFSET :most"
    found = session.execute(text(rows), {"change": change_id, "most": most}).first()
    return found is not None


def _replay(connection: Connection, change_id: int, *, forward: bool) -> None:
    """In the journal's own order (or against it), so that each step was valid before.

    Rows of one table that come or go one after the other do so in one statement.
    """
    now, then = ("before", "after") if forward else ("after", "before")
    beyond, order = ("id > :last", "ASC") if forward else ("id < :last", "DESC")
    query = text(
        f"SELECT id, table_name, {now} IS NULL AS comes, {then} IS NULL AS goes"  # noqa: S608
        f" FROM journal_entry WHERE change_id = :change AND {beyond} ORDER BY id {order}"
        f" LIMIT {BATCH}"
    )
    last = 0 if forward else sys.maxsize
    while rows := connection.execute(query, {"change": change_id, "last": last}).all():
        for (table, comes, goes), group in groupby(rows, key=itemgetter(1, 2, 3)):
            ids = [row.id for row in group]
            part = _Part(table, change_id, min(ids), max(ids), now, then, order)
            if len(ids) < FEW or not (comes or goes):
                part.step_by_step(connection)
            else:
                part.at_once(connection, comes=comes)
        last = rows[-1].id


@dataclass(frozen=True)
class _Part:
    """Entries of a change that follow each other, all of one table, all alike."""

    table: str
    change_id: int
    first: int
    last: int
    now: str
    then: str
    order: str

    def _entries(self, wanted: str) -> str:
        return (
            f"SELECT {wanted} FROM journal_entry WHERE change_id = ? AND id BETWEEN ? AND ?"  # noqa: S608
            f" ORDER BY id {self.order}"
        )

    def at_once(self, connection: Connection, *, comes: bool) -> None:
        """Put the rows back, or take them away."""
        if comes:
            columns = [column.name for column in Base.metadata.tables[self.table].columns]
            names = ", ".join(f'"{name}"' for name in columns)
            values = ", ".join(f"json_extract({self.then}, '$.{name}')" for name in columns)
            statement = f"INSERT INTO {self.table} ({names}) {self._entries(values)}"
        else:
            statement = f"DELETE FROM {self.table} WHERE id IN ({self._entries('row_id')})"  # noqa: S608
        connection.exec_driver_sql(statement, (self.change_id, self.first, self.last))

    def step_by_step(self, connection: Connection) -> None:
        """Make each row what is wanted."""
        query = self._entries(f"{self.now}, {self.then}")
        rows = connection.exec_driver_sql(query, (self.change_id, self.first, self.last)).all()
        steps = (_step(self.table, now, wanted) for now, wanted in rows)
        for statement, group in groupby(steps, key=itemgetter(0)):
            connection.exec_driver_sql(statement, [values for _, values in group])


def _step(table: str, now: str | None, wanted: str | None) -> tuple[str, tuple[Any, ...]]:
    """A statement of the driver's that makes a row what is wanted, and what fills it."""
    if wanted is None:
        return f"DELETE FROM {table} WHERE id = ?", (_image(now)["id"],)  # noqa: S608
    image = _image(wanted)
    if now is None:
        return _insertion(table, tuple(image)), tuple(image.values())
    present = _image(now)
    altered = tuple(column for column, value in image.items() if present[column] != value)
    return _update(table, altered), (*(image[column] for column in altered), present["id"])


def _image(stored: str | None) -> dict[str, Any]:
    image: dict[str, Any] = json.loads(stored or "{}")
    return image


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" for _ in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608


@cache
def _update(table: str, columns: tuple[str, ...]) -> str:
    pairs = ", ".join(f'"{column}" = ?' for column in columns)
    return f"UPDATE {table} SET {pairs} WHERE id = ?"  # noqa: S608


def dangling(connection: Connection) -> list[str]:
    """The records that refer to a row that is not there, as they are called; at most a few.

    Asks the driver itself, since it is wanted most when a commit has just failed.
    """
    driver: Any = connection.connection.dbapi_connection
    names = []
    for table, row_id, *_ in driver.execute("PRAGMA foreign_key_check").fetchmany(MOST_NAMED):
        row = driver.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))  # noqa: S608
        columns = [column[0] for column in row.description]
        names.append(called(table, row_id, dict(zip(columns, row.fetchone(), strict=True))))
    return names
