"""How the page of the board is set out: what waits, the board itself, what is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.elided import Elided
from scse_desk.ui.matchmaking.chosen import Chosen, round_button
from scse_desk.ui.matchmaking.day_tabs import DayTabs
from scse_desk.ui.matchmaking.find_line import FindLine
from scse_desk.ui.matchmaking.grid import Grid
from scse_desk.ui.matchmaking.legend import Legend
from scse_desk.ui.matchmaking.no_board import NoBoard
from scse_desk.ui.matchmaking.party_line import PartyLine
from scse_desk.ui.matchmaking.planning import Planning
from scse_desk.ui.matchmaking.side import Doing, Side
from scse_desk.ui.matchmaking.tally import TallyLine
from scse_desk.ui.matchmaking.tools import Tools
from scse_desk.ui.matchmaking.waiting import Waiting
from scse_desk.ui.page import Page
from scse_desk.ui.panes import Panes
from scse_desk.ui.sections import SectionsPage
from scse_desk.ui.widgets import button, column, label, row

NARROW, LOW = 760, 560
"""Below this width, or height, only what is needed most is shown."""
BOTH = 1180
"""Below this width only one of the two sides stands beside the board."""
LEFT, RIGHT = 0, 2
"""The sides as panes."""


class BoardFrame(Page):
    """The widgets of the page of the board and where they stand."""

    def __init__(self, context: Context, sections: SectionsPage, chosen: Chosen) -> None:
        super().__init__(context)
        self._sections, self._chosen = sections, chosen
        self.waiting = Waiting(context)
        self.grid = Grid(context)
        self.side = Side(context, self.doing())
        self.planning = Planning(context)
        self.right = QStackedWidget()
        self.tally = TallyLine(context)
        self.tabs = DayTabs(context)
        self.party_line = PartyLine(context)
        self.tools = Tools(context)
        self.find_line = FindLine(context)
        self._hint = Elided("", "secondary")
        self._legend = Legend(context)
        self._stack = QStackedWidget()
        self._shut: set[int] = set()
        self._last = LEFT
        self._folds: dict[int, QPushButton] = {}
        self._lay_out()

    def doing(self) -> Doing:
        """What the panel on the right asks for."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        theme = self.context.theme
        words = (N_("Not placed"), N_("Board"), N_("Chosen"))
        self.splitter = Panes(theme, [self.context.text(word) for word in words])
        self.splitter.setHandleWidth(theme.px(12))
        self.right.addWidget(self.side)
        self.right.addWidget(self.planning)
        for part in (self.waiting, self._middle(), self.right):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.show_pane(1)
        self.tabs.set_folded(True)
        to_the_rounds = partial(self._sections.show_kind, "matchmaking_round")
        self._empty = NoBoard(self.context, to_the_rounds)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self._empty)
        body = QVBoxLayout()
        body.addLayout(self._head())
        body.addWidget(self.splitter.switch, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.tally)
        body.addWidget(self._stack, 1)
        self.setLayout(body)
        self.set_margins()

    def _head(self) -> QVBoxLayout:
        context, theme = self.context, self.context.theme
        title = label(context.text(N_("Matchmaking")), "page")
        title.setContentsMargins(0, 0, theme.px(8), 0)
        head = row(title, spacing=theme.px(8))
        head.addWidget(self._sections.switch("board"))
        head.addStretch(1)
        if made := round_button(context, self._chosen):
            head.addWidget(made)
        self.fill = button(theme, context.text(N_("Fill what is free")))
        self.schedule = button(theme, context.text(N_("Schedule …")), kind="primary")
        for each in (self.fill, self.schedule):
            each.setEnabled(not context.store.read_only)
            head.addWidget(each)
        return column(head)

    def _middle(self) -> QFrame:
        theme = self.context.theme
        left, right = self._fold(LEFT, N_("Not placed")), self._fold(RIGHT, N_("Chosen"))
        head = row(spacing=theme.px(6), margins=(theme.px(8), theme.px(6), theme.px(8), 0))
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(left, 0, top)
        head.addWidget(self.tabs, 1)
        for each in (self.tools, self.party_line, right):
            head.addWidget(each, 0, top)
        self._hint.setMinimumHeight(theme.px(18))
        words = self.context.text(N_("Details"))
        self.details = button(theme, words, lambda: self.show_side(RIGHT), kind="link")
        hint = row(self._hint, self.details, margins=(theme.px(12), 0, theme.px(12), 0))
        hint.setStretch(0, 1)
        made = QFrame()
        made.setProperty("card", "true")
        parts = (head, self.find_line, self.grid, hint, self._legend)
        made.setLayout(column(*parts, spacing=theme.px(4), margins=(1, 1, 1, 1)))
        return made

    def _fold(self, place: int, words: str) -> QPushButton:
        """The button that shows one of the sides, or puts it away."""
        picture = "chevron-left" if place == LEFT else "chevron-right"
        made = button(self.context.theme, self.context.text(words), kind="icon", picture=picture)
        made.clicked.connect(lambda: self.turn_side(place))
        self._folds[place] = made
        return made

    def turn_side(self, place: int) -> None:
        """Show one of the sides (0 what waits, 2 what is chosen), or put it away."""
        if self.splitter.is_away(place):
            self._shut.discard(place)
            self._last = place
        else:
            self._shut.add(place)
        self._fit_sides()

    def show_side(self, place: int) -> None:
        """Show one of the sides, instead of the other where there is no room for both."""
        if self.splitter.is_away(place):
            self.turn_side(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lists their widths once there are some to give."""
        super().resizeEvent(event)
        self.set_margins()
        self.splitter.fit(event.size().width())
        self._fit_tally()
        self._legend.setVisible(event.size().height() > self.context.theme.px(LOW))
        self._fit_sides()

    def _fit_sides(self) -> None:
        """Beside the board stand both sides, or one, each as wide as leaves the board its slots."""
        width, px = self.width(), self.context.theme.px
        both = width >= px(BOTH)
        single = self.splitter.single
        for place in (LEFT, RIGHT):
            other = LEFT + RIGHT - place
            hidden = not both and other not in self._shut and self._last == other
            away = not single and (place in self._shut or hidden)
            if self.splitter.is_away(place) != away:
                self.splitter.put_away(place, away)
            self._show_fold(place, away)
        if width > 0 and not single:
            spare = max(width - px(BOTH), 0) // 3
            left, right = min(px(216) + spare, px(260)), min(px(240) + spare, px(300))
            sizes = [
                0 if self.splitter.is_away(p) else w for p, w in ((LEFT, left), (RIGHT, right))
            ]
            self.splitter.setSizes([sizes[0], max(width - sum(sizes), 1), sizes[1]])
        self.details.setVisible(self.splitter.is_away(RIGHT) and not single)
        board = width - (0 if single else px(240) * (2 - len(self._away())))
        self.tools.show_short(board < px(NARROW))
        self.party_line.setMaximumWidth(px(150 if board >= px(NARROW) else 96))

    def _away(self) -> list[int]:
        return [place for place in (LEFT, RIGHT) if self.splitter.is_away(place)]

    def _show_fold(self, place: int, away: bool) -> None:  # noqa: FBT001
        from scse_desk.ui.icons import icon

        made, text = self._folds[place], self.context.text
        made.setVisible(not self.splitter.single)
        towards = "right" if (place == LEFT) == away else "left"
        made.setIcon(icon(self.context.theme, f"chevron-{towards}"))
        name = text(N_("Not placed") if place == LEFT else N_("Chosen meeting"))
        words = N_("Show: {name}") if away else N_("Hide: {name}")
        made.setToolTip(text(words, name=name))
        made.setAccessibleName(text(words, name=name))

    def _fit_tally(self, *, empty: bool | None = None) -> None:
        """How far the round is stands over the board where there is height for it."""
        shown = self._stack.currentIndex() == 0 if empty is None else not empty
        self.tally.setVisible(shown and not self.splitter.single)
        self.splitter.switch.setVisible(shown and self.splitter.single)

    def _say(self, said: str, *, wrong: bool = False) -> None:
        """Say something in the line under the board."""
        self._hint.setProperty("role", "error" if wrong else "secondary")
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)
        self._hint.setText(said)
        self._hint.setAccessibleName(said)
        self._hint.setToolTip(said)
