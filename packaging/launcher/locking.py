"""Making the lock files."""

import subprocess

from launcher.places import RUN_LOCK, TEST_LOCK, Places, child_environment

HEADER = "# Made by `python3 packaging/desk.py lock` from pyproject.toml, for every platform.\n"
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
    "--system-certs",  # an office's own certificates are there, where its network needs them
]


def lock(places: Places, *, upgrade: bool) -> int:
    """Resolve pyproject.toml into both lock files; return uv's exit code.

    Versions stay as they are where pyproject.toml allows it, unless ``upgrade`` asks for newer.
    """
    newer = ["--upgrade"] if upgrade else []
    constraint = f"--constraint={places.lock(RUN_LOCK)}"
    return _compile(places, RUN_LOCK, newer) or _compile(
        places, TEST_LOCK, [*newer, "--extra=test", constraint]
    )


def _compile(places: Places, name: str, options: list[str]) -> int:
    """Let uv write one lock file: it keeps to the versions that it finds there."""
    file = places.lock(name)
    command = [str(places.python), "-m", "uv", "pip", "compile", "pyproject.toml"]
    answer = subprocess.run(
        [*command, *OPTIONS, *options, f"--output-file={file}"],
        cwd=places.root,
        env=child_environment(),
        check=False,
    )
    if answer.returncode == 0:
        text = HEADER + file.read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8", newline="\n")
    return answer.returncode
