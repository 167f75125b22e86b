"""Pages of a PDF as pictures, made by pypdfium2."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor, QImage

POINTS_PER_INCH = 72


class PdfDocument:
    """A PDF held in memory; page numbers begin at 0, sizes are in points."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._document: Any = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page."""
        width, height = self._document.get_page_size(page)
        return float(width), float(height)

    def picture(self, page: int, scale: float, ground: QColor | None = None) -> QImage:
        """A page at `scale` pixels per point, on white or on another ground."""
        colour = (255, 255, 255, 255) if ground is None else ground.getRgb()
        bitmap = self._document[page].render(scale=scale, rev_byteorder=True, fill_color=colour)
        if bitmap.n_channels == 4:  # noqa: PLR2004 - red, green, blue and opacity
            form = QImage.Format.Format_RGBA8888
        else:
            form = QImage.Format.Format_RGB888
        made = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form)
        return made.copy()

    def close(self) -> None:
        """Give the memory back."""
        self._document.close()
