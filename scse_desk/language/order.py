"""In which order the words of a language stand: without regard to case, accents come after.

Chinese stands by the number of strokes, then by radical, before Latin letters, as on Taiwan's
lists of names. Vietnamese has ă â đ ê ô ơ ư as letters of their own. A Thai vowel that is written
before its consonant counts before it.
"""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from scse_desk.resources import locate

PLAIN = {"đ": "d", "ł": "l", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
"""Letters that Unicode does not take apart into a plain letter and a mark."""
VIETNAMESE = {"ă": "a~", "â": "a~~", "đ": "d~", "ê": "e~", "ô": "o~", "ơ": "o~~", "ư": "u~"}
"""Letter -> itself as it sorts: after all words that go on with the plain one."""
HAN = "@"
"""Before a Chinese character: after digits, before letters."""
FIRST, UNRANKED = 0x10000, 0x50000
"""Code points that stand for the first by strokes, and are added to those without a place."""
KEPT = 1 << 16
"""Texts whose keys are kept to be compared again."""
AND = "\x01"
"""Between the words as they sort and as they are, which tells those apart that sort alike."""


@cache
def key(code: str) -> Callable[[str | None], str | None]:
    """What makes, for a language, of a text one that sorts by its characters; None of None."""
    table = _Table(code)

    def made(text: str | None) -> str | None:
        if text is None:
            return None
        bare = text.lower() if text.isascii() else text.translate(table)
        return f"{bare}{AND}{text}"

    return made


@cache
def comparing(code: str) -> Callable[[str, str], int]:
    """What compares two texts as `key` sorts them: below 0, 0 or above."""
    kept = lru_cache(KEPT)(key(code))

    def compared(one: str, other: str) -> int:
        first, second = kept(one) or "", kept(other) or ""
        return (first > second) - (first < second)

    return compared


class _Table(dict[int, str]):
    """Code point -> what stands for it in a key, made when it is first met."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._whole = VIETNAMESE if code == "vi" else {}
        self._by_strokes = code == "zh_TW"

    def __missing__(self, point: int) -> str:
        self[point] = made = self._made(chr(point))
        return made

    def _made(self, character: str) -> str:
        if self._by_strokes and unicodedata.name(character, "").startswith("CJK"):
            return HAN + _by_strokes(unicodedata.normalize("NFKC", character))
        if unicodedata.category(character)[0] not in "LMN":
            return character if character.isascii() else "!"
        low = unicodedata.normalize("NFKD", character.casefold())
        joined = (unicodedata.normalize("NFC", low[0] + mark) for mark in low[1:])
        own = next((each for each in (low, *joined) if each in self._whole), "")
        return self._whole.get(own) or "".join(map(_bare, low))


def _bare(letter: str) -> str:
    accent = 200
    return "" if unicodedata.combining(letter) >= accent else PLAIN.get(letter, letter)


def _by_strokes(character: str) -> str:
    rank = _strokes().get(character)
    return chr(UNRANKED + ord(character) if rank is None else FIRST + rank)


@cache
def _strokes() -> dict[str, int]:
    """Character -> its place among all in `resources/strokes.txt`."""
    lines = locate("resources", "strokes.txt").read_text(encoding="utf-8").splitlines()
    ranked = "".join(line.split(" ", 1)[1] for line in lines if not line.startswith("#"))
    return {character: rank for rank, character in enumerate(ranked)}
