"""Requests pasted as a block from a spreadsheet, and the one that is shown turned round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from scse_desk.domain import labels, records, requests, wish_blocks
from scse_desk.domain.requests import CannotRequest
from scse_desk.domain.wish_blocks import NothingTaken
from scse_desk.language import N_, Message
from scse_desk.ui.asking import Ask, Asking
from scse_desk.ui.clipboard import cells_of
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.matchmaking.chosen import Chosen
from scse_desk.ui.widgets import button

if TYPE_CHECKING:
    from scse_desk.ui.record_page import RecordPage

MOST_TOLD = 8
"""Lines that cannot be taken of which each is told; of further ones the number."""


def asking_tools(context: Context, page: RecordPage, chosen: Chosen) -> list[QWidget]:
    """The button that pastes a block, for the head of the table; turning, beside the title."""

    def paste() -> None:
        if chosen.round_id is not None:
            Ask(page, context, block_asked(chosen.round_id), lambda _id: None).open()

    def turn() -> None:
        record_id = page.record_id()
        if record_id is not None:
            context.attempt(_turn, context, record_id)

    turning = button(
        context.theme,
        context.text(N_("The other side asked")),
        turn,
        kind="icon",
        picture="matchmaking",
    )
    page.panel.tools.addWidget(turning)
    return [button(context.theme, context.text(N_("Paste…")), paste, picture="import")]


def _turn(context: Context, request_id: int) -> None:
    with context.store.read() as session:
        name = records.name(records.get(session, "request", request_id))
    with context.store.change(N_("Exchange who asked: {name}"), name=name) as session:
        requests.turn(session, request_id)


def block_asked(round_id: int) -> Asking:
    """What pasting requests needs: the lines, at first those on the clipboard."""

    def start(_context: Context) -> Mapping[str, object]:
        return {"lines": QGuiApplication.clipboard().text()}

    def make(context: Context, values: Mapping[str, object]) -> int:
        rows = [_split(row) for row in cells_of(str(values.get("lines") or ""))]
        label = Message(labels.PASTE_REQUESTS)
        try:
            with context.store.change(label.text) as session:
                added = wish_blocks.add_block(session, round_id, rows)
                if not (added.new or added.mutual):
                    raise CannotRequest(N_("There is no line to take."))
        except NothingTaken as refusal:
            raise _told(context, refusal) from refusal
        _tell(context, added)
        return round_id

    return Asking(
        N_("Paste requests"),
        (Field("lines", N_("Lines"), "long", lines=10, required=True),),
        make,
        N_(
            "One a line, as copied from Excel: who, whom they are to meet, and the priority if"
            " any. Either all lines are taken or none."
        ),
        N_("Add requests"),
        start,
    )


def _split(row: list[str]) -> list[str]:
    """Cells of a line that was typed with semicolons instead of copied."""
    only = [cell for cell in row if cell.strip()]
    return only[0].split(";") if len(only) == 1 and ";" in only[0] else row


def _told(context: Context, refusal: NothingTaken) -> CannotRequest:
    """Every line that cannot be taken in a sentence of its own."""
    said = [context.language.say(problem) for problem in refusal.problems[:MOST_TOLD]]
    if len(refusal.problems) > MOST_TOLD:
        number = len(refusal.problems) - MOST_TOLD
        plural = context.language.plural
        further = plural(
            N_("… and {number} further line."), N_("… and {number} further lines."), number
        )
        said.append(further)
    return CannotRequest(N_("Nothing was added.\n{problems}"), problems="\n".join(said))


def _tell(context: Context, added: wish_blocks.Added) -> None:
    plural = context.language.plural
    said = [plural(N_("{number} request added"), N_("{number} requests added"), added.new)]
    if added.mutual:
        said.append(
            plural(N_("{number} is mutual now"), N_("{number} are mutual now"), added.mutual)
        )
    context.show_message(" · ".join(said), "green")
