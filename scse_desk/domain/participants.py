"""Participants of a matchmaking round: an exhibitor's team, a delegation, or one person."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.expression import SQLColumnExpression

from scse_desk.domain import records
from scse_desk.domain.columns import (
    INTEREST_TITLES,
    count_column,
    field_column,
    in_language,
    note_columns,
    spellings,
    text_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Delegation,
    Exhibitor,
    MatchmakingRound,
    Meeting,
    Organisation,
    Participant,
    Person,
    Record,
    Registration,
    Request,
    Unavailability,
)

KINDS = {
    "exhibitor": N_("Exhibitor"),
    "delegation": N_("Delegation"),
    "person": N_("Person"),
}
ATTENDANCES = {
    "head": N_("The head"),
    "any": N_("Any of its members"),
    "quorum": N_("A quorum"),
}
"""Who of a delegation must come to a meeting."""
HALVES = {"morning": N_("Morning"), "afternoon": N_("Afternoon")}
"""The half of the day a participant would rather meet in; None for no matter."""
KIND_TONES = {"exhibitor": "blue", "delegation": "violet", "person": "neutral"}


QUORUM = 2
"""Members that a meeting takes where a quorum is asked for, until another number is said."""


class CannotTakePart(Refused):
    """The participant is in the round already, or belongs to another edition."""


class CannotMeetSo(Refused):
    """What is said of a participant does not go together."""


@dataclass(frozen=True)
class Side:
    """The tables that tell who one participant of a request is, joined to it."""

    participant: Any
    exhibitor: Any
    organisation: Any
    delegation: Any
    registration: Any
    person: Any

    def name(self, code: str) -> ColumnElement[Any]:
        """The participant's name in a language."""
        return func.coalesce(
            in_language(self.organisation, code),
            in_language(self.delegation, code),
            in_language(self.person, code),
        )

    def spellings(self) -> list[Any]:
        """Every column in which the name stands."""
        named = (self.organisation, self.delegation, self.person)
        return [column for entity in named for column in spellings(entity)]

    def named(self) -> list[tuple[Any, str]]:
        """The entities whose names these are."""
        return [(entity, "name") for entity in (self.organisation, self.delegation, self.person)]

    def column(self, key: str, title: str, width: int = 30) -> Column:
        """A column with the participant's name."""
        return Column(
            key,
            title,
            "name",
            width=width,
            sql=self.name,
            spellings=self.spellings(),
            named=self.named(),
        )

    def joins(self, key: SQLColumnExpression[Any]) -> list[Join]:
        """The joins to the participant whose id `key` holds, and to who that is."""
        there = Join(self.participant, self.participant.id == key, outer=False)
        return [there, *self.joins_behind()]

    def joins_behind(self) -> list[Join]:
        """The joins to who a participant is."""
        party = self.participant
        return [
            Join(self.exhibitor, self.exhibitor.id == party.exhibitor_id),
            Join(self.organisation, self.organisation.id == self.exhibitor.organisation_id),
            Join(self.delegation, self.delegation.id == party.delegation_id),
            Join(self.registration, self.registration.id == party.registration_id),
            Join(self.person, self.person.id == self.registration.person_id),
        ]


def side() -> Side:
    """A side of its own, to be joined to one column."""
    models = (Participant, Exhibitor, Organisation, Delegation, Registration, Person)
    return Side(*(aliased(model) for model in models))


def add_participant(
    session: Session, round_id: int, field: str, record_id: int, **values: object
) -> Participant:
    """Let an exhibitor, delegation or registration take part in a round of its edition.

    `field` is `exhibitor_id`, `delegation_id` or `registration_id`.
    """
    target = {"exhibitor_id": Exhibitor, "delegation_id": Delegation}.get(field, Registration)
    record: Any = records.find(session, target, record_id)
    held = records.find(session, MatchmakingRound, round_id)
    if record.edition_id != held.edition_id:
        raise CannotTakePart(
            N_("{name} belongs to another edition than the round."), name=records.name(record)
        )
    column = getattr(Participant, field)
    there = select(Participant).where(Participant.round_id == round_id, column == record_id)
    if session.scalars(there).first():
        raise CannotTakePart(
            N_("{name} takes part in this round already."), name=records.name(record)
        )
    given = {"round_id": round_id, field: record_id, **values}
    return records.add(session, Participant, **given)


def check(session: Session, party: Record) -> None:  # noqa: ARG001 - as all checks are called
    """Refuse a quorum of nobody, or one not asked for, and numbers and hours that are none."""
    assert isinstance(party, Participant)  # noqa: S101 - called for its own kind
    if party.attendance == "quorum" and party.quorum is None:
        raise CannotMeetSo(N_("Say how many members a meeting takes."))
    if party.attendance != "quorum" and party.quorum is not None:
        raise CannotMeetSo(N_("A number of members goes with a quorum only."))
    if party.most_per_day is not None and party.most_per_day < 0:
        raise CannotMeetSo(N_("This must not be less than {number}."), number=0)
    if not 0 <= party.wakes_at < party.sleeps_at <= 24:  # noqa: PLR2004 - hours of a day
        raise CannotMeetSo(N_("Waking hours run from an earlier hour to a later one of one day."))


def set_value(session: Session, participant_id: int, field: str, value: object) -> None:
    """Set one field of a participant; the number of a quorum and the wish for one go together.

    A number asks for a quorum, another attendance takes the number away, and a quorum without a
    number is one of QUORUM.
    """
    party = records.find(session, Participant, participant_id)
    with session.no_autoflush:
        if field == "attendance":
            party.quorum = (party.quorum or QUORUM) if value == "quorum" else None
        if field == "quorum":
            party.attendance = "any" if value is None else "quorum"
        records.set_value(session, "participant", participant_id, field, value)


def of_edition(session: Session, edition_id: int, field: str, record_id: int) -> list[Participant]:
    """How an exhibitor, delegation or registration takes part in the rounds of an edition.

    `field` is `exhibitor_id`, `delegation_id` or `registration_id`.
    """
    statement = (
        select(Participant)
        .join(MatchmakingRound, MatchmakingRound.id == Participant.round_id)
        .where(getattr(Participant, field) == record_id, MatchmakingRound.edition_id == edition_id)
    )
    return list(session.scalars(statement.order_by(Participant.round_id)))


_who = side()
_round = aliased(MatchmakingRound)


def _wishes() -> Any:
    ours = or_(Request.first_id == _who.participant.id, Request.second_id == _who.participant.id)
    return select(func.count()).select_from(Request).where(ours)


def _number(key: str, title: str) -> Column:
    return field_column(_who.participant, key, title, "number", width=11, shown=False)


def _truth(key: str, title: str) -> Column:
    return field_column(_who.participant, key, title, "boolean", width=11, shown=False)


LISTING = Listing(
    "participants",
    N_("Participants"),
    _who.participant,
    [
        _who.column("name", N_("Name"), width=34),
        Column(
            "kind",
            N_("Kind"),
            "code",
            KINDS,
            KIND_TONES,
            width=12,
            sql=case(
                (_who.participant.exhibitor_id.is_not(None), "exhibitor"),
                (_who.participant.delegation_id.is_not(None), "delegation"),
                else_="person",
            ),
        ),
        Column(
            "requests",
            N_("Requests"),
            "number",
            width=10,
            sql=_wishes().correlate(_who.participant).scalar_subquery(),
        ),
        Column(
            "meetings",
            N_("Meetings"),
            "number",
            width=10,
            sql=_wishes()
            .join(Meeting, Meeting.request_id == Request.id)
            .where(Meeting.slot_id.is_not(None))
            .correlate(_who.participant)
            .scalar_subquery(),
        ),
        field_column(_who.participant, "capacity", N_("At once"), "number", width=9),
        field_column(_who.participant, "most_per_day", N_("Most a day"), "number", width=11),
        field_column(
            _who.participant, "attendance", N_("Who must come"), "code", ATTENDANCES, width=14
        ),
        _number("quorum", N_("Quorum")),
        _number("rest_minutes", N_("Rest in minutes")),
        field_column(
            _who.participant,
            "preferred_half",
            N_("Preferred half"),
            "code",
            HALVES,
            width=13,
            shown=False,
        ),
        _truth("own_place_only", N_("At its own place only")),
        Column(
            "languages",
            N_("Languages"),
            "languages",
            width=18,
            sql=_who.participant.languages,
        ),
        *text_columns(
            "topics", N_("Interests"), INTEREST_TITLES, _who.participant, width=30, shown=False
        ),
        _truth("is_online", N_("Takes part online")),
        field_column(_who.participant, "time_zone", N_("Time zone"), width=18, shown=False),
        _number("wakes_at", N_("From hour")),
        _number("sleeps_at", N_("Until hour")),
        count_column(
            "absences",
            N_("Absences"),
            _who.participant,
            Unavailability.participant_id == _who.participant.id,
            width=10,
            shown=False,
        ),
        *note_columns(_who.participant),
    ],
    joins=[
        Join(_round, _round.id == _who.participant.round_id, outer=False),
        *_who.joins_behind(),
    ],
    edition=_round.edition_id,
    order=(("name", False),),
    also=["request", "meeting", "unavailability"],
)


def missing(session: Session, round_id: int, field: str) -> list[int]:
    """The ids of the exhibitors or delegations of a round's edition that take no part in it yet.

    `field` is `exhibitor_id` or `delegation_id`; represented exhibitors and declined delegations
    are left out.
    """
    held = records.find(session, MatchmakingRound, round_id)
    model: Any = Exhibitor if field == "exhibitor_id" else Delegation
    column = getattr(Participant, field)
    there = select(column).where(Participant.round_id == round_id, column.is_not(None))
    statement = select(model.id).where(
        model.edition_id == held.edition_id,
        model.id.not_in(there),
        Exhibitor.kind != "represented" if model is Exhibitor else Delegation.status != "declined",
    )
    return list(session.scalars(statement.order_by(model.id)))
