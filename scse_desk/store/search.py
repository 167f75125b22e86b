"""One search over every kind of record: for the search box, and for the filters of listings."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, column, select, table, text
from sqlalchemy.orm import Session

from scse_desk.store import sqlite, tokens
from scse_desk.store.kinds import KINDS, Keys, Kind, Reading, Text, columns_of, reading, steps

CODES = 16
"""A record's place in the index is its id times this plus the place of its kind in KINDS."""
CHUNK = 2000
EDITION = "\ue001"
KIND = "\ue002"
ANYWHERE = 0
"""Stands for the edition of records that belong to none."""

BY_NAME = {kind.name: kind for kind in KINDS}
_CODE = {kind.name: code for code, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Hit:
    """A record that was found. It has names, so that `Language.name_of` can call it."""

    kind: str
    """Name of its table."""
    id: int
    names: Mapping[str, str]
    context: Mapping[str, str]
    """The names of what it belongs to: a person's organisation, the other side of a request."""
    detail: str
    """A number beside it: an edition's year, an exhibitor's booth, a day as ISO 8601."""
    edition_id: int | None


@dataclass
class _Found:
    """The texts of one record: for each, the rows it was found in, by language."""

    texts: dict[Text, list[dict[str, str]]] = field(default_factory=dict)

    def values(self, texts: Iterable[Text]) -> list[str]:
        rows = [row for wanted in texts for row in self.texts.get(wanted, [])]
        return [value for row in rows for value in row.values()]

    def first(self, texts: Iterable[Text]) -> dict[str, str]:
        return next((self.texts[wanted][0] for wanted in texts if wanted in self.texts), {})

    def raw(self, wanted: Text | None) -> str:
        return ", ".join(self.values([wanted])) if wanted else ""


def search(
    session: Session,
    words: str,
    edition_id: int | None = None,
    limit: int = 20,
    kinds: Collection[str] | None = None,
) -> list[Hit]:
    """The records that have all the words, best first: of that name, beginning with it, others.

    Words may be given by their beginnings, without accents and in any case; of Chinese, one
    character is enough. Records of the edition, and of none, come before those of others.
    `kinds` (names of tables) limits the search to some kinds.
    """
    asked = tokens.wanted(words)
    if not asked or (kinds is not None and not kinds):
        return []
    start = tokens.START + tokens.joined(words)[: tokens.LONGEST_TITLE]
    limits = [[(_mark(kind), False) for kind in kinds]] if kinds is not None else []
    here = [[(f"{EDITION}{number}", False) for number in (edition_id, ANYWHERE)]]
    connection = session.connection()
    places: list[int] = []
    for near in [here, []] if edition_id is not None else [[]]:
        for tier in ([[(start, False)]], [[(start, True)]], [[token] for token in asked]):
            match = sqlite.match([*tier, *near, *limits])
            found = {place for (place,) in _asked(connection, sqlite.SEARCH, (match, limit))}
            places += sorted(found - set(places), key=lambda place: (place % CODES, place))
            if len(places) >= limit:
                return _hits(connection, places[:limit])
    return _hits(connection, places)


def matching(kind: str, words: str) -> Select[tuple[int]]:
    """The ids of the records of a kind that have all the words: for `id.in_(matching(…))`.

    Nothing that can be searched for in the words means every record.
    """
    asked = [[token] for token in tokens.wanted(words)]
    if not asked:
        return select(BY_NAME[kind].table.c.id)
    match = sqlite.match([*asked, [(_mark(kind), False)]])
    index = table(sqlite.SEARCH_TABLE, column("rowid"))
    return (
        select(index.c.rowid.op("/")(CODES))
        .select_from(index)
        .where(text(f"{sqlite.SEARCH_TABLE} MATCH :match").bindparams(match=match))
    )


def _mark(kind: str) -> str:
    """The token of a kind, in one piece: the index cuts words at an underscore."""
    return KIND + kind.replace("_", "")


def _hits(connection: Connection, places: list[int]) -> list[Hit]:
    made: dict[int, Hit] = {}
    for code in {place % CODES for place in places}:
        kind = KINDS[code]
        ids = [place // CODES for place in places if place % CODES == code]
        for record_id, found in _load(connection, kind, kind.shown, ids).items():
            made[record_id * CODES + code] = _hit(kind, record_id, found)
    return [made[place] for place in places if place in made]


def _hit(kind: Kind, record_id: int, found: _Found) -> Hit:
    edition = found.raw(kind.edition)
    return Hit(
        kind.name,
        record_id,
        found.first(kind.titles),
        found.first(kind.context),
        found.raw(kind.detail),
        int(edition) if edition else None,
    )


def _load(
    connection: Connection, kind: Kind, texts: Iterable[Text], ids: list[int]
) -> dict[int, _Found]:
    """What is in those of the records that are there."""
    own, *others = _ways(kind, tuple(texts))
    rows = _asked(connection, own.sql, (json.dumps(ids),))
    found = {row[0]: _Found() for row in rows}
    for row in rows:
        _take(found[row[0]], own, row)
    there = json.dumps(list(found))
    for way in others if found else ():
        for row in _asked(connection, way.sql, (there,)):
            _take(found[row[0]], way, row)
    return found


@cache
def _ways(kind: Kind, texts: tuple[Text, ...]) -> list[Reading]:
    """What reads texts of a kind: first those of the record itself, then those keys lead to."""
    wanted = set(texts)
    found = []
    for keys, all_texts in kind.paths.items():
        some = tuple(one for one in all_texts if one in wanted)
        if some or not keys:
            found.append(reading(kind, keys, some))
    return found


def prepare() -> None:
    """Make the statements that read what is found: a quarter of a second, before it is asked."""
    for kind in KINDS:
        for way in _ways(kind, kind.shown):
            way.sql  # noqa: B018 - it is kept once it is made


def _asked(connection: Connection, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    """Asks the driver itself: a key typed leads to a dozen of these, and all values are plain."""
    driver: Any = connection.connection.dbapi_connection
    rows: list[tuple[Any, ...]] = driver.execute(sql, values).fetchall()
    return rows


def _take(found: _Found, way: Reading, row: tuple[Any, ...]) -> None:
    for wanted, places in way.columns:
        given = {code: str(row[place]) for code, place in places if row[place]}
        if given:
            found.texts.setdefault(wanted, []).append(given)


def update(connection: Connection, change_id: int, touched: frozenset[str]) -> None:
    """Bring the index up to date with a change, by the journal's entries of it."""
    change = _Touched(connection, change_id, touched)
    for kind in KINDS:
        ids = _affected(change, kind)
        if ids:
            _index(connection, kind, sorted(ids))


class _Touched:
    """What a change touched, each table asked for once."""

    def __init__(self, connection: Connection, change_id: int, tables: frozenset[str]) -> None:
        self.connection = connection
        self.change_id = change_id
        self.tables = tables
        self.rows = cache(self._rows)
        self.altered = cache(self._altered)

    def _rows(self, table: str) -> set[int]:
        return sqlite.entries(self.connection, self.change_id, table, _COLUMNS[table])

    def _altered(self, table: str) -> set[int]:
        return sqlite.altered(self.connection, self.change_id, table, _COLUMNS[table])

    def owners(self, table: str, key: str) -> set[int]:
        watched = _COLUMNS[table]
        return sqlite.owners(self.connection, self.change_id, table, key, watched)


def rebuild(connection: Connection) -> None:
    """Make the index anew from the records."""
    sqlite.install_search(connection.exec_driver_sql)
    for kind in KINDS:
        _index(connection, kind, list(connection.scalars(select(kind.table.c.id))))


def out_of_step(connection: Connection) -> bool:
    """Whether the index lacks a record or has one that is no more."""
    indexed = set(connection.scalars(text(f"SELECT rowid FROM {sqlite.SEARCH_TABLE}")))  # noqa: S608
    return indexed != {
        record_id * CODES + code
        for code, kind in enumerate(KINDS)
        for record_id in connection.scalars(select(kind.table.c.id))
    }


def _index(connection: Connection, kind: Kind, ids: list[int]) -> None:
    code = _CODE[kind.name]
    for chunk in _chunks(ids):
        found = _load(connection, kind, kind.searched, chunk)
        gone = [(record_id * CODES + code,) for record_id in chunk if record_id not in found]
        entries = [
            (record_id * CODES + code, _entry(kind, record)) for record_id, record in found.items()
        ]
        if gone:
            connection.exec_driver_sql(sqlite.UNINDEX, gone)
        if entries:
            connection.exec_driver_sql(sqlite.INDEX, entries)


def _entry(kind: Kind, found: _Found) -> str:
    edition = found.raw(kind.edition) or ANYWHERE
    words = tokens.entry(
        found.values(kind.titles),
        found.values([*kind.context, *kind.words, *([kind.detail] if kind.detail else [])]),
    )
    return f"{words} {_mark(kind.name)} {EDITION}{edition}"


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(ids)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _affected(change: _Touched, kind: Kind) -> set[int]:
    """The records whose words a change may have altered, wherever along a path it struck."""
    ids = set(change.rows(kind.name)) if kind.name in change.tables else set()
    for keys in kind.paths:
        for place, step in enumerate(steps(kind.table, keys)):
            table = step.table.name
            if table not in change.tables:
                continue
            if step.down:
                owners = change.owners(table, step.key.name)
                ids |= _climb(change.connection, kind, keys[:place], owners)
            else:
                altered = change.altered(table)
                ids |= _climb(change.connection, kind, keys[: place + 1], altered)
    return ids


def _climb(connection: Connection, kind: Kind, keys: Keys, ids: set[int]) -> set[int]:
    """From rows at the end of a path back to the records it begins at."""
    for step in reversed(steps(kind.table, keys)):
        key = step.key
        wanted, given = (key, key.table.c.id) if step.down else (key.table.c.id, key)
        ids = {
            found
            for chunk in _chunks(ids)
            for found in connection.scalars(
                select(wanted).where(given.in_(sqlite.LISTED)), {"ids": json.dumps(chunk)}
            )
            if found is not None
        }
    return ids


def _watched() -> dict[str, frozenset[str]]:
    """Table -> the columns of it that the index depends on."""
    watched: dict[str, set[str]] = {}
    for kind in KINDS:
        for keys, texts in kind.paths.items():
            at = steps(kind.table, keys)[-1].table if keys else kind.table
            for wanted in texts:
                watched.setdefault(at.name, set()).update(columns_of(at, wanted.column).values())
            for key in keys:
                watched.setdefault(key.table.name, set()).add(key.name)
    return {name: frozenset(columns) for name, columns in watched.items()}


_COLUMNS = _watched()
