"""Scheduling from the board: how, the proposed plan, applied as one change or thrown away."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton

from scse_desk.domain import records, scheduling
from scse_desk.domain.scheduling import Proposal
from scse_desk.language import Message
from scse_desk.scheduling.options import Sight
from scse_desk.ui.chips import Chip
from scse_desk.ui.choice_card import ChoiceCard
from scse_desk.ui.matchmaking.board_page import BoardPage
from scse_desk.ui.matchmaking.demands import Demands
from scse_desk.ui.matchmaking.marks import DROPPED, PLACED
from scse_desk.ui.matchmaking.plan_view import PlanView
from tests.ui.desk import texts
from tests.ui.matchmaking.conftest import Shown

MUST, HIGH = 1, 2


def press(board: BoardPage, name: str) -> None:
    found = board.planning.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def proposal(board: BoardPage) -> Proposal:
    found = board.planning.proposal
    assert found is not None
    return found


def is_shown(board: BoardPage, notice: str) -> bool:
    panels = board.planning.findChildren(QFrame)
    return any(each.isVisible() for each in panels if each.accessibleName() == notice)


def changes(board: BoardPage) -> list[int]:
    """How many differences of each kind are proposed."""
    return [len(proposal(board).of_kind(kind)) for kind in scheduling.KINDS]


def test_what_is_free_is_filled_as_one_change_that_undo_takes_back(shown: Shown) -> None:
    board = shown.board
    QTest.mouseClick(board.fill, Qt.MouseButton.LeftButton)
    assert changes(board) == [2, 0, 0, 0, 0]
    assert shown.meetings() == []
    press(board, "plan-apply")
    assert [request for request, _, _ in shown.meetings()] == [MUST, HIGH]
    assert shown.desk.said[-1] == "The plan is applied: 2 meetings changed."
    assert board.right.currentWidget() is board.side
    shown.desk.store.undo()
    assert shown.meetings() == []


def test_nothing_of_a_scheduling_is_left_as_a_window_of_its_own(shown: Shown) -> None:
    board = shown.board
    before = {each for each in QApplication.topLevelWidgets() if each.isVisible()}
    board.fill_free()
    QCoreApplication.processEvents()
    assert {each for each in QApplication.topLevelWidgets() if each.isVisible()} <= before


def test_a_plan_tells_its_worth_and_that_nothing_better_is_possible(shown: Shown) -> None:
    board = shown.board
    board.fill_free()
    said = texts(board.planning)
    assert "2 of 2 wishes held" in said
    assert "now 0 · no plan can hold more than 2" in said
    assert "2 meetings would change" in said
    musts = proposal(board).plan.stages[0]
    assert (musts.name, musts.value, musts.is_proven) == ("musts", 1, True)


def test_a_plan_is_marked_on_the_board_until_it_is_thrown_away(shown: Shown) -> None:
    board = shown.board
    board.fill_free()
    cells = board.grid.cells
    assert cells is not None
    found = [cells.mark(row, column) for row in range(2) for column in range(4)]
    assert sorted(mark.wish_id for mark in found if mark and mark.kind == PLACED) == [MUST, HIGH]
    board.planning.close_panel()
    assert not any(cells.mark(row, column) for row in range(2) for column in range(4))
    assert shown.meetings() == []


def test_a_change_that_is_clicked_is_shown_on_the_board(shown: Shown) -> None:
    board = shown.board
    board.fill_free()
    view = board.planning.findChildren(PlanView)[0]
    assert view.model.entries[0] == "Newly placed · 2"
    view._go(view.model.index(1, 0, QModelIndex()))
    difference = proposal(board).differences[0]
    assert difference.after is not None
    lane = board.grid.lane
    assert lane is not None
    assert board.grid.cells is not None
    assert board.grid.cells.layout.key(*board.grid.cell) == (
        difference.after.slot,
        difference.after.place,
    )


def test_a_plan_of_a_round_that_has_changed_since_is_refused(shown: Shown) -> None:
    board = shown.board
    board.fill_free()
    kept = proposal(board)
    board.drop(HIGH, 4, 2)
    board.planning.apply(kept)
    assert shown.desk.said[-1] == (
        "The round has changed since this plan was made. Plan it once more, then apply it."
    )
    assert shown.meetings() == [(HIGH, 4, 2)]


def test_a_plan_says_at_once_that_its_round_has_changed_since(shown: Shown) -> None:
    board = shown.board
    board.fill_free()
    take = board.planning.findChild(QPushButton, "plan-apply")
    late = "The round has changed since this plan was made. Plan it once more, then apply it."
    assert isinstance(take, QPushButton)
    assert (take.isEnabled(), is_shown(board, late)) == (True, False)
    board.drop(HIGH, 4, 2)
    cells = board.grid.cells
    assert cells is not None
    assert (take.isEnabled(), is_shown(board, late)) == (False, True)
    assert not any(cells.mark(row, column) for row in range(2) for column in range(4))
    shown.desk.store.undo()
    assert (take.isEnabled(), is_shown(board, late)) == (True, False)


def test_where_nothing_can_be_planned_it_is_said_what_is_missing(shown: Shown) -> None:
    board = shown.board
    with shown.desk.store.change("Nobody wishes anything") as session:
        for wish_id in (MUST, HIGH):
            records.remove(session, "request", wish_id)
    QTest.mouseClick(board.schedule, Qt.MouseButton.LeftButton)
    assert shown.desk.said == ["The round has no requests to schedule."]
    assert board.right.currentWidget() is board.side
    assert "No requests yet" in texts(board.waiting)
    assert "no musts" in [chip.accessibleName() for chip in board.tally.findChildren(Chip)]


def test_the_ways_to_schedule_are_offered_with_what_they_mean(shown: Shown) -> None:
    board = shown.board
    QTest.mouseClick(board.schedule, Qt.MouseButton.LeftButton)
    cards = board.planning.findChildren(ChoiceCard)
    assert [card.objectName() for card in cards] == ["plan-fill", "plan-all", "plan-from_now"]
    cards[1]._run()
    assert changes(board) == [2, 0, 0, 0, 0]


def test_a_round_that_is_over_is_not_planned_anew_from_now_on(shown: Shown) -> None:
    board = shown.board
    assert board.board is not None
    board.planning.start(board.board, scheduling.FROM_NOW)
    assert shown.desk.said[-1] == "All slots of this round are past."
    assert board.planning.proposal is None


def test_a_meeting_that_is_in_the_way_of_nothing_stays_where_it_is(shown: Shown) -> None:
    board = shown.board
    board.drop(HIGH, 4, 2)
    board.fill_free()
    assert changes(board) == [1, 0, 0, 0, 0]
    board.planning.apply(proposal(board))
    assert (HIGH, 4, 2) in shown.meetings()


@pytest.mark.parametrize(
    ("sight", "wanted"),
    [
        (Sight("musts", 3, 9), ["3 of 9 wishes held", "Now better: Musts held"]),
        (
            Sight("wishes", 3, 9, 7, 30, 44),
            [
                "3 of 9 wishes held",
                "no plan can hold more than 7",
                "Now better: Weight of the other wishes held",
                "30 (≤ 44)",
            ],
        ),
    ],
)
def test_how_far_a_scheduling_is_is_told_in_words(
    shown: Shown, sight: Sight, wanted: list[str]
) -> None:
    planning = shown.board.planning
    planning._show_sight(planning._run, sight)
    assert planning._progress.text().splitlines() == wanted


def test_what_is_taken_off_is_marked_where_it_stands(shown: Shown) -> None:
    from scse_desk.ui.matchmaking import plan_words

    board = shown.board
    board.drop(HIGH, 4, 2)
    board.fill_free()
    made = proposal(board)
    bare = Proposal(made.board, made.mode, made.now, made.asked, type(made.plan)({}))
    marks = plan_words.marks(shown.desk.context, bare)
    assert {place: mark.kind for place, mark in marks.items()} == {(4, 2): DROPPED}


def test_what_no_plan_can_hold_more_than_stands_over_the_board_while_it_is_true(
    shown: Shown,
) -> None:
    board = shown.board
    assert board.board is not None
    board.planning.start(board.board, scheduling.ALL)
    board.planning.apply(proposal(board))
    assert "no plan can hold more than 2" in board.tally.accessibleName()
    with shown.desk.store.change("Shut") as session:
        records.set_value(session, "request", HIGH, "status", "declined")
    assert "no plan can hold more than" not in board.tally.accessibleName()


def test_demands_that_no_plan_can_meet_leave_room_for_what_a_plan_is_worth(shown: Shown) -> None:
    board = shown.board
    demands = [Message("This cannot be."), Message("Nor can this.")]
    made = Demands(shown.desk.context, demands)
    made.setParent(board)
    made.show()
    assert visible(made) == ["2 demands that no plan can meet"]
    fold = made.findChildren(QPushButton)[0]
    assert fold.accessibleName() == "Show: 2 demands that no plan can meet"
    fold.setFocus()
    QTest.keyClick(fold, Qt.Key.Key_Space)
    assert visible(made) == ["2 demands that no plan can meet", *(each.text for each in demands)]
    assert fold.accessibleName() == "Hide: 2 demands that no plan can meet"
    assert visible(Demands(shown.desk.context, demands[:1])) == ["This cannot be."]


def visible(demands: Demands) -> list[str]:
    """The words that are not folded."""
    labels = [each for each in demands.findChildren(QLabel) if each.isVisibleTo(demands)]
    return [each.text() for each in labels if each.text()]


def test_a_scheduling_that_is_stopped_before_there_is_a_plan_leaves_the_board_as_it_was(
    shown: Shown,
) -> None:
    board = shown.board
    assert board.board is not None
    board.planning.start(board.board, scheduling.FILL)
    board.planning._done(board.planning._run, None)
    assert not board.planning.is_running
    assert board.right.currentWidget() is board.side


def test_asking_how_to_schedule_takes_the_proposal_off_the_board(shown: Shown) -> None:
    board = shown.board
    board.fill_free()
    QTest.mouseClick(board.schedule, Qt.MouseButton.LeftButton)
    assert board.planning.proposal is None
    cells = board.grid.cells
    assert cells is not None
    assert not any(cells.mark(row, column) for row in range(2) for column in range(4))


def test_what_was_carried_is_carried_again_once_a_proposal_is_thrown_away(shown: Shown) -> None:
    board = shown.board
    board.waiting.chosen.emit(HIGH)
    assert carried(board) == HIGH
    board.fill_free()
    assert carried(board) is None
    board.planning.close_panel()
    assert carried(board) == HIGH


def carried(board: BoardPage) -> int | None:
    assert board.grid.cells is not None
    return board.grid.cells.carried


def test_a_change_says_from_where_to_where_in_as_few_words_as_tell_them_apart(shown: Shown) -> None:
    from scse_desk.ui.matchmaking import plan_words

    board = shown.board
    board.drop(HIGH, 1, 1)
    board.fill_free()
    made = proposal(board)
    moved = {
        HIGH: replace(made.asked.placed[HIGH], slot=4, place=2),
        MUST: made.plan.placements[MUST],
    }
    both = replace(made, plan=type(made.plan)(moved))
    said = [plan_words.change(shown.desk.context, made.board, each) for each in both.differences]
    assert set(said) == {
        ("17 Mar 09:00 · Table 1", "→ 14:00 · Table 2"),
        ("", "→ 17 Mar 11:20 · Table 1"),
    }
    view = PlanView(shown.desk.context, both)
    view._stack.setCurrentIndex(1)
    view.grab()
    cards = view.model.cards
    assert [card.then for card in cards] == ["→ 14:00 · Table 2", "→ 17 Mar 11:20 · Table 1"]
