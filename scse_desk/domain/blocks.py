"""Many fields of many records set together, as a block pasted from a spreadsheet asks."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from scse_desk.domain.records import InTheWay
from scse_desk.refused import Refused
from scse_desk.task import Progress, silent

Save = Callable[[int, str, object], object]


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
    session: Session, entries: Sequence[Entry], save: Save, report: Progress = silent
) -> None:
    """Save each entry within a change; refused (`EntryRefused`) where one of them cannot stand.

    `save(record_id, field, value)` saves one in the session. An entry to which only another record
    stands in the way is tried again after the others, so that a column of numbers can move up by
    one.
    """
    waiting = list(range(len(entries)))
    while waiting:
        refused: dict[int, InTheWay] = {}
        for place in waiting:
            report(place, len(entries), "")
            if (refusal := _saved(session, save, place, entries[place])) is not None:
                refused[place] = refusal
        if len(refused) == len(waiting):
            first = min(refused)
            raise EntryRefused(first, refused[first])
        waiting = list(reversed(refused))


def _saved(session: Session, save: Save, place: int, entry: Entry) -> InTheWay | None:
    """Save one; what another record stands in the way of is left as it is, and why is told."""
    try:
        save(*entry)
    except InTheWay as refusal:
        session.expire_all()
        return refusal
    except Refused as refusal:
        raise EntryRefused(place, refusal) from refusal
    return None
