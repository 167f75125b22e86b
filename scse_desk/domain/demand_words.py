"""What no plan can meet, in words: meetings that stay against a rule, musts that clash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from scse_desk.domain import board_limits, board_places, board_sides, board_voices
from scse_desk.domain.board import Board, Held
from scse_desk.language import N_, Message, Row, When
from scse_desk.scheduling.demands import Demand
from scse_desk.scheduling.values import Round

CLASHES = N_("These musts cannot all be held: {meetings}.")
CLASHES_OF = N_(
    "These musts of {name} cannot all be held: {meetings}. All that they could take: {times}."
)
CLASHES_BY_DAY = N_(
    "These musts of {name}, which takes {most} a day at most, cannot all be held:"
    " {meetings}. All that they could take: {times}."
)
WITHIN = N_("{number} slots within {times}")
STAYS = N_("What stays cannot be: {meetings} ({rule}).")
STAYS_AGAINST = N_("{meeting} stays on {moment}, where it cannot be: {reason}")
TOO_MANY_STAY = N_(
    "Meetings of {name} that stay on {day}: {number}; at most {most} a day are wanted."
)
RULES = {
    "place": N_("one table at the same time"),
    "closed": N_("a closed table"),
    "owner": N_("the booth of somebody else"),
    "own_place": N_("not at the own booth"),
    "online": N_("online and on site mixed up"),
    "limit": N_("somebody is not available"),
    "capacity": N_("one participant in too many meetings at once"),
    "most_per_day": N_("more meetings a day than wanted"),
    "rest": N_("too little rest"),
    "walk": N_("too far to walk"),
    "person": N_("one person in two meetings"),
    "interpreter": N_("one interpreter in two meetings"),
    "no_interpreter": N_("no interpreter"),
    "pair": N_("an interpreter of other languages"),
    "a_side": N_("the interpreter is one of those who meet"),
    "shift": N_("outside of the interpreter's shift"),
    "interpreter_busy": N_("the interpreter is not available"),
    "stretch": N_("interpreting for too long without rest"),
    "minutes": N_("the slot is too short"),
    "after": N_("in the wrong order"),
    "slots": N_("a slot that is not allowed"),
    "grid": N_("a slot that the table does not have"),
    "unknown": N_("a slot or table that is gone"),
}
"""The rules of `scheduling.checking`, said of meetings that break one."""
_NOT_TO_BE_HAD = (
    *(board_limits.OCCUPIED, board_limits.AWAY, board_limits.ARRIVES, board_limits.DEPARTS),
    *(board_limits.ASLEEP, board_limits.FEW_MEMBERS, board_limits.FEW_KNOWN),
    board_limits.FEWER_GROUPS,
)
_NEAR = (board_sides.IN_MEETING, board_sides.REST, board_sides.WALK, board_voices.RESTS)
SAID_BY = {
    "place": (board_places.TAKEN,),
    "closed": (board_limits.CLOSED, board_limits.CLOSED_FOR),
    "owner": (board_places.OF_ANOTHER,),
    "own_place": (board_places.OWN_ONLY,),
    "online": (board_places.ONLINE_ONLY, board_places.NOT_ONLINE),
    "grid": (board_places.OTHER_TIMES,),
    "limit": _NOT_TO_BE_HAD,
    "capacity": (board_sides.IN_MEETING, board_sides.FULL),
    "rest": (board_sides.REST,),
    "walk": (board_sides.WALK,),
    "person": _NEAR,
    "minutes": (board_sides.TOO_SHORT,),
    "pair": (board_voices.OTHER_PAIR,),
    "a_side": (board_voices.A_SIDE,),
    "shift": (board_voices.OFF_SHIFT,),
    "interpreter_busy": _NOT_TO_BE_HAD,
    "interpreter": _NEAR,
    "stretch": (board_voices.TOO_LONG,),
}
"""Rule of `scheduling.checking` -> the board's reasons that tell who breaks it, when and why."""
OF_VOICES = {"pair", "a_side", "shift", "interpreter_busy", "interpreter", "stretch"}
OF_PARTIES = {"limit", "capacity", "rest", "walk", "own_place"}


def of_what_stays(board: Board, demand: Demand) -> Message:
    """Meetings that stay against a rule: who, when and why, as the board says it."""
    held = [board.meetings[key] for key in demand.requests if key in board.meetings]
    if demand.rule == "most_per_day" and held:
        party = board.parties[demand.record or 0]
        values = {"name": party.name, "number": len(held), "most": party.most_per_day}
        return Message(TOO_MANY_STAY, {**values, "day": When(held[0].span.day)})
    for each in reversed(held):
        for reason in _reasons(board, demand, each):
            moment = When(each.span.starts_at.astimezone(board.zone))
            values = {"meeting": each.wish.pair, "moment": moment, "reason": reason}
            return Message(STAYS_AGAINST, values)
    return Message(STAYS, {"meetings": _pairs(board, demand), "rule": Message(RULES[demand.rule])})


def _reasons(board: Board, demand: Demand, held: Held) -> Iterator[Message]:
    """What the board has against a meeting where it is, of the rule that is broken."""
    who = _who(board, demand)
    said = SAID_BY.get(demand.rule, ())
    for reason in board.reasons(held.wish.id, held.span.id, held.table_id, held.voice_id):
        if reason.text in said and who in {None, reason.values.get("name")}:
            yield reason


def _who(board: Board, demand: Demand) -> str | None:
    """What the participant or interpreter is called whose rule it is; None: neither."""
    key = demand.record or 0
    if demand.rule in OF_VOICES and key in board.voices:
        return board.voices[key].name
    if demand.rule in OF_PARTIES and key in board.parties:
        return board.parties[key].name
    return None


def of_clash(board: Board, asked: Round, demand: Demand) -> Message:
    """Musts that cannot all be held; of the participant they share, with what it has for them."""
    values: dict[str, object] = {"meetings": _pairs(board, demand)}
    if demand.participant is None:
        return Message(CLASHES, values)
    party = board.parties[demand.participant]
    values |= {"name": party.name, "times": within(board, demand.slots)}
    if party.most_per_day is None or _room(asked, demand) >= len(demand.requests):
        return Message(CLASHES_OF, values)
    return Message(CLASHES_BY_DAY, {**values, "most": party.most_per_day})


def _room(asked: Round, demand: Demand) -> int:
    """How many more meetings the one they share wants on the days of the slots."""
    who = asked.participants[demand.participant or 0]
    stays = [asked.requests[key] for key in asked.kept if key not in demand.requests]
    own = [one.id for one in stays if who.id in {one.first, one.second}]
    taken = Counter(asked.slots[asked.placed[key].slot].day for key in own)
    days = {asked.slots[key].day for key in demand.slots}
    return sum(max(0, (who.most_per_day or 0) - taken[day]) for day in days)


def _pairs(board: Board, demand: Demand) -> str:
    return " · ".join(board.wishes[key].pair for key in demand.requests)


def within(board: Board, slots: Sequence[int]) -> Message | Row:
    """Slots as one span a day; where there are others between, with how many they are."""
    runs = slot_times(board, slots)
    known = [key for key in board.spans if key in set(slots)]
    by_day = groupby(known, lambda key: board.spans[key].day)
    days = Row(_run(board, list(own)) for _, own in by_day)
    if len(days) == len(runs):
        return runs
    return Message(WITHIN, {"number": len(known), "times": days})


def slot_times(board: Board, slots: Sequence[int]) -> Row:
    """Slots as spans of each day, those that follow one another in their grids taken together."""
    grids = {board.spans[key].grid for key in slots if key in board.spans}
    there = [key for key, span in board.spans.items() if span.grid in grids]
    order = {key: at for at, key in enumerate(there)}
    ordered = sorted((key for key in slots if key in order), key=lambda key: order[key])
    runs = groupby(
        enumerate(ordered), lambda each: (board.spans[each[1]].day, order[each[1]] - each[0])
    )
    return Row(_run(board, [key for _, key in own]) for _, own in runs)


def _run(board: Board, slots: Sequence[int]) -> When:
    spans = [board.spans[key] for key in slots]
    ends = max(span.ends_at for span in spans)
    return When(spans[0].starts_at.astimezone(board.zone), ends.astimezone(board.zone))
