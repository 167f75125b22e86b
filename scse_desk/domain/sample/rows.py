"""Rows of many tables, written in bulk."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any, cast

from sqlalchemy import Table, func, insert, select
from sqlalchemy.orm import Session

from scse_desk.store.models import JournalEntry, Record

CHUNK = 2_000


class Rows:
    """Rows that are collected with their keys, so that they may refer to each other, then written.

    `wrote` is told the number of rows after each chunk.
    """

    def __init__(self, session: Session, wrote: Callable[[int], None]) -> None:
        self.session = session
        self.counts: Counter[str] = Counter()
        """Rows by table, those not yet written too."""
        self._wrote = wrote
        self._next: dict[str, int] = {}
        self._kept: dict[str, list[dict[str, Any]]] = {}

    def add(self, model: type[Record], **values: object) -> int:
        """Keep a row for writing; its key. Columns that are not told take their defaults."""
        table = cast("Table", model.__table__)
        key = self._next[table.name] if table.name in self._next else _first_key(self, table)
        self._next[table.name] = key + 1
        self._kept.setdefault(table.name, []).append({**_defaults(table), **values, "id": key})
        self.counts[table.name] += 1
        return key

    def write(self) -> None:
        """Write what was kept, and forget it."""
        for name, rows in self._kept.items():
            statement = insert(Record.metadata.tables[name])
            for start in range(0, len(rows), CHUNK):
                chunk = rows[start : start + CHUNK]
                self.session.execute(statement, chunk)
                self._wrote(len(chunk))
        self._kept = {}


def _first_key(rows: Rows, table: Table) -> int:
    """A key that no row has or had: the journal knows every row there ever was."""
    had = select(func.max(JournalEntry.row_id)).where(JournalEntry.table_name == table.name)
    has = select(func.max(table.c.id))
    return max(rows.session.scalar(had) or 0, rows.session.scalar(has) or 0) + 1


@cache
def _defaults(table: Table) -> dict[str, Any]:
    return {
        column.name: column.default.arg if column.default is not None else None  # type: ignore[attr-defined]
        for column in table.columns
    }
