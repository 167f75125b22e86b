"""What keeps the two sides of a wish, and the people who must be there, from a slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scse_desk.domain.board_standing import Standing, most_at_once
from scse_desk.domain.board_values import Held, Limit, Party, Span, Wish, gap, overlap, times
from scse_desk.language import N_, Message

IN_MEETING = N_("{name} is in the meeting {meeting} from {start} to {end}.")
FULL = N_("{name} holds {number} meetings at once then, as many as it can.")
DAY_FULL = N_("{name} has {number} meetings that day already, the most it wants.")
REST = N_(
    "{name} needs {minutes} minutes of rest between meetings; {meeting} is from {start} to {end}."
)
WALK = N_(
    "{name} needs {minutes} minutes on foot between this place and {table}, for the meeting"
    " {meeting} from {start} to {end}."
)
TOO_SHORT = N_("This meeting needs {minutes} minutes; the slot lasts {number}.")


def in_slot(standing: Standing, wish: Wish, span: Span) -> Iterator[Message]:
    """What keeps the two from meeting in a slot at whatever table."""
    if span.ends - span.starts < wish.minutes:
        lasts = span.ends - span.starts
        yield Message(TOO_SHORT, {"minutes": wish.minutes, "number": lasts})
    for key in wish.sides:
        yield from _of_party(standing, standing.parties[key], wish, span)
    for person in standing.people(wish):
        yield from _of_person(standing, person, wish, span)


def on_foot(standing: Standing, wish: Wish, span: Span, area: int) -> Iterator[Message]:
    """What keeps the two from an area in a slot because of the way there, or from there."""
    for key in wish.sides:
        party = standing.parties[key]
        if party.capacity == 1:
            yield from _too_far(standing, party, wish, span, area)
    for person in standing.people(wish):
        yield from _person_too_far(standing, person, wish, span, area)


def _own(standing: Standing, party: Party, wish: Wish) -> list[Held]:
    return [each for each in standing.of_party.get(party.id, ()) if each.wish.id != wish.id]


def _of_party(standing: Standing, party: Party, wish: Wish, span: Span) -> Iterator[Message]:
    own = _own(standing, party, wish)
    yield from _full(standing, party, own, span)
    for limit in standing.limits.get(party.id, ()):
        if overlap(limit, span) and (limit.most == 0 or _is_reached(limit, own, span)):
            yield limit.why
    if party.most_per_day is not None:
        number = sum(held.span.day == span.day for held in own)
        if number >= party.most_per_day:
            yield Message(DAY_FULL, {"name": party.name, "number": number})
    if party.capacity == 1 and party.rest:
        for held in own:
            if 0 <= gap(held.span, span) < party.rest:
                yield _needs_rest(standing, party.name, party.rest, held)


def _is_reached(limit: Limit, own: list[Held], span: Span) -> bool:
    """Whether as many meetings as a limit allows are held already in what it has of a slot."""
    within = replace(limit, starts=max(limit.starts, span.starts), ends=min(limit.ends, span.ends))
    return most_at_once(own, within) >= limit.most


def _full(standing: Standing, party: Party, own: list[Held], span: Span) -> Iterator[Message]:
    then = [held for held in own if overlap(held.span, span)]
    if len(then) < party.capacity or most_at_once(then, span) < party.capacity:
        return
    if party.capacity == 1:
        yield from (in_meeting(standing, party.name, held) for held in then)
    else:
        yield Message(FULL, {"name": party.name, "number": party.capacity})


def _of_person(standing: Standing, person: int, wish: Wish, span: Span) -> Iterator[Message]:
    """A person is in one meeting at a time, and has the longest rest of those they are with."""
    name = name_of(standing, person, wish)
    rest = standing.rest(person, wish)
    for held in standing.of_person.get(person, ()):
        if held.wish.id == wish.id:
            continue
        between, needed = gap(held.span, span), max(rest, standing.rest(person, held.wish))
        if between < 0 and not _is_told(standing, person, wish, held):
            yield in_meeting(standing, name, held)
        elif 0 <= between < needed and not _is_told(standing, person, wish, held, needed):
            yield _needs_rest(standing, name, needed, held)


def _is_told(
    standing: Standing, person: int, wish: Wish, held: Held, rest: int | None = None
) -> bool:
    """Whether a participant of capacity 1 with the person is in both, and so told of already."""
    sides = [standing.parties[key] for key in wish.sides if key in held.wish.sides]
    return any(
        side.capacity == 1 and person in side.people and rest in {None, side.rest} for side in sides
    )


def _too_far(
    standing: Standing, party: Party, wish: Wish, span: Span, area: int
) -> Iterator[Message]:
    for held in _own(standing, party, wish):
        if 0 <= gap(held.span, span) < standing.walk(held, area):
            yield needs_walk(standing, party.name, held, area)


def _person_too_far(
    standing: Standing, person: int, wish: Wish, span: Span, area: int
) -> Iterator[Message]:
    for held in standing.of_person.get(person, ()):
        near = 0 <= gap(held.span, span) < standing.walk(held, area)
        if near and held.wish.id != wish.id and not _is_told(standing, person, wish, held):
            yield needs_walk(standing, name_of(standing, person, wish), held, area)


def name_of(standing: Standing, person: int, wish: Wish) -> str:
    """What the side is called whose person must be there."""
    sides = (standing.parties[key] for key in wish.sides)
    return next(side.name for side in sides if person in side.people)


def in_meeting(standing: Standing, name: str, held: Held) -> Message:
    """That somebody is in a meeting."""
    return Message(IN_MEETING, {"name": name, "meeting": held.wish.pair, **_times(standing, held)})


def needs_walk(standing: Standing, name: str, held: Held, area: int) -> Message:
    """That a meeting is too near in time for the way."""
    table = standing.tables.get(held.table_id)
    values = {"name": name, "meeting": held.wish.pair, "table": table.called if table else ""}
    walk = standing.walk(held, area)
    return Message(WALK, {**values, "minutes": walk, **_times(standing, held)})


def _needs_rest(standing: Standing, name: str, rest: int, held: Held) -> Message:
    values = {"name": name, "minutes": rest, "meeting": held.wish.pair}
    return Message(REST, {**values, **_times(standing, held)})


def _times(standing: Standing, held: Held) -> dict[str, str]:
    return dict(times(held.span, standing.zone))
