"""The columns that show a name in each language, beside the one that chooses among them."""

from typing import Any

from scse_desk.domain.listing import Column
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


def name_columns(entity: Any) -> list[Column]:
    """Hidden at first: the raw spelling (`raw`) and the name per language, which can be edited."""
    return _columns(entity, "name", NAME_TITLES)


def title_columns(entity: Any) -> list[Column]:
    """The same for a title."""
    return _columns(entity, "title", TITLE_TITLES)


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
