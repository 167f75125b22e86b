"""What is typed or pasted into a cell of a table, as a value of its column."""

from __future__ import annotations

import re
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
    "languages": N_("“{text}” does not name languages."),
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


def _spoken(text: str, reader: Language) -> str:
    """Languages, or pairs of them, by their names or codes: codes separated by a blank."""
    parts = [part.strip() for part in re.split("[·,;、，；]", text) if part.strip()]
    apart = text.split() if len(parts) == 1 else parts
    for each in (parts, apart):
        codes = [_one(part, reader) or _pair(part, reader) for part in each]
        if all(codes):
            return " ".join(codes)
    raise ValueError(text)


def _one(text: str, reader: Language) -> str:
    wanted = fold(text)
    return next((names[wanted] for names in _tongues(reader.code) if wanted in names), "")


def _pair(text: str, reader: Language) -> str:
    codes = [_one(part, reader) for part in re.split(r"\s*[–-]\s*", text)]
    return "-".join(codes) if len(codes) == 2 and all(codes) else ""  # noqa: PLR2004


@cache
def _tongues(first: str) -> list[Mapping[str, str]]:
    """By code, then for each language, the one given first: folded name -> code."""
    codes = [code for code in map(str, language("en").locale.languages) if len(code) == 2]  # noqa: PLR2004 - ISO 639-1
    named = []
    for each in map(language, dict.fromkeys((first, *LANGUAGES))):
        named.append({fold(each.language_name(code)): code for code in codes})
        named[-1] |= {fold(name): code for code in codes for name in each.spoken(code)}
    return [{code: code for code in codes}, *named]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_READ: Mapping[str, Callable[[str, Language], object]] = {
    "number": number_from,
    "date": date_from,
    "datetime": datetime_from,
    "country": _country,
    "languages": _spoken,
}
