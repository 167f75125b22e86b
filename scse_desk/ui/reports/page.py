"""The page of reports: the list, the options of one, and its real pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scse_desk.language import LANGUAGES, N_, language
from scse_desk.reports import REPORTS
from scse_desk.settings import LAST_FOLDER
from scse_desk.settings import REPORTS as REMEMBERED
from scse_desk.ui.actions import Action
from scse_desk.ui.cards import Notice, card, empty_state, notice_panel
from scse_desk.ui.choice_card import ChoiceCard
from scse_desk.ui.context import Context
from scse_desk.ui.form import FieldBox
from scse_desk.ui.page import Page
from scse_desk.ui.pdf_view import PdfView
from scse_desk.ui.reports.options import (
    ASKED,
    PREVIEW_ROWS,
    ColumnList,
    first_delegation,
    shown_value,
)
from scse_desk.ui.reports.round_options import WITHIN
from scse_desk.ui.tasks import while_there
from scse_desk.ui.widgets import button, clear, column, label, row

if TYPE_CHECKING:
    from scse_desk.task import Progress

LATE = 200
"""Milliseconds without a change of options before the pages are made."""
PICTURES = {
    "fact-sheet": "overview",
    "delegation-brief": "delegations",
    "attendee-list": "people",
    **{name: "matchmaking" for name, asked in ASKED.items() if asked.of_round},
}
LAST = "last"


def build(context: Context) -> Page:
    """The page."""
    return ReportsPage(context)


class ReportsPage(Page):
    """Choose, set options, look, save or print; what was chosen is remembered."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._name = context.settings.entry(REMEMBERED, LAST).get("name", next(iter(REPORTS)))
        if self._name not in REPORTS:
            self._name = next(iter(REPORTS))
        self._values: dict[str, Any] = {}
        self._asked_for = 0
        self._pdf: bytes | None = None
        self._cards = {name: self._card(name) for name in REPORTS}
        self._options = QVBoxLayout()
        self._remarks = QVBoxLayout()
        self.view = PdfView(context.theme, context.text(N_("Pages of the report")))
        self._pages = label(role="muted")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATE)
        self._later.timeout.connect(self._make)
        self._lay_out()
        self.view.shown_page.connect(self._tell_page)
        self._stale = False
        context.changes.changed.connect(self._take_change)
        self.choose(self._name)

    # The look of it

    def _card(self, name: str) -> ChoiceCard:
        kind, text = REPORTS[name], self.context.text
        return ChoiceCard(
            self.context.theme,
            text(kind.TITLE),
            text(kind.DESCRIPTION),
            PICTURES.get(name, "reports"),
            lambda: self.choose(name),
            small=True,
        )

    def _lay_out(self) -> None:
        theme, text = self.context.theme, self.context.text
        left = column(
            column(*self._cards.values(), spacing=theme.px(3)),
            card(theme, self._options, title=text(N_("Options"))),
            self._remarks,
            None,
            spacing=theme.px(10),
        )
        inner = QWidget()
        inner.setLayout(left)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        scroll.setFixedWidth(theme.px(336))
        body = QVBoxLayout()
        body.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(16))
        body.setSpacing(theme.px(12))
        body.addLayout(self._head())
        body.addLayout(row(scroll, self._right(), spacing=theme.px(14)), 1)
        self.setLayout(body)

    def _head(self) -> QHBoxLayout:
        theme, text = self.context.theme, self.context.text
        head = row(label(text(N_("Reports")), "page"), None, spacing=theme.px(8))
        self._workbook = button(
            theme, text(N_("Save workbook…")), lambda: self.save("xlsx"), picture="export"
        )
        self._print = button(theme, text(N_("Print…")), self.print, picture="reports")
        self._save = button(
            theme,
            text(N_("Save PDF…")),
            lambda: self.save("pdf"),
            kind="primary",
            picture="save",
            tip="Ctrl+S",
        )
        self._calendar = button(
            theme, text(N_("Save calendars…")), self.save_calendar, kind="primary", picture="save"
        )
        for made in (self._workbook, self._print, self._save, self._calendar):
            head.addWidget(made)
        return head

    def _right(self) -> QWidget:
        theme, text = self.context.theme, self.context.text
        tools = row(self._pages, None, spacing=theme.px(4))
        for words, picture, run in (
            (N_("Smaller pages"), "zoom-out", lambda: self.view.zoom_by(-1)),
            (N_("Larger pages"), "zoom-in", lambda: self.view.zoom_by(1)),
            (N_("Fit to width"), "fit", self.view.fit_width),
        ):
            tools.addWidget(button(theme, text(words), run, kind="icon", picture=picture))
        tools.setContentsMargins(theme.px(14), theme.px(6), theme.px(8), theme.px(6))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._nothing = QVBoxLayout()
        nothing = QWidget()
        nothing.setLayout(self._nothing)
        self._stack.addWidget(nothing)
        held = QFrame()
        held.setProperty("card", "true")
        inside = column(tools, spacing=0, margins=(1, 1, 1, 1))
        inside.addWidget(self._stack, 1)
        held.setLayout(inside)
        return held

    # Options

    def choose(self, name: str) -> None:
        """Turn to a report, with the options it was last made with."""
        settings = self.context.settings
        self._name = name
        settings.set_entry(REMEMBERED, LAST, {"name": name})
        first = {"language": self.context.language.code, "with_contacts": True}
        self._values = {**first, **settings.entry(REMEMBERED, name)}
        if self._values["language"] not in LANGUAGES:
            self._values["language"] = self.context.language.code
        if name == "delegation-brief" and self._delegation_gone():
            self._values["delegation_id"] = first_delegation(self.context)
        for key, made in self._cards.items():
            made.mark(chosen=key == name)
        formats = REPORTS[name].FORMATS
        for pushed, ending in (
            (self._workbook, "xlsx"),
            (self._save, "pdf"),
            (self._print, "pdf"),
            (self._calendar, "ics"),
        ):
            pushed.setVisible(ending in formats)
        self._ask()
        self._make()

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what another page has asked for, or what changed, since this one was seen."""
        super().showEvent(event)
        settings = self.context.settings
        name = str(settings.entry(REMEMBERED, LAST).get("name", self._name))
        kept = settings.entry(REMEMBERED, name)
        if name in REPORTS and (name != self._name or {**self._values, **kept} != self._values):
            self.choose(name)
        elif self._stale:
            self._later.start()

    def _delegation_gone(self) -> bool:
        kept = self._values.get("delegation_id")
        return shown_value(self.context, "delegation_id", kept, self._values) is None

    def _ask(self) -> None:
        clear(self._options)
        asked = ASKED[self._name]
        for field in asked.asked_for(REPORTS[self._name], self._values, self.context):
            box = FieldBox(self.context, field, self._take)
            value = self._values.get(field.key)
            box.show_value(shown_value(self.context, field.key, value, self._values))
            self._options.addWidget(box)
        if asked.columns:
            self._options.addWidget(label(self.context.text(N_("Columns")), "label"))
            columns = ColumnList(self.context, self._values.get("columns") or ())
            columns.setFixedHeight(self.context.theme.px(260))
            columns.changed.connect(lambda keys: self._take("columns", keys))
            self._options.addWidget(columns)

    def _take(self, key: str, value: object) -> None:
        self._values[key] = value
        if key == "round_id":
            self._values.update(dict.fromkeys(WITHIN))
            QTimer.singleShot(0, self._ask)
        self.context.settings.set_entry(REMEMBERED, self._name, self._values)
        self._later.start()

    def _chosen(self) -> Any:
        """The report's own options, None while something is missing."""
        return ASKED[self._name].options(REPORTS[self._name], self._values, self.context)

    # Pages

    def _take_change(self, _tables: object) -> None:
        self._stale = True
        if self.isVisible():
            self._later.start()

    def _make(self) -> None:
        """Make the pages anew, off the window's thread."""
        self._stale = False
        self._later.stop()
        self._asked_for += 1
        asked_for, options = self._asked_for, self._chosen()
        if options is None:
            self._show_missing()
            return
        name, code = self._name, str(self._values["language"])
        if hasattr(options, "most"):
            options = replace(options, most=getattr(REPORTS[name], "PREVIEW", PREVIEW_ROWS))

        def work(_report: Progress) -> tuple[bytes, list[str]]:
            return made_pdf(self.context, name, options, code)

        def done(made: tuple[bytes, list[str]]) -> None:
            if asked_for == self._asked_for:
                self._show(*made)

        self.context.run_task(self.context.text(N_("Preview")), work, while_there(self, done))

    def _show(self, pdf: bytes, missing: Sequence[str]) -> None:
        self._pdf = pdf
        self.view.show_pdf(pdf)
        self._stack.setCurrentIndex(0)
        self._set_enabled(True)
        clear(self._remarks)
        if missing:
            words = self.context.text(
                N_("No font has these characters: {characters}"), characters=" ".join(missing)
            )
            self._remarks.addWidget(notice_panel(self.context.theme, Notice(words)))

    def _show_missing(self) -> None:
        self._pdf = None
        clear(self._nothing)
        text = self.context.text
        self._nothing.addWidget(
            empty_state(
                self.context.theme,
                text(N_("Nothing to show yet")),
                text(ASKED[self._name].missing),
                icon="reports",
            )
        )
        self._stack.setCurrentIndex(1)
        self._pages.setText("")
        self._set_enabled(False)

    def _set_enabled(self, possible: bool) -> None:  # noqa: FBT001
        for made in (self._save, self._print, self._workbook, self._calendar):
            made.setEnabled(possible)

    def _tell_page(self, page: int, pages: int) -> None:
        words = self.context.text(N_("Page {page} of {pages}"), page=page, pages=pages)
        self._pages.setText(words if pages else "")

    # Saving and printing

    def save(self, ending: str) -> None:
        """Ask for a file and write the report to it, whole."""
        options = self._chosen()
        if options is None:
            return
        proposed = Path(self.context.settings.get(LAST_FOLDER) or Path.home())
        title = f"{self._name}-{self._values['language']}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.context.text(REPORTS[self._name].TITLE),
            str(proposed / title),
            f"*.{ending}",
        )
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(f".{ending}"), options)

    def save_calendar(self) -> None:
        """Save the calendar of the one participant chosen, or a folder of them all."""
        self.save("ics" if self._values.get("participant_id") else "zip")

    def save_main(self) -> None:
        """Save the report in the format that it is mostly wanted in."""
        first = REPORTS[self._name].FORMATS[0]
        if first == "ics":
            self.save_calendar()
        else:
            self.save(first)

    def write(self, path: Path, options: Any) -> None:
        """Write the report to a file as a task, and say so."""
        from scse_desk.reports import writing

        context, name, words = self.context, self._name, language(str(self._values["language"]))
        context.settings.set(LAST_FOLDER, str(path.parent))

        def work(report: Progress) -> None:
            writing.write(context.store, REPORTS[name], options, words, path, report)

        def done(_result: None) -> None:
            said = context.text(N_("Saved: {file}"), file=path.name)
            context.show_message(said, "green")

        context.run_task(context.text(REPORTS[name].TITLE), work, done)

    def print(self) -> None:
        """Print the whole report on a printer of the system, and log that it left."""
        options = self._chosen()
        if options is None:
            return
        context, name, code = self.context, self._name, str(self._values["language"])

        def work(_report: Progress) -> bytes:
            return made_pdf(context, name, options, code)[0]

        def done(pdf: bytes) -> None:
            from scse_desk.reports import writing
            from scse_desk.ui.printing import ask_and_print

            if ask_and_print(self, pdf, context.text(REPORTS[name].TITLE)):
                printer = context.text(N_("Printer"))
                context.store.log_export(name, code, printer, 0, writing.plain(options))

        context.run_task(context.text(REPORTS[name].TITLE), work, while_there(self, done))

    # For the frame

    def actions_of_page(self) -> Sequence[Action]:
        """Save and print, for the search box and as shortcuts."""
        return [
            Action("save-pdf", N_("Save the report…"), self.save_main, "save", ("Ctrl+S",)),
            Action("print", N_("Print…"), self.print, "reports", ("Ctrl+P",)),
        ]

    def views(self) -> Iterator[str]:
        """Each report in turn, for pictures."""
        for name in REPORTS:
            self.choose(name)
            yield name


def made_pdf(context: Context, name: str, options: Any, code: str) -> tuple[bytes, list[str]]:
    """The PDF of a report in a language, and the characters that no font has."""
    from scse_desk.reports.missing import missing_glyphs
    from scse_desk.reports.pdf import pdf_to

    with context.store.read() as session:
        built = REPORTS[name].build(session, options, language(code))
        file = BytesIO()
        pdf_to(built, file)
        missing = list(dict.fromkeys(each.character for each in missing_glyphs(built)))
    return file.getvalue(), missing
