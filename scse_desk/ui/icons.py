"""Line icons of `resources/icons`, drawn in any colour and sharp at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from scse_desk.resources import locate
from scse_desk.ui.theme import Theme


@lru_cache(maxsize=256)
def source(name: str, colour: str) -> bytes:
    """The SVG text of an icon, its lines in `colour` (#rrggbb)."""
    text = locate("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).encode()


def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """An icon `size` logical pixels wide and high, for the sharpest screen there is."""
    return _drawn(name, colour, size, QGuiApplication.primaryScreen().devicePixelRatio())


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(QByteArray(source(name, colour)))
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(theme: Theme, name: str, role: str = "secondary", size: int = 16) -> QIcon:
    """An icon in the colour of a role; `size` is that of a drawing at 100 %."""
    result = QIcon()
    pixels = theme.px(size)
    result.addPixmap(pixmap(name, theme.colour(role).name(), pixels))
    faded = pixmap(name, theme.colours.border, pixels)
    result.addPixmap(faded, QIcon.Mode.Disabled)
    return result


def forget() -> None:
    """Drop every drawn icon (the application is closing: pixmaps must go before it)."""
    _drawn.cache_clear()
