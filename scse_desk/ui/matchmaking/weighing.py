"""Where the request that is carried can be put down: asked of the board cell by cell, once each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scse_desk.domain import matchmaking
from scse_desk.domain.board import Board, Place, Wish
from scse_desk.language import N_, Message
from scse_desk.ui.matchmaking.lines import PARTIES, TABLES, VOICES, Key, Line

NOT_A_SIDE = N_("{name} is no side of this meeting.")
NO_TABLE = N_("No place of meeting is free then.")
NOT_NEEDED = N_("The two need no interpreter.")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request would be put: ids of slot, place and interpreter, 0 for any."""

    slot_id: int
    table_id: int
    voice_id: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a drop into a cell would put the request; without a target, why it would not."""

    target: Target | None
    reasons: tuple[Message, ...] = ()


class Weighing:
    """The cells for one request."""

    def __init__(self, board: Board, wish_id: int) -> None:
        self._board = board
        self.wish: Wish = board.wishes[wish_id]
        self._against: dict[int, tuple[Message, ...]] = {}
        self._at_table: dict[Key, tuple[Message, ...]] = {}
        self._verdicts: dict[tuple[str, int, int], Verdict] = {}
        self._swaps: dict[int, tuple[Message, ...]] = {}
        self._places: dict[int, int] = {}

    def against(self, slot_id: int) -> tuple[Message, ...]:
        """What keeps the request from a slot at whatever table."""
        if slot_id not in self._against:
            self._against[slot_id] = tuple(self._board.against(self.wish.id, slot_id))
        return self._against[slot_id]

    def verdict(self, line: Line, slot_id: int) -> Verdict:
        """What would come of a drop into the cell of a line and a slot."""
        key = (line.kind, line.id, slot_id)
        if key not in self._verdicts:
            self._verdicts[key] = self._weigh(line, slot_id)
        return self._verdicts[key]

    def places(self, slot_id: int) -> int:
        """At how many tables it fits in a slot."""
        if slot_id not in self._places:
            fits = not self.against(slot_id)
            self._places[slot_id] = sum(1 for _ in self._free(slot_id)) if fits else 0
        return self._places[slot_id]

    def against_swap(self, other_id: int) -> tuple[Message, ...]:
        """What stands in the way of changing places with another meeting."""
        if other_id not in self._swaps:
            found = matchmaking.against_swap(self._board, self.wish.id, other_id)
            self._swaps[other_id] = tuple(found)
        return self._swaps[other_id]

    def _weigh(self, line: Line, slot_id: int) -> Verdict:
        if line.kind == TABLES:
            reasons = (*self._table(slot_id, line.id), *self.against(slot_id))
            return Verdict(None if reasons else Target(slot_id, line.id), reasons)
        if line.kind == PARTIES and line.id not in {self.wish.first, self.wish.second}:
            return _no(NOT_A_SIDE, name=line.title)
        if line.kind != PARTIES and not self.wish.language:
            return _no(NOT_NEEDED)
        if reasons := self.against(slot_id):
            return Verdict(None, reasons)
        return self._anywhere(slot_id, line.id if line.kind == VOICES else 0)

    def _anywhere(self, slot_id: int, voice_id: int) -> Verdict:
        """At the best table of a slot, with an interpreter where one is asked for."""
        table = self._best_table(slot_id)
        if table is None:
            return _no(NO_TABLE)
        asked = (
            (self._board.reasons(self.wish.id, slot_id, table.id, voice_id),) if voice_id else ()
        )
        found = tuple(reason for reasons in asked for reason in reasons)
        return Verdict(None if found else Target(slot_id, table.id, voice_id), found)

    def _table(self, slot_id: int, table_id: int) -> tuple[Message, ...]:
        key = slot_id, table_id
        if key not in self._at_table:
            self._at_table[key] = tuple(self._board.at_table(self.wish.id, slot_id, table_id))
        return self._at_table[key]

    def _free(self, slot_id: int) -> Iterator[Place]:
        """The tables at which nobody else meets in a slot, each with the slots of its grid."""
        grid = self._board.spans[slot_id].grid
        for table in self._board.tables.values():
            if table.grid == grid and not self._table(slot_id, table.id):
                yield table

    def _best_table(self, slot_id: int) -> Place | None:
        """The own place of one of the two, else the present one, else the first that is free."""
        held = self._board.meetings.get(self.wish.id)
        present = held.table_id if held else None
        sides = {self.wish.first, self.wish.second}
        free = list(self._free(slot_id))
        rank = {table.id: place for place, table in enumerate(free)}
        return min(
            free,
            key=lambda each: (each.owner_id not in sides, each.id != present, rank[each.id]),
            default=None,
        )


def _no(text: str, **values: object) -> Verdict:
    return Verdict(None, (Message(text, values),))


def waiting_for(board: Board, slot_id: int, table_id: int, most: int) -> Sequence[Wish]:
    """The first wishes that wait and would fit into a slot at a table, musts first."""
    made: list[Wish] = []
    for wish in board.waiting():
        if len(made) == most:
            break
        if not board.at_table(wish.id, slot_id, table_id) and not board.against(wish.id, slot_id):
            made.append(wish)
    return made
