"""A segmented control: one of a few views of a page, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
)

from scse_desk.ui.icons import icon
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import row

PADDING = 11
"""To the left and right of a word, its border included, as in the style sheet."""


def _width(theme: Theme, made: QPushButton, word: str) -> int:
    """Room for a word when it is chosen and so set bold."""
    bold = made.font()
    bold.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(bold).horizontalAdvance(word) + 2 * theme.px(PADDING) + 2


class Segments(QFrame):
    """Words side by side, one of them chosen; `choose(place)` is called with another.

    Those that find no room stand in a menu at the end, where it may fold.
    """

    def __init__(
        self,
        theme: Theme,
        words: Sequence[str],
        chosen: int,
        choose: Callable[[int], object],
        *,
        folds: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("segments")
        self._group = QButtonGroup(self)
        line = row(spacing=theme.px(2), margins=(theme.px(2),) * 4)
        for place, word in enumerate(words):
            made = QPushButton(word.replace("&", "&&"))
            made.setProperty("kind", "segment")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            made.setChecked(place == chosen)
            made.setAccessibleName(word)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.ensurePolished()
            made.setMinimumWidth(_width(theme, made, word))
            self._group.addButton(made, place)
            line.addWidget(made)
        self._folds, self._gap = folds, theme.px(2)
        self._more = self._menu_button(theme)
        line.addWidget(self._more)
        if folds:
            line.addStretch(1)
        self.setLayout(line)
        self._chosen = chosen
        self._choose = choose
        self._group.idClicked.connect(self._clicked)

    def _menu_button(self, theme: Theme) -> QPushButton:
        made = QPushButton()
        made.setProperty("kind", "segment")
        made.setIcon(icon(theme, "more"))
        made.setIconSize(QSize(theme.px(16), theme.px(16)))
        made.setFixedWidth(theme.px(32))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(self._open_more)
        made.hide()
        return made

    def _open_more(self) -> None:
        menu = QMenu(self)
        for made in self._group.buttons():
            if made.isHidden():
                menu.addAction(made.text()).triggered.connect(made.click)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _wide(self, shown: Sequence[QAbstractButton], *, more: bool) -> int:
        """How wide it is with some of its words, and the menu."""
        widths = [made.minimumWidth() for made in shown]
        widths += [self._more.minimumWidth()] if more else []
        return sum(widths) + self._gap * (len(widths) + 1) + 2

    def sizeHint(self) -> QSize:
        """Room for all words."""
        hint = super().sizeHint()
        return QSize(self._wide(self._group.buttons(), more=False), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the one that is chosen and for the menu, where it may fold."""
        if not self._folds:
            return super().minimumSizeHint()
        width = self._wide([self.button(self._chosen)], more=True)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what finds no room into the menu."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        if not self._folds:
            return
        every = self._group.buttons()
        fits = self._wide(every, more=False) <= self.width()
        shown: list[QAbstractButton] = list(every) if fits else [self.button(self._chosen)]
        for made in every if not fits else ():
            if made not in shown and self._wide([*shown, made], more=True) <= self.width():
                shown.append(made)
        for made in every:
            made.setVisible(made in shown)
        self._more.setVisible(not fits)

    def _clicked(self, place: int) -> None:
        kept = self._group.button(self._chosen)
        if place != self._chosen:
            kept.setChecked(True)
            self._choose(place)

    def show_chosen(self, place: int) -> None:
        """Another one has been chosen."""
        self._chosen = place
        self.button(place).setChecked(True)
        self._fold()

    def button(self, place: int) -> QPushButton:
        """The button at a place."""
        found = self._group.button(place)
        if not isinstance(found, QPushButton):
            raise IndexError(place)
        return found
