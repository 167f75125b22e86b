"""A checkout in small: the real launcher, a package that says what it was asked, one dependency."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import os, signal, sys, threading
import dependency
if "wait" in sys.argv:  # a run in the background ignores it
    signal.signal(signal.SIGINT, lambda *_: sys.exit(5))
print("asked", sys.argv[1:], "with", dependency.VERSION, "from", __file__, flush=True)
print("on", os.environ.get("QT_QPA_PLATFORM"), flush=True)
if "wait" in sys.argv:
    threading.Event().wait(60)
sys.exit(7 if "fail" in sys.argv else 0)
"""


@dataclass(frozen=True)
class Answer:
    """What the launcher said and its exit code."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Checkout:
    """A folder as a clone would have it, with wheels to install from beside it."""

    root: Path
    wheels: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        windows = sys.platform == "win32"
        return self.venv / ("Scripts/python.exe" if windows else "bin/python")

    @property
    def site(self) -> Path:
        return next(self.venv.rglob("site-packages"))

    @property
    def environment(self) -> dict[str, str]:
        passed = {name: value for name, value in os.environ.items() if "PIP_" not in name}
        pip = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_NO_INDEX": "1",
        }
        return passed | {"DISPLAY": ":0"} | pip | self.variables

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(self.root / "packaging" / "desk.py"), *arguments]

    def desk(self, *arguments: str) -> Answer:
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.root.parent,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def lock(self, **versions: str) -> None:
        """Write both lock files, the tests' with one package more."""
        names = {"requirements.lock": ["dependency"], "requirements-test.lock": [*versions]}
        for name, packages in names.items():
            text = "".join(
                f"{package}=={version} \\\n    --hash=sha256:{self.wheel(package, version)}\n"
                for package, version in versions.items()
                if package in packages
            )
            (self.root / "packaging" / name).write_text(text, encoding="utf-8")

    def wheel(self, package: str, version: str) -> str:
        """Make a wheel of one module and return its SHA-256."""
        path = self.wheels / f"{package}-{version}-py3-none-any.whl"
        information = f"{package}-{version}.dist-info"
        files = {
            f"{package}.py": f"VERSION = '{version}'\n",
            f"{information}/METADATA": f"Metadata-Version: 2.1\nName: {package}\n"
            f"Version: {version}\n",
            f"{information}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\n"
            "Root-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{name},,\n" for name in [*files, f"{information}/RECORD"])
        with zipfile.ZipFile(path, "w") as wheel:
            for name, text in {**files, f"{information}/RECORD": record}.items():
                wheel.writestr(zipfile.ZipInfo(name), text)
        return hashlib.sha256(path.read_bytes()).hexdigest()


def _clone(root: Path) -> Checkout:
    wheels = root / "wheels"
    wheels.mkdir(parents=True)
    checkout = Checkout(root / "checkout", wheels)
    shutil.copytree(
        ROOT / "packaging",
        checkout.root / "packaging",
        ignore=shutil.ignore_patterns("__pycache__", "*.lock"),
    )
    package = checkout.root / "scse_desk"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    checkout.lock(dependency="1.0", tool="1.0")
    return checkout


@pytest.fixture
def fresh(tmp_path: Path) -> Checkout:
    """A checkout in which nothing was ever started."""
    return _clone(tmp_path / "fresh")


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checkout, Answer]:
    """A checkout that was set up, and what was said meanwhile; copy it to change it."""
    checkout = _clone(tmp_path_factory.mktemp("original") / "clone")
    return checkout, checkout.desk("run", "--store", "my.scse", "--", "list", "editions")


@pytest.fixture
def checkout(first_start: tuple[Checkout, Answer], tmp_path: Path) -> Checkout:
    """A checkout that was set up and then moved to another folder."""
    original, _ = first_start
    moved = tmp_path / "moved"
    shutil.copytree(original.root.parent, moved, symlinks=True)
    return Checkout(moved / "checkout", moved / "wheels")
