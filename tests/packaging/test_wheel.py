"""The wheel that `pip install .` builds, installed where no checkout is near."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT

DATA = "scse_desk/_data/"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT], check=True
    )
    return next(folder.glob("scse_desk-*.whl"))


@pytest.fixture(scope="session")
def carried(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="session")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own that has the wheel, and its dependencies from this one."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, symlinks=sys.platform != "win32")
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    options = ["--no-deps", "--no-index", "--quiet", "--no-warn-script-location"]
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", folder, "install", *options, wheel], check=True
    )
    site = next(folder.rglob("site-packages"))
    here = sysconfig.get_path("purelib")
    (site / "dependencies.pth").write_text(here + "\n", encoding="utf-8")
    return scripts


def _tracked(tree: str) -> set[str]:
    paths = (ROOT / tree).rglob("*")
    return {path.relative_to(ROOT).as_posix() for path in paths if path.is_file()}


@pytest.mark.parametrize("tree", ["resources", "seeds"])
def test_the_wheel_carries_every_file_that_comes_with_the_product(
    carried: set[str], tree: str
) -> None:
    expected = {
        DATA + name.removesuffix(".po") + ".mo" * name.endswith(".po")
        for name in _tracked(tree)
        if not name.endswith(".part")
    }
    assert expected
    assert expected == {name for name in carried if name.startswith(f"{DATA}{tree}/")}


@pytest.mark.parametrize(
    "name",
    [
        "resources/fonts/NotoSansTC-Regular.ttf",
        "resources/icons/search.svg",
        "resources/translations/zh_TW.mo",
        "resources/translations/vi.mo",
        "resources/translations/id.mo",
    ],
)
def test_the_wheel_carries_fonts_icons_and_translations(carried: set[str], name: str) -> None:
    assert DATA + name in carried


def test_the_wheel_carries_modules_and_nothing_of_the_workshop(carried: set[str]) -> None:
    assert {name.split("/")[0] for name in carried} == {"scse_desk", "scse_desk-0.1.0.dist-info"}


def test_the_installed_command_runs_from_another_folder(elsewhere: Path, tmp_path: Path) -> None:
    answer = subprocess.run(
        [elsewhere / "scse-desk", "--help"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "scse-desk" in answer.stdout


def test_the_installed_package_finds_what_it_carries(elsewhere: Path, tmp_path: Path) -> None:
    program = """
from scse_desk import resources
from scse_desk.language import language
print(resources.locate("resources", "fonts").is_relative_to(resources.PACKAGE))
for code in ("zh_TW", "vi", "id"):
    print(language(code).text("Exhibitors"))
"""
    answer = subprocess.run(
        [elsewhere / "python", "-c", program],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.stderr == ""
    own, *words = answer.stdout.split("\n")[:-1]
    assert own == "True"
    assert len({*words, "Exhibitors"}) == 4
