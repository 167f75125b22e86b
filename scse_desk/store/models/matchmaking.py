"""Matchmaking rounds: who wishes to meet whom, and where and when they do."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.base import Names, Record, arguments, codes, reference
from scse_desk.store.models.delegations import Delegation
from scse_desk.store.models.editions import Edition, Leg
from scse_desk.store.models.exhibitors import Exhibitor
from scse_desk.store.models.people import Person, Registration
from scse_desk.store.models.texts import Note, Reason, Topics

PRIORITIES = ("must", "high", "normal", "if_possible")


class MatchmakingRound(Names, Note, Record):
    """A round of meetings in an edition: its slots, its tables, its requests."""

    __table_args__ = arguments(
        CheckConstraint("slot_minutes > 0", name="slot_minutes"),
        CheckConstraint("gap_minutes >= 0", name="gap_minutes"),
    )

    edition_id: Mapped[int] = reference("edition")
    leg_id: Mapped[int | None] = reference("leg")
    slot_minutes: Mapped[int | None]
    gap_minutes: Mapped[int | None]
    """Both None where no source says how long meetings last: no slots are made then."""

    edition: Mapped[Edition] = relationship()
    leg: Mapped[Leg | None] = relationship()
    slots: Mapped[list["Slot"]] = relationship(back_populates="round", order_by="Slot.starts_at")
    tables: Mapped[list["MeetingTable"]] = relationship(
        back_populates="round", order_by="MeetingTable.position"
    )


class Slot(Record):
    """A span of time in which one meeting per table may be held."""

    __table_args__ = arguments(
        UniqueConstraint("round_id", "starts_at", "ends_at"),
        CheckConstraint("ends_at > starts_at", name="times"),
    )

    round_id: Mapped[int] = reference("matchmaking_round")
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
    hall: Mapped[str] = mapped_column(default="")
    link: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)

    round: Mapped[MatchmakingRound] = relationship(back_populates="tables")


class Participant(Note, Record):
    """An exhibitor's team, a delegation as a unit, or a single registered person in a round."""

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
    )

    round_id: Mapped[int] = reference("matchmaking_round")
    exhibitor_id: Mapped[int | None] = reference("exhibitor")
    delegation_id: Mapped[int | None] = reference("delegation")
    registration_id: Mapped[int | None] = reference("registration")
    capacity: Mapped[int] = mapped_column(default=1)
    """How many meetings it can hold at once."""
    most_per_day: Mapped[int | None]
    languages: Mapped[str] = mapped_column(default="")
    """Languages it can meet in without an interpreter, BCP 47, separated by a space."""

    round: Mapped[MatchmakingRound] = relationship()
    exhibitor: Mapped[Exhibitor | None] = relationship()
    delegation: Mapped[Delegation | None] = relationship()
    registration: Mapped[Registration | None] = relationship()


class Unavailability(Reason, Record):
    """A span in which a participant or an interpreter cannot meet, and why."""

    __table_args__ = arguments(
        CheckConstraint("ends_at > starts_at", name="times"),
        CheckConstraint(
            "(participant_id IS NOT NULL) + (interpreter_id IS NOT NULL) = 1", name="one"
        ),
    )

    participant_id: Mapped[int | None] = reference("participant")
    interpreter_id: Mapped[int | None] = reference("interpreter")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class Interpreter(Record):
    """A person who interprets in an edition, with the language pairs they work in."""

    __table_args__ = arguments(UniqueConstraint("edition_id", "person_id"))

    edition_id: Mapped[int] = reference("edition")
    person_id: Mapped[int] = reference("person")
    pairs: Mapped[str] = mapped_column(default="")
    """Language pairs separated by a space, such as `vi-zh en-zh`; either direction."""

    edition: Mapped[Edition] = relationship()
    person: Mapped[Person] = relationship()


class Request(Topics, Note, Record):
    """A wish of one participant to meet another; never twice for one pair."""

    __table_args__ = arguments(
        UniqueConstraint("first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="order"),
        CheckConstraint("requested_by_id IN (first_id, second_id)", name="requester"),
        codes("priority", *PRIORITIES),
        codes("status", "open", "accepted", "declined", "withdrawn"),
        codes("origin", "own", "counterpart", "staff", "recommendation", "import"),
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
