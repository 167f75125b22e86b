"""Numbers, dates and times as one language writes them, on top of Babel's data.

What is written out here is what Babel lacks or has otherwise than Taiwan's offices print it.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

if TYPE_CHECKING:
    from scse_desk.language import DateStyle, Language, When

_PATTERNS = {
    "en": {
        "short": "dd/MM/y",
        "medium": "d MMMM y",
        "long": "EEEE, d MMMM y",
        "official": "d MMMM y",
        "day_month": "d MMMM",
    },
    "zh_TW": {
        "short": "y/M/d",
        "medium": "y年M月d日",
        "long": "y年M月d日（EEEE）",
        "official": "y年M月d日（EEEE）",
        "day_month": "M月d日",
    },
    "vi": {
        "short": "dd/MM/y",
        "medium": "d/M/y",
        "long": "EEEE, 'ngày' d MMMM 'năm' y",
        "official": "'ngày' d MMMM 'năm' y",
        "day_month": "d MMMM",
    },
    "id": {
        "short": "dd/MM/y",
        "medium": "d MMMM y",
        "long": "EEEE, d MMMM y",
        "official": "d MMMM y",
        "day_month": "d MMMM",
    },
}

# A range of days: within a month, within a year, across years.
_RANGES = {
    "en": (("d", "–", "d MMMM y"), ("d MMMM", " – ", "d MMMM y"), ("d MMMM y", " – ", "d MMMM y")),
    "zh_TW": (
        ("y年M月d日", "至", "d日"),
        ("y年M月d日", "至", "M月d日"),
        ("y年M月d日", "至", "y年M月d日"),
    ),
    "vi": (
        ("d", "–", "d/M/y"),
        ("d/M", " – ", "d/M/y"),
        ("d/M/y", " – ", "d/M/y"),
    ),
    "id": (("d", "–", "d MMMM y"), ("d MMMM", " – ", "d MMMM y"), ("d MMMM y", " – ", "d MMMM y")),
}

_MOMENTS = {
    "en": "{day}, {time}",
    "zh_TW": "{day} {time}",
    "vi": "{time}, {day}",
    "id": "{day}, {time}",
}
_MOMENTS_IN_A_SENTENCE = {**_MOMENTS, "vi": "{time} ngày {day}"}

_OF_THE_REPUBLIC = frozenset({"paper", "official"})
"""Styles that count the years of the Republic in Chinese."""

_ROC_EPOCH = 1911
"""Years of the Republic of China (民國) count from 1912 as the first."""


def day(language: Language, value: dt.date, style: DateStyle) -> str:
    """Write a date; see Language.date."""
    pattern = _PATTERNS[language.code]["medium" if style == "paper" else style]
    return _written(language, value, pattern, official=style in _OF_THE_REPUBLIC)


def when(language: Language, value: When) -> str:
    """Write a day, a moment or a stretch of a day without the year; see When."""
    date = day(language, value.starts, "day_month")
    if not isinstance(value.starts, dt.datetime):
        return date
    time = language.time(value.starts)
    if value.ends is not None:
        return f"{date} {time}–{language.time(value.ends)}"
    return _MOMENTS_IN_A_SENTENCE[language.code].format(day=date, time=time)


def days(language: Language, start: dt.date, end: dt.date, style: DateStyle) -> str:
    """Write a range of days, both included; see Language.dates."""
    if start == end:
        return day(language, start, style)
    first, between, last = _RANGES[language.code][_difference(start, end)]
    official = style in _OF_THE_REPUBLIC
    return (
        _written(language, start, first, official=official)
        + between
        + _written(language, end, last, official=official)
    )


def moment(language: Language, value: dt.datetime, style: DateStyle) -> str:
    """Write day and time; see Language.datetime."""
    written, clock = day(language, value.date(), style), language.time(value)
    forms = _MOMENTS_IN_A_SENTENCE if style in {"medium", "paper"} else _MOMENTS
    return forms[language.code].format(day=written, time=clock)


def number(language: Language, value: float | Decimal, digits: int | None) -> str:
    """Write a number; see Language.number."""
    if digits is not None:
        pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
        return format_decimal(value, format=pattern, locale=language.locale)
    exact = isinstance(value, Decimal)
    return format_decimal(value, locale=language.locale, decimal_quantization=not exact)


def percent(language: Language, value: float, *, signed: bool) -> str:
    """Write a ratio as a percentage; see Language.percent."""
    words = format_percent(abs(value), format="#,##0.#%", locale=language.locale)
    if value < 0:
        return "−" + words
    return "+" + words if signed and value > 0 else words


def money(language: Language, value: Decimal, currency: str) -> str:
    """Write an amount of money; see Language.money."""
    whole = value == value.to_integral_value()
    words = format_currency(
        value,
        currency,
        format=_money_pattern(language, whole=whole),
        locale=language.locale,
        currency_digits=not whole,
    )
    if currency == "TWD" and "NT$" not in words:
        return words.replace("$", "NT$")
    return words


@cache
def _money_pattern(language: Language, *, whole: bool) -> str:
    pattern = str(language.locale.currency_formats["standard"].pattern)
    return pattern.replace("0.00", "0") if whole else pattern


def _difference(start: dt.date, end: dt.date) -> int:
    if start.year != end.year:
        return 2
    return 1 if start.month != end.month else 0


def _written(language: Language, value: dt.date, pattern: str, *, official: bool) -> str:
    if official and language.code == "zh_TW" and value.year > _ROC_EPOCH:
        pattern = pattern.replace("y年", f"'民國{value.year - _ROC_EPOCH}年'")
    return format_date(value, format=pattern, locale=language.locale)
