"""The store: one file, read by anyone, written through named changes only."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.store import journal, opening, search, sqlite

Listener = Callable[[frozenset[str]], None]

WAIT_SECONDS = 10
"""How long a change waits for another of the same process to end."""


class Busy(Refused):
    """Another change is being made at this moment."""


class ReadOnly(Refused):
    """The store was opened for reading only."""


class StillReferred(Refused):
    """A row was removed that other records refer to."""


class NothingToUndo(Refused):
    """There is no change to take back, or none to make again."""


class Store:
    """An open store file. `author` is who the journal names; threads may share a store."""

    def __init__(self, path: Path, author: str, holding: opening.Holding | None) -> None:
        self.path = path
        self.author = author
        self.read_only = holding is None
        self._holding = holding
        self._listeners: list[Listener] = []
        self._writing = threading.Lock()
        self._reader = sqlite.engine(path, writes=False, read_only=self.read_only)
        self._writer = None if self.read_only else sqlite.engine(path, writes=True)

    @classmethod
    def create(cls, path: Path, author: str) -> "Store":
        """Make a new, empty store file and open it. Refused where a file is there already."""
        opening.create(path)
        return cls.open(path, author)

    @classmethod
    def open(cls, path: Path, author: str, *, read_only: bool = False) -> "Store":
        """Open a store file, migrating it to this version if need be (after a verified backup).

        Refused with one sentence where the file is no store, newer than this program, damaged,
        in a folder that cannot be written, or held by another window; see `opening`.
        """
        holding = None if read_only else opening.hold(path, author)
        try:
            opening.prepare(path, may_migrate=holding is not None)
            return cls(path, author, holding)
        except BaseException:
            if holding:
                holding.release()
            raise

    def close(self) -> None:
        """Close every connection and give up the hold on the file."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
        if self._holding is not None:
            self._holding.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on the state of this moment; it cannot write."""
        with Session(self._reader, autoflush=False) as session:
            yield session

    @contextmanager
    def change(self, label: str, /, **values: str | float | None) -> Iterator[Session]:
        """The only way to write: one named change, whole or not at all, one Undo takes it back.

        `label` is a marked message, `values` fill it. What nothing was written in leaves no trace.
        """
        with self._changing(label, values, "change", None) as connection:
            session = Session(
                connection, join_transaction_mode="rollback_only", expire_on_commit=False
            )
            with session:
                yield session
                session.flush()

    def undo(self) -> Message:
        """Take back the latest change that stands; the label of what was taken back."""
        return self._turn(journal.undoable, "undo", N_("There is nothing to undo."))

    def redo(self) -> Message:
        """Make the change again that was taken back last; its label."""
        return self._turn(journal.redoable, "redo", N_("There is nothing to redo."))

    def undoable(self) -> Message | None:
        """The label of the change that `undo` would take back."""
        with self.read() as session:
            found = journal.undoable(session)
        return found[1] if found else None

    def redoable(self) -> Message | None:
        """The label of the change that `redo` would make again."""
        with self.read() as session:
            found = journal.redoable(session)
        return found[1] if found else None

    def history(self, table: str, row_id: int) -> list[journal.Entry]:
        """All that happened to a record, latest first."""
        with self.read() as session:
            return journal.history(session, table, row_id)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after every change with the names of the tables it touched.

        It is called on the thread that made the change. Returns a function that ends it.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _turn(
        self,
        find: Callable[[Connection], tuple[int, Message] | None],
        kind: str,
        nothing: str,
    ) -> Message:
        with self.read() as session:
            found = find(session.connection())
        if found is None:
            raise NothingToUndo(nothing)
        change_id, label = found
        with self._changing(label.text, label.values, kind, change_id) as connection:
            turn = journal.take_back if kind == "undo" else journal.make_again
            turn(connection, change_id)
            connection.execute(
                text(
                    "UPDATE change SET undone_by_id = CASE WHEN :kind = 'undo'"
                    " THEN (SELECT change_id FROM current_change) END WHERE id = :id"
                ),
                {"kind": kind, "id": change_id},
            )
        return label

    @contextmanager
    def _changing(
        self, label: str, values: object, kind: str, target: int | None
    ) -> Iterator[Connection]:
        if self._writer is None:
            raise ReadOnly(N_("This store is open for reading only; nothing was changed."))
        if not self._writing.acquire(timeout=WAIT_SECONDS):
            raise Busy(N_("Another change is being made; please try again when it is done."))
        try:
            with self._writer.connect() as connection, connection.begin():
                change_id = self._begin(connection, label, values, kind, target)
                yield connection
                touched = self._end(connection, change_id)
        finally:
            self._writing.release()
        if touched:
            for listener in list(self._listeners):
                listener(touched)

    def _begin(
        self, connection: Connection, label: str, values: object, kind: str, target: int | None
    ) -> int:
        change_id: int = connection.execute(
            text(
                "INSERT INTO change (at, author, label, label_values, kind, target_id,"
                " schema_number) VALUES (:at, :author, :label, :values, :kind, :target, :schema)"
                " RETURNING id"
            ),
            {
                "at": datetime.now(UTC).isoformat(timespec="seconds"),
                "author": self.author,
                "label": label,
                "values": json.dumps(values, ensure_ascii=False),
                "kind": kind,
                "target": target,
                "schema": sqlite.SCHEMA,
            },
        ).scalar_one()
        connection.execute(text("UPDATE current_change SET change_id = :id"), {"id": change_id})
        return change_id

    def _end(self, connection: Connection, change_id: int) -> frozenset[str]:
        touched = frozenset(journal.tables_of(connection, change_id))
        connection.execute(text("UPDATE current_change SET change_id = NULL"))
        if not touched:
            connection.execute(text("DELETE FROM change WHERE id = :id"), {"id": change_id})
            return touched
        search.update(connection, change_id, touched)
        _commit(connection)
        return touched


def _commit(connection: Connection) -> None:
    """Commit now, while the records that refer to a missing row can still be named."""
    try:
        connection.exec_driver_sql("COMMIT")
    except IntegrityError as error:
        raise StillReferred(
            N_("Other records still refer to this: {records}. Remove them first."),
            records=", ".join(journal.dangling(connection)),
        ) from error
    connection.exec_driver_sql("BEGIN")
