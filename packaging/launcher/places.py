"""Where things lie in a checkout and in its .venv."""

import os
import re
import sys
from pathlib import Path

RUN_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"


class Places:
    """The paths that the launcher works with; ``root`` is the checkout's folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def venv(self) -> Path:
        """The environment, made and mended by the launcher alone."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        if sys.platform == "win32":
            return self.venv / "Scripts" / "python.exe"
        return self.venv / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """What the environment holds; written last, so that it vouches for all the rest."""
        return self.venv / "scse-desk.json"

    def lock(self, name: str) -> Path:
        """The lock file called RUN_LOCK or TEST_LOCK."""
        return self.root / "packaging" / name


def pins(places: Places, lock: str) -> dict[str, str]:
    """Return name -> version of every package in a lock file, for all platforms."""
    text = places.lock(lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def child_environment() -> dict[str, str]:
    """The process's environment without what would lead Python away from the .venv."""
    misleading = {"PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
    return {name: value for name, value in os.environ.items() if name not in misleading}
