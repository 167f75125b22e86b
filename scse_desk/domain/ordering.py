"""The order that staff give to records: legs, organisers, themes, members, parties, speakers."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.orm import Session


def put_in_order(session: Session, present: Iterable[Any], ids: Sequence[int]) -> None:
    """Give records the positions that they have in `ids`, from 1 on.

    `present` are all of them, in the order they have; those not in `ids` follow in it.
    """
    places = {key: place for place, key in enumerate(ids)}
    ordered = sorted(present, key=lambda record: places.get(record.id, len(places)))
    for position, record in enumerate(ordered, start=1):
        record.position = position
    session.flush()


def next_position(present: Iterable[Any]) -> int:
    """The position behind all that are there."""
    return max((record.position for record in present), default=0) + 1
