"""Why a wish is not placed and what would let it in, in words; demands that no plan can meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from scse_desk.domain import demand_words
from scse_desk.domain.board import NO_PAIR, Board
from scse_desk.domain.demand_words import slot_times
from scse_desk.domain.scheduling import ALL, FROM_NOW, Proposal, problem
from scse_desk.language import N_, Message, Row, Spoken, When
from scse_desk.refused import Refused
from scse_desk.scheduling.candidates import Candidates
from scse_desk.scheduling.demands import CLASH, KEPT, Demand, demands
from scse_desk.scheduling.hindrances import Hindrance
from scse_desk.scheduling.remedies import FREE, INTERPRETER, MOST_PER_DAY, TABLE, Grant
from scse_desk.scheduling.values import Placement, Plan, Round
from scse_desk.scheduling.why_not import Remedy, WhyNot, applied, why_not
from scse_desk.task import Progress, silent

REASONS = {
    "past": N_("Already past: {times}."),
    "short": N_("Too short: {times}."),
    "not_allowed": N_("Not allowed for this request: {times}."),
    "limit": N_("{name} is not available: {times}."),
    "meeting": N_("{name} is in other meetings: {times}."),
    "rest": N_("{name} needs its rest between meetings: {times}."),
    "walk": N_("{name} cannot walk over in time: {times}."),
    "full": N_("{name} holds as many meetings at once as it can: {times}."),
    "most_per_day": N_("{name} has as many meetings that day as it wants: {times}."),
    "person": N_("Somebody who must be there is in a meeting of others: {times}."),
    "after": N_("A meeting that comes before it or after it is in the way: {times}."),
    "no_shift": N_("No {pair} interpreter works then: {times}."),
    "interpreters": N_("Every {pair} interpreter is taken: {times}."),
    "closed": N_("No table is open: {times}."),
    "table": N_("Every table is taken: {times}."),
    "together": N_("No free table goes with a free interpreter: {times}."),
    "one_side": N_("Both sides are the same."),
    "no_place": N_("No table, booth or online room of the round takes these two."),
    "no_slot_long_enough": N_("No slot of the round lasts {minutes} minutes."),
    "no_pair": NO_PAIR,
}
"""What stands in the way (`scheduling.hindrances.KINDS`)."""
GRANTS = {
    FREE: N_("Free {name} on {moment}."),
    INTERPRETER: N_("Get one more {pair} interpreter for {moment}."),
    TABLE: N_("Put up one more table on {moment}."),
    MOST_PER_DAY: N_("Let {name} have one more meeting on {day}."),
}
ONLINE_ROOM = N_("Set up one more online room on {moment}.")
"""The table of those who take part online."""
PLACE = N_("Place it on {moment} at table {table}.")
PLACE_THERE = N_("Place it on {moment}.")
MOVE = N_("Move {meeting} to {moment}.")
RELOCATE = N_("{meeting} comes to table {table} at the same time.")
INTERPRETS = N_("{name} interprets for {meeting}.")
GIVE_UP = N_("Give up {meeting}.")
LACK_INTERPRETER = N_("Wishes that lack only such an interpreter that day: {number}.")
LOSES_NOTHING = N_("Participants moved: {number}. Nothing is lost.")
LOSES = N_("Participants moved: {number}. Wishes given up: {lost}, all of lower priority.")
NO_SLOT = N_("{meeting} is a must, but fits into no slot: {reason}")


class NotWaiting(Refused):
    """The request is not one that could be placed and is not."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What would let a wish in: what to do, step by step, what it costs, whom else it helps.

    `is_proven`: nothing of this kind asks for less or moves fewer.
    """

    remedy: Remedy
    steps: tuple[Message, ...]
    costs: Message
    helps: tuple[Message, ...] = ()

    @property
    def is_proven(self) -> bool:
        """Whether nothing cheaper of the kind exists."""
        return self.remedy.is_proven


@dataclass(frozen=True)
class Explained:
    """Why a wish of a board is not placed, the weightiest reason first, and the cheapest advice."""

    board: Board
    asked: Round
    now: datetime | None
    why: WhyNot
    reasons: tuple[Message, ...]
    advice: tuple[Advice, ...]


def explain(
    board: Board, request_id: int, now: datetime | None = None, report: Progress = silent
) -> Explained:
    """Why a request of a board is not placed; `now` (aware) is before what nothing moves any more.

    Refused where it is placed, or was declined, withdrawn or cancelled.
    """
    asked = problem(board, ALL if now is None else FROM_NOW, now)
    if request_id not in asked.requests:
        raise NotWaiting(N_("This request was declined, withdrawn or cancelled."))
    if request_id in asked.placed:
        raise NotWaiting(N_("This request is placed."))
    why = why_not(Candidates(asked), request_id, report=report)
    reasons = tuple(_reason(board, request_id, each) for each in why.hindrances)
    advice = tuple(_advice(board, asked, why, remedy) for remedy in why.remedies)
    return Explained(board, asked, now, why, reasons, advice)


def proposal(explained: Explained, advice: Advice) -> Proposal:
    """The plan that an advice makes, to be applied as any other.

    Refused where something has to be got first that the round does not have.
    """
    if advice.remedy.grants:
        raise NotWaiting(N_("Enter first what has to be got for it; then it can be placed."))
    after = applied(explained.asked, explained.why, advice.remedy)
    mode = ALL if explained.now is None else FROM_NOW
    return Proposal(explained.board, mode, explained.now, explained.asked, Plan(dict(after.placed)))


def unmeetable(
    board: Board, now: datetime | None = None, report: Progress = silent
) -> list[Message]:
    """The demands of a round that no plan can meet, a sentence each."""
    asked = problem(board, ALL if now is None else FROM_NOW, now)
    return [_demand(board, asked, each) for each in demands(asked, report=report)]


def _demand(board: Board, asked: Round, demand: Demand) -> Message:
    if demand.kind == KEPT:
        return demand_words.of_what_stays(board, demand)
    if demand.kind == CLASH:
        return demand_words.of_clash(board, asked, demand)
    meeting, hindrance = board.wishes[demand.requests[0]].pair, demand.hindrances[0]
    within = demand_words.within(board, hindrance.slots)
    reason = _reason(board, demand.requests[0], hindrance, within)
    return Message(NO_SLOT, {"meeting": meeting, "reason": reason})


def _reason(
    board: Board, request_id: int, hindrance: Hindrance, times: Message | Row | None = None
) -> Message:
    cause, wish = hindrance.cause, board.wishes[request_id]
    if cause.kind == "limit" and cause.span is not None:
        for limit in board.limits.get(cause.record or 0, ()):
            if (limit.starts, limit.ends) == (cause.span.starts, cause.span.ends):
                return limit.why
    values: dict[str, object] = {
        "times": times or slot_times(board, hindrance.slots),
        "pair": Spoken(wish.language),
        "minutes": wish.minutes,
    }
    party = board.parties.get(cause.record or 0)
    if party is not None:
        values["name"] = party.name
    return Message(REASONS[cause.kind], values)


def _advice(board: Board, asked: Round, why: WhyNot, remedy: Remedy) -> Advice:
    moved, lost = len(remedy.moved), len(remedy.given_up)
    costs = Message(LOSES if lost else LOSES_NOTHING, {"number": moved, "lost": lost})
    helps = tuple(_helps(board, why.request, remedy))
    return Advice(remedy, tuple(_steps(board, asked, why, remedy)), costs, helps)


def _helps(board: Board, request_id: int, remedy: Remedy) -> Iterator[Message]:
    """For each day on which one more interpreter is asked for, how many wishes lack only one."""
    slots = (grant.slot for grant in remedy.grants if grant.kind == INTERPRETER)
    for day in dict.fromkeys(board.spans[slot].day for slot in slots):
        spans = [span.id for span in board.spans.values() if span.day == day]
        pair = board.wishes[request_id].language
        alike = [wish.id for wish in board.waiting() if wish.language == pair]
        number = sum(any(_lacks_voice(board, key, span) for span in spans) for key in alike)
        yield Message(LACK_INTERPRETER, {"number": number})


def _lacks_voice(board: Board, request_id: int, slot: int) -> bool:
    """Whether the two of a wish could meet in a slot if somebody interpreted."""
    return not board.in_slot(request_id, slot) and not board.free_voices(request_id, slot)


def _steps(board: Board, asked: Round, why: WhyNot, remedy: Remedy) -> Iterator[Message]:
    for grant in remedy.grants:
        yield _grant(board, why.request, grant)
    for key in sorted(remedy.given_up):
        yield Message(GIVE_UP, {"meeting": board.wishes[key].pair})
    for key, placed in sorted(remedy.placements.items()):
        if key != why.request:
            yield from _change(board, asked, key, placed)
    own = remedy.placements[why.request]
    there = board.tables.get(own.place)
    if there is None:
        yield Message(PLACE_THERE, {"moment": _moment(board, own.slot)})
    else:
        yield Message(PLACE, {"moment": _moment(board, own.slot), "table": there.label})


def _grant(board: Board, request_id: int, grant: Grant) -> Message:
    span, party = board.spans[grant.slot], board.parties.get(grant.record or 0)
    wish = board.wishes[request_id]
    values: dict[str, object] = {
        "moment": _moment(board, grant.slot),
        "day": When(span.day),
        "pair": Spoken(wish.language),
    }
    if party is not None and grant.kind in {FREE, MOST_PER_DAY}:
        values["name"] = party.name
    if grant.kind == TABLE and any(board.parties[side].is_online for side in wish.sides):
        return Message(ONLINE_ROOM, values)
    return Message(GRANTS[grant.kind], values)


def _change(board: Board, asked: Round, key: int, placed: Placement) -> Iterator[Message]:
    values = {
        "meeting": board.wishes[key].pair,
        "moment": _moment(board, placed.slot),
        "table": board.tables[placed.place].label,
    }
    before = asked.placed[key]
    voice = board.voices.get(placed.interpreter or 0)
    if board.spans[before.slot].starts != board.spans[placed.slot].starts:
        yield Message(MOVE, values)
    elif before.place != placed.place:
        yield Message(RELOCATE, values)
    if voice is not None and before.interpreter != placed.interpreter:
        yield Message(INTERPRETS, {**values, "name": voice.name})


def _moment(board: Board, slot: int) -> When:
    return When(board.spans[slot].starts_at.astimezone(board.zone))
