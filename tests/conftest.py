"""What holds for every test: its own settings and data, no window, no error in the log."""

import gc
import logging
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from scse_desk.ui.application import leave
from scse_desk.ui.garbage import collect_if_due
from tests.sample_store import own_sample_store, sample_file, sample_store
from tests.seeded_store import edition_id, facts, seeded_file, seeded_store

__all__ = [
    "edition_id",
    "facts",
    "own_sample_store",
    "sample_file",
    "sample_store",
    "seeded_file",
    "seeded_store",
]

# Qt reads it when the first QApplication is made.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Tasks run on threads, where what other tests left of their windows must not be destroyed.
gc.disable()

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
NUMBERS = count()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own settings and data directories, made when something is put there."""
    folder = tmp_path_factory.getbasetemp() / "homes" / str(next(NUMBERS))
    monkeypatch.setenv("SCSE_DESK_CONFIG", str(folder / "config"))
    monkeypatch.setenv("SCSE_DESK_DATA", str(folder / "data"))
    return folder


@pytest.fixture(autouse=True)
def garbage_is_collected_between_tests() -> Iterator[None]:
    """Collect as the application does: on this thread, when enough has come together."""
    yield
    collect_if_due()


@pytest.fixture(autouse=True)
def no_error_is_logged(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test that logs an error, unless it is marked to provoke one."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    errors = [record.getMessage() for record in records if record.levelno >= logging.ERROR]
    if errors and not request.node.get_closest_marker("logs_errors"):
        pytest.fail(f"logged: {errors}")


@pytest.fixture(autouse=True)
def fonts_for_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """Give Qt our fonts before the first window: the offscreen platform has none.

    A test's windows go when it ends, with the documents that they hold open.
    """
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    request.getfixturevalue("fonts")
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def fonts(qapp: object) -> None:
    """Our fonts, loaded once for all tests that have a window."""
    from PySide6.QtGui import QFontDatabase

    for font in sorted(FONTS.glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(font)) >= 0, font.name


def pytest_sessionfinish() -> None:
    """Leave as the application does, where there was one."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        leave()
