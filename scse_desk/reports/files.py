"""A file that is either written whole or not at all."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from scse_desk.language import N_
from scse_desk.refused import Refused

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NotWritten(Refused):
    """The file cannot be put where it was asked for."""


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to that takes the place of `path` once the block has ended well.

    Refused where the folder or the file takes no writing, or the disk is full; then, and when
    the block raises anything, what stood at `path` stays as it was and nothing is left behind.
    """
    part = path.with_name(f".{path.name[:80]}.{uuid4().hex[:8]}.part")
    try:
        file = part.open("xb")
    except OSError as error:
        raise _refusal(path) from error
    try:
        with file:
            yield file
        try:
            part.replace(path)
        except OSError as error:
            raise _refusal(path) from error
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise NotWritten(N_("The disk is full: {file} was not written."), file=path) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def _refusal(path: Path) -> NotWritten:
    if not path.parent.is_dir():
        return NotWritten(N_("There is no folder {folder}."), folder=path.parent)
    return NotWritten(
        N_("{file} cannot be written: it is open elsewhere, or its folder takes no files."),
        file=path,
    )
