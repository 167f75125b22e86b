"""The table and the record of interpreters: their language pairs, absences and meetings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.domain import interpreters, labels, records
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.requests import PRIORITIES, PRIORITY_TONES
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.finding import choice, finder
from scse_desk.ui.history import last_change
from scse_desk.ui.matchmaking.absences import absences_tab
from scse_desk.ui.people import spoken
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.related import Line, Related, related_tab
from scse_desk.ui.saving import called, changing, remover, saver
from scse_desk.ui.sections import SectionsPage

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Meeting

PAIRS = Field("pairs", N_("Language pairs"), "references", search=spoken.search_pairs)
FIELDS = (
    Field("person", N_("Person"), "reference", opens="person", read_only=True, wide=True),
    PAIRS,
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
        tabs=(MEETINGS, absences_tab("interpreter")),
        also=frozenset({"unavailability", "slot", "request"}),
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


def _meetings(session: Session, context: Context, record_id: int) -> list[Line]:
    return [_line(context, meeting) for meeting in interpreters.meetings(session, record_id)]


def _line(context: Context, meeting: Meeting) -> Line:
    request, slot, language = meeting.request, meeting.slot, context.language
    sides = (request.first, request.second)
    names = " × ".join(participant_name(side, language) for side in sides)
    zone = ZoneInfo(request.round.edition.time_zone)
    starts = slot.starts_at.astimezone(zone) if slot else None
    table = context.text(N_("Table {number}"), number=meeting.table.label) if meeting.table else ""
    return Line(
        meeting.id,
        names,
        " · ".join(filter(None, (table, *language.spoken(request.language)))),
        ((context.text(PRIORITIES[request.priority]), PRIORITY_TONES[request.priority]),),
        ("request", request.id),
        language.date(starts.date(), "long") if starts else "",
        language.time(starts) if starts else "",
    )


MEETINGS = related_tab(
    "meetings",
    N_("Meetings"),
    Related(
        _meetings,
        Empty(N_("No meetings yet"), N_("Meetings placed on the board with this interpreter.")),
    ),
)
