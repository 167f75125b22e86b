"""The .venv of a checkout: whether it is as its lock file says, and making it so."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from launcher.places import Places

Stamp = dict[str, Any]


def ensure(places: Places, lock: str) -> None:
    """Make the environment hold exactly what the lock file names, if it does not yet.

    Raises Trouble where only the person at the machine can help.
    """
    if is_ready(places, lock):
        return
    from launcher import making

    with _alone(places):
        if not is_ready(places, lock):
            making.make(places, lock)


def is_ready(places: Places, lock: str) -> bool:
    """Whether nothing has to be done: a few small files are read, no program is started."""
    stamp = read_stamp(places)
    return (
        stamp.get("locks", {}).get(lock) == digest(places, lock)
        and stamp.get("interpreter") == interpreter(places)
        and _packages_are_there(places, stamp)
    )


def read_stamp(places: Places) -> Stamp:
    """Return what the stamp says, nothing if there is none or it is damaged."""
    try:
        stamp = json.loads(places.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def digest(places: Places, lock: str) -> str:
    """Return the SHA-256 of a lock file, whatever line ends the checkout gave it."""
    return hashlib.sha256(places.lock(lock).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def interpreter(places: Places) -> str:
    """Return which Python the environment stands on, "" where there is none any more.

    A system's upgrade may put another version behind the same link: its packages are lost then.
    """
    base = _base_interpreter(places)
    return os.path.realpath(base) if os.path.exists(base) else ""  # noqa: PTH110


def _base_interpreter(places: Places) -> str:
    """Return the link that leads to the base Python; on Windows pyvenv.cfg names its folder."""
    if sys.platform == "win32" and places.python.exists():
        return _home_in_configuration(places)
    return str(places.python)


def _home_in_configuration(places: Places) -> str:
    for line in (places.venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "home":
            return str(os.path.join(value.strip(), "python.exe"))  # noqa: PTH118
    return ""


def _packages_are_there(places: Places, stamp: Stamp) -> bool:
    """Whether what says that packages are installed is there, and their modules are."""
    try:
        present = set(os.listdir(places.venv / stamp["site"]))  # noqa: PTH208
        return present.issuperset(stamp["present"])
    except (OSError, KeyError, TypeError):
        return False


@contextmanager
def _alone(places: Places) -> Iterator[None]:
    """Wait until no other launcher works on the same environment."""
    with (places.root / ".venv.lock").open("a", encoding="utf-8") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
