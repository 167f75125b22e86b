"""A popup to tick codes in, with a line to find them by."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from scse_desk.language import N_, Language
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import column

FEW = 12
ROW = 30


class Popup(QFrame):
    """A panel under a widget that closes when one looks elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def open_under(self, widget: QWidget) -> None:
        """Show below `widget`, kept on the screen."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(0, widget.height() + 3))
        room = widget.screen().availableGeometry()
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        if at.y() + self.height() > room.bottom():
            at.setY(max(room.top(), widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 3))
        self.move(at)
        self.show()


class Checklist(Popup):
    """Ticks among choices (code to label); `changed` carries the frozenset of ticked codes."""

    changed = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        language: Language,
        choices: Mapping[str, str],
        ticked: frozenset[str],
    ) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(language.text(N_("Choices")))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for code, name in choices.items():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if code in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self._list.addItem(item)
        self._find = QLineEdit()
        self._find.setPlaceholderText(language.text(N_("Find")))
        self._find.setVisible(len(choices) > FEW)
        self._find.textChanged.connect(self._narrow)
        self._list.itemChanged.connect(self._tell)
        self._list.itemActivated.connect(_turn)
        self._list.itemClicked.connect(self._clicked)
        pad = theme.px(6)
        self.setLayout(column(self._find, self._list, spacing=pad, margins=(pad, pad, pad, pad)))
        rows = min(len(choices), FEW)
        self._list.setFixedHeight(theme.px(ROW) * rows + theme.px(6))
        self.setMinimumWidth(theme.px(230))
        (self._find if len(choices) > FEW else self._list).setFocus()
        self._list.setCurrentRow(0)

    def _clicked(self, item: QListWidgetItem) -> None:
        place = self._list.visualItemRect(item)
        at = self._list.viewport().mapFromGlobal(self._list.cursor().pos())
        if at.x() > place.left() + place.height():
            _turn(item)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        for place in range(self._list.count()):
            item = self._list.item(place)
            item.setHidden(wanted not in item.text().casefold())

    def _tell(self) -> None:
        items = (self._list.item(place) for place in range(self._list.count()))
        self.changed.emit(
            frozenset(
                str(item.data(Qt.ItemDataRole.UserRole))
                for item in items
                if item.checkState() is Qt.CheckState.Checked
            )
        )


def _turn(item: QListWidgetItem) -> None:
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
