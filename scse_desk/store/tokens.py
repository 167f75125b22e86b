"""Folding text for search, and cutting it into the tokens of the search index.

What is folded is only ever searched for, never shown: accents, case, full width, and Chinese
characters that are written in more than one way (臺 and 台, 雙 and 双).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from scse_desk.store.variants import VARIANTS

BARE = {
    "đ": "d",
    "ł": "l",
    "ı": "i",
    "ø": "o",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ð": "d",
}
"""Letters that Unicode does not take apart into a plain letter and a mark."""

MARKS = re.compile(
    r"[\u0300-\u036f\u064b-\u065f\u0670\u0640\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
)
"""Accents of Latin, Greek and Cyrillic and the vowel signs of Arabic; never Thai vowels."""

UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7a3\U00020000-\U0003ffff"
)
"""Scripts whose words are found by one or two of their characters: Chinese, kana, Hangul, Thai."""

RUNS = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|[^\W_{UNSPACED}]+")
START = "\ue000"
"""Begins the token of a whole title, so that titles that begin with the query come first."""
LONGEST_TITLE = 48
LONGEST_WORD = 64


def _fold_table() -> dict[int, str]:
    table = {ord(letter): bare for letter, bare in BARE.items()}
    for group in VARIANTS.split():
        root = table.get(ord(group[0]), group[0])
        table.update({ord(variant): root for variant in group if variant != root})
    return table


_FOLDED = _fold_table()


def fold(text: str) -> str:
    """Text as search compares it: no case, no accents, one form of each Chinese character."""
    if text.isascii():
        return text.lower()
    bare = MARKS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare.casefold()).translate(_FOLDED)


class Run(NamedTuple):
    """A folded word, or characters of an unspaced script that stand together."""

    text: str
    unspaced: bool
    tokens: tuple[str, ...]
    """What the index keeps: the word, or every character and every pair."""


@lru_cache(maxsize=1 << 17)
def _runs_of(word: str) -> tuple[Run, ...]:
    return tuple(
        Run(run[0], True, (*run[0], *_pairs(run[0])))
        if run["unspaced"]
        else Run(run[0], False, (run[0][:LONGEST_WORD],))
        for run in RUNS.finditer(fold(word))
    )


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]


def runs(text: str) -> list[Run]:
    """The words of a text, folded, without spaces and punctuation."""
    return [run for word in text.split() for run in _runs_of(word)]


def joined(text: str) -> str:
    """A text folded into one word: `A-101` and `a 101` are the same."""
    return "".join([run.text for run in runs(text)])


def entry(titles: Iterable[str], words: Iterable[str]) -> str:
    """What the index keeps of a record, by its titles and all else it is found by."""
    found: set[str] = set()
    for text in titles:
        parts = runs(text)
        whole = "".join([run.text for run in parts])
        found |= {START + whole[:LONGEST_TITLE], whole[:LONGEST_WORD]}
        for run in parts:
            found.update(run.tokens)
    for text in words:
        for word in text.split():
            inner = _runs_of(word)
            for run in inner:
                found.update(run.tokens)
            if len(inner) > 1:
                found.add("".join([run.text for run in inner])[:LONGEST_WORD])
    return " ".join(found)


def wanted(query: str) -> list[tuple[str, bool]]:
    """The tokens that a record must have to be found, each with whether it is the start of one.

    Words may be given by their beginnings; characters of an unspaced script must stand together.
    """
    asked: list[tuple[str, bool]] = []
    for run in runs(query):
        if run.unspaced:
            asked += [(pair, False) for pair in _pairs(run.text) or [run.text]]
        else:
            asked.append((run.text[:LONGEST_WORD], True))
    return asked
