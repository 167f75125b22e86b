"""Names of countries and languages: Babel's, corrected by ``resources/territories.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from scse_desk.language import order
from scse_desk.resources import locate

if TYPE_CHECKING:
    from scse_desk.language import Language

_NOT_COUNTRIES = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "ZZ"))
"""Codes of two letters in Babel's data that ISO 3166-1 gives to no country (nor those with X)."""


def country(language: Language, code: str) -> str:
    """Return a country's name; see Language.country."""
    return _countries(language).get(code.upper(), code)


def countries(language: Language) -> dict[str, str]:
    """Return all countries by code, in the order of their names."""
    key = order.key(language.code)
    return dict(sorted(_countries(language).items(), key=lambda item: key(item[1]) or ""))


def language_name(language: Language, code: str) -> str:
    """Return a language's name; see Language.language_name."""
    return _corrections("languages", code, language.code) or str(
        language.locale.languages.get(code, code)
    )


def spoken(language: Language, code: str) -> str:
    """Return the name of a language as it is spoken, or of a pair; see Language.spoken."""
    if not re.fullmatch("[a-z]{2,3}-[a-z]{2,3}", code):
        return _as_spoken(language, code)
    names = [_as_spoken(language, each) for each in code.split("-")]
    names[1:] = [name.replace("Tiếng ", "tiếng ") for name in names[1:]]
    return (" – " if any(" " in name for name in names) else "–").join(names)


def _as_spoken(language: Language, code: str) -> str:
    """Chinese tells a language that is spoken (語) from one that is written (文)."""
    name = _corrections("spoken", code, language.code) or language_name(language, code)
    return re.sub("文$", "語", name) if language.code == "zh_TW" else name


@cache
def _countries(language: Language) -> dict[str, str]:
    return {
        code: _corrections("countries", code, language.code) or str(name)
        for code, name in language.locale.territories.items()
        if _is_country(code)
    }


def _is_country(code: str) -> bool:
    return bool(re.fullmatch("[A-WYZ][A-Z]|XK", code)) and code not in _NOT_COUNTRIES


def _corrections(kind: str, code: str, language: str) -> str | None:
    return _table()[kind].get(code, {}).get(language)


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(locate("resources", "territories.toml").read_text(encoding="utf-8"))
