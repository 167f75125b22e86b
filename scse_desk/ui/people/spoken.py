"""The languages a person speaks or interprets between, chosen by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, islice

from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice

CODES = [
    "zh",
    "en",
    "ja",
    "ko",
    "vi",
    "id",
    "th",
    "ms",
    "tl",
    "my",
    "km",
    "lo",
    "mn",
    "hi",
    "bn",
    "ta",
    "ne",
    "si",
    "ar",
    "he",
    "fa",
    "tr",
    "ru",
    "uk",
    "pl",
    "cs",
    "sk",
    "hu",
    "ro",
    "bg",
    "sr",
    "hr",
    "sl",
    "el",
    "lt",
    "lv",
    "et",
    "fi",
    "sv",
    "no",
    "da",
    "is",
    "de",
    "nl",
    "fr",
    "it",
    "es",
    "pt",
    "ca",
    "eu",
    "sw",
    "am",
]
"""Languages met at the show, the most frequent first (BCP 47)."""

MOST_PAIRS = 60


def choice(context: Context, code: str) -> Choice:
    """A language as a field shows it."""
    return Choice(code, " · ".join(context.language.spoken(code)))


def choices(context: Context, codes: str) -> tuple[Choice, ...]:
    """The languages of a person: codes separated by a blank, best first."""
    return tuple(choice(context, code) for code in codes.split())


def pair(context: Context, code: str) -> Choice:
    """A pair of languages, such as `vi-zh`, as a field shows it."""
    return Choice(code, " · ".join(context.language.spoken(code)))


def pairs(context: Context, codes: str) -> tuple[Choice, ...]:
    """Pairs of languages, separated by a blank, as a field shows them."""
    return tuple(pair(context, code) for code in codes.split())


def search_pairs(context: Context, text: str) -> Sequence[Choice]:
    """Pairs in whose name stand all the words or codes typed; those with Chinese first."""
    wanted = re.split(r"[\s–-]+", text.casefold().strip(" –-"))
    made = (pair(context, f"{second}-{first}") for first, second in combinations(CODES, 2))
    found = (each for each in made if all(_has(each, word) for word in wanted))
    return list(islice(found, MOST_PAIRS))


def _has(found: Choice, word: str) -> bool:
    return word in found.title.casefold() or word in str(found.id).split("-")


def search(context: Context, text: str) -> Sequence[Choice]:
    """Languages whose name or code begins with, or has, the words."""
    wanted = text.casefold()
    found = [choice(context, code) for code in CODES]
    named = [each for each in found if wanted in each.title.casefold() or wanted == each.id]
    return sorted(named, key=lambda each: not each.title.casefold().startswith(wanted))
