"""Making and opening a store file: what it is, whether it is sound, and bringing it up to date."""

import os
from pathlib import Path

import sqlcipher3

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store import sqlite, sqlite_file
from scse_desk.store.holding import CannotHold, Held, Holding
from scse_desk.store.places import warnings

__all__ = [
    "CannotHold",
    "CannotOpen",
    "Damaged",
    "Held",
    "create",
    "damaged",
    "discard",
    "examine",
    "prepare",
    "warnings",
]

MAGIC = b"SQLite format 3\0"
CHECKED_WHOLE = 16 * 1024 * 1024
"""A file of so many bytes is checked whole each time; a larger one when a log lies beside it."""


class CannotOpen(Refused):
    """The file is not there, no store, newer than this program, or not to be read or written."""


class Damaged(CannotOpen):
    """The file is a store, and its pages are not as they were written."""


def create(path: Path) -> None:
    """Make a new, empty store file with every table and trigger.

    It has its name only when it is whole: of one that was cut off nothing stands in the way.
    """
    from scse_desk.store import migrations

    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    _see_that_it_is_free(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        forget_old_logs(path)
        discard(part)
        part.touch()
    except OSError as error:
        raise CannotOpen(
            N_("No file can be made in the folder {folder}."), folder=str(path.parent)
        ) from error
    try:
        migrations.upgrade(part)
        _see_that_it_is_free(path)
        part.replace(path)
    except BaseException:
        discard(part)
        raise


def _see_that_it_is_free(path: Path) -> None:
    if sqlite_file.is_there(path):
        raise CannotOpen(N_("There is already a file named {name}."), name=path.name)


def discard(path: Path) -> None:
    """Remove a file that was made a moment ago and that nothing came into. It must be closed."""
    path.unlink(missing_ok=True)
    forget_old_logs(path)


def forget_old_logs(path: Path) -> None:
    """A log left by a file of this name that is no more must not be played into the new one."""
    for ending in ("-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def examine(path: Path) -> int:
    """The schema of a store file that this program can read; anything else is refused."""
    if not sqlite_file.is_there(path):
        raise CannotOpen(N_("There is no file {path}."), path=str(path))
    try:
        whole = path.stat().st_size <= CHECKED_WHOLE or _has_log(path)
        connection = sqlite_file.connect(path, read_only=True)
    except (OSError, sqlcipher3.DatabaseError) as error:
        raise _unreadable(path, error) from error
    try:
        return _schema(path, connection, whole=whole)
    except sqlcipher3.DatabaseError as error:
        raise damaged(path) from error
    finally:
        connection.close()


def _unreadable(path: Path, error: Exception) -> CannotOpen:
    """Why SQLite could not connect.

    Only then is the file read without it: where this process has it open already, closing it
    again would end SQLite's locks on it, as POSIX has it.
    """
    try:
        with path.open("rb") as file:
            begins = file.read(len(MAGIC))
    except IsADirectoryError:
        begins = b""
    except OSError as shut:
        begins, error = MAGIC, shut
    if begins != MAGIC:
        return _no_store(path)
    if isinstance(error, OSError | sqlcipher3.OperationalError):
        return CannotOpen(N_("The file {name} cannot be read."), name=path.name)
    return damaged(path)


def _has_log(path: Path) -> bool:
    """Whether changes lie beside the file: a window has it open, or a crash left them."""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def _schema(path: Path, connection: sqlcipher3.Connection, *, whole: bool) -> int:
    application_id = _pragma(connection, "application_id")
    schema = int(_pragma(connection, "user_version"))
    if application_id != sqlite_file.APPLICATION_ID:
        raise _no_store(path)
    if schema > sqlite_file.SCHEMA:
        raise CannotOpen(
            N_("The file {name} was written by a newer version of SCSE Desk. Please update it."),
            name=path.name,
        )
    if whole and _pragma(connection, "quick_check(1)") != "ok":
        raise damaged(path)
    if schema == sqlite_file.SCHEMA and sqlite.tables_unlike(connection.execute):
        raise CannotOpen(
            N_("The file {name} was made by an unfinished version of SCSE Desk; make it anew."),
            name=path.name,
        )
    return schema


def _pragma(connection: sqlcipher3.Connection, name: str) -> int | str:
    value: int | str = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _no_store(path: Path) -> CannotOpen:
    return CannotOpen(N_("The file {name} is not a file of SCSE Desk."), name=path.name)


def damaged(path: Path) -> Damaged:
    """What to say of a file whose pages are not as they were written, and where help is."""
    from scse_desk.store import backup

    copies = backup.list_backups(path)
    if not copies:
        return Damaged(
            N_("The file {name} is damaged. Take a copy of it from wherever your files are saved."),
            name=path.name,
        )
    return Damaged(
        N_("The file {name} is damaged. Restore one of its backups, from the folder {folder}."),
        name=path.name,
        folder=str(copies[0].path.parent),
    )


def prepare(path: Path, schema: int, held: Holding | None) -> None:
    """Bring a file of an earlier schema to this program's, after a verified copy was put aside.

    One who only reads is refused such a file.
    """
    if schema == sqlite_file.SCHEMA:
        return
    if held is None:
        raise CannotOpen(
            N_("The file {name} is of an earlier version. Open it for writing once."),
            name=path.name,
        )
    from scse_desk.store import backup, migrations

    backup.put_aside(path)
    migrations.upgrade(path)
