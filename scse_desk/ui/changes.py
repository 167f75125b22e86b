"""What changed in the store, told to the window's thread whoever made the change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """`changed` carries a frozenset of table names.

    Connect a method of a QObject to it, never a bare function: Qt then calls it on the window's
    thread also when a task on another thread made the change, and lets go of closed pages.
    """

    changed = Signal(object)

    def tell(self, tables: frozenset[str]) -> None:
        """Pass on a change; to be given to `Store.listen`."""
        self.changed.emit(tables)
