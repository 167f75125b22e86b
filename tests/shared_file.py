"""Files that are costly to make: made once in a run, by the first test that asks."""

from collections.abc import Callable
from pathlib import Path

import pytest


def shared_file(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The file of a name, to be copied, never written to; made at a path that it is moved from."""
    path = factory.getbasetemp() / "shared" / name
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        making = path.with_name(f"making-{name}")
        make(making)
        making.rename(path)
    return path
