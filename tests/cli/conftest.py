"""The command line on a seeded store."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from scse_desk import cli


@dataclass(frozen=True)
class Said:
    """What a command gave back and printed."""

    code: int
    out: str
    error: str


Desk = Callable[..., Said]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded store, to be copied."""
    path = tmp_path_factory.mktemp("seeded") / "seeded.scse"
    assert cli.main(["--store", str(path), "--language", "en", "seed"]) == 0
    return path


@pytest.fixture
def path(seeded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seeded, tmp_path / "desk.scse"))


@pytest.fixture
def desk(path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Runs `scse-desk` in English on a store of its own."""

    def run(*arguments: str) -> Said:
        code = cli.main(["--store", str(path), "--language", "en", *arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run
