"""Verified copies of a store file, put aside before whatever might harm it, and put back."""

import os
import re
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlcipher3

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store import holding, opening, sqlite_file

KEPT = 10
FOLDER = "backups"
NAME = re.compile(r"(?P<stem>.+) (?P<at>\d{8}T\d{6}\.\d{6})Z schema(?P<schema>\d+)\.scse")
TIME = "%Y%m%dT%H%M%S.%f"


class NotCopied(Refused):
    """A copy could not be made, or is not the same as the file."""


@dataclass(frozen=True)
class Backup:
    """A copy of a store file: when it was made (UTC), of which schema."""

    path: Path
    at: datetime
    schema: int


def list_backups(path: Path) -> list[Backup]:
    """The copies of a store file, the latest first."""
    found = [
        Backup(file, datetime.strptime(name["at"], TIME).replace(tzinfo=UTC), schema)
        for file in (path.parent / FOLDER).glob("*.scse")
        if (name := NAME.fullmatch(file.name)) and name["stem"] == path.stem
        for schema in [int(name["schema"])]
    ]
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def put_aside(path: Path, keep: int = KEPT) -> Backup:
    """Make a verified copy of a store file in `backups` beside it; of all, the newest are kept.

    The file may be in use. Refused where the copy cannot be made or proves to be unsound.
    """
    copied = _copy(path, _new_name(path))
    for old in list_backups(path)[keep:]:
        old.path.unlink(missing_ok=True)
    return next(backup for backup in list_backups(path) if backup.path == copied)


def restore(path: Path, backup: Path, author: str) -> None:
    """Put a copy in the place of a store file, which is itself put aside first.

    The store must be closed: refused with `Held` while any window writes to it.
    """
    opening.examine(backup)
    right = holding.hold(path, author)
    try:
        if path.stat().st_size:
            _put_aside_as_it_is(path)
        ready = _copy(backup, path.with_name(f"{path.name}.restored"))
        opening.forget_old_logs(path)
        ready.replace(path)
    finally:
        right.release()


def _put_aside_as_it_is(path: Path) -> None:
    """Even a damaged file is kept: what is lost in it may yet be found."""
    try:
        put_aside(path)
    except Refused:
        kept = path.parent / FOLDER / f"{_new_name(path).stem} damaged.scse"
        shutil.copyfile(path, kept)


def _new_name(path: Path) -> Path:
    at = f"{datetime.now(UTC):{TIME}}Z"
    return path.parent / FOLDER / f"{path.stem} {at} schema{_schema(path)}.scse"


def _schema(path: Path) -> int:
    """The schema of a store file, 0 where it cannot be read; asked of SQLite, as it may be open."""
    try:
        with closing(sqlite_file.connect(path, read_only=True)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlcipher3.Error:
        return 0


def _copy(source: Path, target: Path) -> Path:
    part = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(exist_ok=True)
        part.unlink(missing_ok=True)
        _copy_pages(source, part)
        part.replace(target)
    except (OSError, sqlcipher3.Error) as error:
        part.unlink(missing_ok=True)
        raise NotCopied(
            N_("No copy of {name} could be made in {folder}."),
            name=source.name,
            folder=str(target.parent),
        ) from error
    return target


def _copy_pages(source: Path, part: Path) -> None:
    """Copy by SQLite's own means, what is in the log too, and compare."""
    reading = sqlite_file.connect(source, read_only=True)
    writing = sqlcipher3.connect(str(part))
    try:
        reading.execute("BEGIN")
        before = _rows(reading)
        reading.backup(writing)
        if writing.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlcipher3.DatabaseError("the copy is not sound")
        if _rows(writing) != before:
            raise sqlcipher3.DatabaseError("the copy lacks rows")
        writing.execute("PRAGMA journal_mode = DELETE")
    finally:
        writing.close()
        reading.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _rows(connection: sqlcipher3.Connection) -> dict[str, int]:
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for (name,) in tables
    }
