"""Characters of a report that no shipped font has: said before it is printed."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from scse_desk.language import Language
from scse_desk.reports.report import Report
from scse_desk.reports.text import clean, is_shipped


class Missing(NamedTuple):
    """A character that no shipped font has, and the first text it stands in."""

    character: str
    text: str


def missing_glyphs(report: Report) -> list[Missing]:
    """Return every character of `report` that no shipped font has, once each, in order."""
    return missing_in(_texts(report))


def missing_in(texts: Iterable[str]) -> list[Missing]:
    """Return every character of `texts` that no shipped font has, once each, in order."""
    found: dict[str, Missing] = {}
    known: set[str] = set()
    for text in texts:
        for character in set(text) - known:
            known.add(character)
            if not is_shipped(character):
                found[character] = Missing(character, text)
    return list(found.values())


def _texts(value: object) -> Iterator[str]:
    """Every string in a report, cleaned as it will be set."""
    if isinstance(value, str):
        yield clean(value)
    elif is_dataclass(value) and not isinstance(value, type | Language):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for item in value:
            yield from _texts(item)
