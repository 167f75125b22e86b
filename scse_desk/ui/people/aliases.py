"""Other spellings under which a person or an organisation is met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from scse_desk.domain import biography, labels, records
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import OrganisationAlias, PersonAlias

Read = Callable[["Session", int], "Sequence[PersonAlias | OrganisationAlias]"]


def _tab(kind: str, read: Read) -> Tab:
    def lines(session: Session, context: Context, record_id: int) -> list[Line]:
        return [
            Line(
                alias.id,
                alias.text,
                context.language.language_name(alias.language) if alias.language else "",
            )
            for alias in read(session, record_id)
        ]

    def add(context: Context, record_id: int, text: str) -> None:
        label = labels.editing(kind, called(context, kind, record_id))
        with changing(context, label) as session:
            values: dict[str, object] = {f"{kind}_id": record_id, "text": text}
            records.add(session, f"{kind}_alias", **values)

    def remove(context: Context, alias_id: int) -> None:
        label = labels.removing(f"{kind}_alias", called(context, f"{kind}_alias", alias_id))
        with changing(context, label) as session:
            records.remove(session, f"{kind}_alias", alias_id)

    return related_tab(
        "aliases",
        N_("Spellings"),
        Related(
            lines,
            Empty(
                N_("No other spelling"),
                N_("A spelling entered above is found by search and when lists are compared."),
                icon="language",
            ),
            Adding(N_("Add another spelling"), create=add, offers_new=False),
            remove=remove,
        ),
    )


PERSON_ALIASES = _tab("person", biography.person_aliases)
ORGANISATION_ALIASES = _tab("organisation", biography.organisation_aliases)
