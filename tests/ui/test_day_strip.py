from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scse_desk.ui.day_strip import Block, DayStrip
from scse_desk.ui.theme import Theme
from tests.ui.desk import press

HOUR = 60


def block(title: str, starts: float, ends: float, number: int = 1, tip: str = "") -> Block:
    return Block(
        ("programme_item", number), title, "201", int(starts * HOUR), int(ends * HOUR), tip=tip
    )


@pytest.fixture
def opened() -> list[tuple[str, int]]:
    return []


@pytest.fixture
def strip(qtbot: QtBot, opened: list[tuple[str, int]]) -> DayStrip:
    made = DayStrip(Theme(), opened.append)
    qtbot.addWidget(made)
    made.resize(700, 160)
    made.show()
    return made


def shown(strip: DayStrip, *blocks: Block) -> Sequence[tuple[str, int]]:
    """Titles with the lane each is in, 0 uppermost."""
    strip.show_blocks(blocks)
    tops = sorted({placed.bar.top() for placed in strip.placed()})
    return [(p.block.title, tops.index(p.bar.top())) for p in strip.placed()]


def test_what_is_at_one_time_is_stacked(strip: DayStrip) -> None:
    assert shown(strip, block("Forum", 9, 12), block("Tour", 10, 13)) == [("Forum", 0), ("Tour", 1)]


def test_what_follows_shares_a_lane(strip: DayStrip) -> None:
    assert shown(strip, block("Forum", 9, 12), block("Tour", 13, 16)) == [("Forum", 0), ("Tour", 0)]


def test_no_label_covers_another_block_or_leaves_the_strip(strip: DayStrip) -> None:
    long = "拜會臺北市政府資訊局與智慧城市推動委員會"
    strip.show_blocks([block(long, 8 + place / 2, 8.3 + place / 2) for place in range(25)])
    placed = strip.placed()
    for one in placed:
        assert one.words.left() >= 0
        assert one.words.right() <= strip.width()
        whole = one.bar.united(one.words)
        others = (other.bar.united(other.words) for other in placed if other is not one)
        assert not any(whole.intersects(other) for other in others)


def test_a_label_that_has_room_is_not_shortened(strip: DayStrip) -> None:
    title = "Courtesy call at the city government"
    strip.show_blocks([block(title, 10, 10.5)])
    (only,) = strip.placed()
    metrics = QFontMetrics(Theme().font("secondary-strong"))
    assert only.words.width() >= metrics.horizontalAdvance(title)


def test_the_day_is_longer_where_something_is_early_or_late(strip: DayStrip) -> None:
    strip.show_blocks([block("Forum", 9, 12)])
    assert strip.hours() == (8, 21)
    strip.show_blocks([block("Arrival", 5.5, 6), block("Reception", 20, 22.5)])
    assert strip.hours() == (5, 23)


def test_a_click_opens_a_block(strip: DayStrip, opened: list[tuple[str, int]]) -> None:
    strip.show_blocks([block("Forum", 9, 12, 7)])
    (only,) = strip.placed()
    at = QPoint(int(only.bar.center().x()), int(only.bar.center().y()))
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=at)
    assert opened == [("programme_item", 7)]


def test_the_arrows_lead_from_block_to_block(
    strip: DayStrip, opened: list[tuple[str, int]]
) -> None:
    strip.show_blocks(
        [block("Forum", 9, 12, 7, tip="Forum, 9:00"), block("Tour", 13, 16, 8, tip="Tour, 13:00")]
    )
    assert strip.accessibleDescription() == "Forum, 9:00"
    press(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "Tour, 13:00"
    press(strip, Qt.Key.Key_Return)
    assert opened == [("programme_item", 8)]
