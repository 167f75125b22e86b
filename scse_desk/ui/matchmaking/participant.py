"""The table and the record of participants: who takes part in the round, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from scse_desk.domain import labels, participants, records, tables
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.participants import (
    ATTENDANCES,
    HALVES,
    KIND_TONES,
    KINDS,
    CannotTakePart,
)
from scse_desk.domain.texts import texts
from scse_desk.language import N_, Message
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty, Notice
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import finder
from scse_desk.ui.form import Form
from scse_desk.ui.history import last_change
from scse_desk.ui.matchmaking import time_zones
from scse_desk.ui.matchmaking.absences import absences_tab
from scse_desk.ui.matchmaking.agenda import AGENDA
from scse_desk.ui.matchmaking.chosen import Chosen, round_button, tables_of
from scse_desk.ui.matchmaking.recommended import recommended_tab
from scse_desk.ui.matchmaking.wishes import wishes_tab
from scse_desk.ui.people import spoken
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import changing, remover, saver
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.widgets import button

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Participant

HOURS = {str(hour): f"{hour:02}:00" for hour in range(25)}
MEETS, COMES, ONLINE = N_("How it meets"), N_("Who comes"), N_("Online")
FIELDS = (
    Field("who", N_("Takes part"), "reference", read_only=True, wide=True),
    Field("languages", N_("Meets in"), "references", search=spoken.search),
    Field("capacity", N_("Meetings at once"), "number", required=True, section=MEETS),
    Field("most_per_day", N_("Most a day"), "number", hint=N_("No limit"), section=MEETS),
    Field(
        "rest_minutes",
        N_("Rest between"),
        "number",
        unit=N_("minutes"),
        hint=N_("As the round"),
        section=MEETS,
    ),
    Field("preferred_half", N_("Preferred half"), "choice", choices=HALVES, section=MEETS),
    Field("own_place_only", N_("At its own place only"), "check", wide=True, section=MEETS),
    Field(
        "attendance",
        N_("Who must come"),
        "choice",
        choices=ATTENDANCES,
        required=True,
        section=COMES,
    ),
    Field("quorum", N_("Quorum"), "number", unit=N_("members"), section=COMES),
    Field("is_online", N_("Takes part online"), "check", wide=True, section=ONLINE),
    Field(
        "time_zone",
        N_("Time zone"),
        "reference",
        search=time_zones.search,
        hint=N_("As the edition: type a city or country"),
        wide=True,
        section=ONLINE,
    ),
    Field("wakes_at", N_("From hour"), "choice", choices=HOURS, required=True, section=ONLINE),
    Field("sleeps_at", N_("Until hour"), "choice", choices=HOURS, required=True, section=ONLINE),
    Field("topics", N_("Interests, one a line"), "texts", lines=3),
    Field("note", N_("Note"), "texts"),
)
OF_DELEGATIONS = ("attendance", "quorum")
OF_ONLINE = ("time_zone", "wakes_at", "sleeps_at")
SIDES = (
    ("exhibitor_id", N_("Exhibitor"), finder("exhibitor", here=True)),
    ("delegation_id", N_("Delegation"), finder("delegation", here=True)),
    ("registration_id", N_("Attendee"), finder("registration", here=True)),
)


def area(_page: SectionsPage, chosen: Chosen) -> RecordArea:
    """Participants of the chosen round."""
    pages: list[RecordPage] = []

    def load(session: Session, context: Context, record_id: int) -> RecordView | None:
        view = _load(session, context, record_id)
        if view is not None and pages:
            _show_fields(pages[0].panel.form_tab.form, view.values)
        return view

    def buttons(context: Context, page: RecordPage) -> Sequence[QWidget]:
        pages[:] = [page]
        return _buttons(context, page, chosen)

    return RecordArea(
        kind="participant",
        title=N_("Participants"),
        listing=tables_of(chosen, participants.LISTING),
        fields=FIELDS,
        load=load,
        save=_save,
        empty=Empty(
            N_("Nobody takes part yet"),
            N_("Add exhibitors, delegations or single attendees to the round."),
            icon="people",
        ),
        new=_asking(chosen),
        new_label=N_("Add participant"),
        delete=remover("participant"),
        tabs=(
            wishes_tab("participant"),
            recommended_tab("participant"),
            AGENDA,
            absences_tab("participant"),
        ),
        buttons=buttons,
        also=frozenset(
            {
                "request",
                "recommendation",
                "meeting",
                "unavailability",
                "slot",
                "meeting_table",
                "programme_participant",
            }
        ),
    )


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Participant

    found = session.get(Participant, record_id)
    if found is None:
        return None
    kind, opens = _kind(found)
    name = participant_name(found, context.language)
    return RecordView(
        name,
        context.language.name_of(found.round),
        {
            **{key: getattr(found, key) for key in PLAIN},
            "is_delegation": kind == "delegation",
            "who": Choice(opens, name),
            "languages": spoken.choices(context, found.languages),
            "time_zone": time_zones.choice(context, found.time_zone) if found.time_zone else None,
            "wakes_at": str(found.wakes_at),
            "sleeps_at": str(found.sleeps_at),
            **texts(found, "topics", "note"),
        },
        (context.text(KINDS[kind]), KIND_TONES[kind]),
        tuple(_notices(session, context, found)),
        changed=last_change(context, "participant", record_id),
    )


PLAIN = (
    "capacity",
    "most_per_day",
    "rest_minutes",
    "preferred_half",
    "own_place_only",
    "attendance",
    "quorum",
    "is_online",
)


def _show_fields(form: Form, values: Mapping[str, object]) -> None:
    """Only delegations say who must come, only those online when they are awake."""
    for key in OF_DELEGATIONS:
        form.set_shown(key, bool(values.get("is_delegation")))
    form.heading(COMES).setVisible(bool(values.get("is_delegation")))
    for key in OF_ONLINE:
        form.set_shown(key, bool(values.get("is_online")))


def _save(context: Context, record_id: int, key: str, value: object) -> None:
    if key not in OF_DELEGATIONS:
        saver("participant")(context, record_id, key, value)
        return
    with context.store.read() as session:
        name = records.name(records.get(session, "participant", record_id))
    with changing(context, labels.editing("participant", name)) as session:
        participants.set_value(session, record_id, key, value)


def _notices(session: Session, context: Context, found: Participant) -> Iterator[Notice]:
    """That it has no place of its own, with what makes its booths one."""
    if not found.own_place_only or tables.owned(session, found.id):
        return
    party_id, round_id = found.id, found.round_id

    def add() -> None:
        with context.store.read() as reading:
            name = records.name(records.get(reading, "participant", party_id))
        with changing(context, Message(ADD_BOOTHS, {"name": name})) as writing:
            tables.add_booths(writing, round_id, only=[party_id])

    remedies = []
    if found.exhibitor_id and not context.store.read_only:
        words = context.text(N_("Add its booths as places"))
        remedies.append(Remedy(words, lambda: context.attempt(add)))
    yield Notice(context.text(N_("It has no place of its own yet.")), "amber", tuple(remedies))


ADD_BOOTHS = N_("Add the booths of {name} as places")


def _kind(found: Participant) -> tuple[str, int]:
    if found.exhibitor_id:
        return "exhibitor", found.exhibitor_id
    if found.delegation_id:
        return "delegation", found.delegation_id
    return "person", found.registration_id or 0


def _asking(chosen: Chosen) -> Asking:
    def make(context: Context, values: Mapping[str, object]) -> int:
        given = [(key, values.get(key)) for key, _, _ in SIDES if values.get(key)]
        if chosen.round_id is None:
            raise CannotTakePart(N_("Make a round first."))
        if len(given) != 1:
            raise CannotTakePart(N_("Choose an exhibitor, a delegation or an attendee: one."))
        key, record_id = given[0]
        if not isinstance(record_id, int):
            raise CannotTakePart(N_("Choose an exhibitor, a delegation or an attendee: one."))
        name = called_side(context, key, record_id)
        with changing(context, labels.adding("participant", name)) as session:
            return participants.add_participant(session, chosen.round_id, key, record_id).id

    return Asking(
        N_("Add participant"),
        [Field(key, title, "reference", search=search, wide=True) for key, title, search in SIDES],
        make,
        N_("An exhibitor’s team, a delegation as a unit, or one attendee."),
        N_("Add"),
    )


def called_side(context: Context, key: str, record_id: int) -> str:
    """What an exhibitor, a delegation or an attendee is called."""
    from scse_desk.ui.saving import called

    return called(context, key.removesuffix("_id"), record_id)


def _open_who(context: Context, page: RecordPage) -> None:
    """Go to the exhibitor, delegation or attendee who takes part."""
    from scse_desk.store.models import Participant

    record_id = page.record_id()
    if record_id is None:
        return
    with context.store.read() as session:
        kind, opened = _kind(records.find(session, Participant, record_id))
    context.open_record("registration" if kind == "person" else kind, opened)


def _buttons(context: Context, page: RecordPage, chosen: Chosen) -> Sequence[QWidget]:
    who = button(context.theme, context.text(N_("Open")), kind="icon", picture="open")
    who.clicked.connect(lambda: _open_who(context, page))
    page.panel.tools.addWidget(who)
    made: list[QWidget] = []
    if several := round_button(context, chosen):
        made.append(several)
    if context.store.read_only or chosen.round_id is None:
        return made
    add = button(context.theme, context.text(N_("Add many")), kind="icon", picture="import")
    menu = QMenu(add)
    for field, words in (
        ("exhibitor_id", N_("All exhibitors not in the round yet")),
        ("delegation_id", N_("All delegations not in the round yet")),
    ):
        entry = menu.addAction(context.text(words))
        entry.triggered.connect(lambda _=False, key=field: _add_all(context, chosen, key))
    add.setMenu(menu)
    made.append(add)
    return made


def _add_all(context: Context, chosen: Chosen, field: str) -> None:
    round_id = chosen.round_id
    if round_id is None:
        return
    with context.store.read() as session:
        ids = participants.missing(session, round_id, field)
    if not ids:
        context.show_message(context.text(N_("All of them take part already.")), "neutral")
        return
    label = Message(N_("Add {number} participants"), {"number": len(ids)})
    with changing(context, label) as session:
        for record_id in ids:
            participants.add_participant(session, round_id, field, record_id)
    words = context.language.plural(
        N_("{number} participant added"), N_("{number} participants added"), len(ids)
    )
    context.show_message(words, "green")
