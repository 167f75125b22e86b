"""Putting the facts of the seeds into a store, each with the place in a document it came from.

The seeds are hand-readable tables (see seeds/README.md) that name records by keys of their own.
A key that a store has met is never seeded again, also when staff edited or deleted its record.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Column, UniqueConstraint, insert, select
from sqlalchemy.orm import Session

from scse_desk import resources
from scse_desk.language import N_
from scse_desk.store.models import Base, Citation, Record, SeedKey
from scse_desk.task import Progress, silent

LABEL = N_("Seed the facts of the documents")

FILES = (
    "organisations",
    "people",
    "series_editions",
    "documents",
    "domains",
    "exhibitors",
    "delegations",
    "programme",
    "matchmaking",
    "agreements",
    "statistics",
    "claims",
)
"""In this order, because a record refers to records before it only."""

LANGUAGE_SUFFIXES = {"en": "_en", "zh_TW": "_zh_tw", "vi": "_vi", "id": "_id"}


@dataclass(frozen=True)
class Seed:
    """A record as the seeds tell it.

    `values` holds columns as they go into the table, but references as keys of other seeds.
    """

    kind: str
    key: str
    values: Mapping[str, Any]
    cites: tuple[str, ...] = ()
    raw: frozenset[str] = frozenset()
    """Columns whose spelling came from a document and stands in the cited words."""

    @property
    def identity(self) -> str:
        """Key of the seed among the seeds of every kind."""
        return f"{self.kind}/{self.key}"


@dataclass(frozen=True)
class Place:
    """Where a fact stands: key of the document, offset and length in code points."""

    document: str
    offset: int
    length: int


@dataclass(frozen=True)
class Seeded:
    """How many records of each kind (table name) were added."""

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Records of every kind together, citations included."""
        return sum(self.counts.values())


@dataclass
class _Work:
    session: Session
    known: dict[str, int | None]
    """Identity of each seed met so far -> id of its record, None where it was deleted."""
    filled: frozenset[str]
    """Tables that held rows before: only there can a record of staff's own stand already."""
    counts: Counter[str] = field(default_factory=Counter)
    cited: list[tuple[Seed, int]] = field(default_factory=list)


def seed(session: Session, progress: Progress = silent) -> Seeded:
    """Add every record of the seeds that the store has not met, with its citations.

    To be called within one `store.change(LABEL)`. Running it again adds nothing and changes
    nothing, whatever staff did to the records in between. Where staff entered a record that the
    seeds bring too (the same series, edition, document…), theirs stands and gets the citations.
    """
    seeds = read()
    work = _Work(session, _known(session), _filled(session))
    for number, one in enumerate(seeds):
        progress(number, len(seeds), "")
        if one.identity not in work.known:
            _add(work, one)
    _cite(work)
    progress(len(seeds), len(seeds), "")
    return Seeded(dict(work.counts))


def read(folder: Path | None = None) -> list[Seed]:
    """Every record of the seeds, in an order in which references point backwards only."""
    home = folder or resources.locate("seeds")
    return [one for name in FILES for one in _read_file(home / f"{name}.toml")]


def places(folder: Path | None = None) -> dict[str, Place]:
    """Sign of each fact (`D0-15`) -> where it stands."""
    home = folder or resources.locate("seeds")
    tables = tomllib.loads((home / "citations.toml").read_text(encoding="utf-8"))
    return {
        fact: Place(document, offset, length)
        for document, facts in tables.items()
        for fact, (offset, length) in facts.items()
    }


@cache
def models() -> Mapping[str, type[Record]]:
    """Table name -> model of every kind of record."""
    return {
        mapper.class_.__tablename__: mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Record)
    }


def _read_file(path: Path) -> Iterator[Seed]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    definitions = tables.pop("definition", {})
    for kind, rows in tables.items():
        for row in rows:
            if kind == "statistic":
                row["definition"] = definitions[row["definition_code"]]
            yield from _seeds(kind, row, None, 0)


def _seeds(kind: str, row: dict[str, Any], parent: Seed | None, position: int) -> Iterator[Seed]:
    """Turn a table into a seed, and the tables within it into the seeds that follow."""
    table = models()[kind].__table__
    values: dict[str, Any] = {}
    raw: set[str] = set()
    children: list[tuple[str, dict[str, Any]]] = []
    for name, value in row.items():
        if name in {"key", "cites"}:
            continue
        if isinstance(value, dict):
            values |= _texts(name, value, table.columns)
            raw |= {name} if "raw" in value else set()
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            children += [(name, child) for child in value]
        else:
            column = name if name in table.columns else f"{name}_id"
            values[column] = _value(table.columns[column], value)
    if parent is not None:
        values[_parent_column(table, parent.kind)] = parent.key
        if "position" in table.columns:
            values.setdefault("position", position)
    one = Seed(kind, _key(kind, row, parent), values, tuple(row.get("cites", ())), frozenset(raw))
    yield one
    counted: Counter[str] = Counter()
    for child_kind, child in children:
        counted[child_kind] += 1
        yield from _seeds(child_kind, child, one, counted[child_kind])


def _texts(name: str, texts: dict[str, str], columns: Any) -> dict[str, str]:
    """Spread a text per language over its columns; without a raw spelling one stands in for it."""
    values = {
        f"{name}{LANGUAGE_SUFFIXES[code]}": text for code, text in texts.items() if code != "raw"
    }
    values[name] = next(texts[code] for code in ("raw", "en", "zh_TW") if code in texts)
    return {column: text for column, text in values.items() if column in columns}


def _value(column: Column[Any], value: Any) -> Any:
    if isinstance(value, list):
        return "\n".join(value)
    if column.type.python_type is Decimal or (column.name == "value" and isinstance(value, int)):
        return Decimal(value)
    return value


def _parent_column(table: Any, parent: str) -> str:
    """The first column of a table that refers to its parent's table."""
    return next(str(c.name) for c in table.columns if _target(c) == parent)


def _target(column: Column[Any]) -> str | None:
    key = next(iter(column.foreign_keys), None)
    return None if key is None else key.column.table.name


def _key(kind: str, row: dict[str, Any], parent: Seed | None) -> str:
    """The key of a record; within another, its own name or what it refers to follows."""
    if parent is None:
        return str(row["key"])
    named = ("key", "text", "organisation", "person", "delegation", "guest_edition", "domain")
    own = next(str(row[name]) for name in named if name in row)
    return f"{parent.key}/{kind}/{own}"


def _known(session: Session) -> dict[str, int | None]:
    keys = session.execute(select(SeedKey.key, SeedKey.record_kind, SeedKey.record_id)).all()
    standing = {
        kind: set(session.scalars(select(models()[kind].id)))
        for kind in {kind for _, kind, _ in keys}
    }
    return {key: number if number in standing[kind] else None for key, kind, number in keys}


def _filled(session: Session) -> frozenset[str]:
    return frozenset(
        name
        for name, model in models().items()
        if session.scalar(select(model.id).limit(1)) is not None
    )


def _add(work: _Work, one: Seed) -> None:
    """Add a record, or adopt the one of staff's own that holds its place."""
    model = models()[one.kind]
    values = _resolved(work, one)
    if values is None:
        work.known[one.identity] = None
        return
    number = _standing(work, model, values)
    if number is None:
        record = model(**values)
        work.session.add(record)
        work.session.flush()
        number = record.id
        work.counts[one.kind] += 1
    work.known[one.identity] = number
    work.session.add(SeedKey(key=one.identity, record_kind=one.kind, record_id=number))
    work.cited.append((one, number))


def _resolved(work: _Work, one: Seed) -> dict[str, Any] | None:
    """The columns with ids for keys; None where a record it cannot do without was deleted."""
    values = dict(one.values)
    for column in models()[one.kind].__table__.columns:
        target = _target(column)
        if target is not None and column.name in values:
            values[column.name] = work.known[f"{target}/{values[column.name]}"]
            if values[column.name] is None and not column.nullable:
                return None
    return values


def _standing(work: _Work, model: type[Record], values: dict[str, Any]) -> int | None:
    """The id of the record that holds the place already, by the table's unique constraints."""
    if model.__tablename__ not in work.filled:
        return None
    for constraint in model.__table__.constraints:
        columns = list(constraint.columns) if isinstance(constraint, UniqueConstraint) else []
        if columns and all(values.get(column.name) is not None for column in columns):
            query = select(model.id).where(*(c == values[c.name] for c in columns))
            found = work.session.scalar(query)
            if found is not None:
                return found
    return None


def _cite(work: _Work) -> None:
    """Write the citations of the records added, where their documents stand."""
    found = places()
    rows = [
        row
        for one, number in work.cited
        for cite in one.cites
        if (row := _citation(work, one, number, cite, found)) is not None
    ]
    if rows:
        work.session.execute(insert(Citation), rows)
        work.counts["citation"] += len(rows)


def _citation(
    work: _Work, one: Seed, number: int, cite: str, found: Mapping[str, Place]
) -> dict[str, Any] | None:
    fact, _, column = cite.partition(" ")
    place = found[fact]
    document = work.known[f"document/{place.document}"]
    if document is None:
        return None
    return {
        "document_id": document,
        "offset": place.offset,
        "length": place.length,
        "fact": fact,
        "record_kind": one.kind,
        "record_id": number,
        "field": column,
        "note": "",
    }
