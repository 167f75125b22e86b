"""Invented people: their names in many scripts, addresses and numbers that reach nobody."""

import unicodedata
from collections.abc import Mapping
from random import Random
from typing import Any

from scse_desk.domain.sample import lists

DOMAINS = ("example.com", "example.org", "example.net")
"""Reserved by RFC 2606."""

UNDECOMPOSED = str.maketrans("łŁıđĐøØæœß", "lLidDoOaos")
"""Letters that have no plain letter inside, and one to stand for each."""
CHINESE_CHARACTERS = ("zh", "ja")
"""Pools whose names are printed in Chinese as they are written."""

SINGLE_SHARE = 0.3
HONORIFIC_SHARE = 0.6
TITLED_SHARE = 0.06

AUSTRALIAN = ("006", "156", "157", "158", "159", "110", "313", "737")
"""Last digits of the numbers 0491 570 … that the regulator keeps for fiction."""


def person(rng: Random, pool: str) -> dict[str, Any]:
    """Name columns of an invented person whose name is of a pool of people.toml."""
    entry = lists.load("people")[pool]
    if "single" in entry and rng.random() < SINGLE_SHARE:
        name = rng.choice(entry["single"])
        return {"name": name, "given_name": name, "name_order": "single"}
    family, given = rng.choice(entry["family"]), rng.choice(entry["given"])
    columns = _joined(family, given, entry["order"])
    columns |= printed(pool, columns["name"])
    return {**columns, "honorific": _honorific(rng, entry, given)}


def printed(pool: str, name: str) -> dict[str, str | None]:
    """Names per language that are the raw one: Vietnamese keeps its marks in every language."""
    if pool in CHINESE_CHARACTERS:
        return {"name_zh_tw": name}
    if pool == "vi":
        return {"name_vi": name, "name_en": None}
    return {"name_id": name} if pool == "id" else {}


def _joined(family: str | list[str], given: str | list[str], order: str) -> dict[str, Any]:
    families, givens = _spellings(family), _spellings(given)
    first, then = (families, givens) if order == "family_first" else (givens, families)
    name, english, chinese = (_join(*parts) for parts in zip(first, then, strict=True))
    return {
        "name": name,
        "name_en": english or None,
        "name_zh_tw": chinese or None,
        "family_name": families[0],
        "given_name": givens[0],
        "name_order": order,
    }


def _spellings(part: str | list[str]) -> tuple[str, str, str]:
    """Raw, Latin and Chinese spelling; empty where the list has none."""
    raw, latin, chinese = [*([part] if isinstance(part, str) else part), "", ""][:3]
    return raw, latin, chinese


def _join(first: str, then: str) -> str:
    """Two parts of a name; Chinese characters need no space between them."""
    together = bool(first) and "CJK" in unicodedata.name(first[0])
    return ("" if together else " ").join((first, then)).strip()


def _honorific(rng: Random, entry: Mapping[str, Any], given: str | list[str]) -> str | None:
    if rng.random() < TITLED_SHARE:
        return rng.choice(("dr", "prof"))
    if "ms" not in entry or rng.random() > HONORIFIC_SHARE:
        return None
    return "ms" if _spellings(given)[0] in entry["ms"] else "mr"


def email(columns: Mapping[str, Any], number: int, rng: Random) -> str:
    """An address under a reserved domain, readable and never given twice."""
    name = columns.get("name_en") or columns["name"]
    return f"{slug(name)}.{number}@{rng.choice(DOMAINS)}"


def slug(text: str) -> str:
    """A text in plain letters and hyphens, for addresses."""
    plain = unicodedata.normalize("NFKD", text.translate(UNDECOMPOSED))
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in plain if not _is_mark(c))
    return "-".join(part for part in kept.lower().split("-") if part)[:40] or "sample"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


def phone(country: str, rng: Random) -> str:
    """A number of a range that the country's regulator keeps for fiction; empty where none is."""
    ranges = {
        "US": f"+1202555{rng.randrange(100, 200):04}",
        "CA": f"+1613555{rng.randrange(100, 200):04}",
        "GB": f"+447700900{rng.randrange(1000):03}",
        "AU": f"+61491570{rng.choice(AUSTRALIAN)}",
        "DE": f"+493023125{rng.randrange(1000):03}",
        "FR": f"+331990000{rng.randrange(100):02}",
    }
    return ranges.get(country, "")
