"""The system libraries that Qt needs on Linux and that no Python package brings."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from launcher.places import child_environment
from launcher.trouble import Trouble

# Debian names a package after the library; these are the exceptions among what Qt links to.
PACKAGES = {
    "libbrotlidec.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}


def demand(site: Path) -> None:
    """Raise Trouble naming the Debian packages to install, if a library is missing."""
    if sys.platform != "linux":
        return
    packages = sorted({debian_package(name) for name in missing(_linked(site / "PySide6"))})
    if packages:
        names = " ".join(packages)
        raise Trouble(
            f"The window needs system libraries that are missing here: install Debian's"
            f" {'package' if len(packages) == 1 else 'packages'} {names}"
            f" (apt install {names}), then run this again."
        )


def missing(files: Iterable[Path]) -> set[str]:
    """Return the names of the libraries that the files need and the system does not have.

    Qt's own are not the system's to have: they come with the package.
    """
    if not shutil.which("ldd"):
        return set()
    found = set()
    for file in files:
        answer = subprocess.run(
            ["ldd", file],  # noqa: S607
            env=child_environment() | {"LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
        found |= set(re.findall(r"\s((?!libQt6)\S+) => not found", answer.stdout))
    return found


def debian_package(library: str) -> str:
    """Return the package that has a library, by Debian's rule: libxcb-icccm.so.4 -> libxcb-icccm4.

    The rule is that of Debian Policy 8.1: a hyphen stands between two digits, all in small letters.
    """
    if library in PACKAGES:
        return PACKAGES[library]
    name, _, version = library.partition(".so.")
    hyphen = "-" if name[-1:].isdigit() else ""
    return f"{name}{hyphen}{version}".lower()


def _linked(qt: Path) -> list[Path]:
    """Return the files of Qt whose libraries must be there for the display that is used."""
    plugins = qt / "Qt" / "plugins" / "platforms"
    files = [qt / "QtWidgets.abi3.so", qt / "QtSvg.abi3.so", plugins / "libqoffscreen.so"]
    if os.environ.get("DISPLAY"):
        files.append(plugins / "libqxcb.so")
    return [file for file in files if file.exists()]
