"""Asks plainly before a copy takes the place of the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.overlay import Overlay
from scse_desk.ui.widgets import button, column, label, row

WIDTH = 480


class AskToRestore(Overlay):
    """Says what will happen; only its button does it."""

    def __init__(
        self, over: QWidget, context: Context, when: str, restore: Callable[[], object]
    ) -> None:
        super().__init__(over.window(), context.theme, WIDTH, 160)
        self._restore = restore
        theme, text = context.theme, context.text
        said = text(
            N_(
                "Everything will be as it was on {when}. What was entered since then is no longer"
                " in the file; the file as it is now is kept among the copies, so that you can"
                " come back to it."
            ),
            when=when,
        )
        self.confirm = button(theme, text(N_("Restore this copy")), self._do, kind="primary")
        self.cancel = button(theme, text(N_("Cancel")), self.leave)
        pad = theme.px(20)
        asked = label(text(N_("Restore the copy of {when}?"), when=when), "record", wrap=True)
        told = label(said, wrap=True)
        for words in (asked, told):
            words.setFixedWidth(theme.px(WIDTH) - 2 * pad)
        self.panel.setLayout(
            column(
                asked,
                told,
                theme.px(6),
                row(None, self.cancel, self.confirm, spacing=theme.px(8)),
                spacing=theme.px(10),
                margins=(pad, theme.px(18), pad, pad),
            )
        )
        self.setAccessibleName(said)

    def open(self) -> None:
        """Show, with the cursor on the button that does nothing."""
        super().open()
        self.cancel.setFocus()

    def _do(self) -> None:
        self.leave()
        self._restore()
