"""The facts of the documents for tests: seeded once in a run, copied for those who change it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from scse_desk.domain import editions, seeding
from scse_desk.store import Store
from tests.shared_file import shared_file


@pytest.fixture(scope="session")
def seeded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with the facts of the documents: to be copied, not opened."""
    return shared_file(tmp_path_factory, "facts.scse", _seed)


def _seed(path: Path) -> None:
    with Store.create(path, author="Mei-ling") as store, store.change(seeding.LABEL) as session:
        seeding.seed(session)


@pytest.fixture(scope="session")
def facts(seeded_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The facts, shared by all tests: reading only."""
    path = tmp_path_factory.mktemp("facts") / "facts.scse"
    shutil.copyfile(seeded_file, path)
    with Store.open(path, author="Test", read_only=True) as store, store.read() as session:
        yield session


@pytest.fixture
def seeded_store(seeded_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy that the test may change."""
    path = tmp_path / "own-facts.scse"
    shutil.copyfile(seeded_file, path)
    with Store.open(path, author="Mei-ling") as store:
        yield store


@pytest.fixture
def edition_id(seeded_store: Store) -> Callable[[str], int]:
    """The id of an edition by its sign."""

    def find(sign: str) -> int:
        with seeded_store.read() as session:
            return editions.find(session, sign).id

    return find
