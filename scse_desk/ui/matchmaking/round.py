"""The table and the record of rounds: their slots and their tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from scse_desk.domain import exhibiting, labels, records, rounds
from scse_desk.domain.rounds import TABLE_KINDS, CannotMakeSlots
from scse_desk.domain.texts import texts
from scse_desk.language import N_, Message
from scse_desk.ui import saving
from scse_desk.ui.asking import Ask, Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.exhibitors.booth import FIELDS as BOOTH_FIELDS
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice
from scse_desk.ui.history import last_change
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.relating import making, taking_away
from scse_desk.ui.saving import called, changing, remover, saver
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.widgets import button, row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LEG = next(field for field in BOOTH_FIELDS if field.key == "leg_id")
LENGTH = Field("slot_minutes", N_("A slot lasts"), "number", unit=N_("minutes"))
GAP = Field("gap_minutes", N_("Between slots"), "number", unit=N_("minutes"))
FIELDS = (
    Field("names", N_("Name"), "names"),
    LEG,
    LENGTH,
    GAP,
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
        buttons=_buttons,
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


def _slots(session: Session, context: Context, record_id: int) -> list[Line]:
    from scse_desk.store.models import MatchmakingRound

    found = records.find(session, MatchmakingRound, record_id)
    zone, language = ZoneInfo(found.edition.time_zone), context.language
    used = rounds.meetings_by(session, record_id, "slot_id")
    lines = []
    for slot in found.slots:
        starts, ends = slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone)
        number = used.get(slot.id, 0)
        said = language.plural(N_("{number} meeting"), N_("{number} meetings"), number)
        times = f"{language.time(starts)}–{language.time(ends)}"
        day = language.date(starts.date(), "long")
        lines.append(Line(slot.id, times, said if number else "", group=day))
    return lines


def _remove_slot(context: Context, slot_id: int) -> None:
    with changing(context, Message(N_("Remove a slot"))) as session:
        records.remove(session, "slot", slot_id)


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
        remove=_remove_slot,
    ),
)

# Tables

TABLE_FIELDS = (
    Field("label", N_("Label"), required=True),
    Field("hall", N_("Hall")),
    Field("kind", N_("Kind"), "choice", choices=TABLE_KINDS, required=True),
    Field("link", N_("Link"), hint="https://"),
)


def _tables(session: Session, context: Context, record_id: int) -> list[Line]:
    from scse_desk.store.models import MatchmakingRound

    used = rounds.meetings_by(session, record_id, "table_id")
    lines = []
    for table in records.find(session, MatchmakingRound, record_id).tables:
        number = used.get(table.id, 0)
        plural = context.language.plural
        said = plural(N_("{number} meeting"), N_("{number} meetings"), number)
        parts = (context.text(TABLE_KINDS[table.kind]), table.hall, said if number else "")
        lines.append(Line(table.id, table.label, " · ".join(filter(None, parts))))
    return lines


def _table_values(session: Session, _context: Context, line_id: int) -> Mapping[str, object]:
    table = records.get(session, "meeting_table", line_id)
    return {field.key: getattr(table, field.key) for field in TABLE_FIELDS}


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
            create=making("meeting_table", rounds.add_table),
        ),
        TABLE_FIELDS,
        _table_values,
        saver("meeting_table"),
        taking_away("meeting_table"),
    ),
)

# Many at once


def _buttons(context: Context, page: RecordPage) -> Sequence[QWidget]:
    if context.store.read_only:
        return ()

    def opener(asking: Callable[[Context, int], Asking]) -> Callable[[], None]:
        def show() -> None:
            record_id = page.record_id()
            if record_id is None:
                context.show_message(context.text(N_("Choose a round first.")), "amber")
                return
            Ask(page, context, asking(context, record_id), page.go_to).open()

        return show

    theme, text = context.theme, context.text
    slots = button(theme, text(N_("Make slots…")), opener(slots_asked), picture="programme")
    tables = button(theme, text(N_("Add tables…")), opener(tables_asked), picture="plus")
    page.panel.above.addLayout(row(slots, tables, None, spacing=theme.px(8)))
    return ()


def slots_asked(_context: Context, round_id: int) -> Asking:
    """What making slots needs to know."""

    def start(context: Context) -> Mapping[str, object]:
        with context.store.read() as session:
            first, last, opens, closes = rounds.hours(session, round_id)
        return {"first": first, "last": last, "opens": opens, "closes": closes}

    def make(context: Context, values: Mapping[str, object]) -> int:
        first, last, opens, closes = (values.get(k) for k in ("first", "last", "opens", "closes"))
        if not (isinstance(first, date) and isinstance(last, date)):
            raise CannotMakeSlots(N_("Say from which day to which."))
        if not (isinstance(opens, time) and isinstance(closes, time)):
            raise CannotMakeSlots(N_("Say from when to when."))
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        name = called(context, "matchmaking_round", round_id)
        with changing(context, Message(labels.MAKE_SLOTS, {"name": name})) as session:
            made = rounds.make_slots(session, round_id, days, opens, closes, _breaks(values))
            number = len(made)
        said = context.language.plural(N_("{number} slot made"), N_("{number} slots made"), number)
        context.show_message(said, "green")
        return round_id

    return Asking(
        N_("Make slots"),
        (
            Field("first", N_("From day"), "date", required=True),
            Field("last", N_("To day"), "date", required=True),
            Field("opens", N_("From"), "time", required=True),
            Field("closes", N_("To"), "time", required=True),
            Field("break_from", N_("Break from"), "time"),
            Field("break_to", N_("Break to"), "time"),
        ),
        make,
        N_("Slots of the round’s length on each day; those that are there stay."),
        N_("Make slots"),
        start,
    )


def _breaks(values: Mapping[str, object]) -> list[tuple[time, time]]:
    start, end = values.get("break_from"), values.get("break_to")
    if isinstance(start, time) and isinstance(end, time):
        return [(start, end)]
    return []


def tables_asked(_context: Context, round_id: int) -> Asking:
    """What adding many tables needs to know."""

    def make(context: Context, values: Mapping[str, object]) -> int:
        number = values.get("number")
        if not isinstance(number, Decimal) or not 0 < number <= rounds.MOST_TABLES:
            raise CannotMakeSlots(N_("Say how many, up to {number}."), number=rounds.MOST_TABLES)
        name = called(context, "matchmaking_round", round_id)
        with changing(context, Message(labels.MAKE_TABLES, {"name": name})) as session:
            rounds.make_tables(session, round_id, int(number), str(values.get("hall") or ""))
        return round_id

    return Asking(
        N_("Add tables"),
        (
            Field("number", N_("How many"), "number", required=True),
            Field("hall", N_("Hall")),
        ),
        make,
        N_("They are numbered on from those there are."),
        N_("Add tables"),
        lambda _context: {"number": Decimal(10)},
    )
