"""Every page at every size and in every language: nothing reaches out of its place or is cut."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scse_desk.domain.exhibitors import LISTING
from scse_desk.language import LANGUAGES, language
from scse_desk.settings import LANGUAGE, SCALE, THEME, Settings
from scse_desk.store import Store
from scse_desk.ui.cells import cell, plain
from scse_desk.ui.elided import ElidedLink
from scse_desk.ui.matchmaking.blocks import wrapped
from scse_desk.ui.navigation import Entry
from scse_desk.ui.page import Page
from scse_desk.ui.panes import Panes
from scse_desk.ui.tab_strip import TabStrip
from scse_desk.ui.theme import Theme
from scse_desk.ui.window import Window

from .desk import filled  # noqa: F401 - a fixture

SIZES = ((100, 1280, 720), (150, 1440, 900), (200, 1440, 900))


@pytest.fixture
def window_at(
    qtbot: QtBot,
    filled: Path,  # noqa: F811 - the fixture
    home: Path,
) -> Iterator[Callable[[str, int, int, int], Window]]:
    """Makes a window in a language, at a size of everything, of so many pixels."""
    with Store.open(filled, "Mei-ling", read_only=False) as store:
        made: list[Window] = []

        def make(code: str, percent: int, width: int, height: int) -> Window:
            settings = Settings(home / "settings.json")
            settings.set(LANGUAGE, code)
            settings.set(THEME, "light")
            settings.set(SCALE, percent)
            window = Window(settings)
            made.append(window)
            qtbot.addWidget(window)
            window.setMinimumSize(1, 1)  # whatever the screen of the tests is
            window.resize(width, height)
            window.use(store)
            window.setMinimumSize(1, 1)
            window.resize(width, height)
            window.show()
            return window

        yield make
        for window in made:
            window.close()


def settle() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def sights(page: Page) -> Iterator[str]:
    """The page as it opens, and each pane by itself where one stands alone."""
    yield ""
    for panes in page.findChildren(Panes):
        if panes.single and panes.isVisible():
            for place in range(panes.count()):
                panes.show_pane(place)
                yield f"pane {place}"


def lasting_faults(window: Window) -> list[str]:
    """The faults that stay once what was just shown has been laid out."""
    found = faults(window)
    for _ in range(10):
        if not found:
            break
        settle()
        found = faults(window)
    return found


def faults(window: Window) -> list[str]:
    """What does not find its room, in words for whoever mends it."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        name = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        if isinstance(widget, QScrollArea):
            found += [f"{name} scrolls sideways"] * scrolls_sideways(widget)
        elif isinstance(widget, QLabel | QAbstractButton) and is_cut(widget):
            found.append(f"{name} is cut: {widget.text()!r}")
        if reaches_out(widget):
            found.append(f"{name} reaches out of it")
    return found


def scrolls_sideways(area: QScrollArea) -> bool:
    inner = area.widget()
    return inner is not None and inner.isVisible() and inner.width() > area.viewport().width()


def is_cut(widget: QLabel | QAbstractButton) -> bool:
    """Whether words are cut that do not wrap or end in … by themselves."""
    if not widget.text() or isinstance(widget, Entry | ElidedLink):
        return False
    if isinstance(widget, QLabel):
        return (
            type(widget) is QLabel
            and not widget.wordWrap()
            and widget.sizeHint().width() > widget.width() + 1
        )
    return widget.sizeHint().width() > widget.width() + 1


def reaches_out(widget: QWidget) -> bool:
    around = widget.parentWidget()
    if around is None or widget.isWindow() or around.layout() is None:
        return False
    if isinstance(around.parentWidget(), QAbstractScrollArea):
        return False
    return not -1 <= widget.x() <= around.width() - widget.width() + 1


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("percent", "width", "height"), SIZES)
def test_nothing_on_any_page_is_cut_or_reaches_out(
    window_at: Callable[[str, int, int, int], Window],
    code: str,
    percent: int,
    width: int,
    height: int,
) -> None:
    window = window_at(code, percent, width, height)
    found = []
    for area in window.areas:
        window.frame.open_page(area.key)
        for sight in sights(window.frame.page(area.key)):
            settle()
            found += [f"{area.key} {sight}: {fault}" for fault in lasting_faults(window)]
    assert (window.width(), window.height()) == (width, height)
    assert found == []


def test_the_entries_of_the_navigation_do_not_cover_each_other_at_twice_the_size(
    window_at: Callable[[str, int, int, int], Window],
) -> None:
    window = window_at("vi", 200, 1440, 900)
    settle()
    entries = sorted(window.findChildren(Entry), key=lambda entry: entry.y())
    for above, below in pairwise(entries):
        assert above.geometry().bottom() < below.geometry().top()


def shown(panes: Panes) -> list[bool]:
    return [
        isinstance(pane := panes.widget(place), QWidget) and pane.isVisible()
        for place in range(panes.count())
    ]


def test_a_record_stands_alone_where_there_is_no_room_for_its_table(
    window_at: Callable[[str, int, int, int], Window],
) -> None:
    window = window_at("en", 200, 1440, 900)
    window.frame.open_page("delegations")
    settle()
    panes = window.frame.page("delegations").findChildren(Panes)[0]
    assert shown(panes) == [True, False]
    panes.switch.button(1).click()
    assert shown(panes) == [False, True]
    window.resize(2400, 1400)
    settle()
    assert shown(panes) == [True, True]
    assert not panes.switch.isVisible()


def test_tabs_without_room_stand_in_a_menu_and_the_current_one_does_not(qtbot: QtBot) -> None:
    strip = TabStrip(Theme())
    qtbot.addWidget(strip)
    tabs = ["Record", "Legs", "Figures", "Co-located shows", "Organisers"]
    for words in tabs:
        strip.addTab(words)
    strip.set_folded(True)
    strip.resize(300, 40)
    strip.show()
    settle()
    hidden = strip.hidden_tabs()
    assert tabs[-len(hidden) :] == hidden
    strip.setCurrentIndex(4)
    assert "Organisers" not in strip.hidden_tabs()
    strip.resize(900, 40)
    settle()
    assert strip.hidden_tabs() == []


def test_both_names_of_a_meeting_have_lines_enough_and_the_last_is_elided() -> None:
    font = Theme().font("secondary")
    assert wrapped("Praha", font, 90, 2) == ["Praha"]
    assert wrapped("Denmark parliamentary delegation", font, 90, 3) == [
        "Denmark",
        "parliamentary",
        "delegation",
    ]
    assert wrapped("Denmark parliamentary delegation", font, 90, 2)[1].endswith("…")


def test_booths_that_follow_each_other_are_shown_as_a_span_and_copied_one_by_one() -> None:
    booths = next(each for each in LISTING.columns if each.key == "booths")
    numbers = "A0226, A0227, A0228, A0240"
    assert cell(booths, numbers, language("en")).text == "A0226–A0228, A0240"
    assert plain(booths, numbers, language("en")) == numbers
