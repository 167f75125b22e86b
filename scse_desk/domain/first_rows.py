"""A table read again before SQLAlchemy is loaded: its columns and statements, kept as plain values.

What is kept holds no data of the store, only how to read them: `FirstRows.kept` becomes JSON and
`FirstRows.of` a listing of the same rows in the same order, without filters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from scse_desk.domain.queries import Column, Query, Row
from scse_desk.domain.statements import Reading, Statement, written

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.domain.listing import Listing

PLAIN = tuple(one.name for one in fields(Column) if one.name not in {"sql", "spellings", "named"})
"""What of a column can be kept."""


@dataclass(frozen=True)
class FirstRows:
    """Stands in for a `Listing` under one query, read through a connection of the driver."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    zone: str
    counting: Statement
    ordering: Statement
    reading: Reading
    tables: frozenset[str] = frozenset()

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> FirstRows:
        """The rows of which `kept` says how to read them; KeyError or TypeError if it does not."""
        columns = tuple(Column(**column) for column in kept["columns"])
        return cls(
            kept["kind"],
            kept["title"],
            columns,
            kept["zone"],
            Statement(*kept["counting"]),
            Statement(*kept["ordering"]),
            Reading(Statement(*kept["reading"]), tuple(kept["types"])),
        )

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns}

    def count(self, connection: Any, query: Query) -> int:
        """How many rows there are."""
        del query
        return int(self.counting.ask(connection).fetchone()[0])

    def page(self, connection: Any, query: Query, offset: int, limit: int) -> list[Row]:
        """At most `limit` rows from place `offset` on."""
        del query
        top = Statement(f"{self.ordering.text} LIMIT :limit OFFSET :offset", self.ordering.values)
        ids = [key for (key,) in top.ask(connection, limit=limit, offset=offset)]
        return self.reading.rows(connection, ids, ZoneInfo(self.zone) if self.zone else None)

    def position(self, connection: Any, query: Query, record_id: int) -> None:
        """At which place a record stands is not known yet."""


def kept(listing: Listing, session: Session, query: Query) -> dict[str, Any]:
    """How to read a listing under a query without filters, as JSON."""
    from scse_desk.domain.zones import zone_of

    counting, ordering, reading = listing.statements(session, query)
    zone = zone_of(session, query.edition_id)
    return {
        "kind": listing.kind,
        "title": listing.title,
        "columns": [_plain(column) for column in listing.columns],
        "types": reading.types,
        "zone": str(zone) if zone else "",
        "counting": _plainly(written(session, counting)),
        "ordering": _plainly(written(session, ordering)),
        "reading": _plainly(reading.statement),
    }


def _plain(column: Column) -> dict[str, Any]:
    return {name: getattr(column, name) for name in PLAIN}


def _plainly(statement: Statement) -> tuple[str, Mapping[str, Any]]:
    return statement.text, statement.values
