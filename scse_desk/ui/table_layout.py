"""What a user has made of a table: order, width and visibility of columns, sorting, saved views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scse_desk.domain.queries import Column
from scse_desk.settings import TABLES, Settings

if TYPE_CHECKING:
    from scse_desk.domain.listing import Listing

Sort = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class TableLayout:
    """Columns in their order with width in pixels at 100 % (0: as declared) and whether shown."""

    columns: tuple[tuple[str, int, bool], ...]
    sort: Sort = ()
    filters: Mapping[str, object] = field(default_factory=dict)
    chosen: bool = False
    """Whether the user said which columns are shown; else those that find no room are not."""


def declared(listing: Listing) -> TableLayout:
    """A table as nobody has touched it."""
    return TableLayout(tuple((column.key, 0, column.shown) for column in listing.columns))


def remembered(settings: Settings, listing: Listing) -> TableLayout:
    """The table as it was left last."""
    return _read(settings.entry(TABLES, listing.kind), listing)


def remember(settings: Settings, listing: Listing, layout: TableLayout) -> None:
    """Keep the table as it is left, its filters apart: they would hide records unasked."""
    entry = settings.entry(TABLES, listing.kind)
    kept = {**_written(layout), "filters": {}, "views": entry.get("views", {})}
    if kept != entry:
        settings.set_entry(TABLES, listing.kind, kept)


def views(settings: Settings, listing: Listing) -> dict[str, TableLayout]:
    """The saved views by the names users gave them, in the order of the names."""
    saved = settings.entry(TABLES, listing.kind).get("views", {})
    if not isinstance(saved, dict):
        return {}
    return {name: _read(saved[name], listing) for name in sorted(saved)}


def save_view(settings: Settings, listing: Listing, name: str, layout: TableLayout) -> None:
    """Keep a view under a name, in place of one of the same name."""
    entry = settings.entry(TABLES, listing.kind)
    saved = {**entry.get("views", {}), name: _written(layout)}
    settings.set_entry(TABLES, listing.kind, {**entry, "views": saved})


def remove_view(settings: Settings, listing: Listing, name: str) -> None:
    """Forget a saved view."""
    entry = settings.entry(TABLES, listing.kind)
    saved = {other: view for other, view in entry.get("views", {}).items() if other != name}
    settings.set_entry(TABLES, listing.kind, {**entry, "views": saved})


def sorted_by(sort: Sort, key: str, *, further: bool) -> Sort:
    """The order after a click on a title: upwards, then downwards, then not by it.

    `further` (Shift) keeps the other columns in the order.
    """
    now = dict(sort)
    turned = {None: False, False: True}.get(now.get(key))
    if further and key in now and turned is not None:
        return tuple((other, turned if other == key else down) for other, down in sort)
    others = tuple((other, down) for other, down in sort if other != key and further)
    return others if turned is None else (*others, (key, turned))


def _written(layout: TableLayout) -> dict[str, Any]:
    return {
        "columns": [list(entry) for entry in layout.columns],
        "sort": [list(entry) for entry in layout.sort],
        "filters": dict(layout.filters),
        "chosen": layout.chosen,
    }


def _read(entry: Any, listing: Listing) -> TableLayout:
    """A layout out of settings, where anything may stand: what does not fit is left out."""
    if not isinstance(entry, dict):
        return declared(listing)
    known = {column.key: column for column in listing.columns}
    columns = [_column(part, known) for part in _parts(entry, "columns", 3)]
    placed = {found[0] for found in columns}
    missing = [(key, 0, column.shown) for key, column in known.items() if key not in placed]
    sort = [(str(key), bool(down)) for key, down in _parts(entry, "sort", 2) if key in known]
    filters = entry.get("filters", {})
    return TableLayout(
        tuple(found for found in columns if found[0] in known) + tuple(missing),
        tuple(sort),
        filters if isinstance(filters, dict) else {},
        entry.get("chosen") is True,
    )


def _parts(entry: dict[str, Any], name: str, length: int) -> list[list[Any]]:
    parts = entry.get(name)
    if not isinstance(parts, list):
        return []
    lists = [part for part in parts if isinstance(part, list) and len(part) == length]
    return [part for part in lists if isinstance(part[0], str)]


def _column(part: list[Any], known: Mapping[str, Column]) -> tuple[str, int, bool]:
    key, width, shown = part
    fits = key in known and isinstance(width, int)
    return (str(key), width, bool(shown)) if fits else (str(key), 0, True)
