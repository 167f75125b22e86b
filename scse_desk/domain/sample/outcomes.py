"""What came of the sample's meetings: who came, how it was, what is to follow, what it is worth."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from scse_desk.domain.sample import lists
from scse_desk.domain.sample.rows import Rows
from scse_desk.store.models import Meeting, Outcome

SAID = ("held", "no_show", "placed")
SAID_WEIGHTS = (84, 8, 8)
"""The last of which nobody has said yet what came of them."""
ABSENT = ("first", "second", "both")
ABSENT_WEIGHTS = (45, 45, 10)
RATINGS = (1, 2, 3, 4, 5)
RATING_WEIGHTS = (2, 6, 22, 42, 28)
RATED_SHARE = 0.85
GOOD = 4
"""From here on something follows a meeting, most times."""
FOLLOWED_SHARE, DONE_SHARE, WORTH_SHARE = 0.6, 0.4, 0.3
DUE = range(7, 60)
"""Days after the meeting."""
WORTH = {"TWD": (300_000, 12_000_000, 50_000), "USD": (10_000, 400_000, 5_000)}
"""Currency -> least, most and step."""


def keep(rows: Rows, meeting: Mapping[str, Any], day: date, rng: Random) -> None:
    """Keep a meeting of a day with what came of it."""
    status = rng.choices(SAID, SAID_WEIGHTS)[0]
    meeting_id = rows.add(Meeting, **meeting, status=status)
    if status == "held":
        rows.add(Outcome, meeting_id=meeting_id, **_of_held(day, rng))
    elif status == "no_show":
        absent = rng.choices(ABSENT, ABSENT_WEIGHTS)[0]
        rows.add(Outcome, meeting_id=meeting_id, absent=absent)


def _of_held(day: date, rng: Random) -> dict[str, Any]:
    """The ratings of either side, and of good meetings what follows."""
    ratings = [
        rng.choices(RATINGS, RATING_WEIGHTS)[0] if rng.random() < RATED_SHARE else None
        for _ in ("first", "second")
    ]
    given: dict[str, Any] = {"first_rating": ratings[0], "second_rating": ratings[1]}
    if min(each or 0 for each in ratings) < GOOD:
        return given
    if rng.random() < FOLLOWED_SHARE:
        given |= _follow_up(day, rng)
    if rng.random() < WORTH_SHARE:
        given |= _worth(rng)
    return given


def _follow_up(day: date, rng: Random) -> dict[str, Any]:
    entry = lists.load("edition")["matchmaking"]
    due = rng.choice(DUE)
    is_done = rng.random() < DONE_SHARE
    return {
        "owner": rng.choice(entry["owners"]),
        "due_on": day + timedelta(days=due),
        "done_on": day + timedelta(days=rng.randrange(2, due + 1)) if is_done else None,
        **lists.columns("follow_up", rng.choice(entry["follow_ups"])),
    }


def _worth(rng: Random) -> dict[str, Any]:
    currency = rng.choice(list(WORTH))
    return {"value": Decimal(rng.randrange(*WORTH[currency])), "currency": currency}
