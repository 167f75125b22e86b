"""Making and opening a store file: what it is, who holds it, whether it is sound."""

from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store import migrations


class CannotOpen(Refused):
    """The file is not there, no store, newer than this program, damaged, or not to be written."""


@dataclass(frozen=True)
class Holding:
    """The sole right of this process to write to a store file."""

    lock: FileLock

    def release(self) -> None:
        """Give the right up."""
        self.lock.release()


def hold(path: Path, author: str) -> Holding:  # noqa: ARG001
    """Take the sole right to write to a store file."""
    lock = FileLock(f"{path}.lock", timeout=0)
    lock.acquire()
    return Holding(lock)


def create(path: Path) -> None:
    """Make a new, empty store file with every table and trigger."""
    if path.exists():
        raise CannotOpen(N_("There is already a file named {name}."), name=path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    migrations.upgrade(path)


def prepare(path: Path, *, may_migrate: bool) -> None:  # noqa: ARG001
    """See that the file is a sound store of this schema, or make it one."""
    if not path.exists():
        raise CannotOpen(N_("There is no file {path}."), path=str(path))
