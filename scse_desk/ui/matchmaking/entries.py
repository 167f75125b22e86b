"""What a participant is at: meetings, programme and absences, as the panel of the board tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scse_desk.domain.board import Board
from scse_desk.domain.requests import PRIORITY_TONES
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import words


@dataclass(frozen=True)
class Entry:
    """What a participant is at."""

    at: datetime
    times: str
    title: str
    where: str
    chip: tuple[str, str]


def entries(context: Context, board: Board, party_id: int) -> list[Entry]:
    """Meetings, programme and absences of a participant, by time."""
    made = []
    for held in board.meetings_of.get(party_id, ()):
        others = [key for key in (held.wish.first, held.wish.second) if key != party_id]
        table = board.tables.get(held.table_id)
        made.append(
            Entry(
                held.span.starts_at.astimezone(board.zone),
                words.times(context, board, held.span),
                board.parties[others[0]].name,
                words.table_name(context, table) if table else "",
                (context.text(N_("Meeting")), PRIORITY_TONES[held.wish.priority]),
            )
        )
    for busy in board.busy.get(party_id, ()):
        starts, ends = busy.starts_at.astimezone(board.zone), busy.ends_at.astimezone(board.zone)
        chip = (N_("Programme"), "violet") if busy.item_id else (N_("Away"), "amber")
        made.append(
            Entry(
                starts,
                f"{context.language.time(starts)}–{context.language.time(ends)}",
                busy.what or context.text(N_("not available")),
                "",
                (context.text(chip[0]), chip[1]),
            )
        )
    return sorted(made, key=lambda entry: entry.at)
