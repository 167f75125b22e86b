"""What may happen to a meeting on the day, one click each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from scse_desk.domain import the_day
from scse_desk.domain.board import Board, Held
from scse_desk.domain.the_day import Happening
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.icons import icon
from scse_desk.ui.matchmaking import outcome, words
from scse_desk.ui.matchmaking.day_panel import DayPanel
from scse_desk.ui.widgets import button

DELAYS = (10, 15, 20, 30, 45, 60)
"""Minutes."""


def day_button(context: Context, board: Board, held: Held) -> QPushButton:
    """A button that opens the menu."""
    made = button(context.theme, context.text(N_("On the day")), kind="small", picture="programme")
    made.setMenu(day_menu(made, context, board, held))
    return made


def day_menu(parent: QWidget, context: Context, board: Board, held: Held) -> QMenu:
    """Cancelled, late, not come, table closed, interpreter ill."""
    made = QMenu(context.text(N_("On the day")), parent)
    made.setIcon(icon(context.theme, "programme"))
    tell = partial(_tell, parent, context, board)
    _add(made, context.text(N_("It was held")), lambda: _held(context, held))
    _add(
        made,
        context.text(N_("Cancel the meeting")),
        lambda: tell(the_day.cancelled(held.wish.id)),
    )
    begin = words.prefix(board)
    for side in held.wish.sides:
        name = board.parties[side].name.removeprefix(begin)
        late = made.addMenu(_plain(context.text(N_("{name} is late by"), name=name)))
        for number in DELAYS:
            said = context.language.plural(N_("{number} minute"), N_("{number} minutes"), number)
            _add(late, said, _late(tell, board, held, side, number))
    missing = made.addMenu(context.text(N_("No-show")))
    for code, word in _absent(context, board, held).items():
        _add(missing, word, _no_show(tell, held, code))
    made.addSeparator()
    table = words.table_name(context, board.tables[held.table_id])
    _add(
        made,
        context.text(N_("{table} closes"), table=table),
        lambda: tell(the_day.table_closed(held.table_id, *the_day.rest_of_day(board, held))),
    )
    if held.voice_id is not None:
        voice_id = held.voice_id
        name = board.voices[voice_id].name.removeprefix(begin)
        _add(
            made,
            context.text(N_("{name} falls ill"), name=name),
            lambda: tell(the_day.ill(voice_id, *the_day.rest_of_day(board, held))),
        )
    return made


def _absent(context: Context, board: Board, held: Held) -> dict[str, str]:
    """By whose side did not come, in the order of the request's pair."""
    first, second = sorted(held.wish.sides)
    did_not_come = N_("{name} did not come")
    return {
        "first": context.text(did_not_come, name=board.parties[first].name),
        "second": context.text(did_not_come, name=board.parties[second].name),
        "both": context.text(N_("Neither came")),
    }


def _tell(parent: QWidget, context: Context, board: Board, found: Happening) -> None:
    DayPanel(parent, context, board, found).open()


def _held(context: Context, held: Held) -> None:
    context.attempt(outcome.save, context, held.id, "held", "held")


def _late(
    tell: Callable[[Happening], None], board: Board, held: Held, side: int, minutes: int
) -> Callable[[], None]:
    return lambda: tell(the_day.late(board, held.wish.id, side, minutes))


def _no_show(tell: Callable[[Happening], None], held: Held, absent: str) -> Callable[[], None]:
    return lambda: tell(the_day.no_show(held.wish.id, absent))


def _add(menu: QMenu, said: str, run: Callable[[], object]) -> None:
    entry = menu.addAction(_plain(said))
    entry.triggered.connect(lambda: run())  # noqa: PLW0108 - without Qt's `checked`


def _plain(said: str) -> str:
    return said.replace("&", "&&")
