"""The table of meetings: requests placed in a slot at a table."""

from sqlalchemy.orm import Session, aliased

from scse_desk.domain import participants
from scse_desk.domain.columns import (
    name_column,
    note_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.domain.requests import PRIORITIES, PRIORITY_TONES
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Interpreter,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Person,
    Record,
    Request,
    Slot,
)

STATUSES = {
    "placed": N_("Placed"),
    "held": N_("Held"),
    "no_show": N_("No-show"),
    "cancelled": N_("Cancelled"),
}
STATUS_TONES = {"placed": "blue", "held": "green", "no_show": "amber", "cancelled": "red"}

_request = aliased(Request)
_round = aliased(MatchmakingRound)
_slot = aliased(Slot)
_table = aliased(MeetingTable)
_interpreter = aliased(Interpreter)
_person = aliased(Person)
_first = participants.side()
_second = participants.side()

LISTING = Listing(
    "meetings",
    N_("Meetings"),
    Meeting,
    [
        Column("starts_at", N_("From"), "datetime", width=17, sql=_slot.starts_at),
        Column("ends_at", N_("To"), "datetime", width=17, sql=_slot.ends_at),
        Column("table", N_("Table"), width=10, sql=_table.label),
        _first.column("first", N_("Participant")),
        _second.column("second", N_("Meets")),
        name_column("interpreter", N_("Interpreter"), _person, width=22),
        Column(
            "status", N_("Status"), "code", STATUSES, STATUS_TONES, width=11, sql=Meeting.status
        ),
        Column("is_locked", N_("Locked"), "boolean", width=8, sql=Meeting.is_locked),
        Column(
            "priority",
            N_("Priority"),
            "code",
            PRIORITIES,
            PRIORITY_TONES,
            width=11,
            steps=True,
            shown=False,
            sql=_request.priority,
        ),
        Column(
            "language",
            N_("Interpreting"),
            "languages",
            width=16,
            shown=False,
            sql=_request.language,
        ),
        Column("slot", N_("Slot"), "number", width=8, shown=False, sql=Meeting.slot_id),
        name_column("round", N_("Round"), _round, width=20, shown=False),
        *note_columns(Meeting),
    ],
    joins=[
        Join(_request, _request.id == Meeting.request_id, outer=False),
        Join(_round, _round.id == _request.round_id, outer=False),
        *_first.joins(_request.requested_by_id),
        *_second.joins(_request.first_id + _request.second_id - _request.requested_by_id),
        Join(_slot, _slot.id == Meeting.slot_id),
        Join(_table, _table.id == Meeting.table_id),
        Join(_interpreter, _interpreter.id == Meeting.interpreter_id),
        Join(_person, _person.id == _interpreter.person_id),
    ],
    edition=_round.edition_id,
    order=(("starts_at", False), ("table", False)),
)


class NoPlace(Refused):
    """A meeting would have a place though cancelled, none though not, or one of another round."""


def check(session: Session, meeting: Record) -> None:
    """Refuse a cancelled meeting that keeps its place, any other without, and another round's."""
    assert isinstance(meeting, Meeting)  # noqa: S101 - called for its own kind
    places = {meeting.slot_id is None, meeting.table_id is None}
    if places != {meeting.status == "cancelled"}:
        raise NoPlace(N_("A cancelled meeting keeps neither slot nor table; any other has both."))
    if meeting.slot_id is not None and meeting.table_id is not None:
        request = session.get_one(Request, meeting.request_id)
        slot = session.get_one(Slot, meeting.slot_id)
        table = session.get_one(MeetingTable, meeting.table_id)
        if {slot.round_id, table.round_id} != {request.round_id}:
            raise NoPlace(N_("This slot or table is of another round."))
