"""Making the sample edition: deterministic, of the show's own size or a multiple of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain.sample import (
    agreements,
    cast,
    delegations,
    exhibitors,
    ground,
    interpreters,
    lists,
    matchmaking,
    programme,
)
from scse_desk.domain.sample.rows import Rows
from scse_desk.domain.sample.times import Diary
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import Series
from scse_desk.task import Progress

LABEL = N_("Add the sample edition")
SPEAKERS = 160
ROWS = 44_483
"""As many as there are at size 1; at other sizes a little less than so many times it."""
LARGEST = 50


class SampleIsThere(Refused):
    """The store has a sample edition already."""


class NoSuchSize(Refused):
    """The sample is made in whole multiples of the show."""


@dataclass(frozen=True)
class Made:
    """What was made: rows by table."""

    counts: Mapping[str, int]


def generate(session: Session, size: int, progress: Progress) -> Made:
    """Add the sample edition, `size` times as large as the show; same rows each time.

    To be called in one change named LABEL. The texts of `progress` are empty: the caller knows
    what goes on. Refused where a sample is there already, and for a size outside 1 to LARGEST.
    """
    if not 1 <= size <= LARGEST:
        raise NoSuchSize(
            N_("The size of the sample is a whole number from 1 to {most}."), most=LARGEST
        )
    code = lists.load("edition")["series"]["code"]
    if session.scalar(select(Series.id).where(Series.code == code)):
        raise SampleIsThere(N_("This store has a sample edition already. Remove it first."))
    written = 0

    def wrote(count: int) -> None:
        nonlocal written
        written += count
        progress(min(written, ROWS * size), ROWS * size, "")

    rows = Rows(session, wrote)
    _make(rows, size)
    progress(written, written, "")
    return Made(dict(rows.counts))


def _make(rows: Rows, size: int) -> None:
    """Each part draws from a stream of its own, so that a change to one leaves the others."""
    base, diary = ground.make(rows, size), Diary()
    people = cast.Cast(rows, base.edition_id, _stream("people"))
    parties = delegations.make(rows, base, people, _stream("delegations"), size)
    rows.write()
    stands = exhibitors.make(rows, base, people, _stream("exhibitors"), size)
    voices = interpreters.make(rows, base, people, diary, size)
    titles = lists.load("posts")["association"]
    speakers = [
        people.enter(
            "TW",
            "speaker",
            organisation_id=people.rng.choice(base.hosts).id,
            title=people.rng.choice(titles),
        )
        for _ in range(SPEAKERS * size)
    ]
    buyers = cast.fill(people, cast.PER_SIZE * size)
    rows.write()
    programme.make(
        programme.Making(rows, base, parties, speakers, voices, diary, _stream("programme")), size
    )
    matchmaking.make(
        rows,
        base,
        stands,
        parties,
        buyers,
        voices,
        diary,
        _stream("matchmaking"),
        _stream("outcomes"),
        size,
    )
    agreements.make(rows, base, parties, size)
    rows.write()


def _stream(part: str) -> Random:
    return Random(f"SAMPLE-2026 {part}")  # noqa: S311 - names and figures, no secrets
