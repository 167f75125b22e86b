"""Tables of records: one list of columns feeds the window, the command line and the exports.

A page is read in two steps: first the ids, with only the joins that sorting and filtering need,
then the values of those ids. Far from the top, the ids of the whole table are read once and kept
until something changes, so that a jump to the middle sorts once and not at every page.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, islice
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, case, false, func, literal, or_, select
from sqlalchemy import inspect as inspected
from sqlalchemy.orm import Session

from scse_desk.domain import kept_ids, statements, unaccented
from scse_desk.domain.queries import Column, Filter, Query, Row, labels_of
from scse_desk.domain.statements import Reading
from scse_desk.domain.zones import day_bound, zone_of
from scse_desk.language import Language, language, order
from scse_desk.store import sqlite
from scse_desk.store.sqlite import LISTED

NEAR = 2_000
"""Rows from the top that are read by their place; below, the ids of all rows are kept."""
CHUNK = 500


@dataclass(frozen=True)
class Join:
    """A table that columns read from, joined to what stands before it; at most one row each."""

    target: Any
    on: ColumnElement[bool]
    outer: bool = True


class Listing:
    """A table of records of one kind. `record` is the table of the row's own record."""

    def __init__(
        self,
        kind: str,
        title: str,
        base: Any,
        columns: Iterable[Column],
        *,
        joins: Sequence[Join] = (),
        edition: Any = None,
        only: ColumnElement[bool] | None = None,
        order: tuple[tuple[str, bool], ...] = (),
        also: Iterable[str] = (),
    ) -> None:
        """Declare a table.

        `edition` is the expression that holds a row's edition, None where rows belong to none;
        `only` is what a record must be to be a row, None where all are; `order` is the sort where
        a query has none; `also` names tables read by subqueries.
        """
        self.kind = kind
        self.title = title
        self.base = base
        self.columns = tuple(columns)
        self.joins = tuple(joins)
        self.edition = edition
        self.only = only
        self.order = order
        self.record: str = inspected(base).mapper.local_table.name
        joined = (inspected(join.target).mapper.local_table.name for join in joins)
        self.tables = frozenset({self.record, *joined, *also})
        self._expressions: dict[tuple[str, str], ColumnElement[Any]] = {}
        self._readings: dict[tuple[str, ...], Reading] = {}

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """The columns by their keys."""
        return {column.key: column for column in self.columns}

    def count(self, session: Session, query: Query) -> int:
        """How many rows there are."""
        kept = kept_ids.find(session, self.kind, query.key)
        if kept is not None:
            return len(kept)
        conditions = self._conditions(session, query)
        found = session.execute(self._select([func.count()], conditions))
        return int(found.scalar_one())

    def page(self, session: Session, query: Query, offset: int, limit: int) -> list[Row]:
        """At most `limit` rows from place `offset` on: ids with the values of all columns."""
        ids: Sequence[int]
        kept = kept_ids.find(session, self.kind, query.key)
        if kept is None and offset + limit <= NEAR:
            ordered = self._ordered(session, query, top=True).offset(offset).limit(limit)
            ids = session.execute(ordered).scalars().all()
        else:
            ids = (kept or self.ids(session, query))[offset : offset + limit]
        return self.values(session, query, ids)

    def rows(
        self, session: Session, query: Query, keys: Sequence[str] | None = None
    ) -> Iterator[Row]:
        """All rows one after the other, for exports; `keys` are the columns wanted."""
        ids = iter(self.ids(session, query))
        while chunk := list(islice(ids, CHUNK)):
            yield from self.values(session, query, chunk, keys)

    def position(self, session: Session, query: Query, record_id: int) -> int | None:
        """At which place a record stands, from 0; None if it is not among the rows."""
        try:
            return self.ids(session, query).index(record_id)
        except ValueError:
            return None

    def ids(self, session: Session, query: Query) -> array[int]:
        """The ids of all rows in order; do not change it."""
        kept = kept_ids.find(session, self.kind, query.key)
        if kept is None:
            found = session.connection().execute(self._ordered(session, query, top=False))
            rows = cast("Iterable[tuple[int]]", found.cursor)  # the driver's: half as long
            kept = array("q", chain.from_iterable(rows))
            found.close()
            kept_ids.keep(session, self.kind, query.key, kept)
        return kept

    def values(
        self,
        session: Session,
        query: Query,
        ids: Sequence[int],
        keys: Sequence[str] | None = None,
    ) -> list[Row]:
        """The rows of given ids, in their order; ids that are no more are left out."""
        columns = self.columns if keys is None else [self.by_key[key] for key in keys]
        moments = any(column.kind == "datetime" for column in columns)
        zone = zone_of(session, query.edition_id) if moments else None
        reading = self._reading(session, columns, query.language)
        return reading.rows(statements.driver(session), ids, zone)

    def statements(
        self, session: Session, query: Query
    ) -> tuple[Select[Any], Select[Any], Reading]:
        """What counts the rows, what gives their ids in order, and what reads them."""
        counting = self._select([func.count()], self._conditions(session, query))
        reading = self._reading(session, self.columns, query.language)
        return counting, self._ordered(session, query, top=True), reading

    def _reading(self, session: Session, columns: Sequence[Column], code: str) -> Reading:
        """What reads columns of records; made once, for it is asked at every page."""
        key = (code, *(column.key for column in columns))
        made = self._readings.get(key)
        if made is None:
            read = [self._expression(column, code) for column in columns]
            select = self._select([self.base.id, *read], [self.base.id.in_(LISTED)])
            made = self._readings[key] = statements.reading(session, select)
        return made

    def _expression(self, column: Column, code: str) -> ColumnElement[Any]:
        made = self._expressions.get((column.key, code))
        if made is None:
            made = self._expressions[column.key, code] = column.expression(code)
        return made

    def _ordered(self, session: Session, query: Query, *, top: bool) -> Select[Any]:
        """The ids in order; `top` where only the first are wanted."""
        terms: list[ColumnElement[Any]] = []
        for key, descending in query.sort or self.order:
            column = self.by_key[key]
            read = self._expression(column, query.language)
            term = _sorting(column, read, query.language, top=top)
            terms.append(term.desc().nulls_last() if descending else term.asc().nulls_last())
        conditions = self._conditions(session, query)
        statement = self._select([self.base.id], conditions, terms)
        return statement.order_by(*terms, self.base.id)

    def _conditions(self, session: Session, query: Query) -> list[ColumnElement[bool]]:
        conditions = [] if self.only is None else [self.only]
        if self.edition is not None and query.edition_id is not None:
            conditions.append(self.edition == query.edition_id)
        for key, wanted in query.filters.items():
            if wanted:
                column = self.by_key[key]
                expression = self._expression(column, query.language)
                conditions.extend(_narrowed(session, query, column, expression, wanted))
        return conditions

    def _select(
        self,
        read: Sequence[Any],
        conditions: Sequence[ColumnElement[bool]],
        terms: Sequence[ColumnElement[Any]] = (),
    ) -> Select[Any]:
        """A select with the joins that its expressions need and no others."""
        statement = select(*read).select_from(self.base)
        for join in self._joins_for([*read, *conditions, *terms]):
            statement = statement.join(join.target, join.on, isouter=join.outer)
        return statement.where(*conditions)

    def _joins_for(self, expressions: Sequence[Any]) -> list[Join]:
        """The joins that expressions need, in their order, with those that they need in turn."""
        wanted = set(select(*expressions).get_final_froms())
        needed: list[Join] = []
        for join in reversed(self.joins):
            if inspected(join.target).selectable in wanted:
                needed.insert(0, join)
                wanted.update(select(join.on).get_final_froms())
        return needed


def _sorting(
    column: Column, expression: ColumnElement[Any], code: str, *, top: bool
) -> ColumnElement[Any]:
    """Names as the language sorts them, what is shown in words by these; steps in their order."""
    if column.kind == "code" and column.choices:
        codes = column.choices if column.steps else _codes_in_order(column, code)
        return case({each: rank for rank, each in enumerate(codes)}, value=expression)
    if column.kind == "country":
        return sqlite.place_among(expression, _countries_in_order(code))
    if column.kind == "languages":
        first = func.substr(expression, 1, 2)
        return sqlite.place_among(first, _languages_in_order(code))
    return sqlite.in_order(expression, code, top=top) if column.kind == "name" else expression


def _codes_in_order(column: Column, code: str) -> list[str]:
    words, key = language(code), order.key(code)
    return sorted(column.choices, key=lambda each: key(words.text(column.choices[each])) or "")


@cache
def _countries_in_order(code: str) -> list[str]:
    return list(language(code).countries())


@cache
def _languages_in_order(code: str) -> list[str]:
    words, key = language(code), order.key(code)
    codes = [each for each in map(str, words.locale.languages) if len(each) == 2]  # noqa: PLR2004 - ISO 639-1
    return sorted(codes, key=lambda each: key(words.spoken(each)[0]) or "")


def _narrowed(
    session: Session,
    query: Query,
    column: Column,
    expression: ColumnElement[Any],
    wanted: Filter,
) -> Iterator[ColumnElement[bool]]:
    if wanted.text.strip():
        yield _containing(session, query, column, expression, wanted.text.strip())
    if wanted.codes:
        yield _among(column, expression, wanted.codes)
    minimum, maximum = wanted.minimum, wanted.maximum
    if column.kind == "datetime":
        zone = zone_of(session, query.edition_id)
        minimum, maximum = day_bound(minimum, zone, 0), day_bound(maximum, zone, 1)
    if minimum is not None:
        yield expression >= minimum
    if maximum is not None:
        yield expression <= maximum


def _containing(
    session: Session, query: Query, column: Column, expression: ColumnElement[Any], text: str
) -> ColumnElement[bool]:
    if column.kind in {"code", "country", "boolean"}:
        return _among(column, expression, _codes_called(query, column, text))
    if column.kind == "languages":
        return _speaking(query, expression, text.casefold())
    if column.named:
        found = [(entity, unaccented.ids(session, entity, at, text)) for entity, at in column.named]
        return or_(*(entity.id.in_(ids) for entity, ids in found))
    places = column.spellings or [expression]
    return or_(*(place.contains(text, autoescape=True) for place in places))


def _speaking(query: Query, expression: ColumnElement[Any], wanted: str) -> ColumnElement[bool]:
    words, codes = language(query.language), literal(" ") + expression + " "
    called = [
        code
        for code in map(str, words.locale.languages)
        if len(code) == 2  # noqa: PLR2004 - ISO 639-1
        and (wanted == code or any(wanted in name for name in _language_names(words, code)))
    ]
    places = [place for code in called for place in (f" {code} ", f" {code}-", f"-{code} ")]
    return or_(false(), *(func.instr(codes, place) > 0 for place in places))


def _language_names(words: Language, code: str) -> list[str]:
    return [name.casefold() for name in (words.language_name(code), *words.spoken(code))]


def _codes_called(query: Query, column: Column, text: str) -> frozenset[str]:
    words = language(query.language)
    if column.kind == "country":
        labels = words.countries()
    else:
        labels = {code: words.text(label) for code, label in labels_of(column).items()}
    wanted = text.casefold()
    return frozenset(
        code
        for code, label in labels.items()
        if wanted in label.casefold() or wanted == code.casefold()
    )


def _among(
    column: Column, expression: ColumnElement[Any], codes: frozenset[str]
) -> ColumnElement[bool]:
    given: list[Any] = sorted(codes - {""})
    if column.kind == "boolean":
        given = [code == "true" for code in given]
    found = expression.in_(given)
    return or_(found, expression.is_(None), expression == "") if "" in codes else found
