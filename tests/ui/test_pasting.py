"""Blocks from spreadsheets pasted into tables: one change, or nothing and a sentence why."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scse_desk.domain import (
    agreements,
    attendees,
    booths,
    delegations,
    exhibitors,
    members,
    records,
)
from scse_desk.domain.listing import Listing
from scse_desk.language import language
from scse_desk.store.models import Agreement, Booth, Delegation, DelegationMember, Exhibitor
from scse_desk.ui import pasting
from scse_desk.ui.clipboard import cells_of
from scse_desk.ui.delegations.members import save as save_member
from scse_desk.ui.entered import NotReadable, value_of
from scse_desk.ui.saving import saver
from scse_desk.ui.table import Table
from tests.ui.desk import Desk, desk, filled, make_desk_in

__all__ = ["desk", "filled", "make_desk_in"]

COLUMN = {column.key: column for column in booths.LISTING.columns}
CLEAR = QItemSelectionModel.SelectionFlag.ClearAndSelect


def opened(desk: Desk, qtbot: QtBot, listing: Listing) -> Table:
    save = saver(listing.record)
    table = Table(desk.context, listing, lambda *values: save(desk.context, *values))
    qtbot.addWidget(table)
    table.resize(1400, 400)
    table.show()
    qtbot.waitExposed(table)
    return table


def place(table: Table, key: str) -> int:
    return [column.key for column in table.listing.columns].index(key)


def select(table: Table, top: int, first: str, bottom: int, last: str) -> None:
    model = table.rows
    corner = model.index(top, place(table, first))
    block = QItemSelection(corner, model.index(bottom, place(table, last)))
    table.selectionModel().setCurrentIndex(corner, CLEAR)
    table.selectionModel().select(block, CLEAR)


def paste(table: Table, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def of_booths(desk: Desk) -> list[tuple[object, ...]]:
    with desk.store.read() as session:
        found = session.query(Booth).order_by(Booth.id)
        return [(one.number, one.kind, one.area_m2, one.hall) for one in found]


BEFORE = [("A101", "shell", 9, ""), ("A102", "shell", 9, ""), ("B201", "shell", 9, "")]


def test_a_block_goes_into_the_cells_from_the_cursor_on_and_one_undo_takes_it_back(
    desk: Desk, qtbot: QtBot
) -> None:
    table = opened(desk, qtbot, booths.LISTING)
    assert of_booths(desk) == BEFORE
    select(table, 0, "hall", 0, "hall")
    paste(table, "Hall 1\tRaw space\t18\r\nHall 1\tShell scheme\t1,234.5\r\n")
    assert desk.said == []
    assert of_booths(desk) == [
        ("A101", "raw", 18, "Hall 1"),
        ("A102", "shell", Decimal("1234.5"), "Hall 1"),
        BEFORE[2],
    ]
    undoable = desk.store.undoable()
    assert undoable is not None
    assert language("en").say(undoable) == "Paste 5 cells"
    desk.store.undo()
    assert of_booths(desk) == BEFORE


@pytest.mark.parametrize(
    ("code", "hall", "area"), [("zh_TW", "南港一館", "1,234.5"), ("vi", "Nhà 1", "1.234,5")]
)
def test_a_block_is_read_in_the_words_and_signs_of_the_language(
    make_desk_in: Callable[[str], Desk], qtbot: QtBot, code: str, hall: str, area: str
) -> None:
    desk = make_desk_in(code)
    table = opened(desk, qtbot, booths.LISTING)
    raw = language(code).text(booths.KINDS["raw"])
    select(table, 1, "hall", 1, "hall")
    paste(table, f"{hall}\t{raw}\t{area}\r\n")
    assert desk.said == []
    assert of_booths(desk)[1] == ("A102", "raw", Decimal("1234.5"), hall)


def test_days_and_countries_are_read_as_staff_write_them(
    make_desk_in: Callable[[str], Desk], qtbot: QtBot
) -> None:
    desk = make_desk_in("zh_TW")
    with desk.store.change("Add") as session:
        for number in range(3):
            records.add(session, "agreement", edition_id=1, title=f"Example {number}")
    table = opened(desk, qtbot, agreements.LISTING)
    select(table, 0, "signed_on", 0, "signed_on")
    paste(table, "民國115年3月18日\r\n2026-03-19\r\n2026/3/20\r\n")
    with desk.store.read() as session:
        signed = [one.signed_on for one in session.query(Agreement).order_by(Agreement.id)]
    assert signed == [date(2026, 3, 18), date(2026, 3, 19), date(2026, 3, 20)]
    table = opened(desk, qtbot, delegations.LISTING)
    for text, code in (("臺灣", "TW"), ("越南", "VN"), ("Japan", "JP"), ("kr", "KR")):
        select(table, 0, "country", 0, "country")
        paste(table, text)
        with desk.store.read() as session:
            assert session.get_one(Delegation, 1).country == code
    assert desk.said == []


def test_one_value_fills_the_selection(desk: Desk, qtbot: QtBot) -> None:
    table = opened(desk, qtbot, booths.LISTING)
    select(table, 0, "hall", 2, "hall")
    paste(table, "南港展覽館")
    assert [hall for *_, hall in of_booths(desk)] == ["南港展覽館"] * 3
    select(table, 0, "hall", 1, "hall")
    paste(table, "\r\n")
    assert [hall for *_, hall in of_booths(desk)] == ["", "", "南港展覽館"]


def test_a_bad_cell_refuses_the_whole_block_naming_row_column_and_value(
    desk: Desk, qtbot: QtBot
) -> None:
    table = opened(desk, qtbot, booths.LISTING)
    select(table, 0, "hall", 0, "hall")
    paste(table, "Hall 1\tRaw space\t18\r\nHall 1\tShell scheme\tlarge\r\n")
    assert desk.said == ["Row 2, Net area (m²): “large” is not a number. Nothing was pasted."]
    assert of_booths(desk) == BEFORE
    select(table, 0, "number", 0, "number")
    paste(table, "C1\r\n \r\n")
    assert desk.said[1] == "Row 2, Number: This must not be empty. Nothing was pasted."
    select(table, 0, "number", 1, "number")
    paste(table, "C1")
    assert desk.said[2] == (
        "Row 2, Number: Booth C1 is there already in this edition. Nothing was pasted."
    )
    assert of_booths(desk) == BEFORE


def test_a_column_of_numbers_can_move_up_by_one(desk: Desk, qtbot: QtBot) -> None:
    table = opened(desk, qtbot, booths.LISTING)
    select(table, 0, "number", 0, "number")
    paste(table, "A102\r\nB201\r\nB202\r\n")
    assert desk.said == []
    assert [number for number, *_ in of_booths(desk)] == ["A102", "B201", "B202"]


def test_what_cannot_be_edited_is_refused_unless_it_stands_there_already(
    desk: Desk, qtbot: QtBot
) -> None:
    table = opened(desk, qtbot, exhibitors.LISTING)
    select(table, 0, "name", 1, "stage")
    table.copy()
    copied = QGuiApplication.clipboard().text()
    paste(table, copied.replace("Applied", "Confirmed"))
    assert desk.said == []
    with desk.store.read() as session:
        assert {one.stage for one in session.query(Exhibitor)} == {"confirmed"}
    select(table, 0, "name", 0, "name")
    paste(table, "Another name")
    assert desk.said == [
        "Row 1, Name, “Another name”: This column cannot be edited here. Nothing was pasted."
    ]


def test_a_block_that_is_larger_than_the_table_is_refused(desk: Desk, qtbot: QtBot) -> None:
    table = opened(desk, qtbot, booths.LISTING)
    select(table, 1, "hall", 1, "hall")
    paste(table, "1\r\n2\r\n3\r\n")
    last = table.columns.seen()[-1]
    key = table.listing.columns[last].key
    select(table, 0, key, 0, key)
    paste(table, "1\t2\r\n")
    assert desk.said == [
        "The block has more rows (3) than there are from here on (2). Nothing was pasted.",
        "The block has more columns (2) than there are from here on (1). Nothing was pasted.",
    ]
    assert of_booths(desk) == BEFORE


def test_a_large_block_is_written_in_the_background(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pasting, "MANY_CELLS", 2)
    table = opened(desk, qtbot, booths.LISTING)
    select(table, 0, "hall", 2, "hall")
    paste(table, "Hall 2")
    assert [hall for *_, hall in of_booths(desk)] == ["Hall 2"] * 3


def test_hidden_columns_are_passed_over(desk: Desk, qtbot: QtBot) -> None:
    table = opened(desk, qtbot, booths.LISTING)
    table.columns.set_shown(place(table, "kind"), shown=False)
    select(table, 0, "hall", 0, "hall")
    paste(table, "H\t12")
    assert of_booths(desk)[0] == ("A101", "shell", 12, "H")


def test_a_block_goes_where_the_area_saves_it_the_titles_of_members_into_their_posts(
    desk: Desk, qtbot: QtBot
) -> None:
    table = Table(desk.context, members.LISTING, partial(save_member, desk.context))
    qtbot.addWidget(table)
    table.columns.set_shown(place(table, "title_en"), shown=True)
    table.columns.set_shown(place(table, "title_vi"), shown=True)
    table.show()
    select(table, 0, "title_en", 0, "title_en")
    paste(table, "Mayor of Example City\tThị trưởng\r\n")
    assert desk.said == []
    with desk.store.read() as session:
        post = session.get_one(DelegationMember, 1).post
        assert post is not None
        assert (post.title_en, post.title_vi) == ("Mayor of Example City", "Thị trưởng")
    desk.store.undo()
    with desk.store.read() as session:
        assert session.get_one(DelegationMember, 1).post is None


def test_cells_are_parted_as_spreadsheets_part_them() -> None:
    assert cells_of('a\t"b\nc"\r\n"he said ""yes"""\t\r\n') == [
        ["a", "b\nc"],
        ['he said "yes"', ""],
    ]
    assert cells_of('"Smart" City\t5" pipe\r\n') == [['"Smart" City', '5" pipe']]
    assert cells_of('"Smart"\r\n"open') == [['"Smart"'], ['"open']]
    assert cells_of("a\r\n\r\n") == [["a"], [""]]
    assert cells_of("a\tb\nc") == [["a", "b"], ["c", ""]]


def test_a_code_is_called_by_its_words_in_any_language_or_by_itself() -> None:
    column = attendees.LISTING.by_key["status"]
    for code in ("en", "zh_TW", "vi", "id"):
        words = language(code).text(column.choices["confirmed"])
        assert value_of(column, f" {words.upper()} ", language("vi")) == "confirmed"
    assert value_of(column, "confirmed", language("zh_TW")) == "confirmed"
    with pytest.raises(NotReadable, match="none of these"):
        value_of(column, "perhaps", language("en"))


def test_a_cell_edited_in_place_is_read_by_the_same_rules(
    make_desk_in: Callable[[str], Desk], qtbot: QtBot
) -> None:
    desk = make_desk_in("vi")
    table = opened(desk, qtbot, booths.LISTING)
    table._save_cell(0, place(table, "area_m2"), "1.234,5")
    assert of_booths(desk)[0][2] == Decimal("1234.5")
    table._save_cell(0, place(table, "area_m2"), "rộng")
    assert len(desk.said) == 1
