"""Absences: spans in which a participant, an interpreter or a table of a round is not to be had."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import records, texts
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Edition,
    Interpreter,
    MatchmakingRound,
    MeetingTable,
    Participant,
    Record,
    Slot,
    Unavailability,
)

LENGTH = timedelta(hours=1)


COLUMNS = {
    "participant": Unavailability.participant_id,
    "interpreter": Unavailability.interpreter_id,
    "meeting_table": Unavailability.table_id,
}
"""Kind of record that can be away -> the column that says whose absence it is."""


class CannotBeAway(Refused):
    """The span of an absence is none."""


def of(session: Session, kind: str, record_id: int) -> list[Unavailability]:
    """The absences of a record of one of the kinds in COLUMNS, by time."""
    found = select(Unavailability).where(COLUMNS[kind] == record_id)
    return list(session.scalars(found.order_by(Unavailability.starts_at, Unavailability.id)))


def zone_of(session: Session, away: Unavailability) -> ZoneInfo:
    """The zone of the edition an absence is in."""
    if away.interpreter_id is not None:
        voice = records.find(session, Interpreter, away.interpreter_id)
        return ZoneInfo(voice.edition.time_zone)
    held: Participant | MeetingTable
    if away.table_id is not None:
        held = records.find(session, MeetingTable, away.table_id)
    else:
        held = records.find(session, Participant, away.participant_id or 0)
    return ZoneInfo(held.round.edition.time_zone)


def add(session: Session, kind: str, record_id: int, reason: str) -> Unavailability:
    """An absence of an hour from the first slot of the round or edition on, to be set after.

    `kind` is one of those in COLUMNS. Refused where there are no slots yet.
    """
    statement = select(Slot.starts_at).order_by(Slot.starts_at).limit(1)
    if kind == "interpreter":
        voice = records.find(session, Interpreter, record_id)
        statement = statement.join(MatchmakingRound, MatchmakingRound.id == Slot.round_id)
        statement = statement.join(Edition, Edition.id == MatchmakingRound.edition_id)
        statement = statement.where(Edition.id == voice.edition_id)
    else:
        held: Any = records.get(session, kind, record_id)
        statement = statement.where(Slot.round_id == held.round_id)
    first = session.scalars(statement).first()
    if first is None:
        raise CannotBeAway(N_("Make the slots of the round first."))
    values: dict[str, Any] = {COLUMNS[kind].key: record_id}
    made = Unavailability(starts_at=first, ends_at=first + LENGTH, reason=reason, **values)
    session.add(made)
    session.flush()
    return made


def set_value(session: Session, absence_id: int, key: str, value: object) -> None:
    """Set `starts_at`, `ends_at` (aware) or `reason` (per language); a later start takes the end.

    Refused where the end would come before the start.
    """
    away = records.find(session, Unavailability, absence_id)
    if key == "starts_at" and isinstance(value, datetime) and value >= away.ends_at:
        length = away.ends_at - away.starts_at
        away.ends_at = value + length
    if isinstance(value, Mapping):
        texts.set_texts(session, "unavailability", absence_id, key, value)
        return
    records.set_value(session, "unavailability", absence_id, key, value)


def check(session: Session, away: Record) -> None:  # noqa: ARG001 - as all checks are called
    """Refuse an absence that ends before it starts."""
    assert isinstance(away, Unavailability)  # noqa: S101 - called for its own kind
    if away.ends_at <= away.starts_at:
        raise CannotBeAway(N_("The end must be after the start."))
