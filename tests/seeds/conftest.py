"""One seeded store for all tests that only look at it."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from tests.seeds import stores


@pytest.fixture(scope="package")
def facts_of_documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("seeded") / "x.scse"
    with stores.seeded(path) as store, store.read() as session:
        yield session


@pytest.fixture
def session(facts_of_documents: Session) -> Session:
    return facts_of_documents
