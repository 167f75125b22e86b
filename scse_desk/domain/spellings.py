"""The columns that show a name in each language, beside the one that chooses among them."""

from typing import Any

from scse_desk.domain.listing import Column, in_language, spellings
from scse_desk.language import N_

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


def name_columns(entity: Any) -> list[Column]:
    """Hidden at first: the raw spelling (`raw`) and the name per language, which can be edited."""
    return _columns(entity, "name", NAME_TITLES)


def title_columns(entity: Any) -> list[Column]:
    """The same for a title."""
    return _columns(entity, "title", TITLE_TITLES)


def text_columns(
    attribute: str, title: str, titles: dict[str, str], entity: Any, **options: Any
) -> list[Column]:
    """A short text in the language of the query, and per language, which can be edited."""
    chosen = Column(
        attribute,
        title,
        "name",
        sql=lambda code: in_language(entity, code, attribute),
        spellings=spellings(entity, attribute),
        **options,
    )
    return [chosen, *_columns(entity, attribute, titles)]


def _columns(entity: Any, attribute: str, titles: dict[str, str]) -> list[Column]:
    return [
        Column(
            f"{attribute}{suffix}" if suffix else "raw",
            title,
            width=26,
            shown=False,
            editable=bool(suffix),
            sql=getattr(entity, f"{attribute}{suffix}"),
        )
        for suffix, title in titles.items()
    ]
