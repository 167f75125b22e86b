"""A table read again before SQLAlchemy is loaded: its columns and statements, kept as plain values.

What is kept holds no data of the store, only how to read them: `FirstRows.kept` becomes JSON and
`FirstRows.of` a listing of the same rows in the same order, without filters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from scse_desk.domain.queries import Column, Query, Row

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from scse_desk.domain.listing import Listing

PLAIN = tuple(one.name for one in fields(Column) if one.name not in {"sql", "spellings", "named"})
"""What of a column can be kept."""
IDS = "?ids?"
"""Where in the statement that reads rows their ids stand."""

READERS: Mapping[str, Callable[[Any], object]] = {
    "UtcDateTime": datetime.fromisoformat,
    "Date": date.fromisoformat,
    "Figure": lambda number: Decimal(f"{number:.15g}"),
    "Boolean": bool,
}
"""Type of the store -> what makes its value of what the driver gives."""


@dataclass(frozen=True)
class Statement:
    """SQL with named values."""

    text: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class FirstRows:
    """Stands in for a `Listing` under one query, read through a connection of the driver."""

    kind: str
    title: str
    columns: tuple[Column, ...]
    types: tuple[str, ...]
    zone: str
    counting: Statement
    ordering: Statement
    reading: Statement
    tables: frozenset[str] = frozenset()

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> FirstRows:
        """The rows of which `kept` says how to read them; KeyError or TypeError if it does not."""
        columns = tuple(Column(**column) for column in kept["columns"])
        return cls(
            kept["kind"],
            kept["title"],
            columns,
            tuple(kept["types"]),
            kept["zone"],
            Statement(*kept["counting"]),
            Statement(*kept["ordering"]),
            Statement(*kept["reading"]),
        )

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns}

    def count(self, connection: Any, query: Query) -> int:
        """How many rows there are."""
        del query
        return int(_all(connection, self.counting)[0][0])

    def page(self, connection: Any, query: Query, offset: int, limit: int) -> list[Row]:
        """At most `limit` rows from place `offset` on."""
        del query
        within = {"limit": limit, "offset": offset}
        text = f"{self.ordering.text} LIMIT :limit OFFSET :offset"
        ids = [
            row[0] for row in _all(connection, Statement(text, {**self.ordering.values, **within}))
        ]
        wanted = ", ".join(str(int(key)) for key in ids)
        reading = Statement(self.reading.text.replace(IDS, wanted), self.reading.values)
        found = {row[0]: self._values(row[1:]) for row in _all(connection, reading)}
        return [(key, found[key]) for key in ids if key in found]

    def position(self, connection: Any, query: Query, record_id: int) -> None:
        """At which place a record stands is not known yet."""

    def _values(self, row: Sequence[Any]) -> tuple[object, ...]:
        zone = ZoneInfo(self.zone) if self.zone else None
        made = []
        for name, value in zip(self.types, row, strict=True):
            read = READERS.get(name)
            given = value if read is None or value is None else read(value)
            made.append(given.astimezone(zone) if isinstance(given, datetime) else given)
        return tuple(made)


def kept(listing: Listing, session: Session, query: Query) -> dict[str, Any]:
    """How to read a listing under a query without filters, as JSON."""
    from scse_desk.domain.zones import zone_of

    counting, ordering, reading = listing.statements(session, query)
    zone = zone_of(session, query.edition_id)
    return {
        "kind": listing.kind,
        "title": listing.title,
        "columns": [_plain(column) for column in listing.columns],
        "types": [type(column.type).__name__ for column in list(reading.selected_columns)[1:]],
        "zone": str(zone) if zone else "",
        "counting": _written(session, counting),
        "ordering": _written(session, ordering),
        "reading": _written(session, reading.params(ids=[0])),
    }


def _plain(column: Column) -> dict[str, Any]:
    return {name: getattr(column, name) for name in PLAIN}


def _written(session: Session, statement: Select[Any]) -> tuple[str, dict[str, Any]]:
    dialect: Any = type(session.get_bind().dialect)
    state = statement.compile(dialect=dialect(paramstyle="named")).construct_expanded_state()
    values = {name: value for name, value in state.parameters.items() if name != "ids_1"}
    return state.statement.replace(":ids_1", IDS), values


def _all(connection: Any, statement: Statement) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = connection.execute(statement.text, statement.values).fetchall()
    return found
