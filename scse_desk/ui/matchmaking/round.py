"""The table and the record of rounds: how long all takes, their slots and their places."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.domain import exhibiting, records, rounds
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.rounds import TABLE_KINDS, CannotMakeSlots
from scse_desk.domain.texts import texts
from scse_desk.language import N_, Message
from scse_desk.ui import saving
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.exhibitors.booth import FIELDS as BOOTH_FIELDS
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice
from scse_desk.ui.history import last_change
from scse_desk.ui.matchmaking import making
from scse_desk.ui.matchmaking.finding import grids
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.relating import making as making_named
from scse_desk.ui.relating import taking_away
from scse_desk.ui.saving import changing, remover, saver
from scse_desk.ui.sections import SectionsPage

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LEG = next(field for field in BOOTH_FIELDS if field.key == "leg_id")
LENGTH = Field("slot_minutes", N_("A slot lasts"), "number", unit=N_("minutes"))
GAP = Field("gap_minutes", N_("Between slots"), "number", unit=N_("minutes"))
FIELDS = (
    Field("names", N_("Name"), "names"),
    LEG,
    Field("rest_minutes", N_("Rest"), "number", unit=N_("minutes"), required=True),
    LENGTH,
    GAP,
    Field("hall_minutes", N_("Hall to hall"), "number", unit=N_("minutes"), required=True),
    Field("leg_minutes", N_("Leg to leg"), "number", unit=N_("minutes"), required=True),
    Field("note", N_("Note"), "texts"),
)


def area(_page: SectionsPage) -> RecordArea:
    """Rounds of the edition."""
    return RecordArea(
        kind="matchmaking_round",
        title=N_("Rounds"),
        listing=rounds.LISTING,
        fields=FIELDS,
        load=_load,
        save=saver("matchmaking_round"),
        empty=Empty(
            N_("No round yet"),
            N_("A round offers slots and tables in which meetings are placed."),
            icon="matchmaking",
        ),
        new=Asking(
            N_("New round"),
            (Field("name", N_("Name"), wide=True), LEG, LENGTH, GAP),
            _make,
            start=lambda _context: {"slot_minutes": Decimal(20), "gap_minutes": Decimal(5)},
        ),
        new_label=N_("New round"),
        delete=remover("matchmaking_round"),
        tabs=(SLOTS, TABLES),
        buttons=making.buttons,
        panel_width=452,
        also=frozenset({"slot", "meeting_table", "meeting"}),
    )


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import MatchmakingRound

    found = session.get(MatchmakingRound, record_id)
    if found is None:
        return None
    leg = exhibiting.leg(session, found.leg_id)
    language = context.language
    slots = language.plural(N_("{number} slot"), N_("{number} slots"), len(found.slots))
    tables = language.plural(N_("{number} table"), N_("{number} tables"), len(found.tables))
    return RecordView(
        language.name_of(found),
        f"{slots} · {tables}",
        {
            "names": found.names,
            "leg_id": leg and leg.city and choice(context, leg.id, leg.city),
            "slot_minutes": _minutes(found.slot_minutes),
            "gap_minutes": _minutes(found.gap_minutes),
            "rest_minutes": found.rest_minutes,
            "hall_minutes": found.hall_minutes,
            "leg_minutes": found.leg_minutes,
            **texts(found, "note"),
        },
        changed=last_change(context, "matchmaking_round", record_id),
    )


def _minutes(stated: int | None) -> Decimal | None:
    return None if stated is None else Decimal(stated)


def _make(context: Context, values: Mapping[str, object]) -> int:
    name = str(values.get("name") or "").strip()
    if context.edition_id is None:
        raise CannotMakeSlots(N_("Choose an edition first."))
    if not name:
        raise CannotMakeSlots(N_("A round needs a name."))
    given = {key: value for key, value in values.items() if value is not None}
    edition_id = context.edition_id
    return saving.add(context, "matchmaking_round", name, edition_id=edition_id, **given)


# Slots

SLOT_FIELDS = (
    Field("starts_at", N_("From"), "datetime", required=True),
    Field("ends_at", N_("To"), "datetime", required=True),
    Field("grid", N_("Slot grid"), "reference", search=grids, hint=N_("Main grid"), wide=True),
)


def _slots(session: Session, context: Context, record_id: int) -> list[Line]:
    from scse_desk.store.models import MatchmakingRound

    found = records.find(session, MatchmakingRound, record_id)
    zone, language = ZoneInfo(found.edition.time_zone), context.language
    used = rounds.meetings_by(session, record_id, "slot_id")
    several = any(slot.grid for slot in found.slots)
    main = context.text(N_("Main grid"))
    lines = []
    for slot in sorted(found.slots, key=lambda each: (each.grid, each.starts_at)):
        starts, ends = slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone)
        number = used.get(slot.id, 0)
        said = language.plural(N_("{number} meeting"), N_("{number} meetings"), number)
        times = f"{language.time(starts)}–{language.time(ends)}"
        day = language.date(starts.date(), "long")
        group = f"{day} · {slot.grid or main}" if several else day
        lines.append(Line(slot.id, times, said if number else "", group=group))
    return lines


def _slot_values(session: Session, _context: Context, line_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import Slot

    slot = records.find(session, Slot, line_id)
    zone = ZoneInfo(slot.round.edition.time_zone)
    return {
        "starts_at": slot.starts_at.astimezone(zone).replace(tzinfo=None),
        "ends_at": slot.ends_at.astimezone(zone).replace(tzinfo=None),
        "grid": Choice(slot.grid, slot.grid) if slot.grid else None,
    }


def _save_slot(context: Context, line_id: int, key: str, value: object) -> None:
    from scse_desk.store.models import Slot

    with changing(context, Message(N_("Edit a slot"))) as session:
        if isinstance(value, datetime):
            slot = records.find(session, Slot, line_id)
            value = value.replace(tzinfo=ZoneInfo(slot.round.edition.time_zone))
        rounds.set_slot(session, line_id, key, value)


def _remove_slot(context: Context, slot_id: int) -> None:
    with changing(context, Message(N_("Remove a slot"))) as session:
        records.remove(session, "slot", slot_id)


def _slots_summary(session: Session, context: Context, record_id: int) -> str:
    """How many slots each grid has, where there are several."""
    found = rounds.grids_of(session, record_id)
    if len(found) < 2:  # noqa: PLR2004 - several are two
        return ""
    language, main = context.language, context.text(N_("Main grid"))
    slots = (
        f"{grid or main}: " + language.plural(N_("{number} slot"), N_("{number} slots"), number)
        for grid, number in found.items()
    )
    return " · ".join(slots)


SLOTS = related_tab(
    "slots",
    N_("Slots"),
    Related(
        _slots,
        Empty(
            N_("No slots yet"),
            N_("“Make slots” above makes those of whole days at once."),
            icon="programme",
        ),
        None,
        SLOT_FIELDS,
        _slot_values,
        _save_slot,
        remove=_remove_slot,
        summary=_slots_summary,
    ),
)

# Places


def _tables(session: Session, context: Context, record_id: int) -> list[Line]:
    from scse_desk.store.models import MatchmakingRound

    used = rounds.meetings_by(session, record_id, "table_id")
    lines = []
    for table in records.find(session, MatchmakingRound, record_id).tables:
        number = used.get(table.id, 0)
        plural = context.language.plural
        said = plural(N_("{number} meeting"), N_("{number} meetings"), number)
        owner = participant_name(table.owner, context.language) if table.owner else ""
        parts = (
            context.text(TABLE_KINDS[table.kind]),
            table.hall,
            table.grid,
            owner,
            said if number else "",
        )
        words = " · ".join(filter(None, parts))
        lines.append(Line(table.id, table.label, words, opens=("meeting_table", table.id)))
    return lines


TABLES = related_tab(
    "tables",
    N_("Tables"),
    Related(
        _tables,
        Empty(
            N_("No tables yet"),
            N_("“Add tables” above numbers many at once; type the name of a room here."),
            icon="place",
        ),
        Adding(
            N_("Add a table, booth or room by its name"),
            create=making_named("meeting_table", rounds.add_table),
        ),
        remove=taking_away("meeting_table"),
    ),
)
