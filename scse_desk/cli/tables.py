"""Rows as they are printed: an aligned table for people, JSON for programs."""

import datetime as dt
import json
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from scse_desk.language import N_, Language

MEASURED = 200
"""Rows that are looked at for the widths of columns; the rest is printed as it comes."""
WIDEST = 60
GAP = "  "


def width(text: str) -> int:
    """How many cells of a terminal a text takes: two for Chinese, none for marks."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def print_table(
    titles: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()
) -> None:
    """Print rows under their titles; the columns at the places in `right` stand to the right."""
    coming = iter(rows)
    first = list(islice(coming, MEASURED))
    widths = [
        min(WIDEST, max(width(row[place]) for row in [titles, *first]))
        for place in range(len(titles))
    ]
    print(_line(titles, widths, right))
    print(GAP.join("─" * each for each in widths))
    for row in first:
        print(_line(row, widths, right))
    for row in coming:
        print(_line(row, widths, right))


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = []
    for place, text in enumerate(row):
        cut = _shortened(text, widths[place])
        fill = " " * (widths[place] - width(cut))
        cells.append(fill + cut if place in right else cut + fill)
    return GAP.join(cells).rstrip()


def _shortened(text: str, most: int) -> str:
    if width(text) <= most:
        return text
    kept = ""
    for character in text:
        if width(kept) + _cells(character) > most - 1:
            break
        kept += character
    return kept + "…"


def words_of(column: Any, value: Any, language: Language) -> str:  # noqa: PLR0911 - one a kind
    """A value of a listing's column in words, on one line."""
    if value is None or value == "":
        return ""
    if column.kind == "boolean":
        return language.text(N_("Yes") if value else N_("No"))
    if column.kind == "country":
        return language.country(value)
    if column.kind == "languages":
        return " · ".join(language.spoken(value))
    if column.kind == "code":
        label = column.choices.get(value)
        return language.text(label) if label else str(value)
    if column.kind == "number":
        return str(value) if column.key == "year" else language.number(value)
    if isinstance(value, dt.datetime):
        return f"{value.astimezone() if value.tzinfo is None else value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.date):
        return value.isoformat()
    return " ".join(str(value).split())


def plain(value: object) -> object:
    """A value as JSON has it: numbers as numbers, days and moments in ISO 8601."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value


def print_json(
    rows: Iterable[Mapping[str, object]], write: Callable[[str], object] | None = None
) -> None:
    """Print rows as one JSON array, a row a line, as they come."""
    write = write or sys.stdout.write
    separator = "[\n"
    for row in rows:
        write(separator + json.dumps(row, ensure_ascii=False, default=plain))
        separator = ",\n"
    write("\n]\n" if separator == ",\n" else "[]\n")
