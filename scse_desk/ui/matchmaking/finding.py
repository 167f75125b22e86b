"""Participants offered while one types: those of a round whose name has the words."""

from __future__ import annotations

from collections.abc import Sequence

from scse_desk.domain import participants, rounds
from scse_desk.domain.queries import Filter, Query
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice

OFFERED = 12


def parties(context: Context, round_id: int | None, text: str) -> Sequence[Choice]:
    """The first participants of a round, by name."""
    if round_id is None:
        return ()
    table = rounds.narrowed(participants.LISTING, round_id)
    keys = [column.key for column in table.columns]
    filters = {"name": Filter(text=text)} if text.strip() else {}
    query = Query(edition_id=context.edition_id, language=context.language.code, filters=filters)
    with context.store.read() as session:
        rows = table.page(session, query, 0, OFFERED)
    return [
        Choice(
            key,
            str(values[keys.index("name")] or ""),
            context.text(participants.KINDS[str(values[keys.index("kind")])]),
        )
        for key, values in rows
    ]


def grids(context: Context, text: str) -> Sequence[Choice]:
    """The grids of slots in the rounds of the edition whose name has the words."""
    with context.store.read() as session:
        names = rounds.grids(session, context.edition_id)
    return [Choice(name, name) for name in names if text.casefold() in name.casefold()]
