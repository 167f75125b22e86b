"""The day itself: what happens to a round while it goes on, whom it concerns, whom to tell.

A happening is recorded together with the plan that answers it, as one change. The meetings it hits
lose their locks, since they cannot stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import board_reading, outcomes, records, scheduling
from scse_desk.domain.board import Board, Held, Span
from scse_desk.domain.board_values import HAPPENED
from scse_desk.domain.scheduling import Proposal
from scse_desk.language import LANGUAGES, N_, Message, language
from scse_desk.refused import Refused
from scse_desk.scheduling import checking
from scse_desk.scheduling.options import Options
from scse_desk.scheduling.values import Placement, Plan
from scse_desk.store import Store
from scse_desk.store.models import NAME_LANGUAGES, Meeting, Unavailability
from scse_desk.task import Progress, silent

CANCELLED, LATE, NO_SHOW, TABLE_CLOSED, ILL = KINDS = (
    "cancelled",
    "late",
    "no_show",
    "table_closed",
    "ill",
)
"""A meeting is cancelled; a side of it comes later; a side did not come; a table is closed for a
time; an interpreter is ill for a time."""
TITLES: Mapping[str, str] = {
    CANCELLED: N_("Meeting cancelled"),
    LATE: N_("Late"),
    NO_SHOW: N_("No-show"),
    TABLE_CLOSED: N_("Table closed"),
    ILL: N_("Interpreter ill"),
}
REASONS = {LATE: N_("Late"), TABLE_CLOSED: N_("Closed"), ILL: N_("Ill")}
USUAL_DELAY = 15
LONGEST_DELAY = 24 * 60
"""Minutes."""


class CannotHappen(Refused):
    """What is told cannot have happened so."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, by `KINDS`: to which meeting (its request), side, table or interpreter.

    `starts_at` and `ends_at` are aware: of who is late until when they are not to be had, of a
    table or an interpreter from when to when. `absent` is `first`, `second` (of the request) or
    `both`.
    """

    kind: str
    request_id: int | None = None
    party_id: int | None = None
    absent: str = ""
    table_id: int | None = None
    voice_id: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


# Telling what happened


def cancelled(request_id: int) -> Happening:
    """The meeting of a request is cancelled."""
    return Happening(CANCELLED, request_id)


def no_show(request_id: int, absent: str) -> Happening:
    """A side did not come to the meeting of a request: `first`, `second` or `both`."""
    return Happening(NO_SHOW, request_id, absent=absent)


def late(board: Board, request_id: int, party_id: int, minutes: int) -> Happening:
    """A side comes so many minutes after the start of its meeting. Refused for none at all."""
    held = placed(board, request_id)
    if not 0 < minutes <= LONGEST_DELAY:
        raise CannotHappen(N_("Say by how many minutes."))
    starts = held.span.starts_at
    return Happening(
        LATE,
        request_id,
        party_id,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=minutes),
    )


def table_closed(table_id: int, starts_at: datetime, ends_at: datetime) -> Happening:
    """A table is not to be had for a time. Refused where it ends before it starts."""
    _refuse_empty(starts_at, ends_at)
    return Happening(TABLE_CLOSED, table_id=table_id, starts_at=starts_at, ends_at=ends_at)


def ill(voice_id: int, starts_at: datetime, ends_at: datetime) -> Happening:
    """An interpreter is not to be had for a time. Refused where it ends before it starts."""
    _refuse_empty(starts_at, ends_at)
    return Happening(ILL, voice_id=voice_id, starts_at=starts_at, ends_at=ends_at)


def _refuse_empty(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise CannotHappen(N_("The end must be after the start."))


def placed(board: Board, request_id: int) -> Held:
    """The meeting of a request. Refused where it has no place."""
    held = board.meetings.get(request_id)
    if held is None:
        raise CannotHappen(N_("This meeting has no place on the board."))
    return held


def rest_of_day(board: Board, held: Held) -> tuple[datetime, datetime]:
    """From the start of a meeting to the end of its day, in the zone of the edition."""
    midnight = datetime.combine(held.span.day, time(23, 59), board.zone)
    return held.span.starts_at.astimezone(board.zone), midnight


def span(board: Board, starts_at: datetime, ends_at: datetime | None) -> tuple[datetime, datetime]:
    """From a moment to another, else to the end of its day. Refused outside the round's days."""
    starts = starts_at.astimezone(board.zone)
    if starts.date() not in board.days:
        raise CannotHappen(N_("The round is not held on that day; say when it happens."))
    return starts, ends_at or datetime.combine(starts.date(), time(23, 59), board.zone)


def next_of(board: Board, party_id: int, after: datetime) -> Held:
    """The next meeting of a participant that is not over by a moment. Refused where none is."""
    coming = [
        held
        for held in board.meetings_of.get(party_id, ())
        if held.wish.round_id == board.round_id
        and held.status not in HAPPENED
        and held.span.ends_at > after
    ]
    if not coming:
        name = board.parties[party_id].name
        raise CannotHappen(N_("{name} has no meeting any more from then on."), name=name)
    return coming[0]


def moment(board: Board, found: Happening, present: datetime | None = None) -> datetime:
    """From when on to plan anew: now, while the round goes on, else the start of what happened.

    A round that is tried out before or after its days is planned as if it were then.
    """
    present = present or datetime.now(UTC)
    if present.astimezone(board.zone).date() in board.days:
        return present
    starts = found.starts_at
    if starts is None and found.request_id is not None:
        starts = placed(board, found.request_id).span.starts_at
    return starts or present


# Whom it hits


def hits(board: Board, found: Happening) -> list[Held]:
    """The meetings that cannot be as they are, by time; not those that took place already."""
    going = (held for held in board.meetings.values() if held.status not in HAPPENED)
    return sorted(
        (held for held in going if _is_hit(held, found)),
        key=lambda held: (held.span.starts_at, held.id),
    )


def _is_hit(held: Held, found: Happening) -> bool:
    if found.kind in {CANCELLED, NO_SHOW}:
        return held.wish.id == found.request_id
    about = {
        LATE: found.party_id in held.wish.sides,
        TABLE_CLOSED: held.table_id == found.table_id,
        ILL: held.voice_id == found.voice_id,
    }[found.kind]
    starts, ends = found.starts_at, found.ends_at
    if not about or starts is None or ends is None:
        return False
    return held.span.starts_at < ends and starts < held.span.ends_at


def label(board: Board, found: Happening) -> Message:
    """What the change is called that records it with its plan."""
    names = {"meeting": board.wishes[found.request_id].pair} if found.request_id else {}
    if found.kind == CANCELLED:
        return Message(N_("Cancelled: {meeting}"), names)
    if found.kind == NO_SHOW:
        return Message(N_("No-show: {meeting}"), names)
    if found.kind == LATE:
        return Message(N_("{name} is late"), {"name": board.parties[found.party_id or 0].name})
    if found.kind == TABLE_CLOSED:
        table = board.tables[found.table_id or 0].label
        return Message(N_("Table {table} is closed"), {"table": table})
    return Message(N_("{name} is ill"), {"name": board.voices[found.voice_id or 0].name})


# Recording it


def record(session: Session, board: Board, found: Happening) -> None:
    """Keep what happened; `board` is the round before it. Meetings it hits are unlocked."""
    held = placed(board, found.request_id) if found.request_id is not None else None
    if found.kind == CANCELLED and held is not None:
        _cancel(session, held.id)
    elif found.kind == NO_SHOW and held is not None:
        outcomes.say_absent(session, held.id, found.absent)
    else:
        for hit in hits(board, found):
            records.set_value(session, "meeting", hit.id, "is_locked", value=False)
        _add_absence(session, found)
    session.flush()


def tried(store: Store, board: Board, found: Happening, code: str = "") -> Board:
    """The board as it would be after what happened; nothing is kept of it."""
    boards: list[Board] = []
    with suppress(_NotKeptError), store.change(label(board, found).text) as session:
        record(session, board, found)
        boards.append(board_reading.read(session, board.round_id, code))
        raise _NotKeptError
    return boards[0]


class _NotKeptError(Exception):
    """Takes a change back that was only tried."""


def _cancel(session: Session, meeting_id: int) -> None:
    meeting = records.find(session, Meeting, meeting_id)
    outcomes.refuse_if_met(session, meeting)
    meeting.slot_id = meeting.table_id = meeting.interpreter_id = None
    meeting.status, meeting.is_locked = "cancelled", False


def _add_absence(session: Session, found: Happening) -> None:
    reason = {
        f"reason_{NAME_LANGUAGES[code]}": language(code).text(REASONS[found.kind])
        for code in LANGUAGES
    }
    records.add(
        session,
        Unavailability,
        participant_id=found.party_id,
        interpreter_id=found.voice_id,
        table_id=found.table_id,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        reason=language("en").text(REASONS[found.kind]),
        **reason,
    )


def restore(session: Session, request_id: int) -> None:
    """A cancelled meeting is not cancelled any more: its wish waits for a place."""
    meeting = session.scalars(select(Meeting).where(Meeting.request_id == request_id)).first()
    if meeting is not None and meeting.status == "cancelled":
        records.remove(session, "meeting", meeting.id)


# The plan that answers it


def answer(
    before: Board,
    after: Board,
    found: Happening,
    now: datetime,
    options: Options,
    report: Progress = silent,
    *,
    widely: bool = False,
) -> Proposal:
    """A plan for what is left, to be applied where the happening was recorded.

    Only the meetings that it hits get other places, nobody else is moved: the nearest that are
    free, where only those change their time who must, else what the scheduler finds. `widely` all
    that is to come is planned anew, with the fewest moved, and what waits may find a place.
    """
    if widely:
        return scheduling.propose(after, scheduling.FROM_NOW, now, options, report)
    asked = scheduling.problem(after, scheduling.FROM_NOW, now)
    plan = _nearest(after, hits(before, found), now)
    if plan is not None and not checking.violations(asked, plan.placements):
        return Proposal(after, scheduling.FROM_NOW, now, asked, plan)
    hit = {held.wish.id for held in hits(before, found)}
    held = [each if each.wish.id in hit else replace(each, is_locked=True) for each in after.held]
    wishes = {key: w for key, w in after.wishes.items() if key in after.meetings}
    narrow = replace(after, held=held, wishes=wishes, _known={})
    made = scheduling.propose(narrow, scheduling.FROM_NOW, now, options, report)
    return replace(made, board=after, asked=asked)


def _nearest(after: Board, hit: Sequence[Held], now: datetime) -> Plan | None:
    """Everything where it is, those hit at the nearest places that are free.

    None where one finds no place, or would change its time though it could stay without the others.
    """
    board = after
    for held in hit:
        placed = _near(board, held, now)
        if placed is None or (placed.slot != held.span.id and _may_stay(after, held, now)):
            return None
        there = replace(
            held,
            span=board.spans[placed.slot],
            table_id=placed.place,
            voice_id=placed.interpreter,
            is_locked=False,
        )
        others = [each for each in board.held if each.wish.id != held.wish.id]
        board = replace(board, held=[*others, there], _known={})
    return Plan({key: scheduling.placement(held) for key, held in board.meetings.items()})


def _may_stay(after: Board, held: Held, now: datetime) -> bool:
    return _free_in(after, held, held.span, now) is not None


def _near(board: Board, held: Held, now: datetime) -> Placement | None:
    """The nearest place in time, on the same day if there is one, its own table before others."""
    spans = sorted(
        board.spans.values(),
        key=lambda span: (
            span.day != held.span.day,
            abs(span.starts_at - held.span.starts_at),
            span.starts_at,
            span.grid != held.span.grid,
        ),
    )
    found = (_free_in(board, held, span, now) for span in spans)
    return next((placed for placed in found if placed is not None), None)


def _free_in(board: Board, held: Held, span: Span, now: datetime) -> Placement | None:
    """A place for a meeting in a slot that is to come: its own table, else one near it."""
    key, own = held.wish.id, board.tables[held.table_id]
    if span.starts_at < now or board.against(key, span.id):
        return None
    taken = board.taken_tables(key, span.id)
    free = [table for table in board.tables.values() if table.id not in taken]
    if not free:
        return None
    best = min(free, key=lambda table: (table.id != own.id, table.area != own.area))
    voice_id, against = board.needed_voice(key, span.id, best.id)
    return None if against else Placement(span.id, best.id, voice_id)
