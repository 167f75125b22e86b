"""Programme items, their sessions and the people in them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.base import Record, Titles, arguments, codes, reference
from scse_desk.store.models.delegations import Delegation
from scse_desk.store.models.editions import Edition, Leg, Venue
from scse_desk.store.models.people import Organisation, Person, Post
from scse_desk.store.models.texts import Note, Place, TalkingPoints, Topics, Vehicles

PROGRAMME_KINDS = (
    "forum",
    "summit",
    "conference",
    "ceremony",
    "session",
    "press_conference",
    "general_assembly",
    "courtesy_call",
    "tour",
    "meal",
    "transfer",
    "other",
)
PROGRAMME_ROLES = (
    "host",
    "guest",
    "speaker",
    "moderator",
    "presenter",
    "participant",
    "interpreter",
    "liaison",
    "driver",
)


class ProgrammeItem(Titles, Place, Topics, TalkingPoints, Vehicles, Note, Record):
    """A forum, summit, ceremony, courtesy call, tour, meal or transfer; a forum has sessions.

    `starts_at` is known for an item with a time; one of which only the day or the month is known
    has `day` (the first of the month for a month) and says so in `precision`.
    """

    __table_args__ = arguments(
        codes("kind", *PROGRAMME_KINDS),
        codes("status", "planned", "confirmed", "held", "cancelled"),
        codes("mode", "in_person", "online", "hybrid"),
        codes("precision", "time", "half_day", "day", "month", "year"),
        CheckConstraint("ends_at > starts_at", name="times"),
        CheckConstraint("parent_id <> id", name="parent"),
    )

    edition_id: Mapped[int] = reference("edition")
    leg_id: Mapped[int | None] = reference("leg")
    parent_id: Mapped[int | None] = reference("programme_item")
    kind: Mapped[str] = mapped_column(default="forum")
    status: Mapped[str] = mapped_column(default="planned")
    mode: Mapped[str] = mapped_column(default="in_person")
    starts_at: Mapped[datetime | None] = mapped_column(index=True)
    ends_at: Mapped[datetime | None]
    day: Mapped[date | None] = mapped_column(index=True)
    """The day in the edition's time zone; kept in step with `starts_at`."""
    precision: Mapped[str] = mapped_column(default="time")
    venue_id: Mapped[int | None] = reference("venue")
    host_organisation_id: Mapped[int | None] = reference("organisation")
    is_sample: Mapped[bool] = mapped_column(default=False)
    """A model item, such as the courtesy call that shows how one is entered."""

    edition: Mapped[Edition] = relationship()
    leg: Mapped[Leg | None] = relationship()
    venue: Mapped[Venue | None] = relationship()
    host_organisation: Mapped[Organisation | None] = relationship()
    parent: Mapped["ProgrammeItem | None"] = relationship(
        remote_side="ProgrammeItem.id", back_populates="sessions"
    )
    sessions: Mapped[list["ProgrammeItem"]] = relationship(
        back_populates="parent", order_by="ProgrammeItem.starts_at"
    )
    participants: Mapped[list["ProgrammeParticipant"]] = relationship(
        back_populates="item", order_by="ProgrammeParticipant.position"
    )


class ProgrammeParticipant(Note, Record):
    """A person, delegation or organisation in a programme item."""

    __table_args__ = arguments(
        codes("role", *PROGRAMME_ROLES),
        CheckConstraint(
            "(person_id IS NOT NULL) + (delegation_id IS NOT NULL)"
            " + (organisation_id IS NOT NULL) = 1",
            name="one",
        ),
    )

    item_id: Mapped[int] = reference("programme_item")
    person_id: Mapped[int | None] = reference("person")
    delegation_id: Mapped[int | None] = reference("delegation")
    organisation_id: Mapped[int | None] = reference("organisation")
    post_id: Mapped[int | None] = reference("post")
    """The post in which a person takes part."""
    role: Mapped[str] = mapped_column(default="participant")
    position: Mapped[int] = mapped_column(default=0)
    languages: Mapped[str] = mapped_column(default="")
    """Of an interpreter: the pair, such as `vi-zh`."""

    item: Mapped[ProgrammeItem] = relationship(back_populates="participants")
    person: Mapped[Person | None] = relationship()
    delegation: Mapped[Delegation | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    post: Mapped[Post | None] = relationship()
