"""Search over every kind of record."""

from sqlalchemy import Connection


def update(connection: Connection, change_id: int, tables: frozenset[str]) -> None:
    """Bring the search index up to date with a change."""
