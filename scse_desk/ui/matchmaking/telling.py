"""After a change on the day: whom to tell of what, and which papers to print once more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QScrollArea, QVBoxLayout, QWidget

from scse_desk.domain import whom_to_tell
from scse_desk.domain.board import Board
from scse_desk.domain.participants import KINDS
from scse_desk.domain.whom_to_tell import Change, Told
from scse_desk.language import N_
from scse_desk.scheduling.values import Placement
from scse_desk.settings import LAST_FOLDER
from scse_desk.task import Progress
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.elided import Elided
from scse_desk.ui.matchmaking import words
from scse_desk.ui.overlay import Overlay
from scse_desk.ui.reports.going import go_to_report
from scse_desk.ui.widgets import button, column, holder, label, row, rule, scrolled

WIDTH, TOP, HEIGHT = 640, 60, 440


def change_words(context: Context, board: Board, change: Change) -> tuple[str, str, str]:
    """What becomes of a meeting: a word with its tone, and where it was and where it comes."""
    word, tone = whom_to_tell.CHANGES[change.kind], whom_to_tell.CHANGE_TONES[change.kind]
    places = [_where(context, board, each) for each in (change.before, change.after) if each]
    parts = zip(*places, strict=True)
    told = (" → ".join(dict.fromkeys(filter(None, part))) for part in parts)
    return context.text(word), tone, " · ".join(filter(None, told))


def _where(context: Context, board: Board, placed: Placement) -> tuple[str, str, str]:
    """When, at which table, and who interprets."""
    span, voice = board.spans[placed.slot], board.voices.get(placed.interpreter or 0)
    day = context.language.date(span.day, "day_month")
    when = f"{day} {words.times(context, board, span)}"
    table = words.table_name(context, board.tables[placed.place])
    return when, table, voice.name if voice else ""


class Telling(Overlay):
    """The list; it can be saved, with how to reach each if that is wanted."""

    def __init__(
        self, over: QWidget, context: Context, board: Board, made: Sequence[Change], title: str
    ) -> None:
        super().__init__(over, context.theme, WIDTH, TOP)
        self._context, self._board = context, board
        with context.store.read() as session:
            self._change_id = whom_to_tell.newest(session)
        self.told = whom_to_tell.to_tell(board, made)
        self.papers = whom_to_tell.papers(board, made)
        theme, text = context.theme, context.text
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(6))
        self._fill()
        self.contacts = QCheckBox(text(N_("With e-mail and phone")))
        save = button(theme, text(N_("Save the list…")), self.save, picture="export")
        done = button(theme, text(N_("Close")), self.leave, kind="primary")
        pad = theme.px(20)
        self.panel.setLayout(
            column(
                label(title, "record", wrap=True),
                self._scrolled(),
                row(self.contacts, save, None, done, spacing=theme.px(8)),
                spacing=theme.px(10),
                margins=(pad, theme.px(18), pad, pad),
            )
        )
        self.setAccessibleName(text(N_("To tell")))

    def _scrolled(self) -> QScrollArea:
        area = scrolled(holder(column(self._body, None)))
        area.setMinimumHeight(self._context.theme.px(HEIGHT))
        return area

    def _fill(self) -> None:
        context, text = self._context, self._context.text
        number = context.language.number(len(self.told))
        self._body.addWidget(label(text(N_("To tell: {number}"), number=number), "heading"))
        for place, told in enumerate(self.told):
            if place:
                self._body.addWidget(rule())
            self._tell(told)
        self._body.addSpacing(context.theme.px(8))
        self._body.addWidget(label(text(N_("To print again")), "heading"))
        self._print()

    def _tell(self, told: Told) -> None:
        theme, board = self._context.theme, self._board
        head = row(spacing=theme.px(8))
        if told.is_interpreter:
            name, kind = board.voices[told.id].name, N_("Interpreter")
        else:
            name, kind = board.parties[told.id].name, KINDS[board.parties[told.id].kind]
        head.addWidget(Elided(name, "strong"), 1)
        head.addWidget(label(self._context.text(kind), "secondary"))
        lines = column(head, spacing=theme.px(1))
        for change in told.changes:
            said, tone, more = change_words(self._context, board, change)
            others = [board.parties[s].name for s in change.wish.sides if s != told.id]
            line = row(Chip(theme, said, tone), spacing=theme.px(8))
            line.addWidget(Elided(" × ".join(others)), 1)
            lines.addLayout(line)
            lines.addWidget(label(more, "secondary", wrap=True))
        self._body.addLayout(lines)

    def _print(self) -> None:
        context, board, theme = self._context, self._board, self._context.theme
        for party_id in self.papers.schedules:
            name = board.parties[party_id].name
            said = context.text(N_("Schedule of {name}"), name=name)
            self._paper(said, "meeting-schedule", participant_id=party_id)
        for table_id, day in self.papers.signs:
            table = words.table_name(context, board.tables[table_id])
            shown = context.language.date(day, "day_month")
            said = context.text(N_("Sign of {table}, {day}"), table=table, day=shown)
            self._paper(said, "table-sign", table_id=table_id, day=day.isoformat())
        self._body.addSpacing(theme.px(4))

    def _paper(self, said: str, name: str, **values: object) -> None:
        def show() -> None:
            self.leave()
            go_to_report(self._context, name, round_id=self._board.round_id, **values)

        line = row(spacing=self._context.theme.px(8))
        line.addWidget(Elided(said), 1)
        line.addWidget(
            button(self._context.theme, self._context.text(N_("Open")), show, kind="link")
        )
        self._body.addLayout(line)

    def save(self) -> None:
        """Save the list where the user says; it is logged that it left."""
        text, settings = self._context.text, self._context.settings
        folder = Path(str(settings.get(LAST_FOLDER) or Path.home()))
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            text(N_("Save the list…")),
            str(folder / f"{text(N_('To tell'))}.xlsx"),
            "Excel (*.xlsx);;PDF (*.pdf)",
        )
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(".xlsx"))

    def write(self, path: Path) -> None:
        """Write the list as a task, and say so."""
        from scse_desk.reports import REPORTS, writing

        context, kind = self._context, REPORTS["people-to-tell"]
        context.settings.set(LAST_FOLDER, str(path.parent))
        options = kind.Options(
            self._board.round_id,
            datetime.now(UTC),
            self._change_id,
            contacts=self.contacts.isChecked(),
        )

        def work(report: Progress) -> None:
            writing.write(context.store, kind, options, context.language, path, report)

        def done(_result: None) -> None:
            context.show_message(context.text(N_("Saved: {file}"), file=path.name), "green")

        context.run_task(context.text(kind.TITLE), work, done)
