"""Time zones offered while one types: by city, country or their IANA names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

from scse_desk.language import Language
from scse_desk.language import zones as language_zones
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice

OFFERED = 12


def choice(context: Context, zone: str) -> Choice:
    """A zone as a field shows it."""
    return Choice(zone, language_zones.zone_in_words(context.language, zone, datetime.now(UTC)))


def search(context: Context, text: str) -> Sequence[Choice]:
    """The zones whose city, country or name has all the words; those that begin with it first."""
    from scse_desk.store.tokens import fold

    words = fold(text).split()
    found = [each for each in _zones(context.language) if all(word in each[2] for word in words)]
    found.sort(key=lambda each: not each[2].startswith(fold(text)))
    return [
        Choice(zone, choice(context, zone).title, f"{country} · {zone}")
        for zone, country, _ in found[:OFFERED]
    ]


@cache
def _zones(language: Language) -> list[tuple[str, str, str]]:
    """Each zone with its country and the folded text in which it is looked for, by that text."""
    from scse_desk.store.tokens import fold

    made = []
    for zone, code in language_zones.territories().items():
        city, country = language_zones.city(language, zone), language.country(code)
        made.append((zone, country, fold(f"{city} {country} {zone.replace('_', ' ')} {zone}")))
    return sorted(made, key=lambda each: each[2])
