"""What is typed into the filter of a number or a date: "≥ 5", "3–8", "2026-03", "18/03/2026…"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from scse_desk.language import Language
from scse_desk.ui.typed import date_from, number_from

Bound = TypeVar("Bound", Decimal, dt.date)
Span = tuple[Bound, Bound]

_BETWEEN = re.compile(r"\s*(?:\.\.+|…|–|—|~)\s*|\s+-\s+")


def number_range(text: str, language: Language) -> tuple[Decimal | None, Decimal | None]:
    """Least and greatest number of a typed range, both included; ValueError if it is none."""
    return _range(text, lambda part: (number_from(part, language),) * 2)


def date_range(text: str, language: Language) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a typed range; ValueError if it is none."""
    return _range(text, lambda part: _days(part, language))


def _range(text: str, read: Callable[[str], Span[Bound]]) -> tuple[Bound | None, Bound | None]:
    text = text.strip()
    if not text:
        return None, None
    for sign in (">=", "≥", "≧", "＞＝", ">"):
        if text.startswith(sign):
            return read(text.removeprefix(sign))[0], None
    for sign in ("<=", "≤", "≦", "＜＝", "<"):
        if text.startswith(sign):
            return None, read(text.removeprefix(sign))[1]
    first, *rest = _BETWEEN.split(text, maxsplit=1)
    if not rest:
        return read(first)
    return (read(first)[0] if first else None), (read(rest[0])[1] if rest[0] else None)


def _days(text: str, language: Language) -> Span[dt.date]:
    text = text.strip()
    if re.fullmatch(r"\d{4}", text):
        return dt.date(int(text), 1, 1), dt.date(int(text), 12, 31)
    if found := re.fullmatch(r"(\d{4})[-/.年](\d{1,2})月?", text):
        year, month = int(found[1]), int(found[2])
        return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
    day = date_from(text, language)
    return day, day
