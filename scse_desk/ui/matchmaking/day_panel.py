"""What happened on the day: whom it hits, the plan that answers it, then whom to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from scse_desk.domain import the_day, whom_to_tell
from scse_desk.domain.board import Board, Held
from scse_desk.domain.scheduling import Proposal
from scse_desk.domain.the_day import CANCELLED, ILL, NO_SHOW, TABLE_CLOSED, Happening
from scse_desk.domain.whom_to_tell import Change
from scse_desk.language import N_
from scse_desk.scheduling.options import Options
from scse_desk.task import Progress
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.elided import Elided
from scse_desk.ui.fields import Field
from scse_desk.ui.form import Form
from scse_desk.ui.matchmaking import words
from scse_desk.ui.matchmaking.telling import Telling, change_words
from scse_desk.ui.overlay import Overlay
from scse_desk.ui.saving import changing
from scse_desk.ui.tasks import while_there
from scse_desk.ui.widgets import button, clear, column, holder, label, row, rule, scrolled

SECONDS, MORE_SECONDS = 5, 15
"""How long an answer is sought: for what was hit only, and for all that is to come."""
WIDTH, TOP = 640, 60
HEIGHT = 420
SPAN = (
    Field("starts_at", N_("From"), "datetime", required=True),
    Field("ends_at", N_("To"), "datetime", required=True),
)


class DayPanel(Overlay):
    """Shows and applies; nothing is kept before that."""

    def __init__(self, over: QWidget, context: Context, board: Board, found: Happening) -> None:
        super().__init__(over.window(), context.theme, WIDTH, TOP)
        self._context, self._board, self.found = context, board, found
        self.proposal: Proposal | None = None
        self._asked = 0
        theme = context.theme
        self._title = label(role="record", wrap=True)
        self._form = Form(context, SPAN, self._take)
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(6))
        self._foot = row(spacing=theme.px(8))
        pad = theme.px(20)
        self.panel.setLayout(
            column(
                self._title,
                self._form,
                self._scrolled(),
                self._foot,
                spacing=theme.px(10),
                margins=(pad, theme.px(18), pad, pad),
            )
        )
        self._form.setVisible(found.kind in {TABLE_CLOSED, ILL})
        self._show_span()
        self._begin()

    def _scrolled(self) -> QScrollArea:
        area = scrolled(holder(column(self._body, None)))
        area.setMinimumHeight(self._context.theme.px(HEIGHT))
        return area

    # What happened, and when

    def _show_span(self) -> None:
        zone = self._board.zone
        values = {
            "starts_at": self.found.starts_at,
            "ends_at": self.found.ends_at,
        }
        self._form.show_other(
            {k: v.astimezone(zone).replace(tzinfo=None) for k, v in values.items() if v}
        )

    def _take(self, key: str, value: object) -> None:
        """Another span: what it hits is sought anew."""
        if not isinstance(value, datetime):
            return
        starts, ends, moment = self.found.starts_at, self.found.ends_at, self._aware(value)
        starts, ends = (moment, ends) if key == "starts_at" else (starts, moment)
        if starts and ends and ends <= starts:
            raise the_day.CannotHappen(N_("The end must be after the start."))
        self.found = replace(self.found, starts_at=starts, ends_at=ends)
        self._begin()

    def _aware(self, value: datetime) -> datetime:
        return value.replace(tzinfo=self._board.zone)

    def _begin(self) -> None:
        """Say whom it hits; a no-show asks for no plan."""
        self.proposal = None
        self._title.setText(self._context.language.say(the_day.label(self._board, self.found)))
        self.setAccessibleName(self._title.text())
        self._show()
        if self.found.kind not in {NO_SHOW, CANCELLED} and self._hits():
            self.seek(widely=False)

    def _hits(self) -> Sequence[Held]:
        return the_day.hits(self._board, self.found)

    # The plan

    def seek(self, *, widely: bool) -> None:
        """Look for a plan off the window's thread; what comes later than another does not count."""
        context, board, found = self._context, self._board, self.found
        self._asked += 1
        asked = self._asked

        def work() -> None:
            after = the_day.tried(context.store, board, found, context.language.code)
            now = the_day.moment(board, found)
            options = Options(counts_moves=True, seconds=MORE_SECONDS if widely else SECONDS)

            def plan(report: Progress) -> Proposal:
                return the_day.answer(board, after, found, now, options, report, widely=widely)

            def done(proposal: Proposal) -> None:
                if asked == self._asked:
                    self.proposal = proposal
                    self._show()

            context.run_task(context.text(N_("Re-plan")), plan, while_there(self, done))

        self._show(seeking=True)
        context.attempt(work)

    def apply(self, *, planned: bool) -> None:
        """Keep what happened, with the plan or without, as one change; then say whom to tell."""
        context, board, found = self._context, self._board, self.found
        proposal = self.proposal if planned else None

        def work() -> list[Change]:
            from scse_desk.domain import scheduling

            with changing(context, the_day.label(board, found)) as session:
                the_day.record(session, board, found)
                if proposal is not None:
                    scheduling.apply(session, proposal)
            return whom_to_tell.changes(board, found, proposal)

        made = context.attempt(work)
        if made is None:
            return
        self.leave()
        if made:
            Telling(self._over, context, board, made, self._title.text()).open()

    # Showing

    def _show(self, *, seeking: bool = False) -> None:
        clear(self._body)
        clear(self._foot)
        hits = self._hits()
        text = self._context.text
        self._heading(text(N_("Affected")))
        for held in hits:
            self._hit(held)
        if not hits:
            self._say(text(N_("No meeting is affected.")))
        if seeking:
            self._heading(text(N_("Proposal")))
            self._say(text(N_("A plan is being sought …")))
        elif self.proposal is not None:
            self._show_proposal(self.proposal)
        self._show_foot(seeking=seeking, hit=bool(hits))
        self.place()

    def _heading(self, said: str) -> None:
        if self._body.count():
            self._body.addSpacing(self._context.theme.px(6))
        self._body.addWidget(label(said, "heading"))

    def _say(self, said: str) -> None:
        self._body.addWidget(label(said, "muted", wrap=True))

    def _hit(self, held: Held) -> None:
        context, board = self._context, self._board
        first, second = words.names(board, held.wish)
        table = words.table_name(context, board.tables[held.table_id])
        day = context.language.date(held.span.day, "day_month")
        when = f"{day} · {words.times(context, board, held.span)} · {table}"
        self._body.addLayout(
            column(Elided(f"{first} × {second}", "body"), label(when, "secondary"), spacing=0)
        )

    def _show_proposal(self, proposal: Proposal) -> None:
        context, text = self._context, self._context.text
        self._heading(text(N_("Proposal")))
        number = context.language.number(len(proposal.moved))
        self._say(
            text(N_("Participants whose meetings change their time: {number}"), number=number)
        )
        left = self._left(proposal)
        if left:
            said = context.language.plural(
                N_("{number} meeting finds no other place; its wish waits again."),
                N_("{number} meetings find no other place; their wishes wait again."),
                left,
            )
            self._body.addWidget(label(said, "error", wrap=True))
        for place, change in enumerate(whom_to_tell.changes(self._board, self.found, proposal)):
            if place:
                self._body.addWidget(rule())
            self._change(change)

    def _left(self, proposal: Proposal) -> int:
        return len(proposal.of_kind("dropped"))

    def _change(self, change: Change) -> None:
        context = self._context
        first, second = words.names(self._board, change.wish)
        said, tone, more = change_words(context, self._board, change)
        head = row(Elided(f"{first} × {second}", "body"), spacing=context.theme.px(8))
        head.setStretch(0, 1)
        head.addWidget(Chip(context.theme, said, tone))
        self._body.addLayout(column(head, label(more, "secondary", wrap=True), spacing=0))

    def _show_foot(self, *, seeking: bool, hit: bool) -> None:
        theme, text = self._context.theme, self._context.text
        if hit and not seeking:
            wide = button(
                theme,
                text(N_("Re-plan from now on")),
                partial(self.seek, widely=True),
                kind="link",
                tip=text(N_("Plans all that is to come anew; as few as possible are moved.")),
            )
            self._foot.addWidget(wide)
        self._foot.addStretch(1)
        self._foot.addWidget(button(theme, text(N_("Close")), self.leave))
        planned = self.proposal is not None
        quiet = self.found.kind in {NO_SHOW, CANCELLED} or not hit
        if not quiet or planned:
            only = button(
                theme, text(N_("Apply without the plan")), partial(self.apply, planned=False)
            )
            self._foot.addWidget(only)
        does = N_("Cancel the meeting") if self.found.kind == CANCELLED else N_("Apply")
        main = button(theme, text(does), partial(self.apply, planned=planned), kind="primary")
        main.setEnabled(planned or quiet)
        self._foot.addWidget(main)
