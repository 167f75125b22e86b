"""The store: one file, read by anyone, written through named changes only."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.store import holding, journal, opening, search, sqlite, trouble
from scse_desk.store.models import Change, Export

LOG = logging.getLogger(__name__)

Listener = Callable[[frozenset[str]], None]

WAIT_SECONDS = 1
"""How long a change waits for another of the same process to end: the window stands still
meanwhile, so a task that fills the store is not waited for."""


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

    def __init__(self, path: Path, author: str, held: holding.Holding | None) -> None:
        self.path = path
        self.author = author
        self.read_only = held is None
        self._opened = path.stat()
        self._holding = held
        self._listeners: list[Listener] = []
        self._writing = threading.Lock()
        self._writing_thread: int | None = None
        self._shared: Session | None = None
        self._reader = sqlite.engine(path, writes=False, read_only=self.read_only)
        self._writer = None if self.read_only else sqlite.engine(path, writes=True)
        if self._writer is not None:
            self._writer.connect().close()  # its log is kept from now on, before anyone reads

    @classmethod
    def create(cls, path: Path, author: str) -> "Store":
        """Make a new, empty store file and open it. Refused where a file is there already."""
        with trouble.told(path, writes=True):
            opening.create(path)
        return cls.open(path, author)

    @classmethod
    def open(cls, path: Path, author: str, *, read_only: bool = False) -> "Store":
        """Open a store file, migrating it to this version if need be (after a verified backup).

        Refused with one sentence where the file is no store, newer than this program, damaged,
        in a folder that cannot be written, or held by another window; see `opening`.
        """
        schema = opening.examine(path)
        held = None if read_only else holding.hold(path, author)
        try:
            with trouble.told(path, writes=True):
                opening.prepare(path, schema, held)
                return cls(path, author, held)
        except BaseException:
            if held:
                held.release()
            raise

    def is_at(self, path: Path) -> bool:
        """Whether a path leads to the file that is open; its own does not once that was moved."""
        return trouble.leads_to(path, self._opened)

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
        with (
            trouble.told(self.path, writes=False),
            Session(self._reader, autoflush=False) as session,
        ):
            yield session

    @contextmanager
    def change(self, label: str, /, **values: str | float | None) -> Iterator[Session]:
        """The only way to write: one named change, whole or not at all, one Undo takes it back.

        `label` is a marked message, `values` fill it. What nothing was written in leaves no trace.
        Within `together` it is part of that change and needs no label of its own.
        """
        if self._shared is not None and self._writing_thread == threading.get_ident():
            yield self._shared
            self._shared.flush()
            return
        with self._changing(Message(label, values), "change", None) as (connection, _):
            session = Session(
                connection, join_transaction_mode="rollback_only", expire_on_commit=False
            )
            with session:
                yield session
                session.flush()

    @contextmanager
    def together(self, label: str, /, **values: str | float | None) -> Iterator[Session]:
        """One change of which every change that is made within it becomes a part."""
        with self.change(label, **values) as session:
            self._shared = session
            try:
                yield session
            finally:
                self._shared = None

    def undo(self, change_id: int | None = None) -> Message:
        """Take back a change, by default the latest that stands; the label of what it was.

        Refused, naming the records, where a later change touched the same ones or hangs on them.
        """
        nothing = N_("There is nothing to undo.")
        return self._turn("undo", journal.undoable, nothing, journal.take_back, change_id)

    def redo(self) -> Message:
        """Make the change again that was taken back last; its label."""
        nothing = N_("There is nothing to redo.")
        return self._turn("redo", journal.redoable, nothing, journal.make_again, None)

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

    def turns_many(self, kind: Literal["undo", "redo"], most: int) -> bool:
        """Whether the next undo (or redo) touches more than `most` rows, and so takes a while."""
        find = journal.undoable if kind == "undo" else journal.redoable
        with self.read() as session:
            found = find(session)
            return found is not None and journal.touches_more(session, found[0], most)

    def history(self, table: str, row_id: int) -> list[journal.Entry]:
        """All that happened to a record and the rows it is shown with, latest first."""
        with self.read() as session:
            return journal.history(session, table, row_id)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after every change with the names of the tables it touched.

        It is called on the thread that made the change. Returns a function that ends it.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def log_export(
        self, report: str, language: str, file_name: str, rows: int, options: Mapping[str, object]
    ) -> None:
        """Remember that a paper or workbook left the store: outside of every undo.

        `report` and `language` are codes, `options` what was chosen, as JSON. One who only reads
        beside an open window writes it too: no change of a record can meet it there. Where the
        file cannot be written at all, the log of the program has it.
        """
        row = insert(Export).values(
            at=datetime.now(UTC),
            author=self.author,
            report=report,
            language=language,
            file_name=file_name,
            rows=rows,
            options=dict(options),
            last_change_id=select(func.max(Change.id)).scalar_subquery(),
        )
        try:
            with self._writing_beside() if self.read_only else self._writing_alone() as connection:
                connection.execute(row)
        except (DatabaseError, trouble.Trouble):
            LOG.warning(
                "%s in %s as %s, %d rows, of a file that takes no writing",
                report,
                language,
                file_name,
                rows,
            )

    @contextmanager
    def _writing_beside(self) -> Iterator[Connection]:
        """A transaction beside the one who writes, committed at the end."""
        beside = sqlite.engine(self.path, writes=True)
        try:
            with beside.begin() as connection:
                yield connection
        finally:
            beside.dispose()

    def mend_search(self) -> None:
        """Make the search index anew from the records."""
        with self._writing_alone() as connection:
            search.rebuild(connection)

    def _turn(
        self,
        kind: str,
        find: Callable[[Session], tuple[int, Message] | None],
        nothing: str,
        turn: Callable[[Connection, int], None],
        wanted: int | None,
    ) -> Message:
        with self.read() as session:
            found = find(session) if wanted is None else journal.standing(session, wanted)
        if found is None:
            raise NothingToUndo(nothing)
        target, label = found
        with self._changing(label, kind, target) as (connection, change_id):
            turn(connection, target)
            connection.execute(
                update(Change)
                .where(Change.id == target)
                .values(undone_by_id=change_id if kind == "undo" else None)
            )
        return label

    @contextmanager
    def _changing(
        self, label: Message, kind: str, target: int | None
    ) -> Iterator[tuple[Connection, int]]:
        touched: frozenset[str] = frozenset()
        with self._writing_alone() as connection:
            change_id = journal.begin(connection, self.author, label, kind, target)
            yield connection, change_id
            touched = journal.end(connection, change_id)
            if touched:
                search.update(connection, change_id, touched)
            else:
                connection.rollback()
        if touched:
            self._tell(touched)

    @contextmanager
    def _writing_alone(self) -> Iterator[Connection]:
        """A transaction of the one that writes; committed at the end, rolled back on any error."""
        if self._writer is None:
            raise ReadOnly(N_("This store is open for reading only; nothing was changed."))
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a change within a change")
        if not self._writing.acquire(timeout=WAIT_SECONDS):
            raise Busy(N_("Another change is being made; please try again when it is done."))
        self._writing_thread = threading.get_ident()
        try:
            trouble.see_that_it_is_there(self.path, self._opened)
            with trouble.told(self.path, writes=True), self._writer.connect() as connection:
                yield connection
                _commit(connection)
        finally:
            self._writing_thread = None
            self._writing.release()

    def _tell(self, touched: frozenset[str]) -> None:
        for listener in list(self._listeners):
            try:
                listener(touched)
            except Exception:
                LOG.exception("A listener failed; the change it was told of stands")


def _commit(connection: Connection) -> None:
    """Commit, or name the records that refer to a row that is missing."""
    try:
        connection.commit()
    except IntegrityError as error:
        records = journal.dangling(connection)
        connection.connection.rollback()
        raise StillReferred(
            N_("Other records still refer to this: {records}. Remove them first."),
            records=", ".join(records),
        ) from error
