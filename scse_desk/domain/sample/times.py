"""Who is taken when."""

from collections import defaultdict
from collections.abc import Hashable
from datetime import datetime, timedelta

MARGIN = timedelta(minutes=5)
"""Least time between two things that one is in."""


class Diary:
    """Spans of time in which people, parties and rooms are taken, by any key."""

    def __init__(self) -> None:
        self._taken: dict[Hashable, list[tuple[datetime, datetime]]] = defaultdict(list)

    def is_free(self, key: Hashable, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether nothing is in the span, nor nearer to it than the margin."""
        return not any(
            start - MARGIN < ends_at and starts_at < end + MARGIN
            for start, end in self._taken.get(key, ())
        )

    def spans(self, key: Hashable) -> list[tuple[datetime, datetime]]:
        """The spans taken so far, in no order."""
        return list(self._taken.get(key, ()))

    def take(self, key: Hashable, starts_at: datetime, ends_at: datetime) -> None:
        """Mark a span as taken."""
        self._taken[key].append((starts_at, ends_at))
