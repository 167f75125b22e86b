"""Which way text runs: Unicode Standard Annex 9 for a line of words."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

from bidi import algorithm
from bidi.mirror import MIRRORED

Piece = TypeVar("Piece")


def mirrored(text: str) -> str:
    """Return text of one right-to-left piece as it is seen: backwards, brackets turned."""
    return "".join(MIRRORED.get(letter, letter) for letter in reversed(text))


def levels(text: str) -> list[int]:
    """The embedding level of each character (Unicode Standard Annex 9), by python-bidi."""
    # The algorithm takes joiners away; a letter in their place keeps the count.
    steady = re.sub(
        "[\u200c\u200d]", "\u0640", re.sub(r"[ \t\n\r\u1680\u2000-\u200a\u205f\u3000]+", " ", text)
    )
    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(steady)
    storage["base_dir"] = "LR"[storage["base_level"]]
    algorithm.get_embedding_levels(steady, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [int(character["level"]) for character in storage["chars"]]


def seen_order(pieces: Sequence[tuple[int, Piece]]) -> list[Piece]:
    """Rule L2: from the highest level to the lowest odd one, turn round what is at least it."""
    order = list(pieces)
    highest = max((level for level, _ in order), default=0)
    for level in range(highest, 0, -1):
        turned: list[tuple[int, Piece]] = []
        for inside, group in groupby(order, key=lambda piece: piece[0] >= level):
            pair = list(group)
            turned.extend(pair[::-1] if inside else pair)
        order = turned
    return [piece for _, piece in order]
