"""The legend of the marks, which is their filter: a word in its colour, pressed while shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from scse_desk.domain.records_in_words import GROUPS
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.documents.hues import ink, tint
from scse_desk.ui.flow import Flow
from scse_desk.ui.theme import Theme

HEIGHT = 26
DOT = 8


class Swatch(QAbstractButton):
    """One group: a dot, its word and how many facts it has; empty and struck out while hidden."""

    def __init__(self, theme: Theme, group: str, words: str, count: str) -> None:
        super().__init__()
        self._theme, self._group, self._count = theme, group, count
        self.setText(words)
        self.setCheckable(True)
        self.setChecked(True)
        self.setAccessibleName(f"{words} {count}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = QFontMetrics(self._theme.font("secondary"))
        words = metrics.horizontalAdvance(f"{self.text()}  {self._count}")
        return QSize(words + self._theme.px(DOT + 26), self._theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        theme, dot = self._theme, self._theme.px(DOT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        line = "accent" if self.hasFocus() else "hairline"
        painter.setPen(QPen(theme.colour(line)))
        painter.setBrush(tint(theme, self._group) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(QPen(ink(theme, self._group), 1.5))
        painter.setBrush(ink(theme, self._group) if self.isChecked() else Qt.BrushStyle.NoBrush)
        left, top = theme.px(9), (self.height() - dot) / 2
        painter.drawEllipse(QRectF(left, top, dot, dot))
        self._write(painter, left + dot + theme.px(6))

    def _write(self, painter: QPainter, left: int) -> None:
        theme = self._theme
        font = theme.font("secondary")
        painter.setFont(font)
        words = self.rect().adjusted(left, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(QPen(theme.colour("ink" if self.isChecked() else "faint")))
        painter.drawText(words, middle, self.text())
        width = QFontMetrics(font).horizontalAdvance(f"{self.text()}  ")
        painter.setPen(QPen(theme.colour("faint")))
        painter.drawText(words.adjusted(width, 0, 0, 0), middle, self._count)


class Legend(Flow):
    """The groups of a document. `changed` carries those that are hidden.

    A click or Space hides or shows a group; a double click or Return shows only that one, and
    again all.
    """

    changed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme.px(6))
        self._context = context
        self.swatches: dict[str, Swatch] = {}
        self._hidden: set[str] = set()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the groups of a document; what was hidden stays so."""
        self.clear()
        self.swatches = {}
        tip = self._context.text(N_("Click to hide or show. Double-click to show only these."))
        for group, number in counts.items():
            words = self._context.text(GROUPS[group])
            made = Swatch(self._context.theme, group, words, self._context.language.number(number))
            made.setToolTip(tip)
            made.setChecked(group not in self._hidden)
            made.clicked.connect(self._taker(group))
            made.installEventFilter(self)
            self.swatches[group] = made
            self.add(made)

    def hidden(self) -> frozenset[str]:
        """The groups that are hidden."""
        return frozenset(self._hidden)

    def hide_groups(self, groups: Collection[str]) -> None:
        """Hide exactly these groups."""
        self._hidden = set(groups)
        for group, swatch in self.swatches.items():
            swatch.setChecked(group not in self._hidden)
        self.changed.emit(self.hidden())

    def only(self, group: str) -> None:
        """Show one group only; again, show all."""
        others = set(self.swatches) - {group}
        self.hide_groups(set() if self._hidden >= others else others)

    def _taker(self, group: str) -> Callable[[], None]:
        def take() -> None:
            self.hide_groups(self._hidden ^ {group})

        return take

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click or Return shows one group only."""
        if isinstance(watched, Swatch) and isinstance(event, QMouseEvent):
            return self._filter_mouse(watched, event)
        if isinstance(watched, Swatch) and isinstance(event, QKeyEvent):
            return self._filter_key(watched, event)
        return False

    def _filter_mouse(self, watched: Swatch, event: QMouseEvent) -> bool:
        if event.type() is not QMouseEvent.Type.MouseButtonDblClick:
            return False
        self.only(self._group_of(watched))
        return True

    def _filter_key(self, watched: Swatch, event: QKeyEvent) -> bool:
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.type() is not QKeyEvent.Type.KeyPress or event.key() not in keys:
            return False
        self.only(self._group_of(watched))
        return True

    def _group_of(self, swatch: Swatch) -> str:
        return next(group for group, one in self.swatches.items() if one is swatch)
