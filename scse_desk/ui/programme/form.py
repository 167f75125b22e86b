"""The record of a programme item: its fields, and how they are saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from scse_desk.domain import exhibiting, labels, records
from scse_desk.domain.programme import (
    KINDS,
    MODES,
    PRECISIONS,
    STATUS_TONES,
    STATUSES,
    CannotSchedule,
)
from scse_desk.domain.texts import text_in, texts
from scse_desk.language import N_
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Notice
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice, found, reference
from scse_desk.ui.history import last_change
from scse_desk.ui.programme.when import day_words, local, span
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import ProgrammeItem


def _items(context: Context, text: str) -> Sequence[Choice]:
    return found(context, text, "programme_item", here=True) if text.strip() else ()


def _legs(context: Context, text: str) -> list[Choice]:
    wanted = text.casefold()
    with context.store.read() as session:
        legs = exhibiting.legs(session, context.edition_id)
        named = [choice(context, leg.id, leg.city) for leg in legs if leg.city]
    return [each for each in named if wanted in each.title.casefold()]


def _venues(context: Context, text: str) -> Sequence[Choice]:
    from scse_desk.domain import venues

    with context.store.read() as session:
        return [choice(context, venue.id, venue) for venue in venues.venues_called(session, text)]


PLACE = N_("Time and place")
CONTENT = N_("Contents")
FIELDS = (
    Field("names", N_("Name"), "names"),
    Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
    Field("status", N_("Status"), "choice", choices=STATUSES, tones=STATUS_TONES, required=True),
    Field("starts_at", N_("From"), "datetime", section=PLACE),
    Field("ends_at", N_("To"), "datetime", section=PLACE),
    Field("day", N_("Day"), "date", section=PLACE),
    Field("precision", N_("Known is"), "choice", choices=PRECISIONS, required=True, section=PLACE),
    Field("venue_id", N_("Venue"), "reference", search=_venues, section=PLACE),
    Field("place", N_("Place"), "names", section=PLACE),
    Field("leg_id", N_("Leg"), "reference", search=_legs, section=PLACE),
    Field("mode", N_("Mode"), "choice", choices=MODES, required=True, section=PLACE),
    reference("host_organisation_id", N_("Host"), "organisation", section=CONTENT),
    Field(
        "parent_id",
        N_("Part of"),
        "reference",
        search=_items,
        opens="programme_item",
        section=CONTENT,
    ),
    Field("topics", N_("Topics, one a line"), "texts", section=CONTENT),
    Field("talking_points", N_("Talking points, one a line"), "texts", section=CONTENT),
    Field("vehicles", N_("Vehicles"), "names", section=CONTENT),
    Field("note", N_("Note"), "texts", section=CONTENT),
)


def load(session: Session, context: Context, record_id: int) -> RecordView | None:
    """A programme item in the window's language."""
    from scse_desk.store.models import ProgrammeItem

    item = session.get(ProgrammeItem, record_id)
    if item is None:
        return None
    language = context.language
    return RecordView(
        language.name_of(item) or context.text(N_("Without a name")),
        _subtitle(context, item),
        _values(context, item),
        (language.text(STATUSES[item.status]), STATUS_TONES[item.status]),
        changed=last_change(context, "programme_item", record_id),
    )


def _subtitle(context: Context, item: ProgrammeItem) -> str:
    zone = ZoneInfo(item.edition.time_zone)
    day, times = day_words(context, item), span(context, item, zone)
    parts = [
        context.text(KINDS[item.kind]),
        day,
        times if times != day else "",
        text_in(item, "place", context.language),
        context.language.name_of(item.venue) if item.venue else "",
    ]
    return " · ".join(filter(None, parts))


def _values(context: Context, item: ProgrammeItem) -> Mapping[str, object]:
    zone = ZoneInfo(item.edition.time_zone)
    venue, leg, host, parent = item.venue, item.leg, item.host_organisation, item.parent
    return {
        "names": item.names,
        "kind": item.kind,
        "status": item.status,
        "starts_at": local(item.starts_at, zone),
        "ends_at": local(item.ends_at, zone),
        "day": item.day,
        "precision": item.precision,
        "venue_id": venue and choice(context, venue.id, venue),
        **texts(item, "place"),
        "leg_id": leg and leg.city and choice(context, leg.id, leg.city),
        "mode": item.mode,
        "host_organisation_id": host and choice(context, host.id, host),
        "parent_id": parent and choice(context, parent.id, parent),
        **texts(item, "topics", "talking_points", "vehicles", "note"),
    }


def notices(
    session: Session, context: Context, item_id: int, reasons: Sequence[str]
) -> list[Notice]:
    """What is to be known of an item: `reasons` why it clashes, and what is not settled."""
    from scse_desk.store.models import ProgrammeItem

    item = records.find(session, ProgrammeItem, item_id)
    text = context.text
    made = []
    if item.is_sample:
        said = N_("A model item: it shows how one is entered, nobody holds it.")
        made.append(Notice(text(said), "blue"))
    made += [Notice(reason, "red") for reason in reasons]
    if item.starts_at is None and item.status != "cancelled":
        known = day_words(context, item)
        words = text(N_("Only this is known: {when}. Enter the time once it is."), when=known)
        made.append(Notice(words, "amber"))
    if item.status == "planned" and item.starts_at is not None:
        confirm = Remedy(text(N_("Confirm")), lambda: _confirm(context, item_id))
        made.append(Notice(text(N_("Not confirmed yet.")), "amber", (confirm,)))
    return made


def _confirm(context: Context, item_id: int) -> None:
    context.attempt(save, context, item_id, "status", "confirmed")


def save(context: Context, record_id: int, key: str, value: object) -> None:
    """Save one field as one change.

    A time that is entered makes the precision that of a time, and moving the start moves the end;
    taking the start away leaves the day.
    """
    if key not in {"starts_at", "ends_at"}:
        saving.save(context, "programme_item", record_id, key, value, "title")
        return
    label = labels.editing("programme_item", called(context, "programme_item", record_id))
    with changing(context, label) as session:
        _save_time(session, record_id, key, value)


def _save_time(session: Session, record_id: int, key: str, value: Any) -> None:
    from scse_desk.store.models import ProgrammeItem

    item = records.find(session, ProgrammeItem, record_id)
    zone = ZoneInfo(item.edition.time_zone)
    starts, ends = local(item.starts_at, zone), local(item.ends_at, zone)
    kind = "programme_item"
    if key == "starts_at" and isinstance(value, datetime) and starts and ends:
        moved = value + (ends - starts)
        first, last = (("ends_at", moved), (key, value))
        if value < starts:
            first, last = last, first
        records.set_value(session, kind, record_id, *first)
        records.set_value(session, kind, record_id, *last)
    else:
        records.set_value(session, kind, record_id, key, value)
    if key == "starts_at":
        known = "time" if value is not None else "day"
        records.set_value(session, kind, record_id, "precision", known)


def _make(context: Context, values: Mapping[str, object]) -> int:
    if context.edition_id is None:
        raise CannotSchedule(N_("Choose an edition first."))
    title = str(values.get("title") or "").strip()
    if not title:
        raise CannotSchedule(N_("A programme item needs a name."))
    given = {**values, "title": title, "edition_id": context.edition_id}
    if given.get("starts_at") is None and isinstance(given.get("day"), date):
        given["precision"] = "day"
    return saving.add(context, "programme_item", title, **given)


NEW = Asking(
    N_("New programme item"),
    (
        Field("title", N_("Name"), hint=N_("As it is written in the original"), wide=True),
        Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
        Field("status", N_("Status"), "choice", choices=STATUSES, required=True),
        Field("starts_at", N_("From"), "datetime"),
        Field("ends_at", N_("To"), "datetime"),
        Field("day", N_("Day, if the time is not known"), "date"),
        Field("place", N_("Place")),
    ),
    _make,
    start=lambda _context: {"kind": "forum", "status": "planned"},
)
