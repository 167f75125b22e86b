"""Wishes that were not placed, and in a few sentences each what stands in the way.

The reasons are the scheduler's own (`scheduling.hindrances`), the same as those of `why_not`: here
told for a whole list, without looking for what would mend them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from sqlalchemy.orm import Session

from scse_desk.domain import board_reading
from scse_desk.domain.board import Board, Wish
from scse_desk.domain.board_limits import ASLEEP, AWAY, OCCUPIED
from scse_desk.domain.board_values import Limit
from scse_desk.domain.scheduling import ALL, problem
from scse_desk.domain.why_not import REASONS
from scse_desk.language import N_, Language, Message, Spoken, language
from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.hindrances import Cause, Hindrance, hindrances, usable_slots
from scse_desk.scheduling.occupancy import Occupancy

MOST = 4
"""So many reasons are told of a wish, those that close the most slots first."""

FREE = N_("Nothing: it can be placed on {moment} at table {table}.")
WAS_CANCELLED = N_("Its meeting was cancelled.")
NIGHT = N_("It is night where {name} is: {times}.")
PROGRAMME = N_("{name} is in the programme: {times}.")
LIMITS = {OCCUPIED: PROGRAMME, AWAY: REASONS["limit"], ASLEEP: NIGHT}
"""A limit of one span -> said of several; other limits are told as they are."""

Reasons = Callable[[Wish], list[Message]]


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

    Names and times are in the language of `code`. With `most` only so many of them are looked into.
    """
    board = board_reading.read(session, round_id, code)
    waiting = [
        wish
        for wish in board.waiting()
        if participant_id is None or participant_id in {wish.first, wish.second}
    ]
    shown = waiting if most is None else waiting[:most]
    reasons = reasons_of(board, language(code))
    return Found([Unmet(wish, reasons(wish)) for wish in shown], len(waiting))


def unmet_reasons(board: Board, wish: Wish, words: Language) -> list[Message]:
    """What keeps a wish from every slot of its round, in few sentences, the weightiest first.

    Where it could be placed, the only thing said is where and when; nobody has placed it yet.
    """
    return reasons_of(board, words)(wish)


def reasons_of(board: Board, words: Language) -> Reasons:
    """The same for any number of wishes of a board; times are said in a language."""
    held = Occupancy(Candidates(problem(board, ALL, None)))

    def reasons(wish: Wish) -> list[Message]:
        cancelled = [Message(WAS_CANCELLED)] if wish.id in board.cancelled else []
        if wish.id not in held.asked.requests:
            return cancelled
        found = hindrances(held, wish.id)
        taken = {slot for each in found for slot in each.slots}
        usable = [slot.id for slot in usable_slots(held, wish.id)]
        if all(each.slots for each in found):
            free = _first_free(board, wish, [key for key in usable if key not in taken], words)
            if free is not None:
                return [*cancelled, free]
        return [*cancelled, *_told(board, wish, found, words)][: MOST + len(cancelled)]

    return reasons


def _first_free(board: Board, wish: Wish, slots: Iterable[int], words: Language) -> Message | None:
    """The first slot and table that a wish can be placed in, if there is one."""
    for slot_id in slots:
        for table_id, place in board.tables.items():
            if not board.reasons(wish.id, slot_id, table_id):
                start = board.spans[slot_id].starts_at.astimezone(board.zone)
                return Message(FREE, {"moment": words.datetime(start), "table": place.label})
    return None


def _told(
    board: Board, wish: Wish, found: Sequence[Hindrance], words: Language
) -> Iterator[Message]:
    """Hindrances in words, those of one kind and participant as one, the widest first."""
    slots: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    single: dict[tuple[str, int | None], Message] = {}
    for each in found:
        limit = _limit(board, each.cause)
        text = REASONS[each.cause.kind] if limit is None else LIMITS.get(limit.why.text, "")
        if limit is not None and not text:
            text = words.say(limit.why)
            single[text, each.cause.record] = limit.why
        slots[text, each.cause.record] |= set(each.slots)
    for key in sorted(slots, key=lambda key: -len(slots[key])):
        text, record = key[0], key[1] or 0
        yield single.get(key) or Message(
            text,
            {
                "name": board.parties[record].name if record in board.parties else "",
                "times": _times(board, slots[key], words),
                "pair": Spoken(wish.language),
                "minutes": wish.minutes,
            },
        )


def _limit(board: Board, cause: Cause) -> Limit | None:
    """The limit of a participant that a cause is, if it is one."""
    if cause.kind != "limit" or cause.span is None:
        return None
    return next(
        (
            limit
            for limit in board.limits.get(cause.record or 0, ())
            if (limit.starts, limit.ends) == (cause.span.starts, cause.span.ends)
        ),
        None,
    )


def _times(board: Board, slots: Iterable[int], words: Language) -> str:
    """Slots by day, those that follow one another taken together; a day of which all are, alone."""
    order = {key: at for at, key in enumerate(board.spans)}
    whole: dict[date, int] = defaultdict(int)
    for span in board.spans.values():
        whole[span.day] += 1
    told = []
    known = sorted((key for key in slots if key in order), key=lambda key: order[key])
    for day, of_day in groupby(known, key=lambda key: board.spans[key].day):
        keys = list(of_day)
        name = words.date(day, "day_month")
        if len(keys) == whole[day]:
            told.append(name)
            continue
        runs = groupby(enumerate(keys), lambda each: order[each[1]] - each[0])
        spans = [_run(board, [key for _, key in own], words) for _, own in runs]
        told.append(f"{name} {words.row(spans)}")
    return " · ".join(told)


def _run(board: Board, slots: Sequence[int], words: Language) -> str:
    start = board.spans[slots[0]].starts_at.astimezone(board.zone)
    end = board.spans[slots[-1]].ends_at.astimezone(board.zone)
    return f"{words.time(start)}–{words.time(end)}"
