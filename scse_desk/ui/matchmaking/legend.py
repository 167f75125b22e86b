"""What the colours, shapes, letters and signs of the board mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.elided import Elided
from scse_desk.ui.flow import Flow
from scse_desk.ui.icons import pixmap
from scse_desk.ui.matchmaking.blocks import paint_shape
from scse_desk.ui.matchmaking.colouring import Colouring, Shade, tone_of
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import holder, label, picture, row

LONGEST = 130
"""Pixels of the longest name at 100 %."""


class Swatch(QWidget):
    """A shade: its sign on its colour."""

    def __init__(self, theme: Theme, shade: Shade) -> None:
        super().__init__()
        self._theme, self._shade = theme, shade
        width = 24 if len(shade.letters) > 1 else 16
        self.setFixedSize(QSize(theme.px(width), theme.px(16)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        theme, shade, px = self._theme, self._shade, self._theme.px
        tone = tone_of(theme, shade.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(tone.line))
        painter.setBrush(QColor(tone.ground))
        painter.drawRoundedRect(place, px(3), px(3))
        if shade.shape:
            paint_shape(painter, place.adjusted(px(4), px(4), -px(4), -px(4)), shade, tone.ink)
        elif shade.icon:
            sign = pixmap(shade.icon, tone.ink, px(12))
            painter.drawPixmap(px(2), px(2), sign)
        else:
            painter.setFont(theme.font("secondary-strong"))
            painter.setPen(QColor(tone.ink))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shade.letters)


class Legend(Flow):
    """A line below the board."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme.px(10))
        self._context = context
        pad = context.theme.px(12)
        self.setContentsMargins(pad, 0, pad, context.theme.px(8))
        self._shown: Colouring | None = None

    def show_colours(self, colours: Colouring) -> None:
        """Explain a colouring."""
        if self._shown is not None and self._shown.legend == colours.legend:
            return
        self._shown = colours
        self.clear()
        theme, text = self._context.theme, self._context.text
        for shade, words in colours.legend:
            self._add(theme, Swatch(theme, shade), words)
        self._add(theme, picture(theme, "lock", size=12), text(N_("Locked")))
        self._add(theme, picture(theme, "interpreter", size=12), text(N_("Interpreter")))

    def _add(self, theme: Theme, sign: QWidget, words: str) -> None:
        said = label(words, "secondary")
        if said.sizeHint().width() > theme.px(LONGEST):
            said = Elided(words, "secondary", words)
            said.setFixedWidth(theme.px(LONGEST))
        self.add(holder(row(sign, said, spacing=theme.px(5))))
