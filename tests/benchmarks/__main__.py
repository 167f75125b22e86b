"""python -m tests.benchmarks [NAME …]: print the figures of every benchmark, or of some.

Ends with 1 where a figure is outside of its bound.
"""

import os
import sys
from importlib import import_module

from tests.benchmarks.measuring import Figure, heading, line

NAMES = ("start", "tables", "board", "search", "workbook", "briefs", "journal", "scheduling")


def main(names: list[str]) -> int:
    """Run the benchmarks named, each figure printed when it is known; 2 for an unknown name."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"No benchmark is called {unknown[0]}. There are: {', '.join(NAMES)}.")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(heading())
    figures: list[Figure] = []
    for name in names or NAMES:
        for figure in import_module(f"tests.benchmarks.{name}").figures():
            print(line(figure), flush=True)
            figures.append(figure)
    missed = [figure.what for figure in figures if figure.met is False]
    print(f"\n{len(missed)} of {len(figures)} outside of their bound" if missed else "\nall met")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
