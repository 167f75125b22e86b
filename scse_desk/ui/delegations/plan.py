"""The days of a delegation: one to choose, and its hours with what takes place in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.day_strip import DayStrip
from scse_desk.ui.delegations.shown import Day
from scse_desk.ui.head import Head
from scse_desk.ui.icons import icon
from scse_desk.ui.widgets import button, clear, column, label, row

LEAST_HIGH, MOST_HIGH = 104, 172
"""Between these the hours take a fifth of the window; what goes beyond scrolls."""


LOW = 560
"""In a window lower than this there is no room for the hours over the tabs."""


class Plan(QFrame):
    """Days side by side, and the strip of the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.setObjectName("plan")
        self.setStyleSheet(
            f"#plan {{ border: 1px solid {theme.colours.hairline}; border-radius: {theme.px(8)}px;"
            f" background: {theme.colours.card}; }}"
        )
        self._days: tuple[Day, ...] = ()
        self._chosen = 0
        self._title = label(role="strong")
        self._folded = False
        self._fold = button(
            theme, context.text(N_("Hours")), self.fold, kind="icon", picture="chevron-up"
        )
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.choose)
        self._buttons = row(spacing=theme.px(2), margins=(theme.px(2),) * 4)
        self._bar = QFrame()
        self._bar.setObjectName("segments")
        self._bar.setLayout(self._buttons)
        self.strip = DayStrip(theme, self._open)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.strip)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._untimed = label(role="secondary", wrap=True)
        pad = theme.px(10)
        self.setLayout(
            column(
                self._head(),
                self._scroll,
                self._untimed,
                spacing=theme.px(6),
                margins=(theme.px(12), theme.px(8), pad, theme.px(6)),
            )
        )

    def _head(self) -> Head:
        gap = self._context.theme.px(8)
        return Head(row(self._title), row(self._bar, self._fold, spacing=gap), gap)

    def show_days(self, days: Sequence[Day], *, other: bool) -> None:
        """Show the days of a delegation; of another one from the first."""
        before = self._days[self._chosen].day if self._days and not other else None
        self._days = tuple(days)
        places = [place for place, day in enumerate(self._days) if day.day == before]
        self._build()
        self.setVisible(bool(self._days))
        if self._days:
            self.choose(places[0] if places and before else 0)

    def _build(self) -> None:
        for before in self._group.buttons():
            self._group.removeButton(before)
        clear(self._buttons)
        language = self._context.language
        for place, day in enumerate(self._days):
            if day.day is None:
                words = self._context.text(N_("No date yet"))
            else:
                words = language.date(day.day, "day_month")
            made = QPushButton(words)
            made.setProperty("kind", "segment")
            made.setCheckable(True)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            number = len(day.blocks) + len(day.untimed)
            said = language.plural(N_("{number} entry"), N_("{number} entries"), number)
            made.setToolTip(said)
            made.setAccessibleName(f"{words}, {said}")
            self._group.addButton(made, place)
            self._buttons.addWidget(made)

    def choose(self, place: int) -> None:
        """Turn to a day."""
        self._chosen = place
        day = self._days[place]
        self._group.button(place).setChecked(True)
        text = self._context.text
        self._title.setText(
            self._context.language.date(day.day, "long") if day.day else text(N_("No date yet"))
        )
        low = self.window().height() < self._context.theme.px(LOW)
        self._scroll.setVisible(bool(day.blocks) and not self._folded and not low)
        self.strip.setAccessibleName(self._title.text())
        self.strip.show_blocks(day.blocks)
        self._fit()
        names = self._context.language.listing(day.untimed)
        self._untimed.setText(text(N_("Time not known: {names}"), names=names))
        self._untimed.setVisible(bool(day.untimed))

    def fold(self) -> None:
        """Put the hours away to have more room below, or show them again."""
        self._folded = not self._folded
        name = "chevron-down" if self._folded else "chevron-up"
        self._fold.setIcon(icon(self._context.theme, name))
        if self._days:
            self.choose(self._chosen)

    def _fit(self) -> None:
        """As high as the strip, up to a limit from which on it scrolls."""
        px = self._context.theme.px
        most = max(px(LEAST_HIGH), min(px(MOST_HIGH), self.window().height() * 20 // 100))
        self._scroll.setFixedHeight(min(self.strip.sizeHint().height() + 2, most))

    def resizeEvent(self, event: object) -> None:
        """Other room, other lanes."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _open(self, key: tuple[str, int]) -> None:
        self._context.open_record(*key)
