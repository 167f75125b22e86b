"""What the tabs of related records do, each as one change called by what it is about.

Each function makes what `Related` or `Adding` asks for; `kind` is the kind of the related record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from scse_desk.domain import labels
from scse_desk.ui.context import Context
from scse_desk.ui.saving import called, changing, remove

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Record


def tying(
    kind: str, other: str, tie: Callable[[Session, int, int], object]
) -> Callable[[Context, int, int], None]:
    """What ties the record that is shown to one of kind `other`: `tie(session, id, other id)`."""

    def add(context: Context, record_id: int, other_id: int) -> None:
        name = called(context, other, other_id)
        with changing(context, labels.adding(kind, name)) as session:
            tie(session, record_id, other_id)

    return add


def making(
    kind: str, make: Callable[[Session, int, str], object]
) -> Callable[[Context, int, str], None]:
    """What makes a related record of a name: `make(session, id of the record shown, name)`."""

    def create(context: Context, record_id: int, name: str) -> None:
        with changing(context, labels.adding(kind, name)) as session:
            make(session, record_id, name)

    return create


def by_name(
    tie: Callable[[Session, int, int], object], find: Callable[[Session, str], Record]
) -> Callable[[Session, int, str], object]:
    """For `making`: ties to the record that `find` gives for a name, a new one if need be."""
    return lambda session, record_id, name: tie(session, record_id, find(session, name).id)


def ordering(
    owner: str, reorder: Callable[[Session, int, Sequence[int]], object]
) -> Callable[[Context, int, Sequence[int]], None]:
    """What puts the related records of one of kind `owner` in another order."""

    def move(context: Context, record_id: int, ids: Sequence[int]) -> None:
        label = labels.editing(owner, called(context, owner, record_id))
        with changing(context, label) as session:
            reorder(session, record_id, ids)

    return move


def taking_away(kind: str) -> Callable[[Context, int], None]:
    """What removes one related record."""
    return lambda context, line_id: remove(context, kind, [line_id])
