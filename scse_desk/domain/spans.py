"""Booth numbers in short."""

from __future__ import annotations

import re
from collections.abc import Iterable


def in_spans(numbers: Iterable[str]) -> str:
    """Numbers in order, those that follow each other as a span: "A0226–A0229, A0240"."""
    spans: list[tuple[str, str]] = []
    for number in sorted(numbers):
        if spans and _follows(spans[-1][1], number):
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in spans)


def _follows(number: str, after: str) -> bool:
    """Whether a booth number is the next after another: same letters, one more."""
    one, two = (re.fullmatch(r"(.*?)(\d+)", each) for each in (number, after))
    return bool(one and two and one[1] == two[1] and int(two[2]) == int(one[2]) + 1)
