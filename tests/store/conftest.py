"""An empty store of one's own for each test: made once, copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scse_desk.store import Store


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file without records; to be copied, never opened."""
    path = tmp_path_factory.mktemp("empty") / "empty.scse"
    Store.create(path, "nobody").close()
    return path


@pytest.fixture
def path(empty_file: Path, tmp_path: Path) -> Path:
    """A store file of the test's own, closed."""
    return Path(shutil.copy(empty_file, tmp_path / "show.scse"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """The same, open for writing as Mei."""
    with Store.open(path, "Mei") as opened:
        yield opened
