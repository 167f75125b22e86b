"""A chart as its PDF shows it, with the rectangles in it that can be clicked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from scse_desk.ui.pdf_document import PdfDocument
from scse_desk.ui.theme import Theme


@dataclass(frozen=True)
class Spot:
    """A rectangle in points from the chart's lower left, what it says, and what a click does."""

    left: float
    bottom: float
    width: float
    height: float
    text: str
    run: Callable[[], object] | None = None


class ChartView(QWidget):
    """The first page of a PDF, as wide as there is room; Tab and Enter reach its spots too."""

    def __init__(self, theme: Theme, pdf: bytes, spots: Sequence[Spot], name: str) -> None:
        super().__init__()
        self._theme = theme
        self._pdf = pdf
        document = PdfDocument(pdf)
        self._page = document.size(0)
        document.close()
        self._spots = list(spots)
        self._picture: QImage | None = None
        self._at = -1
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(spot.text for spot in spots))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if spots else Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """The chart's own size on this screen."""
        width, height = self._page
        return QSize(self._theme.px(width), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        """Half of it: below, nothing could be read."""
        return self.sizeHint() / 2

    def heightForWidth(self, width: int) -> int:
        """In proportion."""
        return round(width * self._page[1] / self._page[0])

    def _scale(self) -> float:
        return min(self.width() / self._page[0], self.height() / self._page[1])

    def _place(self, spot: Spot) -> QRectF:
        scale = self._scale()
        top = self._page[1] - spot.bottom - spot.height
        return QRectF(spot.left * scale, top * scale, spot.width * scale, spot.height * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart, and a frame around the spot one is at."""
        del event
        ratio = self.devicePixelRatioF()
        scale = self._scale()
        wanted = round(self._page[0] * scale * ratio)
        if self._picture is None or abs(self._picture.width() - wanted) > 1:
            document = PdfDocument(self._pdf)
            self._picture = document.picture(0, scale * ratio, self._theme.colour("card"))
            document.close()
            self._picture.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(0, 0, self._picture)
        if 0 <= self._at < len(self._spots):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), self._theme.px(1.5)))
            place = self._place(self._spots[self._at])
            painter.drawRoundedRect(place, self._theme.px(3), self._theme.px(3))

    def _spot_at(self, event: QMouseEvent | QHelpEvent) -> int:
        at = event.position() if isinstance(event, QMouseEvent) else event.pos().toPointF()
        places = (n for n, spot in enumerate(self._spots) if self._place(spot).contains(at))
        return next(places, -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame what is under the mouse."""
        self._go_to(self._spot_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is framed any more."""
        super().leaveEvent(event)
        self._go_to(-1)

    def _go_to(self, place: int) -> None:
        if place != self._at:
            self._at = place
            clickable = place >= 0 and self._spots[place].run is not None
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(hand if clickable else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the spot does."""
        self._run(self._spot_at(event))

    def _run(self, place: int) -> None:
        run = self._spots[place].run if place >= 0 else None
        if run is not None:
            run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from spot to spot, Enter does what it does."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None and self._spots:
            self._go_to((self._at + step) % len(self._spots))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._run(self._at)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say what a spot is."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._spot_at(event)
            if place >= 0:
                QToolTip.showText(event.globalPos(), self._spots[place].text, self)
                return True
        return super().event(event)
