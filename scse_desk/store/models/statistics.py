"""Statistics with all that makes a figure honest, and claims, which are never statistics."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from scse_desk.store.models.base import Record, Titles, arguments, codes, reference
from scse_desk.store.models.editions import Edition, Leg
from scse_desk.store.models.people import Organisation, Person
from scse_desk.store.models.texts import Definition, Note, SourceNote

COMPARATORS = ("eq", "gt", "estimated", "about")
STATISTIC_STATUSES = ("planned", "expected", "achieved_so_far", "final")
STATISTIC_SOURCES = ("document", "public", "record", "own")


class Statistic(Definition, SourceNote, Note, Record):
    """A figure of an edition: what was counted, how exactly, when, of what, and who says so.

    Two statistics may be compared only where metric, unit and `definition_code` agree.
    """

    __table_args__ = arguments(
        codes("comparator", *COMPARATORS),
        codes("status", *STATISTIC_STATUSES),
        codes("source", *STATISTIC_SOURCES),
        CheckConstraint("part_of_id <> id", name="part_of"),
    )

    edition_id: Mapped[int] = reference("edition")
    leg_id: Mapped[int | None] = reference("leg")
    """The leg it is limited to; None for the whole edition."""
    programme_item_id: Mapped[int | None] = reference("programme_item")
    """The forum or summit it is limited to, when it is narrower than a leg."""
    metric: Mapped[str] = mapped_column(index=True)
    """Code of what is counted, such as `exhibitors`; words are in domain/statistics.py."""
    value: Mapped[Decimal]
    unit: Mapped[str]
    comparator: Mapped[str] = mapped_column(default="eq")
    status: Mapped[str]
    """`final` only on explicit evidence."""
    as_of: Mapped[date | None]
    deadline: Mapped[date | None]
    """Of a planned figure: the day by which it is to be reached."""
    definition_code: Mapped[str]
    """Key of comparability: the same code means the same population, counted the same way."""
    part_of_id: Mapped[int | None] = reference("statistic")
    """The statistic of which this is a part (80 mayors among more than 400 officials)."""
    base_metric: Mapped[str | None]
    """Of a growth rate: the metric it grows, None where the source does not say."""
    base_year: Mapped[int | None]
    source: Mapped[str] = mapped_column(default="own")

    edition: Mapped[Edition] = relationship()
    leg: Mapped[Leg | None] = relationship()
    part_of: Mapped["Statistic | None"] = relationship(remote_side="Statistic.id")


class Claim(Titles, Note, Record):
    """What somebody says of the show, its aims or its programme: kept with its source.

    A claim is never counted, compared or printed as a figure.
    """

    __table_args__ = arguments(
        codes("kind", "claim", "goal", "initiative", "award", "technology", "collaboration")
    )

    edition_id: Mapped[int] = reference("edition")
    kind: Mapped[str] = mapped_column(default="claim")
    speaker_person_id: Mapped[int | None] = reference("person")
    organisation_id: Mapped[int | None] = reference("organisation")
    as_of: Mapped[date | None]

    edition: Mapped[Edition] = relationship()
    speaker: Mapped[Person | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
