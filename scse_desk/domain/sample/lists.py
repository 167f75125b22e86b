"""The invented lists in seeds/sample, and texts of them in the columns of a record."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from scse_desk import resources
from scse_desk.language import LANGUAGES, language
from scse_desk.store.models import NAME_LANGUAGES

Texts = Mapping[str, str]
"""Language code -> text."""


@cache
def load(name: str) -> dict[str, Any]:
    """One list by its name, such as `people`."""
    path = resources.locate("seeds", "sample", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def texts(entry: Mapping[str, Any]) -> dict[str, str]:
    """The texts of an entry per language, without its other fields."""
    return {code: entry[code] for code in LANGUAGES if code in entry}


def lines(entry: Mapping[str, Sequence[str]], most: int | None = None) -> Texts:
    """Lists of lines per language as texts, of the first lines only where `most` is given."""
    return {code: "\n".join(each[:most]) for code, each in entry.items()}


def labelled(entry: Mapping[str, Any]) -> dict[str, str]:
    """The texts of an entry with the word "sample" of each language in front."""
    label = load("organisations")["label"]
    return {code: label[code] + text for code, text in texts(entry).items()}


def filled(entry: Mapping[str, Any], **values: Texts) -> dict[str, str]:
    """The texts of an entry, each with the values of its language, or in English."""
    return {
        code: text.format(
            **{name: value.get(code) or value["en"] for name, value in values.items()}
        )
        for code, text in texts(entry).items()
    }


def names(entry: Texts, raw: str = "en") -> dict[str, str]:
    """Columns of a record with names; `raw` is the language in which the name came in."""
    return columns("name", entry, raw)


def titles(entry: Texts, raw: str = "en") -> dict[str, str]:
    """Columns of a record with titles; `raw` is the language in which the title came in."""
    return columns("title", entry, raw)


def columns(attribute: str, entry: Texts, raw: str = "zh_TW") -> dict[str, str]:
    """Columns of a text that is kept per language, as many as the entry has; none for no text."""
    if not entry:
        return {}
    kept = {f"{attribute}_{NAME_LANGUAGES[code]}": text for code, text in entry.items()}
    return {attribute: entry[raw], **kept}


@cache
def country(code: str) -> Texts:
    """The name of a country by its ISO 3166-1 code, in every language."""
    return {each: language(each).country(code) for each in LANGUAGES}
