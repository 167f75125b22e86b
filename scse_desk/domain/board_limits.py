"""When participants and interpreters of a round cannot meet, or less of them at once, and why.

What somebody is in besides the round (programme, absences, arrival and departure, their night where
they take part from afar, meetings of other rounds) and, of a delegation that needs no head, how
many groups its members left make up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TypeVar
from zoneinfo import ZoneInfo

from scse_desk.domain.board_values import (
    Busy,
    Limit,
    Party,
    minute,
    minute_after,
    minutes,
    table_called,
    times,
)
from scse_desk.language import N_, Message, When

AWAY = N_("{name} is not available from {start} to {end}.")
OCCUPIED = N_("{name} is taken from {start} to {end}: {what}.")
ARRIVES = N_("{name} arrives on {moment} only.")
DEPARTS = N_("{name} departs on {moment}.")
ASLEEP = N_("Where {name} is, it is night from {start} to {end}.")
CLOSED = N_("{table} is closed from {start} to {end}.")
CLOSED_FOR = N_("{table} is closed from {start} to {end}: {what}.")
FEW_MEMBERS = N_(
    "Members of {name} who are free from {start} to {end}: {number}; a meeting takes {quorum}."
)
FEWER_GROUPS = N_("Meetings that {name} can hold at once from {start} to {end}: {number}.")
FEW_KNOWN = N_("Members of {name}: {number}; a meeting takes {quorum}.")
DAY = timedelta(days=1)
T = TypeVar("T")


@dataclass(frozen=True)
class Around:
    """What else there is in the edition for a participant of a round.

    `days` are those of the round, in the edition's zone, `whole` its minutes from end to end.
    `busy` is of the participant as a whole; `elsewhere` are the other rounds' meetings it holds;
    `members` are those of a delegation with what each of them is in.
    """

    zone: ZoneInfo
    days: Sequence[date]
    whole: tuple[int, int]
    busy: Sequence[Busy]
    elsewhere: Sequence[Busy]
    members: Mapping[int, Sequence[Busy]]


def of_party(party: Party, around: Around) -> list[Limit]:
    """The limits of a participant, by time."""
    found = [occupied(party.name, busy, around.zone) for busy in around.busy]
    found += _stay(party, around)
    found += _nights(party, around)
    found += _elsewhere(party, around)
    found += _groups(party, around)
    return sorted(found, key=lambda limit: (limit.starts, limit.ends, limit.most))


def occupied(name: str, busy: Busy, zone: ZoneInfo) -> Limit:
    """That somebody is taken or away."""
    said = {"name": name, **times(busy, zone)}
    why = Message(OCCUPIED, {**said, "what": busy.what}) if busy.what else Message(AWAY, said)
    return Limit(*minutes(busy.starts_at, busy.ends_at), 0, why)


def closed(label: str, busy: Busy, zone: ZoneInfo) -> Limit:
    """That a table is not to be had."""
    said = {"table": table_called(label), **times(busy, zone)}
    why = Message(CLOSED_FOR, {**said, "what": busy.what}) if busy.what else Message(CLOSED, said)
    return Limit(*minutes(busy.starts_at, busy.ends_at), 0, why)


def _stay(party: Party, around: Around) -> Iterator[Limit]:
    first, last = around.whole
    if party.arrives_at is not None and minute_after(party.arrives_at) > first:
        why = _on(ARRIVES, party, party.arrives_at, around.zone)
        yield Limit(first, minute_after(party.arrives_at), 0, why)
    if party.departs_at is not None and minute(party.departs_at) < last:
        why = _on(DEPARTS, party, party.departs_at, around.zone)
        yield Limit(minute(party.departs_at), last, 0, why)


def _on(words: str, party: Party, moment: datetime, zone: ZoneInfo) -> Message:
    return Message(words, {"name": party.name, "moment": When(moment.astimezone(zone))})


def _nights(party: Party, around: Around) -> Iterator[Limit]:
    """From when it sleeps to when it wakes on the next day of its own zone, where it is afar."""
    if not party.is_online or (party.wakes_at, party.sleeps_at) == (0, 24):
        return
    own = ZoneInfo(party.zone) if party.zone else around.zone
    for day in sorted({day + DAY * off for day in around.days for off in (-2, -1, 0, 1)}):
        midnight = datetime.combine(day, time(), own)
        night = Busy(_at(midnight, party.sleeps_at), _at(midnight + DAY, party.wakes_at), "")
        said = {"name": party.name, **times(night, around.zone)}
        yield Limit(minute(night.starts_at), minute(night.ends_at), 0, Message(ASLEEP, said))


def _at(midnight: datetime, hour: int) -> datetime:
    """An hour from 0 to 24 of a day by the clock on the wall there."""
    return midnight + timedelta(hours=hour)


def _elsewhere(party: Party, around: Around) -> Iterator[Limit]:
    """Each meeting of another round takes one of the participant's groups."""
    for span, inside in _pieces([(busy, busy) for busy in around.elsewhere]):
        most = max(0, party.capacity - len(inside))
        if most == 0:
            yield Limit(*span, 0, occupied(party.name, inside[0], around.zone).why)
        else:
            yield Limit(*span, most, _fewer(party, most, span, around.zone))


def _groups(party: Party, around: Around) -> Iterator[Limit]:
    """How many groups the members make up who are free; as many as may be where none is known."""
    if party.attendance == "head" or not around.members:
        return
    needed, known = party.quorum or 1, len(around.members)
    if known // needed < party.capacity:
        number = known // needed
        said = {"name": party.name, "number": known, "quorum": needed}
        yield Limit(*around.whole, number, Message(FEW_KNOWN, said))
    spans = [(busy, key) for key, own in around.members.items() for busy in own]
    for span, inside in _pieces(spans):
        free = known - len(set(inside))
        groups = free // needed
        if groups == 0:
            clock = _clock(span, around.zone)
            said = {"name": party.name, "number": free, "quorum": needed, **clock}
            yield Limit(*span, 0, Message(FEW_MEMBERS, said))
        elif groups < party.capacity:
            yield Limit(*span, groups, _fewer(party, groups, span, around.zone))


def _fewer(party: Party, most: int, span: tuple[int, int], zone: ZoneInfo) -> Message:
    said = {"name": party.name, "number": most, **_clock(span, zone)}
    return Message(FEWER_GROUPS, said)


def _clock(span: tuple[int, int], zone: ZoneInfo) -> dict[str, str]:
    starts, ends = (f"{datetime.fromtimestamp(60 * each, zone):%H:%M}" for each in span)
    return {"start": starts, "end": ends}


def _pieces(spans: Collection[tuple[Busy, T]]) -> Iterator[tuple[tuple[int, int], list[T]]]:
    """The spans of minutes in which nothing changes, with what goes on in each, if anything."""
    timed = [(minutes(busy.starts_at, busy.ends_at), what) for busy, what in spans]
    moments = sorted({moment for span, _ in timed for moment in span})
    for starts, ends in pairwise(moments):
        inside = [what for span, what in timed if span[0] <= starts and ends <= span[1]]
        if inside:
            yield (starts, ends), inside
