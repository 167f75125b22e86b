"""The seeds carry facts, not the documents' sentences."""

import re
import tomllib
from collections.abc import Iterator

from scse_desk import resources
from scse_desk.domain import seeding
from scse_desk.store.models import NAME_LANGUAGES
from tests.seeds import at_hand

WORDS = 7
CHARACTERS = 14
HAN = re.compile(r"[\u3400-\u9fff]+")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", HAN.sub(" ", text).lower())


def _runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def _han(text: str) -> list[str]:
    """Chinese characters with nothing between them but punctuation."""
    return list("".join(HAN.findall(text)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str):
        yield value


def _names() -> set[str]:
    """What may stand as it came in: names, titles, themes and terms."""
    named = {"name", "title", "text"}
    kinds = {"city", "organisation", "organisation_alias", "person", "person_alias", "post"}
    kinds |= {"series", "edition", "theme", "venue", "solution_domain"}
    return {
        text
        for one in seeding.read()
        if one.kind in kinds
        for column, text in one.values.items()
        if column.split("_")[0] in named and isinstance(text, str)
    }


def test_no_sentence_of_a_document_stands_in_the_seeds() -> None:
    texts = at_hand.texts().values()
    words = {run for text in texts for run in _runs(_words(text), WORDS)}
    characters = {run for text in texts for run in _runs(_han(text), CHARACTERS)}
    tables = [
        tomllib.loads(resources.locate("seeds", f"{name}.toml").read_text(encoding="utf-8"))
        for name in seeding.FILES
    ]
    quoted = {
        text
        for text in set(_strings(tables)) - _names()
        if _runs(_words(text), WORDS) & words or _runs(_han(text), CHARACTERS) & characters
    }
    assert quoted == set()


def test_every_note_is_told_in_each_language() -> None:
    noted = [one for one in seeding.read() if one.values.get("note")]
    told = [
        {suffix for suffix in NAME_LANGUAGES.values() if one.values.get(f"note_{suffix}")}
        for one in noted
    ]
    assert len(noted) > 70
    assert all(suffixes == set(NAME_LANGUAGES.values()) for suffixes in told)
