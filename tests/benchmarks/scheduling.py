"""How well and how fast the scheduler plans: a part a file, each named `scheduling_…`."""

from collections.abc import Iterator
from importlib import import_module

from tests.benchmarks.measuring import Figure

PARTS = ("published", "fairs", "why", "replan")


def figures() -> Iterator[Figure]:
    """Part after part."""
    for part in PARTS:
        yield from import_module(f"tests.benchmarks.scheduling_{part}").figures()
