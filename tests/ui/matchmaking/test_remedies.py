"""Why a wish is not placed, and what would let it in: looked at on the board, applied as a plan."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton

from scse_desk.domain import records
from scse_desk.ui.matchmaking.board_page import BoardPage
from scse_desk.ui.matchmaking.remedies import Remedies
from scse_desk.ui.matchmaking.side import Side
from tests.ui.desk import texts
from tests.ui.matchmaking.conftest import Shown

MUST, HIGH = 1, 2


def crowd(shown: Shown) -> BoardPage:
    """A round of one slot that both can take, in which the wish of lower weight is held."""
    board = shown.board
    board.drop(HIGH, 1, 1)
    with shown.desk.store.change("Shut") as session:
        for slot in (3, 4):
            records.remove(session, "slot", slot)
    return board


def look(board: BoardPage, wish_id: int) -> Remedies:
    board.waiting.chosen.emit(wish_id)
    found = board.side.remedies
    found.look()
    return found


def test_a_wish_that_fits_somewhere_needs_no_remedy(shown: Shown) -> None:
    board = shown.board
    board.waiting.chosen.emit(MUST)
    assert not board.side.remedies.isVisibleTo(board.side)


def test_what_would_let_a_wish_in_is_told_cheapest_first(shown: Shown) -> None:
    board = crowd(shown)
    found = look(board, MUST)
    assert found.isVisibleTo(board.side)
    QCoreApplication.processEvents()
    said = texts(found)
    assert "What would let it in, cheapest first" in said
    assert "Give up Cảng Xanh – Example City." in said


def test_what_is_to_be_got_first_offers_no_plan_and_the_rest_is_looked_at(shown: Shown) -> None:
    board = crowd(shown)
    found = look(board, MUST)
    shows = [each for each in found.findChildren(QPushButton) if each.text() == "Show on the board"]
    shows[-1].click()
    assert board.right.currentWidget() is board.planning
    plan = board.planning.proposal
    assert plan is not None
    assert [each.wish.id for each in plan.differences] == [MUST, HIGH]
    assert shown.meetings() == [(HIGH, 1, 1)]
    board.planning.apply(plan)
    assert [request for request, _, _ in shown.meetings()] == [MUST]


def test_two_musts_that_no_plan_can_hold_are_told_before_and_beside_the_plan(shown: Shown) -> None:
    board = crowd(shown)
    with shown.desk.store.change("Both") as session:
        records.set_value(session, "request", HIGH, "priority", "must")
    board.fill_free()
    said = texts(board.planning)
    assert any(each.startswith("These musts of Example City cannot all be held") for each in said)


def cut(side: Side) -> list[str]:
    """The words in the panel that are not to be seen yet, or not whole."""
    words = [each for each in side.findChildren(QLabel) if each.wordWrap()]
    assert words
    return [
        each.text()
        for each in words
        if not each.isVisible() or each.height() < each.heightForWidth(each.width())
    ]


def test_the_panel_is_as_high_as_what_it_says_before_it_is_painted(shown: Shown) -> None:
    board = crowd(shown)
    board.waiting.chosen.emit(MUST)
    assert cut(board.side) == []
    board.side.remedies.look()
    assert cut(board.side) == []
    inner, port = board.side._area.widget(), board.side._area.viewport()
    assert inner is not None
    assert inner.height() == max(inner.heightForWidth(inner.width()), port.height())
