"""The life of the application: shown until its window is closed, or pictured and gone."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from scse_desk.settings import Settings
from scse_desk.ui.clipboard import release
from scse_desk.ui.desk import Desk
from scse_desk.ui.garbage import Collector
from scse_desk.ui.window import Window

if TYPE_CHECKING:
    from scse_desk.store import Store
    from scse_desk.task import Progress

SCREENLESS = "This plugin does not support"
STARTED_MS = 1000
"""When the first page has been painted and the start is over."""


def run(settings: Settings, path: Path | None) -> int:
    """Show the window on a store file, or the welcome page, until it is closed."""
    application = _application()
    collector = Collector()
    desk = Desk(settings)
    desk.window.guard()
    desk.begin(path)
    desk.window.show()
    QTimer.singleShot(STARTED_MS, collector, collector.start)
    code = application.exec()
    destroy(desk.window)
    leave()
    desk.close()
    return code


def leave() -> None:
    """Let go of what must not outlive Python: other pages, and what was copied but its text."""
    gc.collect()
    release()


def pictures(settings: Settings, store: Store, folder: Path, progress: Progress) -> list[Path]:
    """Take a picture of every page on an open store."""
    from scse_desk.ui.pictures import take_pictures

    _application()
    before = qInstallMessageHandler(pass_on)
    desk = Desk(settings)
    try:
        desk.window.use(store)
        return take_pictures(desk.window, folder, progress)
    finally:
        desk.window.close()
        destroy(desk.window)
        qInstallMessageHandler(before)


def pass_on(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Write what Qt says, but not that a screen is missing: pictures are made without one."""
    if not text.startswith(SCREENLESS):
        sys.stderr.write(f"{text}\n")


def destroy(window: Window) -> None:
    """Let the window go at once, and with it the documents that it holds open."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _application() -> QApplication:
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("SCSE Desk")
    application.setDesktopFileName("scse-desk")
    return application
