"""Work off the window's thread: a plain function with progress, cancelled from the status line.

It runs on a thread of Python's own, never on one of Qt's pool: there each run would have another
thread state, and libraries bound with pybind11, as OR-Tools is, keep the one under which they were
first loaded and end the program when a later run on that thread brings them back to it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from scse_desk.refused import Refused
from scse_desk.task import Cancelled, Progress

T = TypeVar("T")

REPORT_EVERY = 0.05


def while_there(shown: QObject, done: Callable[[T], object]) -> Callable[[T], None]:
    """`done`, but nothing once `shown` is gone: a page is made anew while its task is running."""

    def tell(result: T) -> None:
        if isValid(shown):
            done(result)

    return tell


class _Signals(QObject):
    progressed = Signal(int, int, str)
    ended = Signal(object)


class _Run:
    """One run on a thread; what comes of it goes back by signals."""

    def __init__(self, work: Callable[[Progress], Any], signals: _Signals, stop: Event) -> None:
        self._work, self._signals, self._stop = work, signals, stop

    def run(self) -> None:
        """Do the work."""
        outcome = _outcome(self._work, self._report)
        self._signals.ended.emit(outcome)

    def _report(self, done: int, total: int, text: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        # Qt's int is of 32 bits, which 2,147,483,648 bytes of a file would overrun.
        thousandths = done * 1000 // total if total else 0
        self._signals.progressed.emit(thousandths, 1000 if total else 0, text)


def _outcome(work: Callable[[Progress], Any], report: Progress) -> tuple[str, Any]:
    try:
        return "done", work(report)
    except Cancelled as error:
        return "cancelled", error
    except Refused as refusal:
        return "refused", refusal
    except BaseException as error:  # noqa: BLE001 - shown in the crash dialog on the window's thread
        return "failed", error


class Task(QObject):
    """A task that is running. `finished` comes last, on the window's thread."""

    progressed = Signal(int, int, str)
    finished = Signal()

    def __init__(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object] | None,
        refused: Callable[[Refused], object],
    ) -> None:
        super().__init__()
        self.title = title
        self._done, self._refused = done, refused
        self._stop = Event()
        self._is_forsaken = False
        self._signals = _Signals()
        self._signals.progressed.connect(self.progressed)
        self._signals.ended.connect(self._ended)
        self._run = _Run(work, self._signals, self._stop)

    def start(self, pool: Executor) -> Future[None]:
        """Begin as soon as a thread is free."""
        return pool.submit(self._run.run)

    def cancel(self) -> None:
        """Stop at the next report of progress; the change it runs in rolls back."""
        self._stop.set()

    def forsake(self) -> None:
        """Cancel, and tell nobody what comes of it: whoever asked is going."""
        self.cancel()
        self._is_forsaken = True

    @Slot(object)
    def _ended(self, outcome: tuple[str, Any]) -> None:
        how, value = outcome
        self.finished.emit()
        if how == "failed":
            sys.excepthook(type(value), value, value.__traceback__)
        elif self._is_forsaken:
            return
        elif how == "done" and self._done is not None:
            self._done(value)
        elif how == "refused":
            self._refused(value)


class Tasks(QObject):
    """The tasks of a window: one at a time writes, so they run one after the other."""

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, refused: Callable[[Refused], object]) -> None:
        super().__init__()
        self._refused = refused
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._running: dict[Task, Future[None]] = {}

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object] | None = None,
    ) -> None:
        """Run `work(report)` on a thread, then `done(result)` here; `title` says what it is."""
        task = Task(title, work, done, self._refused)
        task.finished.connect(lambda: self._forget(task))
        self.started.emit(task)
        self._running[task] = task.start(self._pool)

    def _forget(self, task: Task) -> None:
        del self._running[task]
        self.ended.emit(task)

    def busy(self) -> bool:
        """Whether something is running or waiting."""
        return bool(self._running)

    def stop(self) -> None:
        """Cancel everything and wait until it has stopped; nothing is shown of it any more."""
        for task in self._running:
            task.forsake()
        wait(self._running.values())
