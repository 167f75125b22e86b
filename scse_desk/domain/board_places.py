"""What keeps a wish from a table, booth or room at the time of a slot."""

from __future__ import annotations

from collections.abc import Iterator

from scse_desk.domain.board_standing import Standing
from scse_desk.domain.board_values import Place, Span, Wish, overlap, times
from scse_desk.language import N_, Message

TAKEN = N_("{table} is taken by {meeting}.")
OTHER_TIMES = N_("{table} has other times; none of its slots is from {start} to {end}.")
OF_ANOTHER = N_("{table} is {name}’s own place.")
OWN_ONLY = N_("{name} meets at its own place only.")
ONLINE_ONLY = N_("{name} takes part online; {table} is no online place.")
NOT_ONLINE = N_("{table} is an online place; neither side takes part from afar.")


def in_slot(standing: Standing, wish: Wish, span: Span, place: Place) -> Iterator[Message]:
    """What stands at a table at the time of a slot, or closes it."""
    for held in standing.taken(span).get(place.id, ()):
        if held.wish.id != wish.id:
            yield Message(TAKEN, {"table": place.called, "meeting": held.wish.pair})
    if place.grid != span.grid:
        yield Message(OTHER_TIMES, {"table": place.called, **times(span, standing.zone)})
    for limit in place.closed:
        if overlap(limit, span):
            yield limit.why


def not_for(standing: Standing, wish: Wish, place: Place) -> Iterator[Message]:
    """Why a table is none for the two at whatever time."""
    sides = [standing.parties[key] for key in wish.sides]
    if place.owner_id is not None and place.owner_id not in wish.sides:
        owner = standing.parties.get(place.owner_id)
        name = owner.name if owner else ""
        yield Message(OF_ANOTHER, {"table": place.called, "name": name})
    for side in sides:
        if side.own_place_only and place.owner_id != side.id:
            yield Message(OWN_ONLY, {"name": side.name})
    afar = [side for side in sides if side.is_online]
    if place.is_online and not afar:
        yield Message(NOT_ONLINE, {"table": place.called})
    for side in afar:
        if not place.is_online:
            yield Message(ONLINE_ONLY, {"name": side.name, "table": place.called})
