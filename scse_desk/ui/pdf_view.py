"""A PDF as its pages: scrolled, zoomed and printed."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from scse_desk.ui.pdf_document import POINTS_PER_INCH, PdfDocument
from scse_desk.ui.theme import Theme

GAP = 16
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
PAGES_KEPT = 8


class PdfView(QAbstractScrollArea):
    """Pages below each other. Zoom 0 fits the width; `shown_page` carries the page at the top."""

    shown_page = Signal(int, int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._document: PdfDocument | None = None
        self._open: list[PdfDocument] = []
        self.destroyed.connect(partial(_close, self._open))
        self._zoom = 0.0
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pdf(self, data: bytes | None) -> None:
        """Show a PDF; None shows nothing."""
        _close(self._open)
        self._document = PdfDocument(data) if data else None
        if self._document is not None:
            self._open.append(self._document)
        self._pictures.clear()
        self._measure()
        self.verticalScrollBar().setValue(0)
        self._tell_page()
        self.viewport().update()

    def pages(self) -> int:
        """How many pages there are."""
        return len(self._document) if self._document else 0

    def zoom_by(self, step: int) -> None:
        """One step larger or smaller."""
        now = self._scale() / self._natural()
        if step > 0:
            found = next((zoom for zoom in ZOOMS if zoom > now * 1.01), ZOOMS[-1])
        else:
            found = next((zoom for zoom in reversed(ZOOMS) if zoom < now * 0.99), ZOOMS[0])
        self._set_zoom(found)

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._set_zoom(0.0)

    def _set_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        at = bar.value() / max(1, bar.maximum())
        self._zoom = zoom
        self._pictures.clear()
        self._measure()
        bar.setValue(round(at * bar.maximum()))
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Scroll to a page, from 0."""
        self.verticalScrollBar().setValue(self._tops()[page] if self.pages() else 0)

    def _natural(self) -> float:
        """Pixels per point at 100 %."""
        return self.logicalDpiX() / POINTS_PER_INCH * self._theme.scale

    def _scale(self) -> float:
        if self._zoom or self._document is None or not len(self._document):
            return self._natural() * (self._zoom or 1.0)
        widest = max(self._document.size(page)[0] for page in range(len(self._document)))
        room = self.viewport().width() - 2 * self._gap()
        return min(max(room, 100) / widest, self._natural() * 1.6)

    def _gap(self) -> int:
        return self._theme.px(GAP)

    def _sizes(self) -> list[tuple[int, int]]:
        if self._document is None:
            return []
        scale = self._scale()
        sizes = (self._document.size(page) for page in range(len(self._document)))
        return [(round(width * scale), round(height * scale)) for width, height in sizes]

    def _tops(self) -> list[int]:
        tops, top = [], self._gap()
        for _, height in self._sizes():
            tops.append(top)
            top += height + self._gap()
        return tops

    def _measure(self) -> None:
        sizes = self._sizes()
        height = sum(size[1] + self._gap() for size in sizes) + self._gap()
        width = max((size[0] for size in sizes), default=0) + 2 * self._gap()
        view = self.viewport()
        self.verticalScrollBar().setRange(0, max(0, height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(self._theme.px(40))
        self.horizontalScrollBar().setRange(0, max(0, width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = sum(1 for top in self._tops() if top <= middle)
        self.shown_page.emit(max(page, 1) if self.pages() else 0, self.pages())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        if not self._zoom:
            self._pictures.clear()
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that can be seen."""
        del event
        painter = QPainter(self.viewport())
        colours = self._theme.colours
        offset = self.verticalScrollBar().value()
        view = self.viewport().rect()
        painter.fillRect(view, QColor(colours.pressed))
        for page, (top, size) in enumerate(zip(self._tops(), self._sizes(), strict=True)):
            left = max(self._gap(), (view.width() - size[0]) // 2)
            place = QRect(left - self.horizontalScrollBar().value(), top - offset, *size)
            if place.intersects(view):
                painter.setPen(QPen(QColor(colours.border)))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
                # Not into `place`: a pixel's difference in size would cost a line of the picture.
                painter.drawImage(place.topLeft(), self._picture(page, size[0]))

    def _picture(self, page: int, width: int) -> QImage:
        key = (page, width)
        if key not in self._pictures and self._document is not None:
            scale = width / self._document.size(page)[0] * self.devicePixelRatioF()
            self._pictures[key] = self._document.picture(page, scale)
            self._pictures[key].setDevicePixelRatio(self.devicePixelRatioF())
            if len(self._pictures) > PAGES_KEPT:
                self._pictures.popitem(last=False)
        return self._pictures[key]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last page."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)


def _close(documents: list[PdfDocument], _view: object = None) -> None:
    """Close what is open: also called when the view itself is no more."""
    while documents:
        documents.pop().close()
