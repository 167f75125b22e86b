"""A round as the scheduler takes it, its plan as a proposal, and the proposal applied to the store.

A proposal changes nothing by itself: it is looked at, then applied as one change or thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import board_reading, records
from scse_desk.domain.board import RANKS, Board, Held, Party, Voice, Wish
from scse_desk.domain.board_values import HAPPENED, minute
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.scheduling import values
from scse_desk.scheduling.options import Options
from scse_desk.scheduling.values import Placement, Plan, Round
from scse_desk.store.models import Meeting
from scse_desk.task import Progress, silent

FILL, ALL, FROM_NOW = MODES = ("fill", "all", "from_now")
"""Only what is free: all that is placed stays. Everything again: what is locked stays. From now on:
what is past or locked stays, and as few as may be are moved."""
TITLES: Mapping[str, str] = {
    FILL: N_("Fill only what is free"),
    ALL: N_("Plan everything again"),
    FROM_NOW: N_("Re-plan from now on"),
}
OBJECTIVES: Mapping[str, str] = {
    "musts": N_("Musts held"),
    "wishes": N_("Weight of the other wishes held"),
    "moved": N_("Participants moved"),
    "worst_served": N_("Worst-served participant, in thousandths of its wishes"),
    "breaks": N_("Twice the breaks and the days that participants come"),
    "preferred": N_("Meetings outside the preferred half of the day"),
    "tables": N_("Moves between tables and minutes on foot"),
}
"""What each stage of `scheduling.values.STAGES` counts."""
OUTDATED = N_("The round has changed since this plan was made. Plan it once more, then apply it.")
APPLY = N_("Apply the plan of {round}")
"""The label of the change that applies a proposal."""
NOON = time(12)
PLACED, MOVED, TABLE, INTERPRETER, DROPPED = "placed", "moved", "table", "interpreter", "dropped"
KINDS = (PLACED, MOVED, TABLE, INTERPRETER, DROPPED)
"""How a meeting differs: new; at another time; at another table only; with another interpreter at
the same time and table; taken off the board."""


class CannotPlan(Refused):
    """There is nothing to be planned, or no time left to plan."""


class PlanOutdated(Refused):
    """The round has changed since the plan was made."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What becomes of one meeting, by `KINDS`: where it stands (None: nowhere), where it comes."""

    kind: str
    wish: Wish
    before: Placement | None
    after: Placement | None


@dataclass(frozen=True)
class Proposal:
    """A plan for a round as it stood when `board` was read; `now` is what it was planned from."""

    board: Board
    mode: str
    now: datetime | None
    asked: Round
    plan: Plan

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What would change, by time: of what is dropped the present one, of others the new."""
        found = _differences(self.board, self.plan.placements)
        return tuple(sorted(found, key=self._when))

    def of_kind(self, kind: str) -> tuple[Difference, ...]:
        """The differences of one kind."""
        return tuple(each for each in self.differences if each.kind == kind)

    @property
    def moved(self) -> frozenset[int]:
        """The participants who have a kept meeting at another time."""
        return frozenset(side for each in self.of_kind(MOVED) for side in each.wish.sides)

    @property
    def unmet(self) -> tuple[Wish, ...]:
        """The wishes that the plan does not hold, musts first."""
        wishes = self.board.wishes
        found = [wishes[key] for key in self.asked.requests if key not in self.plan.placements]
        return tuple(sorted(found, key=lambda wish: (RANKS.index(wish.priority), wish.id)))

    def _when(self, each: Difference) -> tuple[int, int, int]:
        placed = each.after or each.before
        assert placed is not None  # noqa: S101 - a difference has one of the two
        return self.board.spans[placed.slot].starts, placed.place, each.wish.id


def propose(
    board: Board,
    mode: str = FILL,
    now: datetime | None = None,
    options: Options | None = None,
    report: Progress = silent,
) -> Proposal:
    """The best plan for a round in the time that `options` give it.

    `now` (aware) is the moment before which nothing is planned or moved any more; see `problem`.
    Once `report` raises Cancelled the best plan so far is proposed. Refused as `plannable` is. From
    now on, the fewest are moved of all plans that hold as much.
    """
    asked = plannable(board, mode, now)
    from scse_desk.scheduling.checking import violations
    from scse_desk.scheduling.replan import replan
    from scse_desk.scheduling.solve import solve

    if mode == FROM_NOW:
        plan = replan(asked, options or Options(counts_moves=True), report)
    else:
        plan = solve(asked, options or Options(), report)
    if faults := violations(asked, plan.placements):
        raise RuntimeError(f"a plan breaks rules: {faults}")
    return Proposal(board, mode, now, asked, plan)


def plannable(board: Board, mode: str = FILL, now: datetime | None = None) -> Round:
    """A round to be planned, as `problem` gives it.

    Refused where it has no slots, tables or requests, or lies in the past.
    """
    asked = problem(board, mode, now)
    if not board.spans:
        raise CannotPlan(N_("Make the slots of the round first."))
    if not board.tables:
        raise CannotPlan(N_("The round has no tables yet."))
    if not asked.requests:
        raise CannotPlan(N_("The round has no requests to schedule."))
    if asked.now is not None and all(span.starts < asked.now for span in board.spans.values()):
        raise CannotPlan(N_("All slots of this round are past."))
    return asked


def problem(board: Board, mode: str = FILL, now: datetime | None = None) -> Round:
    """A round as the scheduler takes it; `mode` is one of `MODES`.

    Requests declined or withdrawn are left out, and those whose meeting was cancelled, unless
    their meeting stays. Meetings that are locked, that took place or that begin before `now` stay.
    Unless it is planned from now on, a `now` after all slots does not count, so that a round can
    be tried out when it is over.
    """
    moment = _moment(board, mode, now)
    kept = frozenset(key for key, held in board.meetings.items() if _stays(held, mode, moment))
    wanted = {
        key: wish
        for key, wish in board.wishes.items()
        if key in kept or (wish.alive and key not in board.cancelled)
    }
    grids = {grid: at for at, grid in enumerate(sorted({s.grid for s in board.spans.values()}))}
    return Round(
        slots=_slots(board, grids),
        places=_places(board, grids),
        participants={party.id: _participant(board, party) for party in _parties(board)},
        requests={key: _request(wish) for key, wish in wanted.items()},
        interpreters={voice.id: _interpreter(board, voice) for voice in board.voices.values()},
        walking=dict(board.walking),
        placed={key: placement(held) for key, held in board.meetings.items() if key in wanted},
        kept=kept,
        now=moment,
    )


def _moment(board: Board, mode: str, now: datetime | None) -> int | None:
    if mode == FROM_NOW:
        return minute(now or datetime.now(UTC))
    ahead = None if now is None else from_which(board, now)
    return None if ahead is None else minute(ahead)


def from_which(board: Board, now: datetime) -> datetime | None:
    """The moment (aware) before which nothing is moved any more; None for a round that is over."""
    is_ahead = any(span.starts >= minute(now) for span in board.spans.values())
    return now if is_ahead else None


def _stays(held: Held, mode: str, now: int | None) -> bool:
    past = now is not None and held.span.starts < now
    return mode == FILL or held.is_locked or held.status in HAPPENED or past


def _parties(board: Board) -> Iterator[Party]:
    return (party for party in board.parties.values() if party.round_id == board.round_id)


def placement(held: Held) -> Placement:
    """Where a meeting stands."""
    return Placement(held.span.id, held.table_id, held.voice_id)


def _slots(board: Board, grids: Mapping[str, int]) -> dict[int, values.Slot]:
    return {
        key: values.Slot(key, grids[s.grid], s.day.toordinal(), s.starts, s.ends)
        for key, s in board.spans.items()
    }


def _places(board: Board, grids: Mapping[str, int]) -> dict[int, values.Place]:
    """A place of a grid without slots keeps a grid of its own, in which nothing can be held."""
    return {
        key: values.Place(
            key,
            grids.get(place.grid, len(grids)),
            place.area,
            place.owner_id,
            place.is_online,
            tuple(values.Span(limit.starts, limit.ends) for limit in place.closed),
            place.has_cabin,
        )
        for key, place in board.tables.items()
    }


def _participant(board: Board, party: Party) -> values.Participant:
    limits = (values.Limit(x.starts, x.ends, x.most) for x in board.limits.get(party.id, ()))
    return values.Participant(
        party.id,
        party.capacity,
        tuple(dict.fromkeys(limits)),
        party.most_per_day,
        party.rest,
        party.people,
        tuple(_preferred(party, board)),
        party.own_place_only,
        party.is_online,
    )


def _preferred(party: Party, board: Board) -> Iterator[values.Span]:
    """The preferred half of each day of the round, by the clock where the participant is."""
    if party.preferred_half is None:
        return
    zone = ZoneInfo(party.zone) if party.zone else board.zone
    around = {day + timedelta(days=off) for day in board.days for off in (-1, 0, 1)}
    for day in sorted(around if party.zone else board.days):
        noon, midnight = datetime.combine(day, NOON, zone), datetime.combine(day, time(), zone)
        if party.preferred_half == "morning":
            yield values.Span(minute(midnight), minute(noon))
        else:
            yield values.Span(minute(noon), minute(_next_midnight(day, zone)))


def _next_midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), zone)


def _request(wish: Wish) -> values.Request:
    first, second = wish.sides
    priority = RANKS.index(wish.priority)
    return values.Request(wish.id, first, second, priority, _pair(wish.language), wish.minutes)


def _pair(pair: str) -> str:
    """A pair of languages with its codes in order, as the scheduler knows it."""
    return "-".join(sorted(pair.lower().split("-")))


def _interpreter(board: Board, voice: Voice) -> values.Interpreter:
    return values.Interpreter(
        voice.id,
        frozenset(_pair(pair) for pair in voice.pairs.split()),
        tuple(values.Span(starts, ends) for starts, ends in voice.shifts),
        tuple(values.Span(x.starts, x.ends) for x in board.voice_limits.get(voice.id, ())),
        voice.longest,
        voice.rest,
        voice.person_id,
    )


def _differences(board: Board, after: Mapping[int, Placement]) -> Iterator[Difference]:
    for key in board.meetings.keys() | after.keys():
        before = placement(board.meetings[key]) if key in board.meetings else None
        kind = kind_of(before, after.get(key))
        if kind is not None:
            yield Difference(kind, board.wishes[key], before, after.get(key))


def kind_of(before: Placement | None, after: Placement | None) -> str | None:
    """How a meeting differs, by `KINDS`; None where it does not."""
    if before == after:
        return None
    if before is None or after is None:
        return PLACED if before is None else DROPPED
    if before.slot != after.slot:
        return MOVED
    return TABLE if before.place != after.place else INTERPRETER


def stands(proposal: Proposal, present: Board) -> bool:
    """Whether a round is still as it was when a plan was made for it."""
    return problem(present, proposal.mode, proposal.now) == proposal.asked


def apply(session: Session, proposal: Proposal) -> int:
    """Make a round what a proposal says; how many meetings changed.

    Refused where the round is no longer as it was when the plan was made.
    """
    if not stands(proposal, board_reading.read(session, proposal.board.round_id)):
        raise PlanOutdated(OUTDATED)
    changes = {each.wish.id: each.after for each in proposal.differences}
    meetings = {
        meeting.request_id: meeting
        for meeting in session.scalars(select(Meeting).where(Meeting.request_id.in_(changes)))
    }
    _clear(session, changes, meetings)
    for key, placed in sorted(changes.items()):
        if placed is not None:
            _put(session, key, placed, meetings.get(key))
    session.flush()
    return len(changes)


def _clear(
    session: Session, changes: Mapping[int, Placement | None], meetings: Mapping[int, Meeting]
) -> None:
    """Take off the board what is dropped, and put aside what stands where another one comes.

    Two meetings may not be in one slot at one table even while they change places.
    """
    coming = {(placed.slot, placed.place) for placed in changes.values() if placed is not None}
    for key, meeting in meetings.items():
        if changes[key] is None:
            records.remove(session, "meeting", meeting.id)
        elif (meeting.slot_id, meeting.table_id) in coming:
            meeting.slot_id = meeting.table_id = None
            meeting.status = "cancelled"
    session.flush()


def _put(session: Session, request_id: int, placed: Placement, meeting: Meeting | None) -> None:
    if meeting is None:
        meeting = Meeting(request_id=request_id)
        session.add(meeting)
    meeting.slot_id, meeting.table_id = placed.slot, placed.place
    meeting.interpreter_id, meeting.status = placed.interpreter, "placed"
