"""What is typed or pasted into a cell of a table, as a value of its column."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from scse_desk.domain.queries import Column, labels_of
from scse_desk.language import LANGUAGES, N_, Language, language
from scse_desk.refused import Refused
from scse_desk.store.tokens import fold
from scse_desk.ui.typed import date_from, datetime_from, number_from

COMPLAINTS = {
    "number": N_("“{text}” is not a number."),
    "date": N_("“{text}” is not a date. Write it as 18/3/2026 or 2026-03-18."),
    "datetime": N_("“{text}” is not a day and a time. Write it as 2026-03-18 09:30."),
    "country": N_("“{text}” is not the name or code of a country."),
}


class NotReadable(Refused):
    """A text is no value of its column."""


def value_of(column: Column, text: str, spoken: Language) -> object:
    """The value that a text means in a language; "" empties. Refused where it means none.

    Codes and countries may be called by their code or by their name, in the language given before
    any other; days and numbers are read as `typed` does.
    """
    text = text.strip()
    if not text:
        return ""
    if labels_of(column):
        return _among(text, tuple(labels_of(column).items()), spoken)
    read = _READ.get(column.kind)
    if read is None:
        return text
    try:
        return read(text, spoken)
    except ValueError as error:
        raise NotReadable(COMPLAINTS[column.kind], text=text) from error


def _among(text: str, labels: tuple[tuple[str, str], ...], spoken: Language) -> str:
    for names in (*_called(labels, spoken.code), {_plain(code): code for code, _ in labels}):
        if (code := names.get(_plain(text))) is not None:
            return code
    choices = spoken.listing([spoken.text(label) for _, label in labels])
    raise NotReadable(N_("“{text}” is none of these: {choices}."), text=text, choices=choices)


@cache
def _called(labels: tuple[tuple[str, str], ...], first: str) -> list[Mapping[str, str]]:
    """For each language, the one given first: folded label -> code."""
    order = dict.fromkeys((first, *LANGUAGES))
    return [{_plain(language(each).text(label)): code for code, label in labels} for each in order]


def _country(text: str, spoken: Language) -> str:
    for names in _countries(spoken.code):
        if (code := names.get(fold(text))) is not None:
            return code
    raise ValueError(text)


@cache
def _countries(first: str) -> list[Mapping[str, str]]:
    """By code, then for each language, the one given first: folded name -> code."""
    order = dict.fromkeys((first, *LANGUAGES))
    named = [
        {fold(name): code for code, name in language(each).countries().items()} for each in order
    ]
    return [{code.lower(): code for code in language("en").countries()}, *named]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_READ: Mapping[str, Callable[[str, Language], object]] = {
    "number": number_from,
    "date": date_from,
    "datetime": datetime_from,
    "country": _country,
}
