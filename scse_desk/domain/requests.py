"""Requests: who wishes to meet whom in a round, and how much."""

from sqlalchemy import case, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain import participants, records
from scse_desk.domain.columns import (
    TOPIC_TITLES,
    field_column,
    name_column,
    note_columns,
    text_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import MatchmakingRound, Meeting, Participant, Request, Slot

PRIORITIES = {
    "must": N_("Must"),
    "high": N_("High"),
    "normal": N_("Normal"),
    "if_possible": N_("If possible"),
}
PRIORITY_TONES = {"must": "red", "high": "amber", "normal": "blue", "if_possible": "neutral"}
STATUSES = {
    "open": N_("Not answered"),
    "accepted": N_("Accepted"),
    "declined": N_("Declined"),
    "withdrawn": N_("Withdrawn"),
}
STATUS_TONES = {"open": "amber", "accepted": "green", "declined": "red", "withdrawn": "neutral"}
ORIGINS = {
    "own": N_("Own wish"),
    "counterpart": N_("Counterpart"),
    "staff": N_("Staff"),
    "recommendation": N_("Recommendation"),
    "import": N_("Import"),
}
PLACES = {"waiting": N_("Not placed"), "placed": N_("Placed")}
PLACE_TONES = {"waiting": "amber", "placed": "green"}

_round = aliased(MatchmakingRound)
_meeting = aliased(Meeting)
_slot = aliased(Slot)
_first = participants.side()
_second = participants.side()

LISTING = Listing(
    "requests",
    N_("Requests"),
    Request,
    [
        _first.column("first", N_("Participant")),
        _second.column("second", N_("Wishes to meet")),
        field_column(
            Request,
            "priority",
            N_("Priority"),
            "code",
            PRIORITIES,
            PRIORITY_TONES,
            width=11,
            steps=True,
        ),
        Column("is_mutual", N_("Mutual"), "boolean", width=8, sql=Request.is_mutual),
        field_column(Request, "status", N_("Status"), "code", STATUSES, STATUS_TONES, width=11),
        Column(
            "place",
            N_("Placed"),
            "code",
            PLACES,
            PLACE_TONES,
            width=10,
            sql=case((_meeting.slot_id.is_(None), "waiting"), else_="placed"),
        ),
        Column("starts_at", N_("Time"), "datetime", width=17, sql=_slot.starts_at),
        field_column(Request, "language", N_("Interpreting"), "languages", width=16),
        field_column(Request, "minutes", N_("Minutes at least"), "number", width=10, shown=False),
        *text_columns("topics", N_("Topics"), TOPIC_TITLES, Request, width=30),
        Column("origin", N_("Origin"), "code", ORIGINS, width=14, shown=False, sql=Request.origin),
        Column(
            "requested_at",
            N_("Requested"),
            "datetime",
            width=17,
            shown=False,
            sql=Request.requested_at,
        ),
        name_column("round", N_("Round"), _round, width=20, shown=False),
        *note_columns(Request),
    ],
    joins=[
        Join(_round, _round.id == Request.round_id, outer=False),
        *_first.joins(Request.requested_by_id),
        *_second.joins(Request.first_id + Request.second_id - Request.requested_by_id),
        Join(_meeting, _meeting.request_id == Request.id),
        Join(_slot, _slot.id == _meeting.slot_id),
    ],
    edition=_round.edition_id,
    order=(("priority", False), ("first", False)),
)


class CannotRequest(Refused):
    """The two cannot be asked to meet."""


def add_request(session: Session, requested_by_id: int, other_id: int, **values: object) -> Request:
    """A wish of one participant to meet another of the same round.

    A pair has one request: the counterpart's own wish makes it mutual. Refused where the same
    participant asks again, or asks to meet itself.
    """
    asking = records.find(session, Participant, requested_by_id)
    other = records.find(session, Participant, other_id)
    names = {"name": records.name(asking), "other": records.name(other)}
    if asking is other:
        raise CannotRequest(N_("{name} cannot meet itself."), name=names["name"])
    if asking.round_id != other.round_id:
        raise CannotRequest(N_("{name} and {other} take part in different rounds."), **names)
    first, second = sorted((requested_by_id, other_id))
    there = session.scalars(
        select(Request).where(Request.first_id == first, Request.second_id == second)
    ).first()
    if there is None:
        values = {"first_id": first, "second_id": second, **values}
        values.setdefault("language", needed_pair(asking.languages, other.languages))
        return records.add(
            session,
            Request,
            round_id=asking.round_id,
            requested_by_id=requested_by_id,
            **values,
        )
    if there.is_mutual or there.requested_by_id == requested_by_id:
        raise CannotRequest(N_("{name} and {other} have a request already."), **names)
    there.is_mutual = True
    session.flush()
    return there


def turn(session: Session, request_id: int) -> Request:
    """Let the other of the two be the one who asked."""
    found = records.find(session, Request, request_id)
    found.requested_by_id = found.first_id + found.second_id - found.requested_by_id
    session.flush()
    session.expire(found, ["requested_by"])
    return found


def needed_pair(one: str, other: str) -> str:
    """The pair of languages two sides need interpreting between; "" if they share one.

    `one` and `other` are the languages of each, separated by a space; "" too where a side has none.
    """
    ours, theirs = one.split(), other.split()
    if not ours or not theirs or set(ours) & set(theirs):
        return ""
    pair = (ours[0], theirs[0])
    return "-".join(sorted(pair, key=lambda code: code == "zh"))
