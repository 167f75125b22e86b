"""The store: SQLite through SQLAlchemy, one file that only named changes write."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scse_desk.store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> Any:
    """`Store`, once it is asked for: what reads a file by itself does not wait for SQLAlchemy."""
    if name == "Store":
        from scse_desk.store.store import Store

        return Store
    raise AttributeError(name)
