"""A store with the facts of the documents in it."""

from pathlib import Path

from scse_desk.domain import seeding
from scse_desk.store import Store


def seeded(path: Path) -> Store:
    """A new store at a path, seeded."""
    store = Store.create(path, author="test")
    with store.change(seeding.LABEL) as session:
        seeding.seed(session)
    return store
