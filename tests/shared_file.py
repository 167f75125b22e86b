"""Files that are costly to make: made once in a run, whichever process of it asks first."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def shared_file(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The file of a name, to be copied, never written to; made at a path that it is moved from."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each process has a folder of its own in the run's
        folder = folder.parent
    path = folder / "shared" / name
    path.parent.mkdir(exist_ok=True)
    with FileLock(path.with_suffix(".lock")):
        if not path.exists():
            making = path.with_name(f"making-{name}")
            make(making)
            making.rename(path)
    return path
