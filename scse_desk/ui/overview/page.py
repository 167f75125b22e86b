"""The edition at a glance: its figures, charts, legs, what to do, what happened last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scse_desk.language import N_
from scse_desk.settings import REPORTS
from scse_desk.ui.actions import Action
from scse_desk.ui.cards import Notice, empty_state, notice_panel
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.editions.opening import open_next
from scse_desk.ui.overview import cards
from scse_desk.ui.overview.charts import BarChart, chart_card
from scse_desk.ui.overview.reading import Overview, read
from scse_desk.ui.page import Page
from scse_desk.ui.widgets import button, clear, column, holder, label, row

KEY_WIDTH = 205
"""The least width of a key figure's card; one row of them, the rest stand in the table."""
MOST_KEYS = 6
CHART_WIDTH, MOST_CHARTS = 200, 3
WIDE, NARROW = 1080, 800
"""From so much room on there are wider lists beside the figures; below, they stand under them."""
SIDE_OF_WIDE, SIDE = 284, 268
MARGIN, GAP, SCROLL_BAR = 20, 14, 12
LATE = 120
"""Milliseconds of quiet after a change before the page is read again."""

SHEET = "fact-sheet"


@dataclass(frozen=True)
class Shape:
    """How many key figures and charts stand side by side, and how wide the lists beside are."""

    keys: int
    charts: int
    side: int


def build(context: Context) -> Page:
    """Make the page."""
    return OverviewPage(context)


class OverviewPage(Page):
    """Read when shown, and again after a change."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.seen: Overview | None = None
        self._shape: Shape | None = None
        self._stale = True
        self._scrolled = 0
        self._body = QVBoxLayout()
        theme = context.theme
        self._body.setContentsMargins(
            theme.px(MARGIN), theme.px(14), theme.px(MARGIN), theme.px(16)
        )
        self._body.setSpacing(theme.px(GAP))
        inner = QWidget()
        inner.setLayout(self._body)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayout(column(self._scroll))
        self.setFocusProxy(self._scroll)
        self._later = QTimer(self, singleShot=True, interval=LATE)
        self._later.timeout.connect(self.read_again)
        context.changes.changed.connect(self._take_change)

    # Reading

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.read_again()

    def _take_change(self, tables: object) -> None:
        del tables  # a change of any table is among the recent changes
        self._stale = True
        if self.isVisible():
            self._later.start()

    def read_again(self) -> None:
        """Show the edition as the store holds it now."""
        context = self.context
        self._stale = False
        self.seen = None
        if context.edition_id is not None:
            with context.store.read() as session:
                self.seen = read(session, context, context.edition_id)
        self._shape = None
        self._arrange()

    # Arranging

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards side by side as there is room for."""
        super().resizeEvent(event)
        if not self._stale:
            self._arrange()

    def _room(self) -> float:
        """How wide the content may be, in pixels of a drawing at 100 %."""
        theme = self.context.theme
        return (self.width() - theme.px(2 * MARGIN + SCROLL_BAR)) / theme.scale

    def _columns(self) -> Shape:
        room = self._room()
        side = SIDE_OF_WIDE if room >= WIDE else SIDE if room >= NARROW else 0
        main = room - side - (GAP if side else 0)
        return Shape(
            max(1, min(MOST_KEYS, int((room + GAP) // (KEY_WIDTH + GAP)))),
            max(1, int((main + GAP) // (CHART_WIDTH + GAP))),
            side,
        )

    def _arrange(self) -> None:
        shape = self._columns()
        if shape == self._shape:
            return
        self._shape = shape
        at = self._scrolled or self._scroll.verticalScrollBar().value()
        self._scrolled = 0
        clear(self._body)
        if self.seen is None:
            self._body.addWidget(self._nothing(), 1)
            return
        self._fill(self.seen, shape)
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(at))

    def _fill(self, seen: Overview, shape: Shape) -> None:
        context = self.context
        self._body.addLayout(self._head(seen, narrow=not shape.side))
        if seen.is_sample:
            words = context.text(
                N_("Sample data: every person, organisation and figure here is invented.")
            )
            self._body.addWidget(notice_panel(context.theme, Notice(words)))
        if seen.key:
            made = [cards.key_card(context, key) for key in seen.key[: shape.keys]]
            self._body.addLayout(self._side_by_side(made, len(made)))
        side = self._side(seen)
        if not shape.side:
            self._body.addLayout(self._main(seen, shape.charts))
            self._body.addWidget(side, 1)
            return
        side.setFixedWidth(context.theme.px(shape.side))
        lower = row(spacing=context.theme.px(GAP))
        lower.addLayout(self._main(seen, shape.charts), 1)
        lower.addWidget(side)
        self._body.addLayout(lower, 1)

    def _main(self, seen: Overview, most: int) -> QVBoxLayout:
        """Charts, the figures below them, and lists where there is room left."""
        context, gap = self.context, self.context.theme.px(GAP)
        spare = [cards.changes_card(context, seen)]
        if seen.agreements:
            spare.insert(0, cards.agreements_card(context, seen))
        upper = [chart_card(context, picture) for picture in seen.pictures]
        while upper and spare and len(upper) < min(most, MOST_CHARTS):
            upper.append(spare.pop())
        made = column(spacing=gap)
        if upper:
            made.addLayout(self._side_by_side(upper, min(most, len(upper))))
        made.addWidget(cards.figures_card(context, seen), 1)
        if spare:
            made.addLayout(self._side_by_side(spare, min(most, len(spare))))
        return made

    def _side(self, seen: Overview) -> QWidget:
        """What stands beside them: where and when, what to do, what is held together with it."""
        context = self.context
        made = column(cards.legs_card(context, seen), spacing=context.theme.px(GAP))
        made.addWidget(cards.to_do_card(context, seen), 1)
        if seen.shows:
            made.addWidget(cards.shows_card(context, seen))
        return holder(made)

    def _side_by_side(self, made: Sequence[QWidget], columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.context.theme.px(GAP))
        for place, widget in enumerate(made):
            widget.setMinimumWidth(0)
            grid.addWidget(widget, place // columns, place % columns)
        for place in range(columns):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 1)
        return grid

    def _head(self, seen: Overview, *, narrow: bool) -> QVBoxLayout:
        theme = self.context.theme
        what = "  ·  ".join(filter(None, (seen.ordinal, seen.subtitle)))
        under = row(spacing=theme.px(8))
        under.addWidget(Chip(theme, *seen.chip), 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(label(what, "muted", wrap=True), 1)
        words = column(label(seen.title, "page", wrap=True), under, spacing=theme.px(3))
        buttons = self._buttons()
        if narrow:
            buttons.addStretch(1)
            return column(words, buttons, spacing=theme.px(8))
        head = row(spacing=theme.px(8))
        head.addLayout(words, 1)
        head.addLayout(buttons)
        return column(head)

    def _buttons(self) -> QHBoxLayout:
        context, theme = self.context, self.context.theme
        head = row(spacing=theme.px(8))
        middle = Qt.AlignmentFlag.AlignVCenter
        sheet = button(
            theme, context.text(N_("Fact sheet PDF")), self.open_sheet, picture="reports"
        )
        head.addWidget(sheet, 0, middle)
        if not context.store.read_only:
            head.addWidget(
                button(
                    theme,
                    context.text(N_("New edition from this one")),
                    self.open_next,
                    kind="primary",
                    picture="plus",
                ),
                0,
                middle,
            )
        return head

    def _nothing(self) -> QWidget:
        context, text = self.context, self.context.text
        remedies = (
            Remedy(text(N_("Start with the SCSE documents")), lambda: context.perform("seed")),
            Remedy(text(N_("Add a sample edition")), lambda: context.perform("sample")),
            Remedy(text(N_("Enter an edition")), lambda: context.open_page("editions")),
        )
        return empty_state(
            context.theme,
            text(N_("No edition yet")),
            text(N_("Figures, charts, legs and what to do stand here once there is one.")),
            icon="overview",
            remedies=() if context.store.read_only else remedies,
        )

    # What can be done

    def open_sheet(self) -> None:
        """To the page of reports, with the fact sheet of this edition chosen."""
        context = self.context
        kept = context.settings.entry(REPORTS, SHEET)
        chosen = {**kept, "edition_id": context.edition_id, "language": context.language.code}
        context.settings.set_entry(REPORTS, SHEET, chosen)
        context.settings.set_entry(REPORTS, "last", {"name": SHEET})
        context.open_page("reports")

    def open_next(self) -> None:
        """Ask for the year of a new edition on the pattern of this one, and go to it."""
        if self.seen is not None:
            open_next(self, self.context, self.seen.id)

    def new_record(self) -> None:
        """A new edition, from this one or, where there is none, on their own page."""
        if self.seen is None:
            self.context.open_page("editions")
        elif not self.context.store.read_only:
            self.open_next()

    def actions_of_page(self) -> Sequence[Action]:
        """Fact sheet and new edition."""
        if self.seen is None:
            return ()
        sheet = Action("sheet", N_("Fact sheet PDF"), self.open_sheet, "reports")
        made = Action("new", N_("New edition from this one"), self.open_next, "plus")
        return (sheet,) if self.context.store.read_only else (sheet, made)

    def views(self) -> Iterator[str]:
        """The page with its charts drawn."""
        for chart in self.findChildren(BarChart):
            chart.draw()
        yield ""

    def state(self) -> object:
        """How far it is scrolled."""
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Back to where it was scrolled to."""
        if isinstance(state, int):
            self._scrolled = state
