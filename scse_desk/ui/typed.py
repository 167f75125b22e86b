"""Numbers, dates and times as people type them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal, InvalidOperation

from scse_desk.language import Language

ROC_OFFSET = 1911
LONGEST_ROC_YEAR = 3


def date_from(text: str, language: Language) -> dt.date:
    """A day typed as 2026-03-18, 18/3/2026, 18.3.2026, 2026年3月18日 or 民國115年3月18日.

    Day before month where the year comes last, as the four languages write. ValueError else.
    """
    del language
    parts = [int(part) for part in re.findall(r"\d+", unicodedata.normalize("NFKC", text))]
    if len(parts) != len(("year", "month", "day")) or re.search(r"[A-Za-z]", text):
        raise ValueError(text)
    year, month, day = parts if _year_first(text, parts) else reversed(parts)
    return dt.date(_gregorian(year, text), month, day)


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
    """A number with the signs of the language: 1,234.5 or 1.234,5; ValueError else."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if language.code in {"vi", "id"}:
        text = text.replace(".", "").replace(",", ".")
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation as error:
        raise ValueError(text) from error
