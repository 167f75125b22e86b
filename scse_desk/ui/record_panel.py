"""The record beside its table: what it is, its tabs, and when it was saved last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scse_desk.language import N_
from scse_desk.ui.cards import Notice, notice_panel
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.form import Form
from scse_desk.ui.tab_strip import TabStrip
from scse_desk.ui.widgets import clear, column, label, row

LOW, LOWEST = 430, 330
"""Below these heights of a record, less is said around its fields, and its tabs take one line."""


@dataclass(frozen=True)
class RecordView:
    """A record as its panel shows it, in the window's language; `values` go to its fields."""

    title: str
    subtitle: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    chip: tuple[str, str] | None = None
    notices: tuple[Notice, ...] = ()
    changed: str = ""


class TabBody(Protocol):
    """What stands in a tab: a widget that shows a record when it is asked to."""

    def show_record(self, record_id: int) -> None:
        """Show a record."""


@dataclass(frozen=True)
class Tab:
    """A tab of the record: a marked title and what makes its body (a QWidget with show_record)."""

    key: str
    title: str
    build: Callable[[Context], QWidget]


class FormTab(QScrollArea):
    """The fields of a record, with its notices under them."""

    def __init__(
        self, context: Context, fields: Sequence[Field], save: Callable[[str, object], object]
    ) -> None:
        super().__init__()
        self._context = context
        self.form = Form(context, fields, save)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(context.theme.px(8))
        body = column(self.form, self._notices, None, spacing=context.theme.px(12))
        body.setContentsMargins(0, 0, context.theme.px(8), 0)
        inner = QWidget()
        inner.setLayout(body)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_view(self, view: RecordView, *, other: bool) -> None:
        """Show a record; `other` if it is not the one that was shown before."""
        if other:
            self.form.show_other(view.values)
        else:
            self.form.show_values(view.values)
        clear(self._notices)
        for notice in view.notices:
            self._notices.addWidget(notice_panel(self._context.theme, notice))


class RecordPanel(QFrame):
    """A record with its tabs. Tabs are made when first looked at."""

    def __init__(
        self,
        context: Context,
        fields: Sequence[Field],
        tabs: Sequence[Tab],
        save: Callable[[str, object], object],
    ) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(context.text(N_("Record")))
        self._context = context
        self._tabs = tabs
        self._record_id: int | None = None
        self._shown_in: dict[int, int] = {}
        self._built: dict[int, QWidget] = {}
        theme = context.theme
        self._title = label(role="record", wrap=True)
        self._subtitle = label(role="secondary", wrap=True)
        self._chip = Chip(theme, "")
        self._chip.hide()
        self.bar = TabStrip(theme)
        self.form_tab = FormTab(context, fields, save)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form_tab)
        self.bar.addTab(context.text(N_("Record")))
        for tab in tabs:
            self.bar.addTab(context.text(tab.title))
        self._foot = label(role="secondary", wrap=True)
        self.tools = row(spacing=theme.px(8))
        """What an area puts to the right of the title."""
        self.above = column(spacing=theme.px(8))
        """What an area puts over the tabs, seen with each of them."""
        self.beside = row(spacing=theme.px(16))
        """What stands in a tab; what an area adds to its right is seen with each of them."""
        self._lay_out()
        self.bar.currentChanged.connect(self._turn_to)

    def _lay_out(self) -> None:
        theme = self._context.theme
        head = row(spacing=theme.px(8))
        words = column(self._title, self._subtitle, spacing=theme.px(1))
        head.addLayout(words, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(self.tools)
        under = QFrame()
        under.setProperty("rule", "true")
        tabs = column(self.bar, under, spacing=0)
        self.beside.addWidget(self._stack, 1)
        layout = column(
            head, self.above, tabs, theme.px(4), self.beside, self._foot, spacing=theme.px(8)
        )
        layout.setContentsMargins(theme.px(16), theme.px(14), theme.px(8), theme.px(12))
        layout.setStretchFactor(self.beside, 1)
        self._body = layout
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_record(self, record_id: int, view: RecordView) -> None:
        """Show a record as the store holds it now."""
        other = record_id != self._record_id
        self._record_id = record_id
        self._title.setText(view.title)
        self._subtitle.setText(view.subtitle)
        low = 0 < self.height() < self._context.theme.px(LOWEST)
        self._subtitle.setVisible(bool(view.subtitle) and not low)
        self._chip.setVisible(view.chip is not None)
        if view.chip is not None:
            self._chip.show_word(*view.chip)
        self.form_tab.show_view(view, other=other)
        self._foot.setText(self._foot_words(view))
        self._shown_in.clear()
        self._turn_to(self.bar.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the fields have all the room."""
        super().resizeEvent(event)
        px, height = self._context.theme.px, event.size().height()
        self._foot.setVisible(height >= px(LOW))
        self._subtitle.setVisible(bool(self._subtitle.text()) and height >= px(LOWEST))
        self.bar.set_folded(height < px(LOW))
        above, under = (14, 12) if height >= px(LOW) else (8, 4)
        self._body.setContentsMargins(px(16), px(above), px(8), px(under))
        self._body.setSpacing(px(8 if height >= px(LOW) else 4))

    def _foot_words(self, view: RecordView) -> str:
        context = self._context
        if context.store.read_only:
            return context.text(N_("Open for reading only"))
        said = context.text(N_("Saved as you type · Ctrl+Z takes it back"))
        return f"{view.changed} · {said}" if view.changed else said

    def leave(self) -> None:
        """Save what is being typed."""
        self.form_tab.form.leave()

    def _turn_to(self, place: int) -> None:
        self._fill_tab(place)
        self._stack.setCurrentWidget(self._built.get(place, self.form_tab))

    def _fill_tab(self, place: int) -> None:
        if place == 0 or self._record_id is None:
            return
        if place not in self._built:
            body = self._tabs[place - 1].build(self._context)
            self._built[place] = body
            self._stack.addWidget(body)
        if self._shown_in.get(place) != self._record_id:
            self._shown_in[place] = self._record_id
            show: Callable[[int], None] = self._built[place].show_record  # type: ignore[attr-defined]
            show(self._record_id)

    def tab_body(self, key: str) -> QWidget | None:
        """What stands in a tab, once it has been looked at."""
        keys = ["record", *(tab.key for tab in self._tabs)]
        return self._built.get(keys.index(key))

    def focus_form(self) -> None:
        """Put the cursor into the first field."""
        self.bar.setCurrentIndex(0)
        self.form_tab.form.focus_first()

    def open_tab(self, key: str) -> None:
        """Turn to a tab by its key; "record" is the first."""
        keys = ["record", *(tab.key for tab in self._tabs)]
        self.bar.setCurrentIndex(keys.index(key))

    def tab(self, key: str) -> QWidget:
        """The body of a tab that has been looked at."""
        return self._built[1 + [tab.key for tab in self._tabs].index(key)]
