"""Wishes that were not placed, and in a few sentences each what stands in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import Session

from scse_desk.domain import board_reading, records
from scse_desk.domain.board import NO_VOICE, Board, Wish
from scse_desk.domain.board_limits import ARRIVES, ASLEEP, AWAY, DEPARTS, OCCUPIED
from scse_desk.domain.board_sides import DAY_FULL, FULL, IN_MEETING, REST
from scse_desk.language import N_, Message
from scse_desk.store.models import Request

MOST = 4
"""So many reasons are told of a wish, those that close the most slots first."""

FREE = N_("Nothing: it can be placed on {moment} at table {table}.")
NO_SLOTS = N_("The round has no slots.")
NO_TABLE = N_("No table is free in any slot in which both are.")
WAS_CANCELLED = N_("Its meeting was cancelled.")
BUSY = N_("{name} is in other meetings: in {slots} of {all} slots.")
SAID_OF_MANY = {
    IN_MEETING: BUSY,
    FULL: BUSY,
    AWAY: N_("{name} is not available: in {slots} of {all} slots."),
    OCCUPIED: N_("{name} is in the programme: in {slots} of {all} slots."),
    ARRIVES: N_("{name} arrives on {moment} only: in {slots} of {all} slots."),
    DEPARTS: N_("{name} departs on {moment}: in {slots} of {all} slots."),
    ASLEEP: N_("It is night where {name} is: in {slots} of {all} slots."),
    DAY_FULL: N_("{name} has as many meetings a day as it wants: in {slots} of {all} slots."),
    REST: N_("{name} needs its rest between meetings: in {slots} of {all} slots."),
    NO_VOICE: N_("No {pair} interpreter is free: in {slots} of {all} slots."),
}
"""A reason of one slot -> the same reason said of several; others are told once, as they are."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A wish with what stands in its way."""

    wish: Wish
    reasons: Sequence[Message]


class Found(NamedTuple):
    """Unmet wishes, musts first, and how many there are in all."""

    wishes: list[Unmet]
    all: int


def of_round(
    session: Session,
    round_id: int,
    code: str,
    participant_id: int | None = None,
    most: int | None = None,
) -> Found:
    """The wishes of a round that may be placed and are not; of one participant if one is named.

    Names are in the language of `code`. With `most` only so many of them are looked into.
    """
    board = board_reading.read(session, round_id, code)
    waiting = [
        wish
        for wish in board.waiting()
        if participant_id is None or participant_id in {wish.first, wish.second}
    ]
    shown = waiting if most is None else waiting[:most]
    return Found([Unmet(wish, unmet_reasons(board, wish)) for wish in shown], len(waiting))


class Boards:
    """The boards of the rounds whose wishes are asked about, each read once."""

    def __init__(self, session: Session, code: str) -> None:
        self._session = session
        self._code = code
        self._read: dict[int, Board] = {}

    def reasons(self, request_id: int) -> list[Message]:
        """What keeps a wish from every slot of its round."""
        round_id = records.find(self._session, Request, request_id).round_id
        if round_id not in self._read:
            self._read[round_id] = board_reading.read(self._session, round_id, self._code)
        board = self._read[round_id]
        return unmet_reasons(board, board.wishes[request_id])


def unmet_reasons(board: Board, wish: Wish) -> list[Message]:
    """What keeps a wish from every slot of its round, in few sentences.

    Where a slot and a table are free, the only thing said is which; nobody has placed it yet.
    """
    if not board.spans:
        return [Message(NO_SLOTS)]
    against: list[Message] = []
    open_slots = []
    for slot_id in board.spans:
        found = board.against(wish.id, slot_id)
        if found:
            against += found
        else:
            open_slots.append(slot_id)
    free = _first_free(board, wish, open_slots)
    if free is not None:
        return [Message(WAS_CANCELLED), free] if wish.id in board.cancelled else [free]
    before = [Message(NO_TABLE)] if open_slots else []
    if wish.id in board.cancelled:
        before.insert(0, Message(WAS_CANCELLED))
    return [*before, *summed_up(against, len(board.spans))]


def _first_free(board: Board, wish: Wish, open_slots: Sequence[int]) -> Message | None:
    """The first slot and table that a wish can be placed in, if there is one."""
    for slot_id in open_slots:
        for table_id, place in board.tables.items():
            if not board.reasons(wish.id, slot_id, table_id):
                start = board.spans[slot_id].starts_at.astimezone(board.zone)
                values = {"moment": f"{start:%Y-%m-%d %H:%M}", "table": place.label}
                return Message(FREE, values)
    return None


def summed_up(reasons: Iterable[Message], slots: int) -> list[Message]:
    """Reasons of single slots, out of so many, as reasons of all; the weightiest first.

    Where one alone closes every slot, nothing is told beside it (and others that do so too).
    """
    counted: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Message] = {}
    for reason in reasons:
        said = SAID_OF_MANY.get(reason.text, reason.text)
        key = (said, str(reason.values.get("name", reason.values.get("pair", ""))))
        counted[key] += 1
        first.setdefault(key, reason)
    found = counted.most_common(MOST)
    closing = [each for each in found if each[1] >= slots]
    return [_of_many(first[key], number, slots) for key, number in closing or found]


def _of_many(reason: Message, number: int, slots: int) -> Message:
    said = SAID_OF_MANY.get(reason.text)
    if said is None:
        return reason
    return Message(said, {**reason.values, "slots": number, "all": slots})
