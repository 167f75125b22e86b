"""How meetings change, as the commands that plan them print it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scse_desk.cli import tables
from scse_desk.language import N_, Language

if TYPE_CHECKING:
    from scse_desk.domain.board import Board
    from scse_desk.domain.scheduling import Difference
    from scse_desk.domain.whom_to_tell import Change
    from scse_desk.scheduling.values import Placement


def show(board: "Board", found: "Iterable[Difference | Change]", words: Language) -> None:
    """Print what becomes of each meeting: from where to where."""
    from scse_desk.domain.whom_to_tell import CHANGES

    titles = (N_("Change"), N_("Participant"), N_("Meets"), N_("So far"), N_("From now on"))
    tables.print_table(
        [words.text(title) for title in titles],
        (
            [
                words.text(CHANGES[each.kind]),
                board.parties[each.wish.first].name,
                board.parties[each.wish.second].name,
                said(board, each.before),
                said(board, each.after),
            ]
            for each in found
        ),
    )


def said(board: "Board", placed: "Placement | None") -> str:
    """When, at which table, who interprets."""
    if placed is None:
        return "—"
    starts = board.spans[placed.slot].starts_at.astimezone(board.zone)
    voice = board.voices.get(placed.interpreter) if placed.interpreter else None
    parts = [f"{starts:%Y-%m-%d %H:%M}", board.tables[placed.place].label, voice and voice.name]
    return " · ".join(part for part in parts if part)


def plain(board: "Board", each: "Difference | Change") -> dict[str, object]:
    """What becomes of a meeting, as JSON has it."""
    return {
        "kind": each.kind,
        "request": each.wish.id,
        "participants": [board.parties[side].name for side in (each.wish.first, each.wish.second)],
        "before": placed(board, each.before),
        "after": placed(board, each.after),
    }


def placed(board: "Board", found: "Placement | None") -> dict[str, object] | None:
    """Where a meeting is, as JSON has it; None where it has no place."""
    if found is None:
        return None
    span = board.spans[found.slot]
    voice = board.voices.get(found.interpreter) if found.interpreter else None
    return {
        "slot": span.id,
        "starts_at": span.starts_at.astimezone(board.zone).isoformat(),
        "ends_at": span.ends_at.astimezone(board.zone).isoformat(),
        "table": board.tables[found.place].label,
        "interpreter": voice.name if voice else None,
    }
