"""Removing the sample edition once it has been worked on, when simple undo no longer reaches it."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Table,
    and_,
    delete,
    exists,
    false,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from scse_desk.domain.sample.ground import TAXONOMY
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import Citation, Record, Series, SolutionDomain

REMOVE_LABEL = N_("Remove the sample edition")

PARTS = {
    "person": ("person_alias", "post"),
    "organisation": ("organisation_alias",),
    "venue": (),
    "city": (),
    "solution_domain": (),
}
"""What was made for the sample outside its editions, those first that refer to later ones, and
the rows that only describe it and go with it."""


class NoSample(Refused):
    """There is no sample edition in the store."""


def remove(session: Session) -> None:
    """Delete the sample series with all that hangs on it, whoever entered it.

    To be called in one change named REMOVE_LABEL. People, organisations, venues and cities that
    were made for the sample go too, unless something else has come to refer to them; those that
    staff entered themselves stay. Records of other editions lose a reference to the sample.
    Refused where there is no sample.
    """
    if session.scalar(select(Series.id).where(Series.is_sample)) is None:
        raise NoSample(N_("There is no sample edition to remove."))
    session.flush()
    tables = _tables()
    for table in tables:
        _forget_citations(session, table, _of_sample(table))
    for table in tables:
        _let_go(session, table)
    for table in tables:
        session.execute(delete(table).where(_of_sample(table)))
    for name in PARTS:
        _remove_unused(session, Record.metadata.tables[name])
    session.expire_all()


def _tables() -> list[Table]:
    """The tables of which rows belong to an edition, those first that refer to others."""
    in_order = reversed(Record.metadata.sorted_tables)
    return [table for table in in_order if table.name == "series" or list(_owners(table))]


@cache
def _owners(table: Table) -> tuple[Column[object], ...]:
    """The columns of a table that say which edition its rows belong to, by whatever way."""
    return tuple(column for column in _owning(table) if _belongs(_target(column)))


def _belongs(table: Table) -> bool:
    return table.name == "series" or bool(_owners(table))


def _owning(table: Table) -> Iterator[Column[object]]:
    """References without which a row cannot be: those never empty, and the one of several."""
    one_of = any(
        isinstance(check, CheckConstraint) and str(check.name).endswith("_one")
        for check in table.constraints
    )
    for key in table.foreign_keys:
        column = key.parent
        if key.column.table is not table and (one_of or not column.nullable):
            yield column


def _target(column: Column[object]) -> Table:
    (key,) = column.foreign_keys
    return key.column.table


def _of_sample(table: Table) -> ColumnElement[bool]:
    """Whether a row belongs to a sample series."""
    if table.name == "series":
        return table.c.is_sample
    return or_(
        false(),
        *(
            column.in_(select(_target(column).c.id).where(_of_sample(_target(column))))
            for column in _owners(table)
        ),
    )


def _forget_citations(session: Session, table: Table, doomed: ColumnElement[bool]) -> None:
    session.execute(
        delete(Citation).where(
            Citation.record_kind == table.name,
            Citation.record_id.in_(select(table.c.id).where(doomed)),
        ),
        execution_options={"synchronize_session": False},
    )


def _let_go(session: Session, target: Table) -> None:
    """Empty the references that rows outside the sample have to rows of it."""
    doomed = select(target.c.id).where(_of_sample(target))
    for column in _references(target):
        if column.nullable and column not in _owners(column.table):
            stays = ~_of_sample(column.table) if _belongs(column.table) else ~false()
            session.execute(
                update(column.table).where(column.in_(doomed), stays).values({column: None})
            )


def _references(target: Table) -> list[Column[object]]:
    return [
        key.parent
        for table in Record.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is target
    ]


def _remove_unused(session: Session, table: Table) -> None:
    """Delete what was made for the sample and nothing refers to, children before parents."""
    parts = PARTS[table.name]
    mine = (
        table.c.taxonomy == TAXONOMY
        if table.name == SolutionDomain.__tablename__
        else table.c.is_sample
    )
    used = [
        exists().where(column == table.c.id)
        for column in _references(table)
        if column.table.name not in parts and column.table is not table
    ]
    kin = [column for column in _references(table) if column.table is table]
    other = table.alias()
    used += [exists().where(other.c[column.name] == table.c.id) for column in kin]
    doomed = and_(mine, *(~each for each in used))
    while session.scalar(select(table.c.id).where(doomed).limit(1)) is not None:
        _forget_citations(session, table, doomed)
        ids = select(table.c.id).where(doomed)
        for part in parts:
            owned = Record.metadata.tables[part]
            session.execute(delete(owned).where(owned.c[f"{table.name}_id"].in_(ids)))
        session.execute(delete(table).where(doomed))
    if table.name == "city":
        session.execute(update(table).where(table.c.is_sample).values(is_sample=False))
