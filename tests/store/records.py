"""Few words for the records that these tests are about."""

from typing import Any

from sqlalchemy import insert, select

from scse_desk.store import Store, journal
from scse_desk.store.models import City, Edition, Series
from scse_desk.store.sqlite import journaled_tables


def add_cities(store: Store, *names: str) -> list[int]:
    """Add cities in one change; their ids."""
    with store.change("Add cities") as session:
        cities = [City(name=name) for name in names]
        session.add_all(cities)
        session.flush()
        return [city.id for city in cities]


def add_many_cities(store: Store, number: int) -> None:
    """Add so many cities in one bulk statement."""
    with store.change("Import {number} cities", number=number) as session:
        session.execute(insert(City), [{"name": f"City {n}"} for n in range(number)])


def cities(store: Store) -> list[str]:
    """The names of all cities by id."""
    with store.read() as session:
        return list(session.scalars(select(City.name).order_by(City.id)))


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every journaled table, in the order of the keys."""
    with store.read() as session:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]
            for table in journaled_tables()
        }


def changes(store: Store) -> list[journal.Change]:
    """All changes, latest first."""
    with store.read() as session:
        return journal.changes(session)


def an_edition(year: int = 2025, code: str = "SCSE") -> Edition:
    """An edition of a series of its own, to be added."""
    return Edition(series=Series(code=code, name=f"{code} show"), year=year, name="")
