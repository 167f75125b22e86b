"""Puts settings, store, language and window together."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from scse_desk.settings import LANGUAGE, SCALE, THEME, Settings, data_directory

if TYPE_CHECKING:
    from scse_desk.store import Store
    from scse_desk.task import Progress

LOG_SIZE = 1_000_000
"""Bytes of a log file before the next one is begun; three are kept."""


def run(store: Path | None, code: str | None) -> int:
    """Open the window on a store file and stay until it is closed; the exit code.

    Without a path: the file opened last, or the default one; where there is none yet, the welcome
    page. A language given on the command line is remembered, like one chosen in the window.
    """
    start_log()
    settings = Settings()
    if code is not None:
        settings.set(LANGUAGE, code)
    from scse_desk.ui import application

    return application.run(settings, store)


def pictures(
    store: "Store", folder: Path, code: str, *, dark: bool, progress: "Progress"
) -> list[Path]:
    """Write a PNG of every page of the window on a store; their paths.

    Uses settings of its own, so that what the user has chosen neither shows nor changes.
    """
    import tempfile

    with tempfile.TemporaryDirectory() as aside:
        settings = Settings(Path(aside) / "settings.json")
        settings.set(LANGUAGE, code)
        settings.set(THEME, "dark" if dark else "light")
        settings.set(SCALE, 100)
        from scse_desk.ui import application

        return application.pictures(settings, store, folder, progress)


def start_log() -> None:
    """Write warnings and worse to a file beside the data; a full disk must not stop the work.

    The file is made when there is something to be written.
    """
    try:
        data_directory().mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            data_directory() / "scse-desk.log",
            maxBytes=LOG_SIZE,
            backupCount=2,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
