"""A page of several tables of one area, with a control to switch between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from scse_desk.ui.actions import Action
from scse_desk.ui.context import Context
from scse_desk.ui.page import Page
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.segments import Segments
from scse_desk.ui.widgets import column

WIDE = 1120
"""From this width on there is room for the title of the page beside the control."""


@dataclass(frozen=True)
class Section:
    """One table of a page: the marked word it is switched to by, and what makes its area.

    `kinds` are further kinds of records that open in it. What is no table makes its own page,
    with `SectionsPage.switch` in its head.
    """

    kind: str
    title: str
    area: Callable[[SectionsPage], RecordArea | Page]
    kinds: frozenset[str] = frozenset()


class SectionsPage(Page):
    """Tables of one area, each made when first shown. `title` is a marked message."""

    def __init__(self, context: Context, title: str, sections: Sequence[Section]) -> None:
        super().__init__(context)
        self._title = title
        self._sections = sections
        self._stack = QStackedWidget()
        self._pages: dict[int, Page] = {}
        self._place = 0
        self.setLayout(column(self._stack))
        self.show_section(0)

    def _page(self, place: int) -> Page:
        if place not in self._pages:
            area = self._sections[place].area(self)
            if isinstance(area, RecordArea):
                area = replace(area, title=self._title, switch=lambda _page: self.switch_at(place))
            made = RecordPage(self.context, area) if isinstance(area, RecordArea) else area
            self._pages[place] = made
            self._stack.addWidget(made)
        return self._pages[place]

    def switch(self, kind: str) -> QWidget:
        """The control, at the place of the section of a kind."""
        return self.switch_at(self._place_of(kind))

    def switch_at(self, place: int) -> QWidget:
        """The control, at a place."""
        words = [self.context.text(section.title) for section in self._sections]
        return Segments(self.context.theme, words, place, self._turn, folds=True)

    def _turn(self, place: int) -> None:
        self.show_section(place)
        self.shown().findChildren(Segments)[0].button(place).setFocus()

    def make_anew(self, *, but: str = "") -> None:
        """Make every page anew when it is next shown, except that of a kind."""
        kept = self._place_of(but) if but else -1
        for place in [place for place in self._pages if place != kept]:
            page = self._pages.pop(place)
            self._stack.removeWidget(page)
            page.deleteLater()
        self.show_section(self._place)

    def show_section(self, place: int) -> None:
        """Turn to a table."""
        self._place = place
        self._stack.setCurrentWidget(self._page(place))
        self._fit_titles()

    def show_kind(self, kind: str) -> None:
        """Turn to the section of a kind."""
        self.show_section(self._place_of(kind))

    def shown(self) -> Page:
        """The page that is shown."""
        return self._page(self._place)

    def current(self) -> RecordPage:
        """The page of the table that is shown."""
        return _table(self.shown())

    def first(self) -> RecordPage:
        """The page of the first table, at which the page opens."""
        return _table(self._page(0))

    @property
    def titles(self) -> list[str]:
        """The marked titles of the tables."""
        return [section.title for section in self._sections]

    def page_of(self, kind: str) -> RecordPage:
        """The page of the table for a kind of records."""
        return _table(self._page(self._place_of(kind)))

    def _place_of(self, kind: str) -> int:
        own = [place for place, section in enumerate(self._sections) if section.kind == kind]
        also = [place for place, section in enumerate(self._sections) if kind in section.kinds]
        return (own or also or [0])[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the control alone says where one is."""
        super().resizeEvent(event)
        self._fit_titles()

    def _fit_titles(self) -> None:
        wide = self.width() >= self.context.theme.px(WIDE)
        for page in self._pages.values():
            for words in page.findChildren(QLabel):
                if words.property("role") == "page":
                    words.setVisible(wide)

    # What the frame asks

    def new_record(self) -> None:
        """Begin a new record of the table that is shown."""
        self.shown().new_record()

    def focus_filter(self) -> None:
        """Into the filter of the table that is shown."""
        self.shown().focus_filter()

    def open_record(self, kind: str, record_id: int) -> None:
        """Turn to the table of a record and show it."""
        self.show_section(self._place_of(kind))
        self.shown().open_record(kind, record_id)

    def actions_of_page(self) -> Sequence[Action]:
        """Those of the table that is shown, and the other tables."""
        others = [
            Action(f"section-{section.kind}", section.title, self._turner(place), "view")
            for place, section in enumerate(self._sections)
            if place != self._place
        ]
        return [*self.shown().actions_of_page(), *others]

    def _turner(self, place: int) -> Callable[[], None]:
        return lambda: self.show_section(place)

    def state(self) -> object:
        """The table that is shown, and the state of each that was."""
        return self._place, {place: page.state() for place, page in self._pages.items()}

    def restore(self, state: object) -> None:
        """Back to the table and its record."""
        if isinstance(state, tuple) and isinstance(state[1], dict):
            for place, kept in state[1].items():
                self._page(place).restore(kept)
            self.show_section(int(state[0]))

    def views(self) -> Iterator[str]:
        """Each tab of each table."""
        for place, section in enumerate(self._sections):
            self.show_section(place)
            for view in self.shown().views():
                yield f"{section.kind}-{view}"


def _table(page: Page) -> RecordPage:
    if not isinstance(page, RecordPage):
        raise TypeError(page)
    return page
