"""What no plan can meet: one demand as it is, several folded under their number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from scse_desk.language import N_, Message
from scse_desk.ui.cards import Notice, notice_panel
from scse_desk.ui.context import Context
from scse_desk.ui.widgets import button, column, holder, label, picture, row


class Demands(QFrame):
    """The demands in red; of several their number, and on a click each in its words."""

    def __init__(self, context: Context, demands: Sequence[Message]) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        said = [context.language.say(demand) for demand in demands]
        self._list = holder(
            column(
                *(notice_panel(theme, Notice(each, "red")) for each in said), spacing=theme.px(6)
            )
        )
        self._number = context.language.plural(
            N_("{number} demand that no plan can meet"),
            N_("{number} demands that no plan can meet"),
            len(said),
        )
        self._fold = button(theme, "", self.turn, kind="link")
        body = column(spacing=theme.px(6))
        if len(said) > 1:
            body.addWidget(self._head())
        body.addWidget(self._list)
        self.setLayout(body)
        self._show(opens=len(said) == 1)
        if not said:
            self.hide()

    def _head(self) -> QFrame:
        """How many there are, and the button that shows them."""
        theme = self._context.theme
        made = QFrame()
        made.setProperty("tone", "red")
        body = row(picture(theme, "error", "red"), label(self._number, wrap=True), self._fold)
        body.setStretch(1, 1)
        body.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        made.setLayout(body)
        return made

    def turn(self) -> None:
        """Show the demands, or put them away."""
        self._show(opens=self._list.isHidden())

    def _show(self, *, opens: bool) -> None:
        text = self._context.text
        self._list.setVisible(opens)
        self._fold.setText(text(N_("Hide")) if opens else text(N_("Show")))
        words = N_("Hide: {name}") if opens else N_("Show: {name}")
        self._fold.setAccessibleName(text(words, name=self._number))
