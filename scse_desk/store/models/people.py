"""Organisations, people, the posts that join them, and registrations in an edition."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.base import Names, Record, Titles, arguments, codes, reference
from scse_desk.store.models.editions import City, Edition
from scse_desk.store.models.texts import Needs, Note

ORGANISATION_KINDS = (
    "company",
    "city_government",
    "central_government",
    "agency",
    "association",
    "bank",
    "university",
    "school",
    "media",
    "international_organisation",
    "representative_office",
    "other",
)
REGISTRATION_ROLES = (
    "visitor",
    "buyer",
    "delegate",
    "exhibitor_staff",
    "speaker",
    "interpreter",
    "press",
    "vip",
    "organiser",
)
HONORIFICS = ("mr", "ms", "dr", "prof", "hon", "he")
"""Only as supplied, never guessed from a name; `hon` Honourable, `he` Excellency."""


class Organisation(Names, Note, Record):
    """A company, government, agency, association, bank, university or medium."""

    __table_args__ = arguments(codes("kind", *ORGANISATION_KINDS))

    kind: Mapped[str] = mapped_column(default="company")
    abbreviation: Mapped[str] = mapped_column(default="")
    country: Mapped[str | None] = mapped_column(index=True)
    """ISO 3166-1 alpha-2; None for an international body."""
    city_id: Mapped[int | None] = reference("city")
    parent_id: Mapped[int | None] = reference("organisation")
    website: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    tax_number: Mapped[str] = mapped_column(default="")
    is_sample: Mapped[bool] = mapped_column(default=False)
    """Invented for the sample edition, labelled so on screen and paper."""

    city: Mapped[City | None] = relationship()
    parent: Mapped["Organisation | None"] = relationship(remote_side="Organisation.id")
    aliases: Mapped[list["OrganisationAlias"]] = relationship(back_populates="organisation")


class OrganisationAlias(Record):
    """Another spelling under which an organisation is met."""

    __table_args__ = arguments(UniqueConstraint("organisation_id", "text"))

    organisation_id: Mapped[int] = reference("organisation")
    text: Mapped[str]
    language: Mapped[str | None]

    organisation: Mapped[Organisation] = relationship(back_populates="aliases")


class Person(Names, Note, Record):
    """A person. Which part of a name is the family name is told, never guessed."""

    __table_args__ = arguments(
        codes("name_order", "family_first", "given_first", "single"),
        codes("honorific", *HONORIFICS),
    )

    family_name: Mapped[str] = mapped_column(default="")
    given_name: Mapped[str] = mapped_column(default="")
    name_order: Mapped[str | None]
    """Order in which the raw name is written."""
    honorific: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(index=True)
    languages: Mapped[str] = mapped_column(default="")
    """Languages the person speaks, BCP 47 codes separated by a space, best first."""
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    """E.164 where it could be read as a number, otherwise as supplied."""
    is_sample: Mapped[bool] = mapped_column(default=False)
    """Invented for the sample edition, labelled so on screen and paper."""

    aliases: Mapped[list["PersonAlias"]] = relationship(back_populates="person")
    posts: Mapped[list["Post"]] = relationship(back_populates="person")


class PersonAlias(Record):
    """Another spelling of a person's name."""

    __table_args__ = arguments(UniqueConstraint("person_id", "text"))

    person_id: Mapped[int] = reference("person")
    text: Mapped[str]
    language: Mapped[str | None]

    person: Mapped[Person] = relationship(back_populates="aliases")


class Post(Titles, Record):
    """A dated title of a person at an organisation; titles are not 1 : 1 between languages."""

    __table_args__ = arguments(CheckConstraint("ends_on >= starts_on", name="dates"))

    person_id: Mapped[int] = reference("person")
    organisation_id: Mapped[int | None] = reference("organisation")
    short_title_zh_tw: Mapped[str] = mapped_column(default="")
    """The short official form, such as 新聞處長 for 新聞及國際關係處長."""
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    as_of: Mapped[date | None]
    """A day on which the post is known to have been held."""
    rank: Mapped[int | None]
    """Protocol rank, 1 highest; None where not yet ranked."""

    person: Mapped[Person] = relationship(back_populates="posts")
    organisation: Mapped[Organisation | None] = relationship()


class Registration(Needs, Record):
    """A person in an edition: in what role, with which badge, and what they need."""

    __table_args__ = arguments(
        UniqueConstraint("edition_id", "person_id"),
        UniqueConstraint("edition_id", "number"),
        codes("role", *REGISTRATION_ROLES),
        codes("status", "registered", "confirmed", "cancelled"),
        Index("ix_registration_edition_role", "edition_id", "role"),
    )

    edition_id: Mapped[int] = reference("edition")
    person_id: Mapped[int] = reference("person")
    organisation_id: Mapped[int | None] = reference("organisation")
    post_id: Mapped[int | None] = reference("post")
    number: Mapped[str | None]
    """Badge number as printed; text, for its leading zeros."""
    role: Mapped[str] = mapped_column(default="visitor")
    badge_type: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="registered")
    language: Mapped[str | None]
    """Language the person is written to in."""
    registered_at: Mapped[datetime | None]

    edition: Mapped[Edition] = relationship()
    person: Mapped[Person] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    post: Mapped[Post | None] = relationship()
    check_ins: Mapped[list["CheckIn"]] = relationship(back_populates="registration")


class CheckIn(Record):
    """A registered person came through a door."""

    registration_id: Mapped[int] = reference("registration")
    at: Mapped[datetime]
    door: Mapped[str] = mapped_column(default="")

    registration: Mapped[Registration] = relationship(back_populates="check_ins")
