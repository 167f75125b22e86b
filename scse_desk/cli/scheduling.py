"""`scse-desk schedule` and `why`: a round planned, and why one of its wishes is not met."""

import argparse
import json
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import FrameType
from typing import TYPE_CHECKING, Any

from scse_desk.cli import DONE, STOPPED, desk, differences, tables
from scse_desk.cli.solving import NotPositive
from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.task import Cancelled

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from scse_desk.domain.board import Board
    from scse_desk.domain.scheduling import Proposal
    from scse_desk.domain.why_not import Explained
    from scse_desk.language import Message
    from scse_desk.scheduling.options import Options, Sight
    from scse_desk.scheduling.values import Stage
    from scse_desk.task import Progress


class NoMoment(Refused):
    """What should be a moment is none."""


def run_schedule(options: argparse.Namespace, words: Language) -> int:
    """Plan a round; print what would change, and with `--apply` make it so, as one change.

    A plan that was stopped is printed and not applied.
    """
    if options.time_limit is not None and not options.time_limit > 0:
        raise NotPositive(N_("{option} must be more than 0."), option="--time-limit")
    from scse_desk.domain import called, editions, matchmaking, records, scheduling

    mode = options.mode.replace("-", "_")
    opened = desk.writing if options.apply else desk.reading
    with opened(options, words) as store:
        with store.read() as session:
            edition = editions.find(session, options.edition)
            held = called.round_called(session, options.round, edition.id, words)
            board, name = matchmaking.board(session, held.id, words.code), records.name(held)
        now = moment(options.at, board.zone)
        demands = [words.say(each) for each in _unmeetable(board, mode, now)]
        if not options.json:
            print(*demands, sep="\n", end="\n" if demands else "")
        began = time.monotonic()
        with watched(words) as (report, watch, stopped):
            budget = _budget(options, mode, watch)
            proposal = scheduling.propose(board, mode, now, budget, report)
        seconds = time.monotonic() - began
        applies = options.apply and not stopped
        if applies:
            with store.change(scheduling.APPLY, round=name) as session:
                scheduling.apply(session, proposal)
    if options.json:
        plain = _plain(proposal, seconds, applied=applies)
        print(json.dumps({**plain, "unmeetable": demands}, ensure_ascii=False))
    else:
        _print_plan(proposal, seconds, words)
        print(words.text(APPLIED if applies else NOT_KEPT if stopped else NOT_APPLIED))
    return STOPPED if options.apply and stopped else DONE


APPLIED = N_("The plan was applied as one change.")
NOT_APPLIED = N_("Nothing was changed; --apply applies the plan.")
NOT_KEPT = N_("You stopped it: this is the best plan so far. Nothing was changed.")


def _unmeetable(board: "Board", mode: str, now: datetime) -> "list[Message]":
    """The demands that no plan can meet, found before one is made."""
    from scse_desk.domain import scheduling, why_not

    counts = scheduling.plannable(board, mode, now).now is not None
    return why_not.unmeetable(board, now if counts else None)


def _budget(options: argparse.Namespace, mode: str, watch: Any) -> "Options":
    from scse_desk.domain.scheduling import FROM_NOW
    from scse_desk.scheduling.options import Options

    return Options(counts_moves=mode == FROM_NOW, seconds=options.time_limit, watch=watch)


MOMENT = re.compile(r"(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
"""Day, hour and minute: a day alone would be its midnight, which nobody means."""


def moment(text: str | None, zone: "ZoneInfo") -> datetime:
    """The moment that is named, by the clock of the edition where it has no offset; else now."""
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text if MOMENT.fullmatch(text) else "")
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise NoMoment(
            N_("“{text}” is no time; write it as 2026-03-17T14:30."), text=text
        ) from None


@contextmanager
def watched(words: Language) -> Iterator[tuple["Progress", Any, list[int]]]:
    """A bar of what is held of all, with the best possible; Ctrl+C keeps the best plan so far.

    The list is empty as long as nobody has stopped it.
    """
    seen: list[str] = [""]
    stopped: list[int] = []

    def watch(sight: "Sight") -> None:
        if sight.most_held is not None:
            number = words.number(sight.most_held)
            seen[0] = words.text(N_("at most {number} are possible"), number=number)

    def stop(number: int, _: FrameType | None) -> None:
        if stopped:
            raise KeyboardInterrupt
        stopped.append(number)

    before = signal.signal(signal.SIGINT, stop)
    try:
        with desk.bar(words.text(N_("Scheduling"))) as bar:

            def report(done: int, total: int, text: str) -> None:
                bar(done, total, text or seen[0])
                if stopped:
                    raise Cancelled

            yield report, watch, stopped
    finally:
        signal.signal(signal.SIGINT, before)


def _plain(proposal: "Proposal", seconds: float, *, applied: bool) -> dict[str, object]:
    board, plan = proposal.board, proposal.plan
    return {
        "round": board.round_id,
        "mode": proposal.mode.replace("_", "-"),
        "held": plan.held,
        "requests": len(proposal.asked.requests),
        "most_held": plan.most_held,
        "objectives": [
            {
                "name": stage.name,
                "value": stage.value,
                "bound": stage.bound,
                "proven": stage.is_proven,
            }
            for stage in plan.stages
        ],
        "differences": [differences.plain(board, each) for each in proposal.differences],
        "unmet": [wish.id for wish in proposal.unmet],
        "seconds": round(seconds, 3),
        "applied": applied,
    }


def _print_plan(proposal: "Proposal", seconds: float, words: Language) -> None:
    board, plan = proposal.board, proposal.plan
    if proposal.differences:
        differences.show(board, proposal.differences, words)
    else:
        print(words.text(N_("The plan is as it stands; nothing would change.")))
    tables.print_table(
        [*map(words.text, (N_("Objective"), N_("Value"), N_("Best possible"))), ""],
        (_objective(stage, words) for stage in plan.stages),
        frozenset({1, 2}),
    )
    values = {
        "held": words.number(plan.held),
        "number": words.number(len(proposal.asked.requests)),
        "most": words.number(plan.most_held or 0),
        "seconds": words.number(seconds, 1),
    }
    print(words.text(HELD, **values))


HELD = N_("{held} of {number} held; no plan can hold more than {most} ({seconds} s).")


def _objective(stage: "Stage", words: Language) -> list[str]:
    from scse_desk.domain.scheduling import OBJECTIVES

    return [
        words.text(OBJECTIVES[stage.name]),
        words.number(stage.value),
        words.number(stage.bound),
        words.text(N_("proven")) if stage.is_proven else "",
    ]


def run_why(options: argparse.Namespace, words: Language) -> None:
    """Say what stands in the way of a request, and the cheapest things that would let it in."""
    from scse_desk.domain import called, editions, matchmaking, scheduling, why_not

    with desk.reading(options, words) as store, store.read() as session:
        edition_id = None if options.edition is None else editions.find(session, options.edition).id
        request = called.request_called(session, options.request, edition_id, words)
        key, board = request.id, matchmaking.board(session, request.round_id, words.code)
    now = moment(options.at, board.zone)
    counts = scheduling.problem(board, scheduling.ALL, now).now is not None
    explained = why_not.explain(board, key, now if counts else None)
    if options.json:
        print(json.dumps(_plain_reasons(explained, words), ensure_ascii=False))
    else:
        _print_reasons(explained, words)


def _plain_reasons(explained: "Explained", words: Language) -> dict[str, object]:
    board = explained.board
    wish = board.wishes[explained.why.request]
    return {
        "request": wish.id,
        "participants": [board.parties[side].name for side in (wish.first, wish.second)],
        "reasons": [words.say(reason) for reason in explained.reasons],
        "remedies": [
            {
                "kind": each.remedy.way,
                "steps": [words.say(step) for step in each.steps],
                "moved": len(each.remedy.moved),
                "given_up": sorted(each.remedy.given_up),
                "proven": each.is_proven,
            }
            for each in explained.advice
        ],
        "complete": explained.why.is_complete,
    }


LETS_IN = N_("What would let it in:")
LEAST = N_("What would let it in (nothing of this kind asks for less):")


def _print_reasons(explained: "Explained", words: Language) -> None:
    print(explained.board.wishes[explained.why.request].pair)
    print(words.text(N_("What stands in the way:")))
    for reason in explained.reasons:
        print(f"  – {words.say(reason)}")
    if not explained.reasons:
        print("  – " + words.text(N_("Nothing: it fits where others are not held.")))
    for advice in explained.advice:
        print(words.text(LEAST if advice.is_proven else LETS_IN))
        for step in advice.steps:
            print(f"  – {words.say(step)}")
        for said in (advice.costs, *advice.helps):
            print(f"    {words.say(said)}")
    if not explained.advice:
        print(words.text(N_("Nothing that could be named would let it in.")))
