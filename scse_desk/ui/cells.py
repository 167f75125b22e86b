"""A value of a listing as it stands in a cell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from scse_desk.domain.queries import TRUTH, Column
from scse_desk.domain.spans import in_spans
from scse_desk.language import Language


@dataclass(frozen=True)
class Cell:
    """Words to paint; `tone` makes them a chip, `right` stands them to the right."""

    text: str
    tone: str = ""
    right: bool = False


EMPTY = Cell("")
YEAR = "year"
"""The column whose numbers are years: they are not parted into thousands."""
BOOTHS = "booths"
"""The column of an exhibitor's booths: they are painted as spans, and copied one by one."""


def cell(column: Column, value: object, language: Language) -> Cell:
    """The cell of a value; None is empty. Moments are shown in the zone they come in."""
    if value is None or value == "":
        return EMPTY
    if column.kind == "number":
        words = str(value) if column.key == YEAR else _number(value, language)
        return Cell(words, right=True)
    if column.key == BOOTHS:
        return Cell(in_spans(str(value).split(", ")))
    tone = column.tones.get(str(value), "") if column.tones else ""
    return Cell(_words(column, value, language), tone)


def _number(value: object, language: Language) -> str:
    return language.number(value) if isinstance(value, int | float | Decimal) else str(value)


def _words(column: Column, value: object, language: Language) -> str:
    if column.kind in {"country", "languages"}:
        return _called(column, str(value), language)
    if column.kind == "boolean":
        return language.text(TRUTH["true" if value else "false"])
    if isinstance(value, dt.datetime):
        return language.datetime(value, "short")
    if isinstance(value, dt.date):
        return language.date(value, "short")
    if isinstance(value, dt.time):
        return language.time(value)
    marked = column.choices.get(str(value)) if column.choices else None
    return language.text(marked) if marked else " ".join(str(value).split())


def _called(column: Column, codes: str, language: Language) -> str:
    if column.kind == "country":
        return language.country(codes)
    return " · ".join(language.spoken(codes))


def plain(column: Column, value: object, language: Language) -> str:
    """A value as other programs read it: numbers and dates bare, the rest in words."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if column.key == BOOTHS:
        return str(value)
    if column.kind == "number":
        return _bare(str(value))
    return cell(column, value, language).text


def _bare(number: str) -> str:
    """A number with a point; with a nought behind where 1.234 would be thousands to some."""
    return f"{number}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", number) else number


def typed(column: Column, value: object, language: Language) -> str:
    """A value as one types it: numbers and days as they are shown, the rest as it is copied."""
    if column.kind in {"number", "date"}:
        return cell(column, value, language).text
    return plain(column, value, language)
