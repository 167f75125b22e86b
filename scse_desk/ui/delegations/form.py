"""The record of a delegation: its fields, and how they are saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.domain.delegations import KINDS, STATUS_TONES, STATUSES, NotAMember
from scse_desk.domain.names import printed_name
from scse_desk.domain.texts import texts
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice, cities, reference
from scse_desk.ui.history import last_change
from scse_desk.ui.people import spoken
from scse_desk.ui.record_panel import RecordView

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from scse_desk.store.models import Delegation
    from scse_desk.ui.delegations.shown import Scene

STAY = N_("Arrival and departure")
CARE = N_("Care of the delegation")
FLIGHT = N_("Flight or train")
FIELDS = (
    Field("names", N_("Name"), "names"),
    Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
    Field("status", N_("Status"), "choice", choices=STATUSES, tones=STATUS_TONES, required=True),
    reference("organisation_id", N_("Organisation"), "organisation", wide=True),
    Field("country", N_("Country"), "country"),
    Field("city_id", N_("City"), "reference", search=cities),
    Field("arrives_at", N_("Arrives"), "datetime", section=STAY),
    Field("arrival", N_("Arrival by"), "texts", hint=FLIGHT, section=STAY, lines=1),
    Field("departs_at", N_("Departs"), "datetime", section=STAY),
    Field("departure", N_("Departure by"), "texts", hint=FLIGHT, section=STAY, lines=1),
    Field("hotel", N_("Hotel"), "texts", section=STAY, lines=1),
    Field("languages", N_("Languages"), "references", search=spoken.search, section=CARE),
    reference("liaison_person_id", N_("Liaison"), "person", section=CARE, wide=True),
    Field("talking_points", N_("Talking points, one a line"), "texts", section=CARE),
    Field("note", N_("Note"), "texts", section=CARE),
)


def load(session: Session, context: Context, record_id: int, scene: Scene) -> RecordView | None:
    """A delegation in the window's language; the scene takes what is shown around its fields."""
    found = scene.read(session, context, record_id)
    if found is None:
        return None
    language = context.language
    return RecordView(
        language.name_of(found),
        _subtitle(context, found),
        _values(context, found),
        (language.text(STATUSES[found.status]), STATUS_TONES[found.status]),
        changed=last_change(context, "delegation", record_id),
    )


def _at(found: Delegation, moment: datetime | None) -> datetime | None:
    """A moment as the clock at the venue shows it, without a zone."""
    zone = ZoneInfo(found.edition.time_zone)
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None


def _subtitle(context: Context, found: Delegation) -> str:
    language = context.language
    parts = [language.country(found.country)] if found.country else []
    number = len(found.members)
    parts.append(language.plural(N_("{number} member"), N_("{number} members"), number))
    arrives, departs = _at(found, found.arrives_at), _at(found, found.departs_at)
    if arrives and departs:
        parts.append(language.dates(arrives.date(), departs.date()))
    names = language.spoken(found.languages)
    if names:
        parts.append(language.listing(names))
    return " · ".join(parts)


def _values(context: Context, found: Delegation) -> Mapping[str, object]:
    organisation, city, liaison = found.organisation, found.city, found.liaison
    return {
        "names": found.names,
        "kind": found.kind,
        "status": found.status,
        "organisation_id": organisation and choice(context, organisation.id, organisation),
        "country": found.country,
        "city_id": city and choice(context, city.id, city),
        "arrives_at": _at(found, found.arrives_at),
        "departs_at": _at(found, found.departs_at),
        "languages": spoken.choices(context, found.languages),
        "liaison_person_id": liaison
        and choice(context, liaison.id, liaison, printed_name(liaison, context.language)),
        **texts(found, "arrival", "departure", "hotel", "talking_points", "note"),
    }


def save(context: Context, record_id: int, key: str, value: object) -> None:
    """Save one field as one change."""
    saving.save(context, "delegation", record_id, key, value)


def _make(context: Context, values: Mapping[str, object]) -> int:
    if context.edition_id is None:
        raise NotAMember(N_("Choose an edition first."))
    name = str(values.get("name") or "").strip()
    if not name:
        raise NotAMember(N_("A delegation needs a name."))
    given = {**values, "name": name, "edition_id": context.edition_id}
    return saving.add(context, "delegation", name, **given)


NEW = Asking(
    N_("New delegation"),
    (
        Field("name", N_("Name"), hint=N_("As it is written in the original"), wide=True),
        Field("country", N_("Country"), "country"),
        Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
        Field("status", N_("Status"), "choice", choices=STATUSES, required=True),
    ),
    _make,
    start=lambda _context: {"kind": "city", "status": "invited"},
)
