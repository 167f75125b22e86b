"""Ways of looking at the board and of working on it: rows, colours, swaps, parking, search."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from scse_desk.domain import outcomes, records, the_day
from scse_desk.domain.board import Board
from scse_desk.store.models import Slot
from scse_desk.ui.matchmaking import colouring, find_line, lines, marks, short
from scse_desk.ui.matchmaking.board_page import BoardPage
from scse_desk.ui.matchmaking.cards import Card
from scse_desk.ui.matchmaking.cell_menu import CellMenu
from scse_desk.ui.matchmaking.cells import Cells
from scse_desk.ui.matchmaking.dragging import drag_of
from scse_desk.ui.matchmaking.marks import Mark
from tests.ui.desk import compose, press
from tests.ui.matchmaking.conftest import Shown

MUST, HIGH = 1, 2


def cells_of(page: BoardPage) -> Cells:
    assert page.grid.cells is not None
    return page.grid.cells


def board_of(page: BoardPage) -> Board:
    assert page.board is not None
    return page.board


def drop(page: BoardPage, wish_id: int, row: int, column: int) -> None:
    place = QPointF(page.grid.place_of(row, column).center())
    drag = drag_of(page.grid, wish_id)
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(place, Qt.DropAction.MoveAction, drag.mimeData(), left, none)
    page.grid.dropEvent(event)


def both_placed(shown: Shown) -> BoardPage:
    page = shown.board
    page.drop(MUST, 1, 1)
    page.drop(HIGH, 3, 2)
    return page


def undo_label(shown: Shown) -> str:
    undoable = shown.desk.store.undoable()
    assert undoable is not None
    return undoable.english()


@pytest.fixture
def second_grid(shown: Shown) -> BoardPage:
    """A board on which a room has slots of 40 minutes, at 09:00, 09:45 and 13:00."""
    with shown.desk.store.change("Grid") as session:
        first = session.get_one(Slot, 1).starts_at
        for minutes in (0, 45, 240):
            start = first + timedelta(minutes=minutes)
            times = {"starts_at": start, "ends_at": start + timedelta(minutes=40)}
            records.add(session, "slot", round_id=1, grid="long", **times)
        records.add(
            session, "meeting_table", round_id=1, label="Room", kind="room", grid="long", position=9
        )
    return shown.board


def test_a_meeting_dragged_onto_another_changes_places_with_it_as_one_change(shown: Shown) -> None:
    page = both_placed(shown)
    drop(page, MUST, 1, 2)
    assert shown.meetings() == [(MUST, 3, 2), (HIGH, 1, 1)]
    assert undo_label(shown).startswith("Swap meetings ")
    shown.desk.store.undo()
    assert shown.meetings() == [(MUST, 1, 1), (HIGH, 3, 2)]


def test_two_meetings_are_swapped_by_keyboard_and_it_is_said_before(shown: Shown) -> None:
    page = both_placed(shown)
    page.go_to(1, 1)
    press(page.grid, Qt.Key.Key_M)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        press(page.grid, key)
    assert page.grid.accessibleDescription().startswith("Swaps with ")
    press(page.grid, Qt.Key.Key_Return)
    assert shown.meetings() == [(MUST, 3, 2), (HIGH, 1, 1)]


def test_what_stands_in_the_way_of_a_swap_is_said_before_it_and_nothing_changes(
    shown: Shown,
) -> None:
    page = both_placed(shown)
    page.turn_lock(HIGH)
    page.pick_up(MUST)
    said = page.grid.said(1, 2)
    assert said[0].endswith("is locked in its place. Unlock it first.")
    drop(page, MUST, 1, 2)
    assert shown.meetings() == [(MUST, 1, 1), (HIGH, 3, 2)]


def test_a_meeting_that_took_place_is_not_taken_up_and_it_is_said_before_a_swap(
    shown: Shown,
) -> None:
    page = both_placed(shown)
    with shown.desk.store.change("Came") as session:
        outcomes.say_held(session, board_of(page).meetings[HIGH].id)
    page.pick_up(MUST)
    assert page.grid.said(1, 2)[0].endswith("is recorded already; it stays where it was.")
    page.pick_up(HIGH)
    assert cells_of(page).carried is None
    assert "is recorded already; it stays where it was." in page._hint.text()


def test_what_is_dragged_over_the_board_lights_its_places(shown: Shown) -> None:
    page = shown.board
    point = page.grid.place_of(0, 0).center()
    data = drag_of(page.grid, MUST).mimeData()
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(point, Qt.DropAction.MoveAction, data, left, none)
    page.grid.dragEnterEvent(event)
    assert cells_of(page).carried == MUST
    assert page.grid.fits(0, 0)


def test_an_impossible_cell_says_why_in_the_cell_the_line_and_to_screen_readers(
    shown: Shown,
) -> None:
    page = shown.board
    page.waiting.chosen.emit(MUST)
    page.grid.set_cursor(0, 1)
    reasons = cells_of(page).verdict(0, 1).reasons
    assert short.word(shown.desk.context, reasons) == "programme"
    why = "Example City is taken from 09:30 to 11:00: Mayors’ forum."
    assert page.grid.accessibleDescription() == why
    assert page._hint.text() == why
    page.grid.set_cursor(0, 0)
    assert page._hint.text() == "Fits here"


def test_what_is_told_follows_the_keyboard_while_the_mouse_rests_on_the_board(
    shown: Shown,
) -> None:
    page = shown.board
    page.waiting.chosen.emit(MUST)
    QTest.mouseMove(page.grid.viewport(), page.grid.place_of(0, 1).center())
    assert page._hint.text() == "Example City is taken from 09:30 to 11:00: Mayors’ forum."
    page.grid.set_cursor(0, 1)
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    assert (page.grid.cell, page._hint.text()) == ((0, 2), "Fits here")


def test_a_wish_whose_meeting_was_cancelled_says_so_among_what_waits(shown: Shown) -> None:
    page = shown.board
    page.drop(MUST, 1, 1)
    assert page.board is not None
    with shown.desk.store.change("Cancel") as session:
        the_day.record(session, page.board, the_day.cancelled(MUST))
    assert [(card.wish.id, card.more) for card in page.waiting.model.cards] == [
        (MUST, "was cancelled; no plan takes it up again"),
        (HIGH, ""),
    ]


def test_every_reason_of_the_board_has_a_short_word() -> None:
    from scse_desk.domain import board_limits, board_places, board_sides, board_voices

    modules = (board_limits, board_places, board_sides, board_voices)
    texts = {
        value
        for module in modules
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and "{" in value
    }
    assert texts <= set(short.SHORT)


def test_a_meeting_that_is_parked_stands_on_top_of_what_waits_with_where_it_was(
    shown: Shown,
) -> None:
    page = both_placed(shown)
    page.go_to(3, 2)
    press(page.grid, Qt.Key.Key_P)
    assert shown.meetings() == [(MUST, 1, 1)]
    heading, card = page.waiting.model.entries[:2]
    assert heading == "Just taken off"
    assert isinstance(card, Card)
    assert (card.wish.id, card.more) == (HIGH, "was 11:20–11:40, Table 2")
    assert undo_label(shown).startswith("Take meeting ")
    shown.desk.store.undo()
    assert page.waiting.model.entries == []


def test_what_waits_stands_in_groups_by_priority_or_participant(shown: Shown) -> None:
    page = shown.board
    entries = page.waiting.model.entries
    assert [each for each in entries if isinstance(each, str)] == ["Must · 1", "High · 1"]
    page.waiting._order.setCurrentIndex(1)
    entries = page.waiting.model.entries
    assert [each for each in entries if isinstance(each, str)] == ["Example City · 2"]


def test_rows_are_participants_with_their_meetings_and_their_programme(shown: Shown) -> None:
    page = both_placed(shown)
    page.tools.show_rows(lines.PARTIES)
    cells = cells_of(page)
    names = [line.title for line in cells.lines.rows]
    assert sorted(names) == ["Cảng Xanh", "Example City", "玉河照明"]
    city = names.index("Example City")
    assert [[held.wish.id for held in cells.held(city, column)] for column in range(4)] == [
        [MUST],
        [],
        [HIGH],
        [],
    ]
    busy = cells.busy(city, 1)
    assert busy is not None
    assert busy.what == "Mayors’ forum"


def test_a_wish_is_put_into_a_participants_row_at_the_first_place_that_is_free(
    shown: Shown,
) -> None:
    page = shown.board
    page.tools.show_rows(lines.PARTIES)
    names = [line.title for line in cells_of(page).lines.rows]
    page.waiting.chosen.emit(MUST)
    assert page.grid.said(names.index("Cảng Xanh"), 0) == ["Cảng Xanh is no side of this meeting."]
    drop(page, MUST, names.index("玉河照明"), 2)
    assert shown.meetings() == [(MUST, 3, 1)]


def test_a_meeting_is_given_to_an_interpreter_by_putting_it_into_their_row(shown: Shown) -> None:
    with shown.desk.store.change("Language") as session:
        other = records.add(session, "person", name="Lin An").id
        records.add(session, "interpreter", edition_id=1, person_id=other, pairs="zh-en")
        records.set_value(session, "request", MUST, "language", "zh-en")
    page = shown.board
    page.drop(MUST, 1, 1)
    assert board_of(page).meetings[MUST].voice_id == 1
    page.tools.show_rows(lines.VOICES)
    row = [line.title for line in cells_of(page).lines.rows].index("Lin An")
    drop(page, MUST, row, 0)
    assert board_of(page).meetings[MUST].voice_id == 2
    assert shown.meetings() == [(MUST, 1, 1)]


def test_a_place_of_another_grid_has_cells_of_its_own_widths_at_its_own_times(
    second_grid: BoardPage,
) -> None:
    layout = cells_of(second_grid).layout
    room = len(layout.lines.rows) - 1
    spans = layout.spans
    assert [spans[each].grid for each in layout.columns_of(room)] == ["long"] * 3
    assert [spans[each].grid for each in layout.columns_of(0)] == [""] * 4
    first, second, _ = layout.columns_of(room)
    assert layout.lefts[first] == layout.lefts[layout.columns_of(0)[0]]
    assert layout.lefts[first] + layout.widths[first] == layout.lefts[second]
    assert cells_of(second_grid).line(room).sign == "place"


def test_a_wish_fits_a_place_only_in_its_own_slots(second_grid: BoardPage) -> None:
    second_grid.waiting.chosen.emit(MUST)
    cells = cells_of(second_grid)
    room = len(cells.lines.rows) - 1
    lit = [column for column in cells.layout.columns_of(room) if cells.fits(room, column)]
    assert lit == [cells.layout.columns_of(room)[2]]
    assert not any(cells.is_cell(room, column) for column in cells.layout.columns_of(0))


def test_the_cursor_goes_from_cell_to_cell_across_grids(second_grid: BoardPage) -> None:
    grid = second_grid.grid
    room = len(grid.layout_of.lines.rows) - 1
    grid.set_cursor(room - 1, grid.layout_of.columns_of(0)[1])
    press(grid, Qt.Key.Key_Down)
    assert grid.cell == (room, grid.layout_of.columns_of(room)[1])
    press(grid, Qt.Key.Key_Left)
    assert grid.cell == (room, grid.layout_of.columns_of(room)[0])


@pytest.mark.parametrize("way", list(colouring.WAYS))
def test_colours_come_with_a_sign_and_a_legend_that_says_what_it_means(
    shown: Shown, way: str
) -> None:
    page = both_placed(shown)
    page.tools.show_way(way)
    colours = cells_of(page).colours
    shade = colours.shade(board_of(page).meetings[MUST])
    assert shade.shape or shade.letters or shade.icon
    assert shade in [entry for entry, _ in colours.legend]
    assert all(said for _, said in colours.legend)


def test_search_goes_from_hit_to_hit_and_the_others_step_back(shown: Shown) -> None:
    page = both_placed(shown)
    page.grid.setFocus()
    page.focus_filter()
    compose(page.find_line.line, "example")
    assert page.find_line._number.text() == "1 of 2"
    assert cells_of(page).sought == frozenset({MUST, HIGH})
    press(page.find_line, Qt.Key.Key_Return)
    assert page.grid.held_here() == board_of(page).meetings[HIGH]
    compose(page.find_line.line, "玉河")
    assert [held.wish.id for held in find_line.hits(page.context, board_of(page), "玉河")] == [MUST]
    press(page.find_line, Qt.Key.Key_Escape)
    assert cells_of(page).sought is None


def actions(menu: QMenu) -> dict[str, QAction]:
    return {each.text(): each for each in menu.actions() if each.text()}


def test_a_free_cell_offers_the_wishes_that_would_fit_there(shown: Shown) -> None:
    page = shown.board
    menu = CellMenu(page.grid, page.context, page, cells_of(page))
    menu.fill((0, 2), 0)
    found = actions(menu)
    assert list(found) == [
        "Would fit here",
        "Example City × 玉河照明 · Must",
        "Example City × Cảng Xanh · High",
    ]
    found["Example City × Cảng Xanh · High"].trigger()
    assert shown.meetings() == [(HIGH, 3, 1)]


def test_the_menu_of_a_meeting_parks_and_locks_it(shown: Shown) -> None:
    page = both_placed(shown)
    menu = CellMenu(page.grid, page.context, page, cells_of(page))
    menu.fill((0, 0), 0)
    assert {"Pick up", "Lock", "Park on the side", "Open request"} <= set(actions(menu))
    actions(menu)["Park on the side"].trigger()
    assert shown.meetings() == [(HIGH, 3, 2)]


def test_marks_are_told_in_their_cells_until_they_are_taken_away(shown: Shown) -> None:
    page = both_placed(shown)
    made = {
        (1, 1): Mark(marks.FROM, MUST, "to 14:00"),
        (4, 1): Mark(marks.TO, MUST, "from 09:00"),
        (3, 2): Mark(marks.DROPPED, HIGH),
    }
    page.grid.show_marks(made)
    assert page.grid.said(0, 3)[-1] == "moves here · from 09:00"
    assert page.grid.said(1, 2)[-1] == "taken off"
    assert not page.grid.viewport().grab().isNull()
    page.tools.show_rows(lines.PARTIES)
    page.grid.show_marks(made)
    assert sum(cells_of(page).mark(row, 3) is not None for row in range(3)) == 2
    page.grid.show_marks({})
    assert cells_of(page).mark(0, 3) is None


@pytest.mark.parametrize(("width", "height"), [(1070, 600), (1230, 780), (1600, 900)])
def test_six_slots_are_in_sight_beside_what_there_is_room_for(
    shown: Shown, width: int, height: int
) -> None:
    page = shown.board
    shown.page.resize(width, height)
    QCoreApplication.processEvents()
    grid = page.grid
    room = grid.room().width()
    assert room >= 6 * grid.layout_of.sizes.column
    assert page.splitter.is_away(2) == (width < 1180)
    assert not page.splitter.is_away(0)


def test_the_other_side_is_shown_instead_where_there_is_room_for_one(shown: Shown) -> None:
    page = shown.board
    shown.page.resize(1070, 700)
    QCoreApplication.processEvents()
    page.show_side(2)
    assert (page.splitter.is_away(0), page.splitter.is_away(2)) == (True, False)
    page.turn_side(2)
    assert (page.splitter.is_away(0), page.splitter.is_away(2)) == (False, True)


def test_what_is_chosen_among_the_ways_of_looking_is_kept(shown: Shown) -> None:
    page = shown.board
    page.tools.show_rows(lines.VOICES)
    page.tools.show_way(colouring.COUNTRY)
    again = type(page.tools)(page.context)
    assert (again.kind, again.way) == (lines.VOICES, colouring.COUNTRY)


def test_the_head_of_a_slot_tells_in_full_what_it_has_room_for_in_short(shown: Shown) -> None:
    page = both_placed(shown)
    assert page.grid._painter.head(0) == ["09:00–09:20", "1 of 2 places taken"]
    page.turn_lock(HIGH)
    page.unplace(MUST)
    page.waiting.chosen.emit(MUST)
    why = "Example City is taken from 09:30 to 11:00: Mayors’ forum."
    assert page.grid._painter.head(1) == ["10:00–10:20", why]
    assert page.grid._painter.head(0) == ["09:00–09:20", "2 fit"]
    assert page.grid.head_at(page.grid.place_of(0, 1).center()) is None


def test_participants_who_meet_at_one_grid_only_have_its_slots_in_their_row(
    second_grid: BoardPage, shown: Shown
) -> None:
    with shown.desk.store.change("Own place") as session:
        records.set_value(session, "meeting_table", 3, "owner_id", 1)
        records.set_value(session, "participant", 1, "own_place_only", True)
    second_grid.tools.show_rows(lines.PARTIES)
    cells = cells_of(second_grid)
    rows = {line.id: row for row, line in enumerate(cells.lines.rows)}
    grids = [
        {cells.spans[column].grid for column in cells.layout.columns_of(rows[party_id])}
        for party_id in (1, 2)
    ]
    assert grids == [{"long"}, {""}]
    second_grid.waiting.chosen.emit(MUST)
    drop(second_grid, MUST, rows[1], cells.layout.columns_of(rows[1])[2])
    assert [table_id for _, _, table_id in shown.meetings()] == [3]


def test_interpreters_show_when_they_do_not_work(shown: Shown) -> None:
    with shown.desk.store.change("Shift") as session:
        first = session.get_one(Slot, 1).starts_at
        times = {"starts_at": first, "ends_at": first + timedelta(hours=2)}
        records.add(session, "shift", interpreter_id=1, **times)
    page = shown.board
    page.tools.show_rows(lines.VOICES)
    cells = cells_of(page)
    said = [busy.what if (busy := cells.busy(0, column)) else "" for column in range(4)]
    assert said == ["", "", "off shift", "off shift"]


def test_where_only_what_waits_stands_beside_the_board_one_click_tells_the_rest(
    shown: Shown,
) -> None:
    page = shown.board
    shown.page.resize(1050, 600)
    page.waiting.chosen.emit(MUST)
    assert page.splitter.is_away(2)
    press(page.details, Qt.Key.Key_Space)
    assert not page.splitter.is_away(2)
    assert not page.details.isVisibleTo(page)
