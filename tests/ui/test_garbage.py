"""What Qt holds is let go of on the window's thread, whatever a task does meanwhile."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from scse_desk.ui.garbage import Collector

gone: list[int] = []


class Page(QWidget):
    """A widget that is part of a cycle, as pages are."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        gone.append(threading.get_ident())


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    """Python's own collecting, then the window's."""
    gc.enable()
    made = Collector()
    gone.clear()
    yield made
    made.deleteLater()
    gc.unfreeze()


def test_a_page_is_destroyed_on_the_windows_thread(collector: Collector, qtbot: QtBot) -> None:
    collector.start()
    Page()

    def work() -> None:
        for _ in range(100):
            lists: list[list[object]] = [[] for _ in range(2_000)]
            for one in lists:
                one.append(one)

    task = threading.Thread(target=work)
    task.start()
    task.join()
    assert gone == []
    qtbot.waitUntil(lambda: bool(gone), timeout=60_000)
    assert gone == [threading.get_ident()]
