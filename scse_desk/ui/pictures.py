"""A picture of every page of the window, with each of its tabs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from scse_desk.ui.window import SIZE, Window

if TYPE_CHECKING:
    from scse_desk.task import Progress


def take_pictures(
    window: Window, directory: Path, report: Progress, size: tuple[int, int] = SIZE
) -> list[Path]:
    """Write a PNG of each page and tab of the window, in its language and theme; their paths."""
    directory.mkdir(parents=True, exist_ok=True)
    window.resize(*size)
    window.show()
    areas = window.areas
    written: list[Path] = []
    for number, area in enumerate(areas):
        report(number, len(areas), window.frame.context.text(area.title))
        written += _pictures_of(window, number, area.key, directory)
    report(len(areas), len(areas), "")
    return written


def _pictures_of(window: Window, number: int, key: str, directory: Path) -> Iterator[Path]:
    window.frame.open_page(key)
    settle()
    for place, view in zip(itertools.count(), window.frame.page(key).views(), strict=False):
        settle()
        _finish(window)
        name = re.sub(
            r"[^a-z0-9]+",
            "-",
            f"{number + 1:02}-{key}-{view}" if place else f"{number + 1:02}-{key}",
        )
        path = directory / f"{name.strip('-')}.png"
        window.grab().save(str(path))
        yield path


def _finish(window: Window) -> None:
    """Wait for what is made beside the window, such as the preview of a paper."""
    while window.tasks.busy():
        settle()


def settle() -> None:
    """Let everything that waits for a quiet moment happen, timers of the tables too."""
    from PySide6.QtCore import QElapsedTimer

    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < 150:  # noqa: PLR2004 - longer than any timer that paints waits
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
