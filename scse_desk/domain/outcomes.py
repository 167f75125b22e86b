"""What came of meetings: who came, how it was, what is to follow, what it was worth.

A meeting counts as held only once somebody says so: its status follows what is recorded here.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, case, select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain import participants, records, texts
from scse_desk.domain.columns import field_column, name_column, note_columns, text_columns
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Agreement,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Outcome,
    Record,
    Request,
    Slot,
)

ABSENT = {
    "first": N_("The first side"),
    "second": N_("The second side"),
    "both": N_("Both sides"),
}
"""Whose side did not come; None where both did."""
HELD = {"held": N_("Held"), "no_show": N_("No-show"), "placed": N_("Not said yet")}
HELD_TONES = {"held": "green", "no_show": "amber", "placed": "neutral"}
WORST, BEST = 1, 5
USUAL_CURRENCY = "TWD"
FOLLOW_UP_TITLES = {
    "_en": N_("What is to follow in English"),
    "_zh_tw": N_("What is to follow in Chinese"),
    "_vi": N_("What is to follow in Vietnamese"),
    "_id": N_("What is to follow in Indonesian"),
}


class NothingCameYet(Refused):
    """The meeting has no place, so nothing can have come of it."""


class CannotRate(Refused):
    """The rating is none, or that of a side that was not there."""


class CannotBeWorth(Refused):
    """The value or its currency is none."""

    field = "currency"


RECORDED = N_("What came of the meeting {meeting} is recorded already; it stays where it was.")


class AlreadyMet(Refused):
    """What came of the meeting is recorded, so it stays where it was held."""


def of_meeting(session: Session, meeting_id: int) -> Outcome | None:
    """What was recorded of a meeting, if anything was."""
    return session.scalars(select(Outcome).where(Outcome.meeting_id == meeting_id)).first()


def say_held(session: Session, meeting_id: int) -> Outcome:
    """Both sides came."""
    return _say(session, meeting_id, "held", None)


def say_absent(session: Session, meeting_id: int, absent: str) -> Outcome:
    """A side did not come: `first`, `second` (of the request) or `both`. Refused where it rated."""
    return _say(session, meeting_id, "no_show", absent)


def say_nothing(session: Session, meeting_id: int) -> Outcome:
    """It is not known yet whether it was held."""
    return _say(session, meeting_id, "placed", None)


def _say(session: Session, meeting_id: int, status: str, absent: str | None) -> Outcome:
    outcome = _of(session, meeting_id)
    records.set_value(session, "outcome", outcome.id, "absent", absent)
    records.set_value(session, "meeting", meeting_id, "status", status)
    return outcome


def _of(session: Session, meeting_id: int) -> Outcome:
    """The record of a meeting, made where there is none."""
    return of_meeting(session, meeting_id) or records.add(session, Outcome, meeting_id=meeting_id)


def record(session: Session, meeting_id: int, key: str, value: object) -> Outcome:
    """Record one thing of a meeting: any field of an outcome, or `held` as a status.

    `held` is `held`, `first`, `second`, `both` (who was absent) or None; texts are mappings of a
    language to its text. A value without a currency is taken for new Taiwan dollars until told
    otherwise. Refused before the meeting is placed.
    """
    if key == "held":
        return _record_held(session, meeting_id, value)
    outcome = _of(session, meeting_id)
    if isinstance(value, Mapping):
        texts.set_texts(session, "outcome", outcome.id, key, value)
        return outcome
    if key == "value" and value is not None and not outcome.currency:
        records.set_value(session, "outcome", outcome.id, "currency", USUAL_CURRENCY)
    if key == "currency" and isinstance(value, str):
        value = value.strip().upper()
    records.set_value(session, "outcome", outcome.id, key, value)
    return outcome


def _record_held(session: Session, meeting_id: int, value: object) -> Outcome:
    if value is None:
        return say_nothing(session, meeting_id)
    said = str(value)
    return (
        say_held(session, meeting_id) if said == "held" else say_absent(session, meeting_id, said)
    )


def done(session: Session, outcome_id: int, on: date | None) -> None:
    """What was to follow is done since a day; None: it is not."""
    records.set_value(session, "outcome", outcome_id, "done_on", on)


def check(session: Session, outcome: Record) -> None:
    """Refuse an outcome of a meeting without a place, ratings and values that are none."""
    assert isinstance(outcome, Outcome)  # noqa: S101 - called for its own kind
    meeting = records.find(session, Meeting, outcome.meeting_id)
    if meeting.slot_id is None:
        raise NothingCameYet(N_("Nothing can have come of a meeting that has no place."))
    for side in ("first", "second"):
        _check_rating(outcome, side, meeting)
    if outcome.value is not None and outcome.value < 0:
        raise CannotBeWorth(N_("A value is not below zero."))
    if outcome.currency and outcome.currency not in currencies():
        raise CannotBeWorth(
            N_("“{value}” is no currency code, such as TWD or USD."), value=outcome.currency
        )


def _check_rating(outcome: Outcome, side: str, meeting: Meeting) -> None:
    rating = getattr(outcome, f"{side}_rating")
    if rating is None:
        return
    if not WORST <= rating <= BEST:
        raise CannotRate(
            N_("A rating is from {worst} to {best}."), worst=str(WORST), best=str(BEST)
        )
    if outcome.absent in {side, "both"}:
        name = records.name(getattr(meeting.request, side))
        raise CannotRate(N_("{name} did not come, so there is no rating by them."), name=name)


def refuse_if_met(session: Session, meeting: Meeting) -> None:
    """Refuse to move or take off a meeting of which something is recorded."""
    if of_meeting(session, meeting.id) is not None:
        raise AlreadyMet(RECORDED, meeting=records.name(meeting.request))


@cache
def currencies() -> frozenset[str]:
    """The codes of ISO 4217 that are money in use, as Babel knows them."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def currencies_called(language: Language, text: str) -> list[tuple[str, str]]:
    """Codes and names of the currencies in which a text occurs, code or name; TWD and USD first."""
    wanted = text.strip().casefold()
    first = (USUAL_CURRENCY, "USD", "EUR", "JPY", "VND", "IDR")
    names = language.locale.currencies
    found = [
        (code, str(names.get(code, code)))
        for code in (*first, *sorted(currencies() - set(first)))
        if wanted in code.casefold() or wanted in str(names.get(code, "")).casefold()
    ]
    return sorted(found, key=lambda pair: not pair[0].casefold().startswith(wanted))


class Sides:
    """The two who met and what belongs to either, the one who asked first standing first."""

    def __init__(self) -> None:
        self.meeting = aliased(Meeting)
        self.request = aliased(Request)
        self.round = aliased(MatchmakingRound)
        self.slot = aliased(Slot)
        self.table = aliased(MeetingTable)
        self.agreement = aliased(Agreement)
        self.first, self.second = participants.side(), participants.side()

    def joins(self, base: Any) -> list[Join]:
        """The joins from an outcome."""
        request = self.request
        others = request.first_id + request.second_id - request.requested_by_id
        return [
            Join(self.meeting, self.meeting.id == base.meeting_id, outer=False),
            Join(request, request.id == self.meeting.request_id, outer=False),
            Join(self.round, self.round.id == request.round_id, outer=False),
            *self.first.joins(request.requested_by_id),
            *self.second.joins(others),
            Join(self.slot, self.slot.id == self.meeting.slot_id),
            Join(self.table, self.table.id == self.meeting.table_id),
            Join(self.agreement, self.agreement.id == base.agreement_id),
        ]

    def turned(self, one: Any, other: Any) -> ColumnElement[Any]:
        """What belongs to who asked: `one` where that is the first of the pair, else `other`."""
        asked = self.request.requested_by_id == self.request.first_id
        return case((asked, one), else_=other)

    def absent(self, base: Any) -> ColumnElement[Any]:
        """Whose side did not come, by who asked."""
        return case(
            (base.absent == "first", self.turned("first", "second")),
            (base.absent == "second", self.turned("second", "first")),
            else_=base.absent,
        )


_sides = Sides()
_turned = _sides.turned

LISTING = Listing(
    "outcomes",
    N_("Outcomes"),
    Outcome,
    [
        Column("starts_at", N_("Time"), "datetime", width=17, sql=_sides.slot.starts_at),
        Column("table", N_("Table"), width=10, sql=_sides.table.label),
        _sides.first.column("first", N_("Participant")),
        _sides.second.column("second", N_("Meets")),
        Column(
            "held",
            N_("Held"),
            "code",
            HELD,
            HELD_TONES,
            width=12,
            sql=_sides.meeting.status,
        ),
        Column("absent", N_("Absent"), "code", ABSENT, width=16, sql=_sides.absent(Outcome)),
        Column(
            "first_rating",
            N_("Rating by the first"),
            "number",
            width=10,
            sql=_turned(Outcome.first_rating, Outcome.second_rating),
        ),
        Column(
            "second_rating",
            N_("Rating by the second"),
            "number",
            width=10,
            sql=_turned(Outcome.second_rating, Outcome.first_rating),
        ),
        *text_columns("follow_up", N_("What is to follow"), FOLLOW_UP_TITLES, Outcome, width=30),
        field_column(Outcome, "owner", N_("Sees to it"), width=18),
        field_column(Outcome, "due_on", N_("Due"), "date", width=12),
        field_column(Outcome, "done_on", N_("Done"), "date", width=12),
        field_column(Outcome, "value", N_("Value of the deal"), "number", width=14),
        field_column(Outcome, "currency", N_("Currency"), width=9),
        name_column("agreement", N_("Agreement"), _sides.agreement, "title", width=26),
        name_column("round", N_("Round"), _sides.round, width=20, shown=False),
        *note_columns(Outcome),
    ],
    joins=_sides.joins(Outcome),
    edition=_sides.round.edition_id,
    order=(("starts_at", False), ("table", False)),
)
