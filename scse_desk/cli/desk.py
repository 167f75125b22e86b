"""What commands share: the store they work on, and a bar for work that takes its time."""

import argparse
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.settings import AUTHOR, Settings, default_store

if TYPE_CHECKING:
    from scse_desk.store import Store
    from scse_desk.task import Progress

SLOW = 1
"""Seconds after which work shows a bar."""
PIPED = 2
"""Seconds between lines where the bar cannot be drawn over."""
KNOWN = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}]"
UNKNOWN = "{desc} [{elapsed}]"
"""Bars of signs alone, that need no translation: of a known number of steps, and of an unknown."""


class NoStore(Refused):
    """There is no store to read yet."""


def path_of(options: argparse.Namespace) -> Path:
    """The store that a command works on: the one named, else the default one."""
    return options.store or default_store()


def author() -> str:
    """Who the journal names."""
    return Settings().get(AUTHOR)


def reading(options: argparse.Namespace, words: Language) -> "Store":
    """The store, to be read beside an open window."""
    from scse_desk.store import Store
    from scse_desk.store.sqlite_file import is_there

    path = path_of(options)
    if not is_there(path):
        raise NoStore(
            N_("There is no store at {path} yet. “scse-desk seed” makes one."), path=str(path)
        )
    return _warned(Store.open(path, author(), read_only=True), words)


def writing(options: argparse.Namespace, words: Language) -> "Store":
    """The store, to be changed."""
    from scse_desk.store import Store

    return _warned(Store.open(path_of(options), author()), words)


def _warned(store: "Store", words: Language) -> "Store":
    """The store; where its folder is no safe place for it, this is said on the standard error."""
    from scse_desk.store import opening

    for warning in opening.warnings(store.path):
        print(words.say(warning), file=sys.stderr)
    return store


@contextmanager
def filling(options: argparse.Namespace, words: Language) -> Iterator["Store"]:
    """The store, to be filled; one is made where there is none, and goes again if nothing comes."""
    from scse_desk.store import Store, opening
    from scse_desk.store.sqlite_file import is_there

    path = path_of(options)
    is_new = not is_there(path)
    store = Store.create(path, author()) if is_new else Store.open(path, author())
    try:
        with _warned(store, words):
            yield store
    except BaseException:
        if is_new:
            opening.discard(path)
        raise


@contextmanager
def bar(title: str) -> Iterator["Progress"]:
    """A progress bar on the standard error, for work that lasts longer than a second.

    The clock in it runs on where the work has nothing to report.
    """
    from tqdm import tqdm

    shown = tqdm(
        desc=title,
        delay=SLOW,
        leave=False,
        file=sys.stderr,
        dynamic_ncols=True,
        bar_format=UNKNOWN,
    )
    if not sys.stderr.isatty():
        shown.mininterval = PIPED

    def report(done: int, total: int, text: str) -> None:
        shown.total = total or None
        shown.bar_format = KNOWN if total else UNKNOWN
        if text:
            shown.set_description_str(f"{title}: {text}", refresh=False)
        shown.update(done - shown.n)

    ended = threading.Event()

    def tick() -> None:
        while not ended.wait(max(SLOW, shown.mininterval)):
            shown.refresh()

    clock = threading.Thread(target=tick, daemon=True)
    clock.start()
    try:
        yield report
    finally:
        ended.set()
        clock.join()
        shown.close()
