"""From start to the first page with its rows painted, beside a bare window with SQLAlchemy.

The page is the one at which the window was closed. What nothing is demanded of is told as well:
until that page can be worked on, and the start of one who has never closed the window there.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import stores
from tests.benchmarks.measuring import Figure, Time, compared, in_turns, process, told

MOST = 1.5
PAGES = ("exhibitors", "people")


def figures() -> Iterator[Figure]:
    """Each page in its turn."""
    path = stores.sample(1)
    for page in PAGES:
        folder = stores.folder() / page
        _leave_at(folder, page)
        first = _ours(path, folder)
        ours, bare = in_turns(lambda: _ours(path, folder), lambda: _bare(folder))  # noqa: B023
        yield compared(f"start: {page}, rows painted, sample size 1", ours, bare, MOST)
        whole, bare = in_turns(lambda: _ours(path, folder, "whole"), lambda: _bare(folder))  # noqa: B023
        yield told(f"start: {page}, until it can be worked on", whole, bare)
        yield told(f"start: {page}, the first time", first, bare)
    yield _overview(path)


def _overview(path: Path) -> Figure:
    """The page at which most begin: it is no table, so only its frame stands before it is read."""
    folder = stores.folder() / "overview"
    _leave_at(folder, "overview")
    ours, bare = in_turns(lambda: _ours(path, folder, "overview"), lambda: _bare(folder))
    return told("start: overview, figures painted", ours, bare)


def _leave_at(folder: Path, page: str) -> None:
    settings = folder / "config" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"window": {"place": {"page": page}}}), encoding="utf-8")


def _ours(path: Path, folder: Path, *until: str) -> Time:
    arguments = ["-m", "tests.benchmarks.opening", str(path), *until]
    taken, printed = process(arguments, folder=folder)
    if int(printed.split()[0]) < 1:
        raise AssertionError(printed)
    return taken


def _bare(folder: Path) -> Time:
    taken, _ = process(["-m", "tests.benchmarks.bare_window"], folder=folder)
    return taken
