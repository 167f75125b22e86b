"""The table of all that was changed: the journal, one line a change."""

from sqlalchemy import String, cast, func, select

from scse_desk.domain.listing import Column, Listing
from scse_desk.language import N_
from scse_desk.store.models import Change, JournalEntry

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
        Column(
            "records",
            N_("Records"),
            "number",
            width=8,
            sql=select(func.count())
            .where(JournalEntry.change_id == Change.id)
            .correlate(Change)
            .scalar_subquery(),
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
