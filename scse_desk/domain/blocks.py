"""Many fields of many records set together, as a block pasted from a spreadsheet asks."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from scse_desk.domain import records
from scse_desk.refused import Refused
from scse_desk.task import Progress, silent


class Entry(NamedTuple):
    """A field of a record, and what is to stand in it."""

    record_id: int
    field: str
    value: object


class EntryRefused(Refused):
    """One of many entries cannot stand; `place` says which, from 0, and the message why."""

    def __init__(self, place: int, refusal: Refused) -> None:
        super().__init__(refusal.message.text, **refusal.message.values)
        self.place = place


def set_all(
    session: Session, kind: str, entries: Sequence[Entry], report: Progress = silent
) -> None:
    """Set fields of records of a kind; refused (`EntryRefused`) where one of them cannot be set.

    An entry to which only another record stands in the way is tried again after the others, so
    that a column of numbers can move up by one.
    """
    waiting = list(enumerate(entries))
    while waiting:
        refused: dict[int, records.InTheWay] = {}
        for place, entry in waiting:
            report(place, len(entries), "")
            if (refusal := _set(session, kind, place, entry)) is not None:
                refused[place] = refusal
        if len(refused) == len(waiting):
            first = min(refused)
            raise EntryRefused(first, refused[first])
        waiting = [(place, entries[place]) for place in reversed(refused)]


def _set(session: Session, kind: str, place: int, entry: Entry) -> records.InTheWay | None:
    """Set one; what another record stands in the way of is left as it is, and why is told."""
    try:
        records.set_value(session, kind, *entry)
    except records.InTheWay as refusal:
        session.expire(records.get(session, kind, entry.record_id))
        return refusal
    except Refused as refusal:
        raise EntryRefused(place, refusal) from refusal
    return None
