"""Installing by pip, with its progress in one line and its failures in one sentence."""

import re
import subprocess
from collections.abc import Iterable, Iterator

from launcher.places import Places, child_environment, pins
from launcher.progress import Line
from launcher.trouble import Trouble

# How pip's lines about a wheel begin: from the network, its cache, a folder.
FETCHING = {"Downloading", "Using", "Processing"}
NO_NETWORK = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "Connection aborted",
    "Network is unreachable",
)


def install(places: Places, lock: str) -> None:
    """Install exactly what the lock file names, each file checked against its hash."""
    arguments = ["install", "--require-hashes", "--no-deps", "--only-binary=:all:"]
    lines = _run(places, [*arguments, "--no-warn-script-location", "-r", str(places.lock(lock))])
    output = list(_shown(lines, len(pins(places, lock))))
    if lines.returncode:
        raise Trouble(_sentence("\n".join(output), lock))


def uninstall(places: Places, packages: Iterable[str]) -> None:
    """Remove what the lock file does not name (any more)."""
    if names := list(packages):
        lines = _run(places, ["uninstall", "--yes", *names])
        if lines.wait():
            raise Trouble(f"Packages that are not needed could not be removed: {', '.join(names)}.")


class _Pip(subprocess.Popen[str]):
    """A running pip whose output is read line by line."""

    def __iter__(self) -> Iterator[str]:
        with self:
            yield from self.stdout or ()


def _run(places: Places, arguments: list[str]) -> _Pip:
    options = ["--disable-pip-version-check", "--no-input", "--no-color"]
    return _Pip(
        [places.python, "-m", "pip", *options, *arguments],
        env=child_environment() | {"PYTHONIOENCODING": "utf-8", "PIP_PROGRESS_BAR": "off"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _shown(lines: Iterable[str], total: int) -> Iterator[str]:
    """Yield pip's lines, showing how far it is."""
    done = 0
    with Line() as shown:
        for line in lines:
            word, _, rest = line.strip().partition(" ")
            if word == "Ignoring":  # not for this platform
                total -= 1
            elif word in FETCHING and ".whl" in rest:
                done += 1
                shown.say(f"Getting packages {done}/{total}: {_wheel(rest)}")
            elif word == "Installing":
                shown.say(f"Installing {total} packages")
            elif "Retrying" in line:
                shown.say("Waiting for the network")
            yield line


def _wheel(text: str) -> str:
    """Return name, version and size of the wheel in a line of pip's."""
    name = re.search(r"([A-Za-z0-9_.]+)-([^-/]+)-[^/]*\.whl", text)
    size = re.search(r"\([^)]*\)$", text)
    return " ".join([*(name.groups() if name else ()), *([size[0]] if size else ())])


def _sentence(output: str, lock: str) -> str:
    if any(sign in output for sign in NO_NETWORK):
        return (
            f"No network: the packages of packaging/{lock} could not be fetched; connect this"
            " computer (behind a proxy, set HTTPS_PROXY), then run this again."
        )
    if "DO NOT MATCH THE HASHES" in output:
        return f"A package is not the one that packaging/{lock} names, so nothing was installed."
    if "No space left" in output:
        return "The disk is full: SCSE Desk's environment needs about 1 GB."
    if missing := re.search(r"No matching distribution found for (\S+)", output):
        return (
            f"{missing[1]} has no build for this Python and this system: use CPython 3.11 to 3.14"
            " on Linux, Windows or macOS."
        )
    reasons = [line for line in output.splitlines() if line.startswith("ERROR")] or ["?"]
    return f"The packages of packaging/{lock} could not be installed: {reasons[-1]}"
