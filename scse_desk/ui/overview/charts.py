"""A chart in a card: drawn as on paper, at the size of its card and in the window's colours."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from scse_desk.language import N_
from scse_desk.ui.chart_view import ChartView, Spot
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.elided import Elided
from scse_desk.ui.overview.reading import Picture
from scse_desk.ui.widgets import button, column, label, row

HEIGHT = 150
WAIT = 30
"""Milliseconds between two looks whether charts can be drawn."""
TYPE = 1.35
"""Chart type is set for paper in points; a screen's pixels are smaller."""


def chart_card(context: Context, picture: Picture) -> QFrame:
    """A chart under its title, with what is to be said of it."""
    theme = context.theme
    made = QFrame()
    made.setProperty("card", "true")
    head = row(Elided(picture.chart.title, "strong"), spacing=theme.px(8))
    words = context.text(N_("Open {name}"), name=picture.chart.title)
    head.addWidget(
        button(theme, words, _opener(context, picture.opens), kind="icon", picture="open")
    )
    layout = column(head, BarChart(context, picture), spacing=theme.px(6))
    if picture.chart.description:
        layout.addWidget(label(picture.chart.description, "secondary", wrap=True))
    if picture.chip:
        layout.addLayout(row(Chip(theme, *picture.chip), None))
    layout.addStretch(1)
    layout.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(12))
    made.setLayout(layout)
    return made


def _opener(context: Context, opens: tuple[str, int] | str) -> Callable[[], None]:
    if isinstance(opens, str):
        return lambda: context.open_page(opens)
    return lambda: context.open_record(*opens)


@cache
def _loader() -> Thread:
    """Loads the typesetting of charts beside the window, once: it takes longer than a page."""
    made = Thread(target=import_module, args=("scse_desk.reports.charts",), daemon=True)
    made.start()
    return made


class BarChart(QWidget):
    """Draws the chart when it is known how wide it is, and again when that changes."""

    def __init__(self, context: Context, picture: Picture) -> None:
        super().__init__()
        self._context, self._picture = context, picture
        self._drawn = 0
        self._view: ChartView | None = None
        self.setFixedHeight(context.theme.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw_when_ready)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw after the page itself has been painted: setting type takes its time."""
        super().resizeEvent(event)
        if event.size().width() != self._drawn:
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was left undrawn while another page was shown."""
        super().showEvent(event)
        if self.width() != self._drawn:
            self._later.start()

    def _draw_when_ready(self) -> None:
        if not self.isVisible():
            return
        if _loader().is_alive():
            self._later.start(WAIT)
        else:
            self.draw()

    def draw(self) -> None:
        """Draw the chart as wide as it may be."""
        from scse_desk.reports.charts import bar_chart, chart_pdf
        from scse_desk.reports.palette import DARK, LIGHT

        theme, chart = self._context.theme, self._picture.chart
        self._drawn = self.width()
        drawn = bar_chart(
            chart,
            self._drawn / theme.scale,
            self._context.language,
            height=HEIGHT,
            palette=DARK if theme.dark else LIGHT,
            scale=TYPE,
        )
        spots = [
            Spot(area.x, area.y, area.width, area.height, area.words, self._run(area.key))
            for area in drawn.areas
        ]
        name = ": ".join(filter(None, (chart.title, chart.description)))
        self._show(ChartView(theme, chart_pdf(drawn.drawing), spots, name))

    def _show(self, view: ChartView) -> None:
        if self._view is not None:
            self._view.hide()
            self._view.deleteLater()
        self._view = view
        view.setParent(self)
        size = view.sizeHint()
        view.setGeometry(0, (self.height() - size.height()) // 2, size.width(), size.height())
        view.show()

    def _run(self, key: str) -> Callable[[], None] | None:
        kind, _, which = key.partition(":")
        if kind == "page":
            return _opener(self._context, which)
        return _opener(self._context, (kind, int(which))) if which.isdecimal() else None
