"""Records offered while one types: found by the store's search, the first ones without a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scse_desk.language import Named
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field, Search

LISTINGS = {
    "person": "people",
    "organisation": "organisations",
    "exhibitor": "exhibitors",
    "delegation": "delegations",
    "registration": "attendees",
    "pavilion": "pavilions",
    "solution": "solutions",
}
"""Kind of record -> listing whose first rows are offered before a word is typed."""
OFFERED = 12


@dataclass(frozen=True)
class _Names:
    names: Mapping[str, str]


def choice(context: Context, record_id: int, named: Named, subtitle: str = "") -> Choice:
    """A record as a field shows it."""
    return Choice(record_id, context.language.name_of(named), subtitle)


def finder(kind: str, *, here: bool = False) -> Search:
    """What finds records of a kind by their words; `here` only those of the chosen edition."""
    return lambda context, text: found(context, text, kind, here=here)


def reference(key: str, label: str, kind: str, **options: Any) -> Field:
    """A field for a record of a kind, found by its words and opened from there."""
    return Field(key, label, "reference", search=finder(kind), opens=kind, **options)


def found(context: Context, text: str, kind: str, *, here: bool = False) -> Sequence[Choice]:
    """Records of a kind that have the words, best first; without a word the first of the table."""
    if not text.strip():
        return _first(context, kind)
    from scse_desk.store.search import search

    with context.store.read() as session:
        hits = search(session, text, context.edition_id, OFFERED * (4 if here else 1), [kind])
    return [
        Choice(
            hit.id,
            context.language.name_of(hit) or hit.detail,
            " · ".join(filter(None, (hit.detail, context.language.name_of(_Names(hit.context))))),
        )
        for hit in hits
        if not here or context.edition_id in {None, hit.edition_id}
    ][:OFFERED]


def _first(context: Context, kind: str) -> Sequence[Choice]:
    from scse_desk.domain.listings import listing
    from scse_desk.domain.queries import Query

    table = listing(LISTINGS[kind])
    place = [column.key for column in table.columns].index("name")
    query = Query(edition_id=context.edition_id, language=context.language.code)
    with context.store.read() as session:
        rows = table.page(session, query, 0, OFFERED)
    return [Choice(key, str(values[place] or "")) for key, values in rows]


def listed(context: Context, text: str, kind: str) -> Sequence[Choice]:
    """The few records of a kind in the chosen edition whose name has the words."""
    from scse_desk.domain.listings import listing
    from scse_desk.domain.queries import Filter, Query

    table = listing(LISTINGS[kind])
    place = [column.key for column in table.columns].index("name")
    filters = {"name": Filter(text=text)} if text.strip() else {}
    query = Query(edition_id=context.edition_id, language=context.language.code, filters=filters)
    with context.store.read() as session:
        rows = table.page(session, query, 0, OFFERED)
    return [Choice(key, str(values[place] or "")) for key, values in rows]


def cities(context: Context, text: str) -> Sequence[Choice]:
    """Cities with a text in one of their names, each with its country."""
    from scse_desk.domain import exhibiting

    language = context.language
    with context.store.read() as session:
        return [
            choice(context, city.id, city, language.country(city.country) if city.country else "")
            for city in exhibiting.cities_called(session, text)
        ]
