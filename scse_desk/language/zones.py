"""Time zones as they are told: by their city and how far they are from Greenwich."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from scse_desk.language import Language

ISO_LETTERS = 2
_CITIES = {
    "zh_TW": {"Asia/Taipei": "臺北", "Asia/Ho_Chi_Minh": "胡志明市"},
    "vi": {"Asia/Ho_Chi_Minh": "TP. Hồ Chí Minh"},
    "en": {"Asia/Ho_Chi_Minh": "Ho Chi Minh City"},
}
"""What Babel lacks, or has otherwise than it is printed in the country."""


def city(language: Language, zone: str) -> str:
    """The city that an IANA zone is named for."""
    own = _CITIES.get(language.code, {}).get(zone)
    known = language.locale.time_zones.get(zone, {}).get("city")
    return str(own or known or zone.rsplit("/", 1)[-1].replace("_", " "))


def zone_in_words(language: Language, zone: str, at: dt.datetime) -> str:
    """The city of an IANA zone and its distance from Greenwich at a moment: Berlin (GMT+1)."""
    offset = at.astimezone(ZoneInfo(zone)).utcoffset() or dt.timedelta()
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    distance = f"GMT{sign}{hours}" + (f":{rest:02}" if rest else "")
    return language.text("{label} ({language})", label=city(language, zone), language=distance)


def territories() -> dict[str, str]:
    """Every IANA zone that some country keeps its clocks by -> the country's ISO 3166-1 code.

    Those this computer does not know are left out.
    """
    from zoneinfo import available_timezones

    from babel.core import get_global

    known = available_timezones()
    kept = get_global("zone_territories").items()
    return {zone: str(code) for zone, code in kept if zone in known and len(code) == ISO_LETTERS}
