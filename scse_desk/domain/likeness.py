"""Which of many short texts speak of the same: topics of interest, fields, names of solutions.

Texts are compared word by word, without accents and case, Chinese by pairs of characters. Words
that say nothing here ("smart", "city") do not count, and a word may be spelt a little otherwise.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from scse_desk.store.tokens import fold

K = TypeVar("K", bound=Hashable)

WORD = re.compile(r"[\u3400-\u9fff]+|[^\W_]+")
HAN = re.compile(r"[\u3400-\u9fff]")
SAYS_NOTHING = """
    a an and application city citie for in of on or smart solution system technology the to with
    do thi thong minh giai phap va cua cho cac kota cerda pintar solusi dan untuk di
    sample mau contoh
"""
EMPTY_WORDS = frozenset(SAYS_NOTHING.split())
"""Without the s at their end, as words are compared."""
EMPTY_HAN = re.compile("智慧|城市|應用|系統|方案|示範|計畫|範例|與|及|的|暨")
ENOUGH = 0.7
"""The share of the words of the shorter text that must be in the other."""
NEAR = 85
"""How alike two words are that count as one, of 100."""
KEPT = 200_000
"""Texts whose words are kept: the same ones are asked about at every participant."""
SHORT = 4
"""A word of fewer letters is another one if a letter differs."""


@lru_cache(maxsize=KEPT)
def words(text: str) -> frozenset[str]:
    """The words of a text that tell something, folded; of Chinese the pairs of characters."""
    found: set[str] = set()
    for word in WORD.findall(fold(text)):
        if HAN.match(word):
            for part in EMPTY_HAN.split(word):
                found.update(part[at : at + 2] for at in range(len(part) - 1))
        else:
            found.add(word[:-1] if len(word) >= SHORT and word.endswith("s") else word)
    return frozenset(found - EMPTY_WORDS)


class Index(Generic[K]):
    """Texts by what they belong to, to be asked which of them speak of the same as another.

    A text comes with its language: one is like another of its own language only, since the same
    word means something else in the next; "" is whatever language it came in.
    """

    def __init__(self, texts: Iterable[tuple[K, tuple[str, str]]]) -> None:
        """A key with each of its texts, language and text."""
        self._texts: list[tuple[K, str, int]] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for key, (code, text) in texts:
            said = words(text)
            if said:
                for word in said:
                    self._places[word].append(len(self._texts))
                self._texts.append((key, code, len(said)))
        self._near: dict[str, Sequence[str]] = {}

    def like(self, texts: Iterable[tuple[str, str]]) -> dict[K, float]:
        """The keys with a text like one of these, and how like it is, from ENOUGH to 1."""
        found: dict[K, float] = {}
        for code, text in texts:
            said = words(text)
            shared = Counter(
                place for word in said for near in self._spelt(word) for place in self._places[near]
            )
            for place, number in shared.items():
                key, other, length = self._texts[place]
                share = min(1.0, number / min(len(said), length))
                if share >= ENOUGH and (code == other or not (code and other)):
                    found[key] = max(found.get(key, 0.0), share)
        return found

    def _spelt(self, word: str) -> Sequence[str]:
        """A word as it stands in the texts, and those that are spelt almost like it."""
        if word not in self._near:
            self._near[word] = tuple(self._alike(word))
        return self._near[word]

    def _alike(self, word: str) -> Iterable[str]:
        if word in self._places:
            yield word
        elif len(word) > SHORT and not HAN.match(word):
            from rapidfuzz import fuzz, process

            found = process.extract(
                word, list(self._places), scorer=fuzz.ratio, score_cutoff=NEAR, limit=3
            )
            yield from (near for near, _, _ in found)
