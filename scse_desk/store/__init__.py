"""The store: SQLite through SQLAlchemy, one file that only named changes write."""

from scse_desk.store.store import Store

__all__ = ["Store"]
