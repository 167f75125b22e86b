"""Short ways to look at what was seeded."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from scse_desk.store.models import (
    Base,
    Citation,
    Edition,
    Organisation,
    Person,
    ProgrammeItem,
    SeedKey,
    Series,
    Statistic,
)


def edition(session: Session, code: str, year: int) -> Edition:
    query = select(Edition).join(Edition.series).where(Series.code == code, Edition.year == year)
    return session.scalars(query).one()


def statistic(session: Session, key: str) -> Statistic:
    return session.get_one(Statistic, _id(session, f"statistic/{key}"))


def person(session: Session, key: str) -> Person:
    return session.get_one(Person, _id(session, f"person/{key}"))


def organisation(session: Session, key: str) -> Organisation:
    return session.get_one(Organisation, _id(session, f"organisation/{key}"))


def item(session: Session, key: str) -> ProgrammeItem:
    return session.get_one(ProgrammeItem, _id(session, f"programme_item/{key}"))


def figures(session: Session, code: str, year: int) -> dict[str, tuple[str, Decimal]]:
    """Metric -> comparator and value, of one edition without its plans."""
    found = session.scalars(
        select(Statistic).where(Statistic.edition_id == edition(session, code, year).id)
    )
    return {one.metric: (one.comparator, one.value) for one in found if one.status != "planned"}


def records_of(session: Session, fact: str) -> set[str]:
    """The tables whose records rest on a fact."""
    return set(session.scalars(select(Citation.record_kind).where(Citation.fact == fact)))


def texts(session: Session, *without: str) -> Iterator[str]:
    """Every text in the store, but not of the given columns (`table.column`)."""
    for table in Base.metadata.sorted_tables:
        if table.name in {"change", "journal_entry", "current_change", "export", "seed_key"}:
            continue
        columns = [column for column in table.columns if _holds_text(column)]
        columns = [one for one in columns if f"{table.name}.{one.name}" not in without]
        for row in session.execute(select(*columns)) if columns else ():
            yield from (value for value in row if value)


def ordinals(session: Session, code: str) -> Sequence[tuple[int, int | None]]:
    query = (
        select(Edition.year, Edition.ordinal)
        .join(Edition.series)
        .where(Series.code == code)
        .order_by(Edition.year)
    )
    return [(year, ordinal) for year, ordinal in session.execute(query)]


def _holds_text(column: Column[object]) -> bool:
    return column.type.python_type is str


def _id(session: Session, key: str) -> int:
    return session.scalars(select(SeedKey.record_id).where(SeedKey.key == key)).one()
