"""What the colours, shapes and signs of the board mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scse_desk.domain.requests import PRIORITIES, PRIORITY_TONES
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.flow import Flow
from scse_desk.ui.matchmaking.blocks import paint_shape
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import holder, label, picture, row


class Shape(QWidget):
    """The shape of a priority in its colour."""

    def __init__(self, theme: Theme, priority: str) -> None:
        super().__init__()
        self._theme, self._priority = theme, priority
        self.setFixedSize(QSize(theme.px(12), theme.px(12)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.tone(PRIORITY_TONES[self._priority]).ink
        paint_shape(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self._priority, ink)


class Legend(Flow):
    """A line below the board."""

    def __init__(self, context: Context) -> None:
        theme, text = context.theme, context.text
        super().__init__(theme.px(14))
        pad = theme.px(12)
        self.setContentsMargins(pad, 0, pad, theme.px(8))
        for code, words in PRIORITIES.items():
            self._add(theme, Shape(theme, code), text(words))
        self._add(theme, picture(theme, "lock", size=12), text(N_("Locked")))
        self._add(theme, picture(theme, "interpreter", size=12), text(N_("Interpreter")))

    def _add(self, theme: Theme, sign: QWidget, words: str) -> None:
        line = row(sign, label(words, "secondary"), spacing=theme.px(5))
        self.add(holder(line))
