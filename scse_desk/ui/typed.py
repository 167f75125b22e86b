"""Numbers, dates and times as people type them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from functools import cache

from scse_desk.language import Language
from scse_desk.language import language as language_of

ROC_OFFSET = 1911
LONGEST_ROC_YEAR = 3


def date_from(text: str, language: Language) -> dt.date:
    """A day typed as 2026-03-18, 18/3/2026, 18.3.2026, 2026年3月18日 or 民國115年3月18日.

    Day before month where the year comes last, as the four languages write. The month may be
    named in the language or in English, as spreadsheets write: 18-Mar-26. ValueError else.
    """
    text = unicodedata.normalize("NFKC", text)
    text, month = _month_named(text, language)
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if len(parts) != (2 if month else 3) or re.search(r"[A-Za-z]", text):
        raise ValueError(text)
    if month:
        day, year = reversed(parts) if _year_first(text, parts) else parts
        return dt.date(_gregorian(year, text), month, day)
    year, month, day = parts if _year_first(text, parts) else reversed(parts)
    return dt.date(_gregorian(year, text), month, day)


def _month_named(text: str, language: Language) -> tuple[str, int]:
    """The text without the name of a month, and which it was; 0 for none."""
    for name, month in _months(language.code):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
        if found:
            return text[: found.start()] + " " + text[found.end() :], month
    return text, 0


@cache
def _months(code: str) -> list[tuple[str, int]]:
    """Names of months in a language and in English, the longest first."""
    names = {
        name.rstrip("."): month
        for each in dict.fromkeys((code, "en"))
        for width in ("wide", "abbreviated")
        for month, name in language_of(each).locale.months["format"][width].items()
        if re.search("[A-Za-z]", name)
    }
    return sorted(names.items(), key=lambda entry: -len(entry[0]))


def _year_first(text: str, parts: list[int]) -> bool:
    return "年" in text or parts[0] > 31  # noqa: PLR2004 - no month has more days


def _gregorian(year: int, text: str) -> int:
    if "民國" in text or len(str(year)) == LONGEST_ROC_YEAR:
        return year + ROC_OFFSET
    return year if year >= 100 else 2000 + year  # noqa: PLR2004 - two digits are of this century


def time_from(text: str) -> dt.time:
    """A time of day typed as 9:05, 0905, 9.05 or 9; ValueError else."""
    text = unicodedata.normalize("NFKC", text).strip()
    found = re.fullmatch(r"(\d{1,2})(?:[:.h時]?(\d{2})分?)?時?", text)
    if not found:
        raise ValueError(text)
    return dt.time(int(found[1]), int(found[2] or 0))


def datetime_from(text: str, language: Language) -> dt.datetime:
    """A day and a time, naive: "2026-03-18 09:30"; ValueError else."""
    day, _, time = unicodedata.normalize("NFKC", text).strip().rpartition(" ")
    return dt.datetime.combine(date_from(day, language), time_from(time))


def number_from(text: str, language: Language) -> Decimal:
    """A number with the signs of the language: 1,234.5 or 1.234,5; ValueError else.

    The signs of the other languages are taken only where they can mean nothing else: 9.5 is nine
    and a half in Vietnamese too, 1.234 is one thousand two hundred and thirty-four.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("\u2212", "-")
    signs = [(",", "."), (".", ",")]
    for thousands, point in signs[::-1] if language.code in {"vi", "id"} else signs:
        parted = rf"[+-]?(\d+|\d{{1,3}}(\{thousands}\d{{3}})+)(\{point}\d+)?"
        if re.fullmatch(parted, text):
            return Decimal(text.replace(thousands, "").replace(point, "."))
    raise ValueError(text)
