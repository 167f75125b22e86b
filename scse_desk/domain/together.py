"""What the fields of a row must be together: its table's own checks, in a sentence.

The store keeps them as well; they are asked here before it would refuse.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import CheckConstraint, Column, Table, literal, select, text
from sqlalchemy.orm import Session

from scse_desk.domain import fields
from scse_desk.domain.column_labels import LABELS, NOUNS
from scse_desk.language import N_, Message
from scse_desk.refused import FieldRefused
from scse_desk.store.models import Record

OF_TWO = N_("A request is between two participants, one of whom asks.")
SENTENCES: Mapping[str, str] = {
    "ck_participant_one": N_("A participant is one exhibitor, delegation or person."),
    "ck_unavailability_one": N_("An absence is of one participant, interpreter or table."),
    "ck_request_order": OF_TWO,
    "ck_request_requester": OF_TWO,
    "ck_recommendation_two": N_("Nobody is recommended to themselves."),
}
"""Check of a table -> what it asks for, where no noun's own `check` says it."""


class CannotStand(FieldRefused):
    """A row lacks a field, or its fields do not go together."""


def refuse(session: Session, record: Record, check: Callable[[Session, Record], None]) -> None:
    """Refuse a row before the store does; what its noun's `check` says comes first."""
    table: Table = record.__table__  # type: ignore[assignment]
    _fill_defaults(record, table)
    _refuse_missing(record, table)
    broken = _broken(session, record, table)
    if broken is None:
        return
    check(session, record)
    kind = Message(NOUNS[table.name])
    raise CannotStand(
        SENTENCES.get(broken, N_("{kind}: what is given does not go together.")), kind=kind
    )


def _fill_defaults(record: Record, table: Table) -> None:
    for column in table.columns:
        default: Any = None if column.nullable else column.default
        if default is not None and default.is_scalar and getattr(record, column.name) is None:
            setattr(record, column.name, default.arg)


def _refuse_missing(record: Record, table: Table) -> None:
    for column in table.columns:
        if _is_needed(column) and getattr(record, column.name) is None:
            label = LABELS.get((table.name, column.name)) or LABELS.get(column.name)
            if label is None:
                raise CannotStand(N_("This must not be empty."), column.name)
            raise CannotStand(
                N_("{kind}: “{label}” must not be empty."),
                column.name,
                kind=Message(NOUNS[table.name]),
                label=Message(label),
            )


def _is_needed(column: Column[Any]) -> bool:
    return not (column.nullable or column.primary_key or column.default or column.server_default)


@cache
def _checks(table: Table) -> Mapping[str, str]:
    """The checks by name, but those of one field's codes and least number: `fields` keeps them."""
    return {
        str(check.name): str(check.sqltext)
        for check in table.constraints
        if isinstance(check, CheckConstraint) and not fields.is_of_one(check)
    }


def _broken(session: Session, record: Record, table: Table) -> str | None:
    """The first check that a row does not stand, by name."""
    checks = _checks(table)
    if not checks:
        return None
    row = select(
        *(
            literal(getattr(record, column.name), column.type).label(column.name)
            for column in table.columns
        )
    ).subquery()
    asked = select(*(text(f"({sql})") for sql in checks.values())).select_from(row)
    found = session.execute(asked).one()
    return next((name for name, stands in zip(checks, found, strict=True) if stands == 0), None)
