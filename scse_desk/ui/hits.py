"""Lists of records found: painted alike under a field and in the search box."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from scse_desk.ui.icons import pixmap
from scse_desk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SUBTITLE = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2
HEADING = Qt.ItemDataRole.UserRole + 3
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HitDelegate(QStyledItemDelegate):
    """A title, and behind it in grey what tells it apart; headings between groups."""

    def __init__(self, theme: Theme, height: int = 34) -> None:
        super().__init__()
        self._theme = theme
        self._height = theme.px(height)
        self._metrics = QFontMetrics(theme.font())
        self._small = QFontMetrics(theme.font("secondary"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row each; headings lower."""
        del option
        heading = index.data(HEADING)
        return QSize(0, self._theme.px(26) if heading else self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        theme = self._theme
        place: QRect = option.rect  # type: ignore[attr-defined,unused-ignore]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined,unused-ignore]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = place.adjusted(theme.px(10), 0, -theme.px(10), 0)
        if index.data(HEADING):
            painter.setFont(theme.font("secondary-strong"))
            painter.setPen(theme.colour("secondary"))
            below = inner.adjusted(0, theme.px(4), 0, 0)
            painter.drawText(below, LEFT, str(index.data()))
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent_tint"))
                radius = theme.px(6)
                painter.drawRoundedRect(place.adjusted(2, 1, -2, -1), radius, radius)
            self._paint_words(painter, inner, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRect, index: Index) -> None:
        theme = self._theme
        if name := index.data(ICON):
            size = theme.px(16)
            drawn = pixmap(str(name), theme.colours.secondary, size)
            painter.drawPixmap(inner.left(), inner.center().y() - size // 2 + 1, size, size, drawn)
            inner = inner.adjusted(size + theme.px(10), 0, 0, 0)
        title, subtitle = str(index.data() or ""), str(index.data(SUBTITLE) or "")
        metrics, small = self._metrics, self._small
        room = inner.width()
        aside = min(small.horizontalAdvance(subtitle) + 1, room // 2) if subtitle else 0
        shown = metrics.elidedText(
            title, Qt.TextElideMode.ElideRight, room - aside - (theme.px(12) if aside else 0)
        )
        painter.setFont(theme.font())
        painter.setPen(theme.colour("ink"))
        painter.drawText(inner, LEFT, shown)
        if subtitle:
            painter.setFont(theme.font("secondary"))
            painter.setPen(theme.colour("secondary"))
            text = small.elidedText(subtitle, Qt.TextElideMode.ElideRight, aside)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, right, text)
