"""Numbers as texts write them: each language has its own separators, words and comparators.

For reading what others send; what is typed into a form goes through `fields`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

THOUSANDS = {"en": ",", "zh_TW": ",", "vi": ".", "id": "."}
"""Sign between thousands; the other of the two is the decimal sign."""

WORDS: Mapping[str, Mapping[str, int]] = {
    "en": {
        "ten": 10,
        "twenty": 20,
        "thirty": 30,
        "forty": 40,
        "fifty": 50,
        "sixty": 60,
        "seventy": 70,
        "eighty": 80,
        "ninety": 90,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "twelve": 12,
    },
    "zh_TW": {"百": 100, "千": 1000, "萬": 10000},
    "vi": {},
    "id": {},
}

COMPARATORS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "gt": {
        "en": ("more than", "over"),
        "zh_TW": ("超過", "逾"),
        "vi": ("hơn", "trên"),
        "id": ("lebih dari", "di atas"),
    },
    "estimated": {
        "en": ("estimated",),
        "zh_TW": ("預估", "估計"),
        "vi": ("ước tính",),
        "id": ("diperkirakan",),
    },
    "about": {
        "en": ("about", "around"),
        "zh_TW": ("約", "大約"),
        "vi": ("khoảng",),
        "id": ("sekitar",),
    },
}
"""Code of the comparator -> words per language, in lower case."""


@dataclass(frozen=True)
class Number:
    """A number found in a text: its value, the code of its comparator, where it starts."""

    value: Decimal
    comparator: str
    offset: int


def parse(text: str, language: str) -> Decimal | None:
    """The value of a number as the language writes it ("2.000" is 2000 in vi), None for none.

    The sign that groups thousands is never a decimal sign: "19.3" is a day in vi, no number.
    """
    word = WORDS[language].get(text.strip().lower())
    if word is not None:
        return Decimal(word)
    thousands = THOUSANDS[language]
    point = "." if thousands == "," else ","
    digits = text.strip()
    if re.fullmatch(rf"\d{{1,3}}(\{thousands}\d{{3}})+(\{point}\d+)?", digits):
        digits = digits.replace(thousands, "")
    elif thousands in digits:
        return None
    digits = digits.replace(point, ".")
    return Decimal(digits) if re.fullmatch(r"\d+(\.\d+)?", digits) else None


def find(text: str, language: str) -> list[Number]:
    """Every number in a text with its comparator, in order."""
    words = "|".join(map(re.escape, WORDS[language]))
    spelled = (
        "" if not words else (rf"|(?:{words})" if language == "zh_TW" else rf"|\b(?:{words})\b")
    )
    found: list[Number] = []
    for match in re.finditer(rf"\d+(?:[.,]\d+)*{spelled}", text, re.IGNORECASE):
        value = parse(match.group(), language)
        if value is not None:
            before = text[: match.start()]
            found.append(Number(value, _comparator(before, language), match.start()))
    return found


def _comparator(before: str, language: str) -> str:
    """The comparator whose word stands last before a number, with at most one word between."""
    near = before.lower()[-24:]
    for code, words in COMPARATORS.items():
        for word in words[language]:
            place = near.rfind(word)
            if place >= 0 and len(near[place + len(word) :].split()) <= 1:
                return code
    return "eq"
