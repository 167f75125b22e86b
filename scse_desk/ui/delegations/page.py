"""The page of delegations: a list, and the whole of one delegation beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from scse_desk.domain.delegations import LISTING
from scse_desk.domain.readiness import Gap
from scse_desk.language import LANGUAGES, N_, OWN_NAMES
from scse_desk.settings import REPORTS
from scse_desk.ui import saving
from scse_desk.ui.actions import Action
from scse_desk.ui.cards import Empty
from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.delegations import form, tabs
from scse_desk.ui.delegations.checks import Checks
from scse_desk.ui.delegations.members import members_tab
from scse_desk.ui.delegations.plan import Plan
from scse_desk.ui.delegations.shown import Scene
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.related import RelatedTab
from scse_desk.ui.saving import remover
from scse_desk.ui.sections import Section, SectionsPage
from scse_desk.ui.widgets import button, column, holder

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TOUCHED = frozenset(
    {
        "delegation_member",
        "interpreter",
        "meeting",
        "meeting_table",
        "organisation",
        "participant",
        "person",
        "post",
        "programme_item",
        "programme_participant",
        "recommendation",
        "request",
        "slot",
        "venue",
    }
)
RECORD_SHARE = 66
"""Per cent of the page that the record has at first: it is what one works in all day."""

ASIDE_FROM = 600
"""The width of the record from which on there is room beside its tabs."""


def build(context: Context) -> SectionsPage:
    """Make the page."""
    return SectionsPage(
        context,
        N_("Delegations"),
        (
            Section(
                "delegation", N_("Delegations"), DelegationsPage, frozenset({"delegation_member"})
            ),
            Section("member", N_("Members"), _all_members),
        ),
    )


def _all_members(page: SectionsPage) -> RecordArea:
    from scse_desk.ui.delegations import all_members

    return all_members.area(page)


class DelegationsPage(RecordPage):
    """The table on the left; the record with its days above and its checks beside the tabs."""

    def __init__(self, page: SectionsPage) -> None:
        self._scene = Scene()
        area = _area(self._scene)
        super().__init__(page.context, replace(area, switch=lambda _: page.switch("delegation")))
        context = page.context
        self._told: int | None = None
        self.plan = Plan(context)
        self.checks = Checks(context, self._remedy)
        self._sample = Chip(context.theme, context.text(N_("Sample")), "neutral")
        self.paper = _language_box(context)
        self.paper.activated.connect(self._choose_language)
        self._print = button(
            context.theme, context.text(N_("Print the brief")), self.print_brief, picture="reports"
        )
        panel = self.panel
        panel.tools.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignTop)
        panel.above.addWidget(self.plan)
        printing = column(self.paper, self._print, self.checks, spacing=context.theme.px(8))
        printing.setStretchFactor(self.checks, 1)
        self._aside = holder(printing)
        panel.beside.addWidget(self._aside)
        words = context.text(N_("Print the brief"))
        self._short_print = button(
            context.theme, words, self.print_brief, kind="icon", picture="reports"
        )
        panel.tools.addWidget(self._short_print, 0, Qt.AlignmentFlag.AlignTop)
        panel.open_tab("members")
        self.splitter.splitterMoved.connect(self._fit_aside)
        self.splitter.turned.connect(self._fit_aside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The record has most of the room."""
        before = self._sized
        super().resizeEvent(event)
        if self._sized and not before:
            width = event.size().width() - self.context.theme.px(54)
            right = width * RECORD_SHARE // 100
            self.splitter.setSizes([width - right, right])
        self._fit_aside()

    def _fit_aside(self) -> None:
        """What is to be checked stands beside the tabs where it leaves them room."""
        wide = self.splitter.sizes()[1] >= self.context.theme.px(ASIDE_FROM)
        self._aside.setVisible(wide)
        self._short_print.setVisible(not wide)

    def read_again(self) -> None:
        """The record, and what stands around its tabs."""
        super().read_again()
        shown = self._scene.shown
        if shown is None:
            return
        other = shown.delegation_id != self._told
        self._told = shown.delegation_id
        self._sample.setVisible(shown.is_sample)
        self.paper.setCurrentIndex(LANGUAGES.index(shown.code))
        self.plan.show_days(shown.days, other=other)
        self.checks.show_gaps(shown.gaps, other=other)

    # Printing

    def _choose_language(self, place: int) -> None:
        if self._record_id is not None:
            self._scene.codes[self._record_id] = LANGUAGES[place]
            self.read_again()

    def print_brief(self) -> None:
        """Go to Reports with the brief of this delegation in the language chosen."""
        shown = self._scene.shown
        if shown is None:
            return
        settings, name = self.context.settings, "delegation-brief"
        chosen = {"delegation_id": shown.delegation_id, "language": shown.code}
        settings.set_entry(REPORTS, name, {**settings.entry(REPORTS, name), **chosen})
        settings.set_entry(REPORTS, "last", {"name": name})
        self.context.open_page("reports")

    # Remedies

    def _remedy(self, gap: Gap) -> Remedy:
        text = self.context.text
        if gap.key == "unconfirmed":
            return Remedy(text(N_("Confirm")), lambda: self._confirm(gap))
        if gap.kind == "delegation_member":
            return Remedy(text(N_("Fill in")), lambda: self._open_line("members", gap.record_id))
        if gap.kind == "programme_item":
            return Remedy(text(N_("Show")), lambda: self._open_line("programme", gap.record_id))
        if gap.kind == "meeting":
            return Remedy(
                text(N_("Show")), lambda: self.context.open_record("meeting", gap.record_id)
            )
        tab = "members" if gap.key in {"members", "glyph"} else "record"
        return Remedy(text(N_("Fill in")), lambda: self.panel.open_tab(tab))

    def _confirm(self, gap: Gap) -> None:
        self.context.attempt(
            saving.save, self.context, "programme_item", gap.record_id, "status", "confirmed"
        )

    def _open_line(self, tab: str, line_id: int) -> None:
        self.panel.open_tab(tab)
        body = self.panel.tab_body(tab)
        if isinstance(body, RelatedTab):
            card = body.card(line_id)
            opened = card.open_form()
            QTimer.singleShot(0, card, lambda: body.ensureWidgetVisible(card))
            opened.focus_first()

    # What the frame asks

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a delegation; of a member also the line in the list of members."""
        super().open_record(kind, record_id)
        if kind == "delegation_member":
            self._open_line("members", record_id)

    def actions_of_page(self) -> Sequence[Action]:
        """Those of the table and the record, and printing."""
        return [
            *super().actions_of_page(),
            Action("list", N_("Put the list away or show it"), self.turn_list, "columns", ("F9",)),
            Action("print-brief", N_("Print the brief"), self.print_brief, "reports"),
        ]

    def turn_list(self) -> None:
        """Put the list away, or show it again."""
        self.splitter.put_away(0, not self.splitter.is_away(0))

    def state(self) -> object:
        """The record and its tab, and the print languages chosen."""
        return super().state(), dict(self._scene.codes)

    def restore(self, state: object) -> None:
        """Back to them."""
        if isinstance(state, tuple) and isinstance(state[1], dict):
            self._scene.codes.update(state[1])
            super().restore(state[0])


def _language_box(context: Context) -> QComboBox:
    box = QComboBox()
    for code in LANGUAGES:
        box.addItem(OWN_NAMES[code], code)
    words = context.text(N_("Language of the paper"))
    box.setAccessibleName(words)
    box.setToolTip(words)
    return box


def _find(session: Session, kind: str, record_id: int) -> int | None:
    """The delegation of a member."""
    from scse_desk.store.models import DelegationMember

    if kind != "delegation_member":
        return None
    member = session.get(DelegationMember, record_id)
    return member.delegation_id if member else None


def _area(scene: Scene) -> RecordArea:
    return RecordArea(
        kind="delegation",
        title=N_("Delegations"),
        listing=LISTING,
        fields=form.FIELDS,
        load=lambda session, context, record_id: form.load(session, context, record_id, scene),
        save=form.save,
        empty=Empty(
            N_("No delegations yet"),
            N_("Enter the first one; its members, programme and papers follow on the record."),
            icon="delegations",
        ),
        new=form.NEW,
        new_label=N_("New delegation"),
        delete=remover("delegation"),
        tabs=(members_tab(scene), tabs.PROGRAMME, tabs.WISHES, tabs.RECOMMENDED, tabs.DAYS),
        find=_find,
        also=TOUCHED,
    )
