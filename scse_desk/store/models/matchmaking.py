"""Matchmaking rounds: who wishes to meet whom, where and when they do, and what came of it."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.agreements import Agreement
from scse_desk.store.models.base import Names, Record, arguments, codes, reference
from scse_desk.store.models.delegations import Delegation
from scse_desk.store.models.editions import Edition, Leg
from scse_desk.store.models.exhibitors import Exhibitor
from scse_desk.store.models.people import Person, Registration
from scse_desk.store.models.texts import FollowUp, Note, Reason, Topics

PRIORITIES = ("must", "high", "normal", "if_possible")


class MatchmakingRound(Names, Note, Record):
    """A round of meetings in an edition: its slots, its tables, its requests."""

    __table_args__ = arguments(
        CheckConstraint("slot_minutes > 0", name="slot_minutes"),
        CheckConstraint("gap_minutes >= 0", name="gap_minutes"),
        CheckConstraint("hall_minutes >= 0", name="hall_minutes"),
        CheckConstraint("leg_minutes >= 0", name="leg_minutes"),
        CheckConstraint("rest_minutes >= 0", name="rest_minutes"),
    )

    edition_id: Mapped[int] = reference("edition")
    leg_id: Mapped[int | None] = reference("leg")
    slot_minutes: Mapped[int | None]
    gap_minutes: Mapped[int | None]
    """Both None where no source says how long meetings last: no slots are made then."""
    hall_minutes: Mapped[int] = mapped_column(default=0)
    """On foot from one hall to another."""
    leg_minutes: Mapped[int] = mapped_column(default=0)
    """From a place of one leg to a place of another."""
    rest_minutes: Mapped[int] = mapped_column(default=0)
    """Least rest of a participant between two meetings, unless it has its own."""

    edition: Mapped[Edition] = relationship()
    leg: Mapped[Leg | None] = relationship()
    slots: Mapped[list["Slot"]] = relationship(back_populates="round", order_by="Slot.starts_at")
    tables: Mapped[list["MeetingTable"]] = relationship(
        back_populates="round", order_by="MeetingTable.position"
    )


class Slot(Record):
    """A span of time in which one meeting may be held at each place of the same grid."""

    __table_args__ = arguments(
        UniqueConstraint("round_id", "grid", "starts_at", "ends_at"),
        CheckConstraint("ends_at > starts_at", name="times"),
    )

    round_id: Mapped[int] = reference("matchmaking_round")
    grid: Mapped[str] = mapped_column(default="")
    """Which of the round's grids of slots it belongs to; "" is the one that most places follow."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]

    round: Mapped[MatchmakingRound] = relationship(back_populates="slots")


class MeetingTable(Record):
    """A place of meeting: a numbered table, a booth, a room, or an online room with a link."""

    __table_args__ = arguments(
        UniqueConstraint("round_id", "label"), codes("kind", "table", "booth", "room", "online")
    )

    round_id: Mapped[int] = reference("matchmaking_round")
    label: Mapped[str]
    kind: Mapped[str] = mapped_column(default="table")
    grid: Mapped[str] = mapped_column(default="")
    """The grid of slots it follows (see `Slot.grid`)."""
    leg_id: Mapped[int | None] = reference("leg")
    """None: where the round is."""
    hall: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    has_interpreting: Mapped[bool] = mapped_column(default=False)
    """Whether it has an interpreter's booth, so that no interpreter need come to the table."""
    owner_id: Mapped[int | None] = reference("participant")
    """The participant whose own place it is, such as an exhibitor's booth: only its meetings."""
    position: Mapped[int] = mapped_column(default=0)

    round: Mapped[MatchmakingRound] = relationship(back_populates="tables")
    leg: Mapped[Leg | None] = relationship()
    owner: Mapped["Participant | None"] = relationship(foreign_keys=[owner_id])


class Participant(Topics, Note, Record):
    """An exhibitor's team, a delegation as a unit, or a single registered person in a round.

    `topics` are its interests.
    """

    __table_args__ = arguments(
        UniqueConstraint("round_id", "exhibitor_id"),
        UniqueConstraint("round_id", "delegation_id"),
        UniqueConstraint("round_id", "registration_id"),
        CheckConstraint(
            "(exhibitor_id IS NOT NULL) + (delegation_id IS NOT NULL)"
            " + (registration_id IS NOT NULL) = 1",
            name="one",
        ),
        CheckConstraint("capacity > 0", name="capacity"),
        codes("attendance", "head", "any", "quorum"),
        CheckConstraint("(quorum IS NOT NULL) = (attendance = 'quorum')", name="attendance_quorum"),
        CheckConstraint("quorum > 0", name="quorum"),
        CheckConstraint("rest_minutes >= 0", name="rest_minutes"),
        codes("preferred_half", "morning", "afternoon"),
        CheckConstraint("wakes_at < sleeps_at AND wakes_at >= 0 AND sleeps_at <= 24", name="wakes"),
    )

    round_id: Mapped[int] = reference("matchmaking_round")
    exhibitor_id: Mapped[int | None] = reference("exhibitor")
    delegation_id: Mapped[int | None] = reference("delegation")
    registration_id: Mapped[int | None] = reference("registration")
    capacity: Mapped[int] = mapped_column(default=1)
    """How many meetings it can hold at once; into how many groups a delegation may split."""
    attendance: Mapped[str] = mapped_column(default="head")
    """Of a delegation: whether its head must come, any of its members will do, or a quorum."""
    quorum: Mapped[int | None]
    """How many members a meeting takes, where attendance is by quorum."""
    most_per_day: Mapped[int | None]
    rest_minutes: Mapped[int | None]
    """Least rest between two meetings; None: the round's."""
    preferred_half: Mapped[str | None]
    """None: no matter."""
    own_place_only: Mapped[bool] = mapped_column(default=False)
    """Whether it meets at its own place only (`MeetingTable.owner_id`)."""
    is_online: Mapped[bool] = mapped_column(default=False)
    time_zone: Mapped[str] = mapped_column(default="")
    """IANA name of the zone an online participant is in; "" the edition's."""
    wakes_at: Mapped[int] = mapped_column(default=8)
    sleeps_at: Mapped[int] = mapped_column(default=22)
    """Of an online participant: the hours of its own day between which it can meet."""
    languages: Mapped[str] = mapped_column(default="")
    """Languages it can meet in without an interpreter, BCP 47, separated by a space."""

    round: Mapped[MatchmakingRound] = relationship()
    exhibitor: Mapped[Exhibitor | None] = relationship()
    delegation: Mapped[Delegation | None] = relationship()
    registration: Mapped[Registration | None] = relationship()


class Unavailability(Reason, Record):
    """A span in which a participant, an interpreter or a table is not to be had, and why."""

    __table_args__ = arguments(
        CheckConstraint("ends_at > starts_at", name="times"),
        CheckConstraint(
            "(participant_id IS NOT NULL) + (interpreter_id IS NOT NULL)"
            " + (table_id IS NOT NULL) = 1",
            name="one",
        ),
    )

    participant_id: Mapped[int | None] = reference("participant")
    interpreter_id: Mapped[int | None] = reference("interpreter")
    table_id: Mapped[int | None] = reference("meeting_table")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class Interpreter(Record):
    """A person who interprets in an edition, with the language pairs they work in."""

    __table_args__ = arguments(
        UniqueConstraint("edition_id", "person_id"),
        CheckConstraint("longest_minutes > 0", name="longest_minutes"),
        CheckConstraint("rest_minutes >= 0", name="rest_minutes"),
    )

    edition_id: Mapped[int] = reference("edition")
    person_id: Mapped[int] = reference("person")
    pairs: Mapped[str] = mapped_column(default="")
    """Language pairs separated by a space, such as `vi-zh en-zh`; either direction."""
    longest_minutes: Mapped[int | None]
    """From the first meeting's start to the last one's end of a stretch without rest."""
    rest_minutes: Mapped[int] = mapped_column(default=0)
    """What counts as rest: a stretch ends where at least so long nothing is interpreted."""

    edition: Mapped[Edition] = relationship()
    person: Mapped[Person] = relationship()
    shifts: Mapped[list["Shift"]] = relationship(
        back_populates="interpreter", order_by="Shift.starts_at"
    )


class Shift(Record):
    """A span in which an interpreter works; without any they work throughout."""

    __table_args__ = arguments(CheckConstraint("ends_at > starts_at", name="times"))

    interpreter_id: Mapped[int] = reference("interpreter")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]

    interpreter: Mapped[Interpreter] = relationship(back_populates="shifts")


class Request(Topics, Note, Record):
    """A wish of one participant to meet another; never twice for one pair."""

    __table_args__ = arguments(
        UniqueConstraint("first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="order"),
        CheckConstraint("requested_by_id IN (first_id, second_id)", name="requester"),
        codes("priority", *PRIORITIES),
        codes("status", "open", "accepted", "declined", "withdrawn"),
        codes("origin", "own", "counterpart", "staff", "recommendation", "import"),
        CheckConstraint("minutes > 0", name="minutes"),
    )

    round_id: Mapped[int] = reference("matchmaking_round")
    first_id: Mapped[int] = reference("participant")
    second_id: Mapped[int] = reference("participant")
    """The pair in the order of their ids, so that it exists once only."""
    requested_by_id: Mapped[int] = reference("participant", index=False)
    is_mutual: Mapped[bool] = mapped_column(default=False)
    priority: Mapped[str] = mapped_column(default="normal")
    status: Mapped[str] = mapped_column(default="open")
    origin: Mapped[str] = mapped_column(default="staff")
    language: Mapped[str] = mapped_column(default="")
    """Pair of languages that needs interpreting, such as `vi-zh`; empty when none is needed."""
    minutes: Mapped[int | None]
    """How long it must last at least; None: as long as whatever slot it gets."""
    requested_at: Mapped[datetime | None]

    round: Mapped[MatchmakingRound] = relationship()
    first: Mapped[Participant] = relationship(foreign_keys=[first_id])
    second: Mapped[Participant] = relationship(foreign_keys=[second_id])
    requested_by: Mapped[Participant] = relationship(foreign_keys=[requested_by_id])
    meeting: Mapped["Meeting | None"] = relationship(back_populates="request")


class Meeting(Note, Record):
    """A request placed in a slot at a table. A cancelled one keeps no place."""

    __table_args__ = arguments(
        UniqueConstraint("request_id"),
        UniqueConstraint("slot_id", "table_id"),
        CheckConstraint("(slot_id IS NULL) = (status = 'cancelled')", name="slot"),
        CheckConstraint("(table_id IS NULL) = (status = 'cancelled')", name="table"),
        codes("status", "placed", "held", "no_show", "cancelled"),
    )

    request_id: Mapped[int] = reference("request", index=False)
    slot_id: Mapped[int | None] = reference("slot")
    table_id: Mapped[int | None] = reference("meeting_table")
    interpreter_id: Mapped[int | None] = reference("interpreter")
    status: Mapped[str] = mapped_column(default="placed")
    is_locked: Mapped[bool] = mapped_column(default=False)

    request: Mapped[Request] = relationship(back_populates="meeting")
    slot: Mapped[Slot | None] = relationship()
    table: Mapped[MeetingTable | None] = relationship()
    interpreter: Mapped[Interpreter | None] = relationship()
    outcome: Mapped["Outcome | None"] = relationship(back_populates="meeting")


class Outcome(FollowUp, Note, Record):
    """What came of a meeting. First and second are the sides of its request."""

    __table_args__ = arguments(
        UniqueConstraint("meeting_id"),
        codes("absent", "first", "second", "both"),
        CheckConstraint("first_rating BETWEEN 1 AND 5", name="first_rating"),
        CheckConstraint("second_rating BETWEEN 1 AND 5", name="second_rating"),
        CheckConstraint("value >= 0", name="value"),
    )

    meeting_id: Mapped[int] = reference("meeting", index=False)
    absent: Mapped[str | None]
    """Whose side did not come; None where both did."""
    first_rating: Mapped[int | None]
    second_rating: Mapped[int | None]
    """From 1 (of no use) to 5 (of great use), as each side said."""
    owner: Mapped[str] = mapped_column(default="")
    """Who of the staff sees to what is to follow."""
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    value: Mapped[Decimal | None]
    currency: Mapped[str] = mapped_column(default="")
    """ISO 4217."""
    agreement_id: Mapped[int | None] = reference("agreement")

    meeting: Mapped[Meeting] = relationship(back_populates="outcome")
    agreement: Mapped[Agreement | None] = relationship()


class Recommendation(Record):
    """What became of recommending a counterpart to a participant of a round."""

    __table_args__ = arguments(
        UniqueConstraint("participant_id", "counterpart_id"),
        CheckConstraint("participant_id <> counterpart_id", name="two"),
        codes("status", "offered", "accepted", "dismissed"),
    )

    participant_id: Mapped[int] = reference("participant")
    counterpart_id: Mapped[int] = reference("participant")
    status: Mapped[str] = mapped_column(default="offered")
    times_offered: Mapped[int] = mapped_column(default=0)
    """How often it was printed or sent; who is offered in vain is offered no more."""

    participant: Mapped[Participant] = relationship(foreign_keys=[participant_id])
    counterpart: Mapped[Participant] = relationship(foreign_keys=[counterpart_id])
