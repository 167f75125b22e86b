"""What a table is asked for: its columns, what each is narrowed to, and the order of the rows.

Plain values that know no database, so that a table can stand before one is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from scse_desk.language import N_

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

Kind = Literal[
    "text", "name", "number", "date", "datetime", "code", "country", "languages", "boolean"
]
Row = tuple[int, tuple[object, ...]]

TRUTH = {"true": N_("Yes"), "false": N_("No")}
"""Codes by which a column of kind `boolean` is filtered."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    `title` and the values of `choices` (code -> label) are marked messages; `tones` gives codes
    that are shown as a chip (amber, red, green, blue, violet, neutral); `width` is in characters.
    `sensitive` marks personal data, which is exported only when asked for. The codes of a column
    with `steps` are sorted as they are declared, not by their words. `sql` is what is read:
    an expression, or a function of the language where that depends on it. `spellings` are the
    expressions in which a text filter looks, `named` the entities (and the attribute) whose names
    these are: there it looks without regard to accents, too. The key of
    an editable column is the field that its area saves: of the record, or of one it stands for.

    Values are text, int or Decimal, date, aware datetime, code, country code, language codes
    separated by a blank, or bool; None where there is none.
    """

    key: str
    title: str
    kind: Kind = "text"
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)
    tones: Mapping[str, str] = field(default_factory=dict, hash=False)
    width: int = 16
    shown: bool = True
    editable: bool = False
    sensitive: bool = False
    steps: bool = False
    sql: Any = field(default=None, compare=False, repr=False)
    spellings: Sequence[Any] = field(default=(), compare=False, repr=False)
    named: Sequence[tuple[Any, str]] = field(default=(), compare=False, repr=False)

    def expression(self, code: str) -> ColumnElement[Any]:
        """What is read, in a language."""
        made: ColumnElement[Any] = self.sql(code) if callable(self.sql) else self.sql
        return made


@dataclass(frozen=True)
class Filter:
    """What a column is narrowed to; all that is given must hold.

    `text` is part of a text, or of the label of a code or country. `codes` are the codes wanted,
    "" meaning none ("true" and "false" for a boolean). `minimum` and `maximum` are both included;
    for a datetime they may be days.
    """

    text: str = ""
    codes: frozenset[str] = frozenset()
    minimum: Any = None
    maximum: Any = None

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.codes) or (self.minimum, self.maximum) != (None, None)


@dataclass(frozen=True)
class Query:
    """Which rows, in which order, in whose words. `sort` is pairs of column key and descending.

    `edition_id` None means every edition.
    """

    edition_id: int | None = None
    language: str = "en"
    filters: Mapping[str, Filter] = field(default_factory=dict, hash=False)
    sort: tuple[tuple[str, bool], ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two queries the same."""
        filters = tuple(sorted((k, f) for k, f in self.filters.items() if f))
        return self.edition_id, self.language, filters, self.sort


def labels_of(column: Column) -> Mapping[str, str]:
    """Code -> marked label of a column of codes or of yes and no."""
    return TRUTH if column.kind == "boolean" else column.choices
