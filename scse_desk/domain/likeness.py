"""Which of many short texts speak of the same: topics of interest, fields, names of solutions.

Texts are compared word by word, without accents and case, Chinese by pairs of characters. Words
that say nothing here ("smart", "city") do not count, and a word may be spelt a little otherwise.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
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
SHORT = 4
"""A word of fewer letters is another one if a letter differs."""


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
    """Texts by what they belong to, to be asked which of them speak of the same as another."""

    def __init__(self, texts: Iterable[tuple[K, str]]) -> None:
        """Pairs of a key and one of its texts; a key may have several, in several languages."""
        self._texts: list[tuple[K, frozenset[str]]] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        for key, text in texts:
            said = words(text)
            if said:
                for word in said:
                    self._places[word].append(len(self._texts))
                self._texts.append((key, said))
        self._near: dict[str, Mapping[str, None]] = {}

    def like(self, texts: Iterable[str]) -> dict[K, float]:
        """The keys with a text like one of these, and how like it is, from ENOUGH to 1."""
        found: dict[K, float] = {}
        for text in texts:
            said = words(text)
            shared: dict[int, int] = defaultdict(int)
            for word in said:
                for near in self._spelt(word):
                    for place in self._places[near]:
                        shared[place] += 1
            for place, number in shared.items():
                key, own = self._texts[place]
                share = min(1.0, number / min(len(said), len(own)))
                if share >= ENOUGH:
                    found[key] = max(found.get(key, 0.0), share)
        return found

    def _spelt(self, word: str) -> Mapping[str, None]:
        """A word as it stands in the texts, and those that are spelt almost like it."""
        if word not in self._near:
            self._near[word] = dict.fromkeys(self._alike(word))
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
