"""Putting the facts of the seeds into a store, each with the place in a document it came from.

The seeds are hand-readable tables (see seeds/README.md) that name records by keys of their own.
A key that a store has met is never seeded again, also when staff edited or deleted its record.
"""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint, exists, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from scse_desk import resources
from scse_desk.language import N_
from scse_desk.store.models import Base
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

_KEYS = Base.metadata.tables["seed_key"]

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
    added: list[Seed] = field(default_factory=list)


def seed(session: Session, progress: Progress = silent) -> Seeded:
    """Add every record of the seeds that the store has not met, with its citations.

    To be called within one `store.change(LABEL)`. Running it again adds nothing and changes
    nothing, whatever staff did to the records in between. Where staff entered a record that the
    seeds bring too (the same series, edition, document…), theirs stands and gets the citations.
    """
    kinds = _by_kind(read())
    work = _Work(session, _known(session), _filled(session, kinds))
    for number, (kind, seeds) in enumerate(kinds.items()):
        progress(number, len(kinds), "")
        _add(work, kind, seeds)
    _remember(work)
    _cite(work)
    progress(len(kinds), len(kinds), "")
    session.expire_all()
    return Seeded(dict(work.counts))


def read(folder: Path | None = None) -> list[Seed]:
    """Every record of the seeds, in an order in which references point backwards only."""
    home = folder or resources.locate("seeds")
    found = places(home)
    return [_placed(one, found) for name in FILES for one in _read_file(home / f"{name}.toml")]


def places(folder: Path | None = None) -> dict[str, Place]:
    """Sign of each fact (`D0-15`) -> where it stands."""
    home = folder or resources.locate("seeds")
    tables = tomllib.loads((home / "citations.toml").read_text(encoding="utf-8"))
    return {
        fact: Place(document, offset, length)
        for document, facts in tables.items()
        for fact, (offset, length) in facts.items()
    }


def _table(kind: str) -> Table:
    return Base.metadata.tables[kind]


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
    table = _table(kind)
    values: dict[str, Any] = {}
    raw: set[str] = set()
    children: list[tuple[str, dict[str, Any]]] = []
    for name, value in row.items():
        if name in {"key", "cites"}:
            continue
        if isinstance(value, dict):
            values |= _texts(name, value, table.columns.keys())
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


def _placed(one: Seed, found: Mapping[str, Place]) -> Seed:
    """A remark on a document stands where the first fact that it cites does."""
    if one.kind != "document_remark" or not one.cites:
        return one
    place = found[one.cites[0].partition(" ")[0]]
    values = {**one.values, "offset": place.offset, "length": place.length}
    return replace(one, values=values)


def _texts(
    name: str, given: dict[str, str | list[str]], columns: Collection[str]
) -> dict[str, str]:
    """Spread a text per language over its columns; without a raw spelling one stands in for it.

    A list is a text of one line each.
    """
    texts = {
        code: text if isinstance(text, str) else "\n".join(text) for code, text in given.items()
    }
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


def _parent_column(table: Table, parent: str) -> str:
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
    keys = session.execute(select(_KEYS.c.key, _KEYS.c.record_kind, _KEYS.c.record_id)).all()
    standing = {
        kind: set(session.scalars(select(_table(kind).c.id))) for kind in {row[1] for row in keys}
    }
    return {key: number if number in standing[kind] else None for key, kind, number in keys}


def _filled(session: Session, kinds: Iterable[str]) -> frozenset[str]:
    names = sorted(set(kinds))
    asked = (exists(select(_table(name).c.id)).label(name) for name in names)
    answers = session.execute(select(*asked)).one()
    return frozenset(name for name, there in zip(names, answers, strict=True) if there)


def _by_kind(seeds: Iterable[Seed]) -> dict[str, list[Seed]]:
    """The seeds by table, those that others refer to first."""
    grouped: dict[str, list[Seed]] = {}
    for one in seeds:
        grouped.setdefault(one.kind, []).append(one)
    order = {table.name: number for number, table in enumerate(Base.metadata.sorted_tables)}
    return dict(sorted(grouped.items(), key=lambda group: order[group[0]]))


def _add(work: _Work, kind: str, seeds: list[Seed]) -> None:
    """Add the new seeds of a table in their order, as many at once as refer to earlier ones."""
    waiting = [one for one in seeds if one.identity not in work.known]
    while waiting:
        count = next((n for n, one in enumerate(waiting) if not _is_ready(work, one)), len(waiting))
        ready, waiting = waiting[: max(count, 1)], waiting[max(count, 1) :]
        _insert(work, kind, ready)


def _is_ready(work: _Work, one: Seed) -> bool:
    return all(
        f"{one.kind}/{one.values[column.name]}" in work.known
        for column in _table(one.kind).columns
        if column.name in one.values and _target(column) == one.kind
    )


def _insert(work: _Work, kind: str, seeds: list[Seed]) -> None:
    """Insert rows, but adopt those of staff's own that hold the place already."""
    rows: list[tuple[Seed, dict[str, Any]]] = []
    for one in seeds:
        values = _resolved(work, one)
        if values is None:
            work.known[one.identity] = None
        elif (standing := _standing(work, kind, values)) is not None:
            work.known[one.identity] = standing
            work.added.append(one)
        else:
            rows.append((one, values))
    if not rows:
        return
    table = _table(kind)
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    numbers = work.session.scalars(statement, [values for _, values in rows])
    for (one, _), number in zip(rows, numbers, strict=True):
        work.known[one.identity] = number
        work.added.append(one)
    work.counts[kind] += len(rows)


def _resolved(work: _Work, one: Seed) -> dict[str, Any] | None:
    """Every column, ids for keys; None where a record it cannot do without was deleted."""
    values: dict[str, Any] = {}
    for column in _table(one.kind).columns:
        target = _target(column)
        if column.name == "id":
            continue
        if column.name not in one.values:
            default = column.default
            values[column.name] = (
                default.arg if isinstance(default, ScalarElementColumnDefault) else None
            )
        elif target is None:
            values[column.name] = one.values[column.name]
        else:
            values[column.name] = work.known[f"{target}/{one.values[column.name]}"]
            if values[column.name] is None and not column.nullable:
                return None
    return values


def _standing(work: _Work, kind: str, values: Mapping[str, Any]) -> int | None:
    """The id of the record that holds the place already, by the table's unique constraints."""
    if kind not in work.filled:
        return None
    table = _table(kind)
    for constraint in table.constraints:
        columns = list(constraint.columns) if isinstance(constraint, UniqueConstraint) else []
        if columns and all(values[column.name] is not None for column in columns):
            query = select(table.c.id).where(*(c == values[c.name] for c in columns))
            found: int | None = work.session.scalar(query)
            if found is not None:
                return found
    return None


def _remember(work: _Work) -> None:
    """Keep the keys of what was added, so that it is never seeded again."""
    rows = [
        {
            "key": one.identity,
            "record_kind": one.kind,
            "record_id": work.known[one.identity],
        }
        for one in work.added
    ]
    if rows:
        work.session.execute(insert(_KEYS), rows)


def _cite(work: _Work) -> None:
    """Write the citations of the records added, where their documents stand."""
    found = places()
    rows = [
        row
        for one in work.added
        for cite in one.cites
        if (row := _citation(work, one, cite, found)) is not None
    ]
    if rows:
        work.session.execute(insert(_table("citation")), rows)
        work.counts["citation"] += len(rows)


def _citation(
    work: _Work, one: Seed, cite: str, found: Mapping[str, Place]
) -> dict[str, Any] | None:
    fact, _, told = cite.partition(" ")
    place = found[fact]
    columns = _table(one.kind).columns
    document = work.known[f"document/{place.document}"]
    if document is None:
        return None
    return {
        "document_id": document,
        "offset": place.offset,
        "length": place.length,
        "fact": fact,
        "record_kind": one.kind,
        "record_id": work.known[one.identity],
        "field": f"{told}_id" if told and told not in columns else told,
        "note": "",
    }
