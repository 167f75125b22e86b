"""The table and the record of interpreters: their language pairs, shifts, absences, meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scse_desk.domain import interpreters, labels, records
from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.ui.asking import Ask, Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice, finder
from scse_desk.ui.history import last_change
from scse_desk.ui.matchmaking.absences import absences_tab
from scse_desk.ui.matchmaking.held import meetings_tab
from scse_desk.ui.matchmaking.making import CLOSES, FIRST, LAST, OPENS, days_of
from scse_desk.ui.people import spoken
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.related import Line, Related, related_tab
from scse_desk.ui.relating import taking_away
from scse_desk.ui.saving import called, changing, remover, saver
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.widgets import button, row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PAIRS = Field("pairs", N_("Language pairs"), "references", search=spoken.search_pairs)
FIELDS = (
    Field("person", N_("Person"), "reference", opens="person", read_only=True, wide=True),
    PAIRS,
    Field(
        "longest_minutes",
        N_("Longest stretch"),
        "number",
        unit=N_("minutes"),
        hint=N_("No limit"),
    ),
    Field("rest_minutes", N_("Then rest"), "number", unit=N_("minutes"), required=True),
)


class CannotInterpret(Refused):
    """Who is to interpret was not said."""


def area(_page: SectionsPage) -> RecordArea:
    """Interpreters of the edition."""
    return RecordArea(
        kind="interpreter",
        title=N_("Interpreters"),
        listing=interpreters.LISTING,
        fields=FIELDS,
        load=_load,
        save=saver("interpreter"),
        empty=Empty(
            N_("No interpreters yet"),
            N_("Add the people who interpret, with their language pairs."),
            icon="interpreter",
        ),
        new=Asking(
            N_("Add interpreter"),
            (
                Field(
                    "person_id",
                    N_("Person"),
                    "reference",
                    search=finder("person"),
                    required=True,
                    wide=True,
                ),
                PAIRS,
            ),
            _make,
            label=N_("Add"),
        ),
        new_label=N_("Add interpreter"),
        delete=remover("interpreter"),
        tabs=(
            SHIFTS,
            meetings_tab(
                interpreters.meetings, N_("Meetings placed on the board with this interpreter.")
            ),
            absences_tab("interpreter"),
        ),
        buttons=_buttons,
        also=frozenset({"unavailability", "slot", "request", "shift"}),
    )


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Interpreter

    found = session.get(Interpreter, record_id)
    if found is None:
        return None
    number = len(interpreters.meetings(session, record_id))
    return RecordView(
        context.language.name_of(found.person),
        context.language.plural(N_("{number} meeting"), N_("{number} meetings"), number),
        {
            "person": choice(context, found.person_id, found.person),
            "pairs": spoken.pairs(context, found.pairs),
            "longest_minutes": found.longest_minutes,
            "rest_minutes": found.rest_minutes,
        },
        changed=last_change(context, "interpreter", record_id),
    )


def _make(context: Context, values: Mapping[str, object]) -> int:
    person_id = values.get("person_id")
    if context.edition_id is None:
        raise CannotInterpret(N_("Choose an edition first."))
    if not isinstance(person_id, int):
        raise CannotInterpret(N_("Choose a person from the list."))
    name, codes = called(context, "person", person_id), values.get("pairs")
    with changing(context, labels.adding("interpreter", name)) as session:
        return records.add(
            session,
            "interpreter",
            edition_id=context.edition_id,
            person_id=person_id,
            pairs=" ".join(codes) if isinstance(codes, tuple) else "",
        ).id


# Shifts

SHIFT_FIELDS = (
    Field("starts_at", N_("From"), "datetime", required=True),
    Field("ends_at", N_("To"), "datetime", required=True),
)


def _shifts(session: Session, context: Context, record_id: int) -> list[Line]:
    zone, language = interpreters.zone_of(session, record_id), context.language
    lines = []
    for shift in interpreters.shifts(session, record_id):
        starts, ends = shift.starts_at.astimezone(zone), shift.ends_at.astimezone(zone)
        times = f"{language.time(starts)}–{language.time(ends)}"
        if starts.date() != ends.date():
            times = f"{language.datetime(starts)} – {language.datetime(ends)}"
        lines.append(Line(shift.id, times, group=language.date(starts.date(), "long")))
    return lines


def _shift_values(session: Session, _context: Context, line_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import Shift

    shift = records.find(session, Shift, line_id)
    zone = interpreters.zone_of(session, shift.interpreter_id)
    return {
        "starts_at": shift.starts_at.astimezone(zone).replace(tzinfo=None),
        "ends_at": shift.ends_at.astimezone(zone).replace(tzinfo=None),
    }


def _save_shift(context: Context, line_id: int, key: str, value: object) -> None:
    from scse_desk.store.models import Shift

    if not isinstance(value, datetime):
        raise CannotInterpret(N_("This must not be empty."))
    with changing(context, Message(N_("Edit a shift"))) as session:
        shift = records.find(session, Shift, line_id)
        zone = interpreters.zone_of(session, shift.interpreter_id)
        interpreters.set_shift(session, line_id, key, value.replace(tzinfo=zone))


SHIFTS = related_tab(
    "shifts",
    N_("Shifts"),
    Related(
        _shifts,
        Empty(
            N_("Works throughout"),
            N_("“Add shifts” above says on which days and from when to when."),
            icon="programme",
        ),
        None,
        SHIFT_FIELDS,
        _shift_values,
        _save_shift,
        taking_away("shift"),
    ),
)


def shifts_asked(ids: Sequence[int]) -> Asking:
    """What adding shifts to interpreters needs to know."""

    def start(context: Context) -> Mapping[str, object]:
        with context.store.read() as session:
            days = interpreters.days(session, ids[0])
        return {"first": days[0], "last": days[-1], "opens": time(9), "closes": time(17)}

    def make(context: Context, values: Mapping[str, object]) -> int:
        opens, closes = values.get("opens"), values.get("closes")
        if not (isinstance(opens, time) and isinstance(closes, time)):
            raise CannotInterpret(N_("Say from when to when."))
        with changing(context, Message(N_("Add shifts of interpreters"))) as session:
            number = interpreters.add_shifts(session, ids, days_of(values), opens, closes)
        plural = context.language.plural
        said = plural(N_("{number} shift added"), N_("{number} shifts added"), number)
        context.show_message(said, "green")
        return ids[0]

    return Asking(
        N_("Add shifts"),
        (FIRST, LAST, OPENS, CLOSES),
        make,
        N_("One on each day, for every interpreter that is selected in the table."),
        N_("Add shifts"),
        start,
    )


def _buttons(context: Context, page: RecordPage) -> Sequence[QWidget]:
    if context.store.read_only:
        return ()

    def show() -> None:
        shown = page.record_id()
        ids = page.table.selected_ids() or ([shown] if shown is not None else [])
        if ids:
            Ask(page, context, shifts_asked(ids), page.go_to).open()

    add = button(context.theme, context.text(N_("Add shifts…")), show, picture="programme")
    page.panel.above.addLayout(row(add, None))
    return ()
