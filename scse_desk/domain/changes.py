"""The table of all that was changed: the journal, one line a change."""

import json
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import String, cast, select
from sqlalchemy.orm import Session

from scse_desk.domain import differences
from scse_desk.domain.columns import count_column
from scse_desk.domain.listing import Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_, Language
from scse_desk.store.models import Change, JournalEntry

How = Literal["added", "changed", "removed"]

KINDS = {"change": N_("Change"), "undo": N_("Undo"), "redo": N_("Redo")}

LISTING = Listing(
    "changes",
    N_("Changes"),
    Change,
    [
        Column("at", N_("When"), "datetime", width=17, sql=Change.at),
        Column("author", N_("Who"), width=16, sql=Change.author),
        Column("kind", N_("Kind"), "code", KINDS, width=8, sql=Change.kind),
        Column("label", N_("Change"), width=50, sql=Change.label),
        Column(
            "label_values",
            N_("Values"),
            width=30,
            shown=False,
            sql=cast(Change.label_values, String),
        ),
        count_column(
            "records", N_("Records"), Change, JournalEntry.change_id == Change.id, width=8
        ),
        Column(
            "stands",
            N_("Stands"),
            "boolean",
            width=7,
            sql=Change.undone_by_id.is_(None),
        ),
    ],
    order=(("at", True),),
    also=["journal_entry"],
)


@dataclass(frozen=True)
class Touched:
    """A row that a change touched: its kind and id, what it is called, and what became of it."""

    kind: str
    id: int
    name: str
    how: How


def touched(session: Session, change_id: int, limit: int, language: Language) -> list[Touched]:
    """The rows that a change touched, each once, in the order in which it did; at most `limit`.

    They are called as they were, those without a name of their own as they are now.
    """
    entries = session.scalars(
        select(JournalEntry)
        .where(JournalEntry.change_id == change_id)
        .order_by(JournalEntry.id)
        .limit(limit)
    )
    found: dict[tuple[str, int], Touched] = {}
    for entry in entries:
        key = (entry.table_name, entry.row_id)
        image = json.loads(entry.after or entry.before or "{}")
        how = _how(entry, found.get(key))
        name = differences.as_it_was(image, language)
        name = name or differences.called_then(session, *key, image, language)
        found[key] = Touched(*key, name, how)
    return list(found.values())


def _how(entry: JournalEntry, before: Touched | None) -> How:
    if entry.after is None:
        return "removed"
    added = entry.before is None or (before is not None and before.how == "added")
    return "added" if added else "changed"
