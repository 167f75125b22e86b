"""The table and the record of places of meeting: tables, booths, rooms, online rooms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scse_desk.domain import exhibiting, labels, tables
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.rounds import TABLE_KINDS
from scse_desk.domain.tables import CannotMeetThere
from scse_desk.language import N_
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty, Notice
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice
from scse_desk.ui.history import last_change
from scse_desk.ui.matchmaking.absences import absences_tab
from scse_desk.ui.matchmaking.chosen import Chosen, round_button, tables_of
from scse_desk.ui.matchmaking.finding import grids, parties
from scse_desk.ui.matchmaking.held import meetings_tab, place_name
from scse_desk.ui.matchmaking.round import LEG
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.saving import changing, remover, saver
from scse_desk.ui.sections import SectionsPage

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _fields(chosen: Chosen) -> Sequence[Field]:
    def search(context: Context, text: str) -> Sequence[Choice]:
        return parties(context, chosen.round_id, text)

    return (
        Field("label", N_("Label"), required=True),
        Field("kind", N_("Kind"), "choice", choices=TABLE_KINDS, required=True),
        Field("hall", N_("Hall")),
        LEG,
        Field("grid", N_("Slot grid"), "reference", search=grids, hint=N_("Main grid")),
        Field("position", N_("Place in the order"), "number", required=True),
        Field("has_interpreting", N_("Interpreters’ cabin"), "check", wide=True),
        Field(
            "owner_id",
            N_("Whose place"),
            "reference",
            search=search,
            opens="participant",
            hint=N_("Everyone’s: type a name to keep it for one participant"),
            wide=True,
        ),
        Field("link", N_("Link"), hint="https://", wide=True),
    )


def area(_page: SectionsPage, chosen: Chosen) -> RecordArea:
    """Places of the chosen round."""
    return RecordArea(
        kind="meeting_table",
        title=N_("Tables"),
        listing=tables_of(chosen, tables.LISTING),
        fields=_fields(chosen),
        load=_load,
        save=saver("meeting_table"),
        empty=Empty(
            N_("No tables yet"),
            N_("Add tables, exhibitors’ own booths, rooms and online rooms to meet at."),
            icon="place",
        ),
        new=_asking(chosen),
        new_label=N_("Add table"),
        delete=remover("meeting_table"),
        tabs=(
            meetings_tab(
                tables.meetings, N_("Meetings placed on the board at this table."), table=False
            ),
            absences_tab("meeting_table"),
        ),
        buttons=lambda context, page: _buttons(context, page, chosen),
        also=frozenset({"slot", "request", "participant", "matchmaking_round"}),
    )


def _buttons(context: Context, _page: RecordPage, chosen: Chosen) -> Sequence[QWidget]:
    several = round_button(context, chosen)
    return [several] if several else []


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import MeetingTable

    found = session.get(MeetingTable, record_id)
    if found is None:
        return None
    leg, owner = exhibiting.leg(session, found.leg_id), found.owner
    notices: tuple[Notice, ...] = ()
    if found.kind == "online" and not found.link:
        notices = (Notice(context.text(N_("An online room needs a link.")), "amber"),)
    plain = ("label", "kind", "hall", "position", "has_interpreting", "link")
    return RecordView(
        place_name(context, found),
        context.language.name_of(found.round),
        {key: getattr(found, key) for key in plain}
        | {
            "leg_id": leg and leg.city and choice(context, leg.id, leg.city),
            "grid": Choice(found.grid, found.grid) if found.grid else None,
            "owner_id": owner and Choice(owner.id, participant_name(owner, context.language)),
        },
        (context.text(TABLE_KINDS[found.kind]), "neutral"),
        notices,
        changed=last_change(context, "meeting_table", record_id),
    )


def _asking(chosen: Chosen) -> Asking:
    def make(context: Context, values: Mapping[str, object]) -> int:
        label = str(values.get("label") or "").strip()
        if chosen.round_id is None:
            raise CannotMeetThere(N_("Make a round first."))
        if not label:
            raise CannotMeetThere(N_("This must not be empty."), "label")
        given = {key: value for key, value in values.items() if value is not None}
        with changing(context, labels.adding("meeting_table", label)) as session:
            return tables.add(session, chosen.round_id, **given).id

    return Asking(
        N_("Add table"),
        [field for field in _fields(chosen) if field.key not in {"position", "owner_id"}],
        make,
        N_(
            "A table, a room, or an online room with its link. “Add tables” under Rounds adds many."
        ),
        N_("Add"),
        lambda _context: {"kind": "table"},
    )
