"""What is known of an event before any search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scse_desk.scheduling.exact.event import AFTERNOON, MORNING, Event
from scse_desk.scheduling.exact.matching import can_all_have, crowded, mask


@dataclass(frozen=True)
class Known:
    """Slots of each meeting, the meetings of each participant, and where it can be unbroken.

    `starts` are the slots from which on a participant could have all its meetings in a row.
    """

    event: Event
    domains: tuple[frozenset[int], ...]
    meetings: tuple[tuple[int, ...], ...]
    starts: tuple[frozenset[int], ...]

    @property
    def hopeless(self) -> bool:
        """Whether a meeting has no slot, or a participant fewer slots than meetings."""
        return not all(self.domains) or any(
            not can_all_have([mask(self.domains[meeting]) for meeting in own])
            for own in self.meetings
        )

    def bound_to(self, participant: int, session: int) -> int:
        """How many meetings of a participant are bound to a session."""
        sessions = self.event.sessions
        return sum(sessions[meeting] == session for meeting in self.meetings[participant])

    @cached_property
    def reach(self) -> list[frozenset[int]]:
        """The slots in which each participant can be busy while it is unbroken."""
        return [
            frozenset(slot for start in starts for slot in range(start, start + len(own)))
            for starts, own in zip(self.starts, self.meetings, strict=True)
        ]


def known(event: Event) -> Known:
    """Look at an event."""
    domains = _domains(event)
    meetings = tuple(map(tuple, event.meetings_of()))
    starts = tuple(_starts(event, [domains[meeting] for meeting in own]) for own in meetings)
    return Known(event, domains, meetings, starts)


def _domains(event: Event) -> tuple[frozenset[int], ...]:
    domains = [_own_domain(event, meeting) for meeting in range(len(event.pairs))]
    while all(domains) and any(_narrow(domains, *pair) for pair in _successions(event)):
        pass
    return tuple(domains)


def _own_domain(event: Event, meeting: int) -> frozenset[int]:
    halves = {MORNING: range(event.morning), AFTERNOON: range(event.morning, event.slots)}
    allowed = set(halves.get(event.sessions[meeting], range(event.slots)))
    for participant in event.pairs[meeting]:
        allowed -= event.forbidden[participant]
    fixed = event.fixed[meeting]
    return frozenset(allowed if fixed is None else allowed & {fixed})


def _successions(event: Event) -> Iterator[tuple[int, int]]:
    for later, earlier in enumerate(event.before):
        for first in sorted(earlier):
            yield first, later


def _narrow(domains: list[frozenset[int]], first: int, later: int) -> bool:
    """Whether the slots of two meetings in succession became fewer."""
    if not domains[first] or not domains[later]:
        return False
    soonest, latest = min(domains[first]), max(domains[later])
    before = len(domains[first]) + len(domains[later])
    domains[later] = frozenset(slot for slot in domains[later] if slot > soonest)
    domains[first] = frozenset(slot for slot in domains[first] if slot < latest)
    return len(domains[first]) + len(domains[later]) < before


def _starts(event: Event, domains: Sequence[frozenset[int]]) -> frozenset[int]:
    masks = [mask(domain) for domain in domains]
    block = (1 << len(masks)) - 1
    return frozenset(
        start
        for start in range(event.slots - len(masks) + 1)
        if masks and can_all_have([domain & block << start for domain in masks])
    )


@dataclass(frozen=True)
class Crowd:
    """Participants of whom at least `breaking` break in any plan."""

    participants: frozenset[int]
    breaking: int


def crowds(known: Known) -> list[Crowd]:
    """Crowds that share nobody, found without search.

    First those who cannot be unbroken. Then partners of one participant: its meetings need
    different slots, and an unbroken partner offers only those that its blocks reach. Partners who
    together reach so many slots fewer than they are, of them so many must break.
    """
    everyone = range(known.event.participants)
    alone = [p for p in everyone if known.meetings[p] and not known.starts[p]]
    found = [Crowd(frozenset({participant}), 1) for participant in alone]
    taken = set(alone)
    for participant in everyone:
        crowd = _crowd_around(known, participant, taken)
        if crowd is not None:
            found.append(crowd)
            taken |= crowd.participants
    return found


def _crowd_around(known: Known, participant: int, taken: set[int]) -> Crowd | None:
    event, own = known.event, known.meetings[participant]
    partners = [sum(event.pairs[meeting]) - participant for meeting in own]
    offers = [
        known.domains[meeting] & (known.domains[meeting] if who in taken else known.reach[who])
        for meeting, who in zip(own, partners, strict=True)
    ]
    short, positions = crowded([mask(slots) for slots in offers])
    # Only who could offer more by breaking helps.
    who = frozenset(partners[at] for at in positions if offers[at] != known.domains[own[at]])
    if not short or not who:
        return None
    most_meetings = max(partners.count(partner) for partner in who)
    return Crowd(who, min(len(who), -(-short // most_meetings)))
