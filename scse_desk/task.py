"""What background work is: it reports its progress and can be cancelled.

Plain Python; the window runs such work on threads, the command line runs it as it is.
"""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""``report(done, total, text)``: ``total`` 0 when unknown, ``text`` already in the user's words.

It raises Cancelled once the user has stopped the work; whoever reports lets that pass, so that
the change the work runs in rolls back whole.
"""


class Cancelled(Exception):  # noqa: N818 - it is no error: the user asked for it
    """The user stopped the work."""


def silent(done: int, total: int, text: str) -> None:
    """Take the progress of work that nobody watches."""
