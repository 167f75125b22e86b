"""What commands share: the store they work on, and a bar for work that takes its time."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.settings import AUTHOR, Settings, default_store

if TYPE_CHECKING:
    from scse_desk.store import Store
    from scse_desk.task import Progress

SLOW = 1
"""Seconds after which work shows a bar."""


class NoStore(Refused):
    """There is no store to read yet."""


def path_of(options: argparse.Namespace) -> Path:
    """The store that a command works on: the one named, else the default one."""
    return options.store or default_store()


def author() -> str:
    """Who the journal names."""
    return Settings().get(AUTHOR)


def reading(options: argparse.Namespace) -> "Store":
    """The store, to be read beside an open window."""
    from scse_desk.store import Store

    path = path_of(options)
    if not path.exists():
        raise NoStore(
            N_("There is no store at {path} yet. “scse-desk seed” makes one."), path=str(path)
        )
    return Store.open(path, author(), read_only=True)


def writing(options: argparse.Namespace, *, make: bool = False) -> "Store":
    """The store, to be changed; `make` makes one where there is none."""
    from scse_desk.store import Store

    path = path_of(options)
    if make and not path.exists():
        return Store.create(path, author())
    return Store.open(path, author())


@contextmanager
def bar(title: str) -> Iterator["Progress"]:
    """A progress bar on the standard error, for work that lasts longer than a second."""
    from tqdm import tqdm

    shown = tqdm(desc=title, delay=SLOW, leave=False, file=sys.stderr, dynamic_ncols=True)
    if not sys.stderr.isatty():
        shown.mininterval = 2

    def report(done: int, total: int, text: str) -> None:
        shown.total = total or None
        if text:
            shown.set_description_str(f"{title}: {text}", refresh=False)
        shown.update(done - shown.n)

    try:
        yield report
    finally:
        shown.close()
