"""From a wish that fits nowhere to a plan that is applied, in the window and on its threads."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from scse_desk.domain import matchmaking, records, requests
from scse_desk.settings import THEME, Settings
from scse_desk.store import Store
from scse_desk.store.models import Meeting
from scse_desk.ui.desk import Desk
from scse_desk.ui.matchmaking.board_page import BoardPage
from tests.ui.desk import texts
from tests.ui.matchmaking.conftest import filled_round

__all__ = ["filled_round"]

LONG = 60_000
MUST, HIGH, OTHER = 1, 2, 3


@pytest.fixture
def desk(filled_round: Path, home: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The application on a round in which the must has lost its place to a wish of lower weight."""
    path = tmp_path / "crowded.scse"
    shutil.copyfile(filled_round, path)
    with Store.open(path, "Mei-ling") as store, store.change("Crowd") as session:
        for slot in (3, 4):
            records.remove(session, "slot", slot)
        matchmaking.place_freely(session, HIGH, 1, 1)
        requests.add_request(session, 1, 2, priority="normal")
    settings = Settings(home / "config" / "settings.json")
    settings.set(THEME, "light")
    made = Desk(settings)
    qtbot.addWidget(made.window)
    made.begin(path)
    made.window.resize(1440, 900)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    made.close()


def test_what_would_help_is_looked_for_what_is_free_is_filled_and_both_are_applied(
    desk: Desk, qtbot: QtBot
) -> None:
    board = board_of(desk)
    look_for_help(board, qtbot)
    QTest.mouseClick(board.fill, Qt.MouseButton.LeftButton)
    apply(board, qtbot)
    assert held(desk) == [HIGH, OTHER]
    look_for_help(board, qtbot)
    press(board.side.remedies, "Show on the board")
    apply(board, qtbot)
    assert held(desk) == [MUST, OTHER]
    QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert held(desk) == [HIGH, OTHER]


def test_a_page_made_anew_while_a_plan_is_made_hears_no_more_of_it(
    desk: Desk, qtbot: QtBot
) -> None:
    board = board_of(desk)
    QTest.mouseClick(board.fill, Qt.MouseButton.LeftButton)
    assert desk.window.tasks.busy()
    desk.window.rebuild()
    qtbot.waitUntil(lambda: not desk.window.tasks.busy(), timeout=LONG)
    (anew,) = desk.window.findChildren(BoardPage)
    assert (anew.planning.proposal, held(desk)) == (None, [HIGH])


def test_a_window_closed_while_a_plan_is_made_shows_nothing_more(desk: Desk, qtbot: QtBot) -> None:
    board = board_of(desk)
    QTest.mouseClick(board.fill, Qt.MouseButton.LeftButton)
    desk.window.close()
    qtbot.waitUntil(lambda: not desk.window.tasks.busy(), timeout=LONG)
    assert board.planning.proposal is None
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def board_of(desk: Desk) -> BoardPage:
    desk.window.frame.context.choose_edition(1)
    desk.window.frame.open_page("matchmaking")
    (board,) = desk.window.findChildren(BoardPage)
    return board


def look_for_help(board: BoardPage, qtbot: QtBot) -> None:
    """Choose the wish that fits nowhere and wait for what is found on a thread."""
    board.choose_wish(MUST)
    wanted = "Give up Cảng Xanh – Example City."
    qtbot.waitUntil(lambda: wanted in texts(board.side.remedies), timeout=LONG)


def apply(board: BoardPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: board.planning.proposal is not None, timeout=LONG)
    press(board.planning, "Apply the plan")


def press(shown: QWidget, words: str) -> None:
    found = [each for each in shown.findChildren(QPushButton) if each.text() == words]
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def held(desk: Desk) -> list[int]:
    """The requests that have their places."""
    assert desk.store is not None
    with desk.store.read() as session:
        return list(session.scalars(select(Meeting.request_id).order_by(Meeting.request_id)))
