"""What came of a meeting: who came, how it was, what is to follow, recorded in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scse_desk.domain import outcomes, records
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.texts import texts
from scse_desk.language import N_, Message
from scse_desk.ui.cards import empty_state
from scse_desk.ui.context import Context
from scse_desk.ui.elided import Elided
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice, finder
from scse_desk.ui.flow import Flow
from scse_desk.ui.form import Form
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.saving import changing
from scse_desk.ui.widgets import button, clear, column, label, row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Meeting, Outcome

LABEL = N_("Outcome of {name}")
PLAIN = ("owner", "due_on", "done_on", "value")


def _currencies(context: Context, text: str) -> Sequence[Choice]:
    found = outcomes.currencies_called(context.language, text)
    return [Choice(code, code, name) for code, name in found[:12]]


FOLLOW_UP = (
    Field("follow_up", N_("What is to follow"), "texts", lines=2),
    Field("owner", N_("Sees to it")),
    Field("due_on", N_("Due"), "date"),
    Field("done_on", N_("Done"), "date"),
)
FIELDS = (
    *FOLLOW_UP,
    Field("value", N_("Value of the deal"), "number"),
    Field("currency", N_("Currency"), "reference", search=_currencies),
    Field(
        "agreement_id",
        N_("Agreement that came of it"),
        "reference",
        search=finder("agreement"),
        opens="agreement",
        wide=True,
    ),
    Field("note", N_("Note"), "texts", lines=2),
)


def save(context: Context, meeting_id: int, key: str, value: object) -> None:
    """Record one thing of a meeting as one change; see `outcomes.record`."""
    with context.store.read() as session:
        name = called(context, records.find(session, _meeting_model(), meeting_id))
    with changing(context, Message(LABEL, {"name": name})) as session:
        outcomes.record(session, meeting_id, key, value)


def _meeting_model() -> type[Meeting]:
    from scse_desk.store.models import Meeting

    return Meeting


def called(context: Context, meeting: Meeting) -> str:
    """Who meets whom, in the window's language."""
    sides = (meeting.request.first, meeting.request.second)
    return " × ".join(participant_name(side, context.language) for side in sides)


def values(context: Context, outcome: Outcome | None) -> Mapping[str, object]:
    """What was recorded, as its fields show it."""
    if outcome is None:
        return {}
    agreement, code = outcome.agreement, outcome.currency
    return {key: getattr(outcome, key) for key in PLAIN} | {
        **texts(outcome, "follow_up", "note"),
        "currency": Choice(code, code) if code else None,
        "agreement_id": choice(context, agreement.id, agreement) if agreement else None,
    }


class OutcomePanel(QScrollArea):
    """The outcome of the meeting of a request, or, made for `kind` outcome, one by its own id."""

    def __init__(self, context: Context, kind: str = "request") -> None:
        super().__init__()
        self._context, self._kind = context, kind
        self._meeting_id: int | None = None
        theme = context.theme
        self._held = QVBoxLayout()
        self._held.setSpacing(theme.px(6))
        self.form = Form(context, FIELDS, self._save)
        self._whole = QWidget()
        self._whole.setLayout(column(self._held, self.form, None, spacing=theme.px(12)))
        text = context.text
        self._empty = empty_state(
            theme,
            text(N_("Not placed yet")),
            text(N_("What came of the meeting is entered here once it has its time and place.")),
            icon="matchmaking",
        )
        inner = QWidget()
        body = column(self._whole, self._empty)
        body.setContentsMargins(0, theme.px(2), theme.px(8), 0)
        inner.setLayout(body)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_record(self, record_id: int) -> None:
        """Show what is recorded now."""
        with self._context.store.read() as session:
            meeting = self._find(session, record_id)
            other = meeting is None or meeting.id != self._meeting_id
            self._meeting_id = meeting.id if meeting else None
            self._whole.setVisible(meeting is not None)
            self._empty.setVisible(meeting is None)
            if meeting is None:
                return
            self._show_held(meeting)
            shown = values(self._context, meeting.outcome)
            (self.form.show_other if other else self.form.show_values)(shown)

    def _find(self, session: Session, record_id: int) -> Meeting | None:
        from scse_desk.store.models import Outcome, Request

        if self._kind == "outcome":
            return records.find(session, Outcome, record_id).meeting
        meeting = records.find(session, Request, record_id).meeting
        return meeting if meeting is not None and meeting.slot_id is not None else None

    def _save(self, key: str, value: object) -> None:
        if self._meeting_id is not None:
            save(self._context, self._meeting_id, key, value)

    def _attempt(self, key: str, value: object) -> None:
        self._context.attempt(self._save, key, value)

    def _show_held(self, meeting: Meeting) -> None:
        clear(self._held)
        text, said = self._context.text, _said(meeting)
        self._held.addWidget(label(text(N_("Did they meet?")), "label"))
        whole = Flow(self._context.theme.px(6))
        whole.add(self._turn("held", text(N_("Both came")), said))
        whole.add(self._turn("both", text(N_("Neither came")), said))
        self._held.addWidget(whole)
        for side in SIDES:
            name = participant_name(getattr(meeting.request, side), self._context.language)
            given = getattr(meeting.outcome, f"{side}_rating") if meeting.outcome else None
            line = self._rating(f"{side}_rating", name, given)
            absent = self._turn(side, text(N_("Did not come")), said)
            absent.setAccessibleName(f"{name}: {absent.accessibleName()}")
            line.insertWidget(0, absent)
            self._held.addLayout(column(Elided(name, "strong"), line, spacing=3))
        hint = text(N_("How useful it was, as each said: 1 of no use, 5 very useful."))
        self._held.addWidget(label(hint, "secondary", wrap=True))

    def _turn(self, code: str, word: str, said: str | None) -> QPushButton:
        """One click says who came; a second on the same takes it back."""
        made = self._pressed(word, on=code == said, picture="done")
        made.clicked.connect(lambda: self._attempt("held", None if code == said else code))
        return made

    def _pressed(self, word: str, *, on: bool, picture: str = "") -> QPushButton:
        made = button(self._context.theme, word, kind="small", picture=picture if on else "")
        made.setCheckable(True)
        made.setChecked(on)
        made.setEnabled(not self._context.store.read_only)
        return made

    def _rating(self, key: str, name: str, given: int | None) -> QHBoxLayout:
        line = row(None, spacing=self._context.theme.px(3))
        for number in range(outcomes.WORST, outcomes.BEST + 1):
            made = self._pressed(str(number), on=number == given)
            made.setAccessibleName(f"{name}: {number}")
            wanted = None if number == given else number
            made.clicked.connect(lambda _=False, v=wanted: self._attempt(key, v))
            line.addWidget(made)
        return line


SIDES = ("first", "second")


def _said(meeting: Meeting) -> str | None:
    """What was said of it: `held`, or whose side was absent; None if nothing was."""
    if meeting.status != "no_show":
        return "held" if meeting.status == "held" else None
    return meeting.outcome.absent if meeting.outcome else None


OUTCOME = Tab("outcome", N_("Outcome"), OutcomePanel)
"""The tab of a request."""
