"""A fair with a plan that stands, interpreters and two halls; and what may befall it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from scse_desk.scheduling.options import Options
from scse_desk.scheduling.solve import solve
from scse_desk.scheduling.values import Interpreter, Limit, Request, Round, Span
from scse_desk.task import silent
from tests.benchmarks.fairs import DAY, Fair, fair

PAIRS = ("vi-zh", "en-zh")
INTERPRETERS, WALK = 8, 10
EFFORT = 8.0


def planned(requests: int, tables: int) -> Round:
    """A round of that size as it stands once it was planned."""
    asked = spoken(Fair(requests, tables))
    return replace(asked, placed=solve(asked, Options(effort=EFFORT), silent).placements)


def spoken(size: Fair) -> Round:
    """A fair with interpreters and two halls."""
    random = Random(3)  # noqa: S311 - the same round each time
    asked = fair(size)
    return replace(
        asked,
        requests={key: _spoken(random, each) for key, each in asked.requests.items()},
        places={key: replace(each, area=key % 2) for key, each in asked.places.items()},
        interpreters={
            key: Interpreter(key, frozenset({PAIRS[key % 2]}), longest=120, rest=25)
            for key in range(1, INTERPRETERS + 1)
        },
        walking={(0, 1): WALK},
    )


def _spoken(random: Random, request: Request) -> Request:
    return replace(request, pair=random.choice(PAIRS) if random.random() < 0.2 else "")


def befallen(asked: Round) -> Iterator[tuple[str, Round]]:
    """One meeting cancelled, one table closed for a day, one interpreter ill, one guest late."""
    random = Random(5)  # noqa: S311 - the same mishaps each time
    key = random.choice(sorted(asked.placed))
    requests = {other: each for other, each in asked.requests.items() if other != key}
    placed = {other: each for other, each in asked.placed.items() if other != key}
    yield "one cancellation", replace(asked, requests=requests, placed=placed)
    place = asked.places[random.choice(sorted(each.place for each in asked.placed.values()))]
    day = Span(0, DAY)
    closed = replace(place, closed=(day,))
    yield "one closed table", replace(asked, places={**asked.places, place.id: closed})
    who = asked.interpreters[random.choice(sorted(asked.interpreters))]
    ill = replace(who, busy=(day,))
    yield "one ill interpreter", replace(asked, interpreters={**asked.interpreters, who.id: ill})
    side = asked.requests[random.choice(sorted(asked.placed))].second
    own = [k for k, each in asked.requests.items() if side in {each.first, each.second}]
    first = min(asked.slots[asked.placed[k].slot].starts for k in own if k in asked.placed)
    guest = asked.participants[side]
    late = replace(guest, limits=(*guest.limits, Limit(first - 60, first + 60)))
    yield "one late guest", replace(asked, participants={**asked.participants, side: late})
