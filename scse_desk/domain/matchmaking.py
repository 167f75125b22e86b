"""Placing meetings by hand: refused with everything that stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import board_reading, outcomes, records
from scse_desk.domain.board import Board, Held
from scse_desk.domain.board_values import HAPPENED
from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.store.models import Meeting, Request

LOCKED = N_("The meeting {meeting} is locked in its place. Unlock it first.")


class CannotPlace(Refused):
    """A meeting cannot be held there and then. `reasons` are all that stands in the way."""

    def __init__(self, reasons: list[Message]) -> None:
        super().__init__(reasons[0].text, **reasons[0].values)
        self.reasons = reasons


def board(session: Session, round_id: int, code: str = "") -> Board:
    """The board of a round as it is now; `code` is the language of its names, "" as they came."""
    return board_reading.read(session, round_id, code)


def reasons(
    session: Session,
    request_id: int,
    slot_id: int,
    table_id: int,
    interpreter_id: int | None = None,
    code: str = "",
) -> list[Message]:
    """Why a request cannot be met in a slot at a table, names as `board`; empty if it can."""
    request = records.find(session, Request, request_id)
    found = board(session, request.round_id, code)
    return found.reasons(request_id, slot_id, table_id, interpreter_id)


def place_freely(
    session: Session,
    request_id: int,
    slot_id: int,
    table_id: int,
    code: str = "",
    known: Board | None = None,
) -> Meeting:
    """Hold a request's meeting in a slot at a table, with an interpreter if the two need one.

    A meeting that is placed already is moved; it keeps its interpreter where they are free, else
    gets another. Refused as `place` is, and where no interpreter is free; names in the refusal are
    in the language `code`. `known` spares reading what is known to be as it was but for meetings.
    """
    found = _found(session, request_id, code, known)
    why_not = fixed(found, request_id) or found.reasons(request_id, slot_id, table_id)
    if why_not:
        raise CannotPlace(why_not)
    interpreter_id, why_not = found.needed_voice(request_id, slot_id, table_id)
    if why_not:
        raise CannotPlace(why_not)
    return _put(session, request_id, slot_id, table_id, interpreter_id)


def _found(session: Session, request_id: int, code: str, known: Board | None) -> Board:
    """The board that a request is on."""
    if known is not None and alone(known):
        return board_reading.again(session, known)
    return board(session, records.find(session, Request, request_id).round_id, code)


def alone(known: Board) -> bool:
    """Whether no other round of the edition has anyone who could have meetings."""
    return all(party.round_id == known.round_id for party in known.parties.values())


def fixed(found: Board, request_id: int) -> list[Message]:
    """Why a meeting stays in its place: it is locked, or took place; empty if it may be moved."""
    held = found.meetings.get(request_id)
    if held is None:
        return []
    name = {"meeting": held.wish.pair}
    met = [Message(outcomes.RECORDED, name)] if held.status in HAPPENED else []
    return [*met, *([Message(LOCKED, name)] if held.is_locked else [])]


def place(
    session: Session,
    request_id: int,
    slot_id: int,
    table_id: int,
    interpreter_id: int | None = None,
    code: str = "",
) -> Meeting:
    """Hold a request's meeting in a slot at a table; one that is placed already is moved there.

    Refused with all that stands in the way: a person or participant taken by another meeting, the
    programme or an absence, its most meetings a day, the table, the interpreter; or a locked place.
    """
    meeting = session.scalars(select(Meeting).where(Meeting.request_id == request_id)).first()
    if meeting is not None and meeting.is_locked:
        raise CannotPlace([_locked(records.name(meeting.request))])
    if found := reasons(session, request_id, slot_id, table_id, interpreter_id, code):
        raise CannotPlace(found)
    return _put(session, request_id, slot_id, table_id, interpreter_id)


def _put(
    session: Session, request_id: int, slot_id: int, table_id: int, interpreter_id: int | None
) -> Meeting:
    meeting = session.scalars(select(Meeting).where(Meeting.request_id == request_id)).first()
    if meeting is None:
        meeting = Meeting(request_id=request_id)
        session.add(meeting)
    else:
        outcomes.refuse_if_met(session, meeting)
    meeting.slot_id, meeting.table_id = slot_id, table_id
    meeting.interpreter_id, meeting.status = interpreter_id, "placed"
    session.flush()
    session.expire(meeting)
    return meeting


def move(session: Session, meeting_id: int, slot_id: int, table_id: int) -> Meeting:
    """Move a meeting to another slot or table, its interpreter with it. Refused as `place` is."""
    meeting = records.find(session, Meeting, meeting_id)
    return place(session, meeting.request_id, slot_id, table_id, meeting.interpreter_id)


def swap(
    session: Session, request_id: int, other_id: int, code: str = "", known: Board | None = None
) -> None:
    """Let two meetings change places, times and tables both; each gets an interpreter it needs.

    Refused with all that stands in the way of either; names are in the language `code`. `known` is
    as for `place_freely`.
    """
    found = _found(session, request_id, code, known)
    if why_not := against_swap(found, request_id, other_id):
        raise CannotPlace(why_not)
    first, second = found.meetings[request_id], found.meetings[other_id]
    voices = _swapped_voices(found, first, second)[0]
    waiting = session.scalars(select(Meeting).where(Meeting.request_id == request_id)).one()
    waiting.slot_id = waiting.table_id = None
    waiting.status = "cancelled"  # a place holds one meeting: this one steps aside meanwhile
    session.flush()
    _put(session, other_id, first.span.id, first.table_id, voices[1])
    _put(session, request_id, second.span.id, second.table_id, voices[0])


def against_swap(found: Board, request_id: int, other_id: int) -> list[Message]:
    """All that stands in the way of two meetings changing places; empty if nothing does."""
    first, second = found.meetings.get(request_id), found.meetings.get(other_id)
    if first is None or second is None or first.id == second.id:
        return [Message(N_("Only two meetings on the board can be swapped."))]
    why_not = fixed(found, request_id) + fixed(found, other_id)
    return why_not + _swapped_voices(found, first, second)[1]


def _swapped_voices(
    found: Board, first: Held, second: Held
) -> tuple[tuple[int | None, int | None], list[Message]]:
    """The interpreters of two meetings in each other's places, and what stands in the way."""
    others = [each for each in found.held if each.id not in {first.id, second.id}]
    without = _holding(found, others)
    one, against = _in_place(without, first.wish.id, second)
    moved = replace(first, span=second.span, table_id=second.table_id, voice_id=one)
    beside = _holding(found, [*others, moved])
    other, against_other = _in_place(beside, second.wish.id, first)
    return (one, other), [*against, *(each for each in against_other if each not in against)]


def _holding(found: Board, held: Sequence[Held]) -> Board:
    """A board that holds these meetings; what the other has worked out is not taken over."""
    forgotten: Any = {each.name: {} for each in fields(found) if each.name.startswith("_")}
    return replace(found, held=held, **forgotten)


def _in_place(found: Board, request_id: int, held: Held) -> tuple[int | None, list[Message]]:
    """The interpreter of a wish in the place of a meeting, and what stands in the way."""
    voice_id, against = found.needed_voice(request_id, held.span.id)
    return voice_id, found.reasons(request_id, held.span.id, held.table_id) + against


def unplace(session: Session, meeting_id: int) -> None:
    """Take a meeting off the board; its request waits again. Refused for a locked one."""
    meeting = records.find(session, Meeting, meeting_id)
    if meeting.is_locked:
        raise CannotPlace([_locked(records.name(meeting.request))])
    outcomes.refuse_if_met(session, meeting)
    session.delete(meeting)
    session.flush()


def lock(session: Session, meeting_id: int, *, locked: bool = True) -> None:
    """Lock a meeting in its place, or unlock it."""
    records.find(session, Meeting, meeting_id).is_locked = locked
    session.flush()


def interpret(
    session: Session,
    request_id: int,
    slot_id: int,
    table_id: int,
    interpreter_id: int,
    code: str = "",
) -> Meeting:
    """Give a meeting that is held there and then an interpreter; a locked one too.

    Refused where the interpreter is taken or has not the pair of languages.
    """
    if found := reasons(session, request_id, slot_id, table_id, interpreter_id, code):
        raise CannotPlace(found)
    return _put(session, request_id, slot_id, table_id, interpreter_id)


def _locked(name: str) -> Message:
    return Message(LOCKED, {"meeting": name})
