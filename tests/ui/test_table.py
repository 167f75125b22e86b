from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.domain.organisations import LISTING
from scse_desk.language import N_
from scse_desk.settings import TABLES
from scse_desk.store import Store
from scse_desk.store.models import Organisation
from scse_desk.ui.clipboard import block, cells_of
from scse_desk.ui.column_widths import fitted
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.table import Table
from scse_desk.ui.table_layout import remembered, views
from scse_desk.ui.table_model import PAGE
from scse_desk.ui.window import Window

KEYS = [column.key for column in LISTING.columns]
NAME, COUNTRY = KEYS.index("name"), KEYS.index("country")


def names(table: Table) -> list[str]:
    return [table.rows.cell(row, NAME).text for row in range(table.rows.rowCount())]


def filter_line(table: Table) -> QLineEdit:
    editor = table.filters.editors()[NAME]
    assert isinstance(editor, QLineEdit)
    return editor


def test_the_rows_are_those_of_the_store(page: RecordPage) -> None:
    assert sorted(names(page.table)) == ["Amber", "Đông Hải", "玉河照明"]
    assert page.table.rows.cell(0, COUNTRY).text == "Taiwan"


def test_a_click_on_a_title_sorts_and_another_turns_it_round(page: RecordPage) -> None:
    page.table.sort_by(NAME, further=False)
    assert names(page.table)[0] == "Amber"
    page.table.sort_by(NAME, further=False)
    assert names(page.table)[-1] == "Amber"


def test_shift_and_a_click_sort_by_a_further_column(page: RecordPage) -> None:
    page.table.sort_by(COUNTRY, further=False)
    page.table.sort_by(NAME, further=True)
    assert page.table.layout_now().sort == (("country", False), ("name", False))


def test_what_is_typed_into_a_filter_narrows_the_rows(page: RecordPage, qtbot: QtBot) -> None:
    line = filter_line(page.table)
    line.setText("mber")
    line.textEdited.emit("mber")
    qtbot.waitUntil(lambda: names(page.table) == ["Amber"])
    page.table.filters.clear()
    assert len(names(page.table)) == 3


def test_the_current_record_stays_current_when_others_come(
    page: RecordPage, store: Store, qtbot: QtBot
) -> None:
    page.table.sort_by(NAME, further=False)
    page.go_to(3)
    with store.change(N_("Add")) as session:
        records.add(session, "organisation", name="Aaa")
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 4)
    assert page.table.rows.record_id(page.table.currentIndex().row()) == 3


def test_a_block_is_copied_so_that_spreadsheets_take_it(page: RecordPage) -> None:
    table = page.table
    table.sort_by(NAME, further=False)
    first, last = table.rows.index(0, NAME), table.rows.index(1, NAME)
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    table.selectionModel().select(QItemSelection(first, last), flag)
    table.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert cells_of(data.text()) == [[name] for name in names(table)[:2]]
    assert "<td" in data.html()


def test_text_that_looks_like_a_formula_or_number_stays_text_in_a_copied_block() -> None:
    data = block([["=1+1", "0912", 'a "b"\tc']], text_columns=frozenset({0, 1}))
    assert data.text() == '=1+1\t0912\t"a ""b""\tc"'
    assert data.html().count("mso-number-format") == 2


def test_the_columns_are_remembered_and_saved_as_views(
    page: RecordPage, window: Window, make_window: Callable[[], Window]
) -> None:
    page.table.columns.set_shown(COUNTRY, shown=False)
    page.table.sort_by(NAME, further=False)
    page.table.remember()
    found = {key: shown for key, _, shown in remembered(window.settings, LISTING).columns}
    assert found["country"] is False
    again = make_window().frame.page("people")
    assert isinstance(again, RecordPage)
    assert again.table.isColumnHidden(COUNTRY)
    assert again.table.layout_now().sort == (("name", False),)
    assert views(window.settings, LISTING) == {}


def test_of_settings_edited_by_hand_what_fits_is_taken(window: Window) -> None:
    columns = [["country", 90, False], [[], 0, True], [{}, 0, True], [None, 0, True], "x"]
    window.settings.set_entry(TABLES, LISTING.kind, {"columns": columns, "sort": [[[], True]]})
    found = remembered(window.settings, LISTING)
    assert found.columns[0] == ("country", 90, False)
    assert len(found.columns) == len(LISTING.columns)
    assert found.sort == ()


def test_columns_without_room_are_left_out_until_the_user_chooses_them(
    page: RecordPage, qtbot: QtBot
) -> None:
    table = Table(page.context, LISTING)
    qtbot.addWidget(table)
    wanted = [key for key, _, shown in table.layout_now().columns if shown]
    table.resize(260, 300)
    table.show()
    assert table.horizontalScrollBar().maximum() == 0
    left_out = [p for p in table.columns.order() if KEYS[p] in wanted and table.isColumnHidden(p)]
    assert left_out
    assert [key for key, _, shown in table.layout_now().columns if shown] == wanted
    table.columns.set_shown(left_out[0], shown=True)
    assert not table.isColumnHidden(left_out[0])
    assert table.layout_now().chosen


def test_down_goes_from_a_filter_to_the_rows_and_escape_empties_it(page: RecordPage) -> None:
    line = filter_line(page.table)
    line.setText("mber")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert not line.hasFocus()


def test_columns_share_the_room_that_is_left() -> None:
    assert fitted({0: 100, 1: 100}, {}, {1}, 300) == {0: 100, 1: 200}


def test_columns_that_do_not_go_in_are_not_cut() -> None:
    widths = fitted({0: 100, 1: 100, 2: 100}, {}, set(), 220)
    assert widths[0] + widths[1] in (218, 219, 220)


def test_a_column_keeps_the_width_the_user_gave_it() -> None:
    assert fitted({0: 100, 1: 100}, {0: 77}, {1}, 300) == {0: 77, 1: 223}


def test_a_table_reads_only_the_pages_one_looks_at(page: RecordPage, store: Store) -> None:
    with store.change(N_("Add many")) as session:
        session.add_all(Organisation(name=f"Many {n}") for n in range(3 * PAGE))
    page.table.ask()
    page.table.viewport().grab()
    assert set(page.table.rows._pages) == {0}
    page.table.scrollToBottom()
    page.table.viewport().grab()
    assert 3 in page.table.rows._pages
    assert 1 not in page.table.rows._pages


def test_a_cell_is_edited_in_place_and_undone(
    page: RecordPage, window: Window, store: Store, qtbot: QtBot
) -> None:
    page.table.sort_by(NAME, further=False)
    website = KEYS.index("website")
    page.table._save_cell(0, website, "https://example.org")
    with store.read() as session:
        assert session.get_one(Organisation, 1).website == "https://example.org"
    qtbot.waitUntil(lambda: page.table.rows.cell(0, website).text == "https://example.org")
    window.frame.undo()
    assert page.table.rows.cell(0, website).text == ""


def test_enter_goes_from_the_table_into_the_record(
    page: RecordPage, window: Window, qtbot: QtBot
) -> None:
    window.activateWindow()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.form_tab.form.box("name").editor.widget.hasFocus()
