"""What every page of the window is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from scse_desk.ui.actions import Action
from scse_desk.ui.context import Context

LOW, NARROW = 520, 780
"""A page lower or narrower than this keeps less room around itself."""


class Page(QWidget):
    """A page: made on first show, made anew when language, theme or edition change.

    Subclasses override what they can do; the frame asks nothing else of them.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self.context = context

    def set_margins(self) -> None:
        """Keep room around the page and between its parts, less where there is little."""
        px, layout = self.context.theme.px, self.layout()
        if layout is None:
            return
        low, narrow = 0 < self.height() < px(LOW), 0 < self.width() < px(NARROW)
        side = px(12 if narrow else 20)
        layout.setContentsMargins(side, px(8 if low else 14), side, px(8 if low else 16))
        layout.setSpacing(px(8 if low else 12))

    def new_record(self) -> None:
        """Ctrl+N: begin a new record."""

    def focus_filter(self) -> None:
        """Ctrl+F: put the cursor into the filter row."""

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record of one of the area's kinds, scrolled to and selected."""

    def actions_of_page(self) -> Sequence[Action]:
        """What this page adds to the commands of the search box."""
        return ()

    def state(self) -> object:
        """What should survive being made anew (the selected record, an open tab…)."""
        return None

    def restore(self, state: object) -> None:
        """Take back what `state` gave before the page was made anew."""

    def views(self) -> Iterator[str]:
        """Show one view (tab) after the other, yielding each one's name, for pictures."""
        yield ""
