"""Delegations and their members in order of precedence."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.base import Names, Record, arguments, codes, reference
from scse_desk.store.models.editions import City, Edition
from scse_desk.store.models.people import Organisation, Person, Post
from scse_desk.store.models.texts import Needs, Note, TalkingPoints, Travel

MEMBER_ROLES = ("member", "spouse", "interpreter", "liaison", "security", "press")


class Delegation(Names, TalkingPoints, Travel, Note, Record):
    """An official or business group in an edition, led by a head."""

    __table_args__ = arguments(
        codes("kind", "city", "national", "parliament", "association", "business", "other"),
        codes("status", "invited", "registered", "confirmed", "declined", "attended"),
        CheckConstraint("departs_at >= arrives_at", name="stay"),
    )

    edition_id: Mapped[int] = reference("edition")
    kind: Mapped[str] = mapped_column(default="city")
    status: Mapped[str] = mapped_column(default="invited")
    organisation_id: Mapped[int | None] = reference("organisation")
    country: Mapped[str | None] = mapped_column(index=True)
    city_id: Mapped[int | None] = reference("city")
    arrives_at: Mapped[datetime | None]
    departs_at: Mapped[datetime | None]
    languages: Mapped[str] = mapped_column(default="")
    """Languages in which it is received, BCP 47 codes separated by a space, best first."""
    liaison_person_id: Mapped[int | None] = reference("person")

    edition: Mapped[Edition] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    city: Mapped[City | None] = relationship()
    liaison: Mapped[Person | None] = relationship()
    members: Mapped[list["DelegationMember"]] = relationship(
        back_populates="delegation", order_by="DelegationMember.position"
    )


class DelegationMember(Needs, Record):
    """A person in a delegation at a place in the order of precedence (1 is first)."""

    __table_args__ = arguments(
        UniqueConstraint("delegation_id", "person_id"),
        Index(
            "uq_delegation_member_head",
            "delegation_id",
            unique=True,
            # Naming `postgresql_where` here would load that dialect at every start: a tenth of it.
            sqlite_where=text("is_head"),
        ),
        codes("role", *MEMBER_ROLES),
        CheckConstraint("position > 0", name="position"),
    )

    delegation_id: Mapped[int] = reference("delegation")
    person_id: Mapped[int] = reference("person")
    post_id: Mapped[int | None] = reference("post")
    """The post in which the person comes; its titles are printed."""
    position: Mapped[int]
    is_head: Mapped[bool] = mapped_column(default=False)
    role: Mapped[str] = mapped_column(default="member")

    delegation: Mapped[Delegation] = relationship(back_populates="members")
    person: Mapped[Person] = relationship()
    post: Mapped[Post | None] = relationship()
