"""The sole right to write to a store file: who has it, and what to say to the others."""

import getpass
import json
import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from scse_desk.language import N_
from scse_desk.refused import Refused


@dataclass(frozen=True)
class Holder:
    """Who writes to a file: the author's name, the computer and its user, since when (UTC)."""

    author: str
    user: str
    computer: str
    process: int
    since: datetime

    @property
    def is_running(self) -> bool | None:
        """Whether the process still runs; None where another computer would have to be asked."""
        import psutil

        return psutil.pid_exists(self.process) if self.computer == platform.node() else None


class Held(Refused):
    """Another window (or command) writes to the file; it can be opened for reading only."""

    holder: Holder | None = None


class CannotHold(Refused):
    """The folder or the file cannot be written."""


@dataclass(frozen=True)
class Holding:
    """The sole right of this process to write to a store file, until it is released."""

    path: Path
    lock: FileLock

    def release(self) -> None:
        """Give the right up."""
        with suppress(OSError):
            _sidecar(self.path).unlink(missing_ok=True)
        self.lock.release()


def hold(path: Path, author: str) -> Holding:
    """Take the sole right to write to a store file.

    Refused with `Held` while another has it. The operating system ends the right with the
    process, so that a crash blocks nobody; the name beside the file is for people to read.
    """
    lock = FileLock(f"{path}.lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise _held(path) from error
    except OSError as error:
        raise _cannot_hold(path) from error
    try:
        if not os.access(path, os.W_OK):
            raise _cannot_hold(path)
        _sidecar(path).write_text(json.dumps(_myself(author), ensure_ascii=False), "utf-8")
    except OSError as error:
        lock.release()
        raise _cannot_hold(path) from error
    except Refused:
        lock.release()
        raise
    return Holding(path, lock)


def holder(path: Path) -> Holder | None:
    """Who is said to write to a file at this moment; None if nobody says so."""
    try:
        told = json.loads(_sidecar(path).read_text("utf-8"))
        return Holder(**{**told, "since": datetime.fromisoformat(told["since"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _myself(author: str) -> dict[str, str | int]:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = ""
    return {
        "author": author,
        "user": user,
        "computer": platform.node(),
        "process": os.getpid(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _sidecar(path: Path) -> Path:
    return Path(f"{path}.holder")


def _held(path: Path) -> Held:
    by = holder(path)
    if by is None:
        return Held(N_("{name} is open in another window."), name=path.name)
    held = Held(
        N_("{name} is in use by {author} on {computer} since {since}."),
        name=path.name,
        author=by.author,
        computer=by.computer,
        since=f"{by.since.astimezone():%Y-%m-%d %H:%M}",
    )
    held.holder = by
    return held


def _cannot_hold(path: Path) -> CannotHold:
    return CannotHold(
        N_("The file {name} cannot be written in the folder {folder}. Open it for reading only."),
        name=path.name,
        folder=str(path.parent),
    )
