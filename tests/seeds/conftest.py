"""The facts of the documents, for tests that only look at them."""

import pytest
from sqlalchemy.orm import Session


@pytest.fixture
def session(facts: Session) -> Session:
    return facts
