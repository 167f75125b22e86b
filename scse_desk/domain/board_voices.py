"""What keeps an interpreter from a wish in a slot, and at a table."""

from __future__ import annotations

from collections.abc import Iterator

from scse_desk.domain.board_sides import in_meeting, needs_walk
from scse_desk.domain.board_standing import Standing
from scse_desk.domain.board_values import Held, Span, Voice, Wish, gap, overlap, times
from scse_desk.domain.interpreters import covers
from scse_desk.language import N_, Message, Spoken

OTHER_PAIR = N_("{name} does not interpret {pair}.")
A_SIDE = N_("{name} is a side of this meeting and cannot interpret it.")
OFF_SHIFT = N_("{name} does not work from {start} to {end}.")
TOO_LONG = N_("{name} would interpret for {number} minutes without rest; {minutes} are the most.")
RESTS = N_("{name} is at {meeting} from {start} to {end} and needs {minutes} minutes of rest.")


def in_slot(standing: Standing, voice: Voice, wish: Wish, span: Span) -> Iterator[Message]:
    """What keeps an interpreter from a wish in a slot at whatever table."""
    if not covers(voice.pairs, wish.language):
        yield Message(OTHER_PAIR, {"name": voice.name, "pair": Spoken(wish.language)})
    if voice.person_id in standing.people(wish):
        yield Message(A_SIDE, {"name": voice.name})
    for held in _other_meetings(standing, voice, wish):
        if overlap(held.span, span):
            yield in_meeting(standing, voice.name, held)
    yield from _rests(standing, voice, wish, span)
    for limit in standing.voice_limits.get(voice.id, ()):
        if overlap(limit, span):
            yield limit.why
    if voice.shifts and not any(s <= span.starts and span.ends <= e for s, e in voice.shifts):
        yield Message(OFF_SHIFT, {"name": voice.name, **times(span, standing.zone)})
    yield from _too_long(standing, voice, wish, span)


def on_foot(
    standing: Standing, voice: Voice, wish: Wish, span: Span, area: int
) -> Iterator[Message]:
    """What keeps an interpreter from an area in a slot because of the way."""
    for held in _other_meetings(standing, voice, wish):
        if 0 <= gap(held.span, span) < standing.walk(held, area):
            yield needs_walk(standing, voice.name, held, area)


def _other_meetings(standing: Standing, voice: Voice, wish: Wish) -> Iterator[Held]:
    """Those that the interpreter must be at, as such or as a side."""
    meetings = standing.of_person.get(voice.person_id, ())
    return (held for held in meetings if held.wish.id != wish.id)


def _rests(standing: Standing, voice: Voice, wish: Wish, span: Span) -> Iterator[Message]:
    """Where the interpreter is a side of another meeting, the rest that is needed then."""
    for held in _other_meetings(standing, voice, wish):
        rest = standing.rest(voice.person_id, held.wish)
        if 0 <= gap(held.span, span) < rest:
            values = {"name": voice.name, "meeting": held.wish.pair, "minutes": rest}
            yield Message(RESTS, {**values, **times(held.span, standing.zone)})


def _too_long(standing: Standing, voice: Voice, wish: Wish, span: Span) -> Iterator[Message]:
    if voice.longest is None:
        return
    own = [held.span for held in standing.of_voice.get(voice.id, ()) if held.wish.id != wish.id]
    lasts = _stretch(sorted([*own, span], key=lambda each: each.starts), span, voice.rest)
    if lasts > voice.longest:
        yield Message(TOO_LONG, {"name": voice.name, "number": lasts, "minutes": voice.longest})


def _stretch(spans: list[Span], within: Span, rest: int) -> int:
    """How long the stretch lasts that a slot is in; it ends where so much is idle."""
    stretch: list[Span] = []
    for span in spans:
        ends = max((each.ends for each in stretch), default=0)
        if stretch and span.starts - ends >= rest:
            if within in stretch:
                break
            stretch = []
        stretch.append(span)
    return max(each.ends for each in stretch) - stretch[0].starts
