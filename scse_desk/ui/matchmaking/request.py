"""The table and the record of requests: who wishes to meet whom, and the way to a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from scse_desk.domain import labels, matchmaking, records, requests, rounds
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.meetings import STATUS_TONES as MEETING_TONES
from scse_desk.domain.meetings import STATUSES as MEETING_STATUSES
from scse_desk.domain.requests import CannotRequest
from scse_desk.domain.texts import texts
from scse_desk.language import N_, Message
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty, Notice, notice_panel
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.history import last_change
from scse_desk.ui.matchmaking.chosen import Chosen, round_button, tables_of
from scse_desk.ui.matchmaking.finding import parties
from scse_desk.ui.matchmaking.held import place_name
from scse_desk.ui.matchmaking.outcome import OUTCOME
from scse_desk.ui.matchmaking.wish_block import asking_tools
from scse_desk.ui.matchmaking.wishes import LANGUAGE, MINUTES, PRIORITY, STATUS, TOPICS
from scse_desk.ui.people import spoken
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import changing, remover, saver
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.widgets import clear, column

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Meeting, Participant, Request

FIELDS = (
    Field(
        "by",
        N_("Participant"),
        "reference",
        opens="participant",
        read_only=True,
        wide=True,
    ),
    Field(
        "other", N_("Wishes to meet"), "reference", opens="participant", read_only=True, wide=True
    ),
    PRIORITY,
    STATUS,
    Field("origin", N_("Origin"), "choice", choices=requests.ORIGINS, required=True),
    LANGUAGE,
    MINUTES,
    Field("is_mutual", N_("Mutual"), "check"),
    TOPICS,
    Field("requested_at", N_("Requested"), "datetime"),
    Field("note", N_("Note"), "texts"),
)


def area(page: SectionsPage, chosen: Chosen) -> RecordArea:
    """Requests of the chosen round."""
    places = column()

    def load(session: Session, context: Context, record_id: int) -> RecordView | None:
        view = _load(session, context, record_id)
        found = session.get(_model(), record_id)
        clear(places)
        if found is not None:
            places.addWidget(notice_panel(context.theme, _place(context, found, page)))
        return view

    def buttons(context: Context, table: RecordPage) -> list[QWidget]:
        table.panel.above.addLayout(places)
        tools = [] if context.store.read_only else asking_tools(context, table, chosen)
        several = round_button(context, chosen)
        return [several, *tools] if several else tools

    return RecordArea(
        kind="request",
        title=N_("Requests"),
        listing=tables_of(chosen, requests.LISTING),
        fields=FIELDS,
        load=load,
        save=saver("request"),
        empty=Empty(
            N_("No requests yet"),
            N_("Enter who wishes to meet whom; both sides must take part in the round."),
            icon="matchmaking",
        ),
        new=_asking(chosen),
        new_label=N_("New request"),
        delete=remover("request"),
        find=_find,
        tabs=(OUTCOME,),
        buttons=buttons,
        also=frozenset(
            {"meeting", "outcome", "slot", "meeting_table", "participant", "interpreter"}
        ),
    )


def _find(session: Session, kind: str, record_id: int) -> int | None:
    from scse_desk.store.models import Meeting

    return records.find(session, Meeting, record_id).request_id if kind == "meeting" else None


def _model() -> type[Request]:
    from scse_desk.store.models import Request

    return Request


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Request

    found = session.get(Request, record_id)
    if found is None:
        return None
    by = found.requested_by
    other = found.second if found.first_id == by.id else found.first
    names = [participant_name(side, context.language) for side in (by, other)]
    status = (context.text(requests.STATUSES[found.status]), requests.STATUS_TONES[found.status])
    meeting = found.meeting
    if meeting is not None:
        code = meeting.status
        status = (context.text(MEETING_STATUSES[code]), MEETING_TONES[code])
    return RecordView(
        f"{names[0]} × {names[1]}",
        context.language.name_of(found.round),
        _values(context, found, by, other, names),
        status,
        changed=last_change(context, "request", record_id),
    )


def _values(
    context: Context, found: Request, by: Participant, other: Participant, names: Sequence[str]
) -> Mapping[str, object]:
    plain = ("priority", "status", "origin", "is_mutual", "minutes")
    zone = ZoneInfo(found.round.edition.time_zone)
    at = found.requested_at
    return {key: getattr(found, key) for key in plain} | {
        "language": spoken.pair(context, found.language) if found.language else None,
        **texts(found, "topics", "note"),
        "by": Choice(by.id, names[0]),
        "other": Choice(other.id, names[1]),
        "requested_at": at.astimezone(zone).replace(tzinfo=None) if at else None,
    }


def _place(context: Context, found: Request, page: SectionsPage) -> Notice:
    """When and where the two meet, or the way to a place."""
    text, meeting = context.text, found.meeting

    def show() -> None:
        page.show_kind("board")
        page.shown().open_record("request", found.id)

    if meeting is None or meeting.slot is None:
        if found.status in {"declined", "withdrawn"}:
            return Notice(text(N_("Not to be placed.")), "neutral")
        remedy = Remedy(text(N_("Place…")), show)
        return Notice(text(N_("Not placed yet.")), "amber", (remedy,))
    remedies = [Remedy(text(N_("Show on the board")), show)]
    if not context.store.read_only:
        take = Remedy(text(N_("Take off the board")), lambda: _unplace(context, found.id))
        remedies.append(take)
    return Notice(_when(context, found, meeting), "green", tuple(remedies))


def _when(context: Context, found: Request, meeting: Meeting) -> str:
    language, slot = context.language, meeting.slot
    if slot is None:
        return ""
    zone = ZoneInfo(found.round.edition.time_zone)
    starts, ends = slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone)
    parts = [
        language.date(starts.date(), "long"),
        f"{language.time(starts)}–{language.time(ends)}",
    ]
    if meeting.table is not None:
        parts.append(place_name(context, meeting.table))
    if meeting.interpreter is not None:
        name = language.name_of(meeting.interpreter.person)
        parts.append(context.text(N_("Interpreter: {name}"), name=name))
    return " · ".join(parts)


def _unplace(context: Context, request_id: int) -> None:
    from scse_desk.store.models import Request

    def work() -> None:
        with context.store.read() as session:
            found = records.find(session, Request, request_id)
            name, meeting_id = records.name(found), found.meeting.id if found.meeting else None
        if meeting_id is not None:
            with changing(context, Message(labels.UNPLACE, {"name": name})) as session:
                matchmaking.unplace(session, meeting_id)

    context.attempt(work)


def _asking(chosen: Chosen) -> Asking:
    def search(context: Context, text: str) -> Sequence[Choice]:
        return parties(context, chosen.round_id, text)

    def make(context: Context, values: Mapping[str, object]) -> int:
        return _make(context, values)

    return Asking(
        N_("New request"),
        (
            Field("by", N_("Participant"), "reference", search=search, required=True, wide=True),
            Field(
                "other", N_("Wishes to meet"), "reference", search=search, required=True, wide=True
            ),
            PRIORITY,
            LANGUAGE,
            Field("topics", N_("Topics"), wide=True),
        ),
        make,
        N_("Who wishes to meet whom? A pair has one request only."),
        start=lambda _context: {"priority": "normal"},
    )


def _make(context: Context, values: Mapping[str, object]) -> int:
    from scse_desk.store.models import Participant

    by, other = values.get("by"), values.get("other")
    if not isinstance(by, int) or not isinstance(other, int):
        raise CannotRequest(N_("Choose both participants."))
    given = {key: values[key] for key in ("priority", "language", "topics") if values.get(key)}
    with context.store.read() as session:
        sides = [records.find(session, Participant, each) for each in (by, other)]
        name = " – ".join(participant_name(side, context.language) for side in sides)
    with changing(context, labels.adding("request", name)) as session:
        return requests.add_request(session, by, other, **given).id


def round_of(context: Context, kind: str, record_id: int) -> int | None:
    """The round a record belongs to."""
    with context.store.read() as session:
        return rounds.of_record(session, kind, record_id)
