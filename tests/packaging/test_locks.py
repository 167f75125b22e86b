import re
import tomllib
from collections import Counter

import pytest
from launcher.places import RUN_LOCK, TEST_LOCK, Places, pins
from packaging.requirements import Requirement

from tests.packaging.conftest import ROOT

PLACES = Places(ROOT)
LOCKS = pytest.mark.parametrize("lock", [RUN_LOCK, TEST_LOCK])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _text(lock: str) -> str:
    return PLACES.lock(lock).read_text(encoding="utf-8")


@LOCKS
def test_a_lock_file_names_no_address_and_no_folder(lock: str) -> None:
    lines = _text(lock).splitlines()[1:]
    wanted = re.compile(
        r"[a-z0-9-]+==[\w.+]+( ; [\w .'=!<>()]+)? \\|    --hash=sha256:\w{64}( \\)?"
    )
    assert [line for line in lines if not wanted.fullmatch(line)] == []


@LOCKS
def test_every_package_is_pinned_once_with_its_hashes(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z])", _text(lock), flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    heads = [block.splitlines()[0].rstrip(" \\").partition(" ; ") for block in blocks]
    pinned = [(package.partition("==")[0], when) for package, _, when in heads]
    assert {name for name, _ in pinned} == set(pins(PLACES, lock))
    assert len(set(pinned)) == len(pinned)
    several = {name for name, number in Counter(name for name, _ in pinned).items() if number > 1}
    assert all("python_full_version" in when for name, when in pinned if name in several)


@LOCKS
def test_a_lock_file_serves_every_platform(lock: str) -> None:
    assert "colorama" in pins(PLACES, lock)  # needed on Windows only
    assert _text(lock).split("pyside6-essentials==")[1].split("==")[0].count("--hash") >= 4


def test_the_tests_run_on_the_versions_that_people_run() -> None:
    assert pins(PLACES, RUN_LOCK).items() <= pins(PLACES, TEST_LOCK).items()


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (RUN_LOCK, PROJECT["dependencies"]),
        (TEST_LOCK, PROJECT["optional-dependencies"]["test"]),
    ],
)
def test_the_lock_files_are_those_of_the_project(lock: str, wanted: list[str]) -> None:
    locked = pins(PLACES, lock)
    missing = [
        text
        for text in wanted
        if not (need := Requirement(text)).specifier.contains(locked.get(need.name, "0"))
    ]
    assert missing == []
