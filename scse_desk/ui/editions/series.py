"""The table and the record of series: shows that recur."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain import billing, labels, records
from scse_desk.domain.series import LISTING, editions_of
from scse_desk.language import N_
from scse_desk.reports.editions import edition_title
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.related import Line, Related, related_tab
from scse_desk.ui.saving import changing, remover, saver
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.sources import sources_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Series

    series = session.get(Series, record_id)
    if series is None:
        return None
    return RecordView(
        context.language.name_of(series) or series.code,
        series.code,
        {"names": series.names, "code": series.code},
        (context.text(N_("Sample")), "amber") if series.is_sample else None,
        changed=last_change(context, "series", record_id),
    )


def _editions(session: Session, context: Context, record_id: int) -> list[Line]:
    made = []
    for edition in editions_of(session, record_id):
        ordinal = edition.ordinal
        words = context.text(N_("edition no. {ordinal}"), ordinal=ordinal) if ordinal else ""
        title = edition_title(edition, context.language)
        made.append(
            Line(edition.id, title, words, opens=("edition", edition.id), aside=f"{edition.year}")
        )
    return made


EDITIONS = related_tab(
    "editions",
    N_("Editions"),
    Related(
        _editions,
        Empty(N_("No edition yet"), N_("Editions are opened in their own table."), icon="editions"),
    ),
)


def _make(context: Context, given: Mapping[str, object]) -> int:
    name = str(given.get("name") or "").strip()
    with changing(context, labels.adding("series", name)) as session:
        made = billing.series_called(session, name)
        if code := str(given.get("code") or "").strip():
            records.set_value(session, "series", made.id, "code", code)
        return made.id


def area(_page: SectionsPage) -> RecordArea:
    """All series."""
    return RecordArea(
        kind="series",
        title=N_("Series"),
        listing=LISTING,
        fields=(
            Field("names", N_("Name"), "names"),
            Field("code", N_("Code"), hint=N_("Short, as in SCSE")),
        ),
        load=_load,
        save=saver("series"),
        empty=Empty(N_("No series yet"), N_("A series is a show that recurs."), icon="editions"),
        new=Asking(
            N_("New series"),
            (Field("name", N_("Name"), wide=True), Field("code", N_("Code"))),
            _make,
        ),
        new_label=N_("New series"),
        delete=remover("series"),
        tabs=(EDITIONS, sources_tab("series")),
        also=frozenset({"citation"}),
    )
