"""The table and the record of venues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scse_desk.domain.texts import Nameless, texts
from scse_desk.domain.venues import LISTING
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.editions.held import BENEATH
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice, cities
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import remover, saver
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.sources import sources_tab

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CITY = Field("city_id", N_("City"), "reference", search=cities, wide=True)


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Venue

    venue = session.get(Venue, record_id)
    if venue is None:
        return None
    city = venue.city
    return RecordView(
        context.language.name_of(venue),
        context.language.name_of(city) if city else "",
        {
            "names": venue.names,
            **texts(venue, "address"),
            "city_id": city and choice(context, city.id, city),
        },
        (context.text(N_("Sample")), "amber") if venue.is_sample else None,
        changed=last_change(context, "venue", record_id),
    )


def _make(context: Context, given: Mapping[str, object]) -> int:
    name = str(given.get("name") or "").strip()
    if not name:
        raise Nameless(N_("A venue needs a name."))
    return saving.add(context, "venue", name, name=name, city_id=given.get("city_id"))


def area(_page: SectionsPage) -> RecordArea:
    """All venues."""
    return RecordArea(
        kind="venue",
        title=N_("Venues"),
        listing=LISTING,
        fields=(
            Field("names", N_("Name"), "names"),
            CITY,
            Field("address", N_("Address"), "texts", lines=2),
        ),
        load=_load,
        save=saver("venue"),
        empty=Empty(
            N_("No venues yet"),
            N_("Halls, hotels and offices where legs and programme items are held."),
            icon="place",
        ),
        new=Asking(N_("New venue"), (Field("name", N_("Name"), wide=True), CITY), _make),
        new_label=N_("New venue"),
        delete=remover("venue"),
        tabs=(sources_tab("venue"),),
        below=BENEATH,
        also=frozenset({"citation", "city"}),
    )
