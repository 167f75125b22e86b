"""Series, editions, their legs and co-located shows, and the places they are held in."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.base import Names, Record, Titles, arguments, codes, reference
from scse_desk.store.models.texts import Address, Note

if TYPE_CHECKING:
    from scse_desk.store.models.people import Organisation


class Series(Names, Record):
    """A show that recurs, such as SCSE or the 2050 Net Zero City Expo."""

    __table_args__ = arguments(UniqueConstraint("code"))

    code: Mapped[str]
    """Short sign used in commands and headings: SCSE, NZCE, METAEDU, SHE, IBE, SEE, ITS, SAMPLE."""
    is_sample: Mapped[bool] = mapped_column(default=False)

    editions: Mapped[list["Edition"]] = relationship(back_populates="series")


class Edition(Names, Note, Record):
    """One holding of a series in a year, with an ordinal of its own in that series."""

    __table_args__ = arguments(
        UniqueConstraint("series_id", "year"),
        CheckConstraint("ordinal > 0", name="ordinal"),
        codes("ordinal_source", "stated", "derived", "public", "own"),
        codes("status", "planned", "held", "cancelled"),
        codes("mode", "in_person", "online", "hybrid"),
    )

    series_id: Mapped[int] = reference("series")
    year: Mapped[int] = mapped_column(index=True)
    ordinal: Mapped[int | None]
    ordinal_source: Mapped[str | None]
    """Where the ordinal comes from; `derived` is arithmetic over the years of the series."""
    status: Mapped[str] = mapped_column(default="planned")
    mode: Mapped[str | None]
    """None where no source says it."""
    time_zone: Mapped[str] = mapped_column(default="Asia/Taipei")
    """IANA zone in which the edition's times are shown and printed."""

    series: Mapped[Series] = relationship(back_populates="editions")
    legs: Mapped[list["Leg"]] = relationship(back_populates="edition", order_by="Leg.position")
    themes: Mapped[list["Theme"]] = relationship(
        back_populates="edition", order_by="Theme.position"
    )
    organisers: Mapped[list["EditionOrganiser"]] = relationship(
        order_by="EditionOrganiser.position"
    )
    co_locations: Mapped[list["CoLocation"]] = relationship(
        foreign_keys="CoLocation.host_edition_id", back_populates="host"
    )


class City(Names, Record):
    """A city, county or town, with its country."""

    country: Mapped[str | None] = mapped_column(index=True)
    """ISO 3166-1 alpha-2."""
    region: Mapped[str] = mapped_column(default="")
    """State or province where two cities of one country share a name."""
    is_sample: Mapped[bool] = mapped_column(default=False)
    """Entered with the sample edition, though the city is a real one; goes with it if unused."""


class Venue(Names, Address, Record):
    """A place where legs, programme items or meetings are held."""

    city_id: Mapped[int | None] = reference("city")
    is_sample: Mapped[bool] = mapped_column(default=False)
    """Invented for the sample edition, labelled so on screen and paper."""

    city: Mapped[City | None] = relationship()


class Leg(Note, Record):
    """The part of an edition held at one place (Taipei, Kaohsiung, online), with its own dates."""

    __table_args__ = arguments(
        CheckConstraint("ends_on >= starts_on", name="dates"),
        codes("dates_status", "planned", "actual", "derived"),
        codes("status", "planned", "held", "cancelled"),
    )

    edition_id: Mapped[int] = reference("edition")
    position: Mapped[int] = mapped_column(default=0)
    city_id: Mapped[int | None] = reference("city")
    """None for an online leg."""
    venue_id: Mapped[int | None] = reference("venue")
    status: Mapped[str] = mapped_column(default="planned")
    """A leg may be cancelled while the edition is held elsewhere (2020: online only)."""
    hall: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    dates_status: Mapped[str] = mapped_column(default="planned")
    """`derived`: the end was computed from a stated duration."""
    is_online: Mapped[bool] = mapped_column(default=False)
    platform: Mapped[str] = mapped_column(default="")
    """Name of the platform of an online leg."""

    edition: Mapped[Edition] = relationship(back_populates="legs")
    city: Mapped[City | None] = relationship()
    venue: Mapped[Venue | None] = relationship()


class CoLocation(Record):
    """An edition of another series held together with an edition."""

    __table_args__ = arguments(
        UniqueConstraint("host_edition_id", "guest_edition_id"),
        CheckConstraint("host_edition_id <> guest_edition_id", name="distinct"),
        codes("status", "planned", "held", "cancelled"),
    )

    host_edition_id: Mapped[int] = reference("edition")
    guest_edition_id: Mapped[int] = reference("edition")
    status: Mapped[str] = mapped_column(default="planned")

    host: Mapped[Edition] = relationship(
        foreign_keys=[host_edition_id], back_populates="co_locations"
    )
    guest: Mapped[Edition] = relationship(foreign_keys=[guest_edition_id])


class Theme(Titles, Record):
    """A theme, slogan or focus of an edition."""

    __table_args__ = arguments(codes("kind", "theme", "subtheme", "slogan", "highlight"))

    edition_id: Mapped[int] = reference("edition")
    kind: Mapped[str] = mapped_column(default="theme")
    position: Mapped[int] = mapped_column(default=0)

    edition: Mapped[Edition] = relationship(back_populates="themes")


class EditionOrganiser(Record):
    """An organisation that organises an edition, in the order it is named."""

    __table_args__ = arguments(
        UniqueConstraint("edition_id", "organisation_id", "role"),
        codes("role", "organiser", "co_organiser", "advisor", "supporter", "sponsor"),
    )

    edition_id: Mapped[int] = reference("edition")
    organisation_id: Mapped[int] = reference("organisation")
    role: Mapped[str] = mapped_column(default="organiser")
    position: Mapped[int] = mapped_column(default=0)

    organisation: Mapped["Organisation"] = relationship()
