"""How the board is looked at: which rows, by what it is coloured, how high rows are, search."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from scse_desk.language import N_
from scse_desk.settings import BOARD
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import colouring, lines
from scse_desk.ui.widgets import button, row, set_short


class Tools(QFrame):
    """`turned` says that another way of looking is chosen, `finding` that one wants to search.

    What is chosen is kept on this computer.
    """

    turned = Signal()
    finding = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        kept = context.settings.get(BOARD)
        self.kind = _known(kept.get("rows"), lines.ROWS, lines.TABLES)
        self.way = _known(kept.get("colours"), colouring.WAYS, colouring.PRIORITY)
        self.low = kept.get("low") is True
        self._short = False
        theme, text = context.theme, context.text
        self.rows = self._choice(N_("Rows"), "menu")
        self.colours = self._choice(N_("Colour"), "palette")
        self._height = button(theme, text(N_("Low rows")), self._turn_height, kind="icon")
        self._find = button(theme, text(N_("Find on the board")), kind="icon", picture="search")
        self._find.setToolTip(f"{text(N_('Find on the board'))} (Ctrl+F)")
        self._find.clicked.connect(self.finding)
        self.setLayout(row(self.rows, self.colours, self._height, self._find, spacing=theme.px(4)))
        self._say()

    def _choice(self, name: str, picture: str) -> QPushButton:
        made = button(self._context.theme, self._context.text(name), kind="quiet", picture=picture)
        made.clicked.connect(lambda: self._open(made))
        return made

    def _open(self, made: QPushButton) -> None:
        rows = made is self.rows
        choices, chosen = (lines.ROWS, self.kind) if rows else (colouring.WAYS, self.way)
        menu = QMenu(made)
        for code, word in choices.items():
            entry = menu.addAction(self._context.text(word))
            entry.setCheckable(True)
            entry.setChecked(code == chosen)
            entry.triggered.connect(self._chooser(self.show_rows if rows else self.show_way, code))
        menu.popup(made.mapToGlobal(made.rect().bottomLeft()))

    def _chooser(self, choose: Callable[[str], None], code: str) -> Callable[[], None]:
        return lambda: choose(code)

    def show_rows(self, kind: str) -> None:
        """Rows of a kind: one of `lines.ROWS`."""
        self.kind = kind
        self._keep()

    def show_way(self, way: str) -> None:
        """Colours by one of `colouring.WAYS`."""
        self.way = way
        self._keep()

    def _turn_height(self) -> None:
        self.low = not self.low
        self._keep()

    def _keep(self) -> None:
        self._context.settings.set(BOARD, {"rows": self.kind, "colours": self.way, "low": self.low})
        self._say()
        self.turned.emit()

    def _say(self) -> None:
        text, theme = self._context.text, self._context.theme
        short = self._short
        for made, words in (
            (self.rows, text(lines.ROWS[self.kind])),
            (
                self.colours,
                text(N_("Colour: {way}"), way=text(colouring.WAYS[self.way])),
            ),
        ):
            set_short(made, short=False)
            made.setText(f" {words} ▾")
            made.setAccessibleName(words)
            set_short(made, short)
        from scse_desk.ui.icons import icon

        self._height.setIconSize(self.rows.iconSize())
        self._height.setIcon(icon(theme, "zoom-in" if self.low else "zoom-out"))
        said = text(N_("High rows")) if self.low else text(N_("Low rows"))
        self._height.setToolTip(said)
        self._height.setAccessibleName(said)

    def show_short(self, short: bool) -> None:  # noqa: FBT001
        """Pictures alone, where there is little room, or with their words."""
        if short != self._short:
            self._short = short
            set_short(self.rows, short)
            set_short(self.colours, short)


def _known(value: object, choices: Mapping[str, str], usual: str) -> str:
    return value if isinstance(value, str) and value in choices else usual
