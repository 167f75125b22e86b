"""Making the .venv, from nothing or from what is left of one."""

import csv
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from launcher import environment, libraries, pip
from launcher.places import RUN_LOCK, TEST_LOCK, Places, child_environment, pins
from launcher.trouble import Trouble

# What an environment has besides the packages of its lock file.
TOOLS = {"pip", "setuptools", "wheel"}


def make(places: Places, lock: str) -> None:
    """Bring the environment to what the lock file says and vouch for it with the stamp."""
    print("Setting up SCSE Desk in .venv (once; this needs the network).", flush=True)
    with suppress(FileNotFoundError, NotADirectoryError):
        places.stamp.unlink()
    if not _is_sound(places):
        _create(places)
    site = _site_packages(places)
    _forget_damaged(site)
    pip.install(places, lock)
    pip.uninstall(places, sorted(_installed(site).keys() - pins(places, lock).keys()))
    _lead_to_checkout(places, site)
    libraries.demand(site)
    _write_stamp(places, lock, site)


def _is_sound(places: Places) -> bool:
    """Whether the environment's Python runs, is new enough and has pip."""
    if not places.python.exists():
        return False
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        answer = subprocess.run(
            [places.python, "-c", question],
            env=child_environment(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return answer.returncode == 0


def _create(places: Places) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Trouble(
            "This Python cannot make environments because its ensurepip is missing: install"
            f" Debian's package python{version}-venv (apt install python{version}-venv),"
            " then run this again."
        )
    _remove(places.venv)
    answer = subprocess.run(
        [sys.executable, "-m", "venv", places.venv],
        env=child_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        reason = (answer.stderr or answer.stdout).strip().splitlines()
        raise Trouble(f"The environment .venv could not be made: {reason[-1] if reason else '?'}")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _site_packages(places: Places) -> Path:
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run(
        [places.python, "-c", question],
        env=child_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return Path(answer.stdout.strip())


def _installed(site: Path) -> dict[str, str]:
    """Return normalised name -> folder of what is installed, without pip's own tools."""
    folders = {_normalised(path): path.name for path in site.glob("*.dist-info")}
    return {name: folder for name, folder in folders.items() if name not in TOOLS}


def _forget_damaged(site: Path) -> None:
    """Remove what says that a package is installed whose modules are gone: pip believes it."""
    for folder in _installed(site).values():
        if not all((site / name).exists() for name in _modules(site / folder)):
            shutil.rmtree(site / folder)


def _modules(information: Path) -> set[str]:
    """Return the folders and files that a package has at the top of site-packages."""
    try:
        text = (information / "RECORD").read_text(encoding="utf-8")
    except OSError:
        return set()
    names = {row[0].partition("/")[0] for row in csv.reader(text.splitlines()) if row}
    return names - {"..", "__pycache__"}


def _normalised(information: Path) -> str:
    return re.sub(r"[-_.]+", "-", information.name.partition("-")[0]).lower()


def _lead_to_checkout(places: Places, site: Path) -> None:
    """Make the checkout importable, by a relative path: a checkout may be moved."""
    way = os.path.relpath(places.root, site)
    (site / "scse_desk_checkout.pth").write_text(way + "\n", encoding="utf-8")


def _write_stamp(places: Places, lock: str, site: Path) -> None:
    folders = _installed(site).values()
    stamp = {
        "locks": {name: environment.digest(places, name) for name in _satisfied(places, lock)},
        "interpreter": environment.interpreter(places),
        "site": os.path.relpath(site, places.venv),
        "present": sorted(
            {*folders, *(name for each in folders for name in _modules(site / each))}
        ),
    }
    partial = places.stamp.with_suffix(".part")
    partial.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    partial.replace(places.stamp)


def _satisfied(places: Places, lock: str) -> list[str]:
    """Return the lock files that are satisfied once this one is: the tests' holds the run's."""
    if lock == TEST_LOCK and pins(places, RUN_LOCK).items() <= pins(places, TEST_LOCK).items():
        return [RUN_LOCK, TEST_LOCK]
    return [lock]
