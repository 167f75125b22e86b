"""The languages a person speaks, chosen by their names."""

from __future__ import annotations

from collections.abc import Sequence

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


def choice(context: Context, code: str) -> Choice:
    """A language as a field shows it."""
    return Choice(code, context.language.language_name(code) or code, code)


def choices(context: Context, codes: str) -> tuple[Choice, ...]:
    """The languages of a person: codes separated by a blank, best first."""
    return tuple(choice(context, code) for code in codes.split())


def search(context: Context, text: str) -> Sequence[Choice]:
    """Languages whose name or code begins with, or has, the words."""
    wanted = text.casefold()
    found = [choice(context, code) for code in CODES]
    named = [each for each in found if wanted in each.title.casefold() or wanted == each.id]
    return sorted(named, key=lambda each: not each.title.casefold().startswith(wanted))
