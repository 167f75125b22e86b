"""Statements as text for the driver: put into words once, asked again and again.

SQLAlchemy makes them; asking them needs neither it nor the models, and takes half the time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scse_desk.domain.queries import Row

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

MOMENT = "UtcDateTime"
TYPES: Mapping[str, Callable[[Any], object]] = {
    "Date": date.fromisoformat,
    "Figure": lambda number: Decimal(f"{number:.15g}"),
    "Boolean": bool,
}
"""Type of the store -> what makes its value of what the driver gives."""


@dataclass(frozen=True)
class Statement:
    """SQL with named values."""

    text: str
    values: Mapping[str, Any]

    def ask(self, connection: Any, **more: object) -> Any:
        """The rows that a connection of the driver gives; `more` are values named in the text."""
        return connection.execute(self.text, {**self.values, **more})


@dataclass(frozen=True)
class Reading:
    """What reads the records `:ids`: the id of each, then values of types of the store."""

    statement: Statement
    types: tuple[str, ...]

    def rows(self, connection: Any, ids: Sequence[int], zone: tzinfo | None) -> list[Row]:
        """The records in the order of their ids, moments in a zone; None is the computer's own.

        Ids that are no more are left out.
        """
        made = self._made(zone)
        found: dict[int, tuple[object, ...]] = {}
        for key, *values in self.statement.ask(connection, ids=json.dumps(list(ids))):
            for place, read in made:
                if values[place] is not None:
                    values[place] = read(values[place])
            found[key] = tuple(values)
        return [(key, found[key]) for key in ids if key in found]

    def _made(self, zone: tzinfo | None) -> list[tuple[int, Callable[[Any], object]]]:
        def moment(text: str) -> datetime:
            return datetime.fromisoformat(text).astimezone(zone)

        types = {**TYPES, MOMENT: moment}
        return [(place, types[name]) for place, name in enumerate(self.types) if name in types]


def driver(session: Session) -> Any:
    """The driver's connection of a session, in its transaction, with what was added to it."""
    if session.autoflush:
        session.flush()
    return session.connection().connection.dbapi_connection


def written(session: Session, statement: Select[Any]) -> Statement:
    """A statement in the driver's words."""
    dialect: Any = type(session.get_bind().dialect)
    state = statement.compile(dialect=dialect(paramstyle="named")).construct_expanded_state()
    values = {name: value for name, value in state.parameters.items() if name != "ids"}
    return Statement(state.statement, values)


def reading(session: Session, statement: Select[Any]) -> Reading:
    """A statement that reads the id and values of the records `:ids`."""
    types = [type(column.type).__name__ for column in statement.selected_columns]
    return Reading(written(session, statement.params(ids="[]")), tuple(types[1:]))
