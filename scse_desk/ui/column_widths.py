"""How wide the columns of a table are: what the user chose, the rest what fits the room."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import accumulate

from PySide6.QtGui import QFontMetrics

from scse_desk.domain.queries import Column
from scse_desk.language import Language
from scse_desk.ui.chips import chip_width
from scse_desk.ui.filter_row import ANY
from scse_desk.ui.theme import Theme

RIGID = frozenset({"number", "date", "datetime", "boolean"})
"""Kinds of columns whose words must not be cut; nor must chips, nor the words of codes."""
WIDEST_CODE = 150
NAMED, LEAST, MOST = 1.0, 0.75, 1.3
"""How far columns are narrowed or widened, as a part of the width declared, before they scroll.

What a record is known by is not narrowed: the first column of names and those before it.
"""


def column_widths(
    columns: Mapping[int, Column],
    own: Mapping[int, int],
    room: int,
    theme: Theme,
    language: Language,
) -> dict[int, int]:
    """Widths in pixels for columns (by place, from the left) in `room` pixels.

    `own` are those that the user has set.
    """
    natural = _natural(columns, theme, language)
    growing = {place for place, column in columns.items() if column.kind in {"name", "text"}}
    kept = _kept(columns, natural, own)
    return fitted(natural, kept, growing, room, _least(columns, natural))


def going_in(
    columns: Mapping[int, Column],
    own: Mapping[int, int],
    room: int,
    theme: Theme,
    language: Language,
) -> set[int]:
    """The columns from the left, the first at least, that `room` pixels hold without scrolling."""
    natural = _natural(columns, theme, language)
    kept = _kept(columns, natural, own)
    narrowest = _least(columns, natural)
    least = (kept.get(place, narrowest[place]) for place in natural)
    ends = accumulate(least)
    return {place for place, end in zip(natural, ends, strict=True) if end <= room} | {
        *list(natural)[:1]
    }


def _natural(columns: Mapping[int, Column], theme: Theme, language: Language) -> dict[int, int]:
    return {place: _declared(column, theme, language) for place, column in columns.items()}


def _kept(
    columns: Mapping[int, Column], natural: Mapping[int, int], own: Mapping[int, int]
) -> dict[int, int]:
    """The widths that are not to be changed: what the user set, and what must not be cut."""
    rigid = {p: natural[p] for p, c in columns.items() if c.choices or c.tones or c.kind in RIGID}
    return rigid | {place: own[place] for place in own if place in columns}


def _least(columns: Mapping[int, Column], natural: Mapping[int, int]) -> dict[int, int]:
    places = list(natural)
    names = (number for number, place in enumerate(places) if columns[place].kind == "name")
    known_by = places[: next(names, -1) + 1]
    return {
        place: int(width * (NAMED if place in known_by else LEAST))
        for place, width in natural.items()
    }


def _declared(column: Column, theme: Theme, language: Language) -> int:
    title = QFontMetrics(theme.font("secondary-strong"))
    words = title.horizontalAdvance(language.text(column.title)) + theme.px(34)
    if column.tones:
        small = QFontMetrics(theme.font("secondary"))
        labels = map(language.text, column.choices.values())
        values = max((chip_width(theme, small, label) for label in labels), default=0)
    elif column.choices:
        body = QFontMetrics(theme.font())
        labels = map(language.text, column.choices.values())
        longest = max(map(body.horizontalAdvance, labels), default=0)
        values = min(longest, theme.px(WIDEST_CODE))
    else:
        values = QFontMetrics(theme.font()).averageCharWidth() * column.width
    if column.choices or column.kind == "country":
        words = max(words, title.horizontalAdvance(f"{language.text(ANY)} ▾") + theme.px(26))
    return max(words, values + theme.px(20))


def fitted(
    natural: Mapping[int, int],
    own: Mapping[int, int],
    growing: Collection[int],
    room: int,
    least: Mapping[int, int] | None = None,
) -> dict[int, int]:
    """Widths in pixels for columns (place -> declared width, from the left) in `room` pixels.

    Those in `own` keep the width the user gave them. Where the others have too little room they
    are narrowed a little, not below `least`; where that does not do, as many as go in fill the
    room and the table scrolls, so that no column is cut. Where there is too much room, those in
    `growing` share it.
    """
    kept = {place: own[place] for place in natural if place in own}
    free = {place: width for place, width in natural.items() if place not in own}
    spare = room - sum(kept.values()) - sum(free.values())
    if not free:
        return kept
    if len(natural) == 1:
        return dict.fromkeys(natural, room)
    if spare >= 0:
        takers = [place for place in free if place in growing] or list(free)
        share, rest = divmod(spare, len(takers))
        for number, place in enumerate(takers):
            free[place] += share + (number < rest)
        return kept | free
    narrowest = {place: int(width * LEAST) for place, width in free.items()} | dict(least or {})
    part = _part(natural, own, narrowest, room)
    return kept | {
        place: min(int(width * MOST), int(narrowest[place] + (width - narrowest[place]) * part))
        for place, width in free.items()
    }


def _part(
    natural: Mapping[int, int], own: Mapping[int, int], narrowest: Mapping[int, int], room: int
) -> float:
    """How much of what they can be narrowed by the columns that go in get back to fill the room."""
    taken = given = 0
    part = 0.0
    for place, width in natural.items():
        taken += own.get(place, narrowest.get(place, 0))
        given += 0 if place in own else width - narrowest[place]
        if taken > room:
            break
        part = (room - taken) / given if given else part
    return part
