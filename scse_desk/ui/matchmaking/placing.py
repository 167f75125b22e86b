"""Changes of the board, each one change of the store; what is refused gives its reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scse_desk.domain import labels, matchmaking
from scse_desk.domain.board import Board
from scse_desk.domain.matchmaking import CannotPlace
from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.ui.context import Context
from scse_desk.ui.saving import changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Reasons = tuple[Message, ...]


SWAP = N_("Swap meetings {name} and {other}")


def place(
    context: Context, board: Board, wish_id: int, slot_id: int, table_id: int, voice_id: int = 0
) -> Reasons:
    """Place a wish, or move its meeting; with an interpreter, 0 for any who is needed."""
    words = labels.MOVE if wish_id in board.meetings else labels.PLACE
    code = context.language.code

    def work(session: Session) -> object:
        if voice_id:
            return matchmaking.place(session, wish_id, slot_id, table_id, voice_id, code)
        return matchmaking.place_freely(session, wish_id, slot_id, table_id, code, board)

    return _change(context, board, wish_id, words, work)


def swap(context: Context, board: Board, wish_id: int, other_id: int) -> Reasons:
    """Let two meetings change places."""
    return _change(
        context,
        board,
        wish_id,
        SWAP,
        lambda session: matchmaking.swap(session, wish_id, other_id, context.language.code, board),
        other=board.wishes[other_id].pair,
    )


def unplace(context: Context, board: Board, wish_id: int) -> Reasons:
    """Take a meeting off the board."""
    meeting_id = board.meetings[wish_id].id
    return _change(
        context,
        board,
        wish_id,
        labels.UNPLACE,
        lambda session: matchmaking.unplace(session, meeting_id),
    )


def turn_lock(context: Context, board: Board, wish_id: int) -> Reasons:
    """Lock a meeting, or unlock it."""
    held = board.meetings[wish_id]
    return _change(
        context,
        board,
        wish_id,
        labels.UNLOCK if held.is_locked else labels.LOCK,
        lambda session: matchmaking.lock(session, held.id, locked=not held.is_locked),
    )


def interpret(context: Context, board: Board, wish_id: int, voice_id: int) -> Reasons:
    """Give a meeting another interpreter."""
    held, code = board.meetings[wish_id], context.language.code
    return _change(
        context,
        board,
        wish_id,
        N_("Interpreter of meeting {name}"),
        lambda session: matchmaking.interpret(
            session, wish_id, held.span.id, held.table_id, voice_id, code
        ),
    )


def _change(
    context: Context,
    board: Board,
    wish_id: int,
    words: str,
    work: Callable[[Session], object],
    **values: str,
) -> Reasons:
    label = Message(words, {"name": board.wishes[wish_id].pair, **values})
    try:
        with changing(context, label) as session:
            work(session)
    except CannotPlace as refusal:
        return tuple(refusal.reasons)
    except Refused as refusal:
        return (refusal.message,)
    return ()
