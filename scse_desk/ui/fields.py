"""The fields of a record, declared as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from scse_desk.ui.context import Context

FieldKind = Literal[
    "text",
    "long",
    "names",
    "texts",
    "choice",
    "country",
    "date",
    "time",
    "datetime",
    "number",
    "money",
    "check",
    "reference",
    "references",
]


@dataclass(frozen=True)
class Choice:
    """A record to refer to: its id, its name in the window's language, and what tells it apart."""

    id: int | str
    title: str
    subtitle: str = ""


Search = Callable[[Context, str], Sequence[Choice]]


@dataclass(frozen=True)
class Field:
    """One field of a record; `label` and `hint` are marked.

    What it shows and saves, by kind:
    text, long: str (empty: None is saved) · names: mapping of language code to name, key "raw" the
    spelling as it came in (shown, never edited) · texts: the same, several lines in each
    language · choice, country: code or None · date, time,
    datetime (naive, as on the venue's clock) · number, money: Decimal or None · check: bool ·
    reference: shows a Choice, saves its id or None · references: shows Choices, saves a tuple of
    ids.

    `choices` maps codes to marked labels, `tones` colours them. `search` finds what a reference may
    refer to; `opens` is the kind of record that a reference opens. `unit` (a marked word or a
    currency) stands behind a number. Fields with the same `section` (marked) stand under it.
    """

    key: str
    label: str
    kind: FieldKind = "text"
    choices: Mapping[str, str] = field(default_factory=dict)
    tones: Mapping[str, str] = field(default_factory=dict)
    search: Search | None = None
    opens: str = ""
    hint: str = ""
    unit: str = ""
    section: str = ""
    wide: bool = False
    read_only: bool = False
    required: bool = False
    lines: int = 4
    """How high the box of `texts` or `long` is."""

    @property
    def spans(self) -> bool:
        """Whether it takes both columns."""
        return self.wide or self.kind in {"long", "names", "texts", "references"}
