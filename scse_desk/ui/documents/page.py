"""The page of documents: which there are, their words, and what rests on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scse_desk.domain import sources
from scse_desk.domain.documents import Span
from scse_desk.domain.texts import text_in
from scse_desk.language import N_
from scse_desk.ui.actions import Action
from scse_desk.ui.context import Context
from scse_desk.ui.documents import empty, remarks
from scse_desk.ui.documents import facts as reading_of
from scse_desk.ui.documents.details import Details
from scse_desk.ui.documents.fact_list import FactList
from scse_desk.ui.documents.facts import Fact, Reading
from scse_desk.ui.documents.legend import Legend
from scse_desk.ui.documents.reader import Reader
from scse_desk.ui.documents.remarks import RemarkList
from scse_desk.ui.documents.shelf import Shelf, published
from scse_desk.ui.page import Page
from scse_desk.ui.tab_strip import TabStrip
from scse_desk.ui.widgets import button, column, label, row, rule

if TYPE_CHECKING:
    from scse_desk.domain.sources import Shelved

NARROW, LOW = 1000, 480
SIDE = 344
SIDE_WHERE_NARROW = 320
TABS = ("facts", "remarks", "details")
TOUCHING = frozenset({"document", "citation", "document_remark"})
"""Tables at whose change the documents are read again, beside those of the records they support."""


@dataclass(frozen=True)
class Kept:
    """What survives the page being made anew."""

    document_id: int | None
    tab: int
    hidden: frozenset[str]
    offset: int


def build(context: Context) -> Page:
    """The page."""
    return DocumentsPage(context)


class DocumentsPage(Page):
    """Click a figure anywhere and see its words here; click a sentence and see its facts."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, text = context.theme, context.text
        self.reading: Reading | None = None
        self._sentence: Span | None = None
        self.shelf = Shelf(context, self.choose)
        self.legend = Legend(context)
        self.reader = Reader(theme, text(N_("Text of the document")))
        self.facts = FactList(context, self._show_fact, self._quote)
        self.remarks = RemarkList(context, self._show_span)
        self.details = Details(context)
        self._title = label(role="record", wrap=True)
        self._about = label(role="secondary", wrap=True)
        self._heading = label(role="strong")
        self._whole = button(theme, text(N_("All facts")), self.show_all, kind="link")
        self._steps = label(role="secondary")
        self._lay_out()
        self.reader.chosen.connect(self.choose_sentence)
        self.legend.changed.connect(lambda _hidden: self._filter())
        self.tabs.currentChanged.connect(self._right.setCurrentIndex)
        context.changes.changed.connect(self._take_change)
        self._read(None)

    # The look of it

    def _lay_out(self) -> None:
        theme, text = self.context.theme, self.context.text
        self._empty = empty.no_documents(self.context)
        body = row(self.shelf, self._middle(), self._side(), spacing=theme.px(14))
        body.setStretch(1, 1)
        held = QWidget()
        held.setLayout(body)
        self._stack = QStackedWidget()
        self._stack.addWidget(held)
        self._stack.addWidget(self._empty)
        layout = column(self._head(), self._stack, spacing=theme.px(12))
        layout.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(16))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(self._stepper(step))
        self.reader.setToolTip(text(N_("Click a sentence to see its facts")))

    def _head(self) -> QHBoxLayout:
        theme, text = self.context.theme, self.context.text
        self.attach = button(theme, text(N_("Attach documents…")), self._attach, picture="link")
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(text(N_("Document")))
        self.chooser.setMinimumWidth(theme.px(100))
        self.chooser.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.chooser.activated.connect(lambda _: self.choose(self.chooser.currentData()))
        self.chooser.hide()
        head = row(label(text(N_("Documents")), "page"), spacing=theme.px(8))
        head.addWidget(self.chooser, 100)
        head.addStretch(1)
        head.addWidget(self._steps)
        self._steppers: list[QWidget] = []
        for words, keys, picture, step in (
            (N_("Previous mark"), "Shift+F3", "chevron-up", -1),
            (N_("Next mark"), "F3", "chevron-down", 1),
        ):
            tip = f"{text(words)} ({keys})"
            made = button(
                theme, text(words), self._stepper(step), kind="icon", picture=picture, tip=tip
            )
            self._steppers.append(made)
            head.addWidget(made)
        head.addWidget(self.attach)
        return head

    def _middle(self) -> QWidget:
        theme = self.context.theme
        pad = theme.px(18)
        head = column(
            self._title,
            self._about,
            theme.px(4),
            self.legend,
            spacing=theme.px(2),
            margins=(pad, theme.px(14), pad, theme.px(8)),
        )
        self._text = QStackedWidget()
        self._text.addWidget(self.reader)
        self._text.addWidget(empty.not_attached(self.context))
        layout = column(head, rule(), self._text, spacing=0, margins=(1, 1, 1, 1))
        layout.setStretch(2, 1)
        return _card(layout)

    def _side(self) -> QWidget:
        theme, text = self.context.theme, self.context.text
        self.tabs = TabStrip(theme)
        for words in (N_("Facts"), N_("Remarks"), N_("Record")):
            self.tabs.addTab(text(words))
        self._right = QStackedWidget()
        head = row(self._heading, None, self._whole)
        head.setContentsMargins(theme.px(8), 0, theme.px(4), 0)
        listed = QWidget()
        listed.setLayout(column(head, self.facts, spacing=theme.px(4)))
        for body in (listed, self.remarks, self.details):
            self._right.addWidget(body)
        strip = column(self.tabs, rule(), spacing=0, margins=(theme.px(8), 0, theme.px(8), 0))
        layout = column(strip, self._right, spacing=theme.px(10))
        layout.setContentsMargins(theme.px(8), theme.px(10), theme.px(4), theme.px(8))
        layout.setStretch(1, 1)
        self._side_card = _card(layout)
        self._side_card.setFixedWidth(theme.px(SIDE))
        return self._side_card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for three columns, the documents are chosen from a list."""
        super().resizeEvent(event)
        theme = self.context.theme
        narrow = event.size().width() < theme.px(NARROW)
        self.shelf.setVisible(not narrow)
        self.chooser.setVisible(narrow and self.reading is not None)
        low = event.size().height() < theme.px(LOW)
        self._title.setVisible(not (narrow and low))  # the chooser tells it
        self._about.setVisible(not low)
        self._side_card.setFixedWidth(theme.px(SIDE_WHERE_NARROW if narrow else SIDE))

    # What is read

    def _read(self, document_id: int | None) -> None:
        """Read the shelf, and the document asked for (or the first)."""
        with self.context.store.read() as session:
            shelved = sources.shelf(session)
            self._stack.setCurrentIndex(0 if shelved else 1)
            self.attach.setVisible(bool(shelved) and not self.context.store.read_only)
            for made in (*self._steppers, self._steps):
                made.setVisible(bool(shelved))
            self.shelf.show_documents(shelved)
            self._list(shelved)
            if not shelved:
                self.reading = None
                return
            one = next((each for each in shelved if each.document.id == document_id), shelved[0])
            reading = reading_of.read(session, self.context.language, one.document)
            self._show(one, reading)

    def _list(self, shelved: Sequence[Shelved]) -> None:
        self.chooser.clear()
        for one in shelved:
            words = self.context.language.name_of(one.document) or one.document.file_name
            self.chooser.addItem(words, one.document.id)

    def _show(self, one: Shelved, reading: Reading) -> None:
        before, self.reading = self.reading, reading
        other = before is None or (before.id, before.text) != (reading.id, reading.text)
        self.shelf.mark(reading.id)
        self.chooser.setCurrentIndex(self.chooser.findData(reading.id))
        self._title.setText(reading.title)
        note = (
            ""
            if one.document.published_on
            else text_in(one.document, "published_note", self.context.language)
        )
        known = (published(self.context, one.document), note)
        self._about.setText(" · ".join(filter(None, known)))
        self._text.setCurrentIndex(0 if reading.text is not None else 1)
        self.legend.show_counts(reading.counts())
        self.details.show_document(one)
        said = remarks.read(self.context, one.document)
        self.remarks.show_remarks(said, attached=reading.text is not None)
        if other:
            self._sentence = None
            self.reader.show_text(reading.text or "")
        self._filter()

    def _take_change(self, tables: frozenset[str]) -> None:
        cited = {fact.mark.record_kind for fact in self.reading.facts} if self.reading else set()
        if tables & (TOUCHING | cited):
            top = self.reader.verticalScrollBar().value()
            self._read(self.reading.id if self.reading else None)
            self.reader.verticalScrollBar().setValue(top)

    def choose(self, document_id: int) -> None:
        """Open a document."""
        if self.reading is None or document_id != self.reading.id:
            self._read(document_id)

    # Facts

    def _filter(self) -> None:
        """Show the marks and facts of the groups that are not hidden."""
        if self.reading is None:
            return
        shown = self.reading.shown(self.legend.hidden())
        self.reader.show_facts(shown)
        self.reader.show_sentence(self._sentence)
        nothing = self.context.text(N_("Nothing in the records rests on this sentence."))
        found = reading_of.listed(shown, self._sentence)
        self.facts.show_facts(found, nothing)
        plural = self.context.language.plural
        signs = len({fact.mark.fact for fact in found})
        words = plural(N_("{number} fact"), N_("{number} facts"), signs)
        if self._sentence is not None:
            words = plural(
                N_("{number} fact in this sentence"), N_("{number} facts in this sentence"), signs
            )
        self._heading.setText(words)
        self._whole.setVisible(self._sentence is not None)
        self._tell_step(None)

    def choose_sentence(self, offset: int) -> None:
        """Show the facts of the sentence that a character stands in."""
        if self.reading is None:
            return
        self._sentence = self.reading.sentence_at(offset)
        self.tabs.setCurrentIndex(0)
        self._filter()

    def show_all(self) -> None:
        """Show all facts of the document again."""
        self._sentence = None
        self._filter()

    def _quote(self, fact: Fact) -> str:
        text = self.reading.text if self.reading else None
        return (text or "")[fact.mark.offset : fact.mark.end]

    def _show_fact(self, fact: Fact) -> None:
        self._show_span(fact.span)
        self._tell_step(fact.span)

    def _show_span(self, span: Span) -> None:
        if self.reading is not None and self.reading.text is not None:
            self.reader.go_to(span)

    # Keyboard

    def step(self, by: int) -> None:
        """Go to the next mark, or the one before, and show its sentence."""
        if self.reading is None or self.reading.text is None:
            return
        spans = reading_of.places(self.reading.shown(self.legend.hidden()))
        if not spans:
            return
        span = reading_of.following(spans, self.reader.current, by)
        self._sentence = self.reading.sentence_at(span.offset)
        self._filter()
        self.reader.go_to(span)
        self._tell_step(span)

    def _stepper(self, by: int) -> Callable[[], None]:
        return lambda: self.step(by)

    def _tell_step(self, span: Span | None) -> None:
        shown = self.reading.shown(self.legend.hidden()) if self.reading else []
        spans = reading_of.places(shown)
        if span is None or span not in spans:
            words = self.context.language.plural(
                N_("{number} mark"), N_("{number} marks"), len(spans)
            )
        else:
            words = self.context.text(
                N_("mark {number} of {all}"), number=spans.index(span) + 1, all=len(spans)
            )
        self._steps.setText(words)

    # For the frame

    def _attach(self) -> None:
        self.context.perform("attach-documents")

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a document, or the words of a citation."""
        if kind == "document":
            self.choose(record_id)
            return
        with self.context.store.read() as session:
            cited = sources.citation(session, record_id)
            place = Span(cited.offset, cited.length)
            document_id = cited.document_id
            key = (cited.fact, cited.record_kind, cited.record_id, cited.field)
        self.choose(document_id)
        self._show_cited(place, key)

    def _show_cited(self, place: Span, key: reading_of.Key) -> None:
        if self.reading is None:
            return
        group = next((each.group for each in self.reading.facts if each.key == key), None)
        if group in self.legend.hidden():
            self.legend.hide_groups(self.legend.hidden() - {group})
        self._sentence = self.reading.sentence_at(place.offset)
        self.tabs.setCurrentIndex(0)
        self._filter()
        self.facts.point_at(lambda fact: fact.key == key)
        self._show_span(place)
        self._tell_step(place)

    def actions_of_page(self) -> Sequence[Action]:
        """Stepping through the marks, for the search box; their keys are the page's own."""
        return [
            Action("next-mark", N_("Next mark"), self._stepper(1), "chevron-down"),
            Action("previous-mark", N_("Previous mark"), self._stepper(-1), "chevron-up"),
        ]

    def state(self) -> object:
        """The document, what is hidden, and where one reads."""
        if self.reading is None:
            return None
        offset = self._sentence.offset if self._sentence else -1
        return Kept(self.reading.id, self.tabs.currentIndex(), self.legend.hidden(), offset)

    def restore(self, state: object) -> None:
        """Back to where one read."""
        if not isinstance(state, Kept) or state.document_id is None:
            return
        self.choose(state.document_id)
        self.legend.hide_groups(state.hidden)
        if state.offset >= 0:
            self.choose_sentence(state.offset)
            if self._sentence is not None and self.reading and self.reading.text is not None:
                self.reader.go_to(self._sentence, flash=False)
        self.tabs.setCurrentIndex(state.tab)

    def views(self) -> Iterator[str]:
        """The tabs, the first with a sentence chosen."""
        for place, name in enumerate(TABS):
            if place == 0 and self.reading is not None and self.reading.text is not None:
                self.step(1)
            self.tabs.setCurrentIndex(place)
            yield name


def _card(layout: QVBoxLayout) -> QFrame:
    made = QFrame()
    made.setProperty("card", "true")
    made.setLayout(layout)
    return made
