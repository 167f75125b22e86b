"""What is said of a plan: how far it is, what it is worth, what it changes."""

from __future__ import annotations

from scse_desk.domain import scheduling
from scse_desk.domain.board import Board
from scse_desk.domain.scheduling import Difference, Proposal
from scse_desk.language import N_
from scse_desk.scheduling.options import Sight
from scse_desk.scheduling.values import Placement, Stage
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import marks as signs
from scse_desk.ui.matchmaking import words
from scse_desk.ui.matchmaking.marks import Mark, Marks

HEADINGS = {
    scheduling.DROPPED: N_("Taken off · {number}"),
    scheduling.MOVED: N_("At another time · {number}"),
    scheduling.PLACED: N_("Newly placed · {number}"),
    scheduling.TABLE: N_("At another table · {number}"),
    scheduling.INTERPRETER: N_("Another interpreter · {number}"),
}
"""Kinds of differences in the order they matter to those who must be told."""
LESS_IS_BETTER = frozenset({"moved", "breaks", "preferred", "tables"})


def held(context: Context, number: int, requests: int) -> str:
    """How many wishes a plan holds."""
    many = context.language.number
    return context.text(
        N_("{held} of {number} wishes held"), held=many(number), number=many(requests)
    )


def most(context: Context, number: int) -> str:
    """What no plan can do better than."""
    return context.text(
        N_("no plan can hold more than {number}"), number=context.language.number(number)
    )


def sight(context: Context, seen: Sight) -> list[str]:
    """How far a scheduling is, line by line."""
    lines = [held(context, seen.held, seen.requests)]
    if seen.most_held is not None:
        lines.append(most(context, seen.most_held))
    title = scheduling.OBJECTIVES.get(seen.stage)
    if title is not None:
        lines.append(context.text(N_("Now better: {objective}"), objective=context.text(title)))
    if seen.value is not None and title is not None:
        number = context.language.number
        bound = "" if seen.bound is None else f" ({limit(context, seen.stage, seen.bound)})"
        lines.append(f"{number(seen.value)}{bound}")
    return lines


def limit(context: Context, stage: str, bound: int) -> str:
    """A bound with its direction."""
    sign = "≥" if stage in LESS_IS_BETTER else "≤"
    return f"{sign} {context.language.number(bound)}"


def certainty(context: Context, stage: Stage) -> tuple[str, str]:
    """Whether an objective is proven to be at its best, and the tone of that."""
    if stage.is_proven:
        return context.text(N_("proven")), "green"
    return limit(context, stage.name, stage.bound), "neutral"


def where(context: Context, board: Board, placed: Placement, near: Placement | None = None) -> str:
    """The day, time and table of a placement; of the day and time what differs from another's."""
    span, table = board.spans[placed.slot], board.tables.get(placed.place)
    other = None if near is None else board.spans[near.slot]
    day = "" if other and other.day == span.day else words.short_day(context, span.day)
    starts = context.language.time(span.starts_at.astimezone(board.zone))
    same = other is not None and other.starts_at == span.starts_at
    name = words.table_name(context, table) if table else ""
    return " · ".join(filter(None, ("" if same else f"{day} {starts}".strip(), name)))


def change(context: Context, board: Board, each: Difference) -> tuple[str, str]:
    """Where a meeting is, and where it comes to or who will interpret it; "" for neither."""
    before, after = each.before, each.after
    if each.kind == scheduling.INTERPRETER:
        voice = board.voices.get((after and after.interpreter) or 0)
        return ("", f"→ {voice.name}" if voice else "")
    now = "" if before is None else where(context, board, before)
    return now, "" if after is None else f"→ {where(context, board, after, before)}"


def marks(context: Context, proposal: Proposal) -> Marks:
    """What a proposal does to the cells of the board."""
    made: dict[tuple[int, int], Mark] = {}
    board = proposal.board
    leaving = {scheduling.DROPPED: signs.DROPPED}
    coming = {scheduling.PLACED: signs.PLACED}
    for each in proposal.differences:
        if each.kind == scheduling.INTERPRETER:
            continue
        if each.before is not None:
            kind = leaving.get(each.kind, signs.FROM)
            told = "" if each.after is None else where(context, board, each.after, each.before)
            made.setdefault((each.before.slot, each.before.place), Mark(kind, each.wish.id, told))
        if each.after is not None:
            kind = coming.get(each.kind, signs.TO)
            told = "" if each.before is None else where(context, board, each.before, each.after)
            made[each.after.slot, each.after.place] = Mark(kind, each.wish.id, told)
    return made


def round_name(context: Context, round_id: int) -> str:
    """What a round is called."""
    from scse_desk.ui.saving import called

    return called(context, "matchmaking_round", round_id)
