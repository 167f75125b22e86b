"""How the columns of listings are made: own fields, counts, names in the reader's language."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, select

from scse_desk.domain.queries import Column, Kind
from scse_desk.language import N_
from scse_desk.store.models import NAME_LANGUAGES

NAME_TITLES = {
    "": N_("Name as it came in"),
    "_en": N_("Name in English"),
    "_zh_tw": N_("Name in Chinese"),
    "_vi": N_("Name in Vietnamese"),
    "_id": N_("Name in Indonesian"),
}
TITLE_TITLES = {
    "": N_("Title as it came in"),
    "_en": N_("Title in English"),
    "_zh_tw": N_("Title in Chinese"),
    "_vi": N_("Title in Vietnamese"),
    "_id": N_("Title in Indonesian"),
}

PLACE_TITLES = {
    "_en": N_("Place in English"),
    "_zh_tw": N_("Place in Chinese"),
    "_vi": N_("Place in Vietnamese"),
    "_id": N_("Place in Indonesian"),
}
VEHICLE_TITLES = {
    "_en": N_("Vehicles in English"),
    "_zh_tw": N_("Vehicles in Chinese"),
    "_vi": N_("Vehicles in Vietnamese"),
    "_id": N_("Vehicles in Indonesian"),
}
TOPIC_TITLES = {
    "_en": N_("Topics in English"),
    "_zh_tw": N_("Topics in Chinese"),
    "_vi": N_("Topics in Vietnamese"),
    "_id": N_("Topics in Indonesian"),
}
INTEREST_TITLES = {
    "_en": N_("Interests in English"),
    "_zh_tw": N_("Interests in Chinese"),
    "_vi": N_("Interests in Vietnamese"),
    "_id": N_("Interests in Indonesian"),
}
FIELD_TITLES = {
    "_en": N_("Fields of cooperation in English"),
    "_zh_tw": N_("Fields of cooperation in Chinese"),
    "_vi": N_("Fields of cooperation in Vietnamese"),
    "_id": N_("Fields of cooperation in Indonesian"),
}
SIGNING_TITLES = {
    "_en": N_("Place of signing in English"),
    "_zh_tw": N_("Place of signing in Chinese"),
    "_vi": N_("Place of signing in Vietnamese"),
    "_id": N_("Place of signing in Indonesian"),
}
ARRIVAL_TITLES = {
    "_en": N_("Arrival by (English)"),
    "_zh_tw": N_("Arrival by (Chinese)"),
    "_vi": N_("Arrival by (Vietnamese)"),
    "_id": N_("Arrival by (Indonesian)"),
}
DEPARTURE_TITLES = {
    "_en": N_("Departure by (English)"),
    "_zh_tw": N_("Departure by (Chinese)"),
    "_vi": N_("Departure by (Vietnamese)"),
    "_id": N_("Departure by (Indonesian)"),
}
HOTEL_TITLES = {
    "_en": N_("Hotel in English"),
    "_zh_tw": N_("Hotel in Chinese"),
    "_vi": N_("Hotel in Vietnamese"),
    "_id": N_("Hotel in Indonesian"),
}
NEEDS_TITLES = {
    "_en": N_("Needs in English"),
    "_zh_tw": N_("Needs in Chinese"),
    "_vi": N_("Needs in Vietnamese"),
    "_id": N_("Needs in Indonesian"),
}
NOTE_TITLES = {
    "_en": N_("Note in English"),
    "_zh_tw": N_("Note in Chinese"),
    "_vi": N_("Note in Vietnamese"),
    "_id": N_("Note in Indonesian"),
}
EVIDENCE_TITLES = {
    "_en": N_("Evidence in English"),
    "_zh_tw": N_("Evidence in Chinese"),
    "_vi": N_("Evidence in Vietnamese"),
    "_id": N_("Evidence in Indonesian"),
}
DEFINITION_TITLES = {
    "_en": N_("Definition in English"),
    "_zh_tw": N_("Definition in Chinese"),
    "_vi": N_("Definition in Vietnamese"),
    "_id": N_("Definition in Indonesian"),
}
DESCRIPTION_TITLES = {
    "_en": N_("Description in English"),
    "_zh_tw": N_("Description in Chinese"),
    "_vi": N_("Description in Vietnamese"),
    "_id": N_("Description in Indonesian"),
}
ADDRESS_TITLES = {
    "_en": N_("Address in English"),
    "_zh_tw": N_("Address in Chinese"),
    "_vi": N_("Address in Vietnamese"),
    "_id": N_("Address in Indonesian"),
}


def field_column(
    entity: Any,
    key: str,
    title: str,
    kind: Kind = "text",
    choices: Mapping[str, str] | None = None,
    tones: Mapping[str, str] | None = None,
    **options: Any,
) -> Column:
    """A column of a field of the record itself, which can be edited: `key` is the field."""
    return Column(
        key,
        title,
        kind,
        choices or {},
        tones or {},
        editable=True,
        sql=getattr(entity, key),
        **options,
    )


def count_column(key: str, title: str, of: Any, *where: Any, **options: Any) -> Column:
    """How many records of others belong to one of `of`: those for which all of `where` holds."""
    counted = select(func.count()).where(*where).correlate(of).scalar_subquery()
    return Column(key, title, "number", sql=counted, **options)


def leg_column(city: Any, **options: Any) -> Column:
    """The leg that a record belongs to, called by its city."""
    return Column(
        "leg", N_("Leg"), "name", width=12, sql=lambda code: in_language(city, code), **options
    )


def in_language(entity: Any, code: str, attribute: str = "name") -> ColumnElement[Any]:
    """SQL for the name of a record as `Language.name_of` chooses it; NULL where it has none."""
    first = [NAME_LANGUAGES[code], NAME_LANGUAGES["en"]] if code == "zh_TW" else []
    order = first or list(dict.fromkeys([NAME_LANGUAGES[code], NAME_LANGUAGES["en"]]))
    rest = [suffix for suffix in NAME_LANGUAGES.values() if suffix not in order]
    raw = func.nullif(getattr(entity, attribute), "")
    columns = [getattr(entity, f"{attribute}_{suffix}") for suffix in order]
    return func.coalesce(
        *columns, raw, *(getattr(entity, f"{attribute}_{suffix}") for suffix in rest)
    )


def spellings(entity: Any, attribute: str = "name") -> list[Any]:
    """Every column in which a name stands."""
    return [
        getattr(entity, attribute),
        *(getattr(entity, f"{attribute}_{suffix}") for suffix in NAME_LANGUAGES.values()),
    ]


def name_column(
    key: str, title: str, entity: Any, attribute: str = "name", **options: Any
) -> Column:
    """A column with the name (or title) of a record in the language of the query."""
    return Column(
        key,
        title,
        kind="name",
        sql=lambda code: in_language(entity, code, attribute),
        spellings=spellings(entity, attribute),
        named=[(entity, attribute)],
        **{"width": 30, **options},
    )


def name_columns(entity: Any) -> list[Column]:
    """Hidden at first: the raw spelling (`raw`) and the name per language, which can be edited."""
    return _columns(entity, "name", NAME_TITLES)


def title_columns(entity: Any) -> list[Column]:
    """The same for a title."""
    return _columns(entity, "title", TITLE_TITLES)


def text_columns(
    attribute: str, title: str, titles: dict[str, str], entity: Any, **options: Any
) -> list[Column]:
    """A text in the language of the query, and per language, which can be edited."""
    sensitive = bool(options.get("sensitive"))
    chosen = Column(
        attribute,
        title,
        "name",
        sql=lambda code: in_language(entity, code, attribute),
        spellings=spellings(entity, attribute),
        **options,
    )
    return [chosen, *_columns(entity, attribute, titles, sensitive=sensitive)]


def note_columns(entity: Any) -> list[Column]:
    """The note of a record, hidden at first."""
    return text_columns("note", N_("Note"), NOTE_TITLES, entity, width=30, shown=False)


def _columns(
    entity: Any, attribute: str, titles: dict[str, str], *, sensitive: bool = False
) -> list[Column]:
    return [
        Column(
            f"{attribute}{suffix}" if suffix else "raw",
            title,
            "name",
            width=26,
            shown=False,
            editable=bool(suffix),
            sensitive=sensitive,
            sql=getattr(entity, f"{attribute}{suffix}"),
        )
        for suffix, title in titles.items()
    ]
