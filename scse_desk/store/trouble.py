"""What the disk, or the file itself, did not let be done: said in one sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy.exc import DBAPIError

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store import opening

PRIMARY = 0xFF
"""The part of an SQLite error code that says of what sort it is."""
BUSY, READ_ONLY, DISK, CORRUPT, FULL, CANNOT_OPEN, NO_DATABASE = 5, 8, 10, 11, 13, 14, 26

SENTENCES = {
    BUSY: N_("Another program is using the file {name}. Please try again."),
    DISK: N_("The disk could not read or write the file {name}; nothing was changed."),
    FULL: N_("The disk is full; nothing was changed in the file {name}."),
    CANNOT_OPEN: N_("The file {name} cannot be read."),
}
UNWRITABLE = N_("The file {name} can no longer be written; nothing was changed.")
GONE = N_(
    "The file {name} was moved, removed or replaced while it was open; nothing was changed."
    " Open it again."
)


class Trouble(Refused):
    """The disk or the file did not let something be read or written; no change was made."""


@contextmanager
def told(path: Path, *, writes: bool) -> Iterator[None]:
    """Say in a sentence what the disk or the file did not allow. Any other error is a bug.

    So is a write where nothing `writes`.
    """
    try:
        yield
    except (DBAPIError, sqlcipher3.Error) as error:
        refusal = _refusal(path, error, writes=writes)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(path: Path, error: Exception, *, writes: bool) -> Refused | None:
    met: Any = error.orig if isinstance(error, DBAPIError) else error
    code = (getattr(met, "sqlite_errorcode", None) or 0) & PRIMARY
    if code in {CORRUPT, NO_DATABASE}:
        return opening.damaged(path)
    if code == READ_ONLY and writes:
        return Trouble(UNWRITABLE, name=path.name)
    return Trouble(SENTENCES[code], name=path.name) if code in SENTENCES else None


def see_that_it_is_there(path: Path, opened: os.stat_result) -> None:
    """Refuse a write where the path no longer leads to the file that was `opened`.

    What is written in a file that was replaced, or thrown away, would be lost with it.
    """
    if not leads_to(path, opened):
        raise Trouble(GONE, name=path.name)


def leads_to(path: Path, opened: os.stat_result) -> bool:
    """Whether a path leads to the file that was opened, by whatever name that was."""
    try:
        return os.path.samestat(path.stat(), opened)
    except OSError:
        return False
