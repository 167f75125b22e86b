import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from launcher import environment
from launcher.places import RUN_LOCK, Places

from tests.packaging.conftest import Answer, Checkout

SETTING_UP = "Setting up SCSE Desk"
# What would be felt at every start.
HEAVY = {
    "inspect",
    "venv",
    "ensurepip",
    "importlib.metadata",
    "urllib.request",
    "asyncio",
    "email",
    "ssl",
}


def test_a_fresh_checkout_is_set_up_and_started(
    first_start: tuple[Checkout, Answer],
) -> None:
    _, answer = first_start
    assert (answer.code, answer.err) == (0, "")
    first, second, *_ = answer.out.splitlines()
    assert first.startswith(SETTING_UP)
    assert second == "Getting packages 1/1: dependency 1.0"
    assert "asked ['--store', 'my.scse', 'list', 'editions'] with 1.0" in answer.out


def test_a_later_start_only_starts(checkout: Checkout) -> None:
    answer = checkout.desk("run")
    assert answer.code == 0
    assert answer.out.startswith("asked [] with 1.0")


def test_a_later_start_loads_no_heavy_module(checkout: Checkout) -> None:
    _, desk, *arguments = checkout.command("run")
    answer = subprocess.run(
        [sys.executable, "-X", "importtime", desk, *arguments],
        env=checkout.environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in answer.stderr.splitlines()}
    assert "launcher.environment" in loaded
    assert loaded & HEAVY == set()
    assert "launcher.making" not in loaded


def test_a_moved_checkout_runs_the_code_in_its_new_place(checkout: Checkout) -> None:
    assert f"from {checkout.root}" in checkout.desk("run").out


def test_the_applications_exit_code_is_passed_on(checkout: Checkout) -> None:
    assert checkout.desk("run", "--", "fail").code == 7


def test_files_beside_the_user_are_not_taken_for_modules(checkout: Checkout) -> None:
    (checkout.root.parent / "dependency.py").write_text("VERSION = 'stray'", encoding="utf-8")
    assert "with 1.0" in checkout.desk("run").out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
def test_an_interrupt_is_left_to_the_application(checkout: Checkout) -> None:
    with subprocess.Popen(
        checkout.command("run", "--", "wait"),
        env=checkout.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.readline()
        started.stdout.readline()
        os.killpg(started.pid, signal.SIGINT)
        assert started.wait() == 5
        assert started.stderr.read() == ""


def test_without_a_display_the_tour_is_made(checkout: Checkout) -> None:
    headless = replace(checkout, variables={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    said, asked, platform, *_ = headless.desk("run").out.splitlines()
    assert said == "There is no display, so a tour is made in ./scse-desk-tour instead."
    assert asked.startswith("asked ['tour']")
    assert platform == "on offscreen"


def test_without_a_display_a_command_is_run_all_the_same(checkout: Checkout) -> None:
    headless = replace(checkout, variables={"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    answer = headless.desk("run", "--", "list", "editions")
    assert answer.out.startswith("asked ['list', 'editions']")


def test_an_interrupted_set_up_is_carried_on(checkout: Checkout) -> None:
    (checkout.venv / "scse-desk.json").unlink()
    next(checkout.site.glob("dependency.py")).unlink()
    next(checkout.site.glob("dependency-*.dist-info/METADATA")).unlink()
    answer = checkout.desk("run")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(SETTING_UP)
    assert "with 1.0" in answer.out


def test_a_package_that_was_deleted_is_put_back(checkout: Checkout) -> None:
    folder = next(checkout.site.glob("dependency-*.dist-info"))
    folder.rename(folder.with_suffix(".gone"))
    assert "with 1.0" in checkout.desk("run").out


def test_a_module_that_was_deleted_is_put_back(checkout: Checkout) -> None:
    (checkout.site / "dependency.py").unlink()
    answer = checkout.desk("run")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(SETTING_UP)
    assert "with 1.0" in answer.out
    assert checkout.desk("run").out.startswith("asked []")


def test_an_environment_whose_python_is_broken_is_made_anew(checkout: Checkout) -> None:
    checkout.python.unlink()
    checkout.python.write_text("half a file", encoding="utf-8")
    (checkout.venv / "scse-desk.json").write_text('{"locks": ', encoding="utf-8")
    answer = checkout.desk("run")
    assert (answer.code, answer.err) == (0, "")
    assert "with 1.0" in answer.out


def test_a_file_in_the_place_of_the_environment_makes_way(checkout: Checkout) -> None:
    shutil.rmtree(checkout.venv)
    checkout.venv.touch()
    answer = checkout.desk("run")
    assert (answer.code, answer.err) == (0, "")
    assert "with 1.0" in answer.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' Python is no link")
def test_an_environment_on_a_python_that_is_gone_is_not_started(checkout: Checkout) -> None:
    checkout.python.unlink()
    checkout.python.symlink_to("/nonexistent/python3")
    assert not environment.is_ready(Places(checkout.root), RUN_LOCK)


def test_a_changed_lock_file_brings_its_versions_and_removes_what_it_dropped(
    checkout: Checkout,
) -> None:
    checkout.lock(dependency="1.0", tool="1.0")
    assert checkout.desk("check").code == 1  # the tools are not real, but they are installed
    assert list(checkout.site.glob("tool-*.dist-info"))
    checkout.lock(dependency="2.0", tool="1.0")
    assert "with 2.0" in checkout.desk("run").out
    assert not list(checkout.site.glob("tool-*.dist-info"))


def test_the_test_environment_serves_to_run(checkout: Checkout) -> None:
    assert SETTING_UP in checkout.desk("check").out
    assert checkout.desk("run").out.startswith("asked []")


def test_without_ensurepip_one_sentence_names_the_package(fresh: Checkout) -> None:
    hooks = fresh.root.parent / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(
        "import sys\nsys.modules['ensurepip'] = None\n", encoding="utf-8"
    )
    answer = replace(fresh, variables={"PYTHONPATH": str(hooks)}).desk("run")
    package = f"python3.{sys.version_info.minor}-venv"
    assert answer.code == 2
    assert answer.err == (
        "This Python cannot make environments because its ensurepip is missing: install"
        f" Debian's package {package} (apt install {package}), then run this again.\n"
    )


def test_without_a_network_one_sentence_says_so(checkout: Checkout) -> None:
    checkout.lock(dependency="3.0", tool="1.0")
    nowhere = {
        "PIP_NO_INDEX": "0",
        "PIP_FIND_LINKS": "",
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "1",
    }
    answer = replace(checkout, variables=nowhere).desk("run")
    assert answer.code == 2
    assert answer.err == (
        "No network: the packages of packaging/requirements.lock could not be fetched; connect"
        " this computer (behind a proxy, set HTTPS_PROXY), then run this again.\n"
    )


def test_a_package_that_was_tampered_with_is_refused(checkout: Checkout) -> None:
    checkout.lock(dependency="4.0", tool="1.0")
    with (checkout.wheels / "dependency-4.0-py3-none-any.whl").open("ab") as wheel:
        wheel.write(b"more")
    answer = checkout.desk("run")
    assert answer.code == 2
    assert answer.err == (
        "A package is not the one that packaging/requirements.lock names, so nothing was"
        " installed.\n"
    )


def test_an_older_python_is_told_what_is_needed() -> None:
    desk = Path(__file__).resolve().parents[2] / "packaging" / "desk.py"
    program = f"""
import runpy, sys
sys.version_info = (3, 9, 2)
runpy.run_path({str(desk)!r}, run_name="__main__")
"""
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 2
    assert answer.stderr == (
        f"SCSE Desk needs CPython 3.11 or later; this is CPython 3.9 ({sys.executable}).\n"
    )
