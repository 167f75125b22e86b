"""Big rounds, made up the same each time: a fair's exhibitors, buyers and delegations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from scse_desk.scheduling.values import Limit, Participant, Place, Request, Round, Slot

MINUTES, GAP, DAY, OPENS, NOON = 20, 5, 1440, 540, 750
PRIORITIES = (0,) * 5 + (1,) * 20 + (2,) * 45 + (3,) * 30


@dataclass(frozen=True, slots=True)
class Fair:
    """How big a fair is. Slots are of the half days before and after noon, as many of each.

    A hall has a grid of its own; each exhibitor meets in its hall.
    """

    requests: int
    tables: int
    exhibitors: int = 600
    buyers: int = 500
    delegations: int = 120
    days: int = 4
    slots: int = 16
    halls: int = 1
    seed: int = 1


def fair(size: Fair) -> Round:
    """A round of that size: presence by days and halves, blocked slots, four priorities."""
    random = Random(size.seed)  # noqa: S311 - no secret, but the same fair each time
    slots = _slots(size)
    places = {key: Place(key, key % size.halls) for key in range(1, size.tables + 1)}
    guests = size.buyers + size.delegations
    participants = {}
    for key in range(1, size.exhibitors + guests + 1):
        limits = _limits(size, random, key)
        participants[key] = Participant(key, limits=tuple(limits))
    return Round(slots, places, participants, _requests(size, random, slots))


def _slots(size: Fair) -> dict[int, Slot]:
    found = {}
    for hall in range(size.halls):
        for day in range(size.days):
            for number in range(size.slots):
                starts = DAY * day + _starts(size, number)
                key = (hall * size.days + day) * size.slots + number + 1
                found[key] = Slot(key, hall, day, starts, starts + MINUTES)
    return found


def _starts(size: Fair, number: int) -> int:
    """In the morning and, after an hour's lunch, in the afternoon."""
    return OPENS + number * (MINUTES + GAP) + (60 if number >= size.slots // 2 else 0)


def _limits(size: Fair, random: Random, key: int) -> list[Limit]:
    """Exhibitors are nearly always there, buyers two days or so, delegations one or two."""
    if key <= size.exhibitors:
        away, runs = [day for day in range(size.days) if random.random() < 0.05], 2
    elif key <= size.exhibitors + size.buyers:
        away, runs = random.sample(range(size.days), random.choice((1, 2, 2, 3))), 1
    else:
        away, runs = random.sample(range(size.days), random.choice((2, 2, 3))), 4
    found = [Limit(DAY * day, DAY * (day + 1)) for day in away]
    if key > size.exhibitors:
        there = [day for day in range(size.days) if day not in away and random.random() < 0.3]
        found += [_half(day, random) for day in there]
    for _ in range(runs):
        starts = DAY * random.randrange(size.days) + _starts(size, random.randrange(size.slots))
        found.append(Limit(starts, starts + random.choice((1, 1, 2, 3)) * (MINUTES + GAP)))
    return found


def _half(day: int, random: Random) -> Limit:
    begins = DAY * day
    return random.choice((Limit(begins, begins + NOON), Limit(begins + NOON, begins + DAY)))


def _requests(size: Fair, random: Random, slots: dict[int, Slot]) -> dict[int, Request]:
    hosts = _popular(random, size.exhibitors)
    guests = _popular(random, size.buyers + size.delegations)
    in_hall = {
        hall: frozenset(slot.id for slot in slots.values() if slot.grid == hall)
        for hall in range(size.halls)
    }
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < size.requests:
        pairs[1 + _pick(random, hosts), 1 + size.exhibitors + _pick(random, guests)] = None
    return {
        key: Request(
            key,
            *pair,
            priority=random.choice(PRIORITIES),
            slots=in_hall[pair[0] % size.halls] if size.halls > 1 else None,
        )
        for key, pair in enumerate(pairs, 1)
    }


def _popular(random: Random, number: int) -> Sequence[float]:
    """Some are asked for much more often than others."""
    return list(accumulate(random.paretovariate(3) for _ in range(number)))


def _pick(random: Random, popular: Sequence[float]) -> int:
    return bisect_left(popular, random.random() * popular[-1])
