"""The words and formats of one language.

A Language is passed to whatever speaks or prints; there is no current one. English texts are the
identifiers of the messages; the catalogues of the others lie in ``resources/translations``.
Babel and the catalogue are loaded when first needed, because starting up must be fast.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, Protocol, Self

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from babel import Locale

LANGUAGES = ("en", "zh_TW", "vi", "id")

OWN_NAMES = {
    "en": "English",
    "zh_TW": "繁體中文",
    "vi": "Tiếng Việt",
    "id": "Bahasa Indonesia",
}
"""Each language in its own words, for the places where one chooses it."""

DateStyle = Literal["short", "medium", "paper", "long", "official", "day_month"]

# Explicit, because Babel does not lead zh_TW to zh_Hant_TW; English is the international kind
# that Taiwan's exhibitions print: day, month, year.
_LOCALES = {"en": "en_GB", "zh_TW": "zh_Hant_TW", "vi": "vi_VN", "id": "id_ID"}

_FALLBACKS = {
    "en": ("en", "raw"),
    "zh_TW": ("zh_TW", "en", "raw"),
    "vi": ("vi", "en", "raw"),
    "id": ("id", "en", "raw"),
}


def N_(message: str) -> str:
    """Mark a message for translation and return it as it is."""
    return message


@dataclass(frozen=True)
class Message:
    """A marked message with its values, to be put into words when it is shown."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def english(self) -> str:
        """Return the sentence in English, for logs."""
        return language("en").say(self)


class Named(Protocol):
    """Anything with names in several languages."""

    @property
    def names(self) -> Mapping[str, str]:
        """Language code to name, without empty ones; ``raw`` is the spelling as it came in."""


class Called(str):
    """A name as it came in that a sentence gives in the language it is said in."""

    __slots__ = ("names",)
    names: Mapping[str, str]

    def __new__(cls, spelling: str, names: Mapping[str, str]) -> Self:
        """Take the spelling as it came in and the names by language."""
        made = super().__new__(cls, spelling)
        made.names = names
        return made


class Row(tuple[object, ...]):
    """Things that a sentence names one after the other, each put into words (`Language.row`)."""

    __slots__ = ()


class Spoken(str):
    """Codes of languages, or pairs of them, that a sentence says in words (`Language.spoken`)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class When:
    """A day, a moment, or from one to another on a day, as a sentence tells it: without the year.

    Moments are in the zone in which they are told.
    """

    starts: dt.date
    ends: dt.datetime | None = None


@dataclass(frozen=True)
class Language:
    """One of LANGUAGES; get it from ``language(code)``."""

    code: str

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale."""
        from babel import Locale

        return Locale.parse(_LOCALES[self.code])

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        from scse_desk.language import catalogue

        return catalogue.load(self.code)

    # Words

    def text(self, message: str, /, **values: object) -> str:
        """Translate a marked message and fill in its ``{name}`` placeholders.

        A value that is itself a Message is put into words; others are shown by ``str``, so
        numbers and dates come formatted. A placeholder without a value is a KeyError.
        """
        return self._fill(self._catalogue.gettext(message), values)

    def say(self, message: Message) -> str:
        """Put a Message into words."""
        return self.text(message.text, **message.values)

    def plural(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """Translate by number; ``{number}`` is filled in as this language writes numbers."""
        words = self._catalogue.ngettext(singular, plural, number)
        return self._fill(words, {"number": self.number(number), **values})

    def translation(self, message: str) -> str | None:
        """Return the translation of a text not our own (Qt's buttons), or None if there is none."""
        found = self._catalogue.gettext(message) if message else message
        return found if found != message else None

    def _fill(self, words: str, values: Mapping[str, object]) -> str:
        said = {name: self._worded(value) for name, value in values.items()}
        for name, value in values.items():
            if isinstance(value, Spoken) and not words.startswith(f"{{{name}}}"):
                said[name] = self._within(str(said[name]))
        return words.format_map(said)

    def _within(self, name: str) -> str:
        """Write the name of a language as within a sentence, where Vietnamese writes it small."""
        return name.replace("Tiếng ", "tiếng ") if self.code == "vi" else name

    def _worded(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, Row):
            return self.row([str(self._worded(each)) for each in value])
        if isinstance(value, Spoken):
            return " · ".join(self.spoken(value))
        if isinstance(value, When):
            return self._when(value)
        return self.name_of(value) if isinstance(value, Called) else value

    def _when(self, value: When) -> str:
        from scse_desk.language import formats

        return formats.when(self, value)

    def listing(self, items: Sequence[str]) -> str:
        """Join as a sentence does: "a, b and c"; Chinese as its official papers do: a、b及c."""
        if self.code == "zh_TW":
            return "及".join(part for part in ("、".join(items[:-1]), *items[-1:]) if part)
        from babel.lists import format_list

        items = [*items[:1], *map(self._within, items[1:])]
        return format_list(items, locale=self.locale)

    def row(self, items: Sequence[str]) -> str:
        """Put short things one after the other, without "and": "a, b, c", in Chinese a、b、c."""
        return ("、" if self.code == "zh_TW" else ", ").join(items)

    def quoted(self, words: str) -> str:
        """Put words into the quotation marks of this language."""
        return f"「{words}」" if self.code == "zh_TW" else f"“{words}”"

    def name_of(self, named: Named) -> str:
        """Return the name in this language, else in English, else as it came in, else any."""
        names = named.names
        for key in _FALLBACKS[self.code]:
            if key in names:
                return names[key]
        return next(iter(names.values()), "")

    def country(self, code: str) -> str:
        """Return the country's name by its ISO 3166-1 code of two letters; unknown ones as is."""
        from scse_desk.language import territories

        return territories.country(self, code)

    def countries(self) -> dict[str, str]:
        """Return every country's name by its ISO 3166-1 code, in the order of the names."""
        from scse_desk.language import territories

        return territories.countries(self)

    def language_name(self, code: str) -> str:
        """Return the name of a language by its ISO 639 code, or one of LANGUAGES."""
        from scse_desk.language import territories

        return territories.language_name(self, code)

    def spoken(self, codes: str) -> list[str]:
        """Name the languages that people speak, or pairs of them between which somebody interprets.

        `codes` are BCP 47 codes or pairs of two separated by a blank: `vi en`, `vi-zh en-zh`.
        """
        from scse_desk.language import territories

        return [territories.spoken(self, code) for code in codes.split()]

    # Numbers

    def number(self, value: float | Decimal, digits: int | None = None) -> str:
        """Write a number; ``digits`` after the point, else as many as it has (a float three)."""
        from scse_desk.language import formats

        return formats.number(self, value, digits)

    def percent(self, value: float, *, signed: bool = False) -> str:
        """Write a ratio (0.132) as a percentage with at most one decimal (13.2%)."""
        from scse_desk.language import formats

        return formats.percent(self, value, signed=signed)

    def money(self, value: Decimal, currency: str) -> str:
        """Write an amount in an ISO 4217 currency, whole amounts without decimals: NT$1,200."""
        from scse_desk.language import formats

        return formats.money(self, value, currency)

    # Dates and times

    def date(self, value: dt.date, style: DateStyle = "medium") -> str:
        """Write a date.

        short 18/03/2025 · medium 18 March 2025 · long with the weekday · day_month 18 March ·
        official as the country's government papers do (民國114年3月18日（星期二）) · paper the
        same for the dates among their words and figures, as short as medium (民國114年3月18日).
        """
        from scse_desk.language import formats

        return formats.day(self, value, style)

    def dates(
        self, start: dt.date, end: dt.date, style: Literal["medium", "paper", "official"] = "medium"
    ) -> str:
        """Write a range of days in its shortest proper form: 18–21 March 2025."""
        from scse_desk.language import formats

        return formats.days(self, start, end, style)

    def time(self, value: dt.time | dt.datetime) -> str:
        """Write the time of day, 24 hours: 09:05. No zone is converted."""
        return f"{value:%H:%M}"

    def datetime(self, value: dt.datetime, style: DateStyle = "medium") -> str:
        """Write day and time; the caller has converted to the zone wanted."""
        from scse_desk.language import formats

        return formats.moment(self, value, style)


@cache
def language(code: str) -> Language:
    """Return the language of a code in LANGUAGES; another code is refused."""
    if code not in LANGUAGES:
        from scse_desk.refused import Refused

        raise Refused(
            N_("There is no language “{code}”. Choose one of {languages}."),
            code=code,
            languages=", ".join(LANGUAGES),
        )
    return Language(code)
