"""What may stand in a field: cleaning and checking one value of one column.

What came in is kept as far as it can be: only what is plainly wrong is refused.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    Integer,
    Table,
)

from scse_desk.language import N_, language
from scse_desk.refused import Refused
from scse_desk.store.models.base import Figure, UtcDateTime

FEWEST_DIGITS = 3
TAX_DIGITS = 8
TAX_WEIGHTS = (1, 2, 1, 2, 1, 2, 4, 1)
LONGEST = 20_000
LARGEST = 999_999_999_999
"""Whole numbers beyond it are slips of the hand; SQLite holds 64 bits."""


class NotAcceptable(Refused):
    """The value cannot stand in the field."""


def cleaned(column: Column[Any], value: object, *, zone: str, country: str | None) -> Any:
    """The value as it is stored. Refused where it cannot stand in the column.

    `zone` is the IANA zone of moments that come without one, `country` the one in which a phone
    number without prefix is read.
    """
    if value is None or value == "":
        return _empty(column)
    if isinstance(value, str):
        value = tidy(value)
    if isinstance(column.type, UtcDateTime):
        return moment(value, zone)
    for kind, clean in _BY_TYPE.items():
        if isinstance(column.type, kind):
            return _bounded(column, clean(value))
    return _text(column, str(value), country)


def _empty(column: Column[Any]) -> Any:
    if column.nullable:
        return None
    if isinstance(column.type, Integer | Figure | Date | UtcDateTime | Float | Boolean):
        raise NotAcceptable(N_("This must not be empty."))
    if codes_of(column) or (column.table.name, column.name) in REQUIRED:
        raise NotAcceptable(N_("This must not be empty."))
    return ""


REQUIRED = {
    ("booth", "number"),
    ("series", "code"),
    ("meeting_table", "label"),
    ("statistic", "unit"),
    ("statistic", "metric"),
    ("solution_domain", "code"),
}
"""Texts that must not be empty."""


def tidy(text: str) -> str:
    """Text in NFC without control characters, lines kept, blanks at both ends gone.

    What is no character at all goes too, and with the blanks those that have no width, which
    come along when a text is copied: two names would differ by what nobody sees.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return NO_TEXT.sub("", text).strip(BLANKS)


NO_TEXT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, halves of pairs, marks of byte order, and what Unicode keeps for no one."""
BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u2060"
"""Every blank, with those that have no width."""


def _text(column: Column[Any], text: str, country: str | None) -> str | None:
    if len(text) > LONGEST:
        raise NotAcceptable(N_("This is too long: at most {number} characters."), number=LONGEST)
    if not text:
        return _empty(column)  # type: ignore[no-any-return]
    codes = codes_of(column)
    if codes and text not in codes:
        raise NotAcceptable(N_("“{value}” is none of {codes}."), value=text, codes=", ".join(codes))
    if column.name == "phone":
        return phone(text, country)
    clean = _BY_NAME.get(column.name)
    return clean(text) if clean else text


OF_CODES = re.compile(r"(\w+) IN \(('.+)\)")
OF_LEAST = re.compile(r"(\w+) (>=?) (\d+)")


def is_of_one(check: CheckConstraint) -> bool:
    """Whether a check is of one field alone, and so kept here: its codes, or its least number."""
    sql = str(check.sqltext)
    return bool(OF_CODES.fullmatch(sql) or OF_LEAST.fullmatch(sql))


@cache
def _coded(table: Table) -> Mapping[str, tuple[str, ...]]:
    """Column -> the codes that the table's own checks allow in it."""
    checks = [c for c in table.constraints if isinstance(c, CheckConstraint)]
    found = (OF_CODES.fullmatch(str(check.sqltext)) for check in checks)
    return {match[1]: tuple(re.findall(r"'([^']*)'", match[2])) for match in found if match}


@cache
def _least(table: Table) -> dict[str, tuple[str, Decimal]]:
    """By column the least number that the table's own checks allow: `>` or `>=`, and what."""
    checks = [c for c in table.constraints if isinstance(c, CheckConstraint)]
    found = (OF_LEAST.fullmatch(str(check.sqltext)) for check in checks)
    return {match[1]: (match[2], Decimal(match[3])) for match in found if match}


def _bounded(column: Column[Any], value: Any) -> Any:
    """Refuse a whole number that is less or more than its column may hold."""
    if not isinstance(column.type, Integer):
        return value
    if abs(value) > LARGEST:
        raise NotAcceptable(N_("This must not be more than {number}."), number=LARGEST)
    sign, least = _least(column.table).get(column.name, ("", Decimal()))
    if sign == ">" and value <= least:
        raise NotAcceptable(N_("This must be more than {number}."), number=least)
    if sign == ">=" and value < least:
        raise NotAcceptable(N_("This must not be less than {number}."), number=least)
    return value


def codes_of(column: Column[Any]) -> tuple[str, ...]:
    """The codes a column may hold; none for free text."""
    return _coded(column.table).get(column.name, ())


def number(value: object) -> Decimal:
    """A number; text with a point for decimals."""
    try:
        found = Decimal(str(value).replace(",", ""))
    except InvalidOperation as error:
        raise NotAcceptable(N_("“{value}” is no number."), value=str(value)) from error
    if not found.is_finite():
        raise NotAcceptable(N_("“{value}” is no number."), value=str(value))
    return found


def whole(value: object) -> int:
    """A whole number."""
    found = number(value)
    if found != found.to_integral_value():
        raise NotAcceptable(N_("“{value}” is no whole number."), value=str(value))
    return int(found)


def day(value: object) -> date:
    """A day; text as YYYY-MM-DD."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise NotAcceptable(N_("“{value}” is no date."), value=str(value)) from error


def moment(value: object, zone: str) -> datetime:
    """An instant in UTC; one without a zone is read in the given one, text as ISO 8601."""
    if not isinstance(value, datetime):
        try:
            value = datetime.fromisoformat(str(value))
        except ValueError as error:
            raise NotAcceptable(N_("“{value}” is no time."), value=str(value)) from error
    aware = value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone))
    return aware.astimezone(UTC)


def truth(value: object) -> bool:
    """Yes or no; text as `true` or `false`."""
    if value in {True, False}:
        return bool(value)
    if str(value).lower() in {"true", "false"}:
        return str(value).lower() == "true"
    raise NotAcceptable(N_("“{value}” is neither yes nor no."), value=str(value))


def email(text: str) -> str:
    """An e-mail address: one @, something before it and a domain with a dot after it."""
    if not re.fullmatch(r"[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+", text):
        raise NotAcceptable(
            N_("“{value}” is no e-mail address, such as name@example.com."), value=text
        )
    return text


def phone(text: str, country: str | None) -> str:
    """E.164 where it can be read as a number, else as it came in; refused without digits."""
    import phonenumbers

    if len(re.findall(r"\d", unicodedata.normalize("NFKC", text))) < FEWEST_DIGITS:
        raise NotAcceptable(N_("“{value}” is no phone number."), value=text)
    try:
        found = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return text
    if found.extension or not phonenumbers.is_possible_number(found):
        return text
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)


def website(text: str) -> str:
    """A web address, with or without https://."""
    if not re.fullmatch(r"(https?://)?[^\s/.]+(\.[^\s/.]+)+(/\S*)?", text, re.IGNORECASE):
        raise NotAcceptable(N_("“{value}” is no web address, such as example.com."), value=text)
    return text


def country_code(text: str) -> str:
    """An ISO 3166-1 code of two letters."""
    code = text.upper()
    if code not in language("en").countries():
        raise NotAcceptable(N_("“{value}” is no country code of two letters."), value=text)
    return code


def time_zone(text: str) -> str:
    """An IANA time zone."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise NotAcceptable(
            N_("“{value}” is no time zone, such as Asia/Taipei."), value=text
        ) from error
    return text


def tax_number(text: str) -> str:
    """A Taiwanese tax number (統一編號): 8 digits whose weighted digit sum divides by 5.

    The rule of the Ministry of Finance since April 2023: a 7 in the seventh place may count as 1
    or 0 for its part of the sum.
    """
    digits = unicodedata.normalize("NFKC", text).replace(" ", "").replace("-", "")
    if not digits.isdecimal():
        raise NotAcceptable(N_("A Taiwanese tax number has 8 digits and nothing else."))
    missing = TAX_DIGITS - len(digits)
    if missing == 1:
        raise NotAcceptable(N_("8 digits; one is missing."))
    if missing > 0:
        raise NotAcceptable(N_("8 digits; {number} are missing."), number=missing)
    if missing < 0:
        raise NotAcceptable(N_("8 digits; there are {number}."), number=len(digits))
    products = [int(d) * w for d, w in zip(digits, TAX_WEIGHTS, strict=True)]
    total = sum(product // 10 + product % 10 for product in products)
    if total % 5 and not (digits[6] == "7" and (total + 1) % 5 == 0):
        raise NotAcceptable(N_("{value} is no tax number: a digit is wrong."), value=digits)
    return digits


_BY_TYPE: Mapping[type, Callable[[object], Any]] = {
    Boolean: truth,
    Integer: whole,
    Figure: number,
    Float: number,
    Date: day,
}
_BY_NAME: Mapping[str, Callable[[str], str]] = {
    "email": email,
    "website": website,
    "link": website,
    "country": country_code,
    "time_zone": time_zone,
}
