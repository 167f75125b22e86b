"""The sample edition for tests: made once in a run, copied for those who change it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from scse_desk.domain import sample
from scse_desk.store import Store
from scse_desk.store.sqlite import journaled_tables
from scse_desk.task import silent
from tests.shared_file import shared_file


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with nothing but the sample edition at size 1: to be copied, not opened."""
    return shared_file(tmp_path_factory, "sample.scse", _generate)


def _generate(path: Path) -> None:
    with Store.create(path, author="Test") as store, store.change(sample.LABEL) as session:
        sample.generate(session, 1, silent)


@pytest.fixture(scope="session")
def sample_store(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample edition at size 1, shared by all tests: reading only."""
    path = tmp_path_factory.mktemp("shared") / "sample.scse"
    shutil.copyfile(sample_file, path)
    with Store.open(path, author="Test", read_only=True) as store:
        yield store


@pytest.fixture
def own_sample_store(sample_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the sample edition at size 1 that the test may change."""
    path = tmp_path / "own-sample.scse"
    shutil.copyfile(sample_file, path)
    with Store.open(path, author="Test") as store:
        yield store


def counted(session: Session) -> dict[str, int]:
    """Rows by table, without the empty ones."""
    tables = {table.name: count_of(session, table.name) for table in journaled_tables()}
    return {name: count for name, count in tables.items() if count}


def count_of(session: Session, table: str) -> int:
    count: int = session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
    return count
