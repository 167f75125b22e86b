"""What is known of an event before any search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from scse_desk.scheduling.exact.event import AFTERNOON, MORNING, Event
from scse_desk.scheduling.exact.matching import can_all_have, crowded, mask, values
from scse_desk.scheduling.exact.order import Order, order
from scse_desk.scheduling.exact.runs import fewest_breaks


@dataclass(frozen=True)
class Known:
    """Slots of each meeting, the meetings of each participant, and where it can be unbroken.

    `starts` are the slots from which on a participant could have all its meetings in a row.
    """

    event: Event
    domains: tuple[frozenset[int], ...]
    meetings: tuple[tuple[int, ...], ...]
    starts: tuple[frozenset[int], ...]
    order: Order

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

    def slots_of(self, participant: int) -> tuple[frozenset[int], frozenset[int]]:
        """The slots in which a participant can be busy, and those in which it is in any case."""
        choices = [self.domains[meeting] for meeting in self.meetings[participant]]
        needed = (choice for choice in choices if len(choice) == 1)
        return frozenset[int]().union(*choices), frozenset[int]().union(*needed)

    @cached_property
    def least(self) -> list[int]:
        """The fewest breaks that each participant can have, whatever the others do."""
        return [self._least(participant) for participant in range(self.event.participants)]

    def _least(self, participant: int) -> int:
        own = self.meetings[participant]
        if not own or self.starts[participant]:
            return 0
        return max(1, fewest_breaks(len(own), *self.slots_of(participant)) or 0)

    @cached_property
    def reach(self) -> list[frozenset[int]]:
        """The slots in which each participant can be busy while it is unbroken."""
        return [
            frozenset(slot for start in starts for slot in range(start, start + len(own)))
            for starts, own in zip(self.starts, self.meetings, strict=True)
        ]


def known(event: Event) -> Known:
    """Look at an event."""
    succession = order(event)
    meetings = tuple(map(tuple, event.meetings_of()))
    domains = [mask(_own_domain(event, meeting)) for meeting in range(len(event.pairs))]
    before = None
    while before != domains:
        before = domains.copy()
        succession.narrow(domains)
        for participant, own in enumerate(meetings):
            choices = [domains[meeting] for meeting in own]
            left = succession.within(participant, choices, reduce(or_, choices, 0))
            for meeting, choice in zip(own, left, strict=True):
                domains[meeting] = choice
    starts = tuple(_starts(event, succession, p, domains, own) for p, own in enumerate(meetings))
    slots = tuple(frozenset(values(domain)) for domain in domains)
    return Known(event, slots, meetings, starts, succession)


def _own_domain(event: Event, meeting: int) -> frozenset[int]:
    halves = {MORNING: range(event.morning), AFTERNOON: range(event.morning, event.slots)}
    allowed = set(halves.get(event.sessions[meeting], range(event.slots)))
    for participant in event.pairs[meeting]:
        allowed -= event.forbidden[participant]
    fixed = event.fixed[meeting]
    return frozenset(allowed if fixed is None else allowed & {fixed})


def _starts(
    event: Event, order: Order, participant: int, domains: Sequence[int], own: Sequence[int]
) -> frozenset[int]:
    choices = [domains[meeting] for meeting in own]
    block = (1 << len(own)) - 1
    return frozenset(
        start
        for start in range(event.slots - len(own) + 1)
        if own and can_all_have(order.within(participant, choices, block << start))
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
