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
    "--upgrade",
]


def lock(places: Places) -> int:
    """Resolve pyproject.toml into both lock files; return uv's exit code."""
    constraint = f"--constraint={places.lock(RUN_LOCK)}"
    return _compile(places, RUN_LOCK, []) or _compile(
        places, TEST_LOCK, ["--extra=test", constraint]
    )


def _compile(places: Places, name: str, options: list[str]) -> int:
    command = [
        str(places.python),
        "-m",
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        *OPTIONS,
        *options,
    ]
    answer = subprocess.run(
        command,
        cwd=places.root,
        env=child_environment(),
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if answer.returncode == 0:
        text = HEADER + answer.stdout
        places.lock(name).write_text(text, encoding="utf-8", newline="\n")
    return answer.returncode
