"""Measuring work against its baseline: in turns, so that whatever else runs slows both."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from scse_desk.ui.garbage import Collector

TIMES = 5
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Time:
    """How long work took: seconds on the clock, and of the processor."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Figure:
    """A line of the table. `met` is None where nothing is demanded."""

    what: str
    ours: str
    bare: str = ""
    ratio: str = ""
    bound: str = ""
    met: bool | None = None


@contextmanager
def as_it_runs() -> Iterator[None]:
    """Collect garbage as the window does while it is worked in."""
    collector = Collector()
    collector.start()
    try:
        yield
    finally:
        collector.deleteLater()
        gc.unfreeze()
        gc.enable()


def timed(work: Callable[[], object]) -> Time:
    """How long work takes."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Time(time.perf_counter() - wall, time.process_time() - cpu)


def in_turns(
    ours: Callable[[], Time], bare: Callable[[], Time], times: int = TIMES
) -> tuple[Time, Time]:
    """The medians of ours and of the baseline, each run once unmeasured first."""
    ours(), bare()
    pairs = [(ours(), bare()) for _ in range(times)]
    return middle([first for first, _ in pairs]), middle([second for _, second in pairs])


def middle(times: Sequence[Time]) -> Time:
    """The median times."""
    return Time(median(one.wall for one in times), median(one.cpu for one in times))


def compared(
    what: str, ours: Time, bare: Time, most: float, *, or_under: float | None = None
) -> Figure:
    """A figure that may take `most` times as long as its baseline, or less than so many seconds."""
    ratio = ours.wall / bare.wall
    bound = f"≤ {most:g} ×" + (f" or {_seconds(or_under)}" if or_under else "")
    met = ratio <= most or (or_under is not None and ours.wall <= or_under)
    both = f"{ratio:.2f} ({ours.cpu / max(bare.cpu, 1e-6):.2f} cpu)"
    return Figure(what, _both(ours), _both(bare), both, bound, met)


def told(what: str, taken: Time, bare: Time | None = None) -> Figure:
    """A figure of which nothing is demanded."""
    ratio = f"{taken.wall / bare.wall:.2f}" if bare else ""
    return Figure(what, _both(taken), _both(bare) if bare else "", ratio)


def spread(what: str, times: Sequence[Time], *, middle: float | None, late: float) -> Figure:
    """Median and 95th percentile of many times, with what each may be at most in seconds."""
    walls = [one.wall for one in times]
    half, most = median(walls), _late(walls)
    bound = f"median < {_seconds(middle)}, " if middle else ""
    met = most < late and (middle is None or half < middle)
    cpu = f"p95 {_seconds(_late([one.cpu for one in times]))} cpu"
    both = f"median {_seconds(half)}, p95 {_seconds(most)}"
    return Figure(what, both, cpu, bound=f"{bound}p95 < {_seconds(late)}", met=met)


def _late(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def process(arguments: Sequence[str], *, folder: Path) -> tuple[Time, str]:
    """Run Python in a process of its own, with settings of its own; its time and what it printed.

    Compiled modules are kept as they are after an installation.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"SCSE_DESK_CONFIG": str(folder / "config"), "SCSE_DESK_DATA": str(folder / "data")}
    before, wall = os.times(), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        env=kept | own,
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    wall, after = time.perf_counter() - wall, os.times()
    cpu = after.children_user + after.children_system
    return Time(wall, cpu - before.children_user - before.children_system), done.stdout


def heading() -> str:
    """The first line of the table."""
    return _row("", "ours", "bare library", "ratio", "bound") + "\n" + "-" * 150


def line(figure: Figure) -> str:
    """A line of the table."""
    verdict = {None: "", True: "met", False: "MISSED"}[figure.met]
    return _row(figure.what, figure.ours, figure.bare, figure.ratio, figure.bound, verdict)


def _row(what: str, ours: str, bare: str, ratio: str, bound: str, verdict: str = "") -> str:
    return f"{what:<52} {ours:<29} {bare:<25} {ratio:<17} {bound:<27} {verdict}".rstrip()


def _both(taken: Time) -> str:
    return f"{_seconds(taken.wall)} ({_seconds(taken.cpu)} cpu)"


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
