"""The list of pages on the left, with how many records each has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSpacerItem, QVBoxLayout

from scse_desk.language import Language
from scse_desk.ui.areas import Area
from scse_desk.ui.icons import pixmap
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import rule

WIDTH = 230
NARROW = 60
ROW = 34
DENSITIES = ((ROW, 2, 8, 12), (30, 1, 4, 6), (27, 0, 3, 4), (24, 0, 2, 4))
"""Height of a row, gaps between rows, around rules and at the ends, the widest that fits."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Entry(QPushButton):
    """One page of the list."""

    def __init__(self, theme: Theme, key: str, title: str) -> None:
        super().__init__()
        self._theme, self._key, self._title = theme, key, title
        self._count = ""
        self._narrow = False
        self.setProperty("kind", "navigation")
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.px(ROW))

    def sizeHint(self) -> QSize:
        """As wide as the list."""
        return QSize(self._theme.px(WIDTH - 16), self._theme.px(ROW))

    def show_count(self, words: str) -> None:
        """Show a number at the right."""
        self._count = words
        self.setAccessibleDescription(words)
        self.update()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001
        """Show the icon alone."""
        self._narrow = narrow
        self.setToolTip(self._title if narrow else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, title and number on the button's ground."""
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        chosen = self.isChecked()
        colour = theme.colours.accent if chosen else theme.colours.secondary
        size = theme.px(18)
        left = (self.width() - size) // 2 if self._narrow else theme.px(9)
        painter.drawPixmap(
            left, (self.height() - size) // 2, size, size, pixmap(self._key, colour, size)
        )
        if not self._narrow:
            self._paint_words(painter, chosen=chosen)

    def _paint_words(self, painter: QPainter, *, chosen: bool) -> None:
        theme = self._theme
        small = theme.font("secondary")
        aside = QFontMetrics(small).horizontalAdvance(self._count)
        inner = QRect(theme.px(36), 0, self.width() - theme.px(46), self.height())
        painter.setFont(small)
        painter.setPen(theme.colour("secondary"))
        painter.drawText(inner, RIGHT, self._count)
        font = theme.font("strong" if chosen else "body")
        words = inner.adjusted(0, 0, -aside - theme.px(6 if aside else 0), 0)
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if chosen else "ink"))
        metrics = QFontMetrics(font)
        text = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, LEFT, text)


class Navigation(QFrame):
    """The list of pages; `choose(key)` is called with the one that was chosen."""

    def __init__(
        self,
        theme: Theme,
        language: Language,
        areas: Sequence[Area],
        choose: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self._theme, self._language = theme, language
        self._entries: dict[str, Entry] = {}
        self._group = QButtonGroup(self)
        self._gaps: list[QSpacerItem] = []
        layout = self._body = QVBoxLayout()
        layout.setSpacing(0)
        last = max(area.group for area in areas)
        group = areas[0].group
        for area in areas:
            if area.group != group:
                self._part(layout, bottom=area.group == last)
                group = area.group
            entry = Entry(theme, area.key, language.text(area.title))
            entry.clicked.connect(_caller(choose, area.key))
            self._group.addButton(entry)
            self._entries[area.key] = entry
            layout.addWidget(entry)
        self.setLayout(layout)
        self.set_narrow(False)
        self._set_apart(*DENSITIES[0])

    def _part(self, layout: QVBoxLayout, *, bottom: bool) -> None:
        if bottom:
            layout.addStretch(1)
        for part in (None, rule(), None):
            if part is None:
                self._gaps.append(QSpacerItem(0, 0))
                layout.addSpacerItem(self._gaps[-1])
            else:
                layout.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Closer together where the window is low."""
        super().resizeEvent(event)
        height = event.size().height()
        fitting = (each for each in DENSITIES if self._needed(*each) <= height)
        self._set_apart(*next(fitting, DENSITIES[-1]))

    def _needed(self, row: int, gap: int, apart: int, ends: int) -> int:
        rules = len(self._gaps) // 2
        lines = len(self._entries) * (row + gap) + rules * (1 + gap + 2 * apart)
        return self._theme.px(lines + 2 * ends)

    def _set_apart(self, row: int, gap: int, apart: int, ends: int) -> None:
        px = self._theme.px
        self._body.setSpacing(px(gap))
        self._body.setContentsMargins(px(8), px(ends), px(8), px(min(ends, 8)))
        for space in self._gaps:
            space.changeSize(0, px(apart))
        for entry in self._entries.values():
            entry.setFixedHeight(px(row))
        self._body.invalidate()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001
        """Icons alone, where the window is narrow."""
        self.setFixedWidth(self._theme.px(NARROW if narrow else WIDTH))
        for entry in self._entries.values():
            entry.set_narrow(narrow)

    def show_current(self, key: str) -> None:
        """Mark the page that is shown."""
        self._entries[key].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records the areas have."""
        for key, number in counts.items():
            if key in self._entries:
                self._entries[key].show_count(self._language.number(number) if number else "")


def _caller(choose: Callable[[str], object], key: str) -> Callable[[], None]:
    def call() -> None:
        choose(key)

    return call
