"""The saved views of a table: choose, save, remove."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from scse_desk.language import N_
from scse_desk.ui.checklist import Popup
from scse_desk.ui.context import Context
from scse_desk.ui.icons import icon
from scse_desk.ui.table import Table
from scse_desk.ui.table_layout import declared, remove_view, save_view, views
from scse_desk.ui.widgets import button, column, label, row


class ViewButton(QPushButton):
    """Shows the view one is in and opens the menu of views."""

    def __init__(self, context: Context, table: Table) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self._context = context
        self._table = table
        self.setIcon(icon(context.theme, "view"))
        self.setIconSize(QSize(context.theme.px(16), context.theme.px(16)))
        self._name = ""
        self._show("")
        self.clicked.connect(self._open)

    def _show(self, name: str) -> None:
        self._name = name
        every = self._context.text(N_("All"))
        words = self._context.text(N_("View: {name}"), name=name or every)
        self.setAccessibleName(words)
        shown = " " + words.replace("&", "&&") + " ▾"
        if self.property("words") is None:
            self.setText(shown)
        else:  # short of room
            self.setProperty("words", shown)
            self.setToolTip(words)

    def _open(self) -> None:
        text, settings, listing = self._context.text, self._context.settings, self._table.listing
        menu = QMenu(self)
        every = menu.addAction(text(N_("All")))
        every.triggered.connect(lambda: self._choose(""))
        saved = views(settings, listing)
        for name in saved:
            entry = menu.addAction(name.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(name == self._name)
            entry.triggered.connect(self._chooser(name))
        menu.addSeparator()
        keep = menu.addAction(icon(self._context.theme, "save"), text(N_("Save this view…")))
        keep.triggered.connect(lambda: NameView(self, self._context, self._save))
        if self._name in saved:
            words = text(N_("Remove view “{name}”"), name=self._name)
            gone = menu.addAction(icon(self._context.theme, "delete"), words.replace("&", "&&"))
            gone.triggered.connect(self._remove)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _chooser(self, name: str) -> Callable[[], None]:
        return lambda: self._choose(name)

    def _choose(self, name: str) -> None:
        layout = views(self._context.settings, self._table.listing).get(name)
        self._table.show_layout(layout or declared(self._table.listing))
        self._show(name if layout else "")

    def _save(self, name: str) -> None:
        layout = self._table.layout_now()
        save_view(self._context.settings, self._table.listing, name, layout)
        self._show(name)

    def _remove(self) -> None:
        remove_view(self._context.settings, self._table.listing, self._name)
        self._show("")


class NameView(Popup):
    """Asks for the name of a view."""

    def __init__(self, parent: QWidget, context: Context, save: Callable[[str], None]) -> None:
        super().__init__(parent)
        theme = context.theme
        line = QLineEdit()
        line.setMinimumWidth(theme.px(220))
        line.setAccessibleName(context.text(N_("Name of the view")))

        def finish() -> None:
            if line.text().strip():
                save(line.text().strip())
                self.close()

        line.returnPressed.connect(finish)
        keep = button(theme, context.text(N_("Save")), finish, kind="primary")
        pad = theme.px(12)
        words = label(context.text(N_("Name of the view")), "label")
        self.setLayout(column(words, row(line, keep), spacing=4, margins=(pad, pad, pad, pad)))
        self.open_under(parent)
        line.setFocus()
