"""The board: wishes placed, moved, locked and taken off, and refused with their reasons."""

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from scse_desk.ui.matchmaking.board_page import BoardPage
from scse_desk.ui.matchmaking.dragging import drag_of
from scse_desk.ui.matchmaking.grid import Grid
from scse_desk.ui.matchmaking.why import fits, stretches
from tests.ui.desk import compose, press, texts
from tests.ui.matchmaking.conftest import Shown

MUST, HIGH = 1, 2


def click(grid: Grid, row: int, column: int) -> None:
    place = grid.place_of(row, column).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)


def drop(grid: Grid, wish_id: int, row: int, column: int) -> None:
    place = QPointF(grid.place_of(row, column).center())
    drag = drag_of(grid, wish_id)
    none = Qt.KeyboardModifier.NoModifier
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    grid.dropEvent(QDropEvent(place, move, drag.mimeData(), left, none))


def said(board: BoardPage) -> str:
    QCoreApplication.processEvents()
    return "\n".join(texts(board.side))


def test_the_line_on_top_counts_what_is_true(shown: Shown) -> None:
    board = shown.board
    assert board.tally.accessibleName() == (
        "0 of 2 wishes placed · 0 of 1 musts held · 0 of 2 tables used"
    )
    board.drop(MUST, 1, 1)
    assert board.tally.accessibleName() == (
        "1 of 2 wishes placed · 1 of 1 musts held · 1 of 2 tables used"
    )


def test_a_chosen_wish_lights_its_places_and_says_why_not_elsewhere(shown: Shown) -> None:
    board = shown.board
    board.waiting.chosen.emit(MUST)
    lit = [(row, column) for column in range(4) for row in range(2) if board.grid.fits(row, column)]
    assert lit == [(0, 0), (1, 0), (0, 2), (1, 2), (0, 3), (1, 3)]
    assert board.grid.said(0, 1) == ["Example City is taken from 09:30 to 11:00: Mayors’ forum."]
    assert "10:00–10:20" in said(board)
    assert "Example City is taken from 09:30 to 11:00: Mayors’ forum." in said(board)


def test_a_click_places_the_wish_as_one_change_that_undo_takes_back(shown: Shown) -> None:
    board = shown.board
    board.waiting.chosen.emit(MUST)
    click(board.grid, 1, 2)
    assert shown.meetings() == [(MUST, 3, 2)]
    undoable = shown.desk.store.undoable()
    assert undoable is not None
    assert undoable.text == "Place meeting {name}"
    shown.desk.store.undo()
    assert shown.meetings() == []
    assert len(board.waiting.model.cards) == 2


def test_a_place_that_does_not_fit_is_refused_with_every_reason(shown: Shown) -> None:
    board = shown.board
    board.drop(HIGH, 1, 1)
    drop(board.grid, MUST, 0, 0)
    assert shown.meetings() == [(HIGH, 1, 1)]
    assert "Table 1 is taken by Cảng Xanh – Example City." in said(board)
    assert "Example City is in the meeting Cảng Xanh – Example City from 09:00 to 09:20." in said(
        board
    )
    board.drop(MUST, 2, 2)
    assert "Example City is taken from 09:30 to 11:00: Mayors’ forum." in said(board)


def test_a_meeting_is_moved_by_keyboard_alone(shown: Shown) -> None:
    board = shown.board
    board.drop(MUST, 1, 1)
    for key in (Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        press(board.grid, key)
    assert board.grid.carried == MUST
    press(board.grid, Qt.Key.Key_Return)
    assert shown.meetings() == [(MUST, 3, 2)]
    assert board.grid.carried is None


def test_escape_puts_a_meeting_back(shown: Shown) -> None:
    board = shown.board
    board.drop(MUST, 1, 1)
    press(board.grid, Qt.Key.Key_M)
    press(board.grid, Qt.Key.Key_Escape)
    assert board.grid.carried is None
    assert shown.meetings() == [(MUST, 1, 1)]


def test_f_goes_to_the_next_place_that_fits(shown: Shown) -> None:
    board = shown.board
    board.waiting.chosen.emit(MUST)
    cells = []
    for _ in range(3):
        press(board.grid, Qt.Key.Key_F)
        cells.append(board.grid.cell)
    assert cells == [(1, 0), (0, 2), (1, 2)]


def test_a_locked_meeting_neither_moves_nor_leaves(shown: Shown) -> None:
    board = shown.board
    board.drop(MUST, 1, 1)
    press(board.grid, Qt.Key.Key_L)
    drop(board.grid, MUST, 1, 3)
    assert "is locked in its place. Unlock it first." in said(board)
    press(board.grid, Qt.Key.Key_Escape)
    board.choose_wish(MUST)
    press(board.grid, Qt.Key.Key_Delete)
    assert shown.meetings() == [(MUST, 1, 1)]
    press(board.grid, Qt.Key.Key_L)
    press(board.grid, Qt.Key.Key_Delete)
    assert shown.meetings() == []


def test_a_meeting_dropped_on_the_list_waits_again(shown: Shown) -> None:
    board = shown.board
    board.drop(MUST, 1, 1)
    board.waiting.cards.parked.emit(MUST)
    assert shown.meetings() == []


def test_a_wish_that_needs_an_interpreter_gets_one_or_is_refused(shown: Shown) -> None:
    board = shown.board
    with shown.desk.store.change("Language") as session:
        from scse_desk.domain import records

        records.set_value(session, "request", MUST, "language", "zh-en")
        records.set_value(session, "request", HIGH, "language", "vi-zh")
    board.drop(MUST, 1, 1)
    assert board.board is not None
    assert board.board.meetings[MUST].voice_id == 1
    board.drop(HIGH, 3, 1)
    assert "No interpreter of this edition has Vietnamese–Chinese." in said(board)
    assert shown.meetings() == [(MUST, 1, 1)]


def test_one_participant_stands_out_with_their_day(shown: Shown) -> None:
    board = shown.board
    board.drop(MUST, 1, 1)
    board.show_party(3)
    assert board.party_line.text() == "Example City"
    assert "Mayors’ forum" in said(board)
    assert "玉河照明" in said(board)
    board.party_line.clear()
    assert "Mayors’ forum" not in said(board)


def test_the_only_participant_found_is_pointed_at_and_an_emptied_line_offers_nobody(
    shown: Shown,
) -> None:
    line = shown.board.party_line
    compose(line, "city")
    popup = line._finder._popup
    assert line._finder.pointing()
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert (line.party_id, line.text()) == (3, "Example City")
    line.setFocus()
    line.selectAll()
    press(line, Qt.Key.Key_Backspace)
    press(line, Qt.Key.Key_Return)
    assert (line._finder.found(), line.party_id, line.text()) == ([], None, "")


def test_the_list_is_searched_in_chinese_and_narrowed_to_a_priority(shown: Shown) -> None:
    board = shown.board
    compose(board.waiting._line, "玉河")
    assert [card.wish.id for card in board.waiting.model.cards] == [MUST]
    compose(board.waiting._line, "cang")
    assert [card.wish.id for card in board.waiting.model.cards] == [HIGH]
    board.waiting._line.clear()
    board.waiting._priority.setCurrentIndex(1)
    assert [card.wish.id for card in board.waiting.model.cards] == [MUST]


def test_why_not_puts_slots_with_the_same_reason_together(shown: Shown) -> None:
    board = shown.board.board
    assert board is not None
    found = stretches(board, MUST, None)
    assert [(each.first.id, each.last.id) for each in found] == [(2, 2)]
    assert [(fit.span.id, fit.places) for fit in fits(board, MUST, None)] == [
        (1, 2),
        (3, 2),
        (4, 2),
    ]


def test_the_whole_board_is_painted(shown: Shown) -> None:
    board = shown.board
    board.drop(MUST, 1, 1)
    board.put_back()
    picture = board.grid.viewport().grab().toImage()
    block, empty = board.grid.place_of(0, 0), board.grid.place_of(1, 3)
    inside = QPoint(6, 20)
    assert picture.pixelColor(block.topLeft() + inside) != picture.pixelColor(
        empty.topLeft() + inside
    )
