"""What is to follow meetings: what is due, whose it is, what is done."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, case, or_, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain.columns import field_column, name_column, text_columns
from scse_desk.domain.listing import Listing
from scse_desk.domain.outcomes import FOLLOW_UP_TITLES, Sides
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.store import sqlite
from scse_desk.store.models import (
    NAME_LANGUAGES,
    MatchmakingRound,
    Meeting,
    Outcome,
    Request,
)

STATES = {
    "overdue": N_("Overdue"),
    "soon": N_("Due within a week"),
    "open": N_("To do"),
    "done": N_("Done"),
}
STATE_TONES = {"overdue": "red", "soon": "amber", "open": "blue", "done": "green"}
SOON = 7
"""Days."""

_TEXTS = [Outcome.follow_up, *(getattr(Outcome, f"follow_up_{s}") for s in NAME_LANGUAGES.values())]
_WANTED = or_(Outcome.due_on.is_not(None), *(text != "" for text in _TEXTS))
_follow_up = aliased(Outcome, select(Outcome).where(_WANTED).subquery("follow_up"))
_sides = Sides()

LISTING = Listing(
    "follow-ups",
    N_("Follow-ups"),
    _follow_up,
    [
        Column(
            "state",
            N_("State"),
            "code",
            STATES,
            STATE_TONES,
            width=15,
            steps=True,
            sql=case(
                (_follow_up.done_on.is_not(None), "done"),
                (_follow_up.due_on < sqlite.today(), "overdue"),
                (_follow_up.due_on <= sqlite.today(SOON), "soon"),
                else_="open",
            ),
        ),
        field_column(_follow_up, "due_on", N_("Due"), "date", width=12),
        field_column(_follow_up, "owner", N_("Sees to it"), width=16),
        *text_columns("follow_up", N_("What is to follow"), FOLLOW_UP_TITLES, _follow_up, width=30),
        _sides.first.column("first", N_("Participant"), width=22),
        _sides.second.column("second", N_("Meets"), width=22),
        field_column(_follow_up, "done_on", N_("Done"), "date", width=12, shown=False),
        Column(
            "starts_at",
            N_("Time"),
            "datetime",
            width=17,
            shown=False,
            sql=_sides.slot.starts_at,
        ),
        name_column("round", N_("Round"), _sides.round, width=20, shown=False),
    ],
    joins=_sides.joins(_follow_up),
    edition=_sides.round.edition_id,
    order=(("state", False), ("due_on", False), ("owner", False)),
)


def due(session: Session, edition_id: int, today: date) -> Sequence[int]:
    """The ids of what is past its day and not done, the longest first."""
    statement = (
        select(Outcome.id)
        .join(Meeting, Meeting.id == Outcome.meeting_id)
        .join(Request, Request.id == Meeting.request_id)
        .join(MatchmakingRound, MatchmakingRound.id == Request.round_id)
        .where(
            MatchmakingRound.edition_id == edition_id,
            and_(Outcome.done_on.is_(None), Outcome.due_on < today),
        )
        .order_by(Outcome.due_on, Outcome.id)
    )
    return list(session.scalars(statement))
