"""The header of a table: titles with the order of sorting, and below them the filters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from scse_desk.ui.icons import pixmap
from scse_desk.ui.theme import Theme

TITLES = 34
FILTERS = 36
GAP = 3

Sort = tuple[tuple[str, bool], ...]


class TableHeader(QHeaderView):
    """Sorts on a click (Shift: as a further key) and carries one filter editor per column."""

    sort_asked = Signal(int, bool)
    menu_asked = Signal(QPoint)

    def __init__(self, view: QTableView, theme: Theme, keys: Sequence[str]) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme = theme
        self._keys = list(keys)
        self._sort: Sort = ()
        self._right: set[int] = set()
        self._editors: dict[int, QWidget] = {}
        self._pressed: tuple[int, QPoint] | None = None
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(48))
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_asked)
        self.sectionResized.connect(self.place_editors)
        self.sectionMoved.connect(self.place_editors)
        view.horizontalScrollBar().valueChanged.connect(self.place_editors)

    def set_right(self, columns: set[int]) -> None:
        """Which columns stand to the right (numbers)."""
        self._right = columns

    def set_editors(self, editors: dict[int, QWidget]) -> None:
        """Put a filter editor under the title of each of these columns."""
        self._editors = editors
        for editor in editors.values():
            editor.setParent(self)
        self.place_editors()

    def show_sort(self, sort: Sort) -> None:
        """Mark the columns that are sorted by: (key, descending) in order."""
        self._sort = sort
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Titles and filters, one above the other."""
        hint = super().sizeHint()
        height = TITLES + (FILTERS if self._editors else 0)
        return QSize(hint.width(), self._theme.px(height))

    def place_editors(self) -> None:
        """Set the editors under their columns."""
        top = self._theme.px(TITLES)
        inset = self._theme.px(GAP)
        height = self._theme.px(26)
        for column, editor in self._editors.items():
            shown = not self.isSectionHidden(column)
            left = self.sectionViewportPosition(column)
            width = self.sectionSize(column) - 2 * inset
            editor.setGeometry(left + inset, top + self._theme.px(2), max(width, 0), height)
            editor.setVisible(shown)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Draw a title and how its column is sorted."""
        theme = self._theme
        painter.save()
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        words.setHeight(theme.px(TITLES))
        sorted_by = self._sorted(column)
        font = theme.font("secondary-strong")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if sorted_by else "secondary"))
        mark = theme.px(13 if len(self._sort) < 2 else 22) if sorted_by else 0  # noqa: PLR2004
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, words.width() - mark)
        side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
        place = words.adjusted(0, 0, -mark if column in self._right else 0, 0)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, title)
        if sorted_by:
            advance = metrics.horizontalAdvance(title) + theme.px(3)
            left = words.right() - mark + theme.px(2)
            if column not in self._right:
                left = words.left() + advance
            self._paint_mark(painter, QPoint(left, words.center().y()), *sorted_by)
        painter.restore()

    def _sorted(self, column: int) -> tuple[int, bool] | None:
        for place, (key, descending) in enumerate(self._sort, start=1):
            if self._keys[column] == key:
                return place, descending
        return None

    def _paint_mark(self, painter: QPainter, at: QPoint, place: int, descending: bool) -> None:  # noqa: FBT001
        theme = self._theme
        name = "sort-down" if descending else "sort-up"
        size = theme.px(11)
        arrow = pixmap(name, theme.colours.accent, size)
        painter.drawPixmap(at.x(), at.y() - size // 2, size, size, arrow)
        if len(self._sort) > 1:
            painter.setPen(theme.colour("accent"))
            around = QRect(at.x() + size, at.y() - theme.px(8), theme.px(10), theme.px(16))
            painter.drawText(around, Qt.AlignmentFlag.AlignCenter, str(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the press was: only a click in place sorts."""
        if event.button() is Qt.MouseButton.LeftButton:
            point = event.position().toPoint()
            self._pressed = (self.logicalIndexAt(point), point)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the column that was clicked."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        point = event.position().toPoint()
        resizing = self.cursor().shape() is Qt.CursorShape.SplitHCursor
        if pressed is None or resizing or pressed[0] < 0:
            return
        if (point - pressed[1]).manhattanLength() <= GAP:
            further = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_asked.emit(pressed[0], further)
