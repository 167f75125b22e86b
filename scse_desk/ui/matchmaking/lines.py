"""What stands down the board: tables, participants or interpreters, each with its meetings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from scse_desk.domain.board import Board, Held, Party, Place, Voice
from scse_desk.domain.participants import KINDS
from scse_desk.language import N_, order
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import words

TABLES, PARTIES, VOICES = "tables", "participants", "interpreters"
ROWS: Mapping[str, str] = {
    TABLES: N_("Tables"),
    PARTIES: N_("Participants"),
    VOICES: N_("Interpreters"),
}
SIGNS: Mapping[str, str] = {"online": "link", "booth": "booth", "room": "place"}
"""Kind of a place that is no table -> its icon."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a table, a participant or an interpreter; `grid` is the one whose slots it offers."""

    kind: str
    id: int
    title: str
    more: str
    sign: str = ""
    grid: str = ""
    tip: str = ""


Key = tuple[int, int]
"""Ids of a slot and of a line."""


@dataclass(frozen=True)
class Lines:
    """All rows of a board, and the meetings in their cells."""

    kind: str
    rows: Sequence[Line]
    held: Mapping[Key, Sequence[Held]]
    lanes: Mapping[Key, tuple[int, int]] = field(default_factory=dict)
    """By line and meeting where it shares its time with another: which part, of how many."""

    def lane(self, line_id: int, meeting_id: int) -> tuple[int, int]:
        """Which part of the height of its line a meeting takes, of how many."""
        return self.lanes.get((line_id, meeting_id), (0, 1))


def read(context: Context, board: Board, kind: str) -> Lines:
    """The rows of a kind."""
    if kind == PARTIES:
        return _parties(context, board)
    if kind == VOICES:
        return _voices(context, board)
    held = {(each.span.id, each.table_id): (each,) for each in board.meetings.values()}
    return Lines(TABLES, [_table(context, board, each) for each in board.tables.values()], held)


def _table(context: Context, board: Board, table: Place) -> Line:
    hall = table.hall
    if len(hall) == 1:
        hall = context.text(N_("Hall {hall}"), hall=hall)
    name = words.table_name(context, table)
    tip = " · ".join(filter(None, (name, hall, words.place_kind(context, board, table))))
    sign = SIGNS.get(table.kind, "")
    return Line(TABLES, table.id, name, hall, sign, table.grid, tip)


def _parties(context: Context, board: Board) -> Lines:
    wished: Counter[int] = Counter()
    for wish in board.wishes.values():
        if wish.alive or wish.id in board.meetings:
            wished.update((wish.first, wish.second))
    found: dict[int, list[Held]] = defaultdict(list)
    for held in board.meetings.values():
        found[held.wish.first].append(held)
        found[held.wish.second].append(held)
    begin = words.prefix(board)
    key = order.key(context.language.code)
    parties = [each for each in board.parties.values() if each.round_id == board.round_id]
    parties.sort(key=lambda party: (key(party.name.removeprefix(begin)) or "", party.id))
    rows = [
        _party(context, each, begin, (len(found[each.id]), wished[each.id]), _grid_of(board, each))
        for each in parties
    ]
    return _lines(PARTIES, rows, found)


def _grid_of(board: Board, party: Party) -> str:
    """The grid of the places where a participant meets, if there is only one; else the main one."""
    if party.own_place_only:
        grids = {table.grid for table in board.tables.values() if table.owner_id == party.id}
    elif party.is_online:
        grids = {table.grid for table in board.tables.values() if table.is_online}
    else:
        grids = set()
    return grids.pop() if len(grids) == 1 else ""


def _party(context: Context, party: Party, begin: str, numbers: tuple[int, int], grid: str) -> Line:
    number = context.language.number
    held, wished = numbers
    many = context.text(N_("{placed} of {number}"), placed=number(held), number=number(wished))
    kind = context.text(KINDS[party.kind])
    tip = context.text(
        N_("{placed} of {number} wishes placed"), placed=number(held), number=number(wished)
    )
    return Line(
        PARTIES,
        party.id,
        party.name.removeprefix(begin),
        f"{many} · {kind}",
        grid=grid,
        tip=f"{party.name} · {kind} · {tip}",
    )


def _voices(context: Context, board: Board) -> Lines:
    found: dict[int, list[Held]] = defaultdict(list)
    for held in board.meetings.values():
        if held.voice_id is not None:
            found[held.voice_id].append(held)
    begin = words.prefix(board)
    rows = [_voice(context, each, begin) for each in board.voices.values()]
    return _lines(VOICES, rows, found)


def _voice(context: Context, voice: Voice, begin: str) -> Line:
    spoken = " · ".join(context.language.spoken(voice.pairs))
    name = voice.name.removeprefix(begin)
    return Line(VOICES, voice.id, name, spoken, tip=f"{voice.name} · {spoken}")


def _lines(kind: str, rows: Sequence[Line], found: Mapping[int, Sequence[Held]]) -> Lines:
    held: dict[Key, list[Held]] = defaultdict(list)
    lanes: dict[Key, tuple[int, int]] = {}
    for line_id, meetings in found.items():
        for each in meetings:
            held[each.span.id, line_id].append(each)
        for meeting_id, lane in _stacked(meetings):
            lanes[line_id, meeting_id] = lane
    return Lines(kind, rows, held, lanes)


def _stacked(meetings: Sequence[Held]) -> Iterable[tuple[int, tuple[int, int]]]:
    """The part of the height of each meeting that is held beside others."""
    group: list[tuple[Held, int]] = []
    ends: list[object] = []
    for each in sorted(meetings, key=lambda held: held.span.starts_at):
        if group and all(each.span.starts_at >= other.span.ends_at for other, _ in group):
            yield from _of_group(group, len(ends))
            group, ends = [], []
        free = [lane for lane, end in enumerate(ends) if _over(end, each)]
        lane = free[0] if free else len(ends)
        ends[lane : lane + 1] = [each.span.ends_at]
        group.append((each, lane))
    yield from _of_group(group, len(ends))


def _over(end: object, held: Held) -> bool:
    return isinstance(end, type(held.span.starts_at)) and end <= held.span.starts_at


def _of_group(
    group: Sequence[tuple[Held, int]], lanes: int
) -> Iterable[tuple[int, tuple[int, int]]]:
    return [(held.id, (lane, lanes)) for held, lane in group] if lanes > 1 else []
