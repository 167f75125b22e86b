"""Exhibitors, pavilions, booths and the solutions shown at them."""

from decimal import Decimal

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.base import Names, Record, arguments, codes, reference
from scse_desk.store.models.editions import Edition, Leg
from scse_desk.store.models.people import Organisation, Person
from scse_desk.store.models.texts import Description, Note

EXHIBITOR_STAGES = ("prospect", "applied", "confirmed", "invoiced", "paid", "withdrawn")


class Pavilion(Names, Record):
    """A themed, national or online group of exhibitors in an edition."""

    edition_id: Mapped[int] = reference("edition")
    leg_id: Mapped[int | None] = reference("leg")
    code: Mapped[str] = mapped_column(default="")

    edition: Mapped[Edition] = relationship()


class Exhibitor(Note, Record):
    """An organisation in an edition. Represented ones are not counted as exhibitors (ISO 25639)."""

    __table_args__ = arguments(
        UniqueConstraint("edition_id", "organisation_id"),
        CheckConstraint("kind <> 'main' OR main_exhibitor_id IS NULL", name="main"),
        codes("kind", "main", "co_exhibitor", "represented"),
        codes("stage", *EXHIBITOR_STAGES),
    )

    edition_id: Mapped[int] = reference("edition")
    organisation_id: Mapped[int] = reference("organisation")
    kind: Mapped[str] = mapped_column(default="main")
    main_exhibitor_id: Mapped[int | None] = reference("exhibitor")
    """On whose stand a co-exhibitor or represented company appears."""
    stage: Mapped[str] = mapped_column(default="prospect")
    pavilion_id: Mapped[int | None] = reference("pavilion")
    contact_person_id: Mapped[int | None] = reference("person")

    edition: Mapped[Edition] = relationship()
    organisation: Mapped[Organisation] = relationship()
    main_exhibitor: Mapped["Exhibitor | None"] = relationship(remote_side="Exhibitor.id")
    pavilion: Mapped[Pavilion | None] = relationship()
    contact_person: Mapped[Person | None] = relationship()
    solutions: Mapped[list["Solution"]] = relationship(back_populates="exhibitor")
    booth_assignments: Mapped[list["BoothAssignment"]] = relationship(back_populates="exhibitor")


class Booth(Record):
    """A stand unit with its number in an edition."""

    __table_args__ = arguments(
        UniqueConstraint("edition_id", "number"),
        CheckConstraint("area_m2 > 0", name="area"),
        codes("kind", "shell", "raw", "online"),
    )

    edition_id: Mapped[int] = reference("edition")
    leg_id: Mapped[int | None] = reference("leg")
    pavilion_id: Mapped[int | None] = reference("pavilion")
    number: Mapped[str]
    hall: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="shell")
    area_m2: Mapped[Decimal | None]

    edition: Mapped[Edition] = relationship()
    leg: Mapped[Leg | None] = relationship()
    pavilion: Mapped[Pavilion | None] = relationship()
    assignment: Mapped["BoothAssignment | None"] = relationship(back_populates="booth")


class BoothAssignment(Record):
    """A booth given to an exhibitor; a booth has one exhibitor at most."""

    __table_args__ = arguments(UniqueConstraint("booth_id"))

    booth_id: Mapped[int] = reference("booth", index=False)
    exhibitor_id: Mapped[int] = reference("exhibitor")

    booth: Mapped[Booth] = relationship(back_populates="assignment")
    exhibitor: Mapped[Exhibitor] = relationship(back_populates="booth_assignments")


class SolutionDomain(Names, Record):
    """A term of the controlled vocabulary in which solutions, interests and topics are told."""

    __table_args__ = arguments(UniqueConstraint("taxonomy", "code"))

    taxonomy: Mapped[str] = mapped_column(default="smart-city")
    code: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    """Number within the taxonomy, such as 1 to 12 of the net-zero strategies."""


class Solution(Names, Description, Record):
    """A product, project or service that an exhibitor shows."""

    exhibitor_id: Mapped[int] = reference("exhibitor")

    exhibitor: Mapped[Exhibitor] = relationship(back_populates="solutions")
    domains: Mapped[list["SolutionDomainLink"]] = relationship(back_populates="solution")


class SolutionDomainLink(Record):
    """A solution belongs to a domain."""

    __table_args__ = arguments(UniqueConstraint("solution_id", "domain_id"))

    solution_id: Mapped[int] = reference("solution", index=False)
    domain_id: Mapped[int] = reference("solution_domain")

    solution: Mapped[Solution] = relationship(back_populates="domains")
    domain: Mapped[SolutionDomain] = relationship()
