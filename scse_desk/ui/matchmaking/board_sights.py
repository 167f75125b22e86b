"""What the board shows in one state after the other, for pictures of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from scse_desk.domain.board import Board


class Seen(Protocol):
    """The page of the board; ids of requests and participants."""

    board: Board | None

    def choose_wish(self, wish_id: int) -> None:
        """Show a request."""

    def show_party(self, party_id: int | None) -> None:
        """Make a participant stand out."""


def sights(page: Seen) -> Iterator[str]:
    """The board as it is; with a wish that is held; with one participant; a meeting."""
    yield "board"
    board = page.board
    if board is None or not board.waiting() or not board.meetings:
        return
    page.choose_wish(board.waiting()[0].id)
    yield "wish"
    held = next(iter(board.meetings.values()))
    page.show_party(held.wish.first)
    yield "participant"
    page.show_party(None)
    page.choose_wish(held.wish.id)
    yield "meeting"
