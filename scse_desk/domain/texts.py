"""Names and texts of a record in every language: places, topics, talking points."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from scse_desk.domain import own_script, records
from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.store.models import NAME_LANGUAGES, texts_of


class Nameless(Refused):
    """A record would be left without any name."""


_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class _Text:
    names: Mapping[str, str]


def texts(record: object, *attributes: str) -> dict[str, Mapping[str, str]]:
    """Texts of a record as they are edited: attribute -> language code (and `raw`) -> text."""
    return {attribute: texts_of(record, attribute) for attribute in attributes}


def text_in(record: object, attribute: str, language: Language) -> str:
    """A text in a language, with the fallbacks of `Language.name_of`; empty where there is none."""
    return language.name_of(_Text(texts_of(record, attribute)))


def lines_in(record: object, attribute: str, language: Language) -> list[str]:
    """The lines of a text in a language, without empty ones: topics and points are one a line."""
    lines = text_in(record, attribute, language).splitlines()
    return [line.strip() for line in lines if line.strip()]


def is_foreign_in(record: object, attribute: str, language: Language) -> bool:
    """Whether a text is there, but another language's words would be printed in this one.

    A text as entered only is taken for English unless its letters say otherwise; one without
    words, such as a room number, belongs to every language.
    """
    texts = texts_of(record, attribute)
    if language.code in texts or not re.search(
        r"[^\W\d_]{3}|[\u3400-\u9fff]", "".join(texts.values())
    ):
        return False
    own = own_script.language_of(texts["raw"]) or "en" if set(texts) == {"raw"} else None
    return own != language.code


def is_name_foreign_in(record: object, attribute: str, language: Language) -> bool:
    """Whether a name, such as that of a hotel, would be printed in characters of another script.

    Names in Latin letters are read in every language but Chinese.
    """
    printed = text_in(record, attribute, language)
    return bool(printed) and bool(_HAN.search(printed)) != (language.code == "zh_TW")


def set_names(
    session: Session,
    kind: str,
    record_id: int,
    names: Mapping[str, str],
    attribute: str = "name",
) -> None:
    """Set the name (or the `title`) of a record in every language: language code -> name.

    A language that is missing has none. The raw spelling stays as it came in; refused where
    that is empty too and no name is left.
    """
    record = records.get(session, kind, record_id)
    given = {code: names.get(code, "").strip() for code in NAME_LANGUAGES}
    if not any(given.values()) and not getattr(record, attribute):
        raise Nameless(N_("A name is needed in one language at least."))
    for code, suffix in NAME_LANGUAGES.items():
        records.set_value(session, kind, record_id, f"{attribute}_{suffix}", given[code] or None)


def set_texts(
    session: Session, kind: str, record_id: int, attribute: str, texts: Mapping[str, str]
) -> None:
    """Set a text of a record in every language as one edit: language code -> text.

    A language that is missing has none. `raw` sets the text as entered, too; without it that
    one stays as it came in, unless it was empty or the same as one of the languages: then it
    follows that language, else the first that there is. So a text is empty as entered where it
    is empty in every language.
    """
    record = records.get(session, kind, record_id)
    before = texts_of(record, attribute)
    given = {code: text.strip() for code, text in texts.items() if text.strip()}
    for code, suffix in NAME_LANGUAGES.items():
        records.set_value(session, kind, record_id, f"{attribute}_{suffix}", given.get(code))
    raw = _raw(before, given) if "raw" not in texts else given.get("raw") or _first(given)
    records.set_value(session, kind, record_id, attribute, raw)


def _raw(before: Mapping[str, str], given: Mapping[str, str]) -> str:
    raw = before.get("raw", "")
    stood_for = [code for code in NAME_LANGUAGES if before.get(code) == raw]
    if raw and not stood_for:
        return raw
    return next((given[code] for code in stood_for if code in given), _first(given))


def _first(given: Mapping[str, str]) -> str:
    return next((given[code] for code in NAME_LANGUAGES if code in given), "")
