"""What could be asked for so that a request is held: the round as it would be then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from scse_desk.scheduling.values import Interpreter, Limit, Participant, Place, Round, Slot, Span

FREE, MOST_PER_DAY, TABLE, INTERPRETER = "free", "most_per_day", "table", "interpreter"
_EVER = 10**12


class Grant(NamedTuple):
    """Something asked for, in a slot.

    free: participant `record` can hold one meeting more than its limits allow then. most_per_day:
    participant `record` holds one more a day. table: one place more that is nobody's own, an online
    room for those who need one; like place `record` if there is one. interpreter: one more of the
    request's pair.
    """

    kind: str
    slot: int
    record: int | None = None


def new_place(asked: Round) -> int:
    """The id of a place that is asked for."""
    return min([0, *asked.places]) - 1


def new_interpreter(asked: Round) -> int:
    """The id of an interpreter that is asked for."""
    return min([0, *asked.interpreters]) - 1


def granted(asked: Round, grants: Iterable[Grant], request: int) -> Round:
    """The round once all that was asked for a request is given."""
    for grant in grants:
        asked = _granted(asked, grant, request)
    return asked


def _granted(asked: Round, grant: Grant, request: int) -> Round:
    slot = asked.slots[grant.slot]
    if grant.kind == INTERPRETER:
        number, pair = new_interpreter(asked), asked.requests[request].pair
        who = Interpreter(number, frozenset({pair}), (Span(slot.starts, slot.ends),))
        return replace(asked, interpreters={**asked.interpreters, number: who})
    if grant.kind == TABLE:
        place = extra_place(asked, request, slot, grant.record)
        return replace(asked, places={**asked.places, place.id: place})
    if grant.record is None:
        return asked
    side = asked.participants[grant.record]
    if grant.kind == FREE:
        changed = replace(side, limits=raised(side.limits, slot))
    else:
        changed = replace(side, most_per_day=(side.most_per_day or 0) + 1)
    return replace(asked, participants={**asked.participants, side.id: changed})


def extra_place(asked: Round, request: int, slot: Slot, like: int | None) -> Place:
    """A place that is open in one slot only, like another or, for None, as the request needs it."""
    closed = (Span(-_EVER, slot.starts), Span(slot.ends, _EVER))
    if like is not None:
        return replace(asked.places[like], id=new_place(asked), closed=closed)
    online = any(side.is_online for side in sides_of(asked, request))
    return Place(new_place(asked), slot.grid, is_online=online, closed=closed)


def sides_of(asked: Round, request: int) -> tuple[Participant, Participant]:
    """The two who are to meet."""
    wish = asked.requests[request]
    return asked.participants[wish.first], asked.participants[wish.second]


def raised(limits: Iterable[Limit], slot: Slot) -> tuple[Limit, ...]:
    """The limits with one meeting more within a slot."""
    found: list[Limit] = []
    for limit in limits:
        if limit.ends <= slot.starts or slot.ends <= limit.starts:
            found.append(limit)
            continue
        starts, ends = max(limit.starts, slot.starts), min(limit.ends, slot.ends)
        pieces = (
            replace(limit, ends=starts),
            Limit(starts, ends, limit.most + 1),
            replace(limit, starts=ends),
        )
        found += [piece for piece in pieces if piece.starts < piece.ends]
    return tuple(found)
