"""The table of what is to follow meetings: what is due, overdue first, done with one click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from scse_desk.domain import follow_ups, meetings_held, outcomes, records
from scse_desk.language import N_, Language, Message
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.history import last_change
from scse_desk.ui.matchmaking import outcome as outcome_panel
from scse_desk.ui.matchmaking.chosen import Chosen
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.record_panel import RecordView, Tab
from scse_desk.ui.saving import called, changing
from scse_desk.ui.widgets import button, clear, column, row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Outcome, Statistic

DONE = N_("Follow-up of {name} is done")
NOT_DONE = N_("Follow-up of {name} is not done")


def today() -> date:
    """The desk's own day."""
    return datetime.now(UTC).astimezone().date()


def area(chosen: Chosen) -> RecordArea:
    """What is to follow in the chosen edition."""
    tools = column()

    def load(session: Session, context: Context, record_id: int) -> RecordView | None:
        clear(tools)
        found = _record(session, record_id)
        if found is not None:
            tools.addLayout(_tools(context, found))
        return None if found is None else _view(context, found)

    def buttons(context: Context, page: RecordPage) -> Sequence[QWidget]:
        page.panel.above.addLayout(tools)
        return (
            () if context.store.read_only else (figures_button(context, lambda: chosen.round_id),)
        )

    return RecordArea(
        kind="outcome",
        title=N_("Follow-ups"),
        listing=follow_ups.LISTING,
        fields=outcome_panel.FOLLOW_UP,
        load=load,
        save=_save,
        empty=Empty(
            N_("Nothing is to follow"),
            N_(
                "What is to follow a meeting is entered at its request, under “Outcome”: "
                "what, who sees to it, by when."
            ),
            icon="done",
        ),
        tabs=(
            Tab(
                "outcome",
                N_("Outcome"),
                lambda context: outcome_panel.OutcomePanel(context, "outcome"),
            ),
        ),
        buttons=buttons,
        also=frozenset({"meeting", "outcome"}),
    )


def _find(session: Session, record_id: int) -> Outcome:
    from scse_desk.store.models import Outcome

    return records.find(session, Outcome, record_id)


def _record(session: Session, record_id: int) -> Outcome | None:
    from scse_desk.store.models import Outcome

    return session.get(Outcome, record_id)


def _view(context: Context, found: Outcome) -> RecordView:
    state = _state(found)
    return RecordView(
        outcome_panel.called(context, found.meeting),
        context.language.name_of(found.meeting.request.round),
        outcome_panel.values(context, found),
        (context.text(follow_ups.STATES[state]), follow_ups.STATE_TONES[state]),
        changed=last_change(context, "outcome", found.id),
    )


def _tools(context: Context, found: Outcome) -> QHBoxLayout:
    theme, text = context.theme, context.text
    made = row(spacing=theme.px(8))
    outcome_id, request_id = found.id, found.meeting.request_id
    if not context.store.read_only:
        word = N_("Mark as done") if found.done_on is None else N_("Mark as not done")
        done = button(theme, text(word), picture="done")
        done.clicked.connect(lambda: context.attempt(turn_done, context, outcome_id))
        made.addWidget(done)
    opened = button(theme, text(N_("Open request")), kind="link")
    opened.clicked.connect(lambda: context.open_record("request", request_id))
    made.addWidget(opened)
    made.addStretch(1)
    return made


def _state(found: Outcome) -> str:
    if found.done_on is not None:
        return "done"
    days = (found.due_on - today()).days if found.due_on else None
    if days is None or days > follow_ups.SOON:
        return "open"
    return "overdue" if days < 0 else "soon"


def _save(context: Context, record_id: int, key: str, value: object) -> None:
    with context.store.read() as session:
        meeting_id = _find(session, record_id).meeting_id
    outcome_panel.save(context, meeting_id, key, value)


def turn_done(context: Context, outcome_id: int) -> None:
    """Mark what was to follow as done today, or take that back."""
    with context.store.read() as session:
        found = _find(session, outcome_id)
        is_done, name = found.done_on is not None, outcome_panel.called(context, found.meeting)
    label = Message(NOT_DONE if is_done else DONE, {"name": name})
    with changing(context, label) as session:
        outcomes.done(session, outcome_id, None if is_done else today())


def figures_button(context: Context, which: Callable[[], int | None]) -> QWidget:
    """Enters what a round came to as a figure of the edition; `which` gives its id."""
    return button(
        context.theme,
        context.text(N_("Enter the round’s figures")),
        lambda: context.attempt(enter_figures, context, which()),
        picture="reports",
        tip=context.text(
            N_(
                "Counts the meetings held and enters them as a figure of the edition, "
                "with its source."
            )
        ),
    )


def enter_figures(context: Context, round_id: int | None) -> None:
    """Enter them as one change, and say what was entered."""
    if round_id is None:
        raise meetings_held.NothingHeld(N_("Make a round first."))
    name = called(context, "matchmaking_round", round_id)
    with changing(context, Message(meetings_held.LABEL, {"name": name})) as session:
        figure = meetings_held.enter(session, round_id, today())
        figure_id, said = figure.id, _said(context.language, figure)
    show = Remedy(
        context.text(N_("Show the figure")), lambda: context.open_record("statistic", figure_id)
    )
    context.show_message(said, "green", show)


def _said(language: Language, figure: Statistic) -> str:
    number = int(figure.value)
    if figure.status == "final":
        return language.plural(
            N_("Entered as final: {number} meeting held."),
            N_("Entered as final: {number} meetings held."),
            number,
        )
    return language.plural(
        N_(
            "Entered as achieved so far: {number} meeting held; "
            "it is not known of every meeting yet whether it was."
        ),
        N_(
            "Entered as achieved so far: {number} meetings held; "
            "it is not known of every meeting yet whether it was."
        ),
        number,
    )
