"""`scse-desk list`: the records of one kind."""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from scse_desk.cli import desk, tables
from scse_desk.language import N_, Language

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.domain.listing import Listing
    from scse_desk.domain.queries import Query


DIGITS = {"year": 4, "month": 7}
"""How much of a day in ISO 8601 stands where no more of it is known."""


def run_list(options: argparse.Namespace, words: Language) -> None:
    """Print the records of a kind, of one edition where one is named."""
    from scse_desk.domain import editions, listings
    from scse_desk.domain.queries import Query

    found = listings.listing(options.kind)
    with desk.reading(options, words) as store, store.read() as session:
        edition_id = None if options.edition is None else editions.find(session, options.edition).id
        query = Query(edition_id, words.code)
        if options.json:
            tables.print_json(map(_known, _records(session, found, query, words)))
        else:
            _print(session, found, query, words)


def _known(row: Mapping[str, object]) -> Mapping[str, object]:
    """A record with null for what is not known."""
    return {key: None if value == "" else value for key, value in row.items()}


def _records(
    session: "Session", found: "Listing", query: "Query", words: Language
) -> Iterator[Mapping[str, object]]:
    if found.kind == "statistics":
        from scse_desk.cli.statistics import records

        yield from records(session, query.edition_id)
        return
    keys = [column.key for column in found.columns if not column.sensitive]
    add = _told_of_wishes(session, words) if found.kind == "unmet" else EXTRAS.get(found.kind)
    for record_id, values in found.rows(session, query, keys):
        row = {"id": record_id, **dict(zip(keys, values, strict=True))}
        yield row if add is None else {**row, **add(row)}


Row = Mapping[str, object]
EXTRAS: Mapping[str, Callable[[Row], Row]] = {
    "meetings": lambda row: {"participants": [row["first"], row["second"]]},
    "requests": lambda row: {"participants": [row["first"], row["second"]]},
}
"""Kind of list -> what a row has besides its columns."""


def _told_of_wishes(session: "Session", words: Language) -> Callable[[Row], Row]:
    """What an unmet wish has besides: what stands in its way, in words."""
    from scse_desk.domain.unmet_requests import Boards

    boards = Boards(session, words)

    def told(row: Row) -> Row:
        reasons = boards.reasons(int(str(row["id"])))
        sides = [row["first"], row["second"]]
        return {"participants": sides, "reasons": [words.say(reason) for reason in reasons]}

    return told


def _print(session: "Session", found: "Listing", query: "Query", words: Language) -> None:
    columns = [column for column in found.columns if column.shown and not column.sensitive]
    right = frozenset(
        place for place, column in enumerate(columns, start=1) if column.kind == "number"
    )
    tables.print_table(
        ["ID", *(words.text(column.title) for column in columns)],
        ([str(record_id), *cells] for record_id, cells in _rows(session, found, query, words)),
        right | {0},
    )
    number = found.count(session, query)
    print(words.plural(N_("{number} record"), N_("{number} records"), number))


def _rows(
    session: "Session", found: "Listing", query: "Query", words: Language
) -> Iterator[tuple[int, list[str]]]:
    columns = [column for column in found.columns if column.shown and not column.sensitive]
    keys = [column.key for column in columns]
    keys += [key for key in ("label_values", "precision") if key in found.by_key]
    for record_id, values in found.rows(session, query, keys):
        given = dict(zip(keys, values, strict=True))
        if filling := given.get("label_values"):
            given["label"] = words.text(str(given["label"]), **json.loads(str(filling)))
        if given.get("precision") in DIGITS and given["day"]:
            given["day"] = str(given["day"])[: DIGITS[str(given["precision"])]]
        yield record_id, [tables.words_of(each, given[each.key], words) for each in columns]
