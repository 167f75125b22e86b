"""The commands of desk.py."""

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher import environment
from launcher.places import RUN_LOCK, TEST_LOCK, Places, child_environment
from launcher.trouble import Trouble

CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "lint": ["-m", "ruff", "check", "--quiet", "."],
    "types": ["-m", "mypy"],
    "layers": [
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
        "--no-logo",
    ],
}
REFUSED = 2
HERE: dict[str, str] = {}
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say; return the exit code, 2 after one sentence of trouble."""
    options = _parser().parse_args(arguments)
    places = Places(Path(__file__).resolve().parents[2])
    try:
        return int(options.command(places, options))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
    except PermissionError as error:
        print(f"No permission to write {error.filename}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped; the next start carries on from here.", file=sys.stderr)
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="desk.py", description="Run SCSE Desk, or test it.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run_parser = commands.add_parser("run", help="set up what is missing and start SCSE Desk")
    run_parser.add_argument("--store", metavar="FILE", help="the store to open")
    run_parser.add_argument("rest", nargs="*", help="arguments of scse-desk, after --")
    run_parser.set_defaults(command=run)
    test_parser = commands.add_parser("test", help="check, then run all tests")
    test_parser.add_argument("rest", nargs="*", help="arguments of pytest, after --")
    test_parser.set_defaults(command=test)
    check_parser = commands.add_parser("check", help="format, lint, types and layers")
    check_parser.set_defaults(command=check)
    bench_parser = commands.add_parser("bench", help="run the benchmarks")
    bench_parser.add_argument("rest", nargs="*", metavar="NAME", help="one benchmark only")
    bench_parser.set_defaults(command=bench)
    lock_parser = commands.add_parser("lock", help="make the lock files from pyproject.toml")
    lock_parser.add_argument("--upgrade", action="store_true", help="to the newest versions")
    lock_parser.set_defaults(command=lock)
    return parser


def run(places: Places, options: argparse.Namespace) -> int:
    """Start the application, or make the tour where there is no display to start it on."""
    environment.ensure(places, RUN_LOCK)
    arguments = ["--store", options.store] if options.store else []
    if _has_display():
        return _desk(places, [*arguments, *options.rest])
    if options.rest:
        return _desk(places, [*arguments, *options.rest], variables=OFFSCREEN)
    print("There is no display, so a tour is made in ./scse-desk-tour instead.", flush=True)
    return _desk(places, ["tour"], variables=OFFSCREEN)


def test(places: Places, options: argparse.Namespace) -> int:
    """Check, then run the whole suite; pytest's closing line comes last."""
    checked = check(places, options)
    pytest = ["-m", "pytest", *options.rest]
    tested = _python(places, pytest, cwd=places.root, variables=OFFSCREEN)
    return tested or checked


def check(places: Places, _options: argparse.Namespace) -> int:
    """Run every check, also after one failed."""
    environment.ensure(places, TEST_LOCK)
    failed = [
        name for name, arguments in CHECKS.items() if _python(places, arguments, cwd=places.root)
    ]
    print(f"check: {', '.join(failed)} failed" if failed else "check: all is well", flush=True)
    return int(bool(failed))


def bench(places: Places, options: argparse.Namespace) -> int:
    """Run all benchmarks, or one."""
    environment.ensure(places, TEST_LOCK)
    return _python(
        places,
        ["-m", "tests.benchmarks", *options.rest],
        cwd=places.root,
        variables=OFFSCREEN,
    )


def lock(places: Places, options: argparse.Namespace) -> int:
    """Make both lock files anew, the tests' with the versions of the other."""
    from launcher import locking

    environment.ensure(places, TEST_LOCK)
    return locking.lock(places, upgrade=options.upgrade)


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _desk(places: Places, arguments: Sequence[str], *, variables: dict[str, str] = HERE) -> int:
    """Run scse-desk in the user's folder; say what is missing if it breaks for lack of it.

    -P keeps that folder's files from being taken for modules.
    """
    code = _python(places, ["-P", "-m", "scse_desk", *arguments], variables=variables)
    if code not in {0, REFUSED, 128 + signal.SIGINT, 128 + signal.SIGTERM}:
        from launcher import libraries

        stamp = environment.read_stamp(places)
        libraries.demand(places.venv / str(stamp.get("site")))
    return code


def _python(
    places: Places,
    arguments: Sequence[str],
    *,
    cwd: Path | None = None,
    variables: dict[str, str] = HERE,
) -> int:
    """Run the environment's Python and return its exit code, 128 + n if signal n ended it.

    An interrupt from the keyboard reaches the child as well, which decides what becomes of it.
    """
    command = [str(places.python), *arguments]
    with subprocess.Popen(command, cwd=cwd, env=child_environment() | variables) as child:
        before = signal.signal(signal.SIGINT, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        try:
            code = child.wait()
        finally:
            signal.signal(signal.SIGINT, before)
    return 128 - code if code < 0 else code
