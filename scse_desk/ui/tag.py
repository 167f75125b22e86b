"""A tag: a chip that can be opened and taken away, with the mouse and with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from scse_desk.ui.icons import pixmap
from scse_desk.ui.theme import Theme

HEIGHT = 24
PADDING = 9
CROSS = 12


class Tag(QWidget):
    """A word in a tone. A click or Enter opens it, its cross or Delete removes it."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        tone: str,
        remove: Callable[[], object] | None = None,
        opened: Callable[[], object] | None = None,
        tip: str = "",
    ) -> None:
        super().__init__()
        self._theme, self._text, self._tone = theme, text, tone
        self._remove, self._open = remove, opened
        self.setAccessibleName(text)
        self.setToolTip(tip if remove else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if remove or opened else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if opened:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as its word and its cross."""
        theme = self._theme
        words = QFontMetrics(theme.font("secondary")).horizontalAdvance(self._text)
        cross = theme.px(CROSS + 4) if self._remove else 0
        return QSize(words + 2 * theme.px(PADDING) + cross, theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        theme, tone = self._theme, self._theme.tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.colour("accent").name() if self.hasFocus() else tone.ground
        painter.setPen(QPen(edge))
        painter.setBrush(QColor(tone.ground))
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setFont(theme.font("secondary"))
        painter.setPen(QPen(tone.ink))
        pad, cross = theme.px(PADDING), theme.px(CROSS)
        words = self.rect().adjusted(pad, 0, -pad - (cross if self._remove else 0), 0)
        metrics = QFontMetrics(theme.font("secondary"))
        text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self._remove:
            left, top = self.width() - pad - cross + theme.px(3), (self.height() - cross) // 2
            painter.drawPixmap(left, top, cross, cross, pixmap("close", tone.ink, cross))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove or open."""
        edge = self.width() - self._theme.px(CROSS + PADDING)
        if self._remove and event.position().x() >= edge:
            self._remove()
        elif self._open:
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Enter opens."""
        if self._remove and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._remove()
        elif self._open and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open()
        else:
            super().keyPressEvent(event)
